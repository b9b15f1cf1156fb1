"""Laws of other places: packs that load, and votes that they decide, worked out by hand.

They are made for the tests only. What they prove is that a pack can say all this: no turnout at
all, votes cast as the base, votes *against* as the measure, a cap on one owner, a second call, and
objections after the vote.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from bylawkit.evaluate.asked import Asked
from bylawkit.evaluate.ballots import read_ballots
from bylawkit.evaluate.count import count_ballots
from bylawkit.evaluate.decision import Floors, Rule
from bylawkit.evaluate.judging import Judge
from bylawkit.evaluate.register import read_register
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.evaluate.votes import decide
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import Treatments
from bylawkit.model.law import Law, Provision
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Comparison, Matter, Measure, Side
from bylawkit.pipeline import findings, read_path, read_text
from bylawkit.record import replace
from bylawkit.resolve import resolve_laws
from bylawkit.source import source_from_bytes
from bylawkit.syntax.parser import parse

PACKS = Path(__file__).parent / "packs"
NAMES = sorted(path.stem for path in PACKS.glob("*.bylaw"))
DAY = date(2026, 6, 1)


def law(name: str) -> Law:
    path = PACKS / f"{name}.bylaw"
    tree = parse(source_from_bytes(path.name, path.read_bytes()))
    pack, noticed = resolve_laws(tree)
    assert not (*tree.diagnostics, *noticed)
    return Law(pack.statutes[0].place, DAY, pack.statutes)


def floors(name: str) -> Floors:
    return law(name).in_force()


def provision(name: str, title: str) -> Provision:
    return next(one for _, one in floors(name) if one.name == title)


def matter(kind: str, fields: str = "") -> tuple[Bylaw, Matter]:
    text = f'规约 "试验"\n  类型  商品房\n\n事项 甲\n  归属  业主大会\n  类别  {kind}\n{fields}'
    reading = read_text(text)
    assert reading.ok, [one.message("zh") for one in reading.diagnostics]
    assert reading.bylaw is not None
    return reading.bylaw, reading.bylaw.matters[0]


def votes(total: int, yes: int, no: int, abstain: int = 0) -> Count:
    return Count(
        {"total": total, "for": yes, "against": no, "abstain": abstain, "invalid": 0, "follow": 0}
    )


def outcome(
    name: str, kind: str, heads: Count, area: Count, fields: str = "", *, second_call: bool = False
) -> Outcome:
    tally = Tally({Measure.HEADS: heads, Measure.AREA: area})
    return decide(*matter(kind, fields), tally, DAY, floors(name), second_call=second_call).outcome


@pytest.mark.parametrize("name", NAMES)
def test_the_packs_have_no_slips(name: str) -> None:
    assert findings(read_path(PACKS / f"{name}.bylaw")) == ()


def test_all_of_them_are_looked_at() -> None:
    assert NAMES == ["germany", "japan", "new-south-wales", "taiwan"]


# ── Germany: no turnout, a majority of the votes cast ──


def test_germany_asks_for_no_turnout() -> None:
    assert all(one.turnout is None for _, one in floors("germany"))
    assert outcome("germany", "内部事务", votes(1000, 2, 1), votes(1000, 2, 1)) is Outcome.CARRIED


def test_in_germany_abstentions_are_left_out() -> None:
    heads = votes(100, 10, 9, abstain=80)
    left_out = "  弃权  不计入\n"
    assert outcome("germany", "内部事务", heads, heads, left_out) is Outcome.CARRIED
    assert outcome("germany", "内部事务", heads, heads) is Outcome.REJECTED  # 10 of 99


@pytest.mark.parametrize(
    ("yes", "no", "area", "expected"),
    [
        (21, 10, 500, Outcome.CARRIED),  # 21 > 2/3 of 31; half of all 1000
        (20, 10, 500, Outcome.REJECTED),  # 20 is just 2/3 of 30, not more
        (21, 10, 499, Outcome.REJECTED),  # less than half of all shares
    ],
)
def test_in_germany_costs_of_works_are_spread(
    yes: int, no: int, area: int, expected: Outcome
) -> None:
    heads, shares = votes(100, yes, no), votes(1000, area, 100)
    assert outcome("germany", "改建重建", heads, shares) is expected


# ── Japan: half must come, three quarters of those who come ──


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [
        (39, 12, Outcome.CARRIED),  # 51 of 100 came; 39 >= 38.25
        (38, 13, Outcome.REJECTED),  # 38 < 38.25
        (50, 0, Outcome.TURNOUT_NOT_MET),  # 50 is not more than half
    ],
)
def test_a_special_resolution_in_japan(yes: int, no: int, expected: Outcome) -> None:
    heads = votes(100, yes, no)
    assert outcome("japan", "管理规约", heads, heads) is expected


def test_an_ordinary_resolution_in_japan_needs_no_turnout() -> None:
    heads = votes(100, 3, 2)
    assert outcome("japan", "内部事务", heads, heads) is Outcome.CARRIED


def test_rebuilding_in_japan_counts_all_but_the_untraceable() -> None:
    yes = 80
    assert outcome("japan", "改建重建", votes(101, yes, 0), votes(101, yes, 0)) is Outcome.REJECTED
    found = 100  # one owner could not be traced and leaves the denominator
    assert (
        outcome("japan", "改建重建", votes(found, yes, 0), votes(found, yes, 0)) is Outcome.CARRIED
    )


def test_japan_begins_in_april_2026() -> None:
    assert Law(("日本",), date(2026, 3, 31), law("japan").statutes).in_force() == ()


# ── New South Wales: votes against ──


@pytest.mark.parametrize(
    ("no", "expected"), [(25, Outcome.CARRIED), (26, Outcome.REJECTED), (0, Outcome.CARRIED)]
)
def test_a_special_resolution_in_new_south_wales(no: int, expected: Outcome) -> None:
    """100 shares are cast: 25 against are not more than a quarter, 26 are."""
    area = votes(400, 100 - no, no)
    assert outcome("new-south-wales", "管理规约", votes(40, 9, 1), area) is expected
    test = provision("new-south-wales", "特别决议").approve
    assert isinstance(test, Comparison)
    assert test.side is Side.AGAINST


def test_a_quarter_must_come_in_new_south_wales() -> None:
    area = votes(400, 100, 0)
    few = outcome("new-south-wales", "管理规约", votes(41, 10, 0), area)
    assert few is Outcome.TURNOUT_NOT_MET


# ── Taiwan: second call, cap, objections ──


def test_a_second_call_in_taiwan_takes_a_fifth() -> None:
    heads = votes(100, 11, 9)
    first = outcome("taiwan", "内部事务", heads, heads)
    again = outcome("taiwan", "内部事务", heads, heads, second_call=True)
    assert (first, again) == (Outcome.TURNOUT_NOT_MET, Outcome.CARRIED)
    fewer = votes(100, 10, 9)
    assert outcome("taiwan", "内部事务", fewer, fewer, second_call=True) is Outcome.TURNOUT_NOT_MET


def test_a_special_resolution_in_taiwan_has_no_second_call() -> None:
    heads = votes(100, 20, 0)
    late = outcome("taiwan", "管理规约", heads, heads, second_call=True)
    assert late is Outcome.TURNOUT_NOT_MET


REGISTER = "房号,用途,面积,业主\n1,住宅,60,甲公司\n2,住宅,20,业主0002\n3,住宅,20,业主0003\n"
BALLOTS = "房号,选择\n1,同意\n2,反对\n3,反对\n"


def counted(one: Matter) -> Tally:
    register, _ = read_register("register.csv", REGISTER.encode())
    assert register is not None
    ballots, _ = read_ballots("ballots.csv", BALLOTS.encode(), one, register)
    assert ballots is not None
    found, _ = count_ballots("ballots.csv", ballots, one, register.units)
    assert found is not None
    return found.tally


def test_one_owner_in_taiwan_has_a_fifth_at_most() -> None:
    """甲公司 owns 60 of 100 and says yes; of its votes 20 count, so that 20 stand against 40."""
    cap = provision("taiwan", "一般决议").owner_cap
    assert cap == Fraction(1, 5)
    found, one = matter("内部事务")
    plain, capped = counted(one), counted(replace(one, owner_cap=cap))
    assert plain.of(Measure.AREA).figures["for"] == 6000
    area = capped.of(Measure.AREA).figures
    assert (area["for"], area["against"], area["total"]) == (2000, 4000, 6000)
    decision = decide(found, one, capped, DAY, floors("taiwan"))
    assert decision.outcome is Outcome.REJECTED


@pytest.mark.parametrize(("objecting", "falls"), [(50, False), (51, True)])
def test_a_decision_in_taiwan_falls_by_objections(objecting: int, falls: bool) -> None:
    """More than half of all have to object in writing; half is not enough."""
    overturn = provision("taiwan", "一般决议").overturn
    assert overturn is not None
    objections = Count({"total": 100, "against": objecting, "for": 0, "follow": 0})
    tally = Tally({Measure.HEADS: objections, Measure.AREA: objections})
    judged = Judge(tally, Treatments()).all_of((Asked("approve", overturn, Rule(None, ())),))
    assert judged.truth is falls
