"""The page of needs: nothing is missing, and what is missing is named."""

from __future__ import annotations

import pytest

import make_needs_page
from literate.page import pages
from literate.twins import differences


def test_every_need_has_a_page_and_a_row() -> None:
    rows = [line for line in make_needs_page.text().splitlines() if line.startswith("| ")]
    assert len(rows) == len(pages()) + 2
    assert len(pages()) == len(make_needs_page.NEEDS) + make_needs_page.HIDDEN == 63


def test_a_need_without_a_page_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tuple(one for one in pages() if one.rank not in ("04", "h16"))
    monkeypatch.setattr(make_needs_page, "pages", lambda: kept)
    with pytest.raises(ValueError, match="04 REPR, h16"):
        make_needs_page.text()


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("事项 甲\n  通知 15日\n", "matter a\n  notice 14 days\n"),
        ("事项 甲\n  通知 15日\n", "matter a\n  publish 15 days\n"),
        ("事项 甲\n  归属 业主\n", "matter a\n  decided-by tenants\n"),
        ("事项 甲\n  选项 乙, 丙\n", "matter a\n  options b, b\n"),
        ("事项 甲\n  依据 民法典 278\n", "matter a\n  basis property-regulations 278\n"),
        ("事项 甲\n  通知 15日\n  再议 1年\n", "matter a\n  notice 15 days\n"),
    ],
)
def test_languages_that_disagree_are_told_apart(chinese: str, english: str) -> None:
    assert list(differences(chinese, english)) != []
