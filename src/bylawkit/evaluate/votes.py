"""Votes: a matter, a tally and a day in; a decision with its reasons out.

Tests are three-valued (:mod:`bylawkit.evaluate.judging`). Shares are compared by cross-multiplication
in whole numbers. A share of nothing is never reached: where nobody took part, no test of those who
took part is met.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from bylawkit.evaluate.asked import comparisons
from bylawkit.evaluate.candidates import candidates_of, choose, votes_together
from bylawkit.evaluate.decision import Assumed, Decision, Default, Floors, Without
from bylawkit.evaluate.judging import Judge, Truth
from bylawkit.evaluate.needed import still_needed
from bylawkit.evaluate.question import Question, question_of
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import Treatments
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Matter, Measure, Side, Tie, Treatment
from bylawkit.record import replace


def decide(
    bylaw: Bylaw,
    matter: Matter,
    tally: Tally,
    on: date | None = None,
    floors: Floors = (),
    *,
    second_call: bool = False,
) -> Decision:
    """Decide ``matter`` by its own tests and by the statutes in ``floors``.

    A matter without tests of its own is decided by those of the body that decides it. ``floors``
    holds provisions in force on the day ``on``; those about other classes of matter are passed
    over, and those that only fill gaps count where the bylaw has no test of its own. On a second
    call the matter's turnout for second calls takes the place of its turnout.
    """
    return answer(question_of(bylaw, matter, floors, second_call=second_call), tally, on)


def answer(question: Question, tally: Tally, on: date | None = None) -> Decision:
    """Decide one tally."""
    tally, assumed = _with_seats(question.seats, tally.completed())
    vote = _Vote(question, tally)
    decision = _guarded(vote)
    return replace(
        decision,
        on=on,
        assumed=assumed,
        defaults=defaults_of(unstated_by(question), tally),
        policies=_policies(vote),
        law=question.law,
    )


def with_needed(question: Question, tally: Tally, decision: Decision) -> Decision:
    """The decision with what would carry it, if more votes might; that takes longer than deciding."""
    if decision.outcome not in OPEN:
        return decision
    return replace(decision, needed=still_needed(question, tally.completed()))


class _Vote(NamedTuple):
    """A question put to a tally: all that an outcome hangs on, but for the treatments."""

    question: Question
    tally: Tally


# ── Outcomes ──

_BY_PEOPLE = Outcome.FOR_HUMAN_DECISION

OPEN = (Outcome.UNDETERMINED, Outcome.TURNOUT_NOT_MET, Outcome.REJECTED)
"""Outcomes that more votes might change."""


def _guarded(vote: _Vote) -> Decision:
    """Silent votes join a side only if the condition for that is met without them."""
    treatments = vote.question.treatments
    if not vote.question.guard:
        return _decided(vote, treatments)
    without = treatments._replace(silent=Treatment.NOT_COUNTED)
    guard = Judge(vote.tally, without).all_of(vote.question.guard)
    decision = _decided(vote, treatments if guard.truth is not False else without)
    if guard.truth is None and decision.outcome is not _decided(vote, without).outcome:
        decision = replace(decision, outcome=Outcome.UNDETERMINED, winners=(), tied=())
    return replace(decision, reasons=guard.reasons + decision.reasons)


def _decided(vote: _Vote, treatments: Treatments) -> Decision:
    matter, tests = vote.question.matter, vote.question.approve
    turnout = Judge(vote.tally, treatments).all_of(vote.question.turnout)
    if not tests:
        outcome = _BY_PEOPLE if turnout.truth else _outcome(turnout.truth, None)
        return Decision(matter, None, outcome, turnout.reasons)
    if candidates_of(matter, vote.tally):
        decision = _of_candidates(vote, treatments, turnout.truth)
    else:
        decision = _of_motion(vote, treatments, turnout.truth)
    decision = replace(decision, reasons=turnout.reasons + decision.reasons)
    if decision.outcome is Outcome.CARRIED and vote.question.consents:
        return replace(decision, outcome=_BY_PEOPLE, consents=vote.question.consents)
    return decision


def _of_motion(vote: _Vote, treatments: Treatments, turnout: Truth) -> Decision:
    approve = Judge(vote.tally, treatments).all_of(vote.question.approve)
    decision = Decision(
        vote.question.matter, None, _outcome(turnout, approve.truth), approve.reasons
    )
    open_ = decision.outcome is Outcome.REJECTED and turnout and _breaks(vote.question.tie)
    if open_ and _is_level(vote) and _law_leaves_it(vote, Judge(vote.tally, treatments)):
        return replace(decision, outcome=_BY_PEOPLE, tied=(Side.FOR, Side.AGAINST))
    return decision


def _of_candidates(vote: _Vote, treatments: Treatments, turnout: Truth) -> Decision:
    choice = choose(vote.question.matter, vote.tally, vote.question.approve, treatments)
    outcome = _outcome(turnout, choice.passed)
    decision = Decision(vote.question.matter, None, outcome, choice.reasons)
    if outcome not in (Outcome.CARRIED, Outcome.REJECTED) or not turnout:
        return decision
    if not choice.passed and not _is_worth_breaking(vote, choice.tied, treatments):
        return decision
    if choice.tied and vote.question.tie is not Tie.FAILS:
        found = replace(decision, outcome=_BY_PEOPLE, winners=choice.winners, tied=choice.tied)
        return replace(found, level=choice.level)
    if choice.tied and not choice.winners:
        return replace(decision, outcome=Outcome.REJECTED)
    return replace(decision, winners=choice.winners)


def _outcome(turnout: Truth, approve: Truth) -> Outcome:
    """What two three-valued tests come to: a motion that fails either is certainly not carried."""
    if turnout is False:
        return Outcome.TURNOUT_NOT_MET
    if approve is False:
        return Outcome.REJECTED
    if turnout is None or approve is None:
        return Outcome.UNDETERMINED
    return Outcome.CARRIED


def _breaks(tie: Tie | None) -> bool:
    """Whether somebody breaks a tie."""
    return tie is not None and tie is not Tie.FAILS


def _is_worth_breaking(vote: _Vote, tied: tuple[str, ...], treatments: Treatments) -> bool:
    """Whether one of the candidates that share the first place could win by the breaking of the tie.

    That takes their votes together to pass, and the law to leave it open.
    """
    if not tied:
        return False
    together = votes_together(vote.tally, tied)
    passes = Judge(together, treatments, tied[0]).all_of(vote.question.approve).truth
    return bool(passes) and _law_leaves_it(vote, Judge(vote.tally, treatments, tied[0]))


def _law_leaves_it(vote: _Vote, judge: Judge) -> bool:
    """Whether a tie may be broken: neither a chair nor a lot makes up for what a statute demands."""
    demanded = (one for one in vote.question.approve if one.rule.statute is not None)
    return vote.question.tie is Tie.AGAIN or judge.all_of(demanded).truth is not False


def _is_level(vote: _Vote) -> bool:
    """Whether there are as many votes expressly for as against, in every measure asked about."""
    measures = {one.measure for each in vote.question.approve for one in comparisons(each.test)}
    counts = [vote.tally.of(measure).figures for measure in measures]
    return all("for" in one and one["for"] == one.get("against") for one in counts)


# ── What was taken as given ──


def _with_seats(seats: Assumed | None, tally: Tally) -> tuple[Tally, tuple[Assumed, ...]]:
    """The tally with the seats that the bylaw gives the body, if they were not counted."""
    counted = tally.of(Measure.SEATS)
    if seats is None or "total" in counted.figures:
        return tally, ()
    filled = Count({**counted.figures, "total": seats.total}, counted.candidates).completed()
    return Tally({**tally.counts, Measure.SEATS: filled}), (seats,)


def defaults_of(unstated: Iterable[tuple[str, Treatment]], tally: Tally) -> tuple[Default, ...]:
    """The treatments that nobody stated and that some votes came under."""
    counts = tally.counts.items()
    found = []
    for kind, treatment in unstated:
        votes = {
            measure: count.figures[kind] for measure, count in counts if count.figures.get(kind)
        }
        if votes:
            found.append(Default(kind, treatment, votes))
    return tuple(found)


def unstated_by(question: Question) -> tuple[tuple[str, Treatment], ...]:
    """The kinds of vote whose treatment the matter does not state, each with that which it has."""
    return tuple(
        (kind, getattr(question.treatments, kind))
        for kind in ("follow", "abstain", "invalid", "silent")
        if getattr(question.matter, kind, None) is None
    )


def _policies(vote: _Vote) -> tuple[Without, ...]:
    """What had come of it without votes that join a side and are not expressly on it."""
    return tuple(
        Without(kind, treatment, _decided(vote, without).outcome)
        for kind, treatment, without in without_each(vote.question.treatments)
        if has_votes(vote.tally, kind)
    )


def without_each(treatments: Treatments) -> tuple[tuple[str, Treatment, Treatments], ...]:
    """The kinds of vote that join a side, and the treatments by which they would join none."""
    others = (
        ("silent", treatments.silent, Treatment.NOT_COUNTED),
        ("follow", treatments.follow, Treatment.PARTICIPATES),
    )
    return tuple(
        (kind, treatment, treatments._replace(**{kind: other}))
        for kind, treatment, other in others
        if treatment is not other
    )


def has_votes(tally: Tally, kind: str) -> bool:
    """Whether there are, or may be, votes of this kind; ``follow`` has to be stated."""
    figures = (one.figures.get(kind, kind == "silent") for one in tally.counts.values())
    return any(figures)
