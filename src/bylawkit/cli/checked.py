"""What ``check`` has to tell of one file: as it was just found, or as it was kept from before.

What is kept is told already: the text that goes to the terminal, and what the last line counts. The
findings themselves are unpacked only for a form, or in a language, that asks for them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.cli.console import Console, has_colour, status
from bylawkit.diagnostics import Allowed, Diagnostic, Severity

if TYPE_CHECKING:
    from bylawkit.evaluate.coalitions.findings import Sway
    from bylawkit.model.bylaw import Bylaw

Found = tuple[tuple[Diagnostic, ...], tuple[Allowed, ...]]


class Checked:
    """One file, in its language, with everything that was found; ``read`` if it could be opened."""

    def __init__(
        self,
        lang: str | None,
        found: tuple[Diagnostic, ...] = (),
        bylaw: Bylaw | None = None,
        allowed: tuple[Allowed, ...] = (),
        *,
        read: bool = True,
        sway: Sway | None = None,
    ) -> None:
        self.lang = lang
        self.bylaw = bylaw
        self.read = read
        self.sway = sway
        self._told: Found = found, allowed

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        return self._told[0]

    @property
    def allowed(self) -> tuple[Allowed, ...]:
        return self._told[1]

    @property
    def counts(self) -> tuple[int, ...]:
        """How many findings there are of each severity."""
        severities = [one.severity for one in self.found]
        return tuple(map(severities.count, Severity))

    @property
    def allowed_codes(self) -> tuple[str, ...]:
        return tuple(one.diagnostic.code.id for one in self.allowed)

    def report(self, speaker: Console) -> int:
        """Print the findings, and return the exit status that they call for."""
        return speaker.report(self.found)


class Brief(NamedTuple):
    """A file without its findings: they are ``text`` in its own language, without colours.

    ``statuses`` are the exit status as it is, and if warnings count as errors.
    """

    lang: str | None
    read: bool
    counts: tuple[int, ...]
    allowed_codes: tuple[str, ...]
    statuses: tuple[int, int]
    text: str


def brief_of(one: Checked) -> Brief:
    """The same in brief; what has no language is told in none."""
    from bylawkit.diagnostics import text

    told = text.write(one.found, one.lang) if one.lang is not None else ""
    statuses = status(one.found), status(one.found, strict=True)
    return Brief(one.lang, one.read, one.counts, one.allowed_codes, statuses, told)


class Kept(Checked):
    """A file known in brief; ``plain`` is JSON that says its findings."""

    def __init__(self, brief: Brief, plain: bytes) -> None:
        self.lang = brief.lang
        self.bylaw = self.sway = None
        self.read = brief.read
        self._brief, self._plain = brief, plain

    @cached_property
    def _told(self) -> Found:  # type: ignore[override]
        from json import loads

        from bylawkit.diagnostics.plain import from_plain

        return from_plain(loads(self._plain))

    @property
    def counts(self) -> tuple[int, ...]:
        return self._brief.counts

    @property
    def allowed_codes(self) -> tuple[str, ...]:
        return self._brief.allowed_codes

    def report(self, speaker: Console) -> int:
        import sys

        if speaker.lang != self.lang or has_colour(sys.stderr):
            return speaker.report(self.found)
        if self._brief.text:
            speaker.say(self._brief.text)
        return self._brief.statuses[speaker.strict]
