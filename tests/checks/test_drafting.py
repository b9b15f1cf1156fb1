"""Drafting lints: alarms where something is wrong with the words, and none where nothing is."""

from __future__ import annotations

import pytest

from bylawkit.checks import check_bylaw
from bylawkit.checks.figures import People, figures
from bylawkit.diagnostics import Diagnostic
from bylawkit.model.values import Duration, Per, Rate, Unit
from bylawkit.pipeline import findings, law_for, read_text
from bylawkit.source import Span

ZH = '规约 "甲小区管理规约"\n  类型 商品房\n  辖区 中国 自 2026-01-01\n\n'
EN = 'bylaw "Sample Garden"\n  kind commercial\n  law China since 2026-01-01\n\n'
MATTER = """事项 修订规约
  归属 业主大会
  类别 管理规约
  参与 面积三分之二以上 且 人数三分之二以上
  同意 参与面积过半数 且 参与人数过半数
  通知 15日
  公示 7日
  异议期 5日

"""


def found_in(text: str) -> list[Diagnostic]:
    reading = read_text(text)
    assert reading.ok, [f"{one.span}: {one.message('en')}" for one in reading.diagnostics]
    return [one for one in findings(reading) if "BK163" <= one.code.id <= "BK199"]


def article(words: str) -> str:
    return f'条 "某条"\n  "{words}"\n'


def words_found(text: str, code: str) -> list[str]:
    return [
        one.span.text
        for one in found_in(text)
        if isinstance(one.span, Span) and one.code.id == code
    ]


# ── Numbers ──


@pytest.mark.parametrize(
    ("words", "reference", "safe"),
    [
        ("表决后公示7日。", "{修订规约.公示}", True),
        ("表决后公示七日。", "{修订规约.公示}", False),
        ("公示期不少于7日。", "{修订规约.公示}", True),
        ("提前15日通知全体业主。", "{修订规约.通知}", True),
        ("在十五天前书面通知业主。", "{修订规约.通知}", False),
        ("异议期为5日。", "{修订规约.异议期}", True),
    ],
)
def test_a_repeated_length_of_time(words: str, reference: str, safe: bool) -> None:
    (one,) = found_in(ZH + MATTER + article(words))
    assert one.code.id == "BK163"
    assert one.hint("zh") == f"改为引用 `{reference}`"
    assert one.fix is not None
    assert (one.fix.replacement, one.fix.safe) == (reference, safe)
    assert one.see[0].span is not None
    assert one.see[0].span.text in ("7日", "15日", "5日")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "words",
    [
        "自通知之日起七日内清除。",
        "修订后7日内公布对照表。",
        "自收到之日起15日内答复。",
        "每月15日前公示账目。",
        "会议每15日一次。",
        "由7日起算的公示另行规定。",
        "公示{修订规约.公示}。",
        "三分之二的车位供业主使用。",
    ],
)
def test_other_uses_of_the_same_figure(words: str) -> None:
    assert not found_in(ZH + MATTER + article(words))


def test_shares_in_a_vote_can_only_be_told_anew() -> None:
    (one,) = found_in(ZH + MATTER + article("经三分之二以上的业主参与，方可修改。"))
    assert one.fix is None
    assert one.hint("zh") == "整句改写，引用 `{修订规约.参与}`"


@pytest.mark.parametrize("amount", ["100000元", "10万元", "十万元", "100,000元"])
def test_a_constant_beside_its_name(amount: str) -> None:
    text = ZH + "定义 单项限额 100000元\n\n" + article(f"单项限额为{amount}。")
    (one,) = found_in(text)
    assert one.fix is not None
    assert one.fix.replacement == "{单项限额}"
    assert not words_found(ZH + "定义 单项限额 100000元\n\n" + article(f"奖金{amount}。"), "BK163")


@pytest.mark.parametrize(
    ("statement", "words", "reference"),
    [
        (
            "服务 保洁\n  提供 物业\n  成本 0.26元/平方米/月\n",
            "保洁每平方米每月0.26元。",
            "{保洁.成本}",
        ),
        (
            "组织 业委会会议\n  人数 7人\n  职责 议事\n",
            "业委会会议由七人组成。",
            "{业委会会议.人数}",
        ),
        (
            "组织 代表会\n  席位 业主 7\n  任期 3年\n  职责 议事\n",
            "任期三年，可以连任。",
            "{代表会.任期}",
        ),
    ],
)
def test_costs_sizes_and_terms(statement: str, words: str, reference: str) -> None:
    (one,) = [one for one in found_in(ZH + statement + "\n" + article(words)) if one.fix]
    assert one.fix is not None
    assert one.fix.replacement == reference


def test_a_petition_of_others_is_another_matter() -> None:
    body = "组织 议事会\n  席位 居民 9\n  提议 居民 席位五分之一以上\n  职责 议事\n\n"
    assert words_found(ZH + body + article("五分之一以上的居民联名，应当召开。"), "BK163")
    assert not words_found(ZH + body + article("百分之二十以上的业主联名，应当召开。"), "BK163")


def test_the_rule_that_is_named_is_meant() -> None:
    other = (
        MATTER.replace("修订规约", "用款").replace("管理规约", "维修资金使用").replace("5日", "9日")
    )
    (one,) = found_in(ZH + MATTER + other + article("用款以后公示7日。"))
    assert one.args["reference"] == "{用款.公示}"


def test_a_number_of_several_rules_is_reported_without_a_fix() -> None:
    other = MATTER.replace("修订规约", "用款").replace("管理规约", "维修资金使用")
    (one,) = found_in(ZH + MATTER + other + article("各项表决公示7日。"))
    assert one.fix is None
    assert "几条规则都是这个数" in (one.hint("zh") or "")
    third = MATTER.replace("修订规约", "换人").replace("7日", "8日")
    assert not found_in(ZH + MATTER + other + third + article("各项表决公示7日。"))


def test_figures_in_english_words() -> None:
    matter = (
        "matter amend-bylaws\n  decided-by owners-assembly\n  class bylaws\n"
        "  turnout area 2/3 or-more and heads 2/3 or-more\n"
        "  approve participating area majority and participating heads majority\n"
        "  notice 15 days\n  publish 7 days\n\n"
    )
    text = (
        EN
        + matter
        + 'article "A"\n  "All are notified fifteen days before; it is posted for 7 days."\n'
    )
    first, second = found_in(text)
    assert first.args["reference"] == "{amend-bylaws.notice}"
    assert first.fix is not None
    assert not first.fix.safe
    assert second.fix is not None
    assert second.fix.safe
    other = 'article "A"\n  "The accounts are posted within seven days."\n'
    assert not found_in(EN + matter + other)


def test_without_documents_no_fix_is_safe() -> None:
    bylaw = read_text(ZH + MATTER + article("公示7日。")).bylaw
    assert bylaw is not None
    fixes = [one.fix for one in check_bylaw(bylaw, law_for(bylaw)) if one.fix]
    assert [fix.safe for fix in fixes] == [False]


def test_figures_are_read_exactly() -> None:
    text = "十五日、20%、三分之二、每户每年150元、0.80元/平方米/月、九人、两个工作日、{甲.乙 3日}"
    read = {text[one.start : one.end]: one.value for one in figures(text, "zh")}
    assert read["十五日"] == Duration(15, Unit.DAY)
    assert read["每户每年150元"] == Rate(15000, Per.HOUSEHOLD, Unit.YEAR)  # type: ignore[arg-type]
    assert read["0.80元/平方米/月"] == Rate(80, Per.SQUARE_METRE, Unit.MONTH)  # type: ignore[arg-type]
    assert read["九人"] == People(9)
    assert read["两个工作日"] == Duration(2, Unit.WORKDAY)
    assert "3日" not in read


# ── Words ──


@pytest.mark.parametrize(
    ("words", "code", "found"),
    [
        ("本规约所称重大装修，应当申报。", "BK164", ["重大装修"]),
        ("本规约所称的重大装修，是指拆墙。", "BK164", []),
        ("本规约所称“重大装修”是指拆墙。", "BK164", []),
        ("本规约所称业主，包括买受人。", "BK164", []),
        ("物业服务合同（以下简称“合同”）由业主委员会签订。", "BK165", ["合同"]),
        ("物业服务合同（以下简称合同）由业主委员会保管；合同可以查阅。", "BK165", []),
        ("应当甲，应当乙，应当丙，必须丁，必须戊。", "BK166", ["必须"]),
        ("应当甲，应当乙，应当丙，相应处理，不必须到场，适应需要，物业须知。", "BK166", []),
        ("应当甲，必须乙。", "BK166", []),
        ("车位原则上一户一个。", "BK169", ["原则上"]),
        ("超过三人（含三人）的，改期。", "BK170", ["超过三人（含三人）"]),
        ("三十日以上（不含三十日）的，终止。", "BK170", ["三十日以上（不含三十日）"]),
        ("三十日以上（含节假日）的，终止。", "BK170", []),
        ("租金超过100元（含物业费）的，减免。", "BK170", []),
        ("半数以上业主同意。", "BK171", ["半数以上"]),
        ("过半数的业主同意，各半数签名。", "BK171", []),
        ("访客应当可以停车。", "BK172", ["应当可以"]),
        ("业主可以停车，应当缴费。", "BK172", []),
    ],
)
def test_words(words: str, code: str, found: list[str]) -> None:
    assert words_found(ZH + article(words), code) == found


NORM = "{kind} 某\n  主体 业主\n  {verb} {action}\n  对象 物业\n"


@pytest.mark.parametrize(
    ("action", "more", "found"),
    [
        ("及时维修", "", ["及时"]),
        ("及时维修", "  期限 3日\n", []),
        ("及时维修，三十分钟内到场", "", []),
        ("报有关部门处理", "  期限 3日\n", ["有关部门"]),
        ("提供适当补偿", "", ["适当"]),
        ("按照与装修有关的规定申报", "", []),
        ("提高报修响应率", "", []),
    ],
)
def test_vague_duties(action: str, more: str, found: list[str]) -> None:
    text = ZH + NORM.format(kind="义务", verb="应当", action=action) + more
    assert words_found(text, "BK168") == found


@pytest.mark.parametrize(
    ("kind", "verb", "action", "found"),
    [
        ("禁止", "不得", "堆放家具、花盆等", ["等"]),
        ("禁止", "不得", "以停电、停水等方式催缴", ["等"]),
        ("禁止", "不得", "堆放高度等于或者超过门框的物品，等待清运", []),
        ("禁止", "不得", "妨碍他人平等使用", []),
        ("义务", "应当", "清扫楼道、扶手等", []),
    ],
)
def test_open_lists(kind: str, verb: str, action: str, found: list[str]) -> None:
    text = ZH + NORM.format(kind=kind, verb=verb, action=action)
    assert words_found(text, "BK167") == found


def test_a_right_that_hides_a_duty() -> None:
    text = NORM.format(kind="权利", verb="有权", action="装修，但应当告知物业")
    assert words_found(ZH + text, "BK172") == ["但应当"]
    text = NORM.format(kind="义务", verb="应当", action="告知物业，但不得拖延")
    assert not words_found(ZH + text, "BK172")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("In these bylaws, heavy works must be announced.", "BK164"),
        ("The service contract (the “Contract”) is kept.", "BK165"),
        ("They must a, must b, must c, shall d.", "BK166"),
        ("In principle, one space a home.", "BK169"),
        ("Half or more of the owners agree.", None),
        ("At least half or more than three (three included) agree.", "BK170"),
        ("A decision needs half or more.", "BK171"),
    ],
)
def test_english_words(words: str, code: str | None) -> None:
    found = {one.code.id for one in found_in(EN + f'article "A"\n  "{words}"\n')}
    assert code is None or code in found


def test_a_name_used_in_another_text_is_used(
    tmp_path: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    from bylawkit.pipeline import read_path

    folder = Path(str(tmp_path))
    monkeypatch.chdir(folder)
    base = "定义 押金 500元\n定义 租期 3年\n"
    Path("base.bylaw").write_text(base, "utf-8")
    Path("a.bylaw").write_text(ZH + '引用 "base.bylaw"\n\n' + article("押金当面退还。"), "utf-8")
    found = [one for one in findings(read_path("a.bylaw")) if one.code.id == "BK160"]
    assert [one.args["name"] for one in found] == ["租期"]
