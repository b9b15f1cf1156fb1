"""Settings of a project: they hold where they should, and every slip in them is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bylawkit.api.settings import settings
from bylawkit.diagnostics import Severity

Run = Callable[..., Any]
TEXT = """规约 "甲里规约"
  类型    老旧小区
  辖区    中国 自 2026-01-01
  版本    "第一版"

事项 选举 "选举业主委员会"
  归属      业主大会
  类别      选举业委会
  参与      面积三分之二以上 且 人数三分之二以上
  同意      参与面积过半数 且 参与人数过半数
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a bylaw that has notes BK209 and BK502, and nothing worse."""
    (tmp_path / "甲.bylaw").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str, name: str = ".bylawkit.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_without_settings_nothing_is_asked_for(project: Path) -> None:
    found, problems = settings(str(project))
    assert (found.law, found.strict, found.mark, problems) == (None, False, "", ())


def test_severities_and_what_is_left_out_with_a_reason(run: Run, project: Path) -> None:
    before = run("--lang", "zh", "check", ".")
    assert (before.status, "BK209" in before.err, "BK502" in before.err) == (0, True, True)
    write(project, '[severity]\nBK209 = "error"\n[disabled]\nBK502 = "情景写在别处"\n')
    after = run("--lang", "zh", "check", ".")
    assert (after.status, "错误 BK209" in after.err, "BK502" in after.err) == (1, True, False)
    assert "BK502" in after.out


def test_they_hold_with_the_cache_as_without(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BYLAWKIT_NO_CACHE")
    for text, status in (("", 0), ('[severity]\nBK209 = "error"\n', 1), ("", 0)):
        write(project, text)
        assert [run("check", ".").status for _ in range(2)] == [status, status]


def test_the_law_the_day_and_strictness(run: Run, project: Path) -> None:
    write(
        project,
        'law = "中国/北京"\non = 2026-02-01\nstrict = true\n[severity]\nBK209 = "warning"\n',
    )
    found, problems = settings(str(project))
    assert problems == ()
    assert (found.law, found.on, found.strict) == ("中国/北京", date(2026, 2, 1), True)
    assert found.severity == {"BK209": Severity.WARNING}
    assert run("check", ".").status == 1
    assert run("check", ".", "--law", "中国").status == 1


def test_the_nearest_file_counts_and_pyproject_will_do(project: Path) -> None:
    write(project, '[tool.bylawkit]\nlaw = "中国"\n', "pyproject.toml")
    inner = project / "里"
    inner.mkdir()
    assert settings(str(inner))[0].law == "中国"
    write(inner, 'law = "中国/上海"\n')
    assert settings(str(inner))[0].law == "中国/上海"
    assert settings(str(project))[0].law == "中国"


SLIPS = {
    'lwa = "中国"\n': ("lwa", "law"),
    "strict = 1\n": ("strict", "true"),
    'law = "月球"\n': ("law", "中国/北京"),
    'on = "2026-13-01"\n': ("on", "2026-01-01"),
    '[severity]\nBK209 = "fatal"\n': ("severity.BK209", "warning"),
    '[severity]\nBK000 = "error"\n': ("severity.BK000", "explain"),
    '[disabled]\nBK209 = ""\n': ("disabled.BK209", "理由"),
    '[disabled]\nBK910 = "不想看"\n': ("disabled.BK910", "总要报告"),
    "disabled = 3\n": ("disabled", "[disabled]"),
    "law = \n": (".bylawkit.toml", "TOML"),
    "\x00": (".bylawkit.toml", "TOML"),
}


@pytest.mark.parametrize("text", SLIPS)
def test_every_slip_says_what_and_how_to_mend_it(run: Run, project: Path, text: str) -> None:
    write(project, text)
    told = run("--lang", "zh", "check", ".")
    assert told.status == 2
    assert all(word in told.err for word in SLIPS[text]), told.err
    assert "Traceback" not in told.err
