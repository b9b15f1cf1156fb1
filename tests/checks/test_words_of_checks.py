"""Rules, shares and tallies as sentences, in both languages."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bylawkit.checks.proof import PARTS, Tally
from bylawkit.checks.speech import (
    said_of_provision,
    say_length,
    say_limit,
    say_share,
    say_tally,
    say_test,
)
from bylawkit.model.law import Force, Provision
from bylawkit.model.values import Cmp, Duration, Limit, Unit
from bylawkit.model.votes import AllOf, AnyOf, Base, Comparison, Measure, Side
from bylawkit.source import Source, Span

NOWHERE = Span(Source("x.bylaw", ""), 0, 0)
HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)


def compare(side: Side, measure: Measure, base: Base, cmp: Cmp, share: Fraction) -> Comparison:
    return Comparison(side, measure, base, Limit(cmp, share), NOWHERE)


@pytest.mark.parametrize(
    ("share", "zh", "en"),
    [
        ("1/2", "二分之一", "1/2"),
        ("2/3", "三分之二", "2/3"),
        ("3/4", "四分之三", "3/4"),
        ("1/5", "五分之一", "1/5"),
        ("4/5", "五分之四", "4/5"),
        ("1/10", "10%", "10%"),
        ("1/20", "5%", "5%"),
        ("66/100", "66%", "66%"),
        ("1/100", "1%", "1%"),
        ("10/9", "九分之十", "10/9"),
        ("11/9", "11/9", "11/9"),
        ("2/11", "2/11", "2/11"),
        ("1/1000", "1/1000", "1/1000"),
        ("1", "100%", "100%"),
        ("0", "0%", "0%"),
        ("2", "200%", "200%"),
    ],
)
def test_shares(share: str, zh: str, en: str) -> None:
    said = say_share(Fraction(share))
    assert (said.zh, said.en) == (zh, en)


@pytest.mark.parametrize(
    ("cmp", "share", "zh", "en"),
    [
        (Cmp.AT_LEAST, "1", "一致", "unanimous"),
        (Cmp.AT_LEAST, "2/3", "三分之二以上", "2/3 or-more"),
        (Cmp.AT_LEAST, "1/2", "二分之一以上", "1/2 or-more"),
        (Cmp.MORE, "1/2", "过半数", "majority"),
        (Cmp.MORE, "1/3", "超过三分之一", "more-than 1/3"),
        (Cmp.MORE, "1", "超过100%", "more-than 100%"),
        (Cmp.AT_MOST, "1/3", "不超过三分之一", "at-most 1/3"),
        (Cmp.LESS, "1/2", "低于二分之一", "less-than 1/2"),
    ],
)
def test_limits(cmp: Cmp, share: str, zh: str, en: str) -> None:
    said = say_limit(Limit(cmp, Fraction(share)))
    assert (said.zh, said.en) == (zh, en)


def test_tests() -> None:
    part = compare(Side.PARTICIPATING, Measure.AREA, Base.ALL, Cmp.AT_LEAST, TWO_THIRDS)
    yes = compare(Side.FOR, Measure.HEADS, Base.PARTICIPATING, Cmp.MORE, HALF)
    no = compare(Side.AGAINST, Measure.HOUSEHOLDS, Base.ALL, Cmp.LESS, Fraction(1, 3))
    all_yes = compare(Side.FOR, Measure.AREA, Base.ALL, Cmp.MORE, HALF)
    assert say_test(part).zh == "面积三分之二以上"
    assert say_test(part).en == "area 2/3 or-more"
    assert say_test(yes).zh == "参与人数过半数"
    assert say_test(no).zh.startswith("反对")
    assert say_test(no).en.startswith("against ")
    assert say_test(all_yes).zh != "面积过半数"
    both = AllOf((part, AnyOf((yes, no))))
    assert say_test(both).zh == f"面积三分之二以上 且 （参与人数过半数 或 {say_test(no).zh}）"
    assert say_test(both).en == f"area 2/3 or-more and ({say_test(yes).en} or {say_test(no).en})"


@pytest.mark.parametrize(
    ("votes", "zh", "en"),
    [
        (
            {"for": 4, "against": 2, "unserved": 4},
            "10人中6人参与、4人同意",
            "of 10 owners 6 take part and 4 say yes",
        ),
        (
            {"for": 4, "against": 2},
            "6人中6人参与、4人同意",
            "of 6 owners 6 take part and 4 say yes",
        ),
        ({"against": 3}, "3人中3人参与、0人同意", "of 3 owners 3 take part and 0 say yes"),
        (
            {"for": 4, "abstain": 2, "silent": 1},
            "7人中4人同意、2人弃权、1人未表决",
            "of 7 owners 4 for, 2 abstaining, 1 silent",
        ),
    ],
)
def test_tallies(votes: dict[str, int], zh: str, en: str) -> None:
    tally: Tally = {Measure.HEADS: dict.fromkeys(PARTS, 0) | votes}
    said = say_tally(tally, (Measure.HEADS, Measure.AREA))
    assert (said.zh, said.en) == (zh, en)


def test_areas_look_like_areas() -> None:
    votes = dict.fromkeys(PARTS, 0) | {"for": 3, "against": 1}
    said = say_tally({Measure.AREA: votes, Measure.HEADS: votes}, (Measure.AREA, Measure.HEADS))
    assert said.zh == "400平方米中400平方米参与、300平方米同意；4人中4人参与、3人同意"
    assert said.en.startswith("of 400 m² 400 take part and 300 say yes; of 4 owners")


def test_lengths() -> None:
    assert say_length(Duration(15, Unit.DAY)).zh == "15日"
    assert say_length(Duration(2, Unit.HALF_YEAR)).en == "2 half-years"


def test_everything_that_a_provision_demands_in_figures() -> None:
    test = compare(Side.FOR, Measure.HEADS, Base.PARTICIPATING, Cmp.MORE, HALF)

    def days(count: int) -> Duration:
        return Duration(count, Unit.DAY)

    provision = Provision(
        name="甲",
        span=NOWHERE,
        force=Force.FLOOR,
        attend=test,
        turnout=test,
        notice=days(1),
        prepay=days(2),
        publish=days(3),
        filing=days(4),
        term=days(5),
        first_session=days(6),
        re_election=days(7),
        handover=days(8),
        window=(days(9), days(10)),
        petition=Limit(Cmp.AT_LEAST, Fraction(1, 5)),
        members=7,
        silent_guard=test,
        proxy_cap=3,
        owner_cap=Fraction(1, 5),
        fund_floor=Fraction(3, 10),
        objection=days(11),
        retry_bar=days(12),
    )
    said = said_of_provision(provision)
    numbered = "；".join(f"{count}日" for count in range(1, 11))
    assert said.zh == (
        f"参与人数过半数；参与人数过半数；{numbered}；五分之一以上；7人；但须参与人数过半数；3户；"
        "五分之一；30%；11日；12日"
    )
    assert said.en.endswith("7 members; provided participating heads majority; 3 households; 1/5; 30%; 11 days; 12 days")  # fmt: skip
    assert said_of_provision(Provision(name="甲", span=NOWHERE, force=Force.FLOOR)).zh == ""
