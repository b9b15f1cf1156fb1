"""Whatever a statement states, its article says: no field may be forgotten by a template."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from rendering import KINDS, ROOT, example

from bylawkit.model.bylaw import Article, Bylaw, Statement
from bylawkit.model.money import Due
from bylawkit.model.prose import Definition, Prose
from bylawkit.model.values import Citation, Duration, Frequency, Rate, Ref, Words
from bylawkit.pipeline import read_text
from bylawkit.render.bylaws import article_blocks
from bylawkit.render.fields import FIELDS
from bylawkit.render.references import field_value, words
from bylawkit.render.speaker import speaker
from bylawkit.render.speech import figures
from bylawkit.render.view import Paragraph, Table, plain
from bylawkit.render.wording import Wording

PAGES = {"zh": "语言.md", "en": "language.md"}
FENCE = re.compile(r"^```bylaw\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SILENT = frozenset(
    {
        "name",
        "title",
        "span",
        "field_spans",
        "role",  # said among the parties
        "modality",  # shall, may, must not
        "prose_class",  # about the article, not in it
        "matter_class",  # said where no statute is cited
        "scope",  # the compound goes without saying
        "value",  # of dated constants
        "since",
        "cap_per",
        "side",
        "base",
        "cmp",
        "measure",
        "ends",
        "fails",
        "share",  # of a phase, among others: free, in full
        "per_job_cmp",
        "convenes",
    }
)


def reference(lang: str) -> Bylaw:
    """The bylaw that the language reference is made of; it uses every rule of the grammar."""
    page = (ROOT / "docs" / PAGES[lang]).read_text(encoding="utf-8")
    reading = read_text("\n".join(FENCE.findall(page)))
    assert reading.bylaw is not None
    return reading.bylaw


def said(told: Wording, article: Article) -> str:
    blocks = article_blocks(told, article)
    found = [plain(one.pieces) for one in blocks if isinstance(one, Paragraph)]
    for one in blocks:
        if isinstance(one, Table):
            found += [plain(cell) for row in (one.head, *one.rows) for cell in row]
    return "\n".join(found)


def stated(told: Wording, value: Any, where: str) -> Iterator[tuple[str, list[str]]]:
    """Each value below ``value``, with the words of which one must be there."""
    tongue = told.speaker.tongue
    if isinstance(value, Words):
        yield where, [plain_words(told, value)]
    elif isinstance(value, Ref):
        name = told.speaker.name(value)
        yield where, [name, told.speaker.tongue.capital(name), value.name.replace("-", " ")]
    elif isinstance(value, Duration):
        yield where, [tongue.duration(value)]
    elif isinstance(value, Frequency):
        yield where, [tongue.every(value), tongue.frequency(value), tongue.missed(value)]
        yield where, [tongue.times(value.times), tongue.frequency(value), tongue.missed(value)]
    elif isinstance(value, Rate):
        yield (
            where,
            [
                tongue.rate(value),
                tongue.rate_digits(value),
                tongue.rate(value, "补贴") if told.speaker.lang == "zh" else "",
            ],
        )
    elif isinstance(value, Fraction):
        digits = figures.plain_number(value), figures.yuan(value), figures.round_yuan(value)
        yield (
            where,
            [
                tongue.percent(value),
                tongue.share(value),
                figures.percent_digits(value),
                *digits,
                "过半数",
                "half",
                "全体",
                "all of",
                "免收",
                "free",
                "nothing",
                "全额",
                "in full",
            ],
        )
    elif isinstance(value, date):
        yield where, [tongue.date(value)]
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int):
        yield (
            where,
            [
                str(value),
                tongue.numeral(value),
                tongue.times(value),
                figures.round_yuan(value),
                figures.square_metres(value),
            ],
        )
    elif isinstance(value, Citation):
        yield where, [tongue.law_article(value.article)]
    elif isinstance(value, Due):
        yield where, [told.say(value)]
    elif isinstance(value, tuple):
        for one in value:
            yield from stated(told, one, where)
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            if one.name not in SILENT:
                yield from stated(told, getattr(value, one.name), f"{where}.{one.name}")
    elif isinstance(value, str) and type(value) is str:
        yield where, [value, value.replace("-", " ")]


def plain_words(told: Wording, value: Words) -> str:
    return re.sub("\x02[^\x01]*\x01([^\x03]*)\x03", r"\1", words(told, value))


def statements(bylaw: Bylaw) -> Iterator[tuple[Article, Statement]]:
    for article in bylaw.articles:
        for statement in article.statements:
            yield article, statement


def check(bylaw: Bylaw, lang: str) -> int:
    told = Wording(speaker(bylaw, lang))
    checked = 0
    for article, statement in statements(bylaw):
        text = said(told, article)
        folded = "".join(text.split()).lower()
        for where, choices in stated(told, statement, type(statement).__name__):
            options = ["".join(one.split()).lower() for one in choices if one]
            assert any(one in folded for one in options), (where, choices, text)
            checked += 1
    return checked


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_language_reference_is_said_in_full(lang: str) -> None:
    assert check(reference(lang), lang) > 300


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_examples_are_said_in_full(kind: str, lang: str) -> None:
    assert check(example(kind), lang) > 300


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_stated_field_can_be_referred_to(lang: str) -> None:
    bylaw = reference(lang)
    told = Wording(speaker(bylaw, lang))
    seen: set[tuple[type, str]] = set()
    for statement in bylaw.named.values():
        for word, attribute in FIELDS[type(statement)].items():
            value = getattr(statement, attribute)
            if value is None or value is False or value == () or "action" in attribute:
                continue
            told_so = field_value(told, statement, word)
            assert told_so, (type(statement).__name__, word)
            assert "None" not in told_so
            seen.add((type(statement), attribute))
    assert len(seen) > 120


# ── The grammar's fields have words ──

FIELD_RULES = {
    "body": "_body_field",
    "matter": "_matter_field",
    "norm": "_norm_field",
    "service": "_service_field",
    "safety": "_safety_field",
    "training": "_training_field",
    "record": "_record_field",
    "fee": "_fee_field",
    "fund": "_fund_field",
    "allocation": "_allocation_field",
    "authority": "_authority_field",
    "emergency": "_emergency_field",
    "tenancy": "_tenancy_field",
    "procedure": "_procedure_field",
}


@pytest.mark.parametrize("statement", FIELD_RULES)
def test_every_field_of_the_grammar_has_its_words(statement: str) -> None:
    grammar = (ROOT / "grammar" / "bylaw.lark").read_text(encoding="utf-8")
    listed = re.search(rf"^{FIELD_RULES[statement]}: (.*(?:\n +\|.*)*)", grammar, re.MULTILINE)
    assert listed is not None
    kind = next(one for one in FIELDS if one.__name__.lower() == statement)
    text = (ROOT / "grammar" / "words.lark").read_text(encoding="utf-8")
    for rule in re.findall(r"\w+", listed.group(1)):
        if rule == "action":
            continue
        keyword = re.search(rf"^{rule}: \(?([A-Z_]+)", grammar, re.MULTILINE)
        assert keyword is not None, rule
        first = re.search(rf'^{keyword.group(1)}: "([^"]+)"', text, re.MULTILINE)
        assert first is not None
        assert first.group(1) in FIELDS[kind], (statement, rule)


def test_definitions_and_prose_have_no_fields() -> None:
    assert FIELDS[Definition] == {}
    assert Prose not in FIELDS
