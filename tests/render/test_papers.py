"""The papers of a vote: every number is the model's, nothing is a code name, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from rendering import KINDS, ROOT, bylaw_of, example, lines

from bylawkit.cli import main
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.parties import Body
from bylawkit.model.values import Duration
from bylawkit.model.votes import Matter
from bylawkit.numerals import numeral, spell
from bylawkit.render.ballot import Voter
from bylawkit.render.catalogue import Document, Given, documents, written
from bylawkit.source import Source, Span

PAPERS = ("notice", "posting", "proxy", "delivery", "tally", "minutes", "filing")
UNITS = (Voter("1幢101", "住宅", 8507, ("业主0001",)), Voter("1幢102", "住宅", 9011, ("业主0002",)))
DAYS = {
    "notice": date(2026, 5, 6),
    "opening": date(2026, 5, 22),
    "closing": date(2026, 5, 29),
    "posted": date(2026, 6, 8),
    "filing": date(2026, 6, 29),
}


def given(bylaw: Bylaw) -> Given:
    names = [one.name for one in bylaw.matters]
    return Given(
        dict.fromkeys(names, UNITS),
        heads=dict.fromkeys(names, 2),
        days=dict.fromkeys(names, DAYS),
    )


def papers(kind: str, lang: str = "zh") -> tuple[Document, ...]:
    bylaw = example(kind)
    return documents(bylaw, lang, PAPERS, given(bylaw))


@pytest.mark.parametrize("kind", KINDS)
def test_every_compound_has_every_paper_of_a_vote(kind: str) -> None:
    assert {one.view.kind for one in papers(kind)} >= {*PAPERS} - {"filing"}
    names = [one.name for one in papers(kind)]
    assert len({*names}) == len(names)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_paper_shows_a_code_name(kind: str, lang: str) -> None:
    for one in papers(kind, lang):
        text = "\n".join(lines(one.view))
        assert not re.search(r"[a-z]_[a-z]|\bNone\b|[{}]|&gt;|>=|\bTrue\b", text), one.name
        if lang == "zh":
            assert not re.search("[a-z]{3,}", text), one.name


@pytest.mark.parametrize("kind", KINDS)
def test_chinese_papers_are_set_in_chinese(kind: str) -> None:
    for one in papers(kind):
        for line in lines(one.view):
            for cell in line.split("|"):
                assert not re.search("[\u3400-\u9fff] +[，。；：、（）《》\u3400-\u9fff]", cell), (
                    line
                )
                assert not re.search("[\u3400-\u9fff][,;:!?()]|[，。；：][，。；：]", cell), line
                assert not re.search(r"\d年0|月0\d日", cell), line


def values(part: object) -> Iterator[object]:
    """Everything that a statement holds, without its places in the text."""
    if isinstance(part, (Span, Source)):
        return
    yield part
    if isinstance(part, (tuple, list)):
        for one in part:
            yield from values(one)
    elif isinstance(part, dict):
        return
    elif type(part).__module__.startswith("bylawkit.model"):
        for name in getattr(type(part), "__annotations__", ()):
            if name != "field_spans":
                yield from values(getattr(part, name))


def numbers(bylaw: Bylaw, statement: object) -> set[str]:
    """The numbers that a paper of a statement may hold, as they are written."""
    found = {
        "1",
        "2",
        "101",
        "102",
        "0001",
        "0002",
        "85.07",
        "90.11",
        "175.18",
        str(bylaw.households),
    }
    found |= {f"{int(bylaw.area or 0) // 100}.{int(bylaw.area or 0) % 100:02d}"}
    for one in values(statement):
        if isinstance(one, Fraction):
            found |= {str(one.numerator), str(one.denominator)}
        elif isinstance(one, Duration):
            found.add(str(one.count))
        elif isinstance(one, int):
            found.add(str(one))
        elif isinstance(one, str):
            found |= {*re.findall(r"\d+(?:\.\d+)?", one)}
    for day in (*DAYS.values(), date(2026, 5, 21)):
        found |= {str(day.year), str(day.month), str(day.day)}
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_is_the_models(kind: str) -> None:
    bylaw = example(kind)
    for one in papers(kind):
        statement = next(
            one_of
            for one_of in (*bylaw.matters, *bylaw.bodies)
            if one.name.endswith(one_of.title.replace("/", "_"))
        )
        decider = bylaw.named.get(getattr(getattr(statement, "decided_by", None), "name", ""))
        allowed = numbers(bylaw, (statement, decider)) | {*re.findall(r"\d+", bylaw.title)}
        seats = (one for one in (statement, decider) if isinstance(one, Body))
        allowed |= {str(one.seat_count) for one in seats}
        rows = {str(number) for number in range(1, 21)}
        for line in lines(one.view):
            body = re.sub(r"^\d+(?=[．|])", "", line)
            assert {*re.findall(r"\d+(?:\.\d+)?", body)} <= allowed | (
                rows if line.startswith(tuple(rows)) else set()
            ), (one.name, line)
            for below, above in re.findall(
                "([一二三四五六七八九十百]+)分之([一二三四五六七八九十百]+)", line
            ):
                share = (str(numeral(below)), str(numeral(above)))
                assert {*share} <= allowed, (one.name, line)


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_names_the_article_of_its_rule(kind: str) -> None:
    bylaw = example(kind)
    for one in documents(bylaw, "zh", ("notice", "posting", "tally"), given(bylaw)):
        matter = next(m for m in bylaw.matters if one.name.endswith(m.title.replace("/", "_")))
        article = bylaw.article_of(matter.name)
        assert article is not None
        assert f"》第{spell(article.number)}条" in "\n".join(lines(one.view))


def test_the_same_bytes_every_time() -> None:
    for form in ("docx", "md", "html"):
        first = [written(one.view, form) for one in papers("old")]
        assert first == [written(one.view, form) for one in papers("old")]


def test_what_nobody_knows_is_left_blank() -> None:
    bylaw = example("old")
    for one in documents(bylaw, "zh", ("notice",)):
        assert "投票自＿＿＿＿年＿＿月＿＿日起" in "\n".join(lines(one.view))
    (tally, *_) = documents(bylaw, "zh", ("tally",))
    assert "全体|　　　　|　　　　" in lines(tally.view)


def test_totals_and_lines_come_from_the_units() -> None:
    bylaw = example("old")
    made = {one.view.kind: lines(one.view) for one in documents(bylaw, "zh", PAPERS, given(bylaw))}
    assert "全体|175.18|2" in made["tally"]
    assert any(one.startswith("2|1幢102|业主0002|") for one in made["delivery"])


def test_bodies_that_sit_are_called_to_a_meeting() -> None:
    text = (
        '组织 议事会 "居民议事会"\n  角色 议事会\n  席位 居民 9\n  出席 席位三分之二以上\n'
        "  通过 到会席位过半数\n事项 议题\n  归属 议事会\n  类别 内部事务\n  同意 到会席位过半数\n"
    )
    made = documents(bylaw_of(text), "zh", PAPERS)
    kinds = [one.view.kind for one in made]
    assert kinds == ["notice", "tally", "minutes"]
    assert lines(made[0].view)[0] == "关于召开议事会会议的通知"
    assert not any("房号" in line or "委托" in line for one in made for line in lines(one.view))


def test_nobody_files_what_need_not_be_filed() -> None:
    bylaw = example("old")
    filed = {one.name for one in bylaw.matters if one.filing} | {
        one.name for one in bylaw.bodies if one.filing
    }
    assert len(documents(bylaw, "zh", ("filing",))) == len(filed)


OLD = ROOT / "examples" / "old"


def test_dates_of_a_vote_come_from_the_timetable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", str(OLD), "--out", str(tmp_path), "--to", "md", "--matter", "动用维修资金"]
    assert main([*words, "--kind", "通知", "--on", "2026-05-06"]) == 0
    (path,) = tmp_path.iterdir()
    assert path.name == "槐柏里小区_通知_使用住宅专项维修资金.md"
    capsys.readouterr()
    source = next(OLD.glob("*.bylaw"))
    assert main(["calendar", str(source), "动用维修资金", "--on", "2026-05-06"]) == 0
    told = capsys.readouterr().out
    days = re.findall(r"自(\d+年\d+月\d+日)起，至(\d+年\d+月\d+日)止", path.read_text("utf-8"))
    assert days
    for day in days[0]:
        year, month, number = map(int, re.findall(r"\d+", day))
        assert day in told or f"{year}-{month:02d}-{number:02d}" in told


def test_an_unknown_matter_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(OLD), "--out", str(tmp_path / "out"), "--matter", "动用维修"]) == 2
    assert "动用维修资金" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_matters_are_told_apart() -> None:
    bylaw = example("old")
    chosen = bylaw.matters[0]
    assert isinstance(chosen, Matter)
    made = documents(bylaw, "zh", PAPERS, Given(matter=chosen.name))
    assert {one.view.title for one in made} == {chosen.title}


def test_a_matter_is_asked_for_without_the_bylaws(tmp_path: Path) -> None:
    assert main(["build", str(OLD), "--out", str(tmp_path), "--matter", "动用维修资金"]) == 0
    assert all("使用住宅专项维修资金" in one.name for one in tmp_path.iterdir())
