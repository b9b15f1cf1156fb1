"""What a register does not hold: evaluations by month, exemptions, who paid, and from when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from evaluating import bylaw, codes
from test_assessment import HEADINGS, of_unit, register

from bylawkit.evaluate.assessment import Assessment, assess
from bylawkit.evaluate.fee_facts import NOTHING_KNOWN, FeeFacts, read_facts
from bylawkit.evaluate.fee_summary import summary
from bylawkit.evaluate.fee_table import fee_csv
from bylawkit.evaluate.lines import Wanted
from bylawkit.evaluate.payments import payers_of, read_payments

FEE = """
主体 镇政府 "镇人民政府"
  角色 政府部门
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月
  起算  2026-01-01
  阶段  扶持 6个月 收取50% 补贴 街道 30% 补贴 镇政府 20%
  阶段  自立 24个月 全额
  应缴  每月20日前
  挂钩  满意度 低于80% 减收10%
  减免  业主委员会 50% 出席率 四分之三以上
  减免  楼长 1/3
  预缴  最多12个月
主体 楼长 "楼长"
  角色 其他
"""
UNITS = """房号,用途,面积,业主,建设单位未售,交付日期
101,住宅,100,业主0001,否,
102,住宅,80.50,业主0002,否,2026-03-15
"""


def known(rows: str, fee: str = FEE) -> FeeFacts:
    text = "房号,事实,数值,自,至\n" + rows
    found, noticed = read_facts("事实.csv", text.encode(), register(UNITS), bylaw(fee).fees)
    assert found is not None, noticed
    return found


def assessed(
    rows: str = "",
    facts: FeeFacts = NOTHING_KNOWN,
    fee: str = FEE,
    last: date = date(2026, 4, 1),
    ends: date | None = None,
) -> tuple[Assessment, list[Any]]:
    found, units = bylaw(fee), register(UNITS)
    payments, noticed = (), ()
    if rows:
        text = HEADINGS.strip() + ",付款方\n" + rows
        payments, noticed = read_payments(
            "缴费.csv", text.encode(), units, found.fees, payers_of(found)
        )
        assert payments is not None, noticed
    wanted = Wanted(found.fees, date(2026, 1, 1), last, facts=facts, ends=ends)
    result, problems = assess(found, units, payments, wanted)
    assert result is not None, problems
    return result, [one for one in (*noticed, *problems) if one.code.name != "absent-columns"]


# ── Evaluations and exemptions ──


def test_an_evaluation_counts_in_the_months_it_is_for() -> None:
    found, _ = assessed(facts=known(",满意度,79%,2026-02,2026-03\n,满意度,0.85,2026-04,\n"))
    assert [one.charge.whole for one in of_unit(found)] == [10000, 9000, 9000, 10000]


def test_an_exemption_takes_its_share_off_the_part_of_the_household() -> None:
    facts = known("101,业主委员会,75%,2026-02,2026-02\n101,业主委员会,74%,2026-03,\n102,楼长,,,\n")
    found, noticed = assessed(facts=facts)
    assert [one.owed for one in of_unit(found)] == [5000, 2500, 5000, 5000]
    assert [one.waived for one in of_unit(found)] == [0, 2500, 0, 0]
    assert [one.owed for one in of_unit(found, "102")] == [2683, 2683, 2683, 2683]
    assert "exemption-not-counted" not in codes(noticed)
    for line in found.lines:
        assert sum(one.fen for one in line.charge.parts) == line.charge.whole
        assert sum(line.payers.values()) + line.waived == line.charge.whole


def test_exemptions_that_cannot_be_judged_are_said() -> None:
    _, noticed = assessed(facts=known("101,业主委员会,,,\n"))
    assert codes(noticed) == ["exemption-not-counted", "no-attendance"]
    assert "楼长" in noticed[0].message("zh")
    assert "101" in noticed[1].message("zh")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("909,楼长,,,", "unknown-unit"),
        (",楼长,,,", "empty-cell"),
        ("101,,,,", "empty-cell"),
        ("101,满意度,79%,,", "fact-of-all"),
        (",满意度,,,", "fact-needs-value"),
        (",满意度,很好,,", "not-a-share"),
        (",满意度,178,,", "not-a-share"),
        (",美观,79%,,", "unknown-fact"),
        (",满意度,79%,2026-13,", "bad-month"),
        (",满意度,79%,2026-03,2026-02", "fact-backward"),
        (",满意度,79%,2026-02,2026-05\n,满意度,81%,2026-05,", "fact-twice"),
        ("101,=楼长,,,", "formula"),
    ],
)
def test_facts_that_cannot_be_right_are_reported(row: str, code: str) -> None:
    text = f"房号,事实,数值,自,至\n{row}\n"
    found, noticed = read_facts("事实.csv", text.encode(), register(UNITS), bylaw(FEE).fees)
    assert found is None
    assert codes(noticed) == [code]
    assert noticed[0].hint("zh")
    assert noticed[0].message("en")


# ── Who paid ──


def test_money_goes_to_the_part_of_whoever_paid_it() -> None:
    rows = "101,2026-01-10,30,2026-01,街道办事处\n101,2026-02-10,50,2026-01,\n101,2026-02-11,45,,街道\n"
    found, noticed = assessed(rows)
    lines = of_unit(found)
    assert [one.paid for one in lines] == [5000, 0, 0, 0]
    assert [one.received.get("街道", 0) for one in lines] == [3000, 3000, 1500, 0]
    assert "payer-overpaid" not in codes(noticed)
    assert "已付 75.00元" in "\n".join(summary(found, "zh"))
    head = fee_csv(found, "zh").decode("utf-8-sig").splitlines()[0]
    assert "已缴,街道已付,工时抵减" in head


def test_a_party_without_a_part_pays_in_the_households_stead() -> None:
    found, noticed = assessed(
        "101,2026-01-10,50,2026-01,居委会\n101,2026-01-11,50,2026-02,业主0001\n"
    )
    assert [one.paid for one in of_unit(found)] == [5000, 5000, 0, 0]
    assert not [one for one in noticed if one.code.unusable]


def test_a_payer_who_gave_too_much_is_named() -> None:
    _, noticed = assessed("101,2026-01-10,31,2026-01,街道\n")
    (told,) = [one for one in noticed if one.code.name == "payer-overpaid"]
    assert "`街道` 为房屋 `101` 多付 1.00元" in told.message("zh")


def test_a_payer_whom_nobody_knows_is_an_error() -> None:
    text = HEADINGS.strip() + ",付款方\n101,2026-01-10,31,2026-01,路人\n"
    found, noticed = read_payments(
        "缴费.csv", text.encode(), register(UNITS), bylaw(FEE).fees, payers_of(bylaw(FEE))
    )
    assert found is None
    assert codes(noticed) == ["no-such-payer"]
    assert "业主、街道、镇政府" in noticed[0].hint("zh")


# ── From when, and until when ──


def test_before_a_unit_is_handed_over_the_developer_pays() -> None:
    found, noticed = assessed("102,2026-01-10,40.25,2026-01,\n102,2026-01-10,40.25,2026-03,\n")
    lines = of_unit(found, "102")
    assert [one.payer for one in lines] == ["建设单位", "建设单位", "业主", "业主"]
    assert [one.paid for one in lines] == [0, 0, 4025, 0]
    (told,) = [one for one in noticed if one.code.name == "before-moving-in"]
    assert "`102` 有 40.25元缴给 2026-03-15 入住以前的月份" in told.message("zh")


def test_money_for_no_month_skips_those_before_the_unit_was_handed_over() -> None:
    found, _ = assessed("102,2026-01-10,40.25,,\n102,2026-04-10,10,2026-01,建设单位\n")
    assert [one.paid for one in of_unit(found, "102")] == [1000, 0, 4025, 0]


def test_tenants_owe_nothing_before_they_have_the_home() -> None:
    found, _ = assessed(fee=FEE.replace("业主 → 物业", "承租人 → 公房产权人"))
    assert [one.month.month for one in of_unit(found, "102")] == [3, 4]


def test_payments_too_far_ahead_are_said() -> None:
    _, noticed = assessed("101,2026-01-10,50,2027-01,\n101,2026-01-10,50,2027-02,\n")
    (told,) = [one for one in noticed if one.code.name == "prepaid-too-far"]
    assert "最多预缴 12个月，1 笔缴费超过：101" in told.message("zh")


def test_months_before_the_start_and_after_the_phases_are_said() -> None:
    later = FEE.replace("起算  2026-01-01", "起算  2026-03-01")
    found, noticed = assessed(fee=later)
    assert [one.month.month for one in of_unit(found)] == [3, 4]
    (told,) = [one for one in noticed if one.code.name == "starts-later"]
    assert told.severity.name == "INFO"
    _, noticed = assessed(fee=later.replace("2026-03-01", "2027-03-01"))
    (told,) = [one for one in noticed if one.code.name == "starts-later"]
    assert told.severity.name == "WARNING"
    _, noticed = assessed(fee=FEE.replace("自立 24个月", "自立 1个月"), last=date(2026, 9, 1))
    (told,) = [one for one in noticed if one.code.name == "phases-over"]
    assert "2026-08" in told.message("zh")


def test_what_was_paid_beyond_the_end_is_paid_back() -> None:
    rows = (
        "101,2026-01-10,200,,\n101,2026-01-10,50,2026-04,\n101,2026-01-11,30,2026-05,街道\n"
        "101,2026-01-12,7,2026-01,\n"
    )
    found, noticed = assessed(rows, ends=date(2026, 2, 20))
    assert [one.month.month for one in of_unit(found)] == [1, 2]
    assert [one.paid for one in of_unit(found)] == [5000, 5000]
    assert [(one.payer, one.fen) for one in found.refunds] == [(None, 15700), ("街道", 3000)]
    assert "overpaid" not in codes(noticed)
    assert "  101  157.00元" in [*summary(found, "zh")]
