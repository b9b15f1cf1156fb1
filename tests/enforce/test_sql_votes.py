"""Exported SQL decides votes as our own engine does, from register and ballots or from a tally."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from itertools import product
from random import Random
from typing import Any

import pytest
import sqlglot
from enforcing import EXAMPLES, every_way, example, some_cases
from in_databases import a_vote, decided_alike, opened

from bylawkit.enforce.engines.sql import DuckDb, Votes
from bylawkit.enforce.sql.target import make
from bylawkit.enforce.sql.text import DIALECTS, FIGURES
from bylawkit.evaluate.tally import KEYS, PARTS, Count, Tally
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.votes import Measure
from bylawkit.pipeline import read_text

# ── From a tally ──


def test_every_way_of_counting() -> None:
    seen = decided_alike(DuckDb(), every_way(31), 1500, 7)
    assert set(seen) == {
        "carried",
        "rejected",
        "turnout-not-met",
        "undetermined",
        "for-human-decision",
    }


@pytest.mark.slow
@pytest.mark.parametrize("which", [*EXAMPLES, None])
def test_thousands_of_votes(which: str | None) -> None:
    decided_alike(DuckDb(), example(which) if which else every_way(), 5000, 11)


@cache
def _opened() -> tuple[DuckDb, Votes]:
    database = DuckDb()
    return database, opened(database, read_text(ONE, "样样.bylaw").bylaw or example("old"))


HEAD = '规约 "样样小区管理规约"\n  类型 商品房\n'
ONE = f"{HEAD}事项 甲\n  参与  人数三分之二以上\n  同意  参与人数过半数\n"


def test_figures_that_follow_from_others_are_those_of_our_own_tally() -> None:
    draw, tallies = Random(1), []
    for known in product((False, True), repeat=len(KEYS)):
        for _ in range(4):
            figures = {kind: draw.choice((0, 0, 1, 2)) for kind in PARTS}
            whole = {"total": sum(figures.values()), "returned": sum([*figures.values()][:5])}
            every = {**figures, **whole}
            stated = Count({key: every[key] for key, on in zip(KEYS, known, strict=True) if on})
            tallies.append(stated)
    database, votes = _opened()
    votes.put("votes", [(str(at), "甲", False, None, None) for at in range(len(tallies))])
    rows = [(str(at), "area", *map(one.figures.get, KEYS), None) for at, one in enumerate(tallies)]
    votes.put("tallies", rows)
    told = database.ask(f"SELECT vote, {', '.join(FIGURES)} FROM figures WHERE measure = 'area'")
    assert len(told) == len(tallies) == 4 * 2 ** len(KEYS)
    for vote, *figures in told:
        full = tallies[int(vote)].completed().figures
        assert figures == [full.get(key) for key in KEYS], tallies[int(vote)]


LARGE = 10**12
WRONG = [
    ([("heads", {"total": 3, "for": 4})], "over-the-whole"),
    ([("heads", {"returned": 3, "for": 1, "against": 3})], "over-the-whole"),
    ([("area", {"for": -1})], "negative"),
    ([("heads", {"total": LARGE + 1})], "too-large"),
    ([("heads", {"total": 2**63 - 1, "for": 2**63 - 1, "against": 2**63 - 1})], "too-large"),
    ([("heads", {"total": 3}), ("heads", {"total": 3})], "twice"),
]


@pytest.mark.parametrize(("rows", "problem"), WRONG)
def test_tallies_that_cannot_be_right_have_no_outcome(
    rows: list[tuple[str, dict[str, int]]], problem: str
) -> None:
    _, votes = _opened()
    votes.put("votes", [("v", "甲", False, None, None)])
    votes.put("tallies", [("v", one, *map(count.get, KEYS), None) for one, count in rows])
    told = votes.told(["甲"])["v"]
    assert (told["outcome"], told["problem"]) == (None, problem)
    assert all(reason[-1] is None for reason in told["reasons"])


def test_the_largest_figures_are_exact() -> None:
    _, votes = _opened()
    full = dict.fromkeys(KEYS, 0) | {"total": LARGE, "returned": 666_666_666_667}
    full |= {"for": 333_333_333_334, "against": 333_333_333_333, "silent": 333_333_333_333}
    (told,) = votes.decisions([("甲", Tally({Measure.HEADS: Count(full)}), False)])
    assert told["outcome"] == "carried"
    assert [one[2:5] for one in told["reasons"]] == [
        [666_666_666_667, 666_666_666_667, 0],
        [333_333_333_334, 333_333_333_334, 0],
    ]


def test_a_vote_nobody_told_of_is_undetermined() -> None:
    _, votes = _opened()
    votes.put("votes", [("v", "甲", False, None, None), ("w", "没有", False, None, None)])
    votes.put("tallies", [])
    told = votes.told(["甲"])
    assert [*told] == ["v"]
    assert (told["v"]["outcome"], told["v"]["problem"]) == ("undetermined", None)


def test_a_vote_under_another_law_is_not_decided() -> None:
    votes = opened(DuckDb(), example("old"))
    matter = example("old").matters[0].name
    days = (date(2020, 12, 31), date(2021, 1, 1), None)
    votes.put("votes", [(str(day), matter, False, day, None) for day in days])
    votes.put("tallies", [])
    told = votes.told([matter])
    assert [one["problem"] for one in told.values()] == ["law-of-another-day", None, None]


# ── From register and ballots ──


def _counted(database: DuckDb, votes: Votes) -> dict[str, tuple[dict[str, Any], str | None]]:
    rows = database.ask("SELECT * FROM matter_1_tally")
    return {row[1]: (dict(zip(KEYS, row[2:-1], strict=True)), row[-1]) for row in rows}


@pytest.mark.parametrize("seed", range(16))
def test_ballots_are_counted_alike(seed: int) -> None:
    given = a_vote(seed, 40)
    assert given.by_sql(DuckDb()) == given.by_scalar()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 160))
def test_many_ballots_are_counted_alike(seed: int) -> None:
    given = a_vote(seed, 400)
    assert given.by_sql(DuckDb()) == given.by_scalar()


UNIT = ("v", "101", 8000, "甲", False, False, True)
BALLOT = ("v", 1, "101", "for", "paper", datetime(2026, 5, 1), "", None)
OTHER = ("v", "102", 8000, "乙", False, False, True)
NOON = datetime(2026, 5, 1, 12)


def _with(row: tuple[Any, ...], at: int, value: object) -> tuple[Any, ...]:
    return (*row[:at], value, *row[at + 1 :])


UNUSABLE = [
    ([UNIT, UNIT], [BALLOT], "unit-unusable"),
    ([_with(UNIT, 2, 0)], [BALLOT], "unit-unusable"),
    ([_with(UNIT, 2, 2**63 - 1)], [BALLOT], "unit-unusable"),
    ([_with(UNIT, 2, None)], [BALLOT], "unit-unusable"),
    ([_with(UNIT, 3, None)], [BALLOT], "unit-unusable"),
    ([_with(UNIT, 6, None)], [BALLOT], "unit-unusable"),
    ([_with(UNIT, 6, False)], [BALLOT], "nobody-inside"),
    ([UNIT], [_with(BALLOT, 2, "102")], "unknown-unit"),
    ([UNIT], [_with(BALLOT, 2, None)], "unknown-unit"),
    ([], [BALLOT], "unknown-unit"),
    ([UNIT], [_with(BALLOT, 3, "perhaps")], "ballot-unusable"),
    ([UNIT], [_with(BALLOT, 3, None)], "ballot-unusable"),
    ([UNIT], [_with(BALLOT, 4, "fax")], "ballot-unusable"),
    ([UNIT, OTHER], [BALLOT, _with(BALLOT, 2, "102")], "ballot-unusable"),
    ([UNIT], [_with(BALLOT, 1, None)], "ballot-unusable"),
    ([UNIT], [BALLOT, _with(BALLOT, 1, 2)], "no-order"),
    ([UNIT], [BALLOT, _with(_with(BALLOT, 1, 2), 5, None)], "no-order"),
]


def _bylaw(more: str) -> Bylaw:
    found = read_text(ONE + more, "样样.bylaw").bylaw
    assert found is not None
    return found


@cache
def _counting(more: str) -> tuple[DuckDb, Votes]:
    database = DuckDb()
    return database, opened(database, _bylaw(more))


@pytest.mark.parametrize(("units", "ballots", "problem"), UNUSABLE)
def test_tables_that_cannot_be_right_have_no_tally(
    units: list[Any], ballots: list[Any], problem: str
) -> None:
    database, votes = _counting("  重复投票 以后为准\n")
    votes.put("votes", [("v", "甲", False, None, NOON)])
    votes.put("units", units)
    votes.put("ballots", ballots)
    counted = _counted(database, votes)
    assert {told for _, told in counted.values()} == {problem}
    assert all(set(figures.values()) == {None} for figures, _ in counted.values())
    database.run("DELETE FROM tallies; INSERT INTO tallies SELECT * FROM matter_1_tally")
    assert votes.told(["甲"])["v"]["problem"] == problem


def test_two_ballots_where_the_bylaw_does_not_say_which_one_counts() -> None:
    database, votes = _counting("")
    votes.put("votes", [("v", "甲", False, None, None)])
    votes.put("units", [UNIT])
    votes.put("ballots", [BALLOT, _with(BALLOT, 1, 2)])
    assert {told for _, told in _counted(database, votes).values()} == {"two-ballots"}


def test_every_ballot_says_why_it_does_not_count() -> None:
    database, votes = _counting("  重复投票 以后为准\n  方式 书面\n  委托 最多1户 书面 除外 物业\n")
    names = ("a", "b", "c", "d", "e", "f", "g", "h")
    units = [_with(_with(UNIT, 1, name), 3, name) for name in names]
    units[1], units[2] = _with(units[1], 5, True), _with(units[2], 6, False)
    late = datetime(2026, 5, 1, 12, 0, 1)
    cast = [
        ("a", "paper", late, "", None),
        ("b", "paper", NOON, "", None),
        ("c", "paper", NOON, "", None),
        ("d", "electronic", NOON, "", None),
        ("e", "paper", NOON, "物业", True),
        ("f", "paper", NOON, "z", None),
        ("g", "paper", NOON, "z", True),
        ("h", "paper", datetime(2026, 5, 1, 9), "", None),
        ("h", "paper", NOON, "z", True),
    ]
    ballots = [("v", at, unit, "for", *rest) for at, (unit, *rest) in enumerate(cast)]
    votes.put("votes", [("v", "甲", False, None, NOON)])
    votes.put("units", units)
    votes.put("ballots", ballots)
    told = database.ask("SELECT reason FROM matter_1_ballots ORDER BY ballot")
    assert [reason for (reason,) in told] == [
        "late",
        "excluded",
        "outside",
        "channel",
        "holder",
        "no-document",
        None,
        "another-counts",
        "beyond-cap",
    ]
    figures, problem = _counted(database, votes)["heads"]
    assert (figures["total"], figures["for"], figures["silent"], problem) == (6, 1, None, None)


# ── What is written ──


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_can_be_read_as_such(dialect: str) -> None:
    files = make(every_way(31)).files or {}
    own = [data for name, data in files.items() if name.startswith(f"sql/{dialect}/matter_")]
    assert len(own) > 5
    for name, data in files.items():
        if name.startswith(f"sql/{dialect}/"):
            statements = [one for one in sqlglot.parse(data.decode(), read=dialect) if one]
            assert len(statements) in (2, 3)
            assert all(one.key == "create" for one in statements)


def test_names_are_quoted_for_every_dialect() -> None:
    name = "维修' OR 'a\\' --"
    assert DIALECTS["postgres"].quoted(name) == "'维修'' OR ''a\\'' --'"
    for dialect, one in DIALECTS.items():
        parsed = sqlglot.parse_one(f"SELECT {one.quoted(name)}", read=dialect)
        (found,) = parsed.find_all(sqlglot.exp.Literal)
        assert found.this == name


def test_what_is_not_decided_is_told() -> None:
    bylaw = read_text(
        f"{HEAD}主体 老人\n组织 委员会\n  角色  业主委员会\n  人数  7人\n"
        "  出席  席位过半数\n  通过  全体席位过半数\n"
        "事项 席上\n  归属  委员会\n"
        "事项 选\n  选项 甲公司, 乙公司\n  同意  参与人数过半数\n"
        "事项 空\n  通知  15日\n"
        "事项 细\n  同意  全体人数1234567/7654321以上\n"
        "事项 计权\n  类别 内部事务\n  同意  参与人数过半数\n  计权 每户一票\n  上限 20%\n",
        "样样.bylaw",
    ).bylaw
    assert bylaw is not None
    made = make(bylaw)
    gaps = {(one["name"], one["field"]): one["reason"] for one in made.not_enforced}
    assert gaps["席上", "decided_by"] == "the meeting counts its seats: give the tally"
    assert gaps["选", None] == "several candidates: who of them wins is not decided"
    assert gaps["空", None] == "no test is stated: left to people"
    assert gaps["老人", None] == "fees and votes only"


def test_the_same_bylaw_gives_the_same_bytes() -> None:
    assert make(example("old")).files == make(example("old")).files


def test_a_fault_in_the_text_is_seen() -> None:
    files = dict(make(example("old")).files or {})
    name = "sql/duckdb/matter_1.sql"
    files[name] = files[name].replace(b"have * 3 >= whole * 2", b"have * 3 > whole * 2")
    votes = Votes(DuckDb(), files, example("old"))
    cases = [
        one
        for one in some_cases(example("old"), 4000)
        if one.put.matter is example("old").matters[0]
    ]
    told = votes.decisions([(one.put.matter.name, one.tally, one.again) for one in cases])
    honest = opened(DuckDb(), example("old"))
    right = honest.decisions([(one.put.matter.name, one.tally, one.again) for one in cases])
    assert [one["outcome"] for one in told] != [one["outcome"] for one in right]
