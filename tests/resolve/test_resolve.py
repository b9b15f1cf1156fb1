"""Meaning: exact values, resolved names, numbered articles."""

from __future__ import annotations

import pickle
from dataclasses import asdict, fields
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bylawkit.model.bylaw import Bylaw, CompoundKind
from bylawkit.model.values import Cmp, Duration, Frequency, Limit, Per, Rate, Unit
from bylawkit.model.votes import AllOf, AnyOf, Base, Comparison, Measure, Side
from bylawkit.numerals import exact, numeral, percent, spell, spell_fraction
from bylawkit.pipeline import read_text
from bylawkit.record import replace

HEAD = '规约 "甲小区规约"\n  类型 老旧小区\n  辖区 中国/北京 自 2026-01-01\n  规模 412户 31,860.5平方米\n'


def bylaw_of(text: str) -> Bylaw:
    reading = read_text(HEAD + text)
    assert reading.bylaw is not None
    assert reading.ok, [(str(one.span), one.message("en")) for one in reading.diagnostics]
    return reading.bylaw


def test_the_head() -> None:
    bylaw = bylaw_of("")
    assert bylaw.kind is CompoundKind.OLD
    assert bylaw.home is not None
    assert (bylaw.home.place, bylaw.home.as_of) == (("中国", "北京"), date(2026, 1, 1))
    assert (bylaw.households, bylaw.area) == (412, 3186050)


def test_a_test_of_votes_keeps_its_strictness() -> None:
    matter = bylaw_of(
        "事项 甲\n  参与 (面积三分之二以上 且 人数超过1/2) 或 户数20%以上\n  同意 面积过半数\n"
    ).matters[0]
    span = matter.span
    assert matter.turnout == AnyOf(
        (
            AllOf(
                (
                    Comparison(
                        Side.PARTICIPATING,
                        Measure.AREA,
                        Base.ALL,
                        Limit(Cmp.AT_LEAST, Fraction(2, 3)),
                        span,
                    ),
                    Comparison(
                        Side.PARTICIPATING,
                        Measure.HEADS,
                        Base.ALL,
                        Limit(Cmp.MORE, Fraction(1, 2)),
                        span,
                    ),
                )
            ),
            Comparison(
                Side.PARTICIPATING,
                Measure.HOUSEHOLDS,
                Base.ALL,
                Limit(Cmp.AT_LEAST, Fraction(1, 5)),
                span,
            ),
        )
    )
    assert matter.approve == Comparison(
        Side.FOR, Measure.AREA, Base.PARTICIPATING, Limit(Cmp.MORE, Fraction(1, 2)), span
    )


def test_money_is_fen_and_rates_may_be_finer() -> None:
    fee = bylaw_of(
        "费用 甲\n  标准 住宅 0.805元/平方米/月, 商铺 150元/户/年\n"
        "  抵减 志愿服务 每小时 1.00元 上限 每年 150元\n"
    ).fees[0]
    assert fee.rates[0].rate == Rate(Fraction(161, 2), Per.SQUARE_METRE, Unit.MONTH)
    assert fee.rates[1].rate == Rate(Fraction(15000), Per.HOUSEHOLD, Unit.YEAR)
    assert fee.relief[0].cap == 15000


def test_times() -> None:
    bylaw = bylaw_of(
        "义务 甲\n  主体 物业\n  应当 打扫\n  期限 两个工作日\n  频次 每2个月3次\n"
        "义务 乙\n  主体 物业\n  应当 打扫\n  期限 半年\n  频次 每半年\n"
    )
    assert bylaw.norms[0].within == Duration(2, Unit.WORKDAY)
    assert bylaw.norms[0].every == Frequency(2, Unit.MONTH, 3)
    assert bylaw.norms[1].within == Duration(1, Unit.HALF_YEAR)
    assert bylaw.norms[1].every == Frequency(1, Unit.HALF_YEAR)


def test_one_statement_is_one_article_but_neighbouring_terms_share() -> None:
    bylaw = bylaw_of(
        '章 "总则"\n条 "目的"\n  "一"\n定义 甲 "子"\n定义 乙 "丑"\n主体 丙\n主体 丁\n章 "二"\n主体 戊\n'
    )
    assert [(one.number, one.chapter, len(one.statements)) for one in bylaw.articles] == [
        (1, 0, 1),
        (2, 0, 2),
        (3, 0, 2),
        (4, 1, 1),
    ]
    found = bylaw.article_of("丁")
    assert found is not None
    assert found.number == 3


def test_a_stage_that_names_a_matter_is_decided_by_it() -> None:
    procedure = bylaw_of(
        "事项 表决\n  参与 人数过半数\n程序 电梯\n  阶段 提议 业主 提交申请\n  阶段 决定 表决 不成 → 结束\n"
    ).procedures[0]
    assert str(procedure.stages[0].actor) == "业主"
    assert procedure.stages[1].actor is None
    assert str(procedure.stages[1].matter) == "表决"
    assert procedure.stages[1].fails
    assert procedure.stages[1].on_failure is None


def test_delegates_may_sit_without_being_declared() -> None:
    assert not read_text(HEAD + "组织 甲\n  席位 居委会代表 1, 业主代表 2\n").diagnostics
    found = read_text(HEAD + "组织 甲\n  席位 居委代表 1\n").diagnostics
    assert [one.code.id for one in found] == ["BK104"]


def test_a_name_of_the_wrong_kind() -> None:
    found = read_text(HEAD + "费用 物业费\n义务 甲\n  主体 物业费\n  应当 打扫\n").diagnostics
    assert [(one.code.id, one.message("zh")) for one in found] == [
        ("BK105", "`物业费` 是费用，这里要用主体")
    ]


def test_references_in_prose() -> None:
    text = '事项 用款\n  参与 人数过半数\n条 "甲"\n  "{用款.参与} {用款.turnout} {用款} {业主}"\n'
    assert not read_text(HEAD + text).diagnostics
    found = read_text(HEAD + text.replace("用款.turnout", "用款.同意")).diagnostics
    assert [one.code.id for one in found] == ["BK106"]
    assert found[0].message("zh") == "`用款` 没有写 `同意` 这一栏"


def test_a_field_that_was_not_understood_is_not_missed_by_prose() -> None:
    text = '条 "甲"\n  "{用款.参与}"\n事项 用款\n  参于 人数过半数\n'
    assert [one.code.id for one in read_text(HEAD + text).diagnostics] == ["BK011"]
    text = text.replace("参于 人数", "参与 人书")
    assert "BK106" not in [one.code.id for one in read_text(HEAD + text).diagnostics]


def test_uses_say_where_each_name_is_used() -> None:
    bylaw = bylaw_of("费用 物业费\n义务 甲\n  主体 物业\n  应当 打扫\n  对价 物业费\n")
    assert [span.text for span in bylaw.uses["物业费"]] == ["物业费"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零五", 105),
        ("两千", 2000),
        ("三万二千", 32000),
    ],
)
def test_numerals(text: str, value: int) -> None:
    assert numeral(text) == value


@given(st.integers(0, 9999))
def test_numerals_are_read_as_they_are_spelled(number: int) -> None:
    assert numeral(spell(number)) == number


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_fractions_are_read_as_they_are_spelled(above: int, below: int) -> None:
    from bylawkit.numerals import parts

    assert parts(spell_fraction(above, below)) == (above, below)


@given(st.decimals(0, 10**9, places=2))
def test_decimals_are_exact(number: object) -> None:
    assert exact(str(number)) == Fraction(str(number))


def test_percentages_are_exact() -> None:
    assert percent("0.03%") == Fraction(3, 10000)
    assert percent("４‰") == Fraction(1, 250)


def test_records_are_frozen_and_known_to_the_standard_library() -> None:
    duration = Duration(3, Unit.MONTH)
    with pytest.raises(AttributeError):
        duration.count = 4  # type: ignore[misc]
    assert replace(duration, count=4) == Duration(4, Unit.MONTH)
    assert [one.name for one in fields(duration)] == ["count", "unit"]  # type: ignore[arg-type]
    assert asdict(duration) == {"count": 3, "unit": Unit.MONTH}  # type: ignore[call-overload]
    assert pickle.loads(pickle.dumps(duration)) == duration
    assert hash(duration) == hash(Duration(3, Unit.MONTH))
    with pytest.raises(TypeError):
        Duration(3)  # type: ignore[call-arg]
