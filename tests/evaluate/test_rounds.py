"""Several lines on one sheet, shortlists, and votes that are taken again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evaluating import HEADS, heads, matter, tally

from bylawkit.evaluate.question import question_of
from bylawkit.evaluate.rounds import play
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.model.scenario import Outcome

Running = Callable[..., Any]
FULL = {"abstain": 0, "follow": 0, "invalid": 0}
OPTIONS = f"{HEADS}\n  选项  甲公司, 乙公司, 丙公司"
SHORTLIST = f"{OPTIONS}\n  入围  2\n  当选  1"


def votes(against: int = 0, **names: int) -> Tally:
    figures = {"total": 100, "for": sum(names.values()), "against": against, **FULL}
    return tally(heads=Count(figures, names))


def rounds(fields: str, *tallies: Tally) -> list[Any]:
    played = play(question_of(*matter(fields)), tallies)
    assert (played.unasked, played.not_standing) == (0, ())
    return [decision for _, decision in played.rounds]


def test_the_first_round_says_who_goes_on_and_the_second_who_wins() -> None:
    first, second = rounds(
        SHORTLIST, votes(甲公司=60, 乙公司=20, 丙公司=10), votes(甲公司=40, 乙公司=45)
    )
    assert (first.outcome, first.winners) == (Outcome.UNDETERMINED, ())
    assert first.shortlisted == ("甲公司", "乙公司")
    assert (second.outcome, second.winners) == (Outcome.CARRIED, ("乙公司",))


def test_too_few_in_the_first_round_end_it() -> None:
    (first,) = rounds(SHORTLIST, votes(甲公司=30, 乙公司=20, 丙公司=10))
    assert (first.outcome, first.shortlisted) == (Outcome.TURNOUT_NOT_MET, ())


def test_a_tie_for_the_last_place_of_a_shortlist_is_for_people() -> None:
    (first,) = rounds(SHORTLIST, votes(甲公司=60, 乙公司=15, 丙公司=15))
    assert first.outcome is Outcome.FOR_HUMAN_DECISION
    assert (first.shortlisted, first.tied) == (("甲公司",), ("乙公司", "丙公司"))


def test_unknown_votes_leave_a_shortlist_open() -> None:
    (first,) = rounds(SHORTLIST, tally(heads=Count({"total": 100}, {"甲公司": 60})))
    assert (first.outcome, first.shortlisted) == (Outcome.UNDETERMINED, ())


def test_a_tie_is_voted_on_again_among_those_tied() -> None:
    fields = f"{OPTIONS}\n  同票  再投一次"
    first, second = rounds(
        fields, votes(甲公司=35, 乙公司=35, 丙公司=10), votes(甲公司=30, 乙公司=50)
    )
    assert (first.outcome, first.tied) == (Outcome.FOR_HUMAN_DECISION, ("甲公司", "乙公司"))
    assert second.winners == ("乙公司",)


def test_a_tied_motion_is_voted_on_again() -> None:
    fields = f"{HEADS}\n  同票  再投一次"
    level = tally(heads=heads(total=100, for_=40, against=40, **FULL))
    more = tally(heads=heads(total=100, for_=41, against=39, **FULL))
    assert [one.outcome for one in rounds(fields, level, more)] == [
        Outcome.FOR_HUMAN_DECISION,
        Outcome.CARRIED,
    ]


def test_who_did_not_stand_and_rounds_left_over_are_named() -> None:
    question = question_of(*matter(SHORTLIST))
    played = play(
        question,
        [
            votes(甲公司=60, 乙公司=20, 丙公司=10),
            votes(甲公司=45, 丙公司=40),
            votes(甲公司=80),
        ],
    )
    assert (played.unasked, played.not_standing) == (1, ((2, "丙公司"),))


# ── As people run it ──


def write(files: Path, fields: str, value: object) -> tuple[object, ...]:
    text = f'规约 "试验"\n  类型  商品房\n\n事项 甲{fields}\n'
    (files / "甲.bylaw").write_text(text, encoding="utf-8")
    (files / "计票.json").write_text(json.dumps(value), encoding="utf-8")
    return ("decide", files / "甲.bylaw", "甲", "--tally", files / "计票.json", "--lang", "zh")


LINES = f"{HEADS}\n  分项  屋面防水, 外墙修补"


def test_lines_are_decided_one_by_one(run: Running, files: Path) -> None:
    sheet = {
        "heads": {"total": 100},
        "lines": {
            "屋面防水": {"heads": {"for": 70, "against": 10, **FULL}},
            "外墙修补": {"heads": {"for": 30, "against": 50, **FULL}},
        },
    }
    words = write(files, LINES, sheet)
    path = files / "回执.json"
    got = run(*words, "--receipt", path)
    assert got.status == 0, got.err
    assert "── 屋面防水 ──\n甲\n结果：通过\n" in got.out
    assert "── 外墙修补 ──\n甲\n结果：未通过\n" in got.out
    assert got.out.count("回执：") == 1
    found = json.loads(run(*words, "--json").out)
    assert [one["outcome"] for one in found["lines"]] == ["carried", "rejected"]
    assert run("replay", path).status == 0


def test_wrong_lines_are_named(run: Running, files: Path) -> None:
    some = {"heads": {"total": 100}, "lines": {"屋面防水": {}}}
    got = run(*write(files, LINES, some))
    assert (got.status, got.out) == (2, "")
    assert "BK683" in got.err
    got = run(*write(files, LINES, {"lines": {"电梯": {}}}))
    assert got.status == 2
    assert "BK682" in got.err
    got = run(*write(files, LINES, {"rounds": {}}))
    assert got.status == 2
    assert "BK684" in got.err


def test_rounds_are_told_in_order(run: Running, files: Path) -> None:
    value = {
        "heads": {"total": 100},
        "rounds": [
            {"heads": {"for": {"甲公司": 60, "乙公司": 20, "丙公司": 10}, "against": 0, **FULL}},
            {"heads": {"for": {"甲公司": 40, "乙公司": 45}, "against": 0, **FULL}},
        ],
    }
    words = write(files, SHORTLIST, value)
    path = files / "回执.json"
    got = run(*words, "--receipt", path)
    assert got.status == 0, got.err
    assert "── 第 1 轮 ──\n甲\n结果：甲公司、乙公司 入围，下一轮再定\n" in got.out
    assert "── 第 2 轮 ──\n甲\n结果：通过，选定 乙公司\n" in got.out
    found = json.loads(run(*words, "--json").out)
    assert (found["winner"], found["rounds"][0]["shortlisted"]) == ("乙公司", ["甲公司", "乙公司"])
    assert run("replay", path).status == 0
    value["rounds"] = [*value["rounds"], value["rounds"][1]]  # type: ignore[misc, index]
    got = run(*write(files, SHORTLIST, value))
    assert got.status == 0
    assert "BK686" in got.err


def test_ballots_of_a_sheet_say_which_line(run: Running, files: Path) -> None:
    write(files, LINES, {})
    rows = "".join(
        f"{unit},{line},{choice}\n"
        for unit in (101, 102, 201)
        for line, choice in (("屋面防水", "同意"), ("外墙修补", "反对"))
    )
    (files / "选票.csv").write_text(f"房号,分项,选择\n{rows}", encoding="utf-8")
    tables = ("--register", files / "登记册.csv", "--ballots", files / "选票.csv")
    words = ("decide", files / "甲.bylaw", "甲", *tables, "--lang", "zh")
    path = files / "回执.json"
    got = run(*words, "--receipt", path)
    assert got.status == 0, got.err
    assert "── 屋面防水 ──\n甲\n结果：通过\n" in got.out
    assert "── 外墙修补 ──\n甲\n结果：未通过\n" in got.out
    assert run("replay", path).status == 0
    (files / "选票.csv").write_text("房号,分项,选择\n101,电梯,同意\n102,,同意\n", encoding="utf-8")
    got = run(*words)
    assert got.status == 2
    assert got.err.count("BK682") == 2
