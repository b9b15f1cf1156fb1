"""``check --coverage``: how much of each chapter is rules, and what the prose is."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from bylawkit.checks.coverage import chapters, whole
from bylawkit.model.prose import ProseClass
from bylawkit.pipeline import read_text

Run = Callable[..., Any]
TEXT = """规约 "甲小区管理规约"
  类型 商品房
  辖区 中国 自 2026-01-01

条 "目的"
  "为了管好小区。"
  性质 仅记录

章 "议事"

定义 押金 500元
定义 租期 3年

条 "押金"
  "押金为{押金}，租期为{租期}。"

条 "发言"
  "对事不对人。"
  性质 裁量

章 "空章"

章 "职责"

主体 物业

义务 保洁
  主体 物业
  应当 清扫
  对象 业主
"""


def test_counts_by_chapter_and_class() -> None:
    bylaw = read_text(TEXT).bylaw
    assert bylaw is not None
    first, talk, duties = chapters(bylaw)
    assert (first.title, first.articles, first.rules) == (None, 1, 0)
    assert (talk.title, talk.articles, talk.rules) == ("议事", 3, 1)
    assert talk.prose == {ProseClass.DISCRETION: 1, None: 1}
    assert [one.title for one in talk.unclassed] == ["押金"]
    assert (duties.title, duties.articles, duties.rules, duties.prose) == ("职责", 2, 2, {})
    total = whole(bylaw)
    assert (total.articles, total.share) == (6, Fraction(1, 2))
    assert total.prose == {ProseClass.DISCRETION: 1, ProseClass.RECORD_ONLY: 1, None: 1}


def test_an_empty_bylaw_lacks_no_rule() -> None:
    bylaw = read_text('规约 "空"\n  类型 商品房\n').bylaw
    assert bylaw is not None
    assert chapters(bylaw) == ()
    assert whole(bylaw).share == 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "a.bylaw"
    made.write_text(TEXT, "utf-8")
    return made


def test_the_table(run: Run, path: Path) -> None:
    told = run("check", path, "--coverage")
    assert told.status == 0
    lines = told.out.splitlines()
    assert lines[0] == f"{path}：规则占 50.0%"
    assert "  议事            3   1     33.3%   裁量 1，未标性质 1" in lines
    assert "  （第一章之前）  1   0     0.0%    仅记录 1" in lines
    assert lines[-2] == "  未标性质的条文：第三条 押金"
    english = run("--lang", "en", "check", path, "--coverage").out
    assert "prose without a class: Article 3 押金" in english


def test_the_same_as_json(run: Run, path: Path) -> None:
    told = json.loads(run("check", path, "--coverage", "--format", "json").out)
    assert told["diagnostics"] is not None
    (one,) = told["coverage"]
    assert one["path"] == str(path)
    assert [chapter["title"] for chapter in one["chapters"]] == [None, "议事", "职责"]
    assert one["total"]["share"] == "50.0%"
    assert one["total"]["prose"] == {
        "enforced": 0,
        "checked": 0,
        "discretion": 1,
        "record-only": 1,
        "external-law": 0,
        "not-encoded": 0,
        "unclassed": 1,
    }
    assert one["total"]["unclassed"] == [
        {"number": 3, "label": "第三条", "title": "押金", "line": 14}
    ]


def test_the_exit_status_stays(run: Run, path: Path) -> None:
    spoiled = TEXT + "\n事项 用款\n  归属 业主大会\n  类别 维修资金使用\n"
    path.write_text(spoiled, "utf-8")
    plain = run("check", path)
    covered = run("check", path, "--coverage")
    assert plain.status == covered.status == 1
    assert plain.err == covered.err
    path.write_text(TEXT + "\n事项\n", "utf-8")
    assert "规则占" not in run("check", path, "--coverage").out


def test_other_formats_cannot_hold_it(run: Run, path: Path) -> None:
    told = run("check", path, "--coverage", "--format", "sarif")
    assert (told.status, told.out) == (2, "")
    assert "BK909" in told.err
