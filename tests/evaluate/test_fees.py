"""Fees of one unit in one month: phases, subsidies, rounding."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from evaluating import bylaw

from bylawkit.evaluate.fees import Charge, Facts, Ground, charge
from bylawkit.evaluate.months import after, day_in_month, later
from bylawkit.evaluate.rate_plan import NoCharge, half_up
from bylawkit.evaluate.scenarios import run_scenarios
from bylawkit.model.values import Duration, Unit

PHASES = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 0.80元/平方米/月, 商铺 1.60元/平方米/月
  起算  2026-01-01
  阶段  试用 3个月 免收 承担 建设单位
  阶段  扶持 12个月 收取50% 补贴 街道 0.30元/平方米/月
  阶段  自立 全额
"""
F1 = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.10元/平方米/月
  起算  2026-01-01
  补贴  街道 逐年 50%, 50%, 40%, 30%, 20% 自首次缴费 出售即止 困难户100%
"""


def charged(text: str, month: date, use: str = "住宅", area: int = 8950, **facts: object) -> Charge:
    found = bylaw(text)
    got = charge(found, found.fees[0], Facts(use, area, **facts), month)  # type: ignore[arg-type]
    assert isinstance(got, Charge), got
    assert sum(part.fen for part in got.parts) == got.whole
    return got


def parts(got: Charge) -> dict[str, int]:
    return {part.payer or part.ground.value: part.fen for part in got.parts}


def test_phases_follow_one_another_from_the_start() -> None:
    assert parts(charged(PHASES, date(2026, 1, 1))) == {"业主": 0, "建设单位": 7160}
    assert parts(charged(PHASES, date(2026, 3, 31))) == {"业主": 0, "建设单位": 7160}
    assert parts(charged(PHASES, date(2026, 4, 1))) == {"业主": 3580, "街道": 2685, "waived": 895}
    assert parts(charged(PHASES, date(2027, 3, 1))) == {"业主": 3580, "街道": 2685, "waived": 895}
    assert parts(charged(PHASES, date(2027, 4, 1))) == {"业主": 7160}
    assert parts(charged(PHASES, date(2040, 4, 1))) == {"业主": 7160}


def test_the_use_sets_the_rate_in_either_language() -> None:
    assert charged(PHASES, date(2030, 1, 1), "商铺").whole == 14320
    assert charged(PHASES, date(2030, 1, 1), "residential").whole == 7160


def test_there_is_no_charge_before_the_start_or_without_a_rate() -> None:
    found = bylaw(PHASES)
    (fee,) = found.fees
    assert charge(found, fee, Facts("住宅", 100), date(2025, 12, 31)) is NoCharge.NOT_STARTED
    assert charge(found, fee, Facts("车库", 100), date(2026, 1, 1)) is NoCharge.NO_RATE
    undated = bylaw(PHASES.replace("  起算  2026-01-01\n", ""))
    got = charge(undated, undated.fees[0], Facts("住宅", 100), date(2026, 1, 1))
    assert got is NoCharge.NO_START


def test_the_fee_of_a_bylaw_starts_when_it_takes_effect() -> None:
    from bylawkit.pipeline import read_text

    text = '规约 "甲"\n  类型 老旧小区\n  生效 2026-02-01\n' + PHASES.replace(
        "  起算  2026-01-01\n", ""
    )
    found = read_text(text).bylaw
    assert found is not None
    got = charge(found, found.fees[0], Facts("住宅", 100), date(2026, 1, 31))
    assert got is NoCharge.NOT_STARTED


DATED = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 0.80元/平方米/月, 住宅 0.95元/平方米/月 自 2027-01-01, 商铺 1.60元/平方米/月 自 2026-10-15
  起算  2026-09-10
"""


def test_a_rate_changes_on_its_day() -> None:
    assert charged(DATED, date(2026, 12, 31)).whole == 7160
    assert charged(DATED, date(2027, 1, 1)).whole == 8503
    assert charged(DATED, date(2026, 9, 30)).whole == 7160


def test_a_month_has_the_rate_of_its_first_day() -> None:
    found = bylaw(DATED)
    (fee,) = found.fees
    for month in (date(2026, 9, 1), date(2026, 10, 1)):
        assert charge(found, fee, Facts("商铺", 8950), month) is NoCharge.NO_RATE
    assert charged(DATED, date(2026, 11, 1), "商铺").whole == 14320


def test_in_the_first_month_the_rate_of_the_starting_day_counts() -> None:
    text = DATED.replace("自 2026-10-15", "自 2026-09-10")
    assert charged(text, date(2026, 9, 1), "商铺").whole == 14320


def test_a_subsidy_stops_at_its_monthly_cap() -> None:
    text = PHASES.replace("补贴 街道 0.30元/平方米/月", "补贴 街道 50% 上限 每月20元")
    assert parts(charged(text, date(2026, 4, 1), area=4000)) == {"业主": 1600, "街道": 1600}
    assert parts(charged(text, date(2026, 4, 1), area=8950)) == {
        "业主": 3580,
        "街道": 2000,
        "waived": 1580,
    }


CAPPED = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月
  起算  2026-01-01
  阶段  扶持 24个月 收取50% {subsidies}
"""


def given_in(year: int, text: str, payer: str, area: int) -> list[int]:
    months = (date(year, month, 1) for month in range(1, 13))
    return [parts(charged(text, month, area=area)).get(payer, 0) for month in months]


def test_a_cap_counts_what_was_given_and_not_what_might_have_been() -> None:
    both = "补贴 街道 30% 上限 每年100元 补贴 居委会 30% 上限 每年100元"
    text = CAPPED.format(subsidies=both)
    assert given_in(2026, text, "街道", 6000) == [1800] * 5 + [1000] + [0] * 6
    assert given_in(2026, text, "居委会", 6000) == [1200] * 5 + [1800] + [1800, 400] + [0] * 4
    assert given_in(2027, text, "居委会", 6000)[:2] == [1200, 1200]


@pytest.mark.parametrize("area", [2785, 2783, 3331, 999])
@pytest.mark.parametrize("cap", ["50", "100.01", "33.33"])
def test_no_rounding_carries_a_subsidy_beyond_its_cap(area: int, cap: str) -> None:
    text = CAPPED.format(subsidies=f"补贴 居委会 17% 补贴 街道 30% 上限 每年{cap}元")
    assert sum(given_in(2026, text, "街道", area)) <= Fraction(cap) * 100
    monthly = CAPPED.format(subsidies="补贴 居委会 17% 补贴 街道 33% 上限 每月5.01元")
    assert max(given_in(2026, monthly, "街道", area)) <= 501


def test_a_subsidy_stops_at_its_yearly_cap() -> None:
    text = PHASES.replace("补贴 街道 0.30元/平方米/月", "补贴 街道 50% 上限 每年100元")
    gives = [parts(charged(text, date(2026, month, 1)))["街道"] for month in range(4, 13)]
    assert gives == [3580, 3580, 2840, 0, 0, 0, 0, 0, 0]
    assert [parts(charged(text, date(2027, month, 1)))["街道"] for month in (1, 2, 3)] == [
        3580,
        3580,
        2840,
    ]


def test_subsidies_never_exceed_what_is_left() -> None:
    text = PHASES.replace("0.30元/平方米/月", "9元/平方米/月")
    assert parts(charged(text, date(2026, 5, 1))) == {"业主": 3580, "街道": 3580}


@pytest.mark.parametrize(
    ("month", "household"),
    [
        (date(2026, 4, 1), 5000),
        (date(2028, 3, 1), 5000),
        (date(2028, 4, 1), 6000),
        (date(2029, 4, 1), 7000),
        (date(2031, 3, 1), 8000),
        (date(2031, 4, 1), 10000),
    ],
)
def test_years_count_from_the_first_payment(month: date, household: int) -> None:
    got = charged(F1.replace("1.10", "1.00"), month, area=10000, first_payment=date(2026, 4, 20))
    assert parts(got) == {"业主": household, "街道": 10000 - household}


def test_a_household_yet_to_pay_is_in_its_first_year() -> None:
    assert charged(F1, date(2030, 1, 1)).household == charged(F1, date(2026, 1, 1)).household
    before = charged(F1, date(2026, 2, 1), first_payment=date(2026, 6, 1))
    assert (
        before.household == charged(F1, date(2026, 6, 1), first_payment=date(2026, 6, 1)).household
    )


def test_a_sold_flat_loses_the_subsidy_and_hardship_lifts_it() -> None:
    third = {"first_payment": date(2024, 1, 1)}
    assert parts(charged(F1, date(2026, 5, 1), sold=True, hardship=True, **third))["街道"] == 0
    assert parts(charged(F1, date(2026, 5, 1), hardship=True, **third)) == {"业主": 0, "街道": 9845}
    assert parts(charged(F1, date(2026, 5, 1), **third)) == {"业主": 5907, "街道": 3938}
    assert parts(charged(F1, date(2026, 5, 1), developer_stock=True))["街道"] == 0


def test_halves_are_rounded_up_and_the_last_payer_takes_the_rest() -> None:
    got = charged(F1, date(2026, 1, 1))
    assert (got.whole, parts(got)) == (9845, {"业主": 4923, "街道": 4922})
    assert [half_up(Fraction(one, 2)) for one in (1, 3, 5)] == [1, 2, 3]
    assert half_up(Fraction(1, 3)) == 0


def test_prices_by_year_quarter_day_and_household_add_up() -> None:
    text = "\n费用 停车费\n  缴纳  业主 → 物业\n  标准  车位 100元/车位/年, 住宅 10元/户/季度, 商铺 0.10元/平方米/日\n"
    year = [charged(text, date(2026, month, 1), "车位").whole for month in range(1, 13)]
    assert (sum(year), set(year)) == (10000, {833, 834})
    assert sum(charged(text, date(2026, month, 1)).whole for month in (4, 5, 6)) == 1000
    assert charged(text, date(2026, 2, 1), "商铺", 1000).whole == 2800
    assert charged(text, date(2028, 2, 1), "商铺", 1000).whole == 2900


def test_a_bad_evaluation_lowers_the_fee() -> None:
    text = PHASES + "  挂钩  满意度 低于80% 减收10%\n"
    month = date(2030, 1, 1)
    assert charged(text, month).whole == 7160
    assert charged(text, month, indicators={"满意度": Fraction(80, 100)}).whole == 7160
    assert charged(text, month, indicators={"满意度": Fraction(79, 100)}).whole == 6444


def test_every_part_says_on_which_ground_it_is_paid() -> None:
    got = charged(PHASES, date(2026, 5, 1))
    assert [(part.ground, part.share) for part in got.parts] == [
        (Ground.HOUSEHOLD, Fraction(1, 2)),
        (Ground.PHASE_SUBSIDY, None),
        (Ground.WAIVED, None),
    ]


def test_fee_scenarios_compare_what_they_mention() -> None:
    found = bylaw(
        PHASES
        + """
情景 "扶持"
  费用  物业费
  房屋  住宅 89.50平方米
  月份  2026-05
  应付  业主 35.80元
  应付  街道 26.85元
情景 "差一分"
  费用  物业费
  房屋  住宅 89.50平方米
  月份  2026-05
  应付  业主 35.81元
情景 "没有标准"
  费用  物业费
  房屋  车库 20平方米
  月份  2026-05
  应付  业主 1元
"""
    )
    results = run_scenarios(found)
    assert [one.passed for one in results] == [True, False, False]
    assert (results[1].expected.zh, results[1].actual.zh) == ("业主 35.81元", "业主 35.80元")
    assert results[2].problem is not None


# ── Months ──


def test_months_end_where_the_calendar_has_them_end() -> None:
    assert later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert later(date(2026, 3, 31), -1) == date(2026, 2, 28)
    assert day_in_month(date(2028, 2, 1), 30) == date(2028, 2, 29)
    assert after(date(2026, 1, 31), Duration(2, Unit.QUARTER)) == date(2026, 7, 31)
    assert after(date(2026, 1, 31), Duration(2, Unit.WEEK)) == date(2026, 2, 14)
    with pytest.raises(OverflowError):
        later(date(9999, 12, 1), 1)


def test_a_phase_of_a_million_years_has_no_end() -> None:
    text = PHASES.replace("试用 3个月", "试用 99999年")
    assert parts(charged(text, date(2090, 1, 1)))["建设单位"] == 7160
