"""What is written down is true: paths exist, nothing names a machine, README's commands run."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FOLDERS = "src|docs|tests|scripts|benchmarks|examples|grammar|templates|.ci"
MENTIONED = re.compile(rf"`((?:{FOLDERS})/[^`\s]*|[A-Z][A-Za-z.]*\.md|pyproject\.toml)`")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
PLACEHOLDER = re.compile(r"[<>*…{]|NAME")

MACHINE_PATHS = ["/" + name + "/" for name in ("work", "root", "tmp", "home", "Users", "opt")]
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("crates", "io"),
        ("debian", "org"),
        ("conda", "org"),
    )
]


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project, as git sees it."""
    line = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(line, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    named = [ROOT / name for name in listed.decode().split("\0") if name]
    return tuple(path for path in named if path.is_file())


def pages() -> list[Path]:
    return [path for path in files() if path.suffix == ".md"]


def test_every_path_that_a_page_mentions_exists() -> None:
    assert len(pages()) > 5
    missing = []
    for page in pages():
        text = page.read_text(encoding="utf-8")
        for name in MENTIONED.findall(text):
            if not PLACEHOLDER.search(name) and not (ROOT / name).exists():
                missing.append(f"{page.relative_to(ROOT)}: `{name}`")
        for name in LINK.findall(text):
            if not (page.parent / name).exists():
                missing.append(f"{page.relative_to(ROOT)}: link to {name}")
    assert not missing, "\n".join(missing)


def test_no_file_names_a_machine_or_a_registry() -> None:
    wrong = []
    for path in files():
        text = path.read_bytes().decode("utf-8", errors="replace")
        wrong += [
            f"{path.relative_to(ROOT)} names {word}"
            for word in (*MACHINE_PATHS, *REGISTRIES)
            if word in text
        ]
    assert not wrong, "\n".join(wrong)


def test_no_file_is_large() -> None:
    large = [path.name for path in files() if path.stat().st_size > 1_000_000]
    assert large == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("README.md", "README.zh.md"),
        ("docs/language.md", "docs/语言.md"),
        ("docs/integrators.md", "docs/integrators.zh.md"),
        ("examples/integration/README.md", "examples/integration/README.zh.md"),
    ],
)
def test_twins_have_the_same_sections(one: str, other: str) -> None:
    def headings(name: str) -> list[str]:
        text = re.sub(r"^```.*?^```", "", (ROOT / name).read_text("utf-8"), flags=re.M | re.S)
        return [line.split(" ")[0] for line in text.splitlines() if line.startswith("#")]

    assert len(headings(one)) > 5
    assert headings(one) == headings(other)
