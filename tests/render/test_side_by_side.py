"""Chinese and English side by side: each article's two texts in one row, numbered on both sides."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import docx
import pytest
from rendering import ROOT, bylaw_of, example, lines

from bylawkit.cli import main
from bylawkit.model.bylaw import Bylaw
from bylawkit.render.ballot import Voter, ballot
from bylawkit.render.bylaws import bylaws
from bylawkit.render.catalogue import Given, documents, written
from bylawkit.render.side_by_side import KINDS, side_by_side
from bylawkit.render.view import Code, Heading, PageBreak, Paragraph, Rank, Table, View, plain

EN = ROOT / "examples" / "commercial-en"


def articles(view: View) -> list[list[str]]:
    """The lines of each article: its number and title, its paragraphs."""
    found: list[list[str]] = []
    for one in view.blocks:
        if isinstance(one, Heading) and one.rank is Rank.ARTICLE:
            found.append([f"{one.label} {plain(one.title)}"])
        elif isinstance(one, Heading):
            continue
        elif isinstance(one, Paragraph) and found:
            found[-1].append(plain(one.pieces))
    return found


def rows(view: View) -> list[tuple[str, str]]:
    document = docx.Document(io.BytesIO(written(view, "docx")))
    tables = [one for one in document.tables if one.cell(0, 1).text == "English"]
    assert [one.cell(0, 0).text for one in tables] == ["中文"] * len(tables)
    return [(row.cells[0].text, row.cells[1].text) for one in tables for row in one.rows[1:]]


@pytest.mark.parametrize("kind", ["old", "commercial-en"])
def test_both_texts_of_each_article_are_in_one_row(kind: str) -> None:
    bylaw = example(kind)
    views = bylaws(bylaw, "zh"), bylaws(bylaw, "en")
    found = rows(side_by_side(*views))
    numbered = {}
    for left, right in found:
        label, number = re.match("第.+?条", left), re.match(r"Article (\d+)", right)
        assert (label is None) == (number is None)
        if number:
            numbered[int(number[1])] = (left, right)
    chinese, english = map(articles, views)
    assert list(numbered) == list(range(1, len(chinese) + 1))
    for number, texts in enumerate(chinese, start=1):
        assert numbered[number][0].startswith(texts[0].split(" ")[0])
        assert numbered[number][1].startswith(english[number - 1][0].split(" ")[0])
    left, right = ("".join(one[side] for one in found) for side in (0, 1))
    assert all(line in left for texts in chinese for line in texts[1:] if len(line) > 20)
    assert all(line in right for texts in english for line in texts[1:] if len(line) > 30)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def given(bylaw: Bylaw) -> Given:
    matter = bylaw.matters[0].name
    return Given(days={matter: {"posting": date(2026, 5, 6)}}, matter=matter)


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_either_is_lost(kind: str) -> None:
    bylaw = example("old")
    beside = given(bylaw)
    chinese = documents(bylaw, "zh", (kind,), beside)
    english = documents(bylaw, "en", (kind,), beside)
    for (_, one), (_, other) in zip(chinese, english, strict=True):
        both = side_by_side(one, other)
        said = bare("".join(lines(both)))
        for block in (*one.blocks, *other.blocks):
            if isinstance(block, Paragraph):
                assert bare(plain(block.pieces)) in said
        assert both.kind == f"{kind}-zh-en"
        for form in ("docx", "md", "html"):
            assert written(both, form) == written(side_by_side(one, other), form)


def test_a_ballot_has_one_table_of_options_for_both() -> None:
    bylaw = example("old")
    matter = bylaw.matters[0]
    voters = tuple(Voter(f"1幢{n}", "住宅", 5418, ("业主0001",)) for n in range(300))
    views = [ballot(bylaw, matter, voters, lang) for lang in ("zh", "en")]
    both = side_by_side(*views)
    assert sum(isinstance(one, PageBreak) for one in both.blocks) == 299
    assert sum(isinstance(one, Code) for one in both.blocks) == 300
    options = [
        plain(row[0])
        for one in both.blocks
        if isinstance(one, Table) and plain(one.head[0]).startswith("选项")
        for row in one.rows
    ]
    assert options[:3] == ["同意\nFor", "反对\nAgainst", "弃权\nAbstain"]
    assert len(options) == 900


@pytest.mark.parametrize("turned", [False, True])
def test_two_texts_of_one_bylaw(turned: bool, tmp_path: Path) -> None:
    files = [str(ROOT / "examples" / "commercial"), str(EN)]
    one, other = files[::-1] if turned else files
    words = ["build", one, "--beside", other, "--out", str(tmp_path), "--on", "2026-05-06"]
    matter = "use-repair-fund" if turned else "动用维修资金"
    kinds = [word for kind in ("bylaws", "notice", "ballot", "fees") for word in ("--kind", kind)]
    assert main([*words, "--matter", matter, *kinds]) == 0
    assert len(list(tmp_path.iterdir())) == 4
    document = docx.Document(
        str(
            next(
                one
                for one in tmp_path.iterdir()
                if "ballot" not in one.name and ("规约" in one.name or "Bylaws" in one.name)
            )
        )
    )
    cells = [[cell.text for cell in row.cells] for one in document.tables for row in one.rows]
    english = "".join(row[1] for row in cells if row[1].startswith("Article"))
    assert len(english) > 5000
    assert not re.search("[\u4e00-\u9fff]", english)
    assert sum(row[0].startswith("第") for row in cells) == 81


def test_another_bylaw_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["build", str(EN), "--out", str(tmp_path / "out"), "--kind", "bylaws", "--beside"]
    for other, said in (("old", "in one and"), ("commercial-en", "one language"), ("none", "")):
        assert main(["--lang", "en", *words, str(ROOT / "examples" / other)]) == 2
        told = capsys.readouterr().err
        assert said in told
        assert other == "none" or "BK803" in told
    assert not (tmp_path / "out").exists()


def test_documents_that_do_not_correspond_stand_one_after_the_other() -> None:
    one = bylaws(bylaw_of('条 "目的"\n  "为了大家。"\n条 "效力"\n  "都要遵守。"\n'), "zh")
    other = bylaws(bylaw_of('条 "目的"\n  "为了大家。"\n'), "en")
    both = side_by_side(one, other)
    assert [line for line in lines(both) if line] == [*lines(one), *lines(other)]


def test_html_says_which_language_a_cell_is_in() -> None:
    bylaw = bylaw_of('章 "总则"\n条 "目的"\n  "为了大家。"\n')
    page = written(side_by_side(bylaws(bylaw, "zh"), bylaws(bylaw, "en")), "html").decode()
    assert '<th scope="col" lang="en">English</th>' in page
    assert '<td lang="zh-CN"><strong>第一条　目的</strong><p>为了大家。</p></td>' in page
    assert '<td lang="en"><strong>Article 1 目的</strong>' in page


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["build", str(EN), "--out", str(tmp_path / "out"), "--side-by-side"]
    assert (
        main([*words, "--kind", "bylaws", "--kind", "notice", "--matter", "use-repair-fund"]) == 0
    )
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [
        "Bylaws_of_Cicada_Garden_bilingual.docx",
        "Cicada_Garden_notice_Using_the_repair_fund_bilingual.docx",
    ]
    capsys.readouterr()
    for more in (["--kind", "tally"], ["--lang", "zh"], ["--to", "xlsx"]):
        assert main([*words, *more]) == 2
        assert "BK809" in capsys.readouterr().err
