"""``bylawkit test --boundaries``: the votes around each test, written as scenarios and confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from bylawkit.cli.console import Console
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.source import Source, Span

Noticed = tuple[Diagnostic, ...]


def print_packs(bylaws: Iterable[Bylaw], console: Console) -> int:
    """Print the pack of each bylaw; exit status 1 if one does not come out as it says."""
    status = 0
    for bylaw in bylaws:
        text = pack_of(bylaw)
        console.out(text)
        status = max(status, console.report(unconfirmed(bylaw, text)))
    return status


def pack_of(bylaw: Bylaw) -> str:
    """The boundary scenarios of a bylaw, as text in its language."""
    from bylawkit.evaluate.boundaries import boundaries
    from bylawkit.evaluate.boundary_text import head_text, pack_lines
    from bylawkit.evaluate.question import question_of
    from bylawkit.pipeline import law_for
    from bylawkit.source import Source
    from bylawkit.syntax.printer import format_text

    floors = law_for(bylaw).in_force()
    lines = [head_text(bylaw, bylaw.lang), ""]
    for matter in bylaw.matters:
        found = boundaries(bylaw, question_of(bylaw, matter, floors))
        lines += [*pack_lines(matter, found, bylaw.lang), ""]
    text, noticed = format_text(Source("-", "\n".join(lines).strip() + "\n"), bylaw.lang)
    assert text is not None, noticed
    return text


def unconfirmed(bylaw: Bylaw, pack: str) -> Noticed:
    """What goes wrong when the bylaw is read with its pack below it, and the pack is run."""
    from bylawkit.checks.scenarios import scenario_findings
    from bylawkit.evaluate.scenarios import run_scenarios
    from bylawkit.pipeline import law_for, read_source
    from bylawkit.source import Source

    reading = read_source(Source(bylaw.source.path, f"{bylaw.source.text}\n{pack}"))
    if reading.bylaw is None or not reading.ok:
        return reading.diagnostics
    floors = law_for(reading.bylaw).in_force()
    results = run_scenarios(reading.bylaw, lambda *_: floors)
    below = len(bylaw.source.text)
    added = [one for one in results if _is_below(one.scenario.span, reading.source, below)]
    return tuple(scenario_findings(added))


def _is_below(span: Span, source: Source, start: int) -> bool:
    return span.source is source and span.start > start
