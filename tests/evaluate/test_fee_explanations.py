"""How a line came about step by step, who is reminded of what, deposits, and the same as JSON."""

from __future__ import annotations

import json
from datetime import date

from evaluating import bylaw
from test_assessment import HEADINGS, REGISTER, of_unit, register

from bylawkit.evaluate.assessment import Assessment, assess
from bylawkit.evaluate.deposits import deposits
from bylawkit.evaluate.dunning import reminders
from bylawkit.evaluate.fee_facts import NOTHING_KNOWN, FeeFacts, read_facts
from bylawkit.evaluate.fee_json import fee_json
from bylawkit.evaluate.fee_steps import heading, steps
from bylawkit.evaluate.fee_summary import summary
from bylawkit.evaluate.lines import Line, Wanted
from bylawkit.evaluate.payments import payers_of, read_payments

FEE = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 0.80元/平方米/月, 商铺 300元/户/季度
  起算  2026-01-01
  阶段  扶持 3个月 收取50% 补贴 街道 40% 上限 每月20元 承担 建设单位
  阶段  自立 全额
  补贴  公房产权人 逐年 10% 自首次缴费 困难户20%
  应缴  每月20日前
  违约金  每日0.1% 自逾期10日 上限 本金 20%
  挂钩  满意度 低于80% 减收10%
  减免  楼长 1/2
  押金  2个月
  催缴步骤 自逾期30日 业主委员会 书面督促
  催缴步骤 自逾期60日 物业 起诉或仲裁
  退费  多缴的整月退还
主体 楼长 "楼长"
  角色 其他
"""


def assessed(
    rows: str = "", on: date | None = None, facts: FeeFacts = NOTHING_KNOWN, units: str = REGISTER
) -> Assessment:
    found, known = bylaw(FEE), register(units)
    payments, _ = read_payments(
        "缴费.csv",
        (HEADINGS.strip() + f",付款方\n{rows or '101,2026-01-01,0.01,2026-12,'}").encode(),
        known,
        found.fees,
        payers_of(found),
    )
    assert payments is not None
    wanted = Wanted(found.fees, date(2026, 1, 1), date(2026, 4, 1), on, facts=facts)
    result, problems = assess(found, known, payments, wanted)
    assert result is not None, problems
    return result


def told(line: Line, on: date | None = None, lang: str = "zh") -> list[str]:
    return [one(lang) for one in steps(line, on)]


def test_every_factor_is_a_step() -> None:
    found = assessed(
        "101,2026-01-31,10,2026-01,\n101,2026-01-15,20,2026-01,街道\n", date(2026, 2, 10)
    )
    line = of_unit(found)[0]
    assert heading(bylaw(FEE), line)("zh") == "物业费（第一条） 101 2026-01 住宅：应收 80.00元"
    assert told(line, found.on) == [
        "100.00平方米 × 0.80元/平方米/月 = 80.00元",
        "扶持阶段：收取 50%",
        "街道补贴 40%，计 20.00元（每月最多 20.00元）",
        "公房产权人补贴（第1年）10%，计 8.00元",
        "其余 20.00元由建设单位承担",
        "业主应付 32.00元",
        "应缴日 2026-01-20",
        "2026-01-31 缴 10.00元",
        "街道已付 20.00元",
        "2026-01-30 以后至 2026-01-31：32.00元 × 0.1% × 1日",
        "2026-01-31 以后至 2026-02-10：22.00元 × 0.1% × 10日",
        "违约金 0.25元（最多为本金的 20%）",
    ]
    english = told(line, found.on, "en")
    assert english[0] == "100.00 m² × 0.80 yuan/m²/month = 80.00 yuan"
    assert english[4] == "the remaining 20.00 yuan is borne by 建设单位"
    assert english[-1] == "late charge 0.25 yuan (at most 20% of the principal)"


def test_reductions_hardship_and_exemptions_are_steps() -> None:
    rows = "房号,事实,数值,自,至\n,满意度,79%,,\n101,楼长,,,\n".encode()
    facts, _ = read_facts("事实.csv", rows, register(), bylaw(FEE).fees)
    assert facts is not None
    units = REGISTER.replace("101,住宅,100,业主0001,否,,", "101,住宅,100,业主0001,否,,2026")
    line = of_unit(assessed(facts=facts, units=units))[3]
    assert told(line)[:7] == [
        "100.00平方米 × 0.80元/平方米/月 = 80.00元",
        "满意度低于 80%，减收 10%",
        "减收后 72.00元",
        "自立阶段：全额收取",
        "公房产权人补贴（困难户）20%，计 14.40元",
        "楼长减免 50%，少缴 28.80元",
        "业主应付 28.80元",
    ]


def test_a_price_by_the_quarter_says_how_it_is_spread() -> None:
    line = of_unit(assessed(), "S1")[3]
    assert told(line)[0] == "300.00元/户/季度 ÷ 3个月 = 100.00元"
    assert told(line, lang="en")[0] == "300.00 yuan/household/quarter ÷ 3 months = 100.00 yuan"


# ── Reminders ──


def test_the_ladder_counts_from_the_oldest_arrears() -> None:
    on = date(2026, 3, 20)
    first, *_ = reminders(assessed("101,2026-02-01,1,2026-01,\n", on).lines, on)
    assert (first.unit.name, first.first, first.last) == (
        "101",
        date(2026, 1, 1),
        date(2026, 2, 1),
    )
    assert (first.fen, first.due, first.days) == (6300, date(2026, 1, 20), 59)
    assert first.now is not None
    assert (first.now.step.actor.name, first.now.since) == ("业主委员会", date(2026, 2, 19))
    assert first.following is not None
    assert first.following.step.action == "起诉或仲裁"
    assert first.following.since == date(2026, 3, 21)


def test_a_step_is_due_on_its_day_and_not_before() -> None:
    for on, step in ((date(2026, 2, 18), None), (date(2026, 2, 19), "书面督促")):
        first = next(iter(reminders(assessed(on=on).lines, on)))
        assert (first.now.step.action if first.now else None) == step
    last = next(iter(reminders(assessed(on=date(2026, 6, 1)).lines, date(2026, 6, 1))))
    assert last.now is not None
    assert last.now.step.action == "起诉或仲裁"
    assert last.following is None


def test_nobody_is_reminded_who_owes_nothing_or_on_no_day() -> None:
    assert [*reminders(assessed().lines, None)] == []
    on = date(2026, 1, 21)
    rows = "101,2026-01-20,32,2026-01,\n"
    assert "101" not in [one.unit.name for one in reminders(assessed(rows, on).lines, on)]
    assert "欠缴和催缴" not in "\n".join(summary(assessed(rows), "zh"))


def test_the_summary_says_who_has_to_do_what() -> None:
    text = "\n".join(summary(assessed(on=date(2026, 3, 1)), "zh"))
    assert "2026-02-19 起由业主委员会书面督促；下一步 2026-03-21 起由物业起诉或仲裁" in text
    assert "since 2026-02-19: 业主委员会 书面督促" in "\n".join(
        summary(assessed(on=date(2026, 3, 1)), "en")
    )


# ── Deposits, and JSON ──


def test_a_deposit_of_months_is_by_the_first_month() -> None:
    found = deposits(assessed().lines)
    assert [(one.unit.name, one.fen) for one in found][:2] == [("101", 6400), ("102", 5152)]


def test_json_says_the_same() -> None:
    on = date(2026, 3, 1)
    found = fee_json(bylaw(FEE), assessed("101,2026-02-01,1,2026-01,\n", on), "zh")
    assert json.loads(json.dumps(found)) == found
    line = found["lines"][0]
    assert (line["unit"], line["month"], line["whole"], line["owed"]) == (
        "101",
        "2026-01",
        "80.00",
        "32.00",
    )
    assert sum(round(float(one["amount"]) * 100) for one in line["parts"]) == 8000
    assert line["steps"][0].startswith("100.00平方米 × 0.80元")
    assert found["fees"][0]["article"] == 1
    assert found["arrears"][0]["step"] == {
        "actor": "业主委员会",
        "action": "书面督促",
        "since": "2026-02-19",
    }
    assert found["deposits"][0] == {"fee": "物业费", "unit": "101", "amount": "64.00"}
    assert found["payers"]["业主"]["due"]
