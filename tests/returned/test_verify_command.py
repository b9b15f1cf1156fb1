"""``bylawkit verify`` on the command line: words, exit codes, and files that must be refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from editing import BODY, TEXT, edited, issued, parts_of, without_record, zipped

from bylawkit.cli import main

Runs = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runs:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def running(*words: object) -> tuple[int, str, str]:
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return status, out, err

    return running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.bylaw").write_text(TEXT, encoding="utf-8")
    (tmp_path / "same.docx").write_bytes(issued())
    (tmp_path / "back.docx").write_bytes(edited(issued(), {"提前15日": "提前10日"}))
    return tmp_path


def test_what_did_not_change_is_fine(run: Runs, folder: Path) -> None:
    status, out, err = run("verify", folder / "same.docx", folder / "a.bylaw")
    assert (status, err) == (0, "")
    assert out.endswith("28 段没有改动，0 段改变规则\n结论：规则没有改变。\n")
    status, out, err = run("verify", folder / "same.docx", "--lang", "en")
    assert (status, err) == (0, "")
    assert "compare with the source to be sure" in out


def test_a_changed_rule_is_1(run: Runs, folder: Path) -> None:
    status, out, _ = run("verify", folder / "back.docx", folder)
    assert status == 1
    assert "第三条 修订管理规约\n  改变规则\n    通知：15日 → 10日（缩短）\n" in out
    assert out.endswith("结论：规则改变了。\n")
    status, out, _ = run("verify", folder / "back.docx", "--format", "json")
    assert status == 1
    told = json.loads(out)
    assert told["rules_changed"]
    assert told["counts"]["rule"] == 1
    changed = [one for one in told["paragraphs"] if one["fate"] == "rule"]
    assert changed[0]["replaced"] == [{"from": "15日", "to": "10日"}]


def test_another_version_warns_and_with_strict_is_1(run: Runs, folder: Path) -> None:
    (folder / "a.bylaw").write_text(TEXT.replace("规模  600户", "规模 600户"), encoding="utf-8")
    status, _, err = run("verify", folder / "same.docx", folder / "a.bylaw")
    assert status == 0
    assert "BK868" in err
    assert "不是签发" in err


def test_without_record_and_source_there_is_nothing_to_compare(run: Runs, folder: Path) -> None:
    (folder / "bare.docx").write_bytes(without_record(issued()))
    status, out, err = run("verify", folder / "bare.docx")
    assert (status, out) == (2, "")
    assert "BK865" in err
    assert run("verify", folder / "bare.docx", folder / "a.bylaw")[0] == 0


def _with(**parts: bytes) -> bytes:
    return zipped({**parts_of(issued()), **parts})


ENTITY = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
DEEP = b"<w:sdt>" * 5000 + b"</w:sdt>" * 5000
REFUSED = {
    "text": (b"no zip at all", "BK860"),
    "empty": (b"", "BK860"),
    "cut": (issued()[:2000], "BK860"),
    "old doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "BK861"),
    "macros": (_with(**{"word/vbaProject.bin": b"x"}), "BK862"),
    "bomb": (_with(**{BODY: b" " * (70 * 1024 * 1024)}), "BK863"),
    "entity": (_with(**{BODY: ENTITY}), "BK864"),
    "entity in the record": (_with(**{"customXml/item1.xml": ENTITY}), "BK864"),
    "escape": (_with(**{"../out.xml": b"x"}), "BK864"),
    "no XML": (_with(**{BODY: b"<w:document"}), "BK860"),
    "no body": (_with(**{BODY: b"<w/>"}), "BK860"),
    "deep": (edited(issued(), {"<w:body>": "<w:body>" + DEEP.decode()}), "BK860"),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_read_is_refused(run: Runs, folder: Path, name: str, lang: str) -> None:
    data, code = REFUSED[name]
    (folder / "x.docx").write_bytes(data)
    status, out, err = run("verify", folder / "x.docx", folder / "a.bylaw", "--lang", lang)
    assert (status, out) == (2, "")
    assert code in err
    assert "x.docx" in err
    assert ("提示：" if lang == "zh" else "hint: ") in err


def test_a_wrong_path_is_2(run: Runs, folder: Path) -> None:
    assert run("verify", folder / "none.docx", folder)[0] == 2
    assert run("verify", folder / "same.docx", folder / "none.bylaw")[0] == 2
    (folder / "b.bylaw").write_text("规约\n", encoding="utf-8")
    assert run("verify", folder / "same.docx", folder / "b.bylaw")[0] == 2
    assert run("verify")[0] == 2
