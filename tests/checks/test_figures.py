"""Figures in wording: what is read as one, from where to where, and what is left alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bylawkit.checks.figures import Figure, People, Value, figures
from bylawkit.model.values import Duration, Per, Rate, Unit

DAY, WORKDAY, MONTH, YEAR = Unit.DAY, Unit.WORKDAY, Unit.MONTH, Unit.YEAR


def read(text: str, lang: str) -> list[tuple[str, Value]]:
    return [(text[one.start : one.end], one.value) for one in figures(text, lang)]


def yuan(amount: str, per: Per | None = None, period: Unit | None = None) -> Rate:
    return Rate(Fraction(amount) * 100, per, period)


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("应在十五日内答复", "十五日", Duration(15, DAY)),
        ("应在15天内答复", "15天", Duration(15, DAY)),
        ("应在１５日内答复", "１５日", Duration(15, DAY)),
        ("五个工作日内", "五个工作日", Duration(5, WORKDAY)),
        ("5工作日内", "5工作日", Duration(5, WORKDAY)),
        ("二十四小时内", "二十四小时", Duration(24, Unit.HOUR)),
        ("两周内", "两周", Duration(2, Unit.WEEK)),
        ("3个星期", "3个星期", Duration(3, Unit.WEEK)),
        ("六个月", "六个月", Duration(6, MONTH)),
        ("2个季度", "2个季度", Duration(2, Unit.QUARTER)),
        ("每2季度一次", "2季度", Duration(2, Unit.QUARTER)),
        ("任期三年", "三年", Duration(3, YEAR)),
        ("由七人组成", "七人", People(7)),
        ("超过三分之二的业主", "三分之二", Fraction(2, 3)),
        ("超过2/3的业主", "2/3", Fraction(2, 3)),
        ("超过2／3的业主", "2／3", Fraction(2, 3)),
        ("百分之二十的业主", "百分之二十", Fraction(1, 5)),
        ("超过20%的业主", "20%", Fraction(1, 5)),
        ("超过20％的业主", "20％", Fraction(1, 5)),
        ("超过20 %的业主", "20 %", Fraction(1, 5)),
        ("每日3‰", "3‰", Fraction(3, 1000)),
        ("罚款100元", "100元", yuan("100")),
        ("不超过2万元", "2万元", yuan("20000")),
        ("不超过1.5万元", "1.5万元", yuan("15000")),
        ("每平方米每月0.80元", "每平方米每月0.80元", yuan("0.8", Per.SQUARE_METRE, MONTH)),
        ("每月每户10元", "每月每户10元", yuan("10", Per.HOUSEHOLD, MONTH)),
        ("每个车位每月150元", "每个车位每月150元", yuan("150", Per.SPACE, MONTH)),
        ("收0.80元/平方米/月", "0.80元/平方米/月", yuan("0.8", Per.SQUARE_METRE, MONTH)),
        ("收10元／户／年", "10元／户／年", yuan("10", Per.HOUSEHOLD, YEAR)),
        ("每小时5元", "每小时5元", yuan("5", Per.HOUR)),
        ("每季度30元", "每季度30元", yuan("30", None, Unit.QUARTER)),
    ],
)
def test_a_figure_in_chinese(text: str, said: str, value: Value) -> None:
    assert read(text, "zh") == [(said, value)]


@pytest.mark.parametrize(
    "text",
    [
        "第三年起",
        "6月1日起",
        "2026/6/1起",
        "三人民法院",
        "3人次",
        "一年级",
        "2026年度",
        "1/2/3",
        "2／3／4",
        "三分之2",
        "3分之二",
        "二/三",
        "2/三",
        "1/0",
        "零分之一",
        "1,5/2",
        "1.5日",
        "一栋楼",
        "见{年限}日",
        "见{3年}",
    ],
)
def test_no_figure_in_chinese(text: str) -> None:
    assert read(text, "zh") == []


def test_several_figures_each_with_its_place() -> None:
    text = "十五日内，由{限额 9元}之外的2/3业主交每户10元，再交5元"
    assert read(text, "zh") == [
        ("十五日", Duration(15, DAY)),
        ("2/3", Fraction(2, 3)),
        ("每户10元", yuan("10", Per.HOUSEHOLD)),
        ("5元", yuan("5")),
    ]
    assert figures("三日", "zh")[0] == Figure(0, 2, Duration(3, DAY))


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("within 15 days", "15 days", Duration(15, DAY)),
        ("a 15-day notice", "15-day", Duration(15, DAY)),
        ("within fifteen days.", "fifteen days", Duration(15, DAY)),
        ("within one day", "one day", Duration(1, DAY)),
        ("within Twenty working days", "Twenty working days", Duration(20, WORKDAY)),
        ("within 5 workdays", "5 workdays", Duration(5, WORKDAY)),
        ("within 24 hours", "24 hours", Duration(24, Unit.HOUR)),
        ("within two weeks", "two weeks", Duration(2, Unit.WEEK)),
        ("thirty days", "thirty days", Duration(30, DAY)),
        ("forty days", "forty days", Duration(40, DAY)),
        ("fifty days", "fifty days", Duration(50, DAY)),
        ("sixty days", "sixty days", Duration(60, DAY)),
        ("ninety days", "ninety days", Duration(90, DAY)),
        ("three months", "three months", Duration(3, MONTH)),
        ("three years", "three years", Duration(3, YEAR)),
        ("two thirds of them", "two thirds", Fraction(2, 3)),
        ("two-thirds of them", "two-thirds", Fraction(2, 3)),
        ("one half of them", "one half", Fraction(1, 2)),
        ("one fifth of them", "one fifth", Fraction(1, 5)),
        ("one tenth of them", "one tenth", Fraction(1, 10)),
        ("three quarters of them", "three quarters", Fraction(3, 4)),
        ("20% of them", "20%", Fraction(1, 5)),
        ("20 % of them", "20 %", Fraction(1, 5)),
        ("20 per cent of them", "20 per cent", Fraction(1, 5)),
        ("twenty percent of them", "twenty percent", Fraction(1, 5)),
        ("seven people", "seven people", People(7)),
        ("7 members", "7 members", People(7)),
        ("a fine of 100 yuan", "100 yuan", yuan("100")),
        ("a fine of 1,000 yuan", "1,000 yuan", yuan("1000")),
        ("0.80 yuan/m2/month", "0.80 yuan/m2/month", yuan("0.8", Per.SQUARE_METRE, MONTH)),
        ("10 yuan per household per year", "10 yuan per household per year", yuan("10", Per.HOUSEHOLD, YEAR)),
        ("150 yuan per space a month", "150 yuan per space a month", yuan("150", Per.SPACE, MONTH)),
    ],
)  # fmt: skip
def test_a_figure_in_english(text: str, said: str, value: Value) -> None:
    assert read(text, "en") == [(said, value)]


@pytest.mark.parametrize(
    "text",
    ["1.5 days", "15daily", "15 daylight saving", "15 dayss", "one house", "see {3 days}", "A 12"],
)
def test_no_figure_in_english(text: str) -> None:
    assert read(text, "en") == []
