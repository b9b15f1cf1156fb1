"""What a decision says of a day, and of kinds of vote, that nobody gave."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Running = Callable[..., Any]

ALL_BUT_FOLLOWERS = {"total": 9, "for": 6, "against": 1, "abstain": 0, "invalid": 0}


def with_tally(run: Running, files: Path, tally: dict[str, Any], *words: object) -> Any:
    path = files / "计票.json"
    path.write_text(json.dumps(tally, ensure_ascii=False), encoding="utf-8")
    return run("decide", files / "甲.bylaw", "甲", "--tally", path, *words)


def with_ballots(run: Running, files: Path, ballots: str, *words: object) -> Any:
    (files / "表决票.csv").write_text(ballots, encoding="utf-8")
    given = ("--register", files / "登记册.csv", "--ballots", files / "表决票.csv")
    return run("decide", files / "甲.bylaw", "甲", *given, *words)


# ── The day ──


@pytest.mark.parametrize(
    ("lang", "line", "hint"),
    [
        ("zh", "按 2026-01-01 有效的法律：cn/civil-code@2021-01-01", "用 --on 写明表决的日期"),
        (
            "en",
            "By the law of 2026-01-01: cn/civil-code@2021-01-01",
            "give the day of the vote with --on",
        ),
    ],
)
def test_the_day_of_the_law_is_not_told_as_that_of_the_vote(
    run: Running, files: Path, lang: str, line: str, hint: str
) -> None:
    got = with_tally(run, files, {"heads": ALL_BUT_FOLLOWERS}, "--lang", lang)
    assert line in got.out.splitlines()
    assert "日期：" not in got.out
    assert "Date:" not in got.out
    assert hint in got.err


def test_the_day_of_a_vote_by_ballots_is_that_of_the_last(run: Running, files: Path) -> None:
    ballots = "房号,选择,投票时间\n101,同意,2026-03-04 09:00\n102,同意,2026-03-05 10:00\n201,未送达,2026-04-01\n"
    got = with_ballots(run, files, ballots)
    assert "日期：2026-03-05（最后一张表决票投出的日子）" in got.out
    assert got.err.count("no-day") == 0
    found = json.loads(with_ballots(run, files, ballots, "--json").out)
    assert (found["on"], found["on_from"]) == ("2026-03-05", "ballots")


def test_a_day_that_is_given_goes_before_all_others(run: Running, files: Path) -> None:
    ballots = "房号,选择,投票时间\n101,同意,2026-03-04 09:00\n"
    got = with_ballots(run, files, ballots, "--on", "2026-02-01")
    assert "日期：2026-02-01　法律：" in got.out


# ── Kinds of vote ──


def test_votes_that_no_ballot_offers_are_none(run: Running, files: Path) -> None:
    figures = {"area": ALL_BUT_FOLLOWERS, "heads": ALL_BUT_FOLLOWERS}
    got = with_tally(run, files, {"on": "2026-05-01", **figures})
    assert "结果：通过" in got.out
    assert "计票没有写 area.follow、heads.follow" in got.err


def test_what_follows_from_the_total_is_not_taken_for_none(run: Running, files: Path) -> None:
    rest = {"silent": 1, "unserved": 0}
    figures = {"area": {**ALL_BUT_FOLLOWERS, **rest}, "heads": {**ALL_BUT_FOLLOWERS, **rest}}
    got = with_tally(run, files, {"on": "2026-05-01", **figures})
    assert "随多数（面积 1.00平方米、人数 1人）" in got.out
    assert "not-offered" not in got.err


def test_kinds_of_vote_that_may_have_been_none_are_named(run: Running, files: Path) -> None:
    figures = {"total": 9, "for": 4, "against": 3}
    tally = {"on": "2026-05-01", "area": figures, "heads": figures}
    keys = "area.abstain、area.invalid、heads.abstain、heads.invalid"
    got = with_tally(run, files, tally)
    assert f"没有这种票的，在计票文件里写 0：{keys}" in got.out
    english = with_tally(run, files, tally, "--lang", "en").out
    assert (
        f"if there were no such votes, write 0 in the tally: {keys.replace('、', ', ')}" in english
    )


def test_missing_figures_are_named_by_the_keys_of_the_file(run: Running, files: Path) -> None:
    figures = {"全体": 9, "同意": 4, "反对": 3}
    got = with_tally(run, files, {"日期": "2026-05-01", "面积": figures, "人数": figures})
    assert "没有这种票的，在计票文件里写 0：面积.弃权、面积.无效票、人数.弃权" in got.out


def test_figures_announced_otherwise_are_told_in_words(run: Running, files: Path) -> None:
    announced = {"heads": {"for_share": "60%", "participating": 8}}
    tally = {"on": "2026-05-01", "heads": ALL_BUT_FOLLOWERS, "announced": announced}
    got = with_tally(run, files, tally)
    assert "同意人数比例：公布 60%，计算 86%" in got.out
    assert "参与人数：公布 8，计算 7" in got.out
    english = with_tally(run, files, tally, "--lang", "en").out
    assert "heads for (share): announced 60%, computed 86%" in english
