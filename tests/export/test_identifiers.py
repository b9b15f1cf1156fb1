"""Names changed for formats that want plain identifiers, and changed back."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bylawkit.export.identifiers import identifier, name_of


@given(st.text(min_size=1, max_size=20))
def test_every_name_comes_back(name: str) -> None:
    changed = identifier(name, "matter")
    assert re.fullmatch("matter(_[0-9a-zA-Z]+)+", changed)
    assert name_of(changed) == name


def test_two_names_stay_two() -> None:
    names = ("a_b", "a b", "ab", "a_005f_b", "5f", "x", "_x", "xx", "甲", "7532")
    assert len({identifier(one, "unit") for one in names}) == len(names)
