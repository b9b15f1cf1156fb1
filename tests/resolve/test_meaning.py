"""Texts mean what was blessed, value by value, and slips in them are told as was blessed.

``python scripts/bless_meaning.py --bless`` puts anew what comes of them; look at ``git diff`` then.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import bless_meaning
from bylawkit.resolve.codes import CODES

PARTS = [
    pytest.param(path, number, id=f"{path.stem}-{title.strip()}")
    for path in bless_meaning.pages()
    for number, (title, _) in enumerate(bless_meaning.parts(path))
]


@pytest.mark.parametrize(("path", "number"), PARTS)
def test_what_comes_of_a_text_is_as_blessed(path: Path, number: int) -> None:
    title, told = bless_meaning.parts(path)[number]
    blessed = path.read_text(encoding="utf-8").split(bless_meaning.BEGINS)[number + 1]
    own_title, _, below = blessed.partition("\n")
    assert (own_title.strip(), below.rstrip("\n")) == (title.strip(), told().rstrip("\n"))


def test_every_code_of_meaning_is_told_on_some_page() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in bless_meaning.pages())
    assert [one.id for one in CODES if one.id not in pages] == []
