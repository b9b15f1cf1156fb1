"""Assessments: payments, arrears, late charges and volunteer hours, unit by unit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from evaluating import bylaw, codes

from bylawkit.evaluate.arrears import Credit, due_date, late_charge
from bylawkit.evaluate.assessment import Assessment, assess
from bylawkit.evaluate.fee_summary import summary
from bylawkit.evaluate.fee_table import fee_csv, fee_lines, harmless
from bylawkit.evaluate.lines import Line, Wanted
from bylawkit.evaluate.payments import read_payments
from bylawkit.evaluate.register import Register, read_register
from bylawkit.model.money import Due
from bylawkit.model.values import Fen, Unit

FEE = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月
  起算  2026-01-01
  应缴  每季度末月20日前
  违约金  每日0.1% 自逾期10日 上限 本金 20%
  抵减  志愿服务 每小时2元 上限 每年50元 出资 居委会, 驻区单位
"""
REGISTER = """房号,用途,面积,业主,建设单位未售,出售日期,困难认定
101,住宅,100,业主0001,否,,
102,住宅,80.50,业主0002,否,,
201,住宅,60,,是,,
S1,商铺,50,业主0003,否,,
"""
HEADINGS = "房号,缴纳日期,金额,所属月份\n"


def register(text: str = REGISTER) -> Register:
    found, noticed = read_register("登记册.csv", text.encode())
    assert found is not None, noticed
    return found


def assessed(
    rows: str = "",
    on: date | None = None,
    fee: str = FEE,
    last: date = date(2026, 3, 1),
    units: str = REGISTER,
) -> tuple[Assessment, list[Any]]:
    found, known = bylaw(fee), register(units)
    payments, noticed = (), ()
    if rows:
        payments, noticed = read_payments("缴费.csv", (HEADINGS + rows).encode(), known, found.fees)
        assert payments is not None, noticed
    wanted = Wanted(found.fees, date(2026, 1, 1), last, on)
    result, problems = assess(found, known, payments, wanted)
    assert result is not None, problems
    return result, [*noticed, *(one for one in problems if one.code.name != "no-rate")]


def of_unit(found: Assessment, unit: str = "101") -> list[Line]:
    return [one for one in found.lines if one.unit.name == unit]


def test_every_unit_has_a_line_for_every_month() -> None:
    found, _ = assessed()
    assert [(one.unit.name, one.month.month, one.owed) for one in found.lines] == [
        (unit, month, owed)
        for unit, owed in (("101", 10000), ("102", 8050), ("201", 6000))
        for month in (1, 2, 3)
    ]
    assert found.paid_by("业主") == 3 * 18050


def test_the_developer_pays_for_what_it_has_not_sold() -> None:
    found, _ = assessed()
    assert {one.payer for one in of_unit(found, "201")} == {"建设单位"}
    assert found.paid_by("建设单位") == 18000


def test_units_without_a_rate_are_reported() -> None:
    found = bylaw(FEE)
    _, noticed = assess(
        found, register(), (), Wanted(found.fees, date(2026, 1, 1), date(2026, 1, 1))
    )
    assert codes(noticed) == ["no-rate"]
    assert "S1" in noticed[0].message("zh")


def test_payments_go_to_their_month_else_to_the_oldest() -> None:
    found, noticed = assessed("101,2026-03-01,100.00,2026-02\n102,2026-03-01,100,\n")
    assert not noticed
    assert [one.paid for one in of_unit(found)] == [0, 10000, 0]
    assert [one.paid for one in of_unit(found, "102")] == [8050, 1950, 0]
    assert [one.arrears for one in of_unit(found, "102")] == [0, 6100, 8050]


def test_a_payment_for_no_month_goes_to_the_oldest_month_even_before_those_asked_for() -> None:
    found, known = bylaw(FEE), register()
    rows = "101,2026-06-15,600,\n102,2026-06-15,80.50,2026-06\n"
    payments, _ = read_payments("缴费.csv", (HEADINGS + rows).encode(), known, found.fees)
    assert payments is not None
    wanted = Wanted(found.fees, date(2026, 5, 1), date(2026, 7, 1))
    result, noticed = assess(found, known, payments, wanted)
    assert result is not None
    assert [(one.month.month, one.paid) for one in of_unit(result)] == [
        (5, 10000),
        (6, 10000),
        (7, 0),
    ]
    assert [one.paid for one in of_unit(result, "102")] == [0, 8050, 0]
    assert codes(noticed) == ["earlier-months-first", "no-rate"]
    assert "`101` 有 400.00元" in noticed[0].message("zh")


def test_what_comes_later_for_no_month_is_not_overpaid() -> None:
    rows = "".join(f"101,2026-{month:02}-15,100,\n" for month in range(1, 9))
    result, noticed = assessed(rows)
    assert [one.paid for one in of_unit(result)] == [10000] * 3
    assert noticed == []


def test_a_slip_in_the_year_of_a_payment_does_not_ask_for_eight_thousand_years() -> None:
    result, noticed = assessed("101,9999-12-31,100,\n")
    assert [one.paid for one in of_unit(result)] == [10000, 0, 0]
    assert noticed == []


def test_what_is_paid_beyond_the_fee_is_reported() -> None:
    found, noticed = assessed("101,2026-03-01,100.01,2026-02\n102,2026-03-01,500,\n")
    assert codes(noticed) == ["overpaid", "overpaid"]
    assert "0.01元" in noticed[0].message("zh")
    assert "258.50元" in noticed[1].message("zh")
    assert sum(one.paid for one in found.lines) == 10000 + 3 * 8050


def test_payments_outside_the_months_or_after_the_day_are_counted_out_loud() -> None:
    found, noticed = assessed(
        "101,2026-01-01,5,2025-12\n101,2026-05-01,100,2026-01\n", date(2026, 4, 30)
    )
    assert codes(noticed) == ["payments-outside", "payments-later"]
    assert sum(one.paid for one in found.lines) == 0


# ── Late charges ──


def test_what_is_not_yet_due_is_no_arrears() -> None:
    due, later = assessed(on=date(2026, 3, 20))[0], assessed(on=date(2026, 3, 21))[0]
    assert [one.arrears for one in of_unit(due)] == [0, 0, 0]
    assert [one.arrears for one in of_unit(later)] == [10000] * 3
    assert [one.unpaid for one in of_unit(due)] == [10000] * 3


@pytest.mark.parametrize(
    ("on", "late"),
    [
        (date(2026, 3, 20), 0),
        (date(2026, 3, 30), 0),
        (date(2026, 3, 31), 10),
        (date(2026, 4, 9), 100),
        (date(2026, 10, 16), 2000),
        (date(2030, 1, 1), 2000),
    ],
)
def test_late_charges_run_after_the_grace_and_up_to_the_cap(on: date, late: int) -> None:
    assert of_unit(assessed(on=on)[0])[0].late == late


def test_a_payment_stops_the_charge_on_what_it_pays() -> None:
    rows = "101,2026-04-04,60.00,2026-01\n101,2026-04-14,40.00,2026-01\n"
    found, _ = assessed(rows, date(2026, 12, 31))
    january = of_unit(found)[0]
    assert (january.arrears, january.late) == (0, 5 * 10 + 10 * 4)


def test_without_a_day_there_is_no_late_charge() -> None:
    assert {one.late for one in assessed()[0].lines} == {0}


def test_a_charge_on_the_month_counts_the_whole_until_all_is_paid() -> None:
    monthly = "违约金  每日 月额 0.1%"
    found, _ = assessed(
        "101,2026-04-09,60.00,2026-01\n101,2026-04-19,40.00,2026-01\n",
        date(2026, 4, 29),
        fee=FEE.replace("违约金  每日0.1% 自逾期10日 上限 本金 20%", monthly),
    )
    assert due_date(found.lines[0].fee.due or Due(Unit.MONTH, 1), date(2026, 1, 1)) == date(
        2026, 3, 20
    )
    assert [one.late for one in of_unit(found)] == [300, 400, 400]
    assert "当月应收额的 0.1%" in "\n".join(summary(found, "zh"))


DATED = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月, 住宅 1.20元/平方米/月 自 2026-03-01, 商铺 2元/平方米/月 自 2026-02-01
  减免  业主委员会 50% 出席率 四分之三以上
  押金  200元
"""


def test_rates_change_on_their_day_and_both_are_explained() -> None:
    found, _ = assessed(fee=DATED)
    assert [one.owed for one in of_unit(found)] == [10000, 10000, 12000]
    assert [one.owed for one in of_unit(found, "S1")] == [10000, 10000]
    told = "\n".join(summary(found, "zh"))
    assert "1.00元/平方米/月" in told
    assert "1.20元/平方米/月" in told


def test_what_is_not_counted_is_said() -> None:
    _, noticed = assessed(fee=DATED)
    assert codes(noticed) == ["rate-later", "deposit-apart", "exemption-not-counted"]
    assert "2026-02-01" in noticed[0].message("zh")
    assert "业主委员会" in noticed[2].message("zh")


def test_charges_by_month_and_by_year() -> None:
    monthly = bylaw(FEE.replace("每日0.1% 自逾期10日", "每月1%")).fees[0].late
    yearly = bylaw(FEE.replace("每日0.1% 自逾期10日", "每年6%")).fees[0].late
    assert monthly is not None
    assert yearly is not None
    due, fen = date(2026, 1, 31), Fen(10000)
    assert late_charge(monthly, fen, due, [], date(2026, 2, 27)) == 0
    assert late_charge(monthly, fen, due, [], date(2026, 2, 28)) == 100
    half = [Credit(date(2026, 2, 28), 5000)]
    assert late_charge(monthly, fen, due, half, date(2026, 3, 31)) == 150
    assert late_charge(yearly, fen, due, [], date(2028, 1, 31)) == 1200


@pytest.mark.parametrize(
    ("due", "month", "day"),
    [
        (Due(Unit.MONTH, 10), date(2026, 2, 1), date(2026, 2, 10)),
        (Due(Unit.MONTH, 31), date(2026, 2, 1), date(2026, 2, 28)),
        (Due(Unit.QUARTER, 20, True), date(2026, 4, 1), date(2026, 6, 20)),
        (Due(Unit.QUARTER, 20), date(2026, 5, 1), date(2026, 4, 20)),
        (Due(Unit.HALF_YEAR, 5, True), date(2026, 8, 1), date(2026, 12, 5)),
        (Due(Unit.YEAR, 5), date(2026, 8, 1), date(2026, 1, 5)),
    ],
)
def test_due_days(due: Due, month: date, day: date) -> None:
    assert due_date(due, month) == day


# ── Volunteer hours ──


def test_hours_come_off_the_fee_at_the_cost_of_those_who_fund_them() -> None:
    found, noticed = assessed("101,2026-02-01,3小时,2026-01\n101,2026-03-01,94.00,2026-01\n")
    january = of_unit(found)[0]
    assert not noticed
    assert (january.relieved, january.paid, january.arrears) == (600, 9400, 0)
    assert "居委会、驻区单位" in "\n".join(summary(found, "zh"))


def test_a_part_of_an_hour_counts_in_proportion() -> None:
    found, _ = assessed("101,2026-02-01,1.5小时,2026-01\n")
    assert of_unit(found)[0].relieved == 300


def test_hours_beyond_the_cap_of_the_year_are_said() -> None:
    found, noticed = assessed("101,2026-02-01,20小时,\n101,2026-03-01,10小时,\n")
    assert sum(one.relieved for one in of_unit(found)) == 5000
    assert codes(noticed) == ["hours-left"]
    assert "10.00元" in noticed[0].message("zh")


# ── Case F1 from the register ──


def test_the_register_tells_of_sales_and_hardship() -> None:
    fee = FEE + "  补贴  街道 逐年 50%, 50%, 40% 自首次缴费 出售即止 困难户100%\n"
    units = """房号,用途,面积,业主,出售日期,困难认定
101,住宅,100,业主0001,2026-02-10,
102,住宅,100,业主0002,,2027
103,住宅,100,业主0003,,
104,住宅,100,业主0004,,
"""
    found, _ = assessed("103,2024-01-05,1,2024-01\n", fee=fee, units=units, last=date(2027, 1, 1))
    household = {
        unit: [one.owed for one in of_unit(found, unit)] for unit in ("101", "102", "103", "104")
    }
    assert household["101"][:4] == [5000, 5000, 10000, 10000]
    assert household["102"] == [5000] * 12 + [0]
    assert household["103"] == [6000] * 12 + [10000]
    assert household["104"] == [5000] * 13


def test_a_fee_without_a_start_is_an_error() -> None:
    text = FEE.replace("  起算  2026-01-01\n", "") + "  阶段  试用 3个月 免收\n"
    found = bylaw(text)
    result, noticed = assess(
        found, register(), (), Wanted(found.fees, date(2026, 1, 1), date(2026, 3, 1))
    )
    assert result is None
    assert codes(noticed).count("no-start") == 1


# ── Payments that cannot be right ──


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        ("9-909,2026-01-01,5,2026-01", "unknown-unit", "房号"),
        (",2026-01-01,5,2026-01", "empty-cell", "房号"),
        ("101,,5,2026-01", "empty-cell", "缴纳日期"),
        ("101,2026-02-30,5,2026-01", "bad-date", "缴纳日期"),
        ("101,2026-01-01,-5,2026-01", "negative-figure", "金额"),
        ("101,2026-01-01,0,2026-01", "zero", "金额"),
        ("101,2026-01-01,1.005,2026-01", "too-many-decimals", "金额"),
        ("101,2026-01-01,五元,2026-01", "not-a-number", "金额"),
        ("101,2026-01-01,,2026-01", "empty-cell", "金额"),
        ("101,2026-01-01,=1+1,2026-01", "formula", "金额"),
        ("101,2026-01-01,5,2026-13", "bad-month", "所属月份"),
        ("101,2026-01-01,5,一月", "bad-month", "所属月份"),
    ],
)
def test_payments_that_cannot_be_right_are_reported(row: str, code: str, cell: str) -> None:
    rows = f"101,2026-01-01,5.00元,2026年1月\n{row}\n"
    found, noticed = read_payments(
        "缴费.csv", (HEADINGS + rows).encode(), register(), bylaw(FEE).fees
    )
    (problem,) = noticed
    assert found is None
    assert (problem.code.name, problem.span.line, problem.span.cell) == (code, 3, cell)
    assert problem.hint("en")


def test_hours_need_a_fee_that_they_come_off() -> None:
    fees = bylaw(FEE.partition("  抵减")[0]).fees
    _, noticed = read_payments(
        "x.csv", (HEADINGS + "101,2026-01-01,3小时,\n").encode(), register(), fees
    )
    assert codes(noticed) == ["no-relief"]


# ── Tables ──


def test_the_table_adds_up_and_names_every_payer() -> None:
    import csv

    found, _ = assessed("101,2026-03-01,100.00,2026-02\n")
    text = fee_csv(found, "zh").decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == 9
    for one in rows:
        total = sum(round(float(one[name]) * 100) for name in ("业主", "建设单位", "免收"))
        assert total == round(float(one["应收"]) * 100)
    assert rows[1]["已缴"] == "100.00"
    assert (rows[0]["月份"], rows[0]["应缴日"]) == ("2026-01", "2026-03-20")


def test_columns_line_up_under_chinese_headings() -> None:
    from bylawkit.evaluate.fee_table import _cells

    lines = list(fee_lines(assessed()[0], "zh"))
    assert len({_cells(line) for line in lines}) == 1


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_cell_can_start_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless("1-101") == "1-101"


def test_the_summary_says_how_amounts_came_about() -> None:
    told = "\n".join(summary(assessed(on=date(2026, 12, 31))[0], "zh"))
    assert "100.00平方米 × 1.00元/平方米/月 = 100.00元；业主 100.00元" in told
    assert "违约金每日 0.1%，自逾期10日起算，不超过本金 20%，算到 2026-12-31" in told
    english = "\n".join(summary(assessed()[0], "en"))
    assert "100.00 m² × 1.00 yuan/m²/month = 100.00 yuan" in english
