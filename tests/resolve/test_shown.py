"""The resolved text of a bylaw: everything in order, each origin told, the same meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from bylawkit.model.bylaw import Bylaw
from bylawkit.model.origin import origins
from bylawkit.pipeline import read_path, read_text, resolved_text
from bylawkit.record import replace
from bylawkit.source import Source
from bylawkit.syntax.printer import format_text

EXAMPLES = Path(__file__).parents[2] / "examples"
COMPOUNDS = sorted(path for path in EXAMPLES.glob("*/*.bylaw") if path.parent.name != "published")
BASE = """# 范本的说明
规约 "示范文本"
  类型 老旧小区

# 会议的形式
条 "会议形式"
  "会议可以当面讨论。"
  依据 民法典 278

事项 用款 "使用维修资金"
  归属 业主大会
  参与 面积三分之二以上  # 全体
  通知 15日
  说明 一
  说明 二

义务 保洁
  主体 物业
  应当 清扫

定义 限额 100元
定义 年限 3年
"""
OWN = """# 本小区
规约 "槐柏里"
  类型 老旧小区

# 用市里的范本
引用 "../shared/base.bylaw"

# 通知得早
修改 事项 用款 "动用维修资金"
  通知 20日  # 老人多
  说明 三
  公示 7日
修改 条 "会议形式"
  "会议也可以书面进行。"
  项 "一"

# 没有物业
删去 保洁
修改 定义 限额 200元
条 "补充"
  "一"
# 完
"""
RESOLVED = """# 本小区
规约 "槐柏里"
  类型    老旧小区

# 用市里的范本

# 会议的形式
# 来自 shared/base.bylaw:6
# 修改于 own/a.bylaw:13
条 "会议形式"
  "会议也可以书面进行。"  # 原为 "会议可以当面讨论。"
  项      "一"
  依据    民法典 278

# 通知得早
# 来自 shared/base.bylaw:10
# 修改于 own/a.bylaw:9
事项 用款 "动用维修资金"  # 原为 "使用维修资金"
  归属    业主大会
  参与    面积三分之二以上  # 全体
  通知    20日  # 老人多 # 原为 15日
  说明    三  # 原为 一；二
  公示    7日  # 新增

# 删去：义务 保洁（shared/base.bylaw:17，见 own/a.bylaw:18）
# 没有物业

# 来自 shared/base.bylaw:21
# 修改于 own/a.bylaw:19
定义 限额 200元  # 原为 100元

# 来自 shared/base.bylaw:22
定义 年限 3年

条 "补充"
  "一"
# 完
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in (".git", "shared", "own"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(base: str, own: str) -> tuple[Bylaw, Source]:
    Path("shared/base.bylaw").write_text(base, "utf-8")
    Path("own/a.bylaw").write_text(own, "utf-8")
    reading = read_path("own/a.bylaw")
    assert not reading.diagnostics, [one.message("en") for one in reading.diagnostics]
    assert reading.bylaw is not None
    return reading.bylaw, reading.source


def read(text: str) -> Bylaw:
    reading = read_text(text)
    assert reading.ok, [f"{one.span} {one.message('en')}" for one in reading.diagnostics]
    assert reading.bylaw is not None
    return reading.bylaw


@pytest.mark.usefixtures("project")
def test_every_statement_tells_where_it_is_from_and_what_was_changed() -> None:
    bylaw, source = written(BASE, OWN)
    text = resolved_text(source)
    assert text == RESOLVED
    assert read(text) == bylaw


@pytest.mark.usefixtures("project")
def test_in_english_the_comments_are_english_too() -> None:
    bylaw, source = written(BASE, OWN)
    text = resolved_text(source, "en")
    assert "  notice        20 days  # 老人多 # was 15 days\n" in text
    assert "# left out: duty 保洁 (shared/base.bylaw:17, see own/a.bylaw:18)\n" in text
    assert "# changed at own/a.bylaw:9\nmatter 用款" in text
    assert "  publish       7 days  # added\n" in text
    assert read(text) == replace(bylaw, lang="en")


@pytest.mark.usefixtures("project")
def test_a_text_that_uses_no_other_is_printed_as_it_is() -> None:
    _, source = written(BASE, BASE)
    assert resolved_text(source) == format_text(source)[0]


def amended(text: str) -> str:
    """A bylaw that changes every statement of a base, each to what it says already."""
    statements = ("\n" + text).split("\n\n")
    may = ("条 ", "定义 ", "主体 ", "组织 ", "事项 ", "义务 ", "权利 ", "禁止 ", "服务 ", "费用 ")
    may += ("资金 ", "程序 ", "安全 ", "培训 ", "档案 ", "授权 ", "急修 ", "分摊 ", "租约 ")
    lines = [line for one in statements for line in one.split("\n") if not line.startswith("#")]
    kept, on = [], False
    for line in lines:
        if line and not line.startswith(" "):
            on = line.startswith(may)
        kept += [("修改 " if not line.startswith(" ") else "") + line] if on and line else []
    return (
        '规约 "自己的"\n  类型 老旧小区\n\n引用 "../shared/base.bylaw"\n' + "\n".join(kept) + "\n"
    )


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("path", COMPOUNDS, ids=lambda path: path.parent.name)
def test_the_resolved_text_means_the_same_and_is_tidy(path: Path) -> None:
    text, reason = format_text(Source("-", path.read_text("utf-8")), "zh")
    assert text is not None, reason
    bylaw, source = written(text, amended(text))
    assert len(bylaw.amended) > 60
    resolved = resolved_text(source)
    assert read(resolved) == bylaw
    assert resolved.count("# 修改于 own/a.bylaw:") == len(bylaw.amended)
    assert format_text(Source("-", resolved))[0] == resolved


@pytest.mark.usefixtures("project")
def test_bases_of_bases() -> None:
    Path("shared/city.bylaw").write_text(BASE, "utf-8")
    district = '引用 "city.bylaw"\n修改 事项 用款\n  通知 18日\n删去 保洁\n'
    own = (
        '规约 "甲"\n  类型 老旧小区\n引用 "../shared/base.bylaw"\n修改 事项 用款\n  通知 20日\n'
        "  委托 最多2户\n"
    )
    bylaw, source = written(district, own)
    text = resolved_text(source)
    assert read(text) == bylaw
    head = "# 来自 shared/city.bylaw:10\n# 修改于 shared/base.bylaw:2\n# 修改于 own/a.bylaw:4\n"
    assert head + "事项 用款" in text
    assert "  通知    20日  # 原为 18日\n" in text
    assert "（shared/city.bylaw:17，见 shared/base.bylaw:4）" in text


@pytest.mark.usefixtures("project")
def test_the_origin_of_every_article() -> None:
    bylaw, _ = written(BASE, OWN)
    told = [
        (one.article.title, one.from_base, str(one.places[0]), [str(span) for span in one.changed])
        for one in origins(bylaw)
    ]
    assert told == [
        ("会议形式", True, "shared/base.bylaw:6:1", ["own/a.bylaw:13:4"]),
        ("动用维修资金", True, "shared/base.bylaw:10:1", ["own/a.bylaw:9:4"]),
        ("用语", True, "shared/base.bylaw:21:1", ["own/a.bylaw:19:4"]),
        ("补充", False, "own/a.bylaw:20:1", []),
    ]


@pytest.mark.usefixtures("project")
def test_an_item_alone_does_not_change_an_article() -> None:
    Path("shared/base.bylaw").write_text(BASE, "utf-8")
    text = (
        '规约 "甲"\n  类型 老旧小区\n引用 "../shared/base.bylaw"\n修改 条 "会议形式"\n  项 "一"\n'
    )
    Path("own/a.bylaw").write_text(text, "utf-8")
    (found,) = read_path("own/a.bylaw").diagnostics
    assert str(found.span) == "own/a.bylaw:5:3"
