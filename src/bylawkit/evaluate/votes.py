"""Votes: a matter, a tally and a day in; a decision with its reasons out.

Tests are three-valued (met, not met, unknown): *all of* is not met as soon as one part is not met,
*one of* is met as soon as one part is met, whatever is unknown. Shares are compared by
cross-multiplication in whole numbers. A share of nothing is never reached: where nobody took part,
no test of those who took part is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from bylawkit.evaluate.asked import Asked, article_number, asked_of, body_of, comparisons
from bylawkit.evaluate.decision import Assumed, Decision, Default, Floors, Part, Reason
from bylawkit.evaluate.measuring import measured
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import Treatments, treatments_of
from bylawkit.model.law import Statute
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import AllOf, AnyOf, Comparison, Matter, Measure, Test, Treatment
from bylawkit.record import replace

Truth = bool | None
"""Met, not met, or unknown."""


def decide(
    bylaw: Bylaw, matter: Matter, tally: Tally, on: date | None = None, floors: Floors = ()
) -> Decision:
    """Decide ``matter`` by its own tests and by the statutes in ``floors``.

    A matter without tests of its own is decided by those of the body that decides it. ``floors``
    holds provisions in force on the day ``on``; those about other classes of matter are passed
    over, and those that only fill gaps count where the bylaw has no test of its own.
    """
    asked = asked_of(bylaw, matter, floors)
    tally, assumed = _with_seats(bylaw, matter, tally.completed(), asked)
    treatments = treatments_of(matter)
    decision = _decided(matter, tally, asked, treatments)
    return replace(
        decision,
        on=on,
        assumed=assumed,
        defaults=_defaults(matter, tally, treatments),
        without_silent=_without_silent(decision, tally, asked, treatments),
        law=_law(asked),
    )


def all_met(truths: Iterable[Truth]) -> Truth:
    """Three-valued *and*."""
    known = tuple(truths)
    return False if False in known else None if None in known else True


def one_met(truths: Iterable[Truth]) -> Truth:
    """Three-valued *or*."""
    known = tuple(truths)
    return True if True in known else None if None in known else False


# ── Tests ──


class _Judged(NamedTuple):
    truth: Truth
    reasons: tuple[Reason, ...]


class _Judge(NamedTuple):
    """Judges tests over one tally, as one candidate or none sees it."""

    tally: Tally
    treatments: Treatments
    candidate: str | None = None

    def all_of(self, asked: Iterable[Asked]) -> _Judged:
        judged = [self._test(one, one.test, False) for one in asked]
        return _Judged(
            all_met(one.truth for one in judged),
            tuple(reason for one in judged for reason in one.reasons),
        )

    def _test(self, asked: Asked, test: Test, one_of: bool) -> _Judged:
        if isinstance(test, Comparison):
            count = self.tally.of(test.measure)
            reason = measured(asked, test, count, self.treatments, self.candidate)
            return _Judged(reason.met, (replace(reason, one_of=one_of),))
        parts = [self._test(asked, part, one_of or isinstance(test, AnyOf)) for part in test.parts]
        truths = (part.truth for part in parts)
        return _Judged(
            all_met(truths) if isinstance(test, AllOf) else one_met(truths),
            tuple(reason for part in parts for reason in part.reasons),
        )


# ── Outcomes ──


def _decided(
    matter: Matter, tally: Tally, asked: tuple[Asked, ...], treatments: Treatments
) -> Decision:
    judge = _Judge(tally, treatments)
    turnout = judge.all_of(_of_part(asked, "turnout"))
    tests = _of_part(asked, "approve")
    candidates = _candidates(matter, tally)
    if not tests:
        outcome = _BY_PEOPLE if turnout.truth else _outcome(turnout.truth, None)
        return Decision(matter, None, outcome, turnout.reasons)
    if candidates:
        return _chosen(matter, tally, turnout, tests, treatments, candidates)
    approve = judge.all_of(tests)
    outcome = _outcome(turnout.truth, approve.truth)
    return Decision(matter, None, outcome, turnout.reasons + approve.reasons)


_BY_PEOPLE = Outcome.FOR_HUMAN_DECISION


def _of_part(asked: tuple[Asked, ...], part: Part) -> tuple[Asked, ...]:
    return tuple(one for one in asked if one.part == part)


def _outcome(turnout: Truth, approve: Truth) -> Outcome:
    """What two three-valued tests come to: a motion that fails either is certainly not carried."""
    if turnout is False:
        return Outcome.TURNOUT_NOT_MET
    if approve is False:
        return Outcome.REJECTED
    if turnout is None or approve is None:
        return Outcome.UNDETERMINED
    return Outcome.CARRIED


# ── Several candidates ──


def _candidates(matter: Matter, tally: Tally) -> tuple[str, ...]:
    named = (*(option.name for option in matter.options), *tally.candidates)
    return tuple(dict.fromkeys(named))


def _chosen(
    matter: Matter,
    tally: Tally,
    turnout: _Judged,
    tests: tuple[Asked, ...],
    treatments: Treatments,
    candidates: tuple[str, ...],
) -> Decision:
    """Apply the tests to each candidate; the one that passes wins, a tie is for people."""
    judged = {name: _Judge(tally, treatments, name).all_of(tests) for name in candidates}
    reasons = turnout.reasons + tuple(one for each in judged.values() for one in each.reasons)
    passed = [name for name, one in judged.items() if one.truth is True]
    unknown = any(one.truth is None for one in judged.values())
    outcome = _outcome(turnout.truth, None if unknown else bool(passed))
    measures = dict.fromkeys(one.measure for test in tests for one in comparisons(test.test))
    decision = Decision(matter, None, outcome, reasons)
    if outcome is Outcome.CARRIED:
        first = _ahead_somewhere(_tops(tally, passed, tuple(measures)))
        if len(first) == 1:
            return replace(decision, winner=first[0])
        return replace(decision, outcome=_BY_PEOPLE, tied=first)
    if outcome is Outcome.REJECTED:
        tied = _level_everywhere(_tops(tally, candidates, tuple(measures)))
        return replace(decision, outcome=_BY_PEOPLE, tied=tied) if tied else decision
    return decision


def _tops(
    tally: Tally, names: Sequence[str], measures: tuple[Measure, ...]
) -> list[tuple[str, ...]]:
    """Per measure, the candidates with the most votes; nobody, where none has any."""
    tops = []
    for measure in measures:
        votes = {name: tally.of(measure).candidates.get(name, 0) for name in names}
        most = max(votes.values())
        tops.append(tuple(name for name in names if most and votes[name] == most))
    return tops


def _ahead_somewhere(tops: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for top in tops for name in top))


def _level_everywhere(tops: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The candidates that share the first place in every measure, if several do."""
    return tops[0] if len(set(tops)) == 1 and len(tops[0]) > 1 else ()


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


def _without_silent(
    decision: Decision, tally: Tally, asked: tuple[Asked, ...], treatments: Treatments
) -> Outcome | None:
    if treatments.silent is Treatment.NOT_COUNTED:
        return None
    other = _decided(
        decision.matter, tally, asked, treatments._replace(silent=Treatment.NOT_COUNTED)
    )
    return None if other.outcome is decision.outcome else other.outcome


def _law(asked: tuple[Asked, ...]) -> tuple[str, ...]:
    """The statutes applied, each with the day from which it holds: ``cn/civil-code@2021-01-01``."""
    statutes = (one.rule.statute for one in asked)
    return tuple(dict.fromkeys(_dated(one) for one in statutes if one is not None))


def _dated(statute: Statute) -> str:
    key = statute.key or statute.name
    return key if statute.since is None else f"{key}@{statute.since}"
