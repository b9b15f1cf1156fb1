"""Lots: a tie broken by a seed that nobody could choose once the votes were known.

Before the vote somebody publishes a commitment, the SHA-256 of a seed; afterwards the seed. Whoever
is tied is put in the order of the SHA-256 of three lines: the seed, the name of the matter, the
name of the one who is tied (``for`` and ``against`` where a motion is). The first are drawn, as many
as there are places left: of those to be elected, or of a shortlist.
Anybody can do it again with ``printf '%s\\n%s\\n%s' SEED MATTER NAME | sha256sum``. On a sheet with
lines the name of the line comes after that of the matter, so that one seed draws each line by itself.

A seed draws one tie of the rounds of a vote: once it is known, the next round is not blind any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate.decision import Decision, Drawn, Lot
from bylawkit.evaluate.question import Question
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Side, Tie
from bylawkit.record import replace
from bylawkit.source import Place


class Lots(NamedTuple):
    """The lots of a vote: those that single rounds have of their ``own``, and one for any other.

    ``line`` is the line of a sheet that is decided.
    """

    common: Lot | None = None
    own: tuple[Lot | None, ...] = ()
    line: str = ""

    def of(self, number: int) -> Lot | None:
        """The lot of a round, counted from 1."""
        own = self.own[number - 1] if number <= len(self.own) else None
        return own or self.common


def commitment_of(seed: str) -> str:
    """What is published before the vote."""
    return f"sha256:{_sha256(seed)}"


def lot_of(
    seed: str | None, commitment: str | None, place: Place | None = None
) -> tuple[Lot | None, tuple[Diagnostic, ...]]:
    """A lot to be drawn, unless its seed is not the one that was committed to."""
    if seed is None and commitment is None:
        return None, ()
    from bylawkit.evaluate import codes
    from bylawkit.evaluate.quantities import shown

    if seed is None or commitment is None:
        return None, (Diagnostic(codes.HALF_A_LOT, place),)
    stated = commitment.strip().casefold().removeprefix("sha256:")
    if stated != _sha256(seed):
        args = {"commitment": shown(commitment), "computed": commitment_of(seed)}
        return None, (Diagnostic(codes.NOT_COMMITTED, place, args),)
    return Lot(seed, f"sha256:{stated}"), ()


def is_for_a_lot(question: Question, decision: Decision) -> bool:
    """Whether votes are level, and the matter leaves that to a lot."""
    return bool(decision.tied) and decision.level and question.tie is Tie.LOT


def drawn(question: Question, decision: Decision, lot: Lot | None, line: str = "") -> Decision:
    """The decision with its tie broken by lot, if the matter leaves ties to a lot.

    ``line`` is the line of a sheet that is decided.
    """
    if lot is None or not is_for_a_lot(question, decision):
        return decision
    subject = f"{question.matter.name}\n{line}" if line else question.matter.name
    order = in_order(lot.seed, subject, decision.tied)
    places = _places(question, decision)
    order = tuple(one._replace(chosen=at < places) for at, one in enumerate(order))
    found = _chosen(question, decision, tuple(one.name for one in order[:places]))
    return replace(found, tied=(), lot=lot, drawn=order)


def _places(question: Question, decision: Decision) -> int:
    """How many of those tied get what they are tied for."""
    if decision.of_motion:
        return 1
    if decision.narrows:
        return (question.matter.shortlist or 1) - len(decision.shortlisted)
    return (question.matter.winners or 1) - len(decision.winners)


def _chosen(question: Question, decision: Decision, first: tuple[str, ...]) -> Decision:
    """What becomes of the matter where these were drawn first."""
    if decision.narrows:
        listed = decision.shortlisted + first
        return replace(decision, outcome=Outcome.UNDETERMINED, shortlisted=listed)
    if decision.of_motion and first == (Side.AGAINST,):
        return replace(decision, outcome=Outcome.REJECTED)
    elected = () if decision.of_motion else decision.winners + first
    if question.consents:
        by_people = Outcome.FOR_HUMAN_DECISION
        return replace(decision, outcome=by_people, winners=elected, consents=question.consents)
    return replace(decision, outcome=Outcome.CARRIED, winners=elected)


def in_order(seed: str, matter: str, names: Iterable[str]) -> tuple[Drawn, ...]:
    """Who is tied, in the order in which they are drawn."""
    found = (Drawn(str(name), _sha256(f"{seed}\n{matter}\n{name}")) for name in names)
    return tuple(sorted(found, key=lambda one: one.sha256))


def _sha256(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
