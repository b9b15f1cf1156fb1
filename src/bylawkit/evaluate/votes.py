"""Votes: a matter, a tally and a day in; a decision with its reasons out.

Tests are three-valued (:mod:`bylawkit.evaluate.judging`). Shares are compared by cross-multiplication
in whole numbers. A share of nothing is never reached: where nobody took part, no test of those who
took part is met.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bylawkit.evaluate.asked import Asked, article_number, asked_of, body_of, comparisons, guard_of
from bylawkit.evaluate.candidates import candidates_of, choose, votes_together
from bylawkit.evaluate.decision import Assumed, Decision, Default, Floors, Part
from bylawkit.evaluate.judging import Judge, Truth
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import Treatments, treatments_of
from bylawkit.model.law import Statute
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Consent, Matter, Measure, Side, Tie, Treatment
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
    asked = asked_of(bylaw, matter, floors, second_call=second_call)
    tally, assumed = _with_seats(bylaw, matter, tally.completed(), asked)
    body = body_of(bylaw, matter)
    vote = _Vote(
        matter,
        tally,
        asked,
        matter.tie or (body.tie if body else None),
        matter.also_consent + (body.also_consent if body else ()),
    )
    decision = _guarded(bylaw, vote)
    return replace(
        decision,
        on=on,
        assumed=assumed,
        defaults=_defaults(matter, tally, treatments_of(matter)),
        without_silent=_without_silent(decision, vote),
        law=_law(asked),
    )


class _Vote(NamedTuple):
    """All that an outcome hangs on, but for the treatments."""

    matter: Matter
    tally: Tally
    asked: tuple[Asked, ...]
    tie: Tie | None
    consents: tuple[Consent, ...] = ()

    def tests(self, part: Part) -> tuple[Asked, ...]:
        return tuple(one for one in self.asked if one.part == part)


# ── Outcomes ──

_BY_PEOPLE = Outcome.FOR_HUMAN_DECISION


def _guarded(bylaw: Bylaw, vote: _Vote) -> Decision:
    """Silent votes join a side only if the condition for that is met without them."""
    treatments = treatments_of(vote.matter)
    without = treatments._replace(silent=Treatment.NOT_COUNTED)
    guard = Judge(vote.tally, without).all_of(guard_of(bylaw, vote.matter))
    decision = _decided(vote, treatments if guard.truth is not False else without)
    if guard.truth is None and decision.outcome is not _decided(vote, without).outcome:
        decision = replace(decision, outcome=Outcome.UNDETERMINED, winners=(), tied=())
    return replace(decision, reasons=guard.reasons + decision.reasons)


def _decided(vote: _Vote, treatments: Treatments) -> Decision:
    matter, tests = vote.matter, vote.tests("approve")
    turnout = Judge(vote.tally, treatments).all_of(vote.tests("turnout"))
    if not tests:
        outcome = _BY_PEOPLE if turnout.truth else _outcome(turnout.truth, None)
        return Decision(matter, None, outcome, turnout.reasons)
    if candidates_of(matter, vote.tally):
        decision = _of_candidates(vote, treatments, turnout.truth)
    else:
        decision = _of_motion(vote, treatments, turnout.truth)
    decision = replace(decision, reasons=turnout.reasons + decision.reasons)
    if decision.outcome is Outcome.CARRIED and vote.consents:
        return replace(decision, outcome=_BY_PEOPLE, consents=vote.consents)
    return decision


def _of_motion(vote: _Vote, treatments: Treatments, turnout: Truth) -> Decision:
    approve = Judge(vote.tally, treatments).all_of(vote.tests("approve"))
    decision = Decision(vote.matter, None, _outcome(turnout, approve.truth), approve.reasons)
    open_ = decision.outcome is Outcome.REJECTED and turnout and _breaks(vote.tie)
    if open_ and _is_level(vote) and _law_leaves_it(vote, Judge(vote.tally, treatments)):
        return replace(decision, outcome=_BY_PEOPLE, tied=(Side.FOR, Side.AGAINST))
    return decision


def _of_candidates(vote: _Vote, treatments: Treatments, turnout: Truth) -> Decision:
    choice = choose(vote.matter, vote.tally, vote.tests("approve"), treatments)
    outcome = _outcome(turnout, choice.passed)
    decision = Decision(vote.matter, None, outcome, choice.reasons)
    if outcome not in (Outcome.CARRIED, Outcome.REJECTED) or not turnout:
        return decision
    if not choice.passed and not _is_worth_breaking(vote, choice.tied, treatments):
        return decision
    if choice.tied and vote.tie is not Tie.FAILS:
        return replace(decision, outcome=_BY_PEOPLE, winners=choice.winners, tied=choice.tied)
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
    passes = Judge(together, treatments, tied[0]).all_of(vote.tests("approve")).truth
    return bool(passes) and _law_leaves_it(vote, Judge(vote.tally, treatments, tied[0]))


def _law_leaves_it(vote: _Vote, judge: Judge) -> bool:
    """Whether a tie may be broken: neither a chair nor a lot makes up for what a statute demands."""
    demanded = (one for one in vote.tests("approve") if one.rule.statute is not None)
    return vote.tie is Tie.AGAIN or judge.all_of(demanded).truth is not False


def _is_level(vote: _Vote) -> bool:
    """Whether there are as many votes expressly for as against, in every measure asked about."""
    measures = {one.measure for each in vote.tests("approve") for one in comparisons(each.test)}
    counts = [vote.tally.of(measure).figures for measure in measures]
    return all("for" in one and one["for"] == one.get("against") for one in counts)


# ── What was taken as given ──


def _with_seats(
    bylaw: Bylaw, matter: Matter, tally: Tally, asked: tuple[Asked, ...]
) -> tuple[Tally, tuple[Assumed, ...]]:
    """The tally with the seats that the bylaw gives the body, if they were not counted."""
    body = body_of(bylaw, matter)
    wanted = any(one.measure is Measure.SEATS for test in asked for one in comparisons(test.test))
    seats = tally.of(Measure.SEATS)
    if body is None or not body.seat_count or not wanted or "total" in seats.figures:
        return tally, ()
    filled = Count({**seats.figures, "total": body.seat_count}, seats.candidates).completed()
    assumed = Assumed(Measure.SEATS, body.seat_count, article_number(bylaw, body.name))
    return Tally({**tally.counts, Measure.SEATS: filled}), (assumed,)


def _defaults(matter: Matter, tally: Tally, treatments: Treatments) -> tuple[Default, ...]:
    """The treatments that nobody stated and that some votes came under."""
    applied = {"follow": Treatment.FOLLOWS_MAJORITY} | {
        kind: treatment
        for kind, treatment in treatments._asdict().items()
        if getattr(matter, kind) is None
    }
    votes = {
        kind: {
            measure: figure
            for measure, count in tally.counts.items()
            if (figure := count.figures.get(kind))
        }
        for kind in applied
    }
    return tuple(Default(kind, applied[kind], counts) for kind, counts in votes.items() if counts)


def _without_silent(decision: Decision, vote: _Vote) -> Outcome | None:
    treatments = treatments_of(vote.matter)
    if treatments.silent is Treatment.NOT_COUNTED:
        return None
    other = _decided(vote, treatments._replace(silent=Treatment.NOT_COUNTED))
    return None if other.outcome is decision.outcome else other.outcome


def _law(asked: tuple[Asked, ...]) -> tuple[str, ...]:
    """The statutes applied, each with the day from which it holds: ``cn/civil-code@2021-01-01``."""
    statutes = (one.rule.statute for one in asked)
    return tuple(dict.fromkeys(_dated(one) for one in statutes if one is not None))


def _dated(statute: Statute) -> str:
    key = statute.key or statute.name
    return key if statute.since is None else f"{key}@{statute.since}"
