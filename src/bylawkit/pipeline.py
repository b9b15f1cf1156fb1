"""The road a bylaw travels. Read this file first.

text ── parse ──▶ syntax tree ── resolve ──▶ Bylaw ──┬─ check ────▶ findings
                                    ▲                ├─ evaluate ─▶ decisions, assessments
                             law packs (same road)   ├─ render ───▶ documents
                                                     ├─ export ───▶ policies
                                                     ├─ compare ──▶ changes between two versions
                                                     └─ returned ─▶ what became of an issued document

The questions that people ask of it (decide a vote, work out fees) are the functions of ``api``. They
take a path, bytes or a value, and ``import bylawkit`` offers them; ``cli`` asks the same ones.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Allowed, Diagnostic, Severity
from bylawkit.record import record, replace
from bylawkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from bylawkit.compare.values import Comparison
    from bylawkit.evaluate.coalitions.findings import Sway
    from bylawkit.evaluate.decision import Floors
    from bylawkit.evaluate.register import Register
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.law import Law
    from bylawkit.model.verdict import Verdict
    from bylawkit.model.votes import Matter
    from bylawkit.resolve.overlay import Fetch
    from bylawkit.returned.values import Verified
    from bylawkit.source import Source


@record
class Reading:
    """What came of reading one file: its meaning, and every problem noticed on the way.

    ``bylaw`` is ``None`` only if the text holds no bylaw at all. If ``ok`` is false, the bylaw may
    lack the parts that were not understood, and only its diagnostics should be used. ``comments``
    and ``statements`` are those of the text itself, not of the texts it uses.
    """

    source: Source
    bylaw: Bylaw | None
    diagnostics: tuple[Diagnostic, ...]
    comments: tuple[Span, ...] = ()
    statements: tuple[Span, ...] = ()

    @property
    def ok(self) -> bool:
        return self.bylaw is not None and not any(
            one.severity is Severity.ERROR for one in self.diagnostics
        )

    @property
    def value(self) -> Bylaw | None:
        """The bylaw, if it can be used."""
        return self.bylaw if self.ok else None

    def unwrap(self) -> Bylaw:
        """The bylaw.

        Raises:
            BylawError: it is not ``ok``; the exception holds what was noticed.
        """
        if self.bylaw is None or not self.ok:
            from bylawkit.diagnostics.raised import BylawError

            raise BylawError(self.diagnostics, "zh" if self.bylaw is None else self.bylaw.lang)
        return self.bylaw

    def _repr_html_(self) -> str:
        """For notebooks: the title, and what was noticed."""
        from bylawkit.diagnostics.html import noticed, paragraph, section

        lang = "zh" if self.bylaw is None else self.bylaw.lang
        title = self.source.path if self.bylaw is None else self.bylaw.title
        return section(lang, (paragraph(title), noticed(self.diagnostics, lang)))


def read_source(source: Source, fetch: Fetch | None = None) -> Reading:
    """Parse and resolve one text, with the texts it uses. Diagnostics come in the order of the text.

    ``fetch`` finds those texts, on disk unless another is given.

    Python's search for reference cycles is put off meanwhile: trees and records have none, and
    looking through them again and again makes the cost of a long text grow faster than its length.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        return _read(source, fetch)
    finally:
        if searching:
            gc.enable()


def _read(source: Source, fetch: Fetch | None) -> Reading:
    from bylawkit.fetch import fetch as from_disk
    from bylawkit.resolve import resolve
    from bylawkit.syntax.parser import parse

    tree = parse(source)
    bylaw, noticed = resolve(tree, fetch or from_disk)
    found = sorted((*tree.diagnostics, *noticed), key=_place(source))
    statements = tuple(source.span(one.start, one.end) for one in tree.root.nodes())
    return Reading(source, bylaw, tuple(found), tuple(tree.comments), statements)


def read_text(text: str, path: str = "-") -> Reading:
    """Parse and resolve a string; ``path`` is what messages call it."""
    from bylawkit.source import source_from_bytes

    return read_source(source_from_bytes(path, text.encode()))


def read_path(path: str | Path) -> Reading:
    """Parse and resolve one file.

    Raises:
        OSError: the file cannot be read.
        UnicodeDecodeError: it is not UTF-8.
    """
    from pathlib import Path

    from bylawkit.source import source_from_bytes

    return read_source(source_from_bytes(str(path), Path(path).read_bytes()))


def resolved_text(source: Source, lang: str | None = None) -> str:
    """A bylaw with the texts it uses as one tidy text in ``lang``, each statement with its origin.

    Only for a text whose reading is ``ok``.
    """
    from bylawkit.fetch import fetch
    from bylawkit.resolve import resolved_text as written
    from bylawkit.syntax.parser import parse

    return written(parse(source), fetch, lang)


@record
class Outcome:
    """What is to be reported of a text, and what its comments allow, each with a reason.

    ``sway`` says who decides the votes on a register, if one was given.
    """

    found: tuple[Diagnostic, ...]
    allowed: tuple[Allowed, ...] = ()
    sway: Sway | None = None


def findings(
    reading: Reading, place: tuple[str, ...] | None = None, on: date | None = None
) -> tuple[Diagnostic, ...]:
    """Every problem of a bylaw but those that its comments allow, as :func:`outcome` finds them."""
    return outcome(reading, place, on).found


def sway(
    bylaw: Bylaw, register: Register, place: tuple[str, ...] | None = None, on: date | None = None
) -> Sway:
    """Who decides the matters of the owners on a register, by the law of ``place`` on ``on``."""
    from bylawkit.evaluate.coalitions.findings import sway_of

    return sway_of(bylaw, register, law_for(bylaw, place, on).in_force())


def outcome(
    reading: Reading,
    place: tuple[str, ...] | None = None,
    on: date | None = None,
    sway: Sway | None = None,
) -> Outcome:
    """Every problem of a bylaw: those of reading it, and, if it could be read, those of its rules.

    It is judged by the law of ``place`` on the day ``on``, else by the law that it names itself.
    With the ``sway`` of its votes on a register, what that is worth saying comes with it.
    Comments allow nothing in a text that could not be understood, nor in a law pack.
    """
    found = _everything(reading, place, on)
    if sway is not None and reading.bylaw is not None:
        from bylawkit.evaluate.coalitions.findings import sway_findings

        found = (*found, *sway_findings(reading.bylaw, sway))
        found = tuple(sorted(found, key=_place(reading.source)))
    if not reading.ok or not any(map(_names_a_code, reading.comments)):
        return Outcome(found, (), sway)
    from bylawkit.checks.allowances import WITH_REGISTER, sorted_out

    unasked = WITH_REGISTER if sway is None else frozenset()
    kept, allowed = sorted_out(reading.comments, reading.statements, found, unasked)
    return Outcome(tuple(sorted(kept, key=_place(reading.source))), allowed, sway)


def _names_a_code(comment: Span) -> bool:
    text = comment.text.lower()
    return "bk" in text or "ｂｋ" in text


def _everything(
    reading: Reading, place: tuple[str, ...] | None, on: date | None
) -> tuple[Diagnostic, ...]:
    if reading.bylaw is None:
        return _pack_findings(reading)
    if not reading.ok:
        return reading.diagnostics
    from bylawkit.checks import check_bylaw
    from bylawkit.checks.scenarios import scenario_findings
    from bylawkit.evaluate.scenarios import run_scenarios
    from bylawkit.model.law import TESTS

    law = law_for(reading.bylaw, place, on)

    def in_force(_: Matter, day: date | None) -> Floors:
        of_day = law if day is None else replace(law, on=day)
        return of_day.in_force().about(*TESTS)

    failed = scenario_findings(run_scenarios(reading.bylaw, in_force))
    found = (*reading.diagnostics, *check_bylaw(reading.bylaw, law, _told(reading.bylaw)), *failed)
    return tuple(sorted(found, key=_place(reading.source)))


def _pack_findings(reading: Reading) -> tuple[Diagnostic, ...]:
    """Every problem of a text without a bylaw: if it is a law pack, those of its statutes."""
    from bylawkit.resolve import resolve_laws
    from bylawkit.syntax.parser import parse

    tree = parse(reading.source)
    statements = {one.rule for one in tree.root.nodes()}
    if not statements or statements - {"statute", "provision"}:
        return reading.diagnostics
    from bylawkit.checks.packs import check_pack
    from bylawkit.resolve.lawbook import laws_above

    pack, noticed = resolve_laws(tree)
    found = (*tree.diagnostics, *noticed)
    if not any(one.severity is Severity.ERROR for one in found):
        found += tuple(check_pack(pack, laws_above(pack)))
    return tuple(sorted(found, key=_place(reading.source)))


def _told(bylaw: Bylaw) -> Callable[[str], str]:
    """What wording of a bylaw says in its document; loads the documents at the first call."""
    ready: list[Callable[[str], str]] = []

    def told(text: str) -> str:
        if not ready:
            from bylawkit.render.references import printing

            ready.append(printing(bylaw))
        return ready[0](text)

    return told


def verdicts(bylaw: Bylaw, law: Law) -> tuple[Verdict, ...]:
    """Every voting rule beside what the law asks of it, and whether it keeps that, by proof."""
    from bylawkit.checks.verdicts import verdicts as judged

    return tuple(judged(bylaw, law))


def law_for(bylaw: Bylaw, place: tuple[str, ...] | None = None, on: date | None = None) -> Law:
    """The law by which a bylaw is judged: as asked for, else as it names itself.

    A bylaw that names no day is judged by the law of the day it takes effect, else by that now in
    force.
    """
    from bylawkit.resolve.lawbook import law_of

    home = bylaw.home
    own = () if home is None else home.place
    return law_of(place or own, on or (home and home.as_of) or bylaw.effective)


def law_sha256(bylaw: Bylaw) -> str:
    """The hash of the law packs that hold in the place a bylaw names; empty if it names none."""
    from bylawkit.resolve.lawbook import law_sha256 as hashed

    return hashed(bylaw.home.place) if bylaw.home is not None else ""


def compared(old: Reading, new: Reading) -> Comparison:
    """What changed in meaning between two versions, and which problems are new or mended.

    Only for readings that are ``ok``.
    """
    from bylawkit.compare.compare import compare

    assert old.bylaw is not None
    assert new.bylaw is not None
    return compare(old.bylaw, new.bylaw, findings(old), findings(new))


def verified(
    path: str, data: bytes, reading: Reading | None
) -> tuple[Verified | None, tuple[Diagnostic, ...]]:
    """A Word document that came back beside its source, else beside its own record.

    Only for a reading that is ``ok``.
    """
    from bylawkit.returned.verify import Source as Beside
    from bylawkit.returned.verify import verify
    from bylawkit.source import source_from_bytes

    if reading is None:
        return verify(path, data, None)
    assert reading.bylaw is not None
    home = reading.source.path

    def read(text: str) -> Bylaw | None:
        return read_source(source_from_bytes(home, text.encode("utf-8", "surrogatepass"))).value

    laws = law_sha256(reading.bylaw)
    return verify(path, data, Beside(path=home, bylaw=reading.bylaw, read=read, laws=laws))


def _place(source: Source) -> Callable[[Diagnostic], tuple[bool, str, int, int]]:
    """The order of diagnostics: by place, those of the text itself before those of its bases."""

    def place(diagnostic: Diagnostic) -> tuple[bool, str, int, int]:
        span = diagnostic.span
        if not isinstance(span, Span):
            return False, "", 0, 0
        return span.source is not source, span.path, span.start, span.end

    return place
