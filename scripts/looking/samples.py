"""One document of every kind in each language, made by the commands that a user gives.

The Chinese ones are of ``examples/old``, the English ones of ``examples/commercial-en``, each with
a register of a dozen units.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]
UNITS = 12
_KIND = re.compile(r'name="bylawkit kind"><vt:lpwstr>([^<]*)<')
_GENERAL = (
    "bylaws", "fees", "household", "dunning", "assembly-rules", "council-rules", "covenant", "review",
)  # fmt: skip


class Source(NamedTuple):
    """Where the documents of a language come from: a folder, a matter, a change of its rules."""

    folder: str
    matter: str
    old: str
    new: str


SOURCES = {
    "zh": Source("old", "修订规约", "面积三分之二以上", "面积过半数"),
    "en": Source("commercial-en", "amend-bylaws", "area 2/3 or-more", "area majority"),
}


class Sample(NamedTuple):
    """A document: its language, its kind, and its bytes."""

    lang: str
    kind: str
    data: bytes


def samples() -> tuple[Sample, ...]:
    """Every kind in both languages, in the order of the catalogue, amendments last."""
    with TemporaryDirectory(prefix="bylawkit-looking-") as home:
        return tuple(one for lang in SOURCES for one in _of(lang, Path(home)))


def _of(lang: str, home: Path) -> Iterator[Sample]:
    from bylawkit.render.catalogue import TITLES

    source = SOURCES[lang]
    folder, out = ROOT / "examples" / source.folder, home / lang
    register = home / f"{lang}.csv"
    register.write_text(_first_lines(folder / "register.csv"), encoding="utf-8")
    given = ("--register", str(register), "--out", str(out))
    tally = ("--tally", str(folder / "tally.json"))
    _run("build", folder, *given, *tally, "--matter", source.matter, "--on", "2026-05-06")
    kinds = [word for kind in _GENERAL for word in ("--kind", kind)]
    _run("build", folder, *given, *kinds, "--on", "2026-12-31")
    found = {_kind_of(one): one for one in sorted(out.glob("*.docx"))}
    assert sorted(found) == sorted(TITLES), sorted(set(TITLES) ^ set(found))
    for kind in TITLES:
        yield Sample(lang, kind, found[kind].read_bytes())
    yield from _amendment(lang, source, folder, home)
    if lang == "en":
        beside = home / "beside"
        chinese = ROOT / "examples" / "commercial"
        _run("build", chinese, "--kind", "bylaws", "--beside", folder, "--out", beside)
        yield Sample("zh", "bylaws-zh-en", next(beside.iterdir()).read_bytes())


def _amendment(lang: str, source: Source, folder: Path, home: Path) -> Iterator[Sample]:
    """The comparison table and the redline."""
    text = next(folder.glob("*.bylaw")).read_text(encoding="utf-8")
    old, new, out = home / "a.bylaw", home / "b.bylaw", home / f"{lang}-amended"
    old.write_text(text, encoding="utf-8")
    new.write_text(text.replace(source.old, source.new), encoding="utf-8")
    _run("--lang", lang, "diff", old, new, "--to", "docx", "--out", out)
    table, marked = sorted(out.iterdir(), key=lambda one: "<w:ins " in _part(one, _BODY))
    yield Sample(lang, "amendments", table.read_bytes())
    yield Sample(lang, "redline", marked.read_bytes())


_BODY = "word/document.xml"


def _first_lines(path: Path) -> str:
    with path.open(encoding="utf-8-sig") as file:
        return "".join(islice(file, UNITS + 1))


def _kind_of(path: Path) -> str:
    found = _KIND.search(_part(path, "docProps/custom.xml"))
    assert found is not None
    return found[1]


def _part(path: Path, name: str) -> str:
    with ZipFile(path) as archive:
        return archive.read(name).decode()


def _run(*words: str | Path) -> None:
    """One command, without what it prints."""
    from bylawkit.cli import main

    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = main([str(one) for one in words])
    if status:
        raise SystemExit(
            f"exit status {status}: bylawkit {' '.join(map(str, words))}\n{said.getvalue()[:2000]}"
        )
