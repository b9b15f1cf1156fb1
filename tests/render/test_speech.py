"""Values in words: numbers, shares, times, money, tests and statutes, in both languages."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from bylawkit.model.values import Citation, Cmp, Duration, Frequency, Limit, Per, Rate, Unit
from bylawkit.model.votes import AllOf, AnyOf, Base, Comparison, Measure, Side, Test
from bylawkit.render.speech import en, figures, zh
from bylawkit.source import Source

SPAN = Source("a.bylaw", "").span(0, 0)
HALF, TWO_THIRDS, QUARTER = Fraction(1, 2), Fraction(2, 3), Fraction(1, 4)


def compare(
    side: Side, measure: Measure, base: Base, cmp: Cmp, share: Fraction | int
) -> Comparison:
    return Comparison(side, measure, base, Limit(cmp, Fraction(share)), SPAN)


TURNOUT = AllOf(
    (
        compare(Side.PARTICIPATING, Measure.AREA, Base.ALL, Cmp.AT_LEAST, TWO_THIRDS),
        compare(Side.PARTICIPATING, Measure.HEADS, Base.ALL, Cmp.AT_LEAST, TWO_THIRDS),
    )
)
APPROVE = AllOf(
    (
        compare(Side.FOR, Measure.AREA, Base.PARTICIPATING, Cmp.MORE, HALF),
        compare(Side.FOR, Measure.HEADS, Base.PARTICIPATING, Cmp.MORE, HALF),
    )
)
EVERYBODY = compare(Side.FOR, Measure.HEADS, Base.ALL, Cmp.AT_LEAST, 1)
AGAINST = compare(Side.AGAINST, Measure.HEADS, Base.CAST, Cmp.AT_MOST, QUARTER)
EITHER = AnyOf(
    (
        TURNOUT,
        compare(Side.PARTICIPATING, Measure.HOUSEHOLDS, Base.ALL, Cmp.MORE, Fraction(3, 10)),
    )
)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (101, "一百零一"), (110, "一百一十")],
)
def test_numbers_of_articles(number: int, words: str) -> None:
    assert zh.article_label(number) == f"第{words}条"
    assert zh.item_label(number) == f"（{words}）"
    assert en.article_label(number) == f"Article {number}"


def test_items_in_english_go_on_after_z_as_word_counts() -> None:
    assert [en.item_label(n) for n in (1, 26, 27, 28)] == ["(a)", "(z)", "(aa)", "(bb)"]


@pytest.mark.parametrize(
    ("share", "vote", "money", "english"),
    [
        (TWO_THIRDS, "三分之二", "三分之二", "two thirds"),
        (HALF, "二分之一", "百分之五十", "50%"),
        (Fraction(1, 5), "五分之一", "百分之二十", "20%"),
        (Fraction(3, 10), "百分之三十", "百分之三十", "30%"),
        (Fraction(21, 100), "百分之二十一", "百分之二十一", "21%"),
        (Fraction(3, 10000), "万分之三", "万分之三", "0.03%"),
        (Fraction(1), "全部", "百分之百", "100%"),
        (Fraction(1, 1000000), "0.0001%", "0.0001%", "0.0001%"),
        (Fraction(5, 11), "十一分之五", "十一分之五", "5/11"),
    ],
)
def test_shares(share: Fraction, vote: str, money: str, english: str) -> None:
    assert zh.share(share) == vote
    assert zh.percent(share) == money
    assert en.percent(share) == english


@pytest.mark.parametrize(
    ("length", "chinese", "english"),
    [
        (Duration(15, Unit.DAY), "15日", "15 days"),
        (Duration(1, Unit.WORKDAY), "1个工作日", "1 working day"),
        (Duration(3, Unit.MONTH), "3个月", "3 months"),
        (Duration(1, Unit.HALF_YEAR), "半年", "1 half-year"),
        (Duration(5, Unit.YEAR), "5年", "5 years"),
    ],
)
def test_lengths_of_time(length: Duration, chinese: str, english: str) -> None:
    assert zh.duration(length) == chinese
    assert en.duration(length) == english


@pytest.mark.parametrize(
    ("often", "chinese", "english"),
    [
        (Frequency(1, Unit.DAY, 2), "每日两次", "twice a day"),
        (Frequency(2, Unit.MONTH), "每两个月一次", "once every two months"),
        (Frequency(1, Unit.HOUR), "每小时一次", "once an hour"),
        (Frequency(1, Unit.HALF_YEAR), "每半年一次", "once every half-year"),
        (Frequency(15, Unit.DAY, 3), "每十五日三次", "three times every 15 days"),
    ],
)
def test_how_often(often: Frequency, chinese: str, english: str) -> None:
    assert zh.frequency(often) == chinese
    assert en.frequency(often) == english


def test_prices_keep_their_fen_and_amounts_drop_empty_ones() -> None:
    price = Rate(Fraction(80), Per.SQUARE_METRE, Unit.MONTH)
    assert zh.rate(price) == "每平方米每月0.80元"
    assert zh.rate(price, "补贴") == "每平方米每月补贴0.80元"
    assert zh.rate_digits(price) == "0.80元/平方米·月"
    assert en.rate(price) == "0.80 yuan per square metre a month"
    assert zh.money(15000) == "150元"
    assert zh.money(Fraction(61, 2)) == "0.305元"
    assert zh.rate(Rate(Fraction(10000000))) == "100000元"
    assert zh.area(2528569) == "25285.69平方米"
    assert zh.date(date(2026, 5, 1)) == "2026年5月1日"
    assert en.date(date(2026, 5, 1)) == "1 May 2026"


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (1, 3, "33.33%"),
        (2, 3, "66.67%"),
        (1, 20000, "0.01%"),
        (616, 950, "64.84%"),
        (0, 5, "0.00%"),
    ],
)
def test_percentages_round_half_up_to_two_places(part: int, whole: int, shown: str) -> None:
    assert figures.rounded_percent(part, whole) == shown


def test_a_percentage_of_nothing_is_none() -> None:
    assert figures.rounded_percent(0, 0) is None


@pytest.mark.parametrize(
    ("rule", "voters", "verb", "chinese"),
    [
        (TURNOUT, "业主", "参与", "专有部分面积占比三分之二以上且人数占比三分之二以上的业主参与"),
        (APPROVE, "业主", "同意", "参与表决专有部分面积过半数且参与表决人数过半数的业主同意"),
        (EVERYBODY, "业主", "同意", "全体业主一致同意"),
        (AGAINST, "业主", "同意", "反对的人数占有效表决票人数的比例不超过四分之一"),
        (
            EITHER,
            "业主",
            "参与",
            "（专有部分面积占比三分之二以上且人数占比三分之二以上）或者户数占比超过百分之三十的业主参与",
        ),
    ],
)
def test_tests_in_chinese(rule: Test, voters: str, verb: str, chinese: str) -> None:
    assert zh.voted(rule, voters, verb) == chinese


@pytest.mark.parametrize(
    ("rule", "verb", "english"),
    [
        (
            TURNOUT,
            "take part",
            "at least two thirds of the total floor area and at least two thirds of all owners"
            " take part",
        ),
        (EVERYBODY, "agree", "all of the owners agree"),
        (
            AGAINST,
            "agree",
            "the votes against come to at most one quarter of the owners with valid ballots",
        ),
    ],
)
def test_tests_in_english(rule: Test, verb: str, english: str) -> None:
    assert en.voted(rule, "owners", verb) == english


def test_members_of_a_committee_are_not_called_owners() -> None:
    rule = compare(Side.FOR, Measure.HEADS, Base.ALL, Cmp.MORE, HALF)
    assert en.voted(rule, "members", "agree") == "more than half of all members agree"


@pytest.mark.parametrize(
    ("article", "chinese", "english"),
    [
        ("278", "第二百七十八条", "art. 278"),
        ("278(5)", "第二百七十八条第（五）项", "art. 278(5)"),
        ("第27条", "第二十七条", "art. 27"),
        ("120之一", "第一百二十条之一", "art. 120-一"),
        ("271-287", "第二百七十一条至第二百八十七条", "arts 271 to 287"),
    ],
)
def test_articles_of_statutes(article: str, chinese: str, english: str) -> None:
    assert zh.law_article(article) == chinese
    assert en.law_article(article) == english


def test_citations_name_each_law_once_and_in_either_language() -> None:
    basis = (
        Citation("民法典", "278", SPAN),
        Citation("civil-code", "281", SPAN),
        Citation("甲办法", "3", SPAN),
    )
    assert zh.citations(basis) == "（《民法典》第二百七十八条、第二百八十一条；《甲办法》第三条）"
    assert en.citations(basis) == " (Civil Code, art. 278, art. 281; 《甲办法》, art. 3)"
    assert zh.citations(()) == ""


@pytest.mark.parametrize(
    ("key", "chinese", "english"),
    [
        ("property-regulations", "《物业管理条例》", "Property Management Regulations"),
        ("property-management-regulations", "《物业管理条例》", "Property Management Regulations"),
        (
            "condominium-interpretation",
            "《区分所有权解释》",
            "Interpretation on Condominium Ownership",
        ),
        ("court-condominium", "《区分所有权解释》", "Interpretation on Condominium Ownership"),
        ("some-city-rules", "《some-city-rules》", "Some City Rules"),
    ],
)
def test_laws_are_spelled_out(key: str, chinese: str, english: str) -> None:
    assert (zh.law(key), en.law(key)) == (chinese, english)


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("Property service fee", "the property service fee"),
        ("Repair Fund", "the Repair Fund"),
        ("The Friends", "The Friends"),
        ("VAT", "the VAT"),
        ("维修资金", "维修资金"),
    ],
)
def test_titles_in_the_middle_of_a_sentence(title: str, inside: str) -> None:
    assert en.the(title) == inside
