"""The report on a review: findings, voting rules, who owes whom, and the drawing."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rendering import HEAD, KINDS, ROOT, lines, parts

from bylawkit.cli import main
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import Reading, law_for, outcome, read_path, read_text, verdicts
from bylawkit.render.circle import MOST, WIDTH, Edge, Node, overlap, ring
from bylawkit.render.html import html
from bylawkit.render.markdown import markdown
from bylawkit.render.review import Review, review
from bylawkit.render.view import Box, Curve, Drawing, View
from bylawkit.render.word import word

BAD = """
主体 快递公司
  角色 其他

事项 动用维修资金 "使用住宅专项维修资金"
  归属  业主大会
  类别  维修资金使用
  参与  面积二分之一以上 且 人数二分之一以上
  同意  参与面积过半数 且 参与人数过半数

费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月
  对价  保洁

服务 保洁
  提供  物业
  对象  业主

# 允许 BK316：与建设单位另有约定
服务 绿化
  提供  物业
  对象  业主

义务 存放快件
  主体  业主
  应当  让快递柜占用门厅
  对象  快递公司
"""


def reviewed(reading: Reading, lang: str = "zh") -> View:
    bylaw = reading.bylaw
    assert isinstance(bylaw, Bylaw)
    judged, law = outcome(reading), law_for(bylaw)
    return review(bylaw, Review(judged.found, judged.allowed, law, verdicts(bylaw, law)), lang)


def example(kind: str) -> Reading:
    return read_path(next((ROOT / "examples" / kind).glob("*.bylaw")))


def bad() -> Reading:
    return read_text(f"{HEAD}  辖区  中国 自 2026-01-01\n{BAD}", "a.bylaw")


def drawing_of(view: View) -> Drawing:
    (found,) = (one for one in view.blocks if isinstance(one, Drawing))
    return found


# ── What it says ──


def test_findings_stand_by_article_with_statute_and_cure() -> None:
    told = lines(reviewed(bad()))
    (row,) = (one for one in told if "（BK201）" in one)
    assert row.startswith("第二条|错误|“使用住宅专项维修资金”低于民法典第278条")
    assert "处理：至少写成“参与 面积三分之二以上 且 人数三分之二以上”。" in row
    assert row.rpartition("|")[2].startswith("民法典第278条：")
    numbers = [one.partition("|")[0] for one in told if re.search("（BK\\d+）。", one)]
    assert numbers == sorted(
        numbers, key=["全文", "第一条", "第二条", "第三条", "第四条", "第五条", "第六条"].index
    )
    assert any("共发现错误1项" in one for one in told)


def test_what_is_allowed_stands_apart_with_its_reason() -> None:
    told = lines(reviewed(bad()))
    at = next(i for i, one in enumerate(told) if one.endswith("说明理由后保留的问题"))
    assert told[at + 2].endswith("|与建设单位另有约定")
    assert "另有1项由起草人说明理由后保留。" in "".join(told)


def test_each_voting_rule_stands_beside_its_floor() -> None:
    rules = [one for one in lines(reviewed(bad())) if one.startswith("使用住宅专项维修资金（")]
    assert len(rules) == 2
    below, kept = rules
    assert "低于底线：" in below
    assert "按本规约通过，按法律不通过" in below
    assert kept.endswith("|《民法典》第二百七十八条|符合")


@pytest.mark.parametrize("kind", KINDS)
def test_the_rules_of_the_examples_are_all_kept(kind: str) -> None:
    reading = example(kind)
    assert reading.bylaw is not None
    every = verdicts(reading.bylaw, law_for(reading.bylaw))
    assert all(one.kept is True for one in every)
    assert (len(every) > 10) is (kind != "public-rental")


def test_who_owes_whom_and_what_is_missing() -> None:
    told = lines(reviewed(bad()))
    assert "业主|6||3¥" in told
    assert "1 快递公司|0项|1项|缺快递公司给业主的一项" in told
    assert "业主|快递公司|存放快件（第六条）" in told


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_the_same_each_time_in_each_form(kind: str, lang: str) -> None:
    one, other = reviewed(example(kind), lang), reviewed(example(kind), lang)
    for write in (word, html, markdown):
        assert write(one) == write(other)


def test_a_bylaw_without_norms_has_a_report_without_a_drawing() -> None:
    view = reviewed(read_text(f"{HEAD}  辖区  中国 自 2026-01-01\n", "a.bylaw"))
    assert not any(isinstance(one, Drawing) for one in view.blocks)
    assert "本规约没有写谁对谁承担什么。" in lines(view)


def test_a_report_on_a_text_with_errors_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.bylaw"
    path.write_text(f"{HEAD}  辖区  中国 自 2026-01-01\n{BAD}", "utf-8")
    out = tmp_path / "out"
    assert main(["build", str(path), "--out", str(out), "--to", "md"]) == 0
    text = (out / "甲小区_审查报告.md").read_text("utf-8")
    assert text.startswith("# 合法性与互惠审查报告")
    assert "- 业主 → 快递公司：1 项" in text
    assert "- 快递公司 → 业主：缺" in text


# ── The drawing ──


def boxes(shapes: tuple[object, ...]) -> list[Box]:
    return [one for one in shapes if isinstance(one, Box)]


@pytest.mark.parametrize("kind", [*KINDS, "commercial-en"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_overlaps_in_the_drawings_of_the_examples(kind: str, lang: str) -> None:
    found = drawing_of(reviewed(example(kind), lang))
    every = boxes(found.shapes)
    for at, one in enumerate(every):
        assert 0 <= one.x <= found.width - one.width
        assert 0 <= one.y <= found.height - one.height
        assert not [other.lines for other in every[at + 1 :] if overlap(one, other)], one.lines


@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_boxes_of_long_names_do_not_overlap(count: int) -> None:
    nodes = [
        Node("某某某某某某某某某某有限公司" * (1 + at % 3), "相互 12 项") for at in range(count)
    ]
    edges = [Edge(one, other, 1, 1) for one in range(count) for other in range(one + 1, count)]
    width, height, shapes = ring(nodes, edges if count < 7 else edges[:20])
    assert (width, height <= 17000) == (WIDTH, True)
    parties = [one for one in boxes(shapes) if one.look == "party"]
    assert len(parties) == count
    for at, one in enumerate(parties):
        assert not any(overlap(one, other) for other in parties[at + 1 :])


def test_arrows_end_at_the_boxes() -> None:
    _, _, shapes = ring([Node("甲"), Node("乙"), Node("丙")], [Edge(0, 1, 2), Edge(1, 2, 1, 3)])
    one_way, both = sorted(
        (shape for shape in shapes if isinstance(shape, Curve)), key=lambda one: len(one.heads)
    )
    assert (len(one_way.heads), len(both.heads)) == (1, 2)
    parties = boxes(shapes)[:3]
    for head in (*one_way.heads, *both.heads):
        tip = Box(head[0][0] - 200, head[0][1] - 200, 400, 400, (), "figure")
        assert any(overlap(tip, one) for one in parties)


def test_the_word_drawing_is_shapes_with_words_beside_it() -> None:
    view = reviewed(bad())
    document = ElementTree.fromstring(parts(word(view))["word/document.xml"])
    text = ElementTree.tostring(document, "unicode")
    wps = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
    found = drawing_of(view)
    heads = sum(len(one.heads) for one in found.shapes if isinstance(one, Curve))
    assert len(list(document.iter(f"{wps}wsp"))) == len(found.shapes) + heads
    assert "<pic:" not in text
    ids = re.findall(r'(?:docPr|cNvPr) id="(\d+)"', text)
    assert len(ids) == len(set(ids)) > 5


def test_the_page_of_html_draws_the_same() -> None:
    view = reviewed(bad())
    page = html(view)
    found = drawing_of(view)
    assert page.count("<rect ") == len(boxes(found.shapes))
    assert page.count("<path ") == len(found.shapes) - len(boxes(found.shapes))
    assert 'class="missing"' in page
    assert "<script" not in page
    assert "src=" not in page
