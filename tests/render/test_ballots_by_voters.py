"""Ballots and announcements speak of those who vote: owners, tenants, the members of a body."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from rendering import bylaw_of, example, lines

from bylawkit.model.bylaw import Bylaw
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import Base, Comparison, Matter, Measure, Side
from bylawkit.render.ballot import Voter, ballot
from bylawkit.render.catalogue import documents
from bylawkit.render.electorate import Manner, manner
from bylawkit.render.result import Checked, Part, Result, Row, announcement

HEAD = '规约 "乙小区管理规约"\n  类型  公租房\n'
RULES = """
主体 公房产权人 "某公房产权单位"
  角色  公房产权人
组织 议事会 "租户议事会"
  角色  租户议事会
  席位  承租人 9, 居委会 2 召集
  出席  席位三分之二以上
  通过  到会席位过半数
事项 推选代表
  归属  承租人
  类别  内部事务
  参与  户数过半数
  同意  参与户数过半数
事项 评价物业
  归属  议事会
  类别  内部事务
  参与  席位三分之二以上
  同意  到会席位过半数
  公示  5日
事项 选聘物业
  归属  公房产权人
  类别  选聘物业
  听取  议事会
  通知  15日
  公示  7日
事项 年度维修
  归属  承租人
  类别  内部事务
  分项  屋面, 外墙
  无效情形  没有签名
  同意  参与户数过半数
  投票期  5日 至 9日
事项 电梯
  归属  业主大会
  类别  内部事务
  选项  甲, 乙, 丙
  可选  最多2
  参与  面积过半数
"""


@pytest.fixture(scope="module")
def bylaw() -> Bylaw:
    return bylaw_of(RULES, HEAD)


def matter(bylaw: Bylaw, name: str) -> Matter:
    found = bylaw.named[name]
    assert isinstance(found, Matter)
    return found


def told(bylaw: Bylaw, name: str, lang: str = "zh", voters: tuple[Voter, ...] = ()) -> list[str]:
    return lines(ballot(bylaw, matter(bylaw, name), voters, lang))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("推选代表", Manner.UNITS),
        ("评价物业", Manner.SEATS),
        ("选聘物业", Manner.ALONE),
        ("电梯", Manner.UNITS),
    ],
)
def test_who_decides_and_how(bylaw: Bylaw, name: str, wanted: Manner) -> None:
    assert manner(bylaw, matter(bylaw, name)) is wanted


def test_nobody_votes_on_what_one_party_decides_alone(bylaw: Bylaw) -> None:
    titles = [one.view.title for one in documents(bylaw, "zh", ("ballot",))]
    assert titles == ["推选代表", "评价物业", "年度维修", "电梯"]


def test_tenants_vote_as_tenants_by_unit_without_area(bylaw: Bylaw) -> None:
    found = told(bylaw, "推选代表", voters=(Voter("1幢101", "住宅", 3960, ("某公房产权单位",)),))
    assert found[0] == "承租人表决票"
    assert "房号|房屋用途|承租人" in found
    assert any(one.startswith("1幢101|住宅|") for one in found)
    assert any(one.startswith("承租人（签名）") for one in found)
    assert not any("业主" in one or "面积" in one or "39.60" in one for one in found)
    assert not any("某公房产权单位" in one for one in found)


def test_members_of_a_body_vote_by_seat_without_unit_or_proxy(bylaw: Bylaw) -> None:
    found = told(bylaw, "评价物业", voters=(Voter("1幢101", "住宅", 3960),))
    text = "\n".join(found)
    assert "成员姓名|所代表的一方" in text
    assert "成员（签名）" in text
    assert not re.search("房号|面积|业主|受托人|1幢101", text)
    english = "\n".join(told(bylaw, "评价物业", "en"))
    assert "Name|Sits for" in english
    assert not re.search("Unit|Floor area|Owner|Proxy", english)


def test_lines_are_voted_on_one_by_one(bylaw: Bylaw) -> None:
    found = told(bylaw, "年度维修")
    at = found.index("分项|同意|反对|弃权")
    assert found[at + 1 : at + 3] == ["屋面|□|□|□", "外墙|□|□|□"]


def test_several_may_be_chosen_where_the_matter_says_so(bylaw: Bylaw) -> None:
    found = told(bylaw, "电梯")
    assert "表决意见（最多选2项，在对应的方框内打“√”）：" in found
    assert "房号|房屋用途|专有部分面积|业主" in found


@pytest.mark.parametrize("kind", ["commercial", "public-rental", "resettlement", "old"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_notes_are_numbered_without_a_gap(kind: str, lang: str) -> None:
    for one in documents(example(kind), lang, ("ballot",)):
        notes = [re.match(r"(\d+)[．.]", line) for line in lines(one.view)]
        numbers = [int(found[1]) for found in notes if found]
        assert numbers == list(range(1, len(numbers) + 1))
        assert numbers


def result(bylaw: Bylaw, name: str, measure: Measure, **more: Any) -> Result:
    from bylawkit.source import Source

    half = Limit(Cmp.MORE, Fraction(1, 2))
    span = Source("x", "").span(0, 0)
    test = Comparison(Side.FOR, measure, Base.PARTICIPATING, half, span)
    given = {
        "outcome": Outcome.CARRIED,
        "measures": (measure,),
        "rows": (Row("total", {measure: 11}), Row("for", {measure: 9})),
        "tests": (Checked("approve", test, 11, 6, 9, 0, True),),
    }
    parts = (Part(**{**given, **more}),)
    return Result(matter=matter(bylaw, name), on=date(2026, 5, 26), parts=parts)


def test_announcements_speak_to_those_whom_they_concern(bylaw: Bylaw) -> None:
    for name, measure in (("推选代表", Measure.HOUSEHOLDS), ("评价物业", Measure.SEATS)):
        found = lines(announcement(bylaw, result(bylaw, name, measure), "zh"))
        assert "乙小区全体承租人：" in found
        assert not any("业主" in one for one in found)


def test_what_is_still_needed_is_said() -> None:
    text = """
事项 电梯
  归属  业主大会
  类别  内部事务
  同意  参与户数过半数
  另须  低层业主 户数三分之二以上
"""
    found = bylaw_of(text)
    decided = result(
        found,
        "电梯",
        Measure.HOUSEHOLDS,
        outcome=Outcome.FOR_HUMAN_DECISION,
        consents=found.matters[0].also_consent,
    )
    said = "本事项还应当经户数占比三分之二以上的低层业主同意，取得同意后方为通过。"
    assert any(said in one for one in lines(announcement(found, decided, "zh")))
    english = lines(announcement(found, decided, "en"))
    assert any("carried once at least two thirds of 低层业主" in one for one in english)


@pytest.mark.parametrize(
    ("lang", "invalid", "ground"),
    [
        ("zh", "无效票", "没有签名的，为无效票"),
        ("en", "invalid", "没有签名"),
    ],
)
def test_a_ballot_names_no_ground_of_invalidity_that_the_bylaw_lacks(
    lang: str, invalid: str, ground: str
) -> None:
    bylaw = bylaw_of(
        "\n事项 甲\n  参与  人数三分之二以上\n  同意  参与人数过半数\n"
        "\n事项 乙\n  参与  人数三分之二以上\n  同意  参与人数过半数\n"
        "  无效票  不计入\n  无效情形  没有签名\n"
    )
    plain, own = ("\n".join(lines(ballot(bylaw, one, (), lang))) for one in bylaw.matters)
    assert invalid not in plain
    assert ground in own
