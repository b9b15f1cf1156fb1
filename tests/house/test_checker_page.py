"""The table of what the checker proves names only codes that checks give."""

from __future__ import annotations

import re
from pathlib import Path

from bylawkit.api.codebook import modules_with_pages
from bylawkit.checks import packs

PAGE = Path(__file__).resolve().parents[2] / "docs" / "design" / "checker.md"


def test_every_code_on_the_page_is_given_by_a_check() -> None:
    named = set(re.findall(r"BK\d{3}", PAGE.read_text(encoding="utf-8")))
    given = {code.id for check in (*modules_with_pages(), packs) for code in check.CODES}
    assert len(named) > 100
    assert named - given == set()
