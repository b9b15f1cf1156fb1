"""Objections: a decision falls if enough object to it in writing within the time for that.

The test is the matter's own and those of statutes. What is counted is who objected, whatever they
voted before; a measure that was not counted is unknown. Which objections came in time is worked out
in :mod:`bylawkit.evaluate.objecting`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import objection_codes as codes
from bylawkit.evaluate.asked import Asked, article_number
from bylawkit.evaluate.decision import Decision, Floors, Reason, Rule
from bylawkit.evaluate.judging import Truth, all_met, one_met
from bylawkit.evaluate.measuring import Counting, figure_needed, is_met
from bylawkit.evaluate.question import measures_of
from bylawkit.evaluate.tally import Tally
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import Treatments, treatments_of
from bylawkit.model.law import Law, applies_to
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import AllOf, AnyOf, Comparison, Matter, Measure, Test
from bylawkit.record import replace

if TYPE_CHECKING:
    from bylawkit.evaluate.objecting import Objections

Noticed = tuple[Diagnostic, ...]

_STANDING = (Outcome.CARRIED, Outcome.FOR_HUMAN_DECISION)

Votes = Mapping[Measure, int]
"""Who objected in time, by measure: heads, or area in 0.01 m²."""


def overturns_of(bylaw: Bylaw, matter: Matter, floors: Floors) -> Iterator[Asked]:
    """The tests by which objections overturn a decision."""
    if matter.overturn is not None:
        rule = Rule(article_number(bylaw, matter.name), matter.basis)
        yield Asked("overturn", matter.overturn, rule)
    for statute, provision in floors:
        if provision.overturn is not None and applies_to(provision, matter.matter_class):
            yield Asked("overturn", provision.overturn, Rule(None, provision.basis, statute))


def with_objections(
    bylaw: Bylaw,
    decision: Decision,
    tally: Tally,
    law: Law,
    made: Objections | None,
    result: date | None,
) -> tuple[Decision, Noticed]:
    """The decision after objections to it; ``result`` is the day on which it was announced.

    Also which of them do not count, and what else there is to say of them.
    """
    from bylawkit.evaluate.objecting import objected, remarks, window_of
    from bylawkit.evaluate.workdays import calendar_of

    if made is None or not _stands(decision):
        return decision, ()
    floors, matter = law.in_force(), decision.matter
    asked = measures_of(overturns_of(bylaw, matter, floors))
    if not asked:
        return decision, (Diagnostic(codes.NO_RULE, None, {"name": matter.name}),)
    window = window_of(bylaw, matter, result, floors, calendar_of(law.place))
    found = objected(made, window)
    after = after_objections(bylaw, decision, tally, floors, found.votes)
    return replace(after, objected=found), remarks(found, tally, asked)


def _stands(decision: Decision) -> bool:
    """Whether there is a decision to object to: neither a failed vote nor an open tie is one."""
    if decision.narrows or (decision.tied and not decision.winners):
        return False
    return decision.outcome in _STANDING


def after_objections(
    bylaw: Bylaw, decision: Decision, tally: Tally, floors: Floors, objections: Votes | None
) -> Decision:
    """The decision after the time for objections; a decision that falls is rejected."""
    asked = tuple(overturns_of(bylaw, decision.matter, floors))
    if objections is None or not asked or not _stands(decision):
        return decision
    treatments, full = treatments_of(decision.matter), tally.completed()
    reasons: list[Reason] = []
    truths = [_judged(one, one.test, full, treatments, objections, reasons) for one in asked]
    falls = one_met(truths)
    outcome = {True: Outcome.REJECTED, None: Outcome.UNDETERMINED}.get(falls, decision.outcome)
    found = replace(decision, outcome=outcome, reasons=decision.reasons + tuple(reasons))
    return found if falls is False else replace(found, winners=(), tied=(), fallen=falls is True)


def _judged(
    asked: Asked,
    test: Test,
    tally: Tally,
    treatments: Treatments,
    objections: Votes,
    reasons: list[Reason],
    one_of: bool = False,
) -> Truth:
    if isinstance(test, AllOf | AnyOf):
        inside = one_of or isinstance(test, AnyOf)
        truths = [
            _judged(asked, part, tally, treatments, objections, reasons, inside)
            for part in test.parts
        ]
        return all_met(truths) if isinstance(test, AllOf) else one_met(truths)
    reason = _reason(asked, test, tally, treatments, objections, one_of)
    reasons.append(reason)
    return reason.met


def _reason(
    asked: Asked,
    test: Comparison,
    tally: Tally,
    treatments: Treatments,
    objections: Votes,
    one_of: bool,
) -> Reason:
    whole = Counting(tally.of(test.measure), treatments, turnout=False).base(test.base)
    have, name = objections.get(test.measure), test.measure.value
    need = None if whole.value is None else figure_needed(test.limit, whole.value)
    missing = [f"{name}.{one}" for one in whole.missing]
    return Reason(
        "overturn",
        test,
        asked.rule,
        whole.value,
        need,
        have,
        None if need is None or have is None else max(need - have, 0),
        is_met(test.limit, have, whole.value),
        (*missing, *([f"objections.{name}"] if have is None else [])),
        one_of,
    )
