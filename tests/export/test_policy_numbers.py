"""Numbers that JSON cannot carry are refused, and found where they stand."""

from __future__ import annotations

import json

import pytest

from bylawkit.export.json import LARGEST, export
from bylawkit.pipeline import read_text


@pytest.mark.parametrize(
    ("statement", "item"),
    [
        (f"规模 {LARGEST + 1}户 100.00平方米", "甲"),
        (f"规模 10户 {(LARGEST + 1) // 100 + 1}平方米", "甲"),
    ],
)
def test_a_number_that_is_too_big_is_refused(statement: str, item: str) -> None:
    reading = read_text(f'规约 "甲"\n  类型 商品房\n  {statement}\n', "a.bylaw")
    assert reading.bylaw is not None
    files, noticed = export(reading.bylaw)[:2]
    assert files is None
    (told,) = noticed
    assert told.code.id == "BK851"
    assert f"`{item}` 里的 " in told.message("zh")
    assert "above 2^53−1" in told.message("en")
    assert str(told.span) == "a.bylaw:1:1"


def test_the_largest_number_is_carried() -> None:
    reading = read_text(f'规约 "甲"\n  规模 {LARGEST}户 1.00平方米\n', "a.bylaw")
    assert reading.bylaw is not None
    files, noticed = export(reading.bylaw)[:2]
    assert noticed == ()
    assert files is not None
    assert json.loads(files["policy.json"])["bylaw"]["households"] == LARGEST


def test_a_number_in_a_statement_is_found_there() -> None:
    text = f'规约 "甲"\n  类型 商品房\n定义 押金 {LARGEST}元\n'
    reading = read_text(text, "a.bylaw")
    assert reading.bylaw is not None
    _, (told,) = export(reading.bylaw)[:2]
    assert told.message("zh").startswith("`押金` 里的 ")
    assert str(told.span).startswith("a.bylaw:3:")
