"""Each need of real bylaws, on a page of its own: said in both languages, checked, printed, exported.

``python scripts/bless_literate.py --bless`` puts anew what the program says; look at `git diff` then.
"""

from __future__ import annotations

import re

import pytest

from bylawkit.diagnostics import Severity
from literate.page import CHECKED, DOCUMENT, POLICY, Page, pages
from literate.reading import Whole, marked, whole
from literate.saying import as_json, document, excerpt, item, wording, words
from literate.twins import differences, tidy
from literate.variants import variants, with_statement

PAGES = pages()
every_page = pytest.mark.parametrize("page", PAGES, ids=[one.path.stem for one in PAGES])

NOT_PRINTED = {
    "role": "what a body is, is plain from its name",
    "overturn.side": "is given by the field",
    "prose_class": "is said to the drafter, and to machines",
    "matter_class": "with a basis the article of the law is named instead",
}
"""What a document leaves out although the statement says it, and why."""


def readings(page: Page) -> tuple[Whole, Whole]:
    return whole(page.chinese), whole(page.english, "en")


@every_page
def test_paragraphs_and_fences_are_there(page: Page) -> None:
    chinese = [one for one in page.paragraphs if re.search("[一-鿿]", one)]
    assert chinese
    assert len(page.paragraphs) > len(chinese)
    for fences in page.fences.values():
        assert fences
    assert page.chinese == tidy(page.chinese, "zh")
    assert page.english == tidy(page.english, "en")


@every_page
def test_both_languages_say_the_same(page: Page) -> None:
    assert list(differences(page.chinese, page.english)) == []


@every_page
def test_the_statement_has_no_faults(page: Page) -> None:
    for one in readings(page):
        assert one.statements
        assert [problem for problem in one.found() if problem[2] is not Severity.INFO] == []


@every_page
def test_what_is_wrong_is_found_on_its_line(page: Page) -> None:
    for fence in page.fences[CHECKED]:
        expected = marked(fence)
        found = {
            (line, code)
            for line, code, severity in whole(fence).found()
            if severity is not Severity.INFO or (line, code) in expected
        }
        assert found == expected
    assert any(marked(fence) for fence in page.fences[CHECKED])


@every_page
def test_document_and_policy_say_what_was_blessed(page: Page) -> None:
    chinese, english = readings(page)
    assert page.fences[DOCUMENT] == (document(chinese, "zh"), document(english, "en"))
    assert page.fences[POLICY] == (as_json(excerpt(chinese)),)


@every_page
def test_whatever_is_stated_reaches_the_document_and_the_policy(page: Page) -> None:
    """Said otherwise, each single thing is printed otherwise and exported otherwise."""
    lost = []
    for lang, one in zip(("zh", "en"), readings(page), strict=True):
        for article in one.articles:
            for statement in article.statements:
                printed = list(words(wording(one.bylaw, lang), article))
                exported = item(one.bylaw, statement)
                for path, changed in variants(statement):
                    bylaw = with_statement(one.bylaw, statement, changed)
                    where = bylaw.articles[article.number - 1]
                    if re.sub(r"\.parts", "", path) not in NOT_PRINTED and printed == list(
                        words(wording(bylaw, lang), where)
                    ):
                        lost.append(f"{lang} document: {path}")
                    if exported == item(bylaw, changed):
                        lost.append(f"{lang} policy: {path}")
    assert sorted(set(lost)) == []
