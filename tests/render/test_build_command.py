"""``bylawkit build``: every document or none, safe names, clear refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from rendering import EXAMPLES, HEAD, ROOT

from bylawkit.cli import main

OLD = ROOT / "examples" / "old"
TEXT = f"""{HEAD}
事项 动用维修资金 "使用住宅专项维修资金"
  归属  业主大会
  类别  维修资金使用
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
"""


class Run(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def build(capsys: pytest.CaptureFixture[str], tmp_path: Path):  # type: ignore[no-untyped-def]
    """Run ``build`` into ``out``."""

    def building(*words: object) -> Run:
        capsys.readouterr()
        status = main(["build", "--out", str(tmp_path / "out"), *map(str, words)])
        return Run(status, *capsys.readouterr())

    return building


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "甲.bylaw"
    path.write_text(TEXT, encoding="utf-8")
    return path


def made(tmp_path: Path) -> list[str]:
    folder = tmp_path / "out"
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


def test_all_kinds_that_the_source_supports(build, source: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    told = build(source)
    assert told.status == 0
    papers = ("表决票", "通知", "公示", "委托书", "送达登记表", "计票表", "会议记录")
    of_the_vote = [f"甲小区_{one}_使用住宅专项维修资金" for one in papers]
    names = ("甲小区管理规约", *of_the_vote, "甲小区_业主大会议事规则", "甲小区_审查报告")
    files = [f"{one}.docx" for one in names]
    assert made(tmp_path) == sorted(files)
    assert told.out.splitlines() == [str(tmp_path / "out" / one) for one in files]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_are_built(build, path: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert build(path, "--kind", "bylaws", "--to", "docx", "--to", "md", "--to", "html").status == 0
    names = made(tmp_path)
    assert [Path(one).suffix for one in names] == [".docx", ".html", ".md"]


def test_both_languages(build, source: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert build(source, "--kind", "bylaws", "--lang", "both").status == 0
    assert made(tmp_path) == ["甲小区管理规约_en.docx", "甲小区管理规约_zh.docx"]


def test_two_bylaws_of_one_title_do_not_overwrite_each_other(  # type: ignore[no-untyped-def]
    build, source: Path, tmp_path: Path
) -> None:
    other = tmp_path / "乙.bylaw"
    other.write_text(TEXT, encoding="utf-8")
    assert build(source, other, "--kind", "bylaws").status == 0
    assert made(tmp_path) == ["甲小区管理规约.docx", "甲小区管理规约_2.docx"]


def test_a_title_cannot_leave_the_folder(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "x.bylaw"
    path.write_text('规约 "../../../逃逸"\n  类型 商品房\n', encoding="utf-8")
    assert build(path).status == 0
    assert made(tmp_path) == ["逃逸.docx", "逃逸_审查报告.docx"]


def test_ballots_for_the_units_of_a_register(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    told = build(OLD, "--kind", "ballot", "--register", OLD / "register.csv", "--to", "md")
    assert told.status == 0
    assert "BK804" in told.err
    pages = (tmp_path / "out" / "槐柏里小区_表决票_使用住宅专项维修资金.md").read_text("utf-8")
    assert pages.count("# 业主大会表决票") == 418
    assert "自行车库" not in pages
    blank = (tmp_path / "out" / "槐柏里小区_表决票_单元加装电梯.md").read_text("utf-8")
    assert blank.count("# 业主大会表决票") == 1


def test_ballots_for_one_stairwell(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    words = ("--kind", "ballot", "--register", OLD / "register.csv", "--to", "md")
    assert build(OLD, *words, "--scope", "1幢1单元").status == 0
    pages = (tmp_path / "out" / "槐柏里小区_表决票_单元加装电梯.md").read_text("utf-8")
    assert pages.count("# 业主大会表决票") == pages.count("| 1幢1单元") > 3


def test_names_of_units_cannot_leave_the_folder(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    register = tmp_path / "register.csv"
    long = "甲" * 2000
    register.write_text(
        "房号,用途,面积,业主\n../../a,住宅,80,业主0001\n/etc/b,住宅,80,\U00020000\n"
        f"{long},住宅,80,业主\x07\n",
        encoding="utf-8",
    )
    source = tmp_path / "long.bylaw"
    source.write_text(
        f'规约 "甲小区管理规约"\n  类型  商品房\n\n条 "{long}"\n  "内容。"\n\n事项 甲 "{long}"\n'
        "  归属  业主大会\n  参与  面积过半数 且 人数过半数\n  同意  参与面积过半数 且 参与人数过半数\n",
        encoding="utf-8",
    )
    before = set(tmp_path.iterdir())
    status, out, _ = build(
        source, "--register", register, "--on", "2026-05-06", "--to", "docx", "--to", "xlsx"
    )
    assert status == 0
    made = [Path(one) for one in out.split("\n") if one]
    assert {one.parent for one in made} == {tmp_path / "out"}
    assert all(len(one.name.encode()) < 255 for one in made)
    assert set(tmp_path.iterdir()) - before == {tmp_path / "out"}


def test_a_result_from_a_tally(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    told = build(OLD, "--kind", "result", "--tally", OLD / "tally.json")
    assert told.status == 0
    (name,) = made(tmp_path)
    document = docx.Document(str(tmp_path / "out" / name))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    tally = json.loads((OLD / "tally.json").read_text("utf-8"))
    for measure in ("area", "heads"):
        for figure in tally[measure].values():
            assert str(figure) in cells
    text = "\n".join(one.text for one in document.paragraphs)
    assert "表决通过" in text


def test_a_result_that_cannot_be_told(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    tally = tmp_path / "t.json"
    tally.write_text('{"matter": "动用维修资金", "heads": {"total": 406, "for": 300}}', "utf-8")
    assert build(OLD, "--kind", "result", "--tally", tally, "--to", "md").status == 0
    (name,) = made(tmp_path)
    text = (tmp_path / "out" / name).read_text("utf-8")
    assert "无法判定表决是否通过" in text
    assert "2026年" not in text


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--kind", "result"), "BK801"),
        (("--kind", "fees"), "BK800"),
        (("--kind", "nothing"), "BK903"),
        (("--tally", "{missing}"), "BK9"),
        (("--register", "{missing}"), "BK9"),
        (("--tally", "{list}"), "BK805"),
        (("--tally", "{other}"), "BK700"),
        (("--tally", "{broken}"), "BK703"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(  # type: ignore[no-untyped-def]
    build, source: Path, tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    files = {
        "list": "[]",
        "other": '{"matter": "别的"}',
        "broken": "{",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    places = {name: str(tmp_path / name) for name in (*files, "missing")}
    told = build(source, *(word.format(**places) for word in words))
    assert told.status == 2
    assert code in told.err
    assert made(tmp_path) == []


def test_a_bylaw_with_mistakes_is_not_built(build, source: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    wrong = tmp_path / "wrong.bylaw"
    wrong.write_text(f"{HEAD}\n义务 甲\n  主体 屋主\n  应当 清扫\n", encoding="utf-8")
    told = build(source, wrong)
    assert told.status == 1
    assert made(tmp_path) == []


def test_a_register_goes_with_one_bylaw(build, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    told = build(*EXAMPLES, "--register", OLD / "register.csv")
    assert told.status == 2
    assert "BK802" in told.err
    assert made(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_a_diagnostic(build, source: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    told = build(source)
    assert told.status == 2
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize("word", ["all", "全部"])
def test_all_kinds_may_be_asked_for_by_name(word: str, tmp_path: Path) -> None:
    starter = next((Path(__file__).parents[2] / "examples" / "published").glob("v1.bylaw"))
    for folder, more in (("a", []), ("b", ["--kind", word, "--kind", "notice"])):
        command = ["build", str(starter), "--to", "md", "--out", str(tmp_path / folder), *more]
        assert main(command) == 0
    names = [sorted(one.name for one in (tmp_path / each).rglob("*.md")) for each in "ab"]
    assert names[0] == names[1] != []
