"""Exported fees and norms say in the real engines what our own engine says."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import islice
from typing import Any

import pytest
from enforcing import EXAMPLES, example

from bylawkit.enforce.engines.rego import Engine, opa, regorus
from bylawkit.enforce.rego.target import make, package_of
from bylawkit.enforce.running import Ran, run
from bylawkit.enforce.subjects.fees import SUBJECT, ours
from bylawkit.enforce.trials.rego_fees import TRIALS
from bylawkit.evaluate.fees import Charge
from bylawkit.evaluate.months import after, month_of
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.values import Duration, Unit
from bylawkit.pipeline import read_text

ENGINES = {"opa": opa, "regorus": regorus}


HARD = """规约 "试验小区管理规约"
  类型 安置房
  生效 2026-02-01
主体 街道
主体 建设单位 "甲公司"
  角色 建设单位
组织 业主委员会
  人数 7人
费用 物业费
  缴纳    业主 → 物业
  标准    住宅 0.837元/平方米/月, 商铺 20.01元/户/季度, 住宅 0.91元/平方米/月 自 2027-05-01
  起算    2026-02-01
  阶段    优惠 12个月 收取33% 补贴 街道 41% 上限 每月 30元 补贴 建设单位 13%
  阶段    过渡 18个月 收取71% 补贴 街道 0.11元/平方米/月 承担 建设单位
  阶段    自立 全额
  补贴    街道 逐年 30%, 20%, 10% 自首次缴费 出售即止 困难户 55%
  补贴    建设单位 逐年 7%, 3%
  减免    业主委员会 50%
"""


@cache
def _opened(name: str, which: str) -> tuple[Bylaw, Engine]:
    bylaw = example(which)
    return bylaw, ENGINES[name](make(bylaw).files or {})


def _check(bylaw: Bylaw, name: str, number: int) -> int:
    """How many cases have a charge; all are as we charge them."""
    (trial,) = (one for one in TRIALS if one.engine == name)
    ran = Ran(trial, bylaw, trial.opened(bylaw, make(bylaw).files or {}))
    run(SUBJECT, islice(SUBJECT.cases(bylaw, 3), number), [ran])
    assert [*ran.shown()] == []
    assert ran.cases > 0.9 * number
    return sum(
        isinstance(ours(one.case), Charge) for one in islice(SUBJECT.cases(bylaw, 3), number)
    )


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("which", EXAMPLES)
def test_fees_of_the_examples_to_the_fen(name: str, which: str) -> None:
    assert _check(example(which), name, 120) > 90


@pytest.mark.parametrize("name", ENGINES)
def test_phases_with_caps_and_several_payers(name: str) -> None:
    reading = read_text(HARD, "a.bylaw")
    assert reading.ok, [one.message("zh") for one in reading.diagnostics]
    assert reading.bylaw is not None
    assert _check(reading.bylaw, name, 300) == 300


def test_a_cap_by_the_year_is_left_out_and_said() -> None:
    text = HARD.replace("上限 每月 30元", "上限 每年 300元")
    bylaw = read_text(text, "a.bylaw").bylaw
    assert bylaw is not None
    made = make(bylaw)
    assert "rego/fees.rego" not in (made.files or {})
    assert "a cap by the year needs what was given before" in {
        one["reason"] for one in made.not_enforced if one["type"] == "fee"
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("which", EXAMPLES)
def test_thousands_of_fees(name: str, which: str) -> None:
    assert _check(example(which), name, 1000) > 500


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"fee": "没有"}, {"unknown-fee"}),
        ({"use": "月球"}, {"no-rate"}),
        ({"area": -1}, {"not-an-area"}),
        ({"area": 1.5}, {"not-an-area"}),
        ({"area": 2**50}, {"not-an-area"}),
        ({"month": "1999-01"}, {"month-not-covered"}),
        ({"month": "2026-8"}, {"not-a-month"}),
        ({"month": "2026-99"}, {"not-a-month"}),
        ({"month": 202608}, {"not-a-month"}),
        ({"first_payment": "2026"}, {"not-a-month"}),
        ({"sold": "no"}, {"not-true-or-false"}),
        ({"hardship": None}, {"not-true-or-false"}),
        ({"exempt": {"num": 2, "den": 1}}, {"unknown-exemption"}),
    ],
)
def test_what_cannot_be_charged_is_named(given: dict[str, Any], codes: set[str]) -> None:
    for name in ENGINES:
        bylaw, engine = _opened(name, "old")
        fee = bylaw.fees[0]
        asked = {"fee": fee.name, "use": fee.rates[0].use.name, "area": 8950}
        asked |= {"month": month_of(fee.start or date(2026, 4, 1)).isoformat()[:7], **given}
        fees = f"data.{package_of(bylaw)}.fees"
        assert {one["code"] for one in engine.ask(f"{fees}.problems", asked)} == codes
        assert engine.ask(f"{fees}.charge", asked) is None


NORMS = """规约 "试验小区管理规约"
  类型 商品房
禁止 夜间施工
  主体  业主, 使用人
  不得  施工
  时段  22:00 至 06:00
  终止  2026-12-31
权利 查账
  主体  业主
  有权  查账
  条件  事前登记
义务 公开账目
  主体  物业
  应当  公开账目
  期限  1个月
义务 答复
  主体  物业
  应当  答复
  期限  15日
"""


@pytest.fixture(scope="module", params=list(ENGINES))
def rules(request: pytest.FixtureRequest) -> tuple[str, Engine]:
    bylaw = read_text(NORMS, "a.bylaw").bylaw
    assert bylaw is not None
    return f"data.{package_of(bylaw)}.norms", ENGINES[request.param](make(bylaw).files or {})


@pytest.mark.parametrize(
    ("norm", "party", "more", "verdict"),
    [
        ("夜间施工", "业主", {"minute": 1320}, "forbidden"),
        ("夜间施工", "使用人", {"minute": 359}, "forbidden"),
        ("夜间施工", "业主", {"minute": 360}, "not-in-force"),
        ("夜间施工", "业主", {"minute": 1320, "on": "2027-01-01"}, "not-in-force"),
        ("夜间施工", "物业", {"minute": 1320}, "not-concerned"),
        ("查账", "业主", {}, "undetermined"),
        ("查账", "业主", {"applies": True}, "permitted"),
        ("查账", "业主", {"applies": False}, "not-in-force"),
        ("公开账目", "物业", {}, "required"),
        ("公开账目", "物业", {"on": None, "minute": None}, "required"),
        ("夜间施工", "业主", {"minute": None}, "undetermined"),
        ("夜间施工", "业主", {"minute": 1440}, "undetermined"),
        ("夜间施工", "业主", {"minute": "22:00"}, "undetermined"),
        ("夜间施工", "业主", {"minute": 1320, "on": None}, "undetermined"),
        ("夜间施工", "业主", {"minute": 1320, "on": "2026/05/01"}, "undetermined"),
        ("夜间施工", "业主", {"minute": 600, "on": None}, "not-in-force"),
        ("查账", "业主", {"applies": "yes"}, "undetermined"),
        ("没有", "物业", {}, None),
    ],
)
def test_who_must_and_may_and_must_not(
    rules: tuple[str, Engine], norm: str, party: str, more: dict[str, Any], verdict: str | None
) -> None:
    package, engine = rules
    given = {"norm": norm, "party": party, "on": "2026-05-01", "minute": 600, **more}
    assert engine.ask(f"{package}.verdict", given) == verdict


def test_the_last_day_of_a_deadline(rules: tuple[str, Engine]) -> None:
    package, engine = rules
    for step in range(0, 800, 13):
        since = date.fromordinal(date(2027, 12, 30).toordinal() + step)
        for norm, length in (
            ("公开账目", Duration(1, Unit.MONTH)),
            ("答复", Duration(15, Unit.DAY)),
        ):
            given = {"norm": norm, "since": since.isoformat()}
            assert engine.ask(f"{package}.due", given) == after(since, length).isoformat()
