"""What checks share is what each of them would find by itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bylawkit.checks.base import Case, Said
from bylawkit.checks.figures import figures
from bylawkit.model.law import InForce, Provision
from bylawkit.model.prose import Paragraph
from bylawkit.model.values import Words
from bylawkit.pipeline import law_for, read_path
from bylawkit.record import field_names
from bylawkit.resolve.lawbook import law_of

ROOT = Path(__file__).resolve().parents[2]
CASES = [
    Case(bylaw, law_for(bylaw))
    for path in sorted(ROOT.glob("examples/*/*.bylaw"))
    if (bylaw := read_path(path).bylaw) is not None
]
LAW = law_of(("杭州",), date(2026, 5, 1))


def looked_for(case: Case) -> list[Said]:
    """The wording of a bylaw, looked for in every field."""
    found = []
    for one in (one for article in case.bylaw.articles for one in article.statements):
        for field in field_names(one):
            value = getattr(one, field)
            for part in value if isinstance(value, tuple) else (value,):
                every = (part.words, *part.items) if isinstance(part, Paragraph) else (part,)
                found += [Said(one, field, each) for each in every if isinstance(each, Words)]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.bylaw.kind))
def test_all_wording_is_found_with_its_figures(case: Case) -> None:
    assert list(case.said) == looked_for(case)
    texts = {one.words.text for one in case.said}
    assert case.figures == {text: figures(text, case.bylaw.lang) for text in texts}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.bylaw.kind))
def test_a_place_in_all_wording_is_one_in_the_text(case: Case) -> None:
    for word in ("应当", "业主", "owners"):
        at = case.wording.find(word)
        while at >= 0:
            assert case.place_of(at, word).text == word
            at = case.wording.find(word, at + 1)


def test_what_is_in_force_is_worked_out_once() -> None:
    assert LAW.in_force() is law_of(("中国", "浙江", "杭州"), LAW.on).in_force()
    assert LAW.in_force() != law_of(("杭州",), date(2020, 5, 1)).in_force()
    assert isinstance(LAW.in_force(), InForce)


@pytest.mark.parametrize("field", field_names(Provision))
def test_provisions_about_a_field(field: str) -> None:
    pairs = LAW.in_force()
    wanted = [pair for pair in pairs if getattr(pair[1], field) is not None]
    assert list(pairs.about(field)) == wanted
    both = [one for one in pairs if one in wanted or one[1].notice is not None]
    assert list(pairs.about(field, "notice")) == both


def test_the_first_provision_of_an_article() -> None:
    pairs = LAW.in_force()
    for statute, provision in pairs:
        for one in provision.basis:
            first = next(
                pair
                for pair in pairs
                if pair[0].key == statute.key
                and any(each.article == one.article for each in pair[1].basis)
            )
            assert pairs.of_article(statute.key, one.article) == first
    assert pairs.of_article("cn/civil-code", "9999") is None
