"""Scenarios: the tests that a bylaw carries with it, run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bylawkit.diagnostics import Text
from bylawkit.evaluate.decision import Decision, Floors
from bylawkit.evaluate.fees import Charge, Facts, Ground, charge
from bylawkit.evaluate.question import Question, question_of
from bylawkit.evaluate.rate_plan import NoCharge
from bylawkit.evaluate.rounds import play
from bylawkit.evaluate.tally import Misfit, Tally, excesses, misfits, tally_of_scenario
from bylawkit.evaluate.words import KINDS, MEASURES, OUTCOMES, figure, joined, money
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.scenario import FeeScenario, Scenario, VoteScenario
from bylawkit.model.votes import Matter
from bylawkit.model.wording import PARTY_NAMES
from bylawkit.record import record, replace

LawOn = Callable[[Matter, date | None], Floors]
"""The statutory demands on a matter on a day."""


@record
class ScenarioResult:
    """One scenario, run.

    ``decision`` or ``charge`` is what came of it; both are ``None`` if its facts cannot be used,
    and ``problem`` then says why. ``expected`` and ``actual`` say the results in words.
    """

    scenario: Scenario
    passed: bool
    expected: Text
    actual: Text
    decision: Decision | None = None
    charge: Charge | None = None
    problem: Text | None = None


def run_scenarios(bylaw: Bylaw, law: LawOn | None = None) -> tuple[ScenarioResult, ...]:
    """Run every scenario of a bylaw, in order.

    Without ``law`` votes are judged by the bylaw's own tests alone.
    """
    return tuple(_run(bylaw, scenario, law) for scenario in bylaw.scenarios)


def _run(bylaw: Bylaw, scenario: Scenario, law: LawOn | None) -> ScenarioResult:
    if isinstance(scenario, VoteScenario):
        return _run_vote(bylaw, scenario, law)
    return _run_fee(bylaw, scenario)


# ── Votes ──


def _run_vote(bylaw: Bylaw, scenario: VoteScenario, law: LawOn | None) -> ScenarioResult:
    expected = _with_names(OUTCOMES[scenario.expect], *_expected_names(scenario))
    matter = bylaw.named.get(scenario.matter.name)
    if not isinstance(matter, Matter):
        return _unusable(scenario, expected, _no_such(scenario.matter.name))
    tally = tally_of_scenario(scenario, matter)
    if wrong := _wrong(scenario, matter, tally):
        return _unusable(scenario, expected, wrong)
    question = question_of(bylaw, matter, law(matter, scenario.on) if law else ())
    question = _of_round(question, scenario)
    decision = _first_round(question, tally, scenario.on)
    actual = _with_names(OUTCOMES[decision.outcome], decision.winners, decision.shortlisted)
    return ScenarioResult(scenario, _as_told(scenario, decision), expected, actual, decision)


def _of_round(question: Question, scenario: VoteScenario) -> Question:
    """What is asked in a later round: those who got votes stand, and nobody is shortlisted."""
    if scenario.round == 1:
        return question
    matter = question.matter
    standing = tuple(one for one in matter.options if one.name in scenario.candidates)
    return question._replace(matter=replace(matter, options=standing, shortlist=None))


def _first_round(question: Question, tally: Tally, on: date | None) -> Decision:
    ((_, decision),) = play(question, (tally,), on).rounds
    return decision


def _as_told(scenario: VoteScenario, decision: Decision) -> bool:
    """Whether a decision is the one expected; names count only if the scenario gives some."""
    told = zip(_expected_names(scenario), (decision.winners, decision.shortlisted), strict=True)
    names = all(not wanted or set(wanted) == set(found) for wanted, found in told)
    return decision.outcome is scenario.expect and names


def _expected_names(scenario: VoteScenario) -> tuple[tuple[str, ...], tuple[str, ...]]:
    winners, shortlisted = scenario.winners, scenario.shortlisted
    return tuple(one.name for one in winners), tuple(one.name for one in shortlisted)


def _with_names(outcome: Text, winners: tuple[str, ...], shortlisted: tuple[str, ...]) -> Text:
    """An outcome, with those who won or who go on."""
    parts = [outcome]
    if winners:
        parts.append(Text(f"选定 {'、'.join(winners)}", f"{', '.join(winners)} elected"))
    if shortlisted:
        names = "、".join(shortlisted), ", ".join(shortlisted)
        parts.append(Text(f"{names[0]} 入围", f"{names[1]} shortlisted"))
    return joined(parts)


def _wrong(scenario: VoteScenario, matter: Matter, tally: Tally) -> Text | None:
    """Why the facts of a scenario cannot be used."""
    offered = {one.name for one in matter.options}
    named = (*scenario.candidates, *(one for each in _expected_names(scenario) for one in each))
    for name in named:
        if offered and name not in offered:
            return Text(
                f"事项 `{matter.name}` 没有选项 `{name}`",
                f"matter `{matter.name}` has no option `{name}`",
            )
    if unfit := misfits(tally):
        return misfit_text(unfit[0])
    for one in excesses(tally, matter.choices or 1):
        votes, most = figure(one.votes, one.measure), figure(one.most, one.measure)
        return Text(
            f"得票{MEASURES[one.measure].zh} {votes} 超过票数能有的 {most}",
            f"the votes by {MEASURES[one.measure].en}, {votes}, exceed the {most} of all ballots",
        )
    return None


def misfit_text(misfit: Misfit) -> Text:
    """Figures that cannot all be right, in words."""
    kind, _, whole = misfit.kind.partition("-")
    parts, stated = (figure(one, misfit.measure) for one in (misfit.parts, misfit.whole))
    measure, name = MEASURES[misfit.measure], KINDS[whole]
    relation = Text("超过", "exceed") if kind == "over" else Text("不等于", "do not add up to")
    return Text(
        f"{measure.zh}各项合计 {parts} {relation.zh}{name.zh} {stated}",
        f"the parts of {measure.en}, {parts}, {relation.en} the {name.en}, {stated}",
    )


# ── Fees ──


def _run_fee(bylaw: Bylaw, scenario: FeeScenario) -> ScenarioResult:
    expected = joined([_pays(party.name, fen) for party, fen in scenario.expect])
    fee = bylaw.named.get(scenario.fee.name)
    if not isinstance(fee, Fee):
        return _unusable(scenario, expected, _no_such(scenario.fee.name))
    facts = Facts(
        scenario.use.name,
        scenario.area,
        scenario.first_payment,
        scenario.sold,
        scenario.hardship,
    )
    found = charge(bylaw, fee, facts, scenario.month)
    if isinstance(found, NoCharge):
        return _unusable(scenario, expected, NO_CHARGE[found])
    paid = [(party.name, _paid(bylaw, found, party.name)) for party, _ in scenario.expect]
    passed = [fen for _, fen in scenario.expect] == [fen for _, fen in paid]
    actual = joined([_pays(name, fen) for name, fen in paid])
    return ScenarioResult(scenario, passed, expected, actual, charge=found)


NO_CHARGE = {
    NoCharge.NO_RATE: Text("费用没有这种用途的标准", "the fee has no rate for this use"),
    NoCharge.NOT_STARTED: Text("这个月还没有起算", "the fee has not started in this month"),
    NoCharge.NO_START: Text(
        "费用和规约都没有写起算日期，分不清阶段",
        "neither the fee nor the bylaw says from when, so that no phase can be told",
    ),
}
"""Why there is no fee, in words."""


def _paid(bylaw: Bylaw, found: Charge, name: str) -> int:
    """What a party pays, by whichever of its names the fee calls it."""
    return sum(
        part.fen
        for part in found.parts
        if part.ground is not Ground.WAIVED
        and part.payer is not None
        and _same_party(bylaw, part.payer, name)
    )


def _same_party(bylaw: Bylaw, one: str, other: str) -> bool:
    if one == other or one in bylaw.named or other in bylaw.named:
        return one == other
    return one in PARTY_NAMES and PARTY_NAMES[one] is PARTY_NAMES.get(other)


def _pays(name: str, fen: int) -> Text:
    amount = money(fen)
    return Text(f"{name} {amount.zh}", f"{name} {amount.en}")


def _unusable(scenario: Scenario, expected: Text, problem: Text) -> ScenarioResult:
    return ScenarioResult(scenario, False, expected, problem, problem=problem)


def _no_such(name: str) -> Text:
    return Text(f"没有名为 `{name}` 的语句", f"nothing is called `{name}`")
