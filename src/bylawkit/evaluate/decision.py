"""Decisions: the outcome of a vote, and every reason for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from bylawkit.model.law import Provision, Statute
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Citation
from bylawkit.model.votes import Comparison, Consent, Matter, Measure, Treatment
from bylawkit.record import record

if TYPE_CHECKING:
    from bylawkit.evaluate.objecting import Objected

Part = Literal["turnout", "guard", "approve", "overturn"]
"""A test of turnout, of approval, of objections, or the condition on which silent votes join a side."""

DayFrom = Literal["stated", "ballots", "bylaw"]
"""Where the day of a decision comes from: somebody stated it; the last ballot was cast on it; or
nobody knows when the vote was, and the law is that of the bylaw's own day."""


class Occasion(NamedTuple):
    """Where the day and the figures of a decision come from: from ``ballots``, or else a tally,
    which may have ``chinese`` keys."""

    day_from: DayFrom = "stated"
    ballots: bool = False
    chinese: bool = False


Floors = tuple[tuple[Statute, Provision], ...]
"""What statutes demand of a matter, on the day of the vote."""


class Rule(NamedTuple):
    """Where a test comes from: an article of the bylaw, or a provision of a statute."""

    article: int | None
    basis: tuple[Citation, ...]
    statute: Statute | None = None

    @property
    def law(self) -> str | None:
        """The key of the statute, or ``None`` for the bylaw's own test."""
        return None if self.statute is None else self.statute.key or self.statute.name


@record
class Reason:
    """One comparison, worked out. Figures are whole numbers, areas in 0.01 m².

    ``need`` is the least figure that satisfies the test (the greatest, for tests such as *at most*
    one quarter against), ``have`` the figure counted, ``whole`` the figure that it is a share of,
    ``short_by`` what is lacking (or too much), 0 if met. What is unknown is ``None`` and
    ``missing`` names the figures that would settle it; ``between`` what ``have`` is at least and at
    most, if the total is known, and a test may then be met, or not, whatever the missing figures
    are. ``one_of`` is true if the test is one of several alternatives.
    """

    part: Part
    comparison: Comparison
    rule: Rule
    whole: int | None
    need: int | None
    have: int | None
    short_by: int | None
    met: bool | None
    missing: tuple[str, ...] = ()
    one_of: bool = False
    candidate: str | None = None
    between: tuple[int, int] | None = None


class Default(NamedTuple):
    """A treatment that the matter does not state and that votes came under."""

    kind: str
    treatment: Treatment
    votes: Mapping[Measure, int]


class Without(NamedTuple):
    """What had come of it if votes of a kind, treated so, had joined no side."""

    kind: str
    treatment: Treatment
    outcome: Outcome


class Needed(NamedTuple):
    """How many of the votes that have not come in, or are unknown, must be yes for it to carry.

    ``of`` is how many these are, ``least`` how many of them; ``None``: not even all are enough.
    """

    measure: Measure
    of: int
    least: int | None


class Lot(NamedTuple):
    """A seed, and the commitment to it that was published before the vote."""

    seed: str
    commitment: str


class Drawn(NamedTuple):
    """Somebody tied, the hash whose order decides, and whether a place is theirs; see :mod:`bylawkit.evaluate.lots`."""

    name: str
    sha256: str
    chosen: bool = False


class Assumed(NamedTuple):
    """A total that the tally does not state and that the bylaw does."""

    measure: Measure
    total: int
    article: int | None


@record
class Decision:
    """What became of a matter, and why.

    ``winners`` are the candidates that won. ``missing`` names every figure (``area.for``) that some
    test lacked, whether or not the outcome hangs on it. ``tied`` names candidates that a person
    must choose between, or is ``("for", "against")`` for a tie that a person breaks; they
    are ``level`` unless one measure has others ahead than another.
    ``consents`` are those that the tally cannot show and that are needed besides. ``policies`` say
    what had come of it without the silent votes, and without those that follow the majority, where
    there are any that join a side. ``needed`` says what would carry a motion that is not carried.
    A tie broken by ``lot`` has everybody ``drawn`` in order. ``fallen`` is true if the vote was
    carried and objections overturned it; ``objected`` says which objections counted, if it would
    stand without them. Where a round ``narrows`` the candidates down, those ``shortlisted`` go on
    to the next.
    """

    matter: Matter
    on: date | None
    outcome: Outcome
    reasons: tuple[Reason, ...]
    defaults: tuple[Default, ...] = ()
    assumed: tuple[Assumed, ...] = ()
    winners: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    consents: tuple[Consent, ...] = ()
    policies: tuple[Without, ...] = ()
    needed: tuple[Needed, ...] = ()
    lot: Lot | None = None
    drawn: tuple[Drawn, ...] = ()
    fallen: bool = False
    narrows: bool = False
    shortlisted: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    objected: Objected | None = None
    level: bool = True

    @property
    def without_silent(self) -> Outcome | None:
        """The outcome that silent votes changed, if they changed it."""
        found = [one.outcome for one in self.policies if one.kind == "silent"]
        return found[0] if found and found[0] is not self.outcome else None

    @property
    def of_motion(self) -> bool:
        """Whether it is for or against, and not between candidates."""
        return not self.matter.options and all(one.candidate is None for one in self.reasons)

    @property
    def winner(self) -> str | None:
        """The candidate that won, if just one did."""
        return self.winners[0] if len(self.winners) == 1 else None

    @property
    def missing(self) -> tuple[str, ...]:
        named = (name for reason in self.reasons for name in reason.missing)
        return tuple(dict.fromkeys(named))
