"""Each check says of its examples what was blessed, in both languages and at its place.

``python scripts/bless_checks.py --bless`` puts anew what they say; look at ``git diff`` then.
"""

from __future__ import annotations

from types import ModuleType

import pytest

import bless_checks
from bylawkit.api.codebook import modules_with_pages

CHECKS = [one for one in modules_with_pages() if bless_checks.file_of(one).exists()]
"""A check that is new has no file until somebody blesses what it says."""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.rpartition(".")[2])
def test_what_a_check_says_is_as_blessed(check: ModuleType) -> None:
    assert bless_checks.said(check) == bless_checks.file_of(check).read_text(encoding="utf-8")


def test_no_file_is_left_over() -> None:
    assert len(CHECKS) > 70
    assert {bless_checks.file_of(one) for one in CHECKS} == set(bless_checks.SAID.iterdir())
