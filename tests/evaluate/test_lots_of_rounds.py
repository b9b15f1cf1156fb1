"""Lots in votes with several rounds or lines: the last places of a shortlist, and a seed for each tie."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import run as run_shell
from typing import Any

import pytest
from evaluating import HEADS, matter, tally

from bylawkit.evaluate.decision import Decision, Lot
from bylawkit.evaluate.lots import Lots, commitment_of, in_order
from bylawkit.evaluate.question import question_of
from bylawkit.evaluate.rounds import Played, play
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.model.scenario import Outcome

Running = Callable[..., Any]
FULL = {"abstain": 0, "follow": 0, "invalid": 0}
NAMES = ("甲公司", "乙公司", "丙公司", "丁公司")
OPTIONS = f"{HEADS}\n  选项  {', '.join(NAMES)}\n  当选  1"
SHORTLIST = f"{OPTIONS}\n  入围  2\n  同票  抽签"


def lot(seed: str) -> Lot:
    return Lot(seed, commitment_of(seed))


def votes(*counts: int, against: int = 0) -> Tally:
    found = dict(zip(NAMES, counts, strict=False))
    figures = {"total": 100, "for": sum(counts), "against": against, **FULL}
    return tally(heads=Count(figures, found))


def played(fields: str, lots: Lots, *tallies: Tally) -> Played:
    return play(question_of(*matter(fields)), tallies, None, lots)


def decisions(fields: str, lots: Lots, *tallies: Tally) -> list[Decision]:
    found = played(fields, lots, *tallies)
    assert (found.unasked, found.not_standing, found.known) == (0, (), ())
    return [decision for _, decision in found.rounds]


def first_of(seed: str, *names: str) -> str:
    return in_order(seed, "甲", names)[0].name


# ── The last places of a shortlist ──


@pytest.mark.parametrize("seed", ["一", "二", "三"])
def test_the_lot_says_who_has_the_last_place_and_the_next_round_goes_on_with_it(seed: str) -> None:
    drawn = first_of(seed, "乙公司", "丙公司")
    end = {"甲公司": 30, drawn: 60}
    last = tally(heads=Count({"total": 100, "for": 90, "against": 0, **FULL}, end))
    first, second = decisions(SHORTLIST, Lots(lot(seed)), votes(60, 15, 15, 5), last)
    assert (first.outcome, first.tied) == (Outcome.UNDETERMINED, ())
    assert first.shortlisted == ("甲公司", drawn)
    assert first.drawn[0][::2] == (drawn, True)
    assert sum(one.chosen for one in first.drawn) == 1
    assert second.winners == (drawn,)


def test_without_a_lot_it_stays_with_people_and_no_round_follows() -> None:
    found = played(SHORTLIST, Lots(), votes(60, 15, 15, 5), votes(50, 40))
    ((_, first),) = found.rounds
    assert (first.outcome, first.tied) == (Outcome.FOR_HUMAN_DECISION, ("乙公司", "丙公司"))
    assert found.unasked == 1


@pytest.mark.parametrize(
    "tie", ["", "\n  同票  召集人决定", "\n  同票  再投一次", "\n  同票  不通过"]
)
def test_no_lot_is_drawn_unless_the_bylaw_has_one_drawn(tie: str) -> None:
    fields = f"{OPTIONS}\n  入围  2{tie}"
    (first,) = decisions(fields, Lots(lot("一")), votes(60, 15, 15, 5))
    assert (first.outcome, first.lot) == (Outcome.FOR_HUMAN_DECISION, None)


@pytest.mark.parametrize(
    ("places", "counts", "sure", "tied"),
    [
        (1, (30, 30, 30, 5), (), 3),
        (2, (30, 20, 20, 20), ("甲公司",), 3),
        (3, (30, 20, 20, 20), ("甲公司",), 3),
        (2, (20, 20, 20, 20), (), 4),
        (3, (20, 20, 20, 20), (), 4),
    ],
)
def test_as_many_are_drawn_as_there_are_places(
    places: int, counts: tuple[int, ...], sure: tuple[str, ...], tied: int
) -> None:
    fields = SHORTLIST.replace("入围  2", f"入围  {places}")
    (first,) = decisions(fields, Lots(lot("一")), votes(*counts))
    left = places - len(sure)
    level = [name for name in NAMES if name not in sure][:tied]
    order = [one.name for one in in_order("一", "甲", level)]
    assert first.shortlisted == (*sure, *order[:left])
    assert [one.name for one in first.drawn] == order
    assert [one.chosen for one in first.drawn] == [True] * left + [False] * (tied - left)


def test_every_one_of_those_tied_is_drawn_about_as_often() -> None:
    times = dict.fromkeys(NAMES, 0)
    for seed in range(400):
        (first,) = decisions(SHORTLIST, Lots(lot(str(seed))), votes(20, 20, 20, 20))
        for name in first.shortlisted:
            times[name] += 1
    assert sum(times.values()) == 800
    assert all(170 <= one <= 230 for one in times.values()), times


def test_the_order_on_the_ballot_draws_nobody() -> None:
    fields = SHORTLIST.replace(", ".join(NAMES), ", ".join(reversed(NAMES)))
    for seed in map(str, range(20)):
        (first,) = decisions(SHORTLIST, Lots(lot(seed)), votes(60, 15, 15, 5))
        (turned,) = decisions(fields, Lots(lot(seed)), votes(60, 15, 15, 5))
        assert {*first.shortlisted} == {*turned.shortlisted}


def test_a_shortlist_without_a_tie_draws_nothing() -> None:
    (first,) = decisions(SHORTLIST, Lots(lot("一")), votes(60, 20, 15, 5))
    assert (first.shortlisted, first.lot) == (("甲公司", "乙公司"), None)


def test_too_few_in_the_round_draw_nothing() -> None:
    (first,) = decisions(SHORTLIST, Lots(lot("一")), votes(20, 5, 5, 5))
    assert (first.outcome, first.lot) == (Outcome.TURNOUT_NOT_MET, None)


BOTH = """
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积20%以上 且 参与人数20%以上
  选项  甲公司, 乙公司, 丙公司, 丁公司
  当选  2
  同票  抽签"""
AHEAD_BY_HEADS = (40, 30, 20, 10)
AHEAD_BY_AREA = (40, 20, 30, 10)


def by_both(by_heads: tuple[int, ...], by_area: tuple[int, ...]) -> Tally:
    figures = {"total": 100, "for": 100, "against": 0, **FULL}
    counts = (Count(figures, dict(zip(NAMES, each, strict=True))) for each in (by_heads, by_area))
    return tally(**dict(zip(("heads", "area"), counts, strict=True)))


@pytest.mark.parametrize("shortlist", ["", "\n  入围  2"])
def test_no_lot_is_drawn_where_one_measure_has_others_ahead(shortlist: str) -> None:
    counted = by_both(AHEAD_BY_HEADS, AHEAD_BY_AREA)
    (first,) = decisions(BOTH + shortlist, Lots(lot("一")), counted)
    assert (first.tied, first.level, first.lot) == (("乙公司", "丙公司"), False, None)
    assert first.outcome is Outcome.FOR_HUMAN_DECISION
    level = by_both((40, 25, 25, 10), (40, 25, 25, 10))
    (first,) = decisions(BOTH + shortlist, Lots(lot("一")), level)
    assert (first.tied, first.lot) == ((), lot("一"))


def test_places_that_differ_by_measure_are_not_told_as_level(run: Running, files: Path) -> None:
    votes_ = {
        measure: {"total": 100, "for": dict(zip(NAMES, each, strict=True)), "against": 0, **FULL}
        for measure, each in (("heads", AHEAD_BY_HEADS), ("area", AHEAD_BY_AREA))
    }
    words = write(files, BOTH, votes_ | {"lot": stated("一")})
    got = run(*words, "--lang", "zh")
    assert "乙公司、丙公司 的先后，几种计量不一致，规约只规定票数相同的抽签\n" in got.out
    assert "BK671" in got.err
    assert json.loads(run(*words, "--json").out)["level"] is False
    english = run(*words, "--lang", "en").out
    assert "one measure has others of 乙公司, 丙公司 ahead than another; " in english


def test_a_round_that_only_narrows_says_so(run: Running, files: Path) -> None:
    words = write(files, SHORTLIST, rounds_("乙公司"))
    assert "\n得票（这一轮只定入围，不定通过）\n" in run(*words, "--lang", "zh").out


# ── A seed for each tie ──


def second_round(drawn: str) -> Tally:
    """A round in which the first two are level, by what both of them have together."""
    counts = {"甲公司": 50, drawn: 50}
    return tally(heads=Count({"total": 100, "for": 100, "against": 0, **FULL}, counts))


def test_each_round_is_drawn_by_its_own_seed() -> None:
    drawn = first_of("一", "乙公司", "丙公司")
    lots = Lots(None, (lot("一"), lot("二")))
    first, second = decisions(SHORTLIST, lots, votes(40, 20, 20, 10), second_round(drawn))
    assert [one.lot for one in (first, second)] == [lot("一"), lot("二")]
    assert second.winners == (first_of("二", "甲公司", drawn),)


def test_the_common_lot_draws_the_round_that_has_none_of_its_own() -> None:
    drawn = first_of("二", "乙公司", "丙公司")
    lots = Lots(lot("一"), (lot("二"), None))
    first, second = decisions(SHORTLIST, lots, votes(40, 20, 20, 10), second_round(drawn))
    assert [one.lot for one in (first, second)] == [lot("二"), lot("一")]


@pytest.mark.parametrize("own", [(), (lot("一"), lot("一"))])
def test_a_seed_that_is_known_draws_no_later_round(own: tuple[Lot, ...]) -> None:
    drawn = first_of("一", "乙公司", "丙公司")
    found = played(SHORTLIST, Lots(lot("一"), own), votes(40, 20, 20, 10), second_round(drawn))
    assert found.known == (2,)
    _, (_, second) = found.rounds
    assert (second.outcome, second.lot) == (Outcome.FOR_HUMAN_DECISION, None)
    assert second.tied == ("甲公司", drawn)


# ── As people run it ──


def write(files: Path, fields: str, value: object) -> tuple[object, ...]:
    text = f'规约 "试验"\n  类型  商品房\n\n事项 甲{fields}\n'
    (files / "甲.bylaw").write_text(text, encoding="utf-8")
    (files / "计票.json").write_text(json.dumps(value), encoding="utf-8")
    return ("decide", files / "甲.bylaw", "甲", "--tally", files / "计票.json")


def counts(*each: int, **more: object) -> dict[str, object]:
    found = dict(zip(NAMES, each, strict=False))
    return {"heads": {"for": found, "against": 0, **FULL}, **more}


def stated(seed: str) -> dict[str, str]:
    return lot(seed)._asdict()


def rounds_(drawn: str, *lots: str) -> dict[str, object]:
    """Two rounds, both tied; each with a lot of its own as far as there are any."""
    last = {"heads": {"for": {"甲公司": 50, drawn: 50}, "against": 0, **FULL}}
    both: list[dict[str, object]] = [counts(40, 20, 20, 10), last]
    for one, seed in zip(both, lots, strict=False):
        one["lot"] = stated(seed)
    return {"heads": {"total": 100}, "rounds": both}


def test_two_lots_are_told_with_who_got_what(run: Running, files: Path) -> None:
    drawn = first_of("一", "乙公司", "丙公司")
    winner = first_of("二", "甲公司", drawn)
    words = write(files, SHORTLIST, rounds_(drawn, "一", "二"))
    got = run(*words, "--lang", "zh", "--receipt", files / "回执.json")
    assert (got.status, got.err) == (0, got.err)
    assert f"结果：甲公司、{drawn} 入围，下一轮再定\n" in got.out
    assert f"  还有 1 个入围名额，按顺序归 {drawn}\n" in got.out
    assert f"结果：通过，选定 {winner}\n" in got.out
    assert f"  还有 1 个名额，按顺序归 {winner}\n" in got.out
    assert "  种子 一\n" in got.out
    assert "  种子 二\n" in got.out
    assert "BK67" not in got.err
    assert run("replay", files / "回执.json").status == 0
    english = run(*words, "--lang", "en").out
    assert f"  1 place on the shortlist, in this order: {drawn}\n" in english
    assert f"  1 place left, in this order: {winner}\n" in english


def test_programs_are_told_who_was_drawn(run: Running, files: Path) -> None:
    drawn = first_of("一", "乙公司", "丙公司")
    found = json.loads(run(*write(files, SHORTLIST, rounds_(drawn, "一", "二")), "--json").out)
    (first,) = found["rounds"]
    assert first["lot"]["seed"] == "一"
    assert [one["chosen"] for one in first["lot"]["drawn"]] == [True, False]
    assert first["shortlisted"] == ["甲公司", drawn]
    assert found["lot"]["commitment"] == commitment_of("二")


def test_a_shell_draws_the_same(run: Running, files: Path) -> None:
    drawn = first_of("一", "乙公司", "丙公司")
    found = json.loads(run(*write(files, SHORTLIST, rounds_(drawn, "一", "二")), "--json").out)
    for one in found["rounds"][0]["lot"]["drawn"]:
        command = "printf '%s\\n%s\\n%s' 一 甲 \"$0\" | sha256sum"
        told = run_shell(["sh", "-c", command, one["name"]], capture_output=True, check=True)
        assert told.stdout.decode().split()[0] == one["sha256"]


def test_a_tie_for_the_last_place_says_who_has_the_others(run: Running, files: Path) -> None:
    got = run(*write(files, SHORTLIST, rounds_("乙公司")), "--lang", "zh")
    assert "：甲公司 入围；乙公司、丙公司 票数相同，按规约抽签决定\n" in got.out


def test_a_seed_for_two_rounds_is_refused_for_the_second(run: Running, files: Path) -> None:
    drawn = first_of("一", "乙公司", "丙公司")
    words = write(files, SHORTLIST, rounds_(drawn) | {"lot": stated("一")})
    got = run(*words, "--lang", "zh")
    assert "警告 BK670 lot-known: 第 2 轮的同票没有抽签" in got.err
    assert f"甲公司、{drawn} 票数相同，按规约抽签决定\n" in got.out
    assert "BK671" not in got.err


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ({"seed": "二", "commitment": commitment_of("一")}, "BK681"),
        ({"seed": "二"}, "BK680"),
        ({"commitment": commitment_of("一")}, "BK680"),
        ({"seed": 1, "commitment": "x"}, "BK710"),
        ({"seed": None, "commitment": "x"}, "BK710"),
        ([], "BK705"),
        ({"sead": "一"}, "BK706"),
    ],
)
def test_a_wrong_lot_of_a_round_stops_the_decision(
    run: Running, files: Path, value: object, code: str
) -> None:
    both = rounds_("乙公司")
    both["rounds"][1]["lot"] = value  # type: ignore[index]
    got = run(*write(files, SHORTLIST, both))
    assert (got.status, got.out) == (2, "")
    assert code in got.err
    assert "rounds[1].lot" in got.err


def test_lots_that_no_tie_asks_for_are_named(run: Running, files: Path) -> None:
    clear = {
        "heads": {"total": 100},
        "rounds": [counts(40, 30, 20, 10, lot=stated("一")), counts(30, 60, lot=stated("二"))],
        "lot": stated("三"),
    }
    got = run(*write(files, SHORTLIST, clear), "--lang", "zh")
    assert got.status == 0
    assert got.err.count("BK671") == 3
    assert "提示 BK671 lot-not-drawn: 第 1 轮 的抽签没有用到" in got.err
    assert "抽签\n" not in got.out


LINES = f"{HEADS}\n  分项  屋面, 外墙\n  同票  抽签"
LEVEL = {"heads": {"for": 50, "against": 50, **FULL}}


def test_one_seed_draws_each_line_of_a_sheet_by_itself(run: Running, files: Path) -> None:
    seen = set()
    for at in range(8):
        sheet = {"heads": {"total": 100}, "lines": {"屋面": LEVEL, "外墙": LEVEL}}
        words = write(files, LINES, sheet | {"lot": stated(f"第{at}次")})
        found = json.loads(run(*words, "--json").out)["lines"]
        seen.add(tuple(one["outcome"] for one in found))
        for line, one in zip(("屋面", "外墙"), found, strict=True):
            order = in_order(f"第{at}次", f"甲\n{line}", ("for", "against"))
            assert [each["name"] for each in one["lot"]["drawn"]] == [each.name for each in order]
    assert len(seen) == 4


def test_a_line_may_have_a_lot_of_its_own(run: Running, files: Path) -> None:
    lines = {"屋面": LEVEL, "外墙": LEVEL | {"lot": stated("二")}}
    value = {"heads": {"total": 100}, "lines": lines, "lot": stated("一")}
    words = write(files, LINES, value)
    got = run(*words, "--json", "--receipt", files / "回执.json")
    assert [one["lot"]["seed"] for one in json.loads(got.out)["lines"]] == ["一", "二"]
    assert "BK671" not in got.err
    assert run("replay", files / "回执.json").status == 0
    clear = {"heads": {"for": 60, "against": 40, **FULL}, "lot": stated("二")}
    value["lines"] = {"屋面": LEVEL, "外墙": clear}
    got = run(*write(files, LINES, value), "--lang", "en")
    assert "BK671 lot-not-drawn: the lot of 外墙 was not drawn" in got.err
    assert ("  `for` comes first and prevails\n" in got.out) is not (
        "  `against` comes first and prevails\n" in got.out
    )
