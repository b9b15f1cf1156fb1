"""The comparison table of an amendment: before, after, why; numbers and references."""

from __future__ import annotations

import pytest

from bylawkit.compare.table import comparison_table
from bylawkit.pipeline import Reading, compared, read_text
from bylawkit.render.catalogue import written
from bylawkit.render.view import Heading, Paragraph, Table, plain

OLD = """规约 "试验小区管理规约"
  类型  商品房
  辖区  中国 自 2026-01-01
  版本  "第一版"

条 "目的"
  "为了维护全体业主的合法权益，制定本规约。"

事项 选聘 "选聘物业服务人"
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日

条 "保存"
  "本规约正本由业主委员会保存，选聘按照{选聘}办理。"

条 "旧事"
  "本条将来要删去。"

条 "附则"
  "本规约由业主大会负责解释。"
"""
NEW = (
    OLD.replace('版本  "第一版"', '版本  "第二版"\n  生效  2027-01-01')
    .replace("参与  面积三分之二以上 且 人数三分之二以上", "参与  面积过半数 且 人数过半数")
    .replace("通知  15日", "通知  20日")
    .replace('条 "旧事"\n  "本条将来要删去。"\n\n', "")
    .replace("事项 选聘", '条 "养犬"\n  "养犬应当依法登记。"\n\n事项 选聘')
)


def reading(text: str) -> Reading:
    found = read_text(text)
    assert found.ok, found.diagnostics
    return found


def tables(old: str, new: str, lang: str = "zh") -> dict[str, list[tuple[str, ...]]]:
    """The rows of each table by the heading above it."""
    view = comparison_table(compared(reading(old), reading(new)), lang)
    found: dict[str, list[tuple[str, ...]]] = {}
    above = ""
    for block in view.blocks:
        if isinstance(block, Heading):
            above = plain(block.title)
        elif isinstance(block, Table):
            found[above] = [tuple(map(plain, row)) for row in block.rows]
    return found


def test_every_article_that_changed_is_there_before_and_after() -> None:
    rows = tables(OLD, NEW)["修订对照"]
    firsts = [(one[0].split("\n")[0], one[1].split("\n")[0]) for one in rows]
    assert firsts == [
        ("试验小区管理规约", "试验小区管理规约"),
        ("（无）", "第二条　养犬"),
        ("第二条　选聘物业服务人", "第三条　选聘物业服务人"),
        ("第三条　保存", "第四条　保存"),
        ("第四条　旧事", "（删去）"),
    ]
    assert rows[1][1:] == ("第二条　养犬\n养犬应当依法登记。", "本条新增。")


def test_reasons_are_those_of_the_rules() -> None:
    said = tables(OLD, NEW)["修订对照"][2][2].split("\n")
    assert said[0] == "条号改变。"
    assert said[1] == (
        "参与要求：由“专有部分面积占比三分之二以上且人数占比三分之二以上的业主参与”"
        "改为“专有部分面积过半数且人数过半数的业主参与”，放宽。"
    )
    assert said[2] == "通知：由“15日”延长为“20日”。"
    assert said[3] == "表决规则总的来说放宽。"
    assert said[4].startswith("例如")
    assert said[4].endswith("原来不通过，现在通过。")
    assert said[5].startswith("新出现的问题：")
    assert "依据：民法典第278条" in said[5]


def test_reasons_in_english() -> None:
    said = tables(OLD, NEW, "en")["Before and after"][2][2]
    assert "Renumbered.\nTurnout required: changed from “at least two thirds" in said
    assert "looser.\nNotice: extended from “15 days” to “20 days”." in said
    assert "Civil Code art. 278" in said


def test_numbers_and_references_follow() -> None:
    found = tables(OLD, NEW)
    assert found["条号对照"] == [
        ("第二条", "第三条", "选聘物业服务人"),
        ("第三条", "第四条", "保存"),
    ]
    assert found["随条号改变的引用"] == [("第四条　保存", "选聘物业服务人：第二条改为第三条")]


def test_articles_that_only_moved_on_are_told_together() -> None:
    new = OLD.replace('条 "目的"', '条 "序"\n  "序言。"\n\n条 "目的"')
    rows = tables(OLD, new)["修订对照"]
    assert rows[1:] == [("第一条至第五条", "第二条至第六条", "条号顺延，内容不变。")]


def test_a_renamed_statement_stays_the_same_article() -> None:
    new = OLD.replace("事项 选聘 ", "事项 选物业 ").replace("{选聘}", "{选物业}")
    assert tables(OLD, new) == {}


def test_wording_and_chapters() -> None:
    new = OLD.replace("合法权益", "合法权利").replace('条 "目的"', '章 "总则"\n\n条 "目的"')
    rows = tables(OLD, new)["修订对照"]
    assert [one[2] for one in rows] == ["章的编排改变。", "只改文字，规则不变。"]
    assert rows[0][:2] == ("（无）", "第一章　总则")


def test_the_same_version_twice() -> None:
    view = comparison_table(compared(reading(OLD), reading(OLD)), "zh")
    said = [plain(one.pieces) for one in view.blocks if isinstance(one, Paragraph)]
    assert "两个版本的条文相同。" in said


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_the_same_bytes_every_time(form: str) -> None:
    made = [
        written(comparison_table(compared(reading(OLD), reading(NEW)), "zh"), form) for _ in "ab"
    ]
    assert made[0] == made[1]


def test_failed_scenarios_are_no_business_of_the_table() -> None:
    scenario = """
情景 "选聘物业"
  事项    选聘
  全体    10人 1000平方米
  同意    7人 700平方米
  结果    {}
"""
    new = OLD + scenario.format("未通过")
    assert "新出现的其他问题" not in tables(OLD + scenario.format("通过"), new)
