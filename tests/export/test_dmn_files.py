"""DMN files as documents: names, escapes, diagrams, what is refused."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

from bylawkit.export import dmn
from bylawkit.export.diagrams import Box
from bylawkit.export.identifiers import name_of
from bylawkit.markup import element, safe
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_source
from bylawkit.source import Source

MODEL = "{https://www.omg.org/spec/DMN/20191111/MODEL/}"
DIAGRAM = "{https://www.omg.org/spec/DMN/20191111/DMNDI/}"

VOTE = """规约 "甲 & 乙 <丙>"
  类型    商品房

事项 修改规约 "修改“<规约>”和'细则'"
  归属    业主大会
  参与    面积三分之二以上
  同意    参与面积过半数
"""


def read(words: str) -> Bylaw:
    bylaw = read_source(Source("t.bylaw", words)).bylaw
    assert bylaw is not None
    return bylaw


def roots(bylaw: Bylaw) -> list[ElementTree.Element]:
    made = dmn.export(bylaw)
    assert made.files is not None
    return [ElementTree.fromstring(data) for data in made.files.values()]


def test_names_are_escaped_and_come_back() -> None:
    (root,) = roots(read(VOTE))
    (decision,) = root.iter(f"{MODEL}decision")
    assert decision.get("name") == "修改“<规约>”和'细则'"
    assert name_of(decision.attrib["id"]) == "修改规约"
    (about,) = (one.text for one in decision.findall(f"{MODEL}description"))
    assert about == "甲 & 乙 <丙> · 第一条"


def test_what_xml_cannot_carry_is_replaced() -> None:
    made = ElementTree.fromstring(element("a", safe("\x00<&>\ud800"), b='"\x01'))
    assert (made.text, made.get("b")) == ("\ufffd<&>\ufffd", '"\ufffd')


def test_every_element_of_a_diagram_is_drawn_once_and_apart(full: Bylaw) -> None:
    for root in roots(full):
        ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
        assert len(ids) == len(set(ids))
        drawn = {one.get("dmnElementRef") for one in root.iter() if one.get("dmnElementRef")}
        wanted = [
            one.get("id")
            for tag in ("decision", "inputData", "informationRequirement")
            for one in root.iter(MODEL + tag)
        ]
        assert drawn == set(wanted)
        boxes = [
            Box(*(int(one[0].get(side, "")) for side in ("x", "y", "width", "height")))
            for one in root.iter(f"{DIAGRAM}DMNShape")
        ]
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_strictness_is_carried() -> None:
    (root,) = roots(read(VOTE))
    carried = next(root.iter(f"{MODEL}rule"))
    tests = [one[0].text for one in carried.findall(f"{MODEL}inputEntry")]
    assert tests == [">= 0", "> 0"]


def test_nothing_divides(full: Bylaw) -> None:
    for root in roots(full):
        for one in root.iter(f"{MODEL}inputExpression"):
            assert "/" not in (one[0].text or "")


def test_numbers_that_doubles_cannot_hold_are_refused() -> None:
    made = dmn.export(read(VOTE + f"\n费用 物业费\n  标准 住宅 {2**53}元/月\n"))
    assert made.files is None
    assert [one.code.id for one in made.noticed] == ["BK853"]


def test_what_a_table_cannot_say_is_listed(full: Bylaw) -> None:
    reasons = {one["name"]: one["reason"] for one in dmn.export(full).not_enforced}
    assert reasons["动用维修资金"] == "people choose among several candidates"
    bylaw = read(VOTE + "  通知    15日\n  计权    每100平方米1票\n")
    rows = {(one["name"], one["field"]) for one in dmn.export(bylaw).not_enforced}
    assert {("修改规约", "notice"), ("修改规约", "weight")} <= rows
