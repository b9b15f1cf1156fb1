"""The reference of the language says what the language does: its samples are run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bylawkit.evaluate.scenarios import run_scenarios
from bylawkit.model.values import Frequency, Unit
from bylawkit.pipeline import Reading, read_path, read_text
from bylawkit.resolve import resolve_laws
from bylawkit.source import Source
from bylawkit.syntax.mistakes.statements import fields
from bylawkit.syntax.nodes import VALUES, Node, Token
from bylawkit.syntax.parser import parse
from bylawkit.syntax.tables import spelled, tables

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"zh": "语言.md", "en": "language.md"}
KINDS = ("bylaw", "bylaw law-pack", "bylaw base", "bylaw use")
LANGUAGES = pytest.mark.parametrize("lang", PAGES)


def page(lang: str) -> str:
    return (DOCS / PAGES[lang]).read_text(encoding="utf-8")


def fences(lang: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", page(lang), re.MULTILINE | re.DOTALL)


def whole(lang: str) -> Reading:
    return read_text("\n".join(fences(lang, "bylaw")), PAGES[lang])


def shape(text: str) -> list[object]:
    """What a text says but for its names, numbers and sentences."""
    return _shape(parse(Source("sample", text)).root)


def _shape(node: Node) -> list[object]:
    parts = [
        _shape(one) if isinstance(one, Node) else one.type
        for one in node.children
        if isinstance(one, Node) or one.type not in VALUES
    ]
    return [node.rule, *parts]


@LANGUAGES
def test_the_samples_make_up_one_bylaw(lang: str) -> None:
    assert len(fences(lang, "bylaw")) == 16
    reading = whole(lang)
    assert [(str(one.span), one.message("en")) for one in reading.diagnostics] == []
    assert reading.bylaw is not None
    assert reading.bylaw.lang == lang


@LANGUAGES
def test_the_scenarios_come_out_as_they_say(lang: str) -> None:
    bylaw = whole(lang).bylaw
    assert bylaw is not None
    results = run_scenarios(bylaw)
    assert len(results) == 6
    assert [one.scenario.title for one in results if not one.passed] == []


@LANGUAGES
def test_the_shared_text_is_used_changed_and_cut(lang: str, tmp_path: Path) -> None:
    (base,), (own,) = fences(lang, "bylaw base"), fences(lang, "bylaw use")
    (name,) = re.findall(r'^(?:引用|use) "(.+)"$', own, re.MULTILINE)
    (tmp_path / name).write_text(base, encoding="utf-8")
    (tmp_path / "own.bylaw").write_text(own, encoding="utf-8")
    reading = read_path(tmp_path / "own.bylaw")
    assert [one.message("en") for one in reading.diagnostics] == []
    assert reading.bylaw is not None
    assert [len(one.statements) for one in reading.bylaw.articles] == [1]
    assert [one.every for one in reading.bylaw.norms] == [Frequency(1, Unit.QUARTER)]


@LANGUAGES
def test_the_law_pack_reads(lang: str) -> None:
    (text,) = fences(lang, "bylaw law-pack")
    tree = parse(Source(PAGES[lang], text))
    pack, noticed = resolve_laws(tree)
    assert [one.message("en") for one in (*tree.diagnostics, *noticed)] == []
    assert [len(one.provisions) for one in pack.statutes] == [9]


def test_both_pages_show_the_same_statements() -> None:
    for kind in KINDS:
        for zh, en in zip(fences("zh", kind), fences("en", kind), strict=True):
            assert shape(zh) == shape(en)


@LANGUAGES
def test_every_word_of_the_vocabulary_is_shown(lang: str) -> None:
    """The first word of each entry, which is the one that ``fmt`` writes."""
    text, missing = page(lang), []
    for terminal, words in tables().words.items():
        spoken = [one for one in words if one.isascii() == (lang == "en")]
        if spoken and not any(one in text for one in spoken) and not terminal.startswith("_"):
            missing.append((terminal, spoken[0]))
    assert missing == []


FIELDS = re.compile(r"^\| ((?:`[^`]+`(?:, |、)?)+) \| [^|]+ \| [^|]+ \|$", re.MULTILINE)


@LANGUAGES
def test_every_statement_lists_every_field_the_automaton_accepts(lang: str) -> None:
    """The tables are made from the grammar's text; the automaton has to agree with them."""
    body = page(lang).partition("<!-- fields -->")[2].partition("<!-- end -->")[0]
    shown: dict[str, set[str]] = {}
    for part in body.split("\n### ")[1:]:
        heads, _, rest = part.partition("\n")
        named = {one for row in FIELDS.findall(rest) for one in re.findall("`([^`]+)`", row)}
        shown |= dict.fromkeys(re.findall("`([^`]+)`", heads), named)
    for statement, terminals in fields().items():
        if not terminals or statement in ("AMEND", "OMIT", "USE_BASE"):
            continue
        words = tables().words
        wanted = {spelled(words[one])(lang) for one in terminals if one in words}
        assert wanted <= shown[spelled(words[statement])(lang)], statement


@LANGUAGES
def test_every_rule_of_the_grammar_is_used_in_a_sample(lang: str) -> None:
    used: set[str] = set()
    stack: list[Node | Token] = [
        parse(Source("sample", "\n".join(fences(lang, kind)))).root for kind in KINDS
    ]
    while stack:
        one = stack.pop()
        if isinstance(one, Node):
            used.add(one.rule)
            stack.extend(one.children)
    rules = {name for name, _, _ in tables().rules if not name.startswith("_")}
    spoken_of = {"half_or_more", "at_most", "more_than"}
    assert rules - used - spoken_of == set()
