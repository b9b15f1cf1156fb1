"""The manual pages: every Wrong raises its code on the marked line, every Right is clean of it."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from bylawkit.api.codebook import modules_with_pages
from bylawkit.checks.pages import page, whole
from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate.register import read_register
from bylawkit.pipeline import findings, outcome, read_text, sway
from bylawkit.source import Span

PAGES = modules_with_pages()
MARK = re.compile(r"#\s*(BK\d+(?:\s+BK\d+)*)\s*$")
UNFILLED = re.compile(r"\{[a-z_]+\}")
EXAMPLES = [
    pytest.param(check, example, id=f"{check.__name__.rpartition('.')[2]}-{kind}{number}")
    for check in PAGES
    for kind in ("wrong", "right")
    for number, example in enumerate(getattr(page(check.__doc__ or ""), kind), start=1)
]


def found_in(text: str, register: str | None = None) -> tuple[Diagnostic, ...]:
    reading = read_text(text)
    assert reading.ok, [one.message("en") for one in reading.diagnostics]
    if register is None:
        return findings(reading)
    units, problems = read_register("登记册.csv", register.encode())
    assert units is not None, problems
    assert reading.bylaw is not None
    return outcome(reading, sway=sway(reading.bylaw, units)).found


def marked(text: str) -> set[tuple[int, str]]:
    return {
        (number, code)
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := MARK.search(line))
        for code in found.group(1).split()
    }


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_examples(check: ModuleType, example: str) -> None:
    text = whole(example)
    own = {code.id for code in check.CODES}
    found = {
        (one.span.line, one.code.id)
        for one in found_in(text, page(check.__doc__ or "").registers.get(example))
        if one.code.id in own and isinstance(one.span, Span)
    }
    assert found == marked(text)


@pytest.mark.parametrize("check", PAGES, ids=lambda check: check.__name__.rpartition(".")[2])
def test_every_page_is_complete(check: ModuleType) -> None:
    manual = page(check.__doc__ or "")
    assert all(manual.title)
    assert all(manual.body)
    assert manual.right
    shown = {code for example in manual.wrong for _, code in marked(whole(example))}
    assert shown == {code.id for code in check.CODES}


def test_every_message_can_be_said_in_both_languages() -> None:
    for check in PAGES:
        manual = page(check.__doc__ or "")
        for example in manual.wrong:
            for one in found_in(whole(example), manual.registers.get(example)):
                for lang in ("zh", "en"):
                    assert not UNFILLED.search(one.message(lang) + (one.hint(lang) or ""))
                    assert not one.message(lang).endswith((".", "。"))


def test_codes_are_unique() -> None:
    codes = [code for check in PAGES for code in check.CODES]
    assert len({code.id for code in codes}) == len(codes)
    assert len({code.name for code in codes}) == len(codes)
