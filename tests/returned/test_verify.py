"""Documents that come back edited: what is a rule, what is wording, what has to be read."""

from __future__ import annotations

import re

import pytest
from editing import (
    BODY,
    TEXT,
    changed,
    counts,
    edited,
    issued,
    parts_of,
    told,
    without_record,
    zipped,
)

import bylawkit as bk
from bylawkit.compare.tokens import tokens
from bylawkit.returned.tokens import alike
from bylawkit.returned.values import Oddity

RULES = {
    "limit": (
        "人数占比三分之二以上的业主参与",
        "人数占比过半数的业主参与",
        "参与",
        "三分之二以上",
        "过半数",
    ),
    "days": ("提前15日", "提前10日", "通知", "15日", "10日"),
    "most": ("不得超过3户", "不得超过5户", "委托", "不得超过3户", "不得超过5户"),
    "party": ("物业应当清扫", "业主应当清扫", "主体", "物业", "业主"),
    "money": ("0.80", "1.80", "标准", "0.80", "1.80"),
    "words": ("擦拭扶手", "擦拭窗台", "应当", "扶手", "窗台"),
    "often": ("每日一次", "每周一次", "频次", "日", "周"),
    "negation": ("不得损害他人权益", "可以损害他人权益", None, "不得", "可以"),
}
WORDING = {
    "fraction": ("人数占比三分之二以上的业主参与", "人数占比2/3以上的业主参与"),
    "numeral": ("提前15日", "提前十五天"),
    "modal": ("业主应当爱护", "业主应爱护"),
    "width": ("业主应当爱护共有部分，", "业主应当爱护共有部分,"),
    "title": ("　修订管理规约<", "　管理规约的修订<"),
}
NEITHER = {
    "comma": ("爱护共有部分，不得", "爱护共有部分不得"),
    "noun": ("爱护共有部分", "爱护公共部分"),
}


@pytest.fixture(scope="module")
def document() -> bytes:
    return issued()


@pytest.mark.parametrize("source", [TEXT, None], ids=["source", "record"])
def test_nothing_is_changed(document: bytes, source: str | None) -> None:
    found = told(document, source)
    assert not counts(found)
    assert not found.matters
    assert found.same_source is (True if source else None)
    assert len(found.outcomes) > 20


@pytest.mark.parametrize("name", RULES)
def test_a_value_in_a_rule_changes_it(document: bytes, name: str) -> None:
    old, new, field, before, after = RULES[name]
    back = edited(document, {old: new})
    found = told(back)
    assert counts(found) == {"rule": 1}
    one = changed(found)[0]
    assert one.edited is True
    assert any(before in x.old and after in x.new for x in one.replaced), one.replaced
    if field is not None:
        assert field in [x.keyword for x in one.differences], one.differences
    alone = told(back, None)
    assert alone.matters
    assert set(counts(alone)) <= {"rule", "undecided"}


def test_what_the_new_words_would_be_as_a_rule(document: bytes) -> None:
    one = changed(told(edited(document, dict([RULES["limit"][:2]]))))[0]
    (field,) = one.differences
    assert field.old == ("面积三分之二以上 且 人数三分之二以上",)
    assert field.new == ("面积三分之二以上 且 人数过半数",)
    assert field.direction == "looser"
    assert one.article == "第三条 修订管理规约"


@pytest.mark.parametrize("name", WORDING)
@pytest.mark.parametrize("source", [TEXT, None], ids=["source", "record"])
def test_the_same_in_other_words_is_wording(document: bytes, name: str, source: str | None) -> None:
    found = told(edited(document, dict([WORDING[name]])), source)
    assert counts(found) == {"wording": 1}
    assert not found.matters


@pytest.mark.parametrize("name", NEITHER)
@pytest.mark.parametrize("source", [TEXT, None], ids=["source", "record"])
def test_what_cannot_be_told_is_to_be_read(document: bytes, name: str, source: str | None) -> None:
    found = told(edited(document, dict([NEITHER[name]])), source)
    assert found.matters
    assert set(counts(found)) <= {"undecided", "rule"}


def test_no_figure_of_any_example_changes_unnoticed() -> None:
    """Every figure of a document, one after another."""
    made = bk.documents("examples/public-rental", kinds=["bylaws"]).unwrap().popitem()[1]
    body = parts_of(made)[BODY].decode()
    places = list(re.finditer(r"(?<=>)[^<>]*?(\d+|三分之二|过半数)[^<>]*(?=</w:t>)", body))
    assert len(places) > 80
    parts = parts_of(made)
    parts.pop("customXml/item1.xml")
    for one in places[:: max(len(places) // 12, 1)]:
        start, end = one.span(1)
        new = "四分之一" if not one[1].isdigit() else str(int(one[1]) + 1)
        back = zipped({**parts, BODY: (body[:start] + new + body[end:]).encode()})
        found = told(back, "examples/public-rental")
        assert set(counts(found)) <= {"rule", "undecided"}, one[0]
        assert sum(counts(found).values()) == 1


def test_added_removed_and_moved(document: bytes) -> None:
    body = parts_of(document)[BODY].decode()
    paragraphs = re.findall(r"<w:p [^>]*>.*?</w:p>", body)
    gone = next(one for one in paragraphs if "未表决的" in one)
    heads = [
        one.start() for one in re.finditer(r'<w:p [^>]*><w:pPr><w:pStyle w:val="Heading2"', body)
    ]
    a, b, c = heads[3], heads[4], heads[5]
    more = "<w:p><w:r><w:t>业主委员会可以自行决定。</w:t></w:r></w:p>"
    back = body[:a] + body[b:c] + body[a:b] + body[c:]
    back = back.replace(gone, more)
    found = told(zipped({**parts_of(document), BODY: back.encode()}))
    assert counts(found) == {"added": 1, "removed": 1}
    assert found.rules_changed
    moved = [one for one in found.outcomes if one.moved]
    assert {one.article for one in moved} in ({"第四条 清扫楼道"}, {"第五条 物业费"})
    assert all(one.fate == "unchanged" for one in moved)


def test_a_reference_may_follow_its_article_but_lead_nowhere_else(document: bytes) -> None:
    link = re.search(r"REF _(a[0-9a-f]{8}) .*?第三条", parts_of(document)[BODY].decode())
    assert link is not None
    elsewhere = edited(document, {link[1] + r" \r \h": "a00000000" + r" \r \h"})
    found = changed(told(elsewhere))
    assert [one.oddities for one in found] == [(Oddity.REFERENCE,)]
    typed = edited(document, {link[0]: link[0].replace("第三条", "第四条")})
    assert counts(told(typed)) == {"rule": 1}


TRACKED = (
    '</w:t></w:r><w:del w:id="90" w:author="某人"><w:r><w:delText>15</w:delText></w:r></w:del>'
    '<w:ins w:id="91" w:author="某人"><w:r><w:t>10</w:t></w:r></w:ins><w:r><w:t>日'
)


def test_open_changes_are_read_as_accepted_and_said(document: bytes) -> None:
    found = changed(told(edited(document, {"15日": TRACKED})))
    assert [one.fate for one in found] == ["rule"]
    assert found[0].oddities == (Oddity.OPEN,)
    assert found[0].replaced[0].new.startswith("10日")
    undone = TRACKED.replace(">10<", ">15<")
    back = changed(told(edited(document, {"15日": undone})))
    assert [(one.fate, one.oddities) for one in back] == [("undecided", (Oddity.OPEN,))]


@pytest.mark.parametrize(
    ("look", "oddity"),
    [
        ("<w:strike/>", Oddity.HIDDEN),
        ("<w:vanish/>", Oddity.HIDDEN),
        ('<w:color w:val="FFFFFF"/>', Oddity.HIDDEN),
        ('<w:sz w:val="2"/>', Oddity.HIDDEN),
    ],
)
def test_words_that_are_struck_or_hidden_are_to_be_read(
    document: bytes, look: str, oddity: Oddity
) -> None:
    hidden = f"</w:t></w:r><w:r><w:rPr>{look}</w:rPr><w:t>不得损害他人权益</w:t></w:r><w:r><w:t>"
    found = changed(told(edited(document, {"不得损害他人权益": hidden})))
    assert [(one.fate, one.oddities) for one in found] == [("undecided", (oddity,))]


def test_boxes_pictures_and_notes_are_to_be_read(document: bytes) -> None:
    box = (
        '</w:t></w:r><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>本条暂不施行</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r><w:r><w:t>"
    )
    found = changed(told(edited(document, {"不得损害他人权益": box + "不得损害他人权益"})))
    assert found[0].fate != "unchanged"
    assert Oddity.BOX in found[0].oddities
    note = '</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>'
    parts = parts_of(edited(document, {"不得损害他人权益": "不得损害他人权益" + note}))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = f"<w:footnotes {space}><w:footnote><w:p><w:r><w:t>暂不施行</w:t></w:r></w:p></w:footnote></w:footnotes>"
    found = changed(told(zipped({**parts, "word/footnotes.xml": notes.encode()})))
    assert {one.fate for one in found} == {"undecided", "added"}
    assert any(one.new == "暂不施行" for one in found)


def test_comments_are_told_and_change_nothing(document: bytes) -> None:
    mark = '</w:t></w:r><w:r><w:commentReference w:id="7"/></w:r><w:r><w:t>'
    parts = parts_of(edited(document, {"不得损害他人权益": "不得损害他人权益" + mark}))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    said = f'<w:comments {space}><w:comment w:id="7"><w:p><w:r><w:t>太严</w:t></w:r></w:p></w:comment></w:comments>'
    found = told(zipped({**parts, "word/comments.xml": said.encode()}))
    assert not found.matters
    assert [one.comments for one in found.outcomes if one.comments] == [("太严",)]


@pytest.mark.parametrize("ids", [True, False])
def test_without_record_and_ids_bookmarks_and_words_do(document: bytes, ids: bool) -> None:
    back = without_record(edited(document, {"提前15日": "提前10日"}), ids)
    assert counts(told(back)) == {"rule": 1}
    assert told(back).same_source is None


def test_without_bookmarks_the_headings_do(document: bytes) -> None:
    parts = parts_of(without_record(document, ids=False))
    body = re.sub(rb"<w:bookmark(?:Start|End)[^>]*/>", b"", parts[BODY])
    found = told(zipped({**parts, BODY: body}))
    assert set(counts(found)) <= {"undecided"}  # the reference leads to a bookmark that is gone


def test_another_version_of_the_source_is_told_apart_from_edits(document: bytes) -> None:
    newer = TEXT.replace("通知    15日", "通知    20日")
    result = bk.verify(edited(document, {"不得超过3户": "不得超过5户"}), newer)
    found = result.value
    assert found is not None
    assert [one.code.name for one in result.diagnostics] == ["source-changed-since-issue"]
    assert found.same_source is False
    assert [(one.fate, one.edited) for one in changed(found)] == [
        ("rule", True),
        ("rule", False),
    ]


def test_a_document_of_another_bylaw_is_refused(document: bytes) -> None:
    result = bk.verify(document, "examples/old")
    assert result.value is None
    assert [one.code.id for one in result.diagnostics] == ["BK867"]


def test_a_record_that_was_changed_proves_nothing(document: bytes) -> None:
    parts = parts_of(edited(document, {"提前15日": "提前10日"}))
    kept = parts["customXml/item1.xml"].replace("提前15日".encode(), "提前10日".encode())
    back = zipped({**parts, "customXml/item1.xml": kept})
    assert [one.code.id for one in bk.verify(back).diagnostics] == ["BK866"]
    result = bk.verify(back, TEXT)
    assert result.value is not None
    assert counts(result.value) == {"rule": 1}
    assert [one.code.id for one in result.diagnostics] == ["BK877"]


def test_papers_with_more_than_the_source_are_compared_with_their_record() -> None:
    notice = issued(kind="notice")
    found = told(edited(notice, {"甲小区": "乙小区"}))
    assert found.against is None
    assert found.matters
    assert not told(notice).matters
    ballot = issued(kind="ballot")
    assert not told(ballot).matters
    assert counts(told(edited(ballot, {"反对": "赞成"}))) == {"undecided": 1}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("不少于三分之二", "2/3以上"),
        ("15日内", "十五天以内"),
        ("过半数", "超过二分之一"),
        ("百分之二十", "20%"),
        ("10万元", "100000元"),
        ("at least two thirds of owners", "not less than 2/3 of owners"),
    ],
)
def test_the_same_figure_in_other_words(one: str, other: str) -> None:
    assert alike(tokens(one), tokens(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("三分之二以上", "超过三分之二"),
        ("半数以上", "过半数"),
        ("15日", "15个工作日"),
        ("3个月", "3月"),
        ("0.80元", "080元"),
        ("业主、承租人", "业主承租人"),
        ("可以", "不可以"),
        ("at least two thirds", "more than two thirds"),
    ],
)
def test_another_figure(one: str, other: str) -> None:
    assert not alike(tokens(one), tokens(other))
