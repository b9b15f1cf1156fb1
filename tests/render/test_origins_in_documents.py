"""A bylaw that uses another text says behind its last article where the others are from."""

from __future__ import annotations

from pathlib import Path

import pytest

from bylawkit.pipeline import read_path
from bylawkit.render.bylaws import bylaws
from bylawkit.render.markdown import markdown
from bylawkit.render.view import Link, Table

BASE = """规约 "范本"
  类型 商品房

事项 用款
  归属 业主大会
  通知 15日

定义 限额 100元
定义 年限 3年

条 "会议"
  "限额为{限额}，年限为{年限}。"

条 "其他"
  "另行约定。"
"""
OWN = """规约 "甲小区管理规约"
  类型 商品房

引用 "../shared/base.bylaw"
修改 事项 用款
  通知 20日
删去 条 "其他"

条 "补充"
  "完。"
"""


TITLES = {
    "zh": ["用款", "用语含义", "会议"],
    "en": ["用款", "Definitions", "会议"],
}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("shared/base.bylaw", BASE), ("own/a.bylaw", OWN), (".git/HEAD", "")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("own/a.bylaw")


@pytest.mark.parametrize(
    ("lang", "title"),
    [("zh", "附：条文来源"), ("en", "Annex: where the articles are from")],
)
def test_the_table_of_origins(own: Path, lang: str, title: str) -> None:
    bylaw = read_path(own).bylaw
    assert bylaw is not None
    view = bylaws(bylaw, lang)
    changed, omitted = [one for one in view.blocks if isinstance(one, Table)][-2:]
    rows = [
        ["".join(getattr(one, "text", one) for one in cell) for cell in row] for row in changed.rows
    ]
    places = [row[2:] for row in rows]
    assert [row[1] for row in rows] == TITLES[lang]
    assert places == [
        ["../shared/base.bylaw:4", "a.bylaw:5"],
        ["../shared/base.bylaw:8, 9", "—"],
        ["../shared/base.bylaw:11", "—"],
    ]
    assert isinstance(changed.rows[0][0][0], Link)
    assert [row[1:] for row in omitted.rows] == [(("../shared/base.bylaw:14",), ("a.bylaw:7",))]
    assert title in markdown(view)


def test_a_bylaw_that_stands_on_its_own_has_none(own: Path) -> None:
    Path(own).write_text(BASE, "utf-8")
    bylaw = read_path(own).bylaw
    assert bylaw is not None
    assert not [one for one in bylaws(bylaw, "zh").blocks if isinstance(one, Table)]
