"""``bylawkit show``: the tidy text with its articles, and the resolved text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bylawkit.pipeline import read_text

Run = Callable[..., Any]
BASE = """规约 "范本"
  类型 商品房

事项 用款
  归属 业主大会
  类别 维修资金使用
  参与 面积过半数 且 人数过半数
  同意 参与面积过半数 且 参与人数过半数

定义 限额 100元

条 "会议"
  "限额为{限额}。"
"""
OWN = """规约 "甲小区管理规约"
  类型 商品房
  辖区 中国 自 2026-01-01

引用 "../shared/base.bylaw"
修改 事项 用款
  通知 15日
删去 条 "会议"

主体 物业
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, text in (("shared/base.bylaw", BASE), ("own/a.bylaw", OWN)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return "own/a.bylaw"


def test_the_plain_text_with_a_table_of_its_articles(run: Run, own: str) -> None:
    told = run("show", own)
    assert (told.status, told.err) == (0, "")
    text, _, table = told.out.partition("# 条文一览\n")
    assert '引用 "../shared/base.bylaw"\n' in text
    assert table.splitlines() == [
        "#   第一条  用款  shared/base.bylaw:4（修改于 own/a.bylaw:6）",
        "#   第二条  用语  shared/base.bylaw:10",
        "#   第三条  各方  own/a.bylaw:10",
        "# 删去的条文",
        "#   会议  shared/base.bylaw:12（见 own/a.bylaw:8）",
    ]


def test_the_resolved_text_is_a_bylaw_of_its_own(run: Run, own: str) -> None:
    told = run("show", own, "--resolved")
    assert (told.status, told.err) == (0, "")
    assert "# 来自 shared/base.bylaw:4\n# 修改于 own/a.bylaw:6\n事项 用款\n" in told.out
    assert '# 删去：条 "会议"（shared/base.bylaw:12，见 own/a.bylaw:8）\n' in told.out
    assert read_text(told.out).ok


def test_the_keywords_may_be_english(run: Run, own: str) -> None:
    told = run("show", own, "--resolved", "--lang", "en")
    assert 'bylaw "甲小区管理规约"\n' in told.out
    assert "# from shared/base.bylaw:4\n" in told.out
    assert "# The articles\n#   Article 1  用款" in run("show", own, "--lang", "en").out


def test_a_bylaw_with_mistakes_is_not_shown(run: Run, own: str) -> None:
    Path(own).write_text(OWN + "删去 会义\n", "utf-8")
    told = run("show", own)
    assert (told.status, told.out) == (1, "")
    assert "BK143" in told.err
    assert run("show", "none.bylaw").status == 2


def test_findings_in_a_base_are_shown_there_in_every_format(run: Run, own: str) -> None:
    told = run("check", own)
    assert "shared/base.bylaw:7:6: 错误 BK203" in told.err
    assert "    7 |   参与 面积过半数" in told.err
    found = json.loads(run("check", own, "--format", "json").out)["diagnostics"]
    assert ("shared/base.bylaw", 7) in {(one["path"], one["line"]) for one in found}
    sarif = run("check", own, "--format", "sarif").out
    assert '"uri": "shared/base.bylaw"' in sarif
    assert "file=shared/base.bylaw,line=7" in run("check", own, "--format", "github").out
    assert "shared/base.bylaw:7" in run("check", own, "--format", "junit").out
