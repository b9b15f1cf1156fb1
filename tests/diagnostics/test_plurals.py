"""One of something, in English."""

from __future__ import annotations

import pytest

from bylawkit.diagnostics import Diagnostic
from bylawkit.diagnostics.plurals import for_one
from bylawkit.evaluate import fee_codes, table_codes

SENTENCES = [
    ("1 units have the use `1 units`, for which no fee has a rate, and were left out",
     "1 unit has the use `1 units`, for which no fee has a rate, and was left out"),
    ("1 ballots do not say how they were cast and were counted",
     "1 ballot does not say how it was cast and was counted"),
    ("`x` has 1 seats; 2 people are needed", "`x` has 1 seat; 2 people are needed"),
    ("2 owners with 1 units are left", "2 owners with 1 unit are left"),
    ("by floor, and 1 units have none", "by floor, and 1 unit has none"),
]  # fmt: skip


@pytest.mark.parametrize(("several", "one"), SENTENCES)
def test_one(several: str, one: str) -> None:
    assert for_one(several) == one


@pytest.mark.parametrize("said", ["21 units are", "2026-1 units are", "1.1 units are", "1/1 units"])
def test_other_numbers_that_end_in_one(said: str) -> None:
    assert for_one(said) == said


def test_messages_say_it_so() -> None:
    args = {"count": 1, "owners": "`业主0001`"}
    said = Diagnostic(table_codes.COUNTED_ONCE, None, args).message("en")
    assert said.startswith("1 owner has several units and counts as one head each")
    late = Diagnostic(fee_codes.AFTER_THE_DAY, None, {"count": 1, "on": "2026-01-01"})
    assert late.message("en").startswith("1 payment came after 2026-01-01 and is not counted")
