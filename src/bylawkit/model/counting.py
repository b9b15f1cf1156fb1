"""What becomes of each kind of vote: the one place where counting is defined.

========== ==================== ============== ============== =================
kind       treatment            takes part     valid ballot   joins the side of
========== ==================== ============== ============== =================
for        –                    yes            yes            for
against    –                    yes            yes            against
others     –                    yes            yes            nobody
follow     –                    yes            yes            the majority
abstain    participates         yes            yes            nobody
invalid    participates         yes            no             nobody
silent     participates         yes            no             nobody
any        follows the majority yes [1]_       yes            the majority
any        against              yes [1]_       yes            against
any        not counted          no             no             nobody
unserved   –                    no             no             nobody
========== ==================== ============== ============== =================

``others`` are votes for other candidates. *The majority* is for if the votes expressly for
outnumber those expressly against, against if it is the other way round, and nobody if they are
equal; each measure is counted by itself. *Attending* are all who returned a ballot, whatever it
says, and silent votes that join a side.

.. [1] A silent vote that joins a side is looked at once enough others have taken part: it counts
   in the test of approval, and never in the test of turnout. Neither does it ever help to reach a
   turnout that a statute demands, where the statute asks who took part.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.model.votes import Base, Treatment

if TYPE_CHECKING:
    from bylawkit.model.votes import Matter

RETURNED = ("for", "others", "against", "abstain", "follow", "invalid")
"""The kinds of vote on ballots that came back."""

KINDS = (*RETURNED, "silent", "unserved")
"""Every kind of vote; together they are the total."""

MAJORITY = "majority"


class Treatments(NamedTuple):
    """What becomes of votes that are neither yes nor no; as here unless a matter says otherwise.

    A matter cannot say otherwise of ``follow``; another treatment shows what such votes changed.
    """

    abstain: Treatment = Treatment.PARTICIPATES
    invalid: Treatment = Treatment.PARTICIPATES
    silent: Treatment = Treatment.NOT_COUNTED
    follow: Treatment = Treatment.FOLLOWS_MAJORITY


class Standing(NamedTuple):
    """Where a kind of vote counts. ``side`` is ``for``, ``against``, ``majority`` or ``None``."""

    participates: bool
    attends: bool
    valid: bool
    side: str | None = None

    def counts_in(self, base: Base) -> bool:
        """Whether such a vote is part of ``base``."""
        match base:
            case Base.ALL:
                return True
            case Base.PARTICIPATING:
                return self.participates
            case Base.ATTENDING:
                return self.attends
            case Base.CAST:
                return self.valid


def treatments_of(matter: Matter) -> Treatments:
    """The treatments of a matter: as stated, else as :class:`Treatments` has them."""
    default = Treatments()
    return Treatments(
        matter.abstain or default.abstain,
        matter.invalid or default.invalid,
        matter.silent or default.silent,
    )


@cache
def standing(
    kind: str, treatments: Treatments, *, turnout: bool, statute: bool = False
) -> Standing:
    """Where a vote of ``kind`` counts, in a test of turnout or else of approval.

    ``statute`` says that the test is a statute's, not the bylaw's own.
    """
    match kind:
        case "for" | "against":
            return Standing(True, True, True, kind)
        case "others":
            return Standing(True, True, True)
        case "follow":
            return _treated(treatments.follow, attends=True, valid=True)
        case "abstain":
            return _treated(treatments.abstain, attends=True, valid=True)
        case "invalid":
            return _treated(treatments.invalid, attends=True, valid=False)
        case "silent" if not (turnout and (statute or joins_a_side(treatments.silent))):
            return _treated(treatments.silent, attends=False, valid=False)
        case _:
            return Standing(False, False, False)


@cache
def kinds_in(
    base: Base, treatments: Treatments, turnout: bool, statute: bool = False
) -> tuple[str, ...]:
    """The kinds of vote that are part of ``base``."""
    return tuple(
        kind
        for kind in KINDS
        if standing(kind, treatments, turnout=turnout, statute=statute).counts_in(base)
    )


@cache
def kinds_joining(
    side: str, treatments: Treatments, turnout: bool, statute: bool = False
) -> tuple[str, ...]:
    """The kinds of vote that join ``side``: for, against, or the majority."""
    return tuple(
        kind
        for kind in KINDS
        if standing(kind, treatments, turnout=turnout, statute=statute).side == side
    )


def joins_a_side(treatment: Treatment) -> bool:
    """Whether votes so treated count for or against."""
    return treatment in (Treatment.FOLLOWS_MAJORITY, Treatment.AGAINST)


def _treated(treatment: Treatment, *, attends: bool, valid: bool) -> Standing:
    match treatment:
        case Treatment.NOT_COUNTED:
            return Standing(False, attends, False)
        case Treatment.PARTICIPATES:
            return Standing(True, attends, valid)
        case Treatment.FOLLOWS_MAJORITY:
            return Standing(True, True, True, MAJORITY)
        case Treatment.AGAINST:
            return Standing(True, True, True, "against")
