"""``bylawkit diff``, on files and on revisions of git."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Runs = Callable[..., Any]

OLD = """规约 "试验小区管理规约"
  类型  商品房
  辖区  中国 自 2026-01-01

引用 "base.bylaw"

事项 选聘 "选聘物业服务人"
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日
"""
NEW = OLD.replace("通知  15日", "通知  20日").replace(
    "同意  参与面积过半数 且", "同意  全体面积过半数 且"
)
BASE = '规约 "范本"\n\n条 "保存"\n  "正本由业主委员会保存。"\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose first commit holds the old version, and whose folder holds the new one."""
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "project" / "rules"
    folder.mkdir(parents=True)
    (folder / "a.bylaw").write_text(OLD, encoding="utf-8")
    (folder / "base.bylaw").write_text(BASE, encoding="utf-8")
    _git(folder, "init", "-q")
    _git(folder, "add", ".")
    _git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "first")
    (folder / "a.bylaw").write_text(NEW, encoding="utf-8")
    (folder / "base.bylaw").write_text(BASE.replace("正本", "原件"), encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", folder, *words], capture_output=True, check=True)
    return done.stdout.decode()


def test_a_revision_with_the_text_that_it_uses(run: Runs, project: Path) -> None:
    found = run("diff", "HEAD:a.bylaw", "a.bylaw", "--lang", "zh")
    assert (found.status, found.err) == (0, "")
    assert "第二条 选聘物业服务人：更严" in found.out
    assert "通知：15日 → 20日（延长）" in found.out
    assert "原来通过，现在不通过" in found.out
    assert "正本由业主委员会保存。 → 原件由业主委员会保存。" in found.out
    assert Path.cwd() == project


def test_json_and_markdown(run: Runs, project: Path) -> None:
    found = json.loads(run("diff", "HEAD:a.bylaw", "a.bylaw", "--format", "json").out)
    assert not found["same_meaning"]
    matter = next(one for one in found["changes"] if one["kind"] == "matter")
    assert (matter["direction"], len(matter["witnesses"])) == ("stricter", 1)
    assert {one["field"]: one["direction"] for one in matter["differences"]}["notice"] == "longer"
    markdown = run("diff", "HEAD:a.bylaw", "a.bylaw", "--format", "md", "--lang", "zh").out
    assert markdown.startswith("### 规则改变\n\n- **第二条 选聘物业服务人：更严**\n")


def test_check_says_whether_the_meaning_changed(run: Runs, project: Path) -> None:
    assert run("diff", "HEAD:a.bylaw", "a.bylaw", "--check").status == 1
    assert run("diff", "a.bylaw", "a.bylaw", "--check").status == 0
    (project / "b.bylaw").write_text(NEW.replace('"选聘物业服务人"', '"选物业"'), encoding="utf-8")
    assert run("diff", "a.bylaw", "b.bylaw", "--check").status == 0


def test_git_calls_it(project: Path) -> None:
    (project / ".gitattributes").write_text("*.bylaw diff=bylaw\n", encoding="utf-8")
    command = f"'{sys.executable}' -m bylawkit diff --lang zh --external"
    shown = _git(project, "-c", f"diff.bylaw.command={command}", "diff", "--ext-diff", "a.bylaw")
    assert "选聘物业服务人：更严" in shown


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("a.bylaw",), "BK946"),
        (("a.bylaw", "a.bylaw", "a.bylaw"), "BK946"),
        (("nope:a.bylaw", "a.bylaw"), "BK948"),
        (("HEAD:b.bylaw", "a.bylaw"), "BK949"),
        (("HEAD:../../x.bylaw", "a.bylaw"), "BK949"),
        (("--output=x:a.bylaw", "a.bylaw"), "BK9"),
        (("b.bylaw", "a.bylaw"), "BK9"),
        ((".", "a.bylaw"), "BK723"),
    ],
)
def test_what_cannot_be_compared(
    run: Runs, project: Path, words: tuple[str, ...], code: str
) -> None:
    found = run("diff", *words)
    assert (found.status, found.out) == (2, "")
    assert code in found.err


def test_outside_of_git(run: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.bylaw").write_text(OLD.replace('引用 "base.bylaw"\n', ""), encoding="utf-8")
    found = run("diff", "HEAD:a.bylaw", "a.bylaw")
    assert (found.status, "BK947" in found.err) == (2, True)


def test_a_version_with_mistakes(run: Runs, project: Path) -> None:
    (project / "b.bylaw").write_text(NEW.replace("面积三分之二", "面积三分之五"), encoding="utf-8")
    found = run("diff", "a.bylaw", "b.bylaw")
    assert (found.status, found.out) == (2, "")  # 1 would say that the meaning changed
    assert "b.bylaw:" in found.err


def test_two_languages_of_one_bylaw(run: Runs, project: Path) -> None:
    english = run("fmt", "a.bylaw", "--lang", "en")
    assert english.status == 0
    found = run("diff", "HEAD:a.bylaw", "a.bylaw", "--lang", "en")
    assert "selected" not in found.err
    assert "notice" in found.out


def test_what_does_not_look_like_two_versions_is_said(run: Runs, project: Path) -> None:
    other = OLD.replace("商品房", "老旧小区")
    (project / "b.bylaw").write_text(other, encoding="utf-8")
    found = run("diff", "a.bylaw", "b.bylaw")
    assert found.status == 0
    assert "BK985" in found.err
    english = 'bylaw "X"\n  kind commercial\n\nmatter hire "Hiring"\n  decided-by owners-assembly\n'
    (project / "c.bylaw").write_text(english, encoding="utf-8")
    found = run("diff", "a.bylaw", "c.bylaw")
    assert "BK986" in found.err
    assert "BK985" not in found.err


def test_documents_of_an_amendment(run: Runs, project: Path) -> None:
    found = run("diff", "HEAD:a.bylaw", "a.bylaw", "--to", "docx", "--to", "md", "--out", "out")
    assert (found.status, found.err) == (0, "")
    made = sorted(one.name for one in (project / "out").iterdir())
    assert made == sorted(Path(one).name for one in found.out.splitlines())
    assert made == [
        "试验小区_修订对照表.docx",
        "试验小区_修订对照表.md",
        "试验小区_修订标记稿.docx",
    ]
    text = (project / "out" / "试验小区_修订对照表.md").read_text("utf-8")
    assert "正本由业主委员会保存。 | 第一条" in text


def test_documents_of_an_amendment_in_the_look_of_the_office(run: Runs, project: Path) -> None:
    office = docx.Document()
    office.sections[0].header.paragraphs[0].text = "甲小区业主委员会"
    office.save(str(project / "office.docx"))
    words = ("diff", "HEAD:a.bylaw", "a.bylaw", "--to", "docx", "--out", "out", "--reference")
    (project / "none.docx").write_bytes(b"none")
    refused = run(*words, "none.docx")
    assert (refused.status, refused.out) == (2, "")
    assert "none.docx" in refused.err
    assert not (project / "out").exists()
    assert run(*words, "office.docx").status == 0
    for one in (project / "out").iterdir():
        made = docx.Document(str(one))
        assert made.sections[-1].header.paragraphs[0].text == "甲小区业主委员会"
        assert made.sections[-1].page_width == office.sections[0].page_width


@pytest.mark.parametrize(
    "words", [("--to", "docx"), ("--out", "out"), ("--reference", "office.docx")]
)
def test_documents_need_a_format_and_a_folder(
    run: Runs, project: Path, words: tuple[str, ...]
) -> None:
    found = run("diff", "HEAD:a.bylaw", "a.bylaw", *words)
    assert (found.status, found.out, "BK855" in found.err) == (2, "", True)
    assert not (project / "out").exists()
