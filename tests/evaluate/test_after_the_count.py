"""What comes after the count: lots by a committed seed, objections, and ballots that came too late."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from evaluating import CHOICE, HEADS, decided, heads, matter, tally

from bylawkit.evaluate.decision import Decision, Lot
from bylawkit.evaluate.lots import commitment_of, drawn, in_order, lot_of
from bylawkit.evaluate.objections import after_objections
from bylawkit.evaluate.question import question_of
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.evaluate.votes import answer
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Measure
from bylawkit.resolve.lawbook import law_of

Running = Callable[..., Any]
FULL = {"abstain": 0, "follow": 0, "invalid": 0}
SEED = "三人各写一句，合在一起"
LOT = Lot(SEED, commitment_of(SEED))


def decided_by_lot(fields: str, counted: Tally, lot: Lot | None = LOT) -> Decision:
    question = question_of(*matter(fields))
    return drawn(question, answer(question, counted), lot)


def ballots(first: int, second: int, third: int = 0) -> Tally:
    votes = {"甲公司": first, "乙公司": second} | ({"丙公司": third} if third else {})
    figures = {"total": 100, "for": sum(votes.values()), "against": 0, **FULL}
    return tally(heads=Count(figures, votes))


# ── Lots ──


def test_a_lot_can_be_drawn_again_by_anybody() -> None:
    lines = {name: f"{SEED}\n甲\n{name}".encode() for name in ("甲公司", "乙公司")}
    order = sorted(lines, key=lambda name: sha256(lines[name]).hexdigest())
    assert [one.name for one in in_order(SEED, "甲", lines)] == order
    assert [one.name for one in in_order(SEED, "甲", reversed(lines))] == order


def test_a_tie_between_candidates_is_broken_by_the_lot() -> None:
    fields = f"{CHOICE}\n  同票  抽签"
    level = ballots(35, 35)
    assert decided_by_lot(fields, level, None).outcome is Outcome.FOR_HUMAN_DECISION
    decision = decided_by_lot(fields, level)
    assert decision.outcome is Outcome.CARRIED
    assert decision.winners == (in_order(SEED, "甲", ["甲公司", "乙公司"])[0].name,)
    assert (decision.tied, decision.lot) == ((), LOT)


def test_only_the_places_left_are_drawn() -> None:
    fields = "\n  同意  全体人数20%以上\n  选项  甲公司, 乙公司, 丙公司\n  当选  2\n  同票  抽签"
    counted = tally(
        heads=Count(
            {"total": 100, "for": 96, "against": 0, **FULL},
            {"甲公司": 40, "乙公司": 28, "丙公司": 28},
        )
    )
    decision = decided_by_lot(fields, counted)
    first = in_order(SEED, "甲", ["乙公司", "丙公司"])[0].name
    assert (decision.outcome, decision.winners) == (Outcome.CARRIED, ("甲公司", first))


def test_a_tied_motion_is_carried_or_rejected_by_the_lot() -> None:
    level = tally(heads=heads(total=100, for_=40, against=40, **FULL))
    decision = decided_by_lot(f"{HEADS}\n  同票  抽签", level)
    first = in_order(SEED, "甲", ["for", "against"])[0].name
    assert decision.outcome is (Outcome.CARRIED if first == "for" else Outcome.REJECTED)


def test_no_lot_is_drawn_where_the_matter_has_another_rule() -> None:
    level = tally(heads=heads(total=100, for_=40, against=40, **FULL))
    again = decided_by_lot(f"{HEADS}\n  同票  再投一次", level)
    assert (again.outcome, again.lot) == (Outcome.FOR_HUMAN_DECISION, None)


def test_no_lot_makes_up_for_what_the_law_demands() -> None:
    today = law_of(("中国",), date(2026, 5, 1)).in_force()
    question = question_of(*matter(f"\n  类别  管理规约{HEADS}\n  同票  抽签"), today)
    counts = {"total": 100, "for": 40, "against": 40, **FULL}
    level = Tally({Measure.HEADS: Count(counts), Measure.AREA: Count(counts)})
    assert drawn(question, answer(question, level), LOT).outcome is Outcome.REJECTED


def test_a_seed_has_to_be_the_one_that_was_committed_to() -> None:
    assert lot_of(SEED, LOT.commitment.upper().replace("SHA256:", "sha256:")) == (LOT, ())
    assert [one.code.id for one in lot_of(SEED + " ", LOT.commitment)[1]] == ["BK681"]
    assert [one.code.id for one in lot_of(SEED, None)[1]] == ["BK680"]
    assert [one.code.id for one in lot_of(None, LOT.commitment)[1]] == ["BK680"]
    assert lot_of(None, None) == (None, ())


# ── Objections ──

OVERTURN = f"{HEADS}\n  异议期  7日 推翻 人数三分之一以上"


def after(fields: str, objections: dict[Measure, int] | None) -> Decision:
    found, _ = matter(fields)
    counted = tally(heads=heads(total=99, for_=60, against=10, **FULL))
    decision = decided(fields, counted)
    return after_objections(found, decision, counted, (), objections)


def test_enough_objections_overturn_a_decision() -> None:
    assert after(OVERTURN, None).outcome is Outcome.CARRIED
    assert after(OVERTURN, {Measure.HEADS: 32}).outcome is Outcome.CARRIED
    fallen = after(OVERTURN, {Measure.HEADS: 33})
    assert (fallen.outcome, fallen.fallen) == (Outcome.REJECTED, True)
    last = fallen.reasons[-1]
    assert (last.part, last.need, last.have, last.met) == ("overturn", 33, 33, True)


def test_objections_that_were_not_counted_leave_it_open() -> None:
    decision = after(OVERTURN, {Measure.AREA: 1})
    assert decision.outcome is Outcome.UNDETERMINED
    assert "objections.heads" in decision.missing


def test_a_matter_that_no_objection_overturns_stands() -> None:
    assert after(HEADS, {Measure.HEADS: 99}).outcome is Outcome.CARRIED


# ── As people run it ──


def write(files: Path, fields: str, **value: object) -> None:
    text = f'规约 "试验"\n  类型  商品房\n\n事项 甲{fields}\n'
    (files / "甲.bylaw").write_text(text, encoding="utf-8")
    (files / "计票.json").write_text(json.dumps(value), encoding="utf-8")


def test_a_lot_is_told_and_goes_into_the_receipt(run: Running, files: Path) -> None:
    counts = {"total": 100, "for": {"甲公司": 35, "乙公司": 35}, "against": 0, **FULL}
    lot = {"seed": SEED, "commitment": LOT.commitment}
    write(files, f"{CHOICE}\n  同票  抽签", heads=counts, lot=lot)
    path = files / "回执.json"
    words = ("甲", "--tally", files / "计票.json")
    got = run("decide", files / "甲.bylaw", *words, "--receipt", path, "--lang", "zh")
    assert got.status == 0, got.err
    assert f"\n抽签\n  承诺 {LOT.commitment}\n  种子 {SEED}\n" in got.out
    assert "结果：通过，选定 " in got.out
    assert run("replay", path).status == 0
    found = json.loads(run("decide", files / "甲.bylaw", *words, "--json").out)
    assert found["lot"]["seed"] == SEED
    assert found["winner"] == found["lot"]["drawn"][0]["name"]
    write(files, f"{CHOICE}\n  同票  抽签", heads=counts)
    given = ("--seed", SEED, "--commitment", LOT.commitment)
    assert "\n抽签\n" in run("decide", files / "甲.bylaw", *words, *given, "--lang", "zh").out


def test_a_wrong_lot_stops_the_decision(run: Running, files: Path) -> None:
    counts = {"total": 100, "for": 60}
    for lot in ({"seed": SEED}, {"seed": 3, "commitment": "x"}, {"seed": "x", "commitment": "x"}):
        write(files, HEADS, heads=counts, lot=lot)
        got = run("decide", files / "甲.bylaw", "甲", "--tally", files / "计票.json")
        assert (got.status, got.out) == (2, "")


def test_objections_that_are_missing_are_named(run: Running, files: Path) -> None:
    counts = {"total": 99, "for": 60, "against": 10, **FULL}
    write(files, OVERTURN, heads=counts, objections={"area": 1})
    got = run("decide", files / "甲.bylaw", "甲", "--tally", files / "计票.json", "--lang", "zh")
    assert "  书面异议人数（objections.heads）\n" in got.out


def test_objections_are_told(run: Running, files: Path) -> None:
    counts = {"total": 99, "for": 60, "against": 10, **FULL}
    write(files, OVERTURN, heads=counts, objections={"heads": 40})
    got = run("decide", files / "甲.bylaw", "甲", "--tally", files / "计票.json", "--lang", "zh")
    assert "结果：未通过：表决通过，因书面异议不成立\n" in got.out
    assert "\n异议\n  ✓ 书面异议人数 40人，需要 33人（全体人数 99人 的三分之一以上）" in got.out


def test_ballots_after_closing_are_not_counted(run: Running, files: Path) -> None:
    (files / "选票.csv").write_text(
        "房号,选择,投票时间\n101,同意,2026-05-20 18:00\n102,同意,2026-05-20 18:01\n201,同意,\n",
        encoding="utf-8",
    )
    given = ("--register", files / "登记册.csv", "--ballots", files / "选票.csv")
    words = ("decide", files / "甲.bylaw", "甲", *given, "--lang", "zh")
    got = run(*words, "--closes", "2026-05-20 18:00")
    assert got.status == 0
    assert got.out.startswith("收到表决票 3 张，计入 2 张\n")
    assert "BK765" in got.err
    assert "2026-05-20 18:01 投的，表决 2026-05-20 18:00 已经截止" in got.err
    assert "BK687" in got.err
    assert run(*words, "--closes", "2026-05-20").out.startswith("收到表决票 3 张，计入 3 张\n")
    assert run(*words, "--closes", "明天").status == 2
