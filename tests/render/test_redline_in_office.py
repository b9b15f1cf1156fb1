"""The redline in LibreOffice: everything accepted, everything rejected, and the words compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import ACCEPT, NOTHING, REJECT, settled_by_office
from test_redline import CHANGES, DAY, example

from bylawkit.render.word import word
from bylawkit.render.word.redline import redline

pytestmark = [pytest.mark.office, pytest.mark.slow]


def words(document: bytes, home: Path, command: str = NOTHING) -> list[str]:
    """The lines with the numbers of articles and lists, as LibreOffice counts them."""
    text = settled_by_office(document, home, command).decode("utf-8-sig")
    return [line for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("back", [False, True])
def test_accepted_it_is_new_and_rejected_old(name: str, back: bool, tmp_path: Path) -> None:
    old, new = example(), example(CHANGES[name])
    if back:
        old, new = new, old
    made = redline(old, new, DAY)
    assert words(made, tmp_path, ACCEPT) == words(word(new), tmp_path)
    assert words(made, tmp_path, REJECT) == words(word(old), tmp_path)
