"""Fees go by the evaluations in the log that `monitor` reads."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from evaluating import bylaw, codes
from hypothesis import given, settings
from hypothesis import strategies as st

from bylawkit.evaluate.assessment import Assessment, assess
from bylawkit.evaluate.events import read_events
from bylawkit.evaluate.fee_evaluations import with_evaluations
from bylawkit.evaluate.fee_facts import NOTHING_KNOWN, Fact, FeeFacts
from bylawkit.evaluate.fee_steps import steps
from bylawkit.evaluate.lines import Wanted
from bylawkit.evaluate.register import read_register
from bylawkit.evaluate.watch.monitor import monitor
from bylawkit.evaluate.workdays import calendar_of

OLD = Path(__file__).parents[2] / "examples" / "old"
LOG = "日期,主体,行为,对象,数量\n"
TEXT = """
服务 保洁
  提供    物业
  对象    业主
  内容    每日清扫
  评价    业主 每半年
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月
  起算  2026-01-01
  挂钩  满意度 低于80% 减收10%
  挂钩  满意度 低于60% 减收20%
  对价  保洁
"""
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 1)
Made = tuple[Assessment | None, tuple[Any, ...]]


def assessed(
    *rows: str,
    text: str = TEXT,
    on: date | None = None,
    facts: FeeFacts = NOTHING_KNOWN,
    indicators: dict[str, Fraction] | None = None,
    last: date = LAST,
) -> Made:
    found = bylaw(text)
    wanted = Wanted(found.fees, FIRST, last, on, indicators, facts)
    events, noticed = read_events("记录.csv", (LOG + "\n".join(rows) + "\n").encode())
    assert events is not None, noticed
    known, noticed = with_evaluations(found, wanted, events)
    if known is None:
        return None, noticed
    register, _ = read_register(
        "登记册.csv", "房号,用途,面积,业主\n101,住宅,100,业主0001\n".encode()
    )
    assert register is not None
    return assess(found, register, (), wanted._replace(facts=known))[0], noticed


def prices(found: Assessment | None) -> list[int]:
    assert found is not None
    return [line.charge.whole // 100 for line in found.lines]


def told(found: Assessment | None, month: int, lang: str = "zh") -> str:
    assert found is not None
    return "\n".join(one(lang) for one in steps(found.lines[month - 1], found.on, found.facts))


# ── From which month to which ──


def test_a_result_counts_from_the_next_month_to_that_of_the_next_result() -> None:
    found, noticed = assessed(
        "2026-01-05,业主委员会,评价,满意度,90%",
        "2026-03-31,业主委员会,评价,满意度,76%",
        "2026-07-01,业主委员会,评价,满意度,59.9%",
        "2026-10-20,业主委员会,考核,满意度,80%",
    )
    # 76 % takes 10 % off from April to July, 59.9 % both reductions from August to October.
    assert prices(found) == [100, 100, 100, 90, 90, 90, 90, 70, 70, 70, 100, 100]
    assert [(one.code.name, one.severity.name) for one in noticed] == [("no-evaluation", "INFO")]
    assert "2026-01 没有评价结果" in noticed[0].message("zh")


def test_the_explanation_names_the_result_and_its_day() -> None:
    found, _ = assessed("2026-03-31,甲,评价,满意度,76%", "2026-04-01,甲,评价,满意度,82分")
    assert "满意度 76%（2026-03-31 记录），低于 80%，减收 10%\n减收后 90.00元" in told(found, 4)
    assert "满意度 82%（2026-04-01 记录），不减收" in told(found, 5)
    assert "is 82% (recorded on 2026-04-01): nothing comes off" in told(found, 5, "en")
    assert "is 76% (recorded on 2026-03-31), less than 80%: 10% comes off" in told(found, 4, "en")
    assert "满意度" not in told(found, 3)


@pytest.mark.parametrize("amount", ["76%", "76 %", "７６％", "76分", "0.76", "76.00%"])
def test_how_a_result_may_be_written(amount: str) -> None:
    found, _ = assessed(f"2025-12-31,甲,评价,满意度,{amount}")
    assert prices(found) == [90] * 12


def test_days_after_the_one_asked_for_are_not_known_yet() -> None:
    rows = ("2026-01-05,甲,评价,满意度,76%", "2026-03-05,甲,评价,满意度,90%")
    found, noticed = assessed(*rows, on=date(2026, 3, 4), last=date(2026, 5, 1))
    assert prices(found) == [100, 90, 90, 90, 90]
    assert codes(noticed)[0] == "events-after-day"
    found, _ = assessed(*rows, on=date(2026, 3, 5), last=date(2026, 5, 1))
    assert prices(found) == [100, 90, 90, 100, 100]


def test_what_else_the_log_says_does_not_matter() -> None:
    rows = ("2025-12-30,甲,公布,满意度,10%", "2025-12-31,甲,评价,保洁,10%")
    found, noticed = assessed(*rows)
    assert prices(found) == [100] * 12
    assert codes(noticed) == ["no-evaluation"]


# ── Missing, double, out of range ──


@pytest.mark.parametrize("amount", ["", "良好", "101%", "100.01%", "780%", "-5%", "82", "120分"])
def test_a_result_out_of_range_is_an_error(amount: str) -> None:
    row = f"2026-03-05,甲,评价,满意度,{amount}"
    found, noticed = assessed(row)
    assert found is None
    (problem,) = [one for one in noticed if one.code.unusable]
    assert (problem.code.id, problem.span.line) == ("BK975", 2)
    assert problem.hint("zh") == "数量一栏写成 78% 或者 78分 的样子"
    events, _ = read_events("记录.csv", (LOG + row + "\n").encode())
    report = monitor(bylaw(TEXT), events or (), LAST, calendar_of(()))
    assert report.deductions == ()
    assert [one.code.id for one in report.noticed] == ["BK798"]


@pytest.mark.parametrize(("amount", "price"), [("0%", 70), ("100%", 100), ("80%", 100)])
def test_the_ends_of_the_range_are_inside(amount: str, price: int) -> None:
    found, _ = assessed(f"2025-12-31,甲,评价,满意度,{amount}")
    assert prices(found)[0] == price


def test_two_results_of_one_day_are_an_error() -> None:
    rows = ("2026-03-05,甲,评价,满意度,76%", "2026-03-05,乙,评价,满意度,80%")
    found, noticed = assessed(*rows)
    assert found is None
    (problem,) = [one for one in noticed if one.code.unusable]
    assert (problem.code.id, problem.span.line) == ("BK976", 3)
    assert "`满意度` 在 2026-03-05 记了两个不同的结果：76%、80%" in problem.message("zh")
    assert problem.see[0].span.line == 2
    found, noticed = assessed(rows[0], rows[0])
    assert codes(noticed) == ["no-evaluation", "old-evaluation"]


def test_of_two_in_one_month_the_last_counts() -> None:
    rows = ("2026-03-05,甲,评价,满意度,76%", "2026-03-20,甲,评价,满意度,85%")
    found, noticed = assessed(*reversed(rows))
    assert prices(found) == [100] * 12
    assert "evaluation-replaced" in codes(noticed)
    (problem,) = [one for one in noticed if one.code.name == "evaluation-replaced"]
    assert "在 2026-03 评价了 2 次，按最后一次（2026-03-20，85%）计算" in problem.message("zh")


def test_months_without_a_result_are_named() -> None:
    """That is a warning once the evaluation should have been there."""
    found, noticed = assessed("2026-09-05,甲,评价,满意度,76%")
    (problem,) = noticed
    assert (problem.code.id, problem.severity.name) == ("BK978", "WARNING")
    assert "`物业费` 与 `满意度` 挂钩，2026-01–2026-09 没有评价结果" in problem.message("zh")
    assert prices(found)[8:] == [100, 90, 90, 90]
    _, noticed = assessed("2026-06-30,甲,评价,满意度,76%")
    assert [(one.code.id, one.severity.name) for one in noticed] == [("BK978", "INFO")]


@pytest.mark.parametrize(("day", "month"), [("2025-12-31", "2026-07"), ("2026-05-31", "2026-12")])
def test_a_result_that_is_too_old_still_counts_and_is_named(day: str, month: str) -> None:
    found, noticed = assessed(f"{day},甲,评价,满意度,76%")
    assert prices(found)[-1] == 90
    (problem,) = [one for one in noticed if one.code.name == "old-evaluation"]
    assert f"{month} 起仍按那一次计算" in problem.message("zh")


def test_where_the_bylaw_says_no_interval_no_result_is_too_old() -> None:
    _, noticed = assessed("2020-01-01,甲,评价,满意度,76%", text=TEXT.replace("  对价  保洁\n", ""))
    assert noticed == ()


def test_other_results_for_the_same_months_are_an_error() -> None:
    row = "2026-03-05,甲,评价,满意度,76%"
    table = FeeFacts({None: (Fact(None, "满意度", Fraction(9, 10), date.min, date(2026, 4, 1)),)})
    for given_ in ({"facts": table}, {"indicators": {"满意度": Fraction(9, 10)}}):
        found, noticed = assessed(row, **given_)  # type: ignore[arg-type]
        assert found is None
        assert "记录里的结果是 76%，另外给出的是 90%" in noticed[0].message("zh")
    same = FeeFacts({None: (Fact(None, "满意度", Fraction(76, 100), date.min, date.max),)})
    found, noticed = assessed(row, facts=same)
    assert prices(found) == [90] * 12
    until = Fact(None, "满意度", Fraction(9, 10), date.min, date(2026, 3, 1))
    found, noticed = assessed(row, facts=FeeFacts({None: (until,)}))
    assert prices(found) == [100] * 3 + [90] * 9


def test_a_log_where_no_fee_is_linked() -> None:
    plain = "\n".join(line for line in TEXT.split("\n") if "挂钩" not in line)
    found, noticed = assessed("2026-03-05,甲,评价,满意度,76%", text=plain)
    assert codes(noticed) == ["no-linked-fee"]
    assert prices(found) == [100] * 12


# ── Caps by the year ──

CAPPED = TEXT.replace("  挂钩  满意度 低于60% 减收20%\n", "").replace(
    "  对价", "  阶段  扶持 12个月 收取50% 补贴 街道 50% 上限 每年300元\n  对价"
)


def test_a_cap_of_the_year_counts_what_was_given_before_the_result() -> None:
    """50 yuan a month up to June, 45 from July on: the cap of 300 is reached in June."""
    found, _ = assessed("2026-06-05,甲,评价,满意度,76%", text=CAPPED)
    assert found is not None
    given_ = [line.payers.get("街道", 0) for line in found.lines]
    assert given_ == [5000] * 6 + [0] * 6
    assert sum(given_) == 30000


# ── Whatever is recorded ──

logs = st.dictionaries(
    st.dates(date(2025, 6, 1), date(2026, 12, 31)), st.integers(0, 100), max_size=8
)


@settings(deadline=None, max_examples=60)
@given(logs, st.randoms(use_true_random=False))
def test_each_month_goes_by_the_last_result_before_it(
    results: dict[date, int], order: Random
) -> None:
    rows = [f"{day},甲,评价,满意度,{result}%" for day, result in results.items()]
    order.shuffle(rows)
    rows.append("2026-02-01,甲,公布,保洁,")
    found, _ = assessed(*rows)
    for at, price in enumerate(prices(found), start=1):
        known = [results[day] for day in sorted(results) if day < date(2026, at, 1)]
        last = known[-1] if known else 100
        assert price == 100 - 10 * (last < 80) - 20 * (last < 60)


# ── The command ──

WORDS = ("fees", OLD, "--register", OLD / "register.csv", "--from", "2026-07", "--to", "2026-12")
EVENTS = ("--events", OLD / "events.csv")
Running = Callable[..., Any]


def test_the_command_explains_and_answers_as_json(run: Running) -> None:
    got = run(*WORDS, *EVENTS, "--explain", "沿街商铺07")
    assert got.status == 0
    assert got.out.count("满意度 76%（2026-08-08 记录），低于 80%，减收 10%") == 4
    found = json.loads(run(*WORDS, *EVENTS, "--json").out)
    steps_ = [one["steps"] for one in found["lines"] if one["month"] == "2026-09"]
    assert all(any("2026-08-08 记录" in step for step in each) for each in steps_)


def test_the_log_gives_what_a_table_of_facts_gives(run: Running, tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text("事实,数值,自\n满意度,76%,2026-09\n", encoding="utf-8")
    run(*WORDS, *EVENTS, "--out", tmp_path / "a.csv")
    run(*WORDS, "--facts", tmp_path / "f.csv", "--out", tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_by_sql_fees_go_by_the_log_too(run: Running, tmp_path: Path) -> None:
    run(*WORDS, *EVENTS, "--out", tmp_path / "a.csv")
    got = run(*WORDS, *EVENTS, "--scale", "--out", tmp_path / "b.csv")
    assert got.status == 0
    assert "BK978" in got.err
    one, other = (
        list(csv.DictReader((tmp_path / name).read_text("utf-8-sig").splitlines()))
        for name in ("a.csv", "b.csv")
    )
    assert [{key: line[key] for key in other[0]} for line in one] == other


@pytest.mark.parametrize("scale", [(), ("--scale",)])
def test_a_log_that_cannot_be_used_stops_the_command(
    run: Running, tmp_path: Path, scale: tuple[str, ...]
) -> None:
    log = tmp_path / "log.csv"
    log.write_text(f"{LOG}2026-08-08,甲,评价,满意度,780%\n", encoding="utf-8")
    for path in (log, tmp_path / "absent.csv"):
        got = run(*WORDS, "--events", path, *scale)
        assert (got.status, got.out) == (2, "")
        assert path.name in got.err


def test_monitor_and_fees_name_the_same_month(run: Running) -> None:
    got = run("monitor", OLD, *EVENTS)
    assert "住宅物业服务费自 2026-09 起减收10%" in got.out
