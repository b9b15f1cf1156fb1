"""Which pages belong to the site of which language."""

from __future__ import annotations

from pathlib import Path

SAME = {"语言.md": "language.md", "checks/zh": "checks/en"}
"""Chinese pages whose English twin is named otherwise."""


def language_of(name: str) -> str:
    """The language of the site in which a page stands, by its path below ``docs``; empty for both."""
    if name.endswith(".zh.md") or name.startswith(tuple(SAME)):
        return "zh"
    return "en" if name.startswith(tuple(SAME.values())) else ""


def excluded(docs: Path, lang: str) -> list[str]:
    """The pages that the site of a language leaves out: those that it has in its own."""
    names = sorted(one.relative_to(docs).as_posix() for one in docs.rglob("*.md"))
    return ["site", *(name for name in names if home(docs, name, lang) != lang)]


def home(docs: Path, name: str, lang: str) -> str:
    """The site in which a page stands, seen from the site of a language."""
    found = language_of(name)
    if not found:
        twin = docs / (name.removesuffix(".md") + ".zh.md")
        return "en" if twin.is_file() else lang
    return found
