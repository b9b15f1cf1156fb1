"""Lots: a tie broken by a seed that nobody could choose once the votes were known.

Before the vote somebody publishes a commitment, the SHA-256 of a seed; afterwards the seed. Whoever
is tied is put in the order of the SHA-256 of three lines: the seed, the name of the matter, the
name of the one who is tied (``for`` and ``against`` where a motion is). The first are drawn.
Anybody can do it again with ``printf '%s\\n%s\\n%s' SEED MATTER NAME | sha256sum``.
"""

from __future__ import annotations

from collections.abc import Iterable

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import codes
from bylawkit.evaluate.decision import Decision, Drawn, Lot
from bylawkit.evaluate.quantities import shown
from bylawkit.evaluate.question import Question
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Side, Tie
from bylawkit.record import replace
from bylawkit.source import Place

_MOTION: tuple[str, ...] = (Side.FOR, Side.AGAINST)


def commitment_of(seed: str) -> str:
    """What is published before the vote."""
    return f"sha256:{_sha256(seed)}"


def lot_of(
    seed: str | None, commitment: str | None, place: Place | None = None
) -> tuple[Lot | None, tuple[Diagnostic, ...]]:
    """A lot to be drawn, unless its seed is not the one that was committed to."""
    if seed is None and commitment is None:
        return None, ()
    if seed is None or commitment is None:
        return None, (Diagnostic(codes.HALF_A_LOT, place),)
    stated = commitment.strip().casefold().removeprefix("sha256:")
    if stated != _sha256(seed):
        args = {"commitment": shown(commitment), "computed": commitment_of(seed)}
        return None, (Diagnostic(codes.NOT_COMMITTED, place, args),)
    return Lot(seed, f"sha256:{stated}"), ()


def drawn(question: Question, decision: Decision, lot: Lot | None) -> Decision:
    """The decision with its tie broken by lot, if the matter leaves ties to a lot."""
    if lot is None or not decision.tied or decision.narrows or question.tie is not Tie.LOT:
        return decision
    order = in_order(lot.seed, question.matter.name, decision.tied)
    first = order[0].name
    winners = decision.winners
    if tuple(decision.tied) == _MOTION:
        outcome = Outcome.CARRIED if first == Side.FOR else Outcome.REJECTED
    else:
        outcome = Outcome.CARRIED
        places = (question.matter.winners or 1) - len(winners)
        winners += tuple(one.name for one in order[:places])
    if outcome is Outcome.CARRIED and question.consents:
        outcome = Outcome.FOR_HUMAN_DECISION
    consents = question.consents if outcome is Outcome.FOR_HUMAN_DECISION else ()
    return replace(
        decision, outcome=outcome, winners=winners, tied=(), consents=consents, lot=lot, drawn=order
    )


def in_order(seed: str, matter: str, names: Iterable[str]) -> tuple[Drawn, ...]:
    """Who is tied, in the order in which they are drawn."""
    found = (Drawn(str(name), _sha256(f"{seed}\n{matter}\n{name}")) for name in names)
    return tuple(sorted(found, key=lambda one: one.sha256))


def _sha256(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
