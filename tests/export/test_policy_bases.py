"""Shared texts: which are used, and what of them is changed or left out."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from policies import named

from bylawkit.export.catalogue import export
from bylawkit.pipeline import read_path

CITY = """规约 "全市范本"
  类型 老旧小区

授权 小修
  授予 业主委员会
  每件 低于1000元

条 "目的"
  "共同生活。"

档案 会议记录
  保存 3年
"""
DISTRICT = """规约 "街区范本"
  类型 老旧小区

引用 "city.bylaw"

修改 授权 小修
  每件 低于2000元

义务 保洁
  主体 物业
  应当 清扫

定义 限额 100元

事项 用款
  归属 业主大会
  参与 人数过半数
  同意 参与人数过半数

义务 守夜
  主体 物业
  应当 巡逻
"""
OWN = """规约 "槐柏里"
  类型 老旧小区

引用 "../shared/district.bylaw"

修改 义务 保洁
  应当 每日清扫
修改 授权 小修
  累计 最多9000元
修改 事项 用款
  参与 人数三分之二以上

删去 守夜
删去 条 "目的"

条 "目的"
  "自己的话。"
条 "用款"
  "见事项。"
"""
FILES = {
    "shared/city.bylaw": CITY,
    "shared/district.bylaw": DISTRICT,
    "own/a.bylaw": OWN,
    ".git/HEAD": "",
}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Any]:
    """The exported files of a bylaw that uses a text which uses another."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    reading = read_path(tmp_path / "own" / "a.bylaw")
    assert reading.ok, [one.message("en") for one in reading.diagnostics]
    assert reading.bylaw is not None
    written, noticed = export(reading.bylaw, ("json",))
    assert noticed == ()
    assert written is not None
    return {name: json.loads(data) for name, data in written.items() if name.endswith(".json")}


@pytest.fixture
def shared(files: dict[str, Any]) -> Any:
    return files["policy.json"]


def test_every_text_is_named_with_its_hash(files: dict[str, Any], shared: Any) -> None:
    assert shared["source"]["file"] == "a.bylaw"
    assert shared["bases"] == [
        {"file": f"../shared/{name}.bylaw", "sha256": sha256(text.encode()).hexdigest()}
        for name, text in (("district", DISTRICT), ("city", CITY))
    ]
    for key in ("source", "bases"):
        assert files["manifest.json"][key] == shared[key]


def test_a_changed_statement_names_its_place_and_that_of_the_change(shared: Any) -> None:
    cleaning = named(shared, "norms", "保洁")
    assert cleaning["action"] == "每日清扫"
    assert cleaning["span"] == "../shared/district.bylaw:9:1"
    assert cleaning["amended"] == "a.bylaw:6:4"


def test_what_is_changed_twice_holds_both_changes_and_names_the_last(shared: Any) -> None:
    repairs = named(shared, "authorities", "小修")
    assert repairs["granted_to"] == "业主委员会"
    assert repairs["per_job"] == {"cmp": "<", "fen": 200000}
    assert repairs["total"] == {"cmp": "<=", "fen": 900000}
    assert repairs["span"] == "../shared/city.bylaw:4:1"
    assert repairs["amended"] == "a.bylaw:8:4"


def test_a_changed_test_stands_where_it_was_changed(shared: Any) -> None:
    spending = named(shared, "matters", "用款")
    assert spending["turnout"]["span"] == "a.bylaw:11:6"
    assert spending["approve"]["span"] == "../shared/district.bylaw:18:6"


def test_what_is_unchanged_names_no_change(shared: Any) -> None:
    assert named(shared, "definitions", "限额")["amended"] is None
    papers = named(shared, "records", "会议记录")
    assert (papers["span"], papers["amended"]) == ("../shared/city.bylaw:11:1", None)


def test_what_is_left_out_names_its_place_and_the_omission(shared: Any) -> None:
    assert shared["omitted"] == [
        {"title": "守夜", "span": "../shared/district.bylaw:20:1", "by": "a.bylaw:13:1"},
        {"title": "目的", "span": "../shared/city.bylaw:8:1", "by": "a.bylaw:14:1"},
    ]
    assert "守夜" not in {one["name"] for one in shared["norms"]}


def test_an_own_article_is_not_called_changed_for_its_title(shared: Any) -> None:
    prose = {one["title"]: one for article in shared["articles"] for one in article["prose"]}
    assert list(prose) == ["目的", "用款"]
    assert {one["amended"] for one in prose.values()} == {None}
