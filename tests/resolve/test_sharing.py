"""Sharing: bases that are used, amended and left out, with every change traceable."""

from __future__ import annotations

from pathlib import Path

import pytest

from bylawkit.model.values import Duration, Unit
from bylawkit.pipeline import Reading, read_path, read_text

BASE = """规约 "北京市示范文本"
  类型 老旧小区

章 "共同决定"

条 "会议形式"
  "会议可以当面讨论。"
  依据 民法典 278

事项 用款 "使用维修资金"
  归属 业主大会
  参与 面积三分之二以上
  通知 15日
  依据 民法典 278(5)

义务 保洁
  主体 物业
  应当 清扫

定义 限额 100元

情景 "范本自己的情景"
  事项 用款
  全体 10人
  结果 无法判定
"""
HEAD = '规约 "槐柏里"\n  类型 老旧小区\n\n引用 "../shared/base.bylaw"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "shared").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "shared" / "base.bylaw").write_text(BASE, "utf-8")
    return tmp_path


def read(project: Path, text: str) -> Reading:
    path = project / "own" / "a.bylaw"
    path.write_text(HEAD + text, "utf-8")
    return read_path(path)


def codes(reading: Reading) -> list[str]:
    return [one.code.id for one in reading.diagnostics]


def test_the_statements_of_a_base_stand_where_it_is_used(project: Path) -> None:
    reading = read(project, '条 "补充"\n  "一"\n')
    assert not reading.diagnostics
    assert reading.bylaw is not None
    assert [one.title for one in reading.bylaw.articles] == [
        "会议形式",
        "使用维修资金",
        "保洁",
        "用语",
        "补充",
    ]
    assert reading.bylaw.title == "槐柏里"
    assert reading.bylaw.scenarios == ()
    assert [Path(one.path).name for one in reading.bylaw.sources] == ["a.bylaw", "base.bylaw"]
    assert Path(reading.bylaw.matters[0].span.path).name == "base.bylaw"


def test_an_amendment_replaces_what_it_names_and_keeps_the_rest(project: Path) -> None:
    reading = read(project, "修改 事项 用款\n  通知 20日\n修改 定义 限额 200元\n")
    assert not reading.diagnostics
    assert reading.bylaw is not None
    matter = reading.bylaw.matters[0]
    assert matter.notice == Duration(20, Unit.DAY)
    assert matter.turnout is not None
    assert len(matter.basis) == 1
    assert Path(matter.field_spans["notice"].path).name == "a.bylaw"
    assert Path(matter.field_spans["turnout"].path).name == "base.bylaw"
    assert set(reading.bylaw.amended) == {"用款", "限额"}
    assert reading.bylaw.definitions[0].value.fen == 20000  # type: ignore[union-attr]


def test_prose_is_amended_by_its_title(project: Path) -> None:
    reading = read(project, '修改 条 "会议形式"\n  "会议也可以书面进行。"\n')
    assert not reading.diagnostics
    assert reading.bylaw is not None
    prose = reading.bylaw.articles[0].statements[0]
    assert [str(one.words) for one in prose.paragraphs] == ["会议也可以书面进行。"]  # type: ignore[union-attr]
    assert len(prose.basis) == 1  # type: ignore[union-attr]


def test_what_is_left_out_is_remembered(project: Path) -> None:
    reading = read(project, '删去 保洁\n删去 条 "会议形式"\n')
    assert not reading.diagnostics
    assert reading.bylaw is not None
    assert [one.title for one in reading.bylaw.omitted] == ["保洁", "会议形式"]
    assert not reading.bylaw.norms


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("修改 事项 用钱\n  通知 20日\n", "BK143"),
        ("删去 保结\n", "BK143"),
        ("修改 义务 用款\n  主体 物业\n", "BK143"),
        ("修改 事项 用款\n  通知 20日\n修改 事项 用款\n  通知 30日\n", "BK145"),
        ("修改 事项 用款\n  通知 20日\n删去 用款\n", "BK145"),
        ("事项 自己\n  归属 业主大会\n修改 事项 自己\n  通知 1日\n", "BK144"),
        ("事项 用款\n  归属 业主大会\n", "BK102"),
        ('引用 "../shared/base.bylaw"\n', "BK142"),
        ('引用 "../shared/none.bylaw"\n', "BK140"),
        ('引用 "../../outside.bylaw"\n', "BK140"),
        ('引用 "/etc/hostname"\n', "BK140"),
        ('引用 "../shared"\n', "BK140"),
        ('引用 "a.bylaw"\n', "BK141"),
    ],
)
def test_changes_that_cannot_be(project: Path, text: str, code: str) -> None:
    reading = read(project, text)
    assert codes(reading) == [code]
    assert reading.diagnostics[0].hint("zh")


def test_a_name_that_is_nearly_right(project: Path) -> None:
    assert read(project, "删去 保结\n").diagnostics[0].hint("zh") == "是不是 `保洁`？"


def test_a_circle_of_bases(project: Path) -> None:
    (project / "shared" / "base.bylaw").write_text('引用 "../own/a.bylaw"\n', "utf-8")
    reading = read(project, "")
    assert codes(reading) == ["BK141"]
    assert "a.bylaw → base.bylaw → a.bylaw" in reading.diagnostics[0].message("en")


def test_a_link_does_not_lead_out_of_the_project(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.bylaw"
    outside.write_text(BASE, "utf-8")
    (project / "shared" / "link.bylaw").symlink_to(outside)
    assert codes(read(project, '引用 "../shared/link.bylaw"\n')) == ["BK140"]


def test_slips_in_a_base_are_reported_there(project: Path) -> None:
    (project / "shared" / "base.bylaw").write_text(BASE.replace("15日", "15"), "utf-8")
    reading = read(project, "修改 事项 用款\n  公示 7\n")
    assert codes(reading) == ["BK013", "BK013"]
    paths = [Path(str(one.span.path)).name for one in reading.diagnostics]  # type: ignore[union-attr]
    assert paths == ["a.bylaw", "base.bylaw"]


def test_not_utf8_and_standard_input(project: Path) -> None:
    (project / "shared" / "base.bylaw").write_bytes("规约".encode("gb18030"))
    assert codes(read(project, "")) == ["BK140"]
    assert codes(read_text(HEAD)) == ["BK140"]
