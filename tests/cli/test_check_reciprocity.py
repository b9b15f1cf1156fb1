"""``check --reciprocity``: who owes whom, and what does not come back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bylawkit.diagnostics.text import WIDEST, cells
from bylawkit.model.reciprocity import Missing, reciprocity
from bylawkit.pipeline import read_text

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
HEAD = '规约 "甲小区管理规约"\n  类型 商品房\n  辖区 中国 自 2026-01-01\n\n'
TEXT = (
    HEAD
    + """主体 业主
主体 物业
主体 快递公司
  角色 其他

费用 物业费
  缴纳 业主 → 物业
  标准 住宅 1元/平方米/月
  补贴 街道 逐年 50%, 20%
  对价 保洁

服务 保洁
  提供 物业
  对象 业主
  评价 业主 每半年

义务 存放快件
  主体 业主
  应当 让快递柜占用门厅
  对象 快递公司

义务 清扫
  主体 物业
  应当 清扫车库
"""
)


def graph(text: str) -> Any:
    bylaw = read_text(text).bylaw
    assert bylaw is not None
    return reciprocity(bylaw)


def party(text: str, name: str) -> Any:
    return next(one for one in graph(text).parties if one.party == name)


def test_cells_hold_what_each_owes_each() -> None:
    found = {
        (one.giver, one.receiver): [(item.called().zh, item.what.value) for item in one.items]
        for one in graph(TEXT).cells
    }
    assert found == {
        ("业主", "物业"): [("物业费", "fee")],
        ("业主", "快递公司"): [("存放快件", "duty")],
        ("物业", "业主"): [("保洁", "service")],
        ("街道", "业主"): [("物业费的补贴", "subsidy")],
    }


def test_a_party_lies_on_a_cycle_or_the_missing_arrow_is_named() -> None:
    assert party(TEXT, "业主").cycle == ("业主", "物业", "业主")
    assert party(TEXT, "快递公司").missing == Missing("快递公司", "业主")
    office = party(TEXT, "街道")
    assert (office.excused, office.cycle, office.missing) == (True, (), None)
    assert [one.called().zh for one in party(TEXT, "物业").alone] == ["清扫"]


def test_names_for_one_role_are_one_party() -> None:
    text = TEXT.replace("主体 物业\n", '主体 物业 "某某物业"\n', 1).replace(
        "提供 物业", "提供 物业服务人"
    )
    assert ("物业", "业主") in {(one.giver, one.receiver) for one in graph(text).cells}


def test_two_providers_are_two_parties() -> None:
    more = "主体 电梯公司\n  角色 物业服务人\n\n费用 维保费\n  缴纳 物业 → 电梯公司\n"
    assert party(TEXT + more, "电梯公司").missing == Missing("电梯公司", "物业")


def test_a_way_back_may_lead_through_others() -> None:
    ring = "".join(f"主体 {one}\n  角色 其他\n" for one in "甲乙丙") + "".join(
        f"\n费用 {one}费\n  缴纳 {one} → {other}\n"
        for one, other in zip("甲乙丙", "乙丙甲", strict=True)
    )
    assert party(HEAD + ring, "乙").cycle == ("乙", "丙", "甲", "乙")
    assert party(HEAD + ring.replace("缴纳 丙 → 甲", "缴纳 丙 → 乙"), "甲").missing == Missing(
        "乙", "甲"
    )


def test_the_table_is_printed_after_the_findings(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.bylaw"
    path.write_text(TEXT, "utf-8")
    told = run("check", str(path), "--reciprocity", "--lang", "zh")
    assert "缺 `快递公司` 给 `业主` 的一项" in told.err
    lines = told.out.splitlines()
    assert lines[0].startswith("往来表：")
    assert [line.split() for line in lines[3:7]] == [
        ["业主", "物业", "快递公司"],
        ["业主", "2¥", "4"],
        ["物业", "3"],
        ["街道", "2¥"],
    ]
    assert "  快递公司：付出 0 项，得到 1 项；缺 快递公司 给 业主 的一项" in lines
    assert "    没有写给谁：清扫（第五条）" in lines or any(
        "没有写给谁：清扫" in one for one in lines
    )
    assert lines[-1].startswith("1 个文件")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", ["old", "commercial", "commercial-en", "public-rental"])
def test_columns_stand_one_below_the_other(run: Run, kind: str, lang: str) -> None:
    told = run("check", str(ROOT / "examples" / kind), "--reciprocity", "--lang", lang)
    assert told.status == 0
    lines = told.out.splitlines()
    assert max(map(cells, lines[1:])) <= WIDEST
    first, *rows = lines[lines.index("") + 1 : lines.index("", 3)]
    begin = cells(first) - cells(first.lstrip())
    assert len(rows) > 8
    for row in rows:
        at = 0
        for sign in row:
            if at == begin - 1:
                assert sign == " "
            at += cells(sign)


def test_many_parties_are_counted_in_a_table_that_still_fits(run: Run, tmp_path: Path) -> None:
    names = [f"第{n}号服务公司" for n in range(1, 19)]
    text = HEAD + "".join(f"主体 {one}\n  角色 其他\n" for one in names)
    for one in names:
        for other in names:
            if one != other:
                text += f"\n费用 {one}付{other}\n  缴纳 {one} → {other}\n"
    path = tmp_path / "a.bylaw"
    path.write_text(text, "utf-8")
    lines = run("check", str(path), "--reciprocity", "--lang", "zh").out.splitlines()
    assert max(map(cells, lines[1:])) <= WIDEST
    assert any("1¥" in line for line in lines)


def test_a_bylaw_without_norms(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.bylaw"
    path.write_text(HEAD, "utf-8")
    told = run("check", str(path), "--reciprocity", "--lang", "zh")
    assert "没有写谁欠谁什么" in told.out
    assert json.loads(run("check", str(path), "--reciprocity", "--format", "json").out)[
        "reciprocity"
    ] == [{"path": str(path), "parties": [], "owes": []}]


def test_json_says_the_same(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.bylaw"
    path.write_text(TEXT, "utf-8")
    (told,) = json.loads(run("check", str(path), "--reciprocity", "--format", "json").out)[
        "reciprocity"
    ]
    by_name = {one["name"]: one for one in told["parties"]}
    assert by_name["快递公司"]["missing"] == {"from": "快递公司", "to": "业主"}
    assert by_name["业主"]["on_cycle"] is True
    pays = next(one for one in told["owes"] if (one["from"], one["to"]) == ("业主", "物业"))
    assert pays["items"][0]["money"] is True
    assert pays["items"][0]["label"].startswith("第")
    page = (ROOT / "docs" / "design" / "reciprocity.md").read_text("utf-8")
    for key in (*by_name["业主"], *pays, *pays["items"][0]):
        assert f"`{key}`" in page


def test_other_formats_cannot_carry_it(run: Run) -> None:
    told = run("check", str(ROOT / "examples" / "old"), "--reciprocity", "--format", "sarif")
    assert told.status == 2
    assert "--reciprocity" in told.err
