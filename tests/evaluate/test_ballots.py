"""Ballots: each counts once, or is listed with the reason why it does not count."""

from __future__ import annotations

from typing import Any

import pytest
from evaluating import ORDINARY, codes, matter

from bylawkit.evaluate.ballots import read_ballots
from bylawkit.evaluate.count import Counted, count_ballots
from bylawkit.evaluate.register import Register, read_register
from bylawkit.evaluate.scopes import units_in_scope
from bylawkit.model.votes import Measure, Scope

REGISTER = """房号,幢,单元,用途,面积,业主,共有人,建设单位未售,已入住,不计入
1-101,1幢,1单元,住宅,80,业主0001,,否,是,否
1-102,1幢,1单元,住宅,90,业主0002,业主0003,否,是,否
1-201,1幢,2单元,住宅,80,业主0004,,否,否,否
2-101,2幢,1单元,住宅,100,甲公司,,否,是,否
2-102,2幢,1单元,住宅,110,甲公司,,否,否,否
2-201,2幢,1单元,住宅,60,,,是,否,否
2-202,2幢,1单元,住宅,60,,,是,否,否
车库1,地下,,车库,12,业主0001,,否,否,是
"""
HEADINGS = "房号,选择,方式,投票时间,受托人,委托书\n"


def register() -> Register:
    found, _ = read_register("登记册.csv", REGISTER.encode())
    assert found is not None
    return found


def count(
    rows: str, fields: str = ORDINARY, where: str | None = None, headings: str = HEADINGS
) -> tuple[Counted | None, Any]:
    _, one = matter(fields)
    known = register()
    ballots, noticed = read_ballots("选票.csv", (headings + rows).encode(), one, known)
    units, outside = units_in_scope(known, one.scope, where)
    if ballots is None or units is None:
        return None, noticed + outside
    counted, problems = count_ballots("选票.csv", ballots, one, units)
    return counted, noticed + outside + problems


def figures(counted: Counted | None, measure: Measure = Measure.HEADS) -> dict[str, int]:
    assert counted is not None
    return dict(counted.tally.of(measure).figures)


def test_ballots_are_counted_exactly() -> None:
    counted, noticed = count(
        "1-101,同意,书面,,,\n1-102,反对,电子,,,\n1-201,弃权,会议,,,\n2-201,无效,书面,,,\n"
    )
    assert not noticed
    assert figures(counted) == {
        "total": 5, "for": 1, "against": 1, "abstain": 1, "follow": 0, "invalid": 1,
    }  # fmt: skip
    assert figures(counted, Measure.AREA) == {
        "total": 58000, "for": 8000, "against": 9000, "abstain": 8000, "follow": 0, "invalid": 6000,
    }  # fmt: skip
    assert figures(counted, Measure.HOUSEHOLDS)["total"] == 7
    assert counted is not None
    assert (counted.cast, counted.counted) == (4, 4)


def test_english_words_mean_the_same() -> None:
    english = "unit,choice,channel,cast_at,holder,proxy_document\n"
    rows = "1-101,for,paper,,,\n1-102,against,electronic,,,\n1-201,abstain,meeting,,,\n"
    chinese = "1-101,同意,书面,,,\n1-102,反对,电子,,,\n1-201,弃权,会议,,,\n"
    assert count(rows, headings=english)[0] == count(chinese)[0]


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        ("9-909,同意,书面,,,", "unknown-unit", "房号"),
        (",同意,书面,,,", "empty-cell", "房号"),
        ("1-101,同义,书面,,,", "unknown-choice-cast", "选择"),
        ("1-101,,书面,,,", "empty-cell", "选择"),
        ("1-101,甲公司,书面,,,", "unknown-choice-cast", "选择"),
        ("1-101,同意,飞鸽,,,", "unknown-channel", "方式"),
        ("1-101,同意,书面,昨天,,", "bad-date", "投票时间"),
        ("1-101,同意,书面,2026-05-01 25:00,,", "bad-date", "投票时间"),
        ("1-101,=同意,书面,,,", "formula", "选择"),
    ],
)
def test_rows_that_cannot_be_right_are_reported(row: str, code: str, cell: str) -> None:
    counted, noticed = count(f"1-102,同意,书面,,,\n{row}\n")
    assert counted is None
    (problem,) = noticed
    assert (problem.code.name, problem.span.line, problem.span.cell) == (code, 3, cell)
    assert problem.hint("zh")


def test_a_misspelt_choice_or_unit_gets_a_suggestion() -> None:
    _, noticed = count("1-101,不同,,,,\n车库I,同意,,,,\n")
    assert [one.hint("zh") for one in noticed] == [
        "您是不是想写 `不同意`？",
        "您是不是想写 `车库1`？",
    ]


NOT_COUNTED = [
    ("车库1,同意,书面,,,", "", "登记册写明这套房屋不计入"),
    ("1-101,同意,电子,,,", "\n  方式  会议, 书面", "规约没有采用这种投票方式"),
    ("1-101,同意,书面,,业主0009,", "", "委托投票没有委托书"),
    ("1-101,同意,书面,,业主0009,否", "", "委托投票没有委托书"),
]


@pytest.mark.parametrize(("row", "fields", "reason"), NOT_COUNTED)
def test_each_ballot_not_counted_is_listed_with_its_reason(
    row: str, fields: str, reason: str
) -> None:
    counted, noticed = count(f"1-102,同意,书面,,,\n{row}\n", ORDINARY + fields)
    (problem,) = noticed
    assert (problem.code.name, problem.span.line) == ("ballot-not-counted", 3)
    assert reason in problem.message("zh")
    assert counted is not None
    assert (counted.cast, counted.counted, figures(counted)["for"]) == (2, 1, 1)


def test_an_owner_who_votes_in_person_needs_no_proxy() -> None:
    counted, noticed = count("1-102,同意,书面,,业主0003,\n1-101,同意,书面,,业主0009,有\n")
    assert (codes(noticed), figures(counted)["for"]) == ([], 2)


def test_a_holder_votes_for_no_more_than_the_cap() -> None:
    rows = (
        "1-101,同意,书面,2026-05-03 09:00,业主0009,有\n"
        "1-102,反对,书面,2026-05-01 09:00,业主0009,有\n"
        "1-201,同意,书面,2026-05-02 09:00,业主0009,有\n"
    )
    counted, noticed = count(rows, ORDINARY + "\n  委托  最多2户")
    assert [(one.code.name, one.span.line) for one in noticed] == [("ballot-not-counted", 2)]
    assert "业主0009 受托超过 2 户" in noticed[0].message("zh")
    assert (figures(counted)["for"], figures(counted)["against"]) == (1, 1)


def test_a_name_spelled_otherwise_does_not_get_round_the_cap() -> None:
    rows = "1-101,同意,书面,,业主0009,有\n1-102,反对,书面,,业主０００９,有\n1-201,同意,书面,,业主 0009,有\n"
    _, noticed = count(rows, ORDINARY + "\n  委托  最多1户")
    assert codes(noticed) == ["ballot-not-counted"] * 2
    _, noticed = count("1-101,同意,书面,,物 业,有\n", ORDINARY + "\n  委托  最多1户 除外 物业")
    assert codes(noticed) == ["ballot-not-counted"]


def test_an_owner_spelled_otherwise_votes_in_person() -> None:
    counted, noticed = count("1-102,同意,书面,,业主　0002,\n")
    assert (codes(noticed), figures(counted)["for"]) == ([], 1)


# ── Two ballots for one unit ──

TWICE = "1-101,同意,书面,2026-05-02 09:00,,\n1-101,反对,电子,2026-05-01 10:00,,\n"


def test_two_ballots_without_a_rule_are_an_error() -> None:
    counted, noticed = count(TWICE)
    assert (counted, codes(noticed)) == (None, ["two-ballots"])
    assert noticed[0].span.line == 3
    assert "以后为准" in noticed[0].hint("zh")


@pytest.mark.parametrize(
    ("rule", "choice", "lines"),
    [("以先为准", "against", [2]), ("以后为准", "for", [3]), ("均无效", "invalid", [2, 3])],
)
def test_the_rule_of_the_matter_decides_between_two_ballots(
    rule: str, choice: str, lines: list[int]
) -> None:
    counted, noticed = count(TWICE, f"{ORDINARY}\n  重复投票  {rule}")
    assert [one.span.line for one in noticed] == lines
    assert {kind: figures(counted)[kind] for kind in ("for", "against", "invalid")} == (
        dict.fromkeys(("for", "against", "invalid"), 0) | {choice: 1}
    )


@pytest.mark.parametrize(
    "rows",
    [
        "1-101,同意,书面,,,\n1-101,反对,电子,2026-05-01 10:00,,\n",
        "1-101,同意,书面,2026-05-01,,\n1-101,反对,电子,2026-05-01,,\n",
    ],
)
def test_ballots_whose_order_is_unknown_are_an_error(rows: str) -> None:
    counted, noticed = count(rows, f"{ORDINARY}\n  重复投票  以后为准")
    assert (counted, codes(noticed)) == (None, ["no-order"])


def test_a_ballot_that_does_not_count_does_not_displace_one_that_does() -> None:
    rows = "1-101,同意,书面,2026-05-01,,\n1-101,反对,电子,2026-05-02,,\n"
    fields = f"{ORDINARY}\n  方式  书面\n  重复投票  以后为准"
    counted, noticed = count(rows, fields)
    assert (codes(noticed), figures(counted)["for"]) == (["ballot-not-counted"], 1)


# ── Owners of several units ──


def test_an_owner_of_several_units_is_one_head() -> None:
    counted, noticed = count("2-101,同意,书面,,,\n2-102,同意,书面,,,\n")
    assert not noticed
    assert (figures(counted)["for"], figures(counted, Measure.AREA)["for"]) == (1, 21000)
    assert figures(counted, Measure.HOUSEHOLDS)["for"] == 2


def test_an_owner_whose_ballots_disagree_is_an_invalid_head() -> None:
    counted, noticed = count("2-101,同意,书面,,,\n2-102,反对,书面,,,\n")
    assert codes(noticed) == ["divided-owner"]
    assert {kind: figures(counted)[kind] for kind in ("for", "against", "invalid")} == {
        "for": 0, "against": 0, "invalid": 1,
    }  # fmt: skip
    area = figures(counted, Measure.AREA)
    assert (area["for"], area["against"], area["invalid"]) == (10000, 11000, 0)


def test_households_do_not_ask_for_one_will() -> None:
    fields = "\n  参与  户数过半数\n  同意  参与户数过半数"
    _, noticed = count("2-101,同意,书面,,,\n2-102,反对,书面,,,\n", fields)
    assert not noticed


def test_the_developer_is_one_head() -> None:
    counted, _ = count("2-201,同意,书面,,,\n2-202,同意,书面,,,\n")
    assert (figures(counted)["for"], figures(counted, Measure.AREA)["for"]) == (1, 12000)


# ── Service ──


def test_silent_and_unserved_are_known_only_if_every_unit_has_a_row() -> None:
    some, _ = count("1-101,同意,书面,,,\n1-102,未表决,,,,\n")
    assert "silent" not in figures(some)
    rows = [
        "1-101,同意",
        "1-102,未表决",
        "1-201,未送达",
        "2-101,反对",
        "2-102,未表决",
        "2-201,未送达",
        "2-202,未送达",
    ]
    every, noticed = count("".join(f"{one},,,,\n" for one in rows))
    assert not noticed
    assert figures(every) == {
        "total": 5, "for": 1, "against": 1, "abstain": 0, "follow": 0, "invalid": 0,
        "silent": 1, "unserved": 2,
    }  # fmt: skip
    assert every is not None
    assert (every.cast, every.counted) == (2, 2)


def test_a_ballot_without_a_channel_is_said() -> None:
    _, noticed = count("1-101,同意,,,,\n", f"{ORDINARY}\n  方式  书面")
    assert codes(noticed) == ["no-channel"]


# ── Candidates ──


def test_candidates_are_counted_by_name() -> None:
    fields = ORDINARY + "\n  选项  甲公司, 乙公司"
    counted, noticed = count(
        "1-101,甲公司,,,,\n1-102,乙公司,,,,\n2-101,乙公司,,,,\n1-201,弃权,,,,\n", fields
    )
    assert not noticed
    assert counted is not None
    of_heads = counted.tally.of(Measure.HEADS)
    assert (of_heads.candidates, of_heads.figures["for"]) == ({"甲公司": 1, "乙公司": 2}, 3)
    _, noticed = count("1-101,同意,,,,\n", fields)
    assert codes(noticed) == ["unknown-choice-cast"]


# ── Scopes ──


@pytest.mark.parametrize(
    ("scope", "where", "names"),
    [
        (Scope.COMPOUND, None, 7),
        (Scope.OCCUPIED, None, 3),
        (Scope.BLOCK, "1幢", 3),
        (Scope.BLOCK, "1", 3),
        (Scope.BLOCK, "2栋", 4),
        (Scope.STAIRWELL, "1幢1单元", 2),
        (Scope.STAIRWELL, "1/2", 1),
        (Scope.STAIRWELL, "１幢２单元", 1),
    ],
)
def test_the_scope_sets_the_units(scope: Scope, where: str | None, names: int) -> None:
    units, noticed = units_in_scope(register(), scope, where)
    assert not noticed
    assert units is not None
    assert len(units) == names


@pytest.mark.parametrize(
    ("scope", "where", "code"),
    [
        (Scope.BLOCK, None, "no-scope"),
        (Scope.STAIRWELL, "1幢", "no-scope"),
        (Scope.BLOCK, "9幢", "nobody-in-scope"),
        (Scope.BLOCK, "1幢1单元", "nobody-in-scope"),
        (Scope.STAIRWELL, "1幢9单元", "nobody-in-scope"),
        (Scope.COMPOUND, "1幢", "scope-not-wanted"),
    ],
)
def test_a_scope_that_cannot_be_told_is_an_error(
    scope: Scope, where: str | None, code: str
) -> None:
    units, noticed = units_in_scope(register(), scope, where)
    assert (units, codes(noticed)) == (None, [code])
    if code != "scope-not-wanted":
        assert "1" in noticed[0].hint("zh")


def test_a_scope_needs_its_column() -> None:
    found, _ = read_register("x.csv", "房号,用途,面积,业主\n1,住宅,80,甲\n".encode())
    assert found is not None
    for scope in (Scope.BLOCK, Scope.STAIRWELL, Scope.OCCUPIED):
        assert codes(units_in_scope(found, scope, "1/1")[1]) == ["needs-column"]


def test_those_who_pay_cannot_be_told_from_a_register() -> None:
    units, noticed = units_in_scope(register(), Scope.PAYERS, None)
    assert units is not None
    assert (len(units), codes(noticed)) == (7, ["scope-by-hand"])


def test_ballots_from_outside_the_scope_are_listed() -> None:
    fields = f"{ORDINARY}\n  范围  本幢"
    counted, noticed = count("1-101,同意,,,,\n2-101,同意,,,,\n", fields, "1幢")
    assert codes(noticed) == ["ballot-not-counted"]
    assert "不在表决范围内" in noticed[0].message("zh")
    assert figures(counted)["total"] == 3
