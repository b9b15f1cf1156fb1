"""The examples hold what they promise: bylaws, registers, ballots, tallies and payments."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from fractions import Fraction
from typing import Any

import pytest
from example_files import (
    EXAMPLES,
    FOLDERS,
    OWNED,
    ROOT,
    bylaw_of,
    counted,
    hundredths,
    table,
    tally_of,
)

from bylawkit.checks.coverage import whole
from bylawkit.evaluate.recount import recount
from bylawkit.evaluate.scenarios import run_scenarios
from bylawkit.evaluate.tally_file import read_tally
from bylawkit.evaluate.votes import decide
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.norms import Norm
from bylawkit.model.scenario import Outcome, VoteScenario
from bylawkit.model.votes import RESERVED, Matter, MatterClass

sys.path.insert(0, str(ROOT / "scripts"))

from make_registers import COMPOUNDS
from registers.files import make


def test_there_are_the_four_compounds_and_a_twin() -> None:
    kinds = {bylaw_of(folder).kind for folder in FOLDERS}
    assert len(kinds) == 4
    assert [folder for folder in FOLDERS if bylaw_of(folder).lang == "en"] == ["commercial-en"]
    assert {compound.folder for compound in COMPOUNDS} == set(FOLDERS)


@pytest.mark.parametrize("compound", COMPOUNDS, ids=lambda compound: compound.folder)
def test_making_the_data_again_gives_the_same_bytes(compound: Any) -> None:
    for name, data in make(compound).items():
        assert (EXAMPLES / compound.folder / name).read_bytes() == data


# ── Registers ──


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_register_is_as_large_as_the_bylaw_says(folder: str) -> None:
    rows, bylaw = counted(folder), bylaw_of(folder)
    assert len(rows) >= 300
    assert len(rows) == bylaw.households
    assert sum(hundredths(row["area"]) for row in rows) == bylaw.area
    names = [row["unit"] for row in table(folder, "register")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_register_holds_shops_and_units_that_do_not_count(folder: str) -> None:
    rows = table(folder, "register")
    assert sum(row["use"] == "shop" and row["excluded"] == "no" for row in rows) >= 5
    assert sum(row["excluded"] == "yes" for row in rows) >= 10
    assert any(row["occupied"] == "no" for row in rows) or folder == "public-rental"


@pytest.mark.parametrize("folder", OWNED)
def test_the_register_holds_the_difficult_owners(folder: str) -> None:
    rows = counted(folder)
    stock = [row for row in rows if row["developer_stock"] == "yes"]
    assert len(stock) >= 5
    assert len({row["owner"] for row in stock}) == 1
    assert all(row["occupied"] == "no" for row in stock)
    units = Counter(row["owner"] for row in rows if row["developer_stock"] == "no")
    assert [count for count in units.values() if count > 1] == [units.most_common(1)[0][1]]
    assert units.most_common(1)[0][1] >= 5
    assert sum(bool(row["co_owners"]) for row in rows) >= 20


# ── Votes ──


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_tally_counts_everybody(folder: str) -> None:
    rows, tally = counted(folder), tally_of(folder)
    totals = {
        "area": sum(hundredths(row["area"]) for row in rows),
        "heads": len({row["owner"] for row in rows}),
    }
    for measure, total in totals.items():
        if measure in tally:
            read = hundredths if measure == "area" else int
            figures = {key: read(value) for key, value in tally[measure].items()}
            assert figures.pop("total") == total
            assert sum(figures.values()) == total


@pytest.mark.parametrize("folder", OWNED)
def test_the_ballots_come_to_the_tally(folder: str) -> None:
    units = {row["unit"]: row for row in counted(folder)}
    last: dict[str, dict[str, str]] = {}
    for row in sorted(table(folder, "ballots"), key=lambda row: row["cast_at"]):
        last[row["unit"]] = row
    area: Counter[str] = Counter()
    owners: dict[str, set[str]] = defaultdict(set)
    for name, row in last.items():
        area[row["choice"]] += hundredths(units[name]["area"])
        owners[row["choice"]].add(units[name]["owner"])
    tally = tally_of(folder)
    assert units.keys() == last.keys()
    for choice in ("for", "against", "abstain", "invalid", "silent", "unserved"):
        assert area[choice] == hundredths(tally["area"][choice])
        assert len(owners[choice]) == tally["heads"][choice] > 0


@pytest.mark.parametrize("folder", OWNED)
def test_the_ballots_hold_what_makes_counting_difficult(folder: str) -> None:
    rows = [row for row in table(folder, "ballots") if row["cast_at"]]
    assert {row["choice"] for row in rows} == {"for", "against", "abstain", "invalid"}
    assert {row["channel"] for row in rows} == {"paper", "electronic", "meeting"}
    assert sum(count > 1 for count in Counter(row["unit"] for row in rows).values()) >= 2
    mandates = Counter(row["holder"] for row in rows if row["holder"])
    matter = bylaw_of(folder).named[tally_of(folder)["matter"]]
    assert isinstance(matter, Matter)
    assert matter.proxy_cap is not None
    assert max(mandates.values()) <= matter.proxy_cap
    assert all(bool(row["holder"]) == bool(row["proxy_document"]) for row in rows)


@pytest.mark.parametrize("folder", FOLDERS)
def test_one_announced_figure_is_wrong_and_the_recount_finds_it(folder: str) -> None:
    bylaw, path = bylaw_of(folder), EXAMPLES / folder / "tally.json"
    matter = bylaw.named[tally_of(folder)["matter"]]
    assert isinstance(matter, Matter)
    read, noticed = read_tally(path.name, path.read_bytes(), matter)
    assert not noticed
    assert read is not None
    decision = decide(bylaw, matter, read.tally)
    assert decision.outcome is not Outcome.UNDETERMINED
    assert len(recount(decision, read.tally, read.announced, read.outcome)) == 1


# ── Payments ──


@pytest.mark.parametrize("folder", FOLDERS)
def test_some_pay_late_in_part_or_never(folder: str) -> None:
    rows, known = table(folder, "payments"), {row["unit"] for row in counted(folder)}
    payers = {row["unit"] for row in rows}
    assert payers < known
    assert len(payers) > len(known) * 7 // 10
    days = sorted({row["paid_on"] for row in rows})
    assert days[0][:7] < days[-1][:7]
    paid: dict[tuple[str, str], set[int]] = defaultdict(set)
    register = {row["unit"]: row for row in counted(folder)}
    for row in rows:
        unit = register[row["unit"]]
        paid[unit["use"], unit["area"]].add(hundredths(row["amount"]))
    assert any(len(amounts) > 1 for amounts in paid.values())


# ── Bylaws ──


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_bylaws_are_complete(folder: str) -> None:
    bylaw = bylaw_of(folder)
    assert len(bylaw.articles) >= 30
    assert len(bylaw.chapters) >= 8
    for kind in ("bodies", "matters", "services", "fees", "funds", "procedures", "training"):
        assert getattr(bylaw, kind), kind
    assert len(bylaw.safety) >= 2
    for one in bylaw.safety:
        assert one.ledger
        assert one.rectify_within
        assert one.responsible
        assert one.sign_off
    assert any(one.relief for one in bylaw.fees)
    assert any(one.escalate_to for one in bylaw.procedures)
    for fund in bylaw.funds:
        assert sum((one.share for one in fund.shares), Fraction(0)) in (0, 1)


@pytest.mark.parametrize("folder", FOLDERS)
def test_nine_articles_in_ten_are_rules_and_all_prose_has_a_class(folder: str) -> None:
    total = whole(bylaw_of(folder))
    assert total.share >= Fraction(9, 10)
    assert [article.title for article in total.unclassed] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_scenario_comes_out_as_it_says(folder: str) -> None:
    bylaw = bylaw_of(folder)
    results = run_scenarios(bylaw, _law_of(bylaw))
    failed = [one.scenario.title for one in results if not one.passed]
    assert not failed
    assert len(results) >= 6
    outcomes = {one.scenario.expect for one in results if isinstance(one.scenario, VoteScenario)}
    assert outcomes >= {Outcome.CARRIED, Outcome.REJECTED, Outcome.TURNOUT_NOT_MET}
    assert any(one.charge is not None for one in results)


@pytest.mark.parametrize("folder", OWNED)
def test_every_reserved_class_is_decided_by_a_matter(folder: str) -> None:
    bylaw = bylaw_of(folder)
    decided = {one.matter_class for one in bylaw.matters}
    assert decided >= RESERVED - {MatterClass.HOME_BUSINESS}
    assert all(one.notice and one.publish and one.channels for one in bylaw.matters)
    assert any(fund.floor == Fraction(3, 10) for fund in bylaw.funds)


@pytest.mark.parametrize("folder", OWNED)
def test_every_duty_has_its_counterpart_and_its_consequence(folder: str) -> None:
    duties = [one for one in bylaw_of(folder).norms if one.modality == "duty"]
    assert len(duties) >= 15
    for one in duties:
        assert one.in_return_for, one.name
        assert one.or_else, one.name


@pytest.mark.parametrize("folder", OWNED)
def test_what_is_given_in_return_runs_the_other_way(folder: str) -> None:
    bylaw = bylaw_of(folder)
    for norm in bylaw.norms:
        for ref in norm.in_return_for:
            back = bylaw.named[ref.name]
            if isinstance(back, Fee):
                assert back.payer is not None
                assert back.payee is not None
                assert {back.payee.name} & {one.name for one in norm.bearers}, norm.name
            elif isinstance(back, Norm):
                gives, gets = {one.name for one in back.bearers}, {one.name for one in back.owed_to}
                if back.modality == "right":
                    gives, gets = gets, gives
                assert gets & {one.name for one in norm.bearers}, norm.name
                assert gives & {one.name for one in norm.owed_to}, norm.name


def test_the_phases_of_the_old_compound_are_try_support_stand_alone() -> None:
    fee = bylaw_of("old").named["物业费"]
    assert isinstance(fee, Fee)
    assert [phase.name for phase in fee.phases] == ["试用", "扶持", "自立"]
    assert [phase.share for phase in fee.phases] == [0, Fraction(1, 2), 1]
    assert fee.phases[0].borne_by is not None
    assert fee.phases[0].borne_by.name == "兜底服务人"


def _law_of(bylaw: Bylaw) -> Any:
    from bylawkit.resolve.lawbook import floors_for

    assert bylaw.home is not None
    place, as_of = bylaw.home.place, bylaw.home.as_of
    return lambda matter, on: floors_for(place, on or as_of, matter.matter_class)
