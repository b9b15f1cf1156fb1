"""A certificate as a document: both languages, every form, and what is asked for by half."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from enforcing import example

from bylawkit.cli import main
from bylawkit.enforce.agreement import certificate
from bylawkit.enforce.certificate import MOST, document

ASKED = ["agree", "examples/old", "--cases", "20"]


@pytest.fixture(scope="module")
def found() -> Any:
    return certificate(example("old"), 20, 1)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "zh",
            ("导出规则一致性证明", "随机数种子是 1", "错误的输入", "没有安装", "没有走到的"),
        ),
        ("en", ("Certificate of exported policies", "from the seed 1", "What was not run")),
    ],
)
def test_a_page_tells_what_was_run_and_what_was_not(
    found: Any, lang: str, words: tuple[str, ...]
) -> None:
    lacking = {"engine": "other", "target": "rego", "subject": "votes", "run": False}
    trials = [*found["trials"], {**lacking, "reason": "not installed"}]
    name, data = document(example("old"), {**found, "trials": trials}, lang, "md")
    text = data.decode()
    assert name.startswith("槐柏里小区_")
    for one in (*words, "regorus", "rego/votes.rego", found["source"]["sha256"]):
        assert one in text, one


def test_reasons_are_told_in_the_language_of_the_page(found: Any) -> None:
    rows = [{**found["trials"][0], "run": False, "reason": one} for one in ("not installed",)]
    rows += [{"target": "rego", "subject": "fees", "run": False, "reason": "the bylaw has no fees"}]
    text = document(example("old"), {**found, "trials": rows}, "zh", "md")[1].decode()
    assert "没有安装" in text
    assert "规约里没有费用" in text
    assert "not installed" not in text


def test_a_disagreement_is_printed_with_both_answers(found: Any) -> None:
    shown = {"input": {"matter": "甲"}, "ours": "carried", "theirs": None}
    wrong = {**found["trials"][0], "disagreements": 1, "shown": [shown]}
    text = document(example("old"), {**found, "trials": [wrong]}, "en", "md")[1].decode()
    assert '{"matter": "甲"}. We say "carried"; the engine says null' in text.replace("\\", "")


def test_a_long_list_of_what_was_not_come_by_is_cut_and_says_so(found: Any) -> None:
    every = [name for one in found["trials"] if one["run"] for name in one["branches"]["never"]]
    lines = [one["lines"]["own"] for one in found["policies"] if one["lines"]]
    every += [name for one in lines for name in one["never"]]
    assert len(set(every)) > MOST
    text = document(example("old"), found, "zh", "md")[1].decode()
    assert f"另有 {len(set(every)) - MOST} 处" in text


def test_the_command_writes_word_and_the_same_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("a", "b"):
        assert main([*ASKED, "--to", "docx", "--to", "html", "--out", str(tmp_path / folder)]) == 0
    told = capsys.readouterr().out
    assert "槐柏里小区_一致性证明.docx" in told
    first, second = (sorted((tmp_path / one).iterdir()) for one in ("a", "b"))
    assert [one.suffix for one in first] == [".docx", ".html"]
    assert [one.read_bytes() for one in first] == [one.read_bytes() for one in second]


@pytest.mark.parametrize("given", [["--to", "docx"], ["--out", "there"]])
def test_documents_need_form_and_folder(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ASKED, *given]) == 2
    assert "BK855" in capsys.readouterr().err


@pytest.mark.parametrize("given", [["--cases", "0"], ["--cases", "-3"], ["--seed", "x"]])
def test_numbers_that_are_none_are_told_with_their_cure(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "en", "agree", "examples/old", *given]) == 2
    assert "write a whole number from 1" in capsys.readouterr().err
