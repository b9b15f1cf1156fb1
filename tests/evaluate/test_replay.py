"""Receipts: what a decision was made from, replayed to the same bytes, or what differs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bylawkit.cli.receipt_file import read_receipt
from bylawkit.cli.receipts import receipt_bytes, receipt_of_inputs, seal
from bylawkit.evaluate.differing import Leaf, leaves

Running = Callable[..., Any]


def decide(run: Running, files: Path, *words: object) -> Path:
    """The receipt of a decision on these files."""
    path = files / "回执" / "receipt.json"
    given_ = words or ("--tally", files / "计票.json")
    got = run("decide", files / "甲.bylaw", "甲", *given_, "--receipt", path)
    assert got.status == 0, got.err
    return path


def tables(files: Path) -> tuple[object, ...]:
    return ("--register", files / "登记册.csv", "--ballots", files / "选票.csv")


def test_a_receipt_replays_to_the_same_bytes(run: Running, files: Path) -> None:
    path = decide(run, files)
    got = run("replay", path, "--out", files / "再作.json")
    assert (got.status, got.err) == (0, "")
    assert got.out == (
        "相符：重新判定，与回执逐字节相同\n  ../甲.bylaw 没有变\n  ../计票.json 没有变\n"
    )
    assert (files / "再作.json").read_bytes() == path.read_bytes()


def test_the_same_inputs_give_the_same_receipt(run: Running, files: Path) -> None:
    first = decide(run, files).read_bytes()
    assert decide(run, files).read_bytes() == first


def test_a_receipt_holds_what_was_asked_and_what_came_of_it(run: Running, files: Path) -> None:
    found = json.loads(decide(run, files).read_text("utf-8"))
    asked = {"matter": "甲", "on": None, "scope": None, "second_call": False}
    asked |= {"closes": None, "seed": None, "commitment": None}
    assert (found["form"], found["asked"], found["lang"]) == ("bylawkit-receipt/1", asked, "zh")
    assert found["law"] == {
        "place": "中国",
        "on": "2026-05-01",
        "statutes": ["cn/civil-code@2021-01-01"],
    }
    answered = json.loads(
        run("decide", files / "甲.bylaw", "甲", "--tally", files / "计票.json", "--json").out
    )
    assert found["result"]["receipt"] == answered["receipt"]
    assert found["result"]["outcome"] == answered["outcome"]
    assert found["sha256"] == seal(found)


def test_a_moved_receipt_is_replayed_from_what_it_holds(run: Running, files: Path) -> None:
    path = files / "回执.json"
    shutil.move(decide(run, files), path)
    got = run("replay", path)
    assert got.status == 0
    assert got.out.splitlines()[1:] == [
        "  ../甲.bylaw 不在原处，用回执里存的内容",
        "  ../计票.json 不在原处，用回执里存的内容",
    ]


def test_a_changed_input_is_named_with_what_it_changes(run: Running, files: Path) -> None:
    path = decide(run, files)
    tally = files / "计票.json"
    tally.write_text(tally.read_text("utf-8").replace('"for": 2', '"for": 1'), "utf-8")
    got = run("replay", path)
    assert got.status == 1
    assert "  ../计票.json 已经改变\n" in got.out
    assert "按现在的文件判定，不同的地方\n" in got.out
    assert "与回执不同的地方" not in got.out


def test_a_touched_figure_is_found(run: Running, files: Path) -> None:
    path = decide(run, files)
    found = json.loads(path.read_text("utf-8"))
    found["result"]["tests"][1]["have"] = 2
    path.write_bytes(receipt_bytes(found))
    got = run("replay", path)
    assert got.status == 1
    assert "  result.tests[1].have：回执 2，现在 3\n" in got.out
    assert "校验值（sha256）不符" in got.out
    found["sha256"] = seal(found)
    path.write_bytes(receipt_bytes(found))
    got = run("replay", path, "--json")
    told = json.loads(got.out)
    assert (got.status, told["same"], told["receipt_touched"]) == (1, False, False)
    assert told["differences"][0]["where"] == "result.tests[1].have"


def test_a_forged_input_is_found(run: Running, files: Path) -> None:
    path = decide(run, files)
    found = json.loads(path.read_text("utf-8"))
    found["inputs"][1]["text"] = found["inputs"][1]["text"].replace('"for": 2', '"for": 1')
    found["sha256"] = seal(found)
    path.write_bytes(receipt_bytes(found))
    got = run("replay", path)
    assert got.status == 1
    assert "回执里存的 ../计票.json 与它记的校验值不符" in got.out


def test_another_version_is_named_and_is_no_difference(run: Running, files: Path) -> None:
    path = decide(run, files)
    found = json.loads(path.read_text("utf-8")) | {"bylawkit": "0.0.9"}
    path.write_bytes(receipt_bytes(found | {"sha256": seal(found)}))
    got = run("replay", path)
    assert got.status == 0
    assert got.out.startswith("相符：重新判定，结果与回执相同\n")
    assert "回执由 bylawkit 0.0.9 作出，现在是 " in got.out


def test_registers_and_ballots_are_kept_by_their_hash_only(run: Running, files: Path) -> None:
    path = decide(run, files, *tables(files))
    assert "业主0001" not in path.read_text("utf-8")
    assert run("replay", path).out.count("没有变") == 3
    (files / "选票.csv").unlink()
    got = run("replay", path)
    assert got.status == 0
    assert "  ../选票.csv 不在原处，回执里只有校验值\n" in got.out
    assert "没有重新计票：按回执里计好的票数判定\n" in got.out


def test_ballots_changed_since_are_counted_again(run: Running, files: Path) -> None:
    path = decide(run, files, *tables(files))
    (files / "选票.csv").write_text("房号,选择\n101,反对\n102,反对\n201,反对\n", "utf-8")
    got = run("replay", path)
    assert got.status == 1
    assert '  outcome：回执 "carried"，现在 "rejected"\n' in got.out


def test_bases_go_into_the_receipt(run: Running, files: Path) -> None:
    text = (files / "甲.bylaw").read_text("utf-8")
    head, _, rest = text.partition("\n\n")
    (files / "范本.bylaw").write_text(rest, "utf-8")
    (files / "甲.bylaw").write_text(f'{head}\n\n引用 "范本.bylaw"\n', "utf-8")
    path = decide(run, files)
    assert [one["role"] for one in json.loads(path.read_text("utf-8"))["inputs"]] == [
        "bylaw",
        "base",
        "tally",
    ]
    (files / "范本.bylaw").unlink()
    assert run("replay", path).status == 0


def test_a_receipt_that_cannot_be_written_stops_the_decision(run: Running, files: Path) -> None:
    words = ("甲", "--tally", files / "计票.json", "--receipt", files / "计票.json" / "回执.json")
    got = run("decide", files / "甲.bylaw", *words)
    assert (got.status, got.out) == (2, "")


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found.pop("form"),
        lambda found: found.pop("inputs"),
        lambda found: found["inputs"].pop(),
        lambda found: found["inputs"][0].pop("text"),
        lambda found: found["inputs"].append(3),
        lambda found: found["asked"].update(on="gestern"),
        lambda found: found["asked"].update(scope=3),
        lambda found: found.update(asked=None),
        lambda found: found.update(result=[]),
    ],
)
def test_what_is_no_receipt_is_refused(
    run: Running, files: Path, change: Callable[[Any], object]
) -> None:
    path = decide(run, files)
    found = json.loads(path.read_text("utf-8"))
    change(found)
    path.write_bytes(receipt_bytes(found))
    got = run("replay", path)
    assert (got.status, got.out) == (2, "")
    assert "BK950" in got.err


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode)))
def test_no_bytes_ever_crash_us(data: bytes) -> None:
    assert read_receipt("回执.json", data)[0] is None


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 3), st.integers(0, 3), st.sampled_from(["2026-05-01", "2020-05-01"]))
def test_every_receipt_replays(run: Running, files: Path, yes: int, no: int, day: str) -> None:
    counts = {"total": 9, "for": yes, "against": no}
    tally = {"matter": "甲", "on": day, "heads": counts, "area": counts}
    (files / "计票.json").write_text(json.dumps(tally), encoding="utf-8")
    path = decide(run, files)
    receipt, _ = read_receipt(str(path), path.read_bytes())
    assert receipt is not None
    anew, _ = receipt_of_inputs(receipt.inputs, receipt.asked, receipt.counted)
    assert anew is not None
    assert receipt_bytes(anew) == path.read_bytes()


def test_leaves_tell_every_place() -> None:
    assert list(leaves({"a": [1, 2], "b": None}, {"a": [1, 3, 4], "c": True})) == [
        Leaf("a[1]", "2", "3"),
        Leaf("a[2]", None, "4"),
        Leaf("b", "null", None),
        Leaf("c", None, "true"),
    ]
