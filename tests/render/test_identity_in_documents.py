"""The identity file, in which every rule of the grammar stands, as a document in both languages.

The file itself is read by the tests of the printer; here its statements become articles.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from rendering import ROOT, lines

from bylawkit.model.bylaw import Article, Bylaw, Named, Statement
from bylawkit.model.values import Duration, Rate
from bylawkit.pipeline import read_text
from bylawkit.record import replace
from bylawkit.render.bylaws import TEMPLATES, article_blocks, bylaws
from bylawkit.render.speaker import speaker
from bylawkit.render.speech import figures, speech
from bylawkit.render.view import Paragraph, Table, plain
from bylawkit.render.wording import Wording
from bylawkit.source import Source
from bylawkit.syntax.printer import format_text

NOT_IN_A_DOCUMENT = re.compile("引用|修改|删去|法规|底线|上限|定值|缺省|任意|必备|禁用")
HAN, STOPS = "\u3400-\u9fff", "，。；：、？！（）《》“”"
LANGUAGES = ["zh", "en"]


@cache
def identity(lang: str) -> Bylaw:
    """What the file says, but for other texts and for law; its English twin is what `fmt` makes."""
    text = (ROOT / "tests" / "syntax" / "identity.bylaw").read_text(encoding="utf-8")
    kept = [one for one in re.split(r"\n(?=\S)", text) if not NOT_IN_A_DOCUMENT.match(one)]
    source = Source("identity.bylaw", "\n".join((*kept, "主体 区财政\n")))
    written = source.text if lang == "zh" else format_text(source, "en")[0]
    assert written is not None
    reading = read_text(written)
    assert reading.ok, [one.message("en") for one in reading.diagnostics]
    assert reading.bylaw is not None
    return replace(reading.bylaw, lang=lang)


@cache
def wording(lang: str) -> Wording:
    return Wording(speaker(identity(lang), lang))


def said(told: Wording, article: Article) -> str:
    found: list[str] = []
    for one in article_blocks(told, article):
        if isinstance(one, Paragraph):
            found.append(one.label + plain(one.pieces))
        elif isinstance(one, Table):
            found += ["|".join(map(plain, row)) for row in (one.head, *one.rows)]
    return "\n".join(found)


def entries(lang: str) -> Iterator[tuple[Article, Statement]]:
    for article in identity(lang).articles:
        for statement in article.statements:
            yield article, statement


def test_every_type_of_statement_is_there() -> None:
    types = {type(one) for _, one in entries("zh")}
    assert types == set(TEMPLATES)
    assert sum(1 for _ in entries("zh")) > 150


SILENT = {
    "role": "what a body is, is plain from its name",
    "matter_class": "where a statute is cited, that is the class",
    "prose_class": "is about the article, not in it",
    "field_spans": "places",
    "value": "of dated constants the first of the dated",
    "tenant": "is called 承租人 where no name is given as well",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_field_is_lost(lang: str) -> None:
    """An article without one of its fields reads differently: the field was in it."""
    told, lost, tried = wording(lang), [], set()
    for article, statement in entries(lang):
        before = said(told, article)
        for one in dataclasses.fields(statement):
            if not is_stated(statement, one) or one.name in SILENT:
                continue
            without = replace(statement, **{one.name: one.default})
            others = tuple(without if each is statement else each for each in article.statements)
            tried.add((type(statement), one.name))
            if said(told, replace(article, statements=others)) == before:
                lost.append(f"{type(statement).__name__}.{one.name} of {statement.title!r}")
    assert lost == []
    assert len(tried) > 150


def is_stated(statement: Any, one: dataclasses.Field[Any]) -> bool:
    return one.default is not dataclasses.MISSING and getattr(statement, one.name) != one.default


def numbers(value: Any, lang: str) -> Iterator[list[str]]:
    """Every number below a value, in each of the ways in which it may be written."""
    tongue = speech(lang)
    if isinstance(value, Duration):
        yield [tongue.duration(value)]
    elif isinstance(value, Rate):
        yield [tongue.rate(value), tongue.rate_digits(value), tongue.rate(value, "补贴")]
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int):
        plain_ways = [str(value), tongue.numeral(value), tongue.times(value)]
        yield [*plain_ways, figures.round_yuan(value), figures.round_square_metres(value)]
    elif isinstance(value, Fraction):
        ways = [tongue.percent(value), tongue.share(value), figures.percent_digits(value)]
        exact = [figures.plain_number(value), figures.round_yuan(value)]
        yield [*ways, *exact, *WHOLES.get(value, [])]
    elif type(value) is tuple:
        for one in value:
            yield from numbers(one, lang)
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            required = one.default is dataclasses.MISSING
            if one.compare and one.name != "every" and (required or is_stated(value, one)):
                yield from numbers(getattr(value, one.name), lang)


WHOLES = {
    Fraction(0): ["免收", "nothing"],
    Fraction(1): ["全额", "全体", "一致", "in full", "all of"],
    Fraction(1, 2): ["过半数", "half"],
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_is_in_its_article(lang: str) -> None:
    told, checked = wording(lang), 0
    for article, statement in entries(lang):
        text = "".join(said(told, article).split()).lower()
        for ways in numbers(statement, lang):
            assert any("".join(one.split()).lower() in text for one in ways), (ways, text)
            checked += 1
    assert checked > 300


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_code_reaches_a_reader(lang: str) -> None:
    text = "\n".join(lines(bylaws(identity(lang), lang)))
    assert not re.search("None|True|False|Fraction|Ref\\(|<|>|\\{|\\}|jinja", text)
    if lang == "zh":
        assert set(re.findall("[A-Za-z]{2,}", text)) == set()
    else:
        hyphenated = set(re.findall("[A-Za-z]+(?:-[A-Za-z]+)+", text))
        assert hyphenated <= {"sub-district", "half-year"}


def test_no_space_stands_between_han_and_stops() -> None:
    for one in lines(bylaws(identity("zh"), "zh"))[1:]:
        body = one.partition(" ")[2] if re.match("第[^ ]+[章条] ", one) else one
        assert not re.search(f"[{HAN}{STOPS}] +[{STOPS}]|[{STOPS}] +[{HAN}{STOPS}]", body), one


def test_english_sentences_are_separated_and_begin_with_capitals() -> None:
    for one in lines(bylaws(identity("en"), "en")):
        assert not re.search(r"[a-z]\.[A-Z]|  | [.,;]", one), one
        assert not re.search(r"(?<!art)\. [a-z]", one), one


def test_names_of_statements_are_those_of_the_other_language_too() -> None:
    """Both twins have the same articles, so both sets of tests look at the same statements."""
    chinese, english = (list(identity(lang).named.values()) for lang in LANGUAGES)
    assert [shape(one) for one in chinese] == [shape(one) for one in english]


def shape(one: Named) -> tuple[str, ...]:
    stated = (each.name for each in dataclasses.fields(one) if is_stated(one, each))
    return (type(one).__name__, one.name, *stated)
