"""Ballots, announcements, the schedule; and the same view as HTML and Markdown."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from rendering import W, bylaw_of, example, lines, tree, value

from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import Base, Comparison, Measure, Side
from bylawkit.render.ballot import Voter, ballot
from bylawkit.render.bylaws import bylaws
from bylawkit.render.catalogue import KINDS, TITLES, Given, documents
from bylawkit.render.html import html
from bylawkit.render.markdown import markdown
from bylawkit.render.result import (
    Checked,
    Differing,
    Named,
    Part,
    Result,
    Row,
    announcement,
    figure_named,
)
from bylawkit.render.schedule import schedule
from bylawkit.render.view import Heading, Link, PageBreak, Paragraph, Table
from bylawkit.render.word import word

RULES = """
事项 选聘物业 "选聘物业服务人"
  归属      业主大会
  参与      面积三分之二以上 且 人数三分之二以上
  同意      参与面积过半数 且 参与人数过半数
  无效票    不计入
  委托      最多3户
  选项      甲公司, 乙公司
  投票期    7日至30日
  公示      7日
  异议期    7日
  依据      民法典 278(4)
服务 保洁
  提供  物业
  内容  清扫楼道
  标准  无积尘
  频次  每日1次
  成本  0.26元/平方米/月
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 0.80元/平方米/月, 商铺 1.60元/平方米/月
  补贴  街道 逐年 50%, 20%
  应缴  每季度末月20日前
"""


@pytest.fixture(scope="module")
def bylaw() -> Any:
    return bylaw_of(RULES)


# ── Ballots ──


def test_a_ballot_for_each_unit_on_a_page_of_its_own(bylaw: Any) -> None:
    voters = (
        Voter("1幢101", "住宅", 5418, ("业主0001", "业主0002")),
        Voter("1幢102", "商铺", 6237),
    )
    view = ballot(bylaw, bylaw.matters[0], voters, "zh")
    told = lines(view)
    assert told.count("业主大会表决票") == 2
    assert "1幢101|住宅|54.18平方米|业主0001、业主0002" in told
    assert "1幢102|商铺|62.37平方米|建设单位" in told
    assert [type(one) for one in view.blocks].count(PageBreak) == 1
    package = word(view)
    breaks = [
        one for one in tree(package).iter(W + "p") if one.find(f".//{W}pageBreakBefore") is not None
    ]
    assert len(breaks) == 1
    assert not list(tree(package).iter(W + "footerReference"))


def test_a_ballot_offers_the_candidates_and_says_how_votes_count(bylaw: Any) -> None:
    told = lines(ballot(bylaw, bylaw.matters[0], (), "zh"))
    options = [one.split("|")[0] for one in told if one.endswith("|□")]
    assert options == ["甲公司", "乙公司", "反对", "弃权"]
    text = "\n".join(told)
    assert "表决事项：选聘物业服务人（《甲小区管理规约》第一条）。" in text
    assert "经参与表决专有部分面积过半数且参与表决人数过半数的业主同意，方为通过" in text
    assert "一名受托人接受委托不得超过3户" in text
    assert "投票期不少于7日、不超过30日" in text


def test_a_ballot_without_candidates_has_three_options() -> None:
    found = bylaw_of("事项 甲\n  归属 业主大会\n")
    for lang, wanted in (("zh", ["同意", "反对", "弃权"]), ("en", ["For", "Against", "Abstain"])):
        told = lines(ballot(found, found.matters[0], (), lang))
        assert [one.split("|")[0] for one in told if one.endswith("|□")] == wanted


# ── Announcements ──


def compare(side: Side, measure: Measure, base: Base, cmp: Cmp, share: Fraction) -> Comparison:
    from bylawkit.source import Source

    return Comparison(side, measure, base, Limit(cmp, share), Source("x", "").span(0, 0))


def result(bylaw: Any, outcome: Outcome, differences: Any = (), **more: Any) -> Result:
    turnout = compare(Side.PARTICIPATING, Measure.HEADS, Base.ALL, Cmp.AT_LEAST, Fraction(2, 3))
    approve = compare(Side.FOR, Measure.AREA, Base.PARTICIPATING, Cmp.MORE, Fraction(1, 2))
    part = Part(
        outcome=outcome,
        measures=(Measure.AREA, Measure.HEADS),
        rows=(
            Row("total", {Measure.AREA: 10000, Measure.HEADS: 3}),
            Row("for", {Measure.AREA: 6667, Measure.HEADS: 2}),
            Row("against", {Measure.AREA: None, Measure.HEADS: 1}),
        ),
        tests=(
            Checked("turnout", turnout, 3, 2, 3, 0, True),
            Checked("approve", approve, 10000, 5001, 4000, 1001, False, statute=True),
            Checked("approve", approve, None, None, None, None, None, candidate="甲公司"),
        ),
        **more,
    )
    return Result(
        matter=bylaw.matters[0], on=date(2026, 5, 26), parts=(part,), differences=differences
    )


def test_an_announcement_gives_every_figure_with_its_share(bylaw: Any) -> None:
    told = lines(announcement(bylaw, result(bylaw, Outcome.REJECTED), "zh"))
    assert "项目|面积（平方米）|占全体比例|人数（人）|占全体比例" in told
    assert "全体|100.00|100.00%|3|100.00%" in told
    assert "同意|66.67|66.67%|2|66.67%" in told
    assert "反对|未统计|—|1|33.33%" in told
    assert "参与：人数占比三分之二以上|3|2|3|100.00%|达到" in told
    assert (
        "同意：参与表决专有部分面积过半数（法定）|100.00|50.01|40.00|40.00%|未达到，差10.01" in told
    )
    assert "甲公司：同意：参与表决专有部分面积过半数|未知|未知|未知|—|无法判定" in told
    assert any("四舍五入，保留两位小数；是否达到要求按精确数值判定" in one for one in told)
    assert "“选聘物业服务人”的参与比例达到要求，同意比例未达到要求，表决未通过。" in told
    assert "本公告公示7日。对表决结果有异议的，可以自公示之日起7日内提出。" in told


@pytest.mark.parametrize(
    ("outcome", "more", "said"),
    [
        (Outcome.CARRIED, {"winners": ("甲公司",)}, "表决通过，选定的是甲公司。"),
        (Outcome.TURNOUT_NOT_MET, {}, "参与比例未达到要求，本次表决不成立。"),
        (
            Outcome.UNDETERMINED,
            {"missing": (figure_named("area.returned"), figure_named("heads.for.甲公司"))},
            "无法判定表决是否通过：面积：收回、人数：同意（甲公司）。",
        ),
        (
            Outcome.FOR_HUMAN_DECISION,
            {"tied": ("甲公司", "乙公司")},
            "甲公司、乙公司票数相同，由业主大会依照规则确认。",
        ),
    ],
)
def test_each_outcome_in_words(bylaw: Any, outcome: Outcome, more: Any, said: str) -> None:
    found = announcement(bylaw, result(bylaw, outcome, **more), "zh")
    assert any(said in one for one in lines(found))
    assert lines(announcement(bylaw, result(bylaw, outcome, **more), "en"))


def test_figures_announced_otherwise_are_told(bylaw: Any) -> None:
    differences = (
        Differing(figure_named("heads.for_share"), "74.28%", "66.67%"),
        Differing(figure_named("outcome"), "rejected", "carried"),
        Differing(figure_named("area.for"), "70.00", None),
    )
    told = lines(announcement(bylaw, result(bylaw, Outcome.CARRIED, differences=differences), "zh"))
    assert "人数：同意占比|74.28%|66.67%" in told
    assert "表决结果|未通过|通过" in told
    assert "面积：同意|70.00|无法复算" in told


def test_paths_of_figures_are_taken_apart() -> None:
    assert figure_named("heads.for_share") == Named(Measure.HEADS, "for", None, True)
    assert figure_named("area.for.甲.乙") == Named(Measure.AREA, "for", "甲.乙")
    assert figure_named("outcome") == Named(None, "outcome")
    assert figure_named("objections.heads") == Named(Measure.HEADS, "objections")


def test_sections_of_a_notice_are_numbered_by_word(bylaw: Any) -> None:
    view = announcement(bylaw, result(bylaw, Outcome.CARRIED), "zh")
    labels = [one.label for one in view.blocks if isinstance(one, Heading)]
    assert labels == ["一、", "二、", "三、", "四、", "五、"]
    styled = [
        one
        for one in tree(word(view)).iter(W + "p")
        if value(one.find(f".//{W}pStyle")) == "Section"
    ]
    assert len(styled) == 5


# ── The schedule ──


def test_the_schedule_lists_services_rates_and_subsidies(bylaw: Any) -> None:
    told = lines(schedule(bylaw, "zh"))
    assert "保洁|清扫楼道。标准：无积尘|每日一次|0.26|第二条" in told
    assert "物业费|商铺|1.60元/平方米·月|每季度末月20日前|第三条" in told
    assert "补贴比例|50%|20%" in told


# ── Links, kinds, formats ──


@pytest.mark.parametrize("kind", ["ballot", "fees"])
def test_no_other_document_links_to_articles_it_does_not_hold(bylaw: Any, kind: str) -> None:
    for one in documents(bylaw, "zh", (kind,)):
        for block in one.view.blocks:
            cells = block.rows if isinstance(block, Table) else ()
            pieces = block.pieces if isinstance(block, Paragraph) else ()
            assert not any(isinstance(piece, Link) for piece in pieces)
            assert not any(
                isinstance(piece, Link) for row in cells for cell in row for piece in cell
            )


def test_kinds_that_a_source_has_nothing_for_are_left_out() -> None:
    found = documents(bylaw_of('条 "甲"\n'), "zh", tuple(TITLES), Given())
    assert [one.view.kind for one in found] == ["bylaws"]
    names = ["bylaws", "ballot", "result", "fees", "notice", "posting", "proxy", "delivery"]
    names += ["tally", "minutes", "filing", "household"]
    names += ["dunning", "assembly-rules", "council-rules", "covenant", "review"]
    assert [kind.name for kind in KINDS] == list(TITLES) == names


@pytest.mark.parametrize("kind", ["commercial", "public-rental", "resettlement", "old"])
def test_all_formats_hold_the_same_words(kind: str) -> None:
    view = bylaws(example(kind), "zh")
    page, text = html(view), markdown(view)
    for block in view.blocks:
        if isinstance(block, Paragraph):
            for piece in block.pieces:
                if isinstance(piece, str):
                    assert piece.replace("&", "&amp;").replace('"', "&quot;") in page
                    assert piece in re.sub(r"\\(.)", r"\1", text)
        if isinstance(block, Heading):
            assert f'id="{block.anchor}"' in page
            assert f'id="{block.anchor}"' in text


def test_html_is_semantic_and_refers_to_nothing_outside(bylaw: Any) -> None:
    page = html(bylaws(bylaw, "zh"))
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert re.search(r'<h3 id="a[0-9a-f]{8}">第一条　选聘物业服务人</h3>', page)
    assert '<th scope="col">房屋用途</th>' in page
    assert '<ol class="items">\n<li id="p' in page
    assert not re.search(r'(src|href)="(?!#)', page)
    targets = set(re.findall(r'href="#(\w+)"', page))
    assert targets <= set(re.findall(r'id="(\w+)"', page))


def test_markdown_has_tables_and_the_hash(bylaw: Any) -> None:
    view = bylaws(bylaw, "zh")
    text = markdown(view)
    assert "| 房屋用途 | 收费标准 |\n| --- | --- |\n| 住宅 | 0.80元/平方米·月 |" in text
    assert text.endswith(f"sha256 {view.source_sha256} -->\n")
