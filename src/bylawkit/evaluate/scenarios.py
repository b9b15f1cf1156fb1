"""Scenarios: the tests that a bylaw carries with it, run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bylawkit.diagnostics import Text
from bylawkit.evaluate.decision import Decision, Floors
from bylawkit.evaluate.fees import Charge, Facts, Ground, charge
from bylawkit.evaluate.rate_plan import NoCharge
from bylawkit.evaluate.tally import Misfit, misfits, tally_of_scenario
from bylawkit.evaluate.votes import decide
from bylawkit.evaluate.words import KINDS, MEASURES, OUTCOMES, figure, joined, money
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.scenario import FeeScenario, Scenario, VoteScenario
from bylawkit.model.votes import Matter
from bylawkit.model.wording import PARTY_NAMES
from bylawkit.record import record

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
    expected = OUTCOMES[scenario.expect]
    matter = bylaw.named.get(scenario.matter.name)
    if not isinstance(matter, Matter):
        return _unusable(scenario, expected, _no_such(scenario.matter.name))
    tally = tally_of_scenario(scenario)
    if wrong := misfits(tally):
        return _unusable(scenario, expected, misfit_text(wrong[0]))
    floors = law(matter, scenario.on) if law else ()
    decision = decide(bylaw, matter, tally, scenario.on, floors)
    passed = decision.outcome is scenario.expect
    return ScenarioResult(scenario, passed, expected, OUTCOMES[decision.outcome], decision)


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
