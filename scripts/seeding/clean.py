"""Texts without a fault, on which the checker has to be silent: no error and no warning."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.cli.new import KINDS, starter
from bylawkit.diagnostics import Severity
from bylawkit.pipeline import findings, read_text
from bylawkit.resolve.lawbook import known_places
from literate.page import ROOT, pages
from literate.reading import whole

GROUPS = ("examples", "literate pages", "starters")


def clean_texts() -> Iterator[tuple[str, str, list[str]]]:
    """Every clean text: its group, its name, and what is nevertheless said of it."""
    for path in sorted((ROOT / "examples").glob("*/*.bylaw")):
        if path.parent.name != "published":  # real rules, whose faults are known
            yield GROUPS[0], path.parent.name, _loud(path.read_text(encoding="utf-8"), str(path))
    for page in pages():
        for lang, fence in (("zh", page.chinese), ("en", page.english)):
            said = [code for _, code, severity in whole(fence, lang).found() if _is_loud(severity)]
            yield GROUPS[1], f"{page.path.stem} ({lang})", said
    yield from _starters()


def _starters() -> Iterator[tuple[str, str, list[str]]]:
    for place in known_places():
        for lang in ("zh", "en"):
            for kind in KINDS:
                text = starter(kind, lang, place)["bylaw.bylaw"].decode()
                yield GROUPS[2], f"new {kind} --lang {lang} --place {place}", _loud(text)


def _loud(text: str, path: str = "-") -> list[str]:
    return [one.code.id for one in findings(read_text(text, path)) if _is_loud(one.severity)]


def _is_loud(severity: Severity) -> bool:
    return severity is not Severity.INFO
