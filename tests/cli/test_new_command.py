"""``bylawkit new``: eight starters that check clean, and are tried as their README says."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bylawkit import assets, pipeline
from bylawkit.cli.new import KINDS

Run = Callable[..., Any]
STARTERS = [(kind, lang) for kind in KINDS for lang in ("zh", "en")]


@pytest.mark.parametrize(("kind", "lang"), STARTERS)
def test_a_starter_has_no_findings(kind: str, lang: str, run: Run, tmp_path: Path) -> None:
    assert run("new", kind, tmp_path / "a", "--lang", lang).status == 0
    reading = pipeline.read_path(tmp_path / "a" / "bylaw.bylaw")
    assert reading.bylaw is not None
    assert reading.bylaw.lang == lang
    assert reading.bylaw.kind == kind
    assert 15 <= len(reading.bylaw.articles) <= 30
    assert reading.bylaw.scenarios
    assert [one.message("en") for one in pipeline.findings(reading)] == []
    assert run("fmt", tmp_path / "a", "--check").status == 0


@pytest.mark.parametrize(("kind", "lang"), STARTERS)
def test_the_commands_of_its_readme_work(
    kind: str, lang: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", kind, tmp_path, "--lang", lang)
    monkeypatch.chdir(tmp_path)
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    commands = re.search(r"```sh\n(.*?)```", readme, re.DOTALL)
    assert commands is not None
    lines = commands[1].splitlines()
    tally = re.search(r"`(bylawkit decide .* --tally tally\.json)`", readme)
    assert tally is not None
    for line in [*lines, tally[1]]:
        told = run(*shlex.split(line, comments=True)[1:])
        assert told.status == 0, f"{line}\n{told.err}"
    assert len(lines) == 5
    assert list(tmp_path.glob("out/**/*.docx"))
    assert len(list((tmp_path / "out" / "policies").glob("*/policy.json"))) == 1


@pytest.mark.parametrize(("kind", "lang"), STARTERS)
def test_its_sample_vote_is_carried_both_ways(
    kind: str, lang: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", kind, tmp_path, "--lang", lang)
    monkeypatch.chdir(tmp_path)
    tally = json.loads((tmp_path / "tally.json").read_text(encoding="utf-8"))
    matter = tally["事项" if lang == "zh" else "matter"]
    for facts in (
        ["--tally", "tally.json"],
        ["--register", "register.csv", "--ballots", "ballots.csv"],
    ):
        told = run("decide", "bylaw.bylaw", matter, *facts, "--on", "2026-05-31", "--json")
        assert json.loads(told.out)["outcome"] == "carried"


def test_the_starters_of_both_languages_say_the_same(run: Run, tmp_path: Path) -> None:
    for kind in KINDS:
        shapes = []
        for lang in ("zh", "en"):
            path = assets.path(f"templates/new/{lang}/{kind}/bylaw.bylaw")
            bylaw = pipeline.read_path(path).bylaw
            assert bylaw is not None
            articles = [[type(one) for one in article.statements] for article in bylaw.articles]
            tests = [(one.turnout, one.approve, one.notice, one.scope) for one in bylaw.matters]
            shapes.append((articles, tests, len(bylaw.scenarios), bylaw.area, bylaw.households))
        assert shapes[0] == shapes[1]


@pytest.mark.parametrize(("chinese", "kind"), [(zh, en) for en, zh in KINDS.items()])
def test_kinds_may_be_said_in_chinese(run: Run, tmp_path: Path, chinese: str, kind: str) -> None:
    assert run("new", chinese, tmp_path / "a").status == 0
    assert run("new", kind, tmp_path / "b").status == 0
    for path in filter(Path.is_file, (tmp_path / "a").rglob("*")):
        other = tmp_path / "b" / path.relative_to(tmp_path / "a")
        assert path.read_bytes() == other.read_bytes()


def test_the_language_is_the_readers_unless_asked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "接着看" in run("new", "old", tmp_path / "a").err
    assert (tmp_path / "a" / "bylaw.bylaw").read_text(encoding="utf-8").count("规约 ")
    run("new", "old", tmp_path / "b", "--lang", "en")
    assert "\nbylaw " in (tmp_path / "b" / "bylaw.bylaw").read_text(encoding="utf-8")


def test_the_place_is_put_into_the_head(run: Run, tmp_path: Path) -> None:
    for lang, place in (("zh", "中国/北京"), ("en", "china/beijing")):
        assert run("new", "old", tmp_path / lang, "--lang", lang, "--place", place).status == 0
        bylaw = pipeline.read_path(tmp_path / lang / "bylaw.bylaw").bylaw
        assert bylaw is not None
        assert bylaw.home is not None
        assert bylaw.home.place == tuple(place.split("/"))


@pytest.mark.parametrize("place", ["火星", "mars/north", "中国 北京"])
def test_an_unknown_place(run: Run, tmp_path: Path, place: str) -> None:
    told = run("--lang", "zh", "new", "old", tmp_path / "a", "--place", place)
    assert (told.status, told.out) == (2, "")
    assert f"没有 `{place}` 的法规库" in told.err
    assert "有法规库的地方：中国" in told.err
    assert "china" in run("--lang", "en", "new", "old", tmp_path / "a", "--place", place).err
    assert not (tmp_path / "a").exists()


def test_a_folder_that_holds_something_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("kept")
    told = run("--lang", "zh", "new", "old", tmp_path)
    assert (told.status, told.out) == (2, "")
    assert "里已经有内容，没有写入" in told.err
    assert "is not empty" in run("--lang", "en", "new", "old", tmp_path).err
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_an_empty_folder_is_used(run: Run, tmp_path: Path) -> None:
    assert run("new", "old", tmp_path).status == 0
    assert (tmp_path / "README.md").exists()


def test_an_unknown_kind_is_answered_in_the_words_of_the_language(run: Run, tmp_path: Path) -> None:
    chinese = run("new", "别墅", tmp_path / "a", "--lang", "zh").err
    assert "可选：商品房、公租房、安置房、老旧小区" in chinese
    english = run("new", "villa", tmp_path / "a", "--lang", "en").err
    assert "choose one of: commercial, public-rental, resettlement, old" in english
    assert "您是不是想写 `商品房`？" in run("new", "商品", tmp_path / "a", "--lang", "zh").err
