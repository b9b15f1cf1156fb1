"""Checks on whole bylaws: no alarm on good ones, and the right alarm when one thing is spoiled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bylawkit.checks import check_bylaw
from bylawkit.checks.lengths import shortest, surely_longer, surely_shorter
from bylawkit.checks.speech import say_share, say_test
from bylawkit.diagnostics import Diagnostic, Severity
from bylawkit.model.law import Law
from bylawkit.model.values import Duration, Unit
from bylawkit.pipeline import findings, law_for, read_path, read_text
from bylawkit.source import Span

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COMPOUNDS = sorted(path for path in EXAMPLES.glob("*/*.bylaw") if path.parent.name != "published")
OLD = next(path for path in COMPOUNDS if path.parent.name == "old")


def found_in(text: str, **asked: object) -> list[Diagnostic]:
    reading = read_text(text)
    assert reading.ok, [f"{one.span}: {one.message('en')}" for one in reading.diagnostics]
    return list(findings(reading, **asked))  # type: ignore[arg-type]


def codes_in(text: str, **asked: object) -> set[str]:
    return {one.code.id for one in found_in(text, **asked)}


@pytest.mark.parametrize("path", COMPOUNDS, ids=lambda path: path.parent.name)
def test_good_bylaws_raise_no_alarm(path: Path) -> None:
    loud = [one for one in findings(read_path(path)) if one.severity is not Severity.INFO]
    assert [f"{one.span} {one.code.id} {one.message('zh')}" for one in loud] == []


TURNOUT = "面积三分之二以上 且 人数三分之二以上"
SPOILED = [
    (TURNOUT, "面积三分之二以上 且 人数过半数", "BK201"),
    (TURNOUT, "面积66% 以上 且 人数三分之二以上", "BK201"),
    (TURNOUT, "面积三分之二以上 或 人数三分之二以上", "BK201"),
    (TURNOUT, "面积超过100% 且 人数三分之二以上", "BK207"),
    (TURNOUT, "面积过半数 且 人数过半数", "BK203"),
    ("参与面积四分之三以上 且 参与人数四分之三以上", "参与面积过半数 且 参与人数过半数", "BK201"),
    ("参与面积过半数 且 参与人数过半数", "参与面积半数以上 且 参与人数过半数", "BK201"),
    ("  通知      15日", "  通知      10日", "BK208"),
    ("  未表决    不计入", "  未表决    计入参与", "BK204"),
    ("  未表决    不计入", "  未表决    随多数", "BK205"),
    ("  备案      街道 30日", "  备案      街道 45日", "BK210"),
    ("归属      业主大会", "归属      议事会", "BK212"),
    ("免收 承担 兜底服务人", "免收", "BK302"),
    ("阶段      自立 全额", "阶段      自立 12个月 全额", "BK305"),
    ("公共活动 20%", "公共活动 19%", "BK301"),
    ("违约金    每日0.03% 自逾期30日 上限 本金 20%", "违约金    每日1%", "BK308"),
    ("其后 → 结束  不成 → 平台议处", "其后 → 结束  不成 → 街道处理", "BK401"),
]


def tidy(text: str) -> str:
    """One space between words, so that a layout of its own does not hide a phrase."""
    return "\n".join(
        ("  " if line.startswith(" ") else "") + " ".join(line.split())
        for line in text.splitlines()
    )


@pytest.mark.parametrize(("good", "spoiled", "code"), SPOILED)
def test_one_spoiled_line_is_found_there(good: str, spoiled: str, code: str) -> None:
    text, good, spoiled = tidy(OLD.read_text(encoding="utf-8")), tidy(good), tidy(spoiled)
    before = text.find(good)
    assert before >= 0, good
    spoiled_text = text.replace(good, spoiled, 1)
    line = text[:before].count("\n") + 1 + (good.startswith("\n"))
    hits = [one for one in found_in(spoiled_text) if one.code.id == code]
    assert any(isinstance(one.span, Span) and abs(one.span.line - line) <= 1 for one in hits), hits


HEAD = '规约 "试验小区"\n  类型 {kind}\n  辖区 中国 自 {day}\n\n'


def bylaw(text: str, kind: str = "商品房", day: str = "2026-01-01") -> str:
    return HEAD.format(kind=kind, day=day) + text


OLD_RULE = """事项 选聘物业
  归属 业主大会
  类别 选聘物业
  参与 面积过半数 且 人数过半数
  同意 全体面积过半数 且 全体人数过半数
  通知 15日
"""


def test_an_old_rule_is_judged_by_the_law_of_its_day() -> None:
    assert not codes_in(bylaw(OLD_RULE, day="2019-06-01")) & {"BK201", "BK202", "BK203"}
    assert "BK203" in codes_in(bylaw(OLD_RULE))
    assert "BK203" in codes_in(bylaw(OLD_RULE, day="2019-06-01"), on=date(2021, 1, 1))


def test_the_old_share_of_all_owners_may_still_be_lawful() -> None:
    rule = OLD_RULE.replace("面积过半数 且 人数过半数", TURNOUT, 1)
    assert not codes_in(bylaw(rule)) & {"BK201", "BK202", "BK203"}


def test_a_matter_without_tests_takes_those_of_its_body() -> None:
    text = """组织 业主大会
  角色 业主大会
  出席 面积三分之二以上 且 人数三分之二以上
  通过 参与面积过半数 且 {approve}

事项 选聘物业
  归属 业主大会
  类别 选聘物业
  通知 15日
"""
    assert "BK201" not in codes_in(bylaw(text.format(approve="参与人数过半数")))
    (one,) = (
        one
        for one in found_in(bylaw(text.format(approve="参与人数40%以上")))
        if one.code.id == "BK201"
    )
    assert isinstance(one.span, Span)
    assert one.span.text == "参与人数40%以上"


def test_the_smallest_span_is_the_comparison_at_fault() -> None:
    text = OLD_RULE.replace("面积过半数 且 人数过半数", "面积三分之二以上 且 人数60%以上", 1)
    (one,) = (one for one in found_in(bylaw(text)) if one.code.id == "BK201")
    assert isinstance(one.span, Span)
    assert one.span.text == "人数60%以上"


def test_a_finding_cites_the_statute_and_shows_a_vote() -> None:
    text = OLD_RULE.replace("面积过半数 且 人数过半数", "面积二分之一以上 且 人数二分之一以上", 1)
    (one,) = (one for one in found_in(bylaw(text)) if one.code.id == "BK201")
    assert "10人中6人参与、6人同意" in one.message("zh")
    assert "of 10 owners 6 take part and 6 say yes" in one.message("en")
    assert "民法典第278条" in one.see[0].text.zh
    assert one.hint("zh") == f"至少写成 `参与 {TURNOUT}`"
    assert isinstance(one.see[0].span, Span)
    assert one.see[0].span.text.startswith("底线 参与比例")


def test_a_single_public_owner_needs_no_vote() -> None:
    text = "事项 选聘物业\n  归属 公房产权人\n  类别 选聘物业\n"
    assert not codes_in(bylaw(text, kind="公租房")) & {"BK201", "BK202", "BK209", "BK212"}
    assert codes_in(bylaw(text)) >= {"BK202", "BK212"}


def test_tenants_may_decide_their_own_affairs() -> None:
    text = """组织 租户议事会
  角色 承租人议事会
  席位 承租人 9
  出席 席位三分之二以上
  通过 到会席位过半数

事项 活动室开放时间
  归属 租户议事会
  类别 {kind}
"""
    own = codes_in(bylaw(text.format(kind="内部事务"), kind="公租房"))
    assert not own & {"BK201", "BK202", "BK211"}
    assert "BK211" in codes_in(bylaw(text.format(kind="共有部分经营"), kind="公租房"))


def test_a_bylaw_in_english_is_checked_alike() -> None:
    text = """bylaw "Sample Garden"
  kind commercial
  law China since 2026-01-01

matter hire-provider "Hiring the provider"
  decided-by owners-assembly
  class provider-choice
  turnout area 1/2 or-more and heads 2/3 or-more
  approve participating area majority and participating heads majority
  notice 10 days
"""
    found = {one.code.id: one for one in found_in(text)}
    assert found.keys() >= {"BK201", "BK208"}
    span = found["BK201"].span
    assert isinstance(span, Span)
    assert span.text == "area 1/2 or-more"
    assert found["BK208"].hint("en") == "write `notice 15 days` or longer"


def test_without_a_law_nothing_is_called_unlawful() -> None:
    text = bylaw(OLD_RULE).replace("辖区 中国", "辖区 月球")
    assert "BK220" in codes_in(text)
    assert not codes_in(text) & {"BK201", "BK202", "BK203", "BK208"}


def test_another_law_can_be_asked_for() -> None:
    text = bylaw(OLD_RULE).replace("辖区 中国", "辖区 月球")
    assert "BK203" in codes_in(text, place=("中国",))


def test_a_bylaw_that_names_no_day_is_judged_by_the_day_it_takes_effect() -> None:
    text = '规约 "试验小区"\n  类型 商品房\n  辖区 中国\n  生效 2019-05-01\n\n' + OLD_RULE
    reading = read_text(text)
    assert reading.bylaw is not None
    assert law_for(reading.bylaw).on == date(2019, 5, 1)
    assert "BK203" not in codes_in(text)


def test_an_empty_bylaw_has_nothing_to_check_but_its_law() -> None:
    reading = read_text('规约 "空"\n  类型 商品房\n')
    assert reading.bylaw is not None
    assert [one.code.id for one in check_bylaw(reading.bylaw, Law((), None, ()))] == ["BK219"]


def test_checks_are_not_asked_of_a_bylaw_that_could_not_be_read() -> None:
    reading = read_text(bylaw(OLD_RULE + "\n事项\n"))
    assert findings(reading) == reading.diagnostics


@pytest.mark.parametrize(
    ("words", "alarm"),
    [
        ("每次罚款200元", True),
        ("由业主委员会处以罚款", True),
        ("由公安机关依法处以罚款", False),
        ("不得罚款", False),
        ("报请城管部门处理，可以罚款", False),
        ("支付违约金200元", False),
    ],
)
def test_fines(words: str, alarm: bool) -> None:
    text = f"禁止 堆物\n  主体 业主\n  不得 堆物\n  对象 业主\n  否则 {words}\n"
    assert ("BK216" in codes_in(bylaw(text))) is alarm


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("停水停电", "BK217"),
        ("切断用水用电", "BK217"),
        ("暂停供电、供水", "BK217"),
        ("不得停水停电", None),
        ("不得以停止供水、供电、供气的方式催缴", None),
        ("欠费的，限制电梯使用", "BK218"),
        ("停用电梯一日并张贴公告", None),
        ("书面催缴后起诉", None),
    ],
)
def test_cut_offs(words: str, code: str | None) -> None:
    text = f"义务 缴费\n  主体 业主\n  应当 缴费\n  对象 物业\n  否则 {words}\n"
    assert codes_in(bylaw(text)) & {"BK217", "BK218"} == ({code} if code else set())


def test_talk_of_a_power_cut_is_no_threat() -> None:
    text = '条 "应急"\n  "停水停电时，物业应当提前一日张贴通知；{欠缴}"\n'.replace("{欠缴}", "")
    assert "BK217" not in codes_in(bylaw(text))


def test_lengths_are_compared_only_where_that_is_certain() -> None:
    month, thirty, workdays = (
        Duration(1, Unit.MONTH),
        Duration(30, Unit.DAY),
        Duration(10, Unit.WORKDAY),
    )
    assert surely_shorter(month, thirty)
    assert not surely_longer(month, thirty)
    assert shortest(workdays) == 12
    assert surely_longer(Duration(2, Unit.MONTH), thirty)
    assert surely_shorter(Duration(2, Unit.WEEK), Duration(15, Unit.DAY))
    assert not surely_shorter(Duration(11, Unit.WORKDAY), Duration(15, Unit.DAY))


@pytest.mark.parametrize(
    "test",
    [
        TURNOUT,
        "参与面积过半数 且 参与人数四分之三以上",
        "（全体面积超过三分之二 且 全体人数一致） 或 反对参与户数不超过25%",
        "有效票人数60%以上",
    ],
)
def test_what_is_suggested_can_be_written(test: str) -> None:
    """A test that we speak reads back as the same test, in both languages."""
    from bylawkit.model.votes import Test

    def read(text: str) -> Test:
        one = read_text(text).bylaw
        assert one is not None
        approve = one.matters[0].approve
        assert approve is not None
        return approve

    head = '规约 "试验"\n  类型 商品房\n\n事项 甲\n  归属 业主大会\n  '
    meant = read(f"{head}同意 {test}\n")
    assert read(f"{head}同意 {say_test(meant).zh}\n") == meant
    assert read(f"{head}approve {say_test(meant).en}\n") == meant


def test_shares_are_said_exactly() -> None:
    from fractions import Fraction

    for share in (Fraction(2, 3), Fraction(3, 4), Fraction(66, 100), Fraction(1), Fraction(7, 19)):
        english = say_share(share).en
        value = Fraction(english.rstrip("%")) / (100 if english.endswith("%") else 1)
        assert value == share


def test_local_law_goes_before_unverified_guidance() -> None:
    text = (
        "组织 业主委员会\n  角色 业主委员会\n  人数 3人\n  出席 席位过半数\n  通过 全体席位过半数\n"
    )
    assert "BK223" in codes_in(bylaw(text))
    assert "BK223" not in codes_in(bylaw(text).replace("辖区 中国", "辖区 中国/北京"))
    assert "BK223" in codes_in(bylaw(text.replace("3人", "1人")).replace("中国", "中国/北京"))


def test_two_statutes_that_ask_the_same_make_one_finding() -> None:
    text = bylaw(OLD_RULE.replace("通知 15日", "通知 3日")).replace("辖区 中国", "辖区 中国/北京")
    (one,) = (one for one in found_in(text) if one.code.id == "BK208")
    assert len(one.see) == 2


def test_a_second_call_must_keep_the_turnout_of_the_law() -> None:
    rule = OLD_RULE.replace("面积过半数 且 人数过半数", TURNOUT, 1)
    again = "  二次召集 7日 参与 面积三分之一以上 且 人数三分之一以上\n"
    assert "BK201" not in codes_in(bylaw(rule))
    text = bylaw(
        rule.replace("全体面积过半数 且 全体人数过半数", "参与面积过半数 且 参与人数过半数")
    )
    assert "BK201" not in codes_in(text)
    (one,) = (one for one in found_in(text + again) if one.code.id == "BK201")
    assert isinstance(one.span, Span)
    assert one.span.line == text.count("\n") + 1
