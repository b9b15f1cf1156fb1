"""Tally files that are half right: what they leave open or say for nothing is named, and changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from evaluating import HEADS, codes, matter

from bylawkit.evaluate.lots import commitment_of
from bylawkit.evaluate.tally_file import read_tally

Running = Callable[..., Any]
FULL = {"abstain": 0, "follow": 0, "invalid": 0}
LINES = f"{HEADS}\n  分项  屋面, 外墙"
OPTIONS = f"{HEADS}\n  选项  甲公司, 乙公司, 丙公司\n  当选  1"
TOTAL = {"total": 100}
YES = {"heads": {"for": 70, "against": 10, **FULL}}
SHEET = {"屋面": YES, "外墙": YES}
LOT = {"seed": "一", "commitment": commitment_of("一")}


def read(fields: str, **value: object) -> tuple[Any, list[str]]:
    found, noticed = read_tally("计票.json", json.dumps(value).encode(), matter(fields)[1])
    return found, codes(noticed)


def decide(run: Running, files: Path, fields: str, *words: object, **value: object) -> Any:
    text = f'规约 "试验"\n  类型  商品房\n\n事项 甲{fields}\n'
    (files / "甲.bylaw").write_text(text, encoding="utf-8")
    (files / "计票.json").write_text(json.dumps(value), encoding="utf-8")
    return run("decide", files / "甲.bylaw", "甲", "--tally", files / "计票.json", *words)


# ── Lines and rounds ──


def test_lines_and_rounds_do_not_go_together() -> None:
    found, noticed = read(LINES, heads=TOTAL, lines=SHEET, rounds=[YES])
    assert (found, noticed) == (None, ["lines-and-rounds"])


def test_a_tally_of_a_sheet_without_its_lines_is_named() -> None:
    assert read(LINES, heads=TOTAL | YES["heads"])[1] == ["lines-together"]
    assert read(LINES, heads=TOTAL, lines=SHEET)[1] == []
    assert read(HEADS, heads=TOTAL | YES["heads"])[1] == []


@pytest.mark.parametrize("parts", [{"lines": SHEET}, {"rounds": [YES]}])
def test_votes_above_lines_or_rounds_are_named(parts: dict[str, Any]) -> None:
    fields = LINES if "lines" in parts else HEADS
    above = TOTAL | YES["heads"]
    assert read(fields, heads=above, **parts)[1] == ["votes-above-parts"]
    assert read(fields, heads=TOTAL, **parts)[1] == []


def test_figures_announced_of_a_sheet_are_named() -> None:
    for announced in ({"heads": {"for": 70}}, {"outcome": "通过"}):
        _, noticed = read(LINES, heads=TOTAL, lines=SHEET, announced=announced)
        assert noticed == ["announced-of-a-sheet"]
    assert read(LINES, heads=TOTAL, lines=SHEET, announced={"on": "2026-05-28"})[1] == []


def test_a_round_that_nobody_asked_for_says_after_which(run: Running, files: Path) -> None:
    open_ = {"heads": {"for": {"甲公司": 60}}}
    fields = f"{OPTIONS}\n  入围  2"
    got = decide(run, files, fields, "--lang", "zh", heads=TOTAL, rounds=[open_, open_])
    assert "结果：无法判定" in got.out
    assert "BK686 rounds-left: 第 1 轮之后没有要再投的，后面 1 轮没有用到" in got.err


# ── Names ──


@pytest.mark.parametrize("name", ["", "  ", "甲\n结果：通过", "\x1b[31m甲", "甲\u202e乙", "\ud800"])
def test_names_that_cannot_be_printed_are_refused(name: str) -> None:
    found, noticed = read(HEADS, heads=TOTAL | {"for": {name: 60}})
    assert (found, noticed) == (None, ["bad-name"])


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_candidates_may_be_called_for_and_against(run: Running, files: Path, seed: int) -> None:
    fields = f"{HEADS}\n  选项  against, for\n  当选  1\n  同票  抽签"
    count = {"for": {"for": 40, "against": 40}, "against": 0, **FULL}
    lot = {"seed": str(seed), "commitment": commitment_of(str(seed))}
    got = decide(run, files, fields, "--json", heads=TOTAL | count, lot=lot)
    found = json.loads(got.out)
    (winner,) = [one["name"] for one in found["lot"]["drawn"] if one["chosen"]]
    assert (found["outcome"], found["winner"]) == ("carried", winner)
    told = decide(run, files, fields, "--lang", "zh", heads=TOTAL | count, lot=lot).out
    assert f"  还有 1 个名额，按顺序归 {winner}\n" in told


def test_candidates_called_for_and_against_go_into_the_next_round(
    run: Running, files: Path
) -> None:
    fields = f"{HEADS}\n  选项  for, against, 丙\n  当选  1\n  同票  再投一次"
    level = {"heads": {"for": {"for": 40, "against": 40, "丙": 5}, "against": 0, **FULL}}
    last = {"heads": {"for": {"for": 30, "against": 50, "丙": 4}, "against": 0, **FULL}}
    got = decide(run, files, fields, "--json", heads=TOTAL, rounds=[level, last])
    assert json.loads(got.out)["winner"] == "against"
    assert "not-standing" in got.err


# ── Seeds ──


def test_a_seed_is_told_on_one_line(run: Running, files: Path) -> None:
    fields = f"{HEADS}\n  同票  抽签"
    for seed in ("a\nb", "\x1b[31m", "\u202e", "\ud800", ' "'):
        lot = {"seed": seed, "commitment": commitment_of(seed)}
        count = {"total": 100, "for": 40, "against": 40, **FULL}
        got = decide(run, files, fields, "--lang", "zh", heads=count, lot=lot)
        (line,) = [one for one in got.out.splitlines() if one.startswith("  种子")]
        assert line.isprintable()
        told = line.removeprefix("  种子 ")
        assert json.loads(told.removesuffix("（JSON 的写法）")) == seed
        path = files / "回执.json"
        decide(run, files, fields, "--receipt", path, heads=count, lot=lot)
        assert json.loads(path.read_bytes())["result"]["lot"]["seed"] == seed
        assert run("replay", path).status == 0


# ── Receipts ──


def test_a_receipt_of_a_sheet_replays_without_its_ballots(run: Running, files: Path) -> None:
    rows = "".join(
        f"{unit},{line},{choice}\n"
        for unit in (101, 102, 201)
        for line, choice in (("屋面", "同意"), ("外墙", "反对"))
    )
    (files / "选票.csv").write_text(f"房号,分项,选择\n{rows}", encoding="utf-8")
    text = f'规约 "试验"\n  类型  商品房\n\n事项 甲{LINES}\n'
    (files / "甲.bylaw").write_text(text, encoding="utf-8")
    tables = ("--register", files / "登记册.csv", "--ballots", files / "选票.csv")
    path = files / "回执.json"
    got = run("decide", files / "甲.bylaw", "甲", *tables, "--receipt", path, "--json")
    told = json.loads(got.out)
    assert "tally" not in told
    assert [one["tally"]["heads"]["for"] for one in told["lines"]] == [3, 0]
    (files / "选票.csv").unlink()
    again = run("replay", path)
    assert again.status == 0, again.out
    assert "没有重新计票" in again.out


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines.pop(),
        lambda lines: lines.append(3),
        lambda lines: lines[0].update(line=3),
        lambda lines: lines[0].pop("tally"),
        lambda lines: lines[0]["tally"]["heads"]["figures"].update({"for": -1}),
        lambda lines: lines[0].update(line="屋顶"),
    ],
)
def test_a_receipt_with_wrong_lines_is_refused_or_differs(
    run: Running, files: Path, change: Callable[[Any], object]
) -> None:
    test_a_receipt_of_a_sheet_replays_without_its_ballots(run, files)
    path = files / "回执.json"
    found = json.loads(path.read_text("utf-8"))
    change(found["counted"]["lines"])
    path.write_text(json.dumps(found), "utf-8")
    assert run("replay", path).status in (1, 2)
