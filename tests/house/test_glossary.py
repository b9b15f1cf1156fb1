"""The glossary has one word per idea, and each of its names exists."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from bylawkit.record import _StandardFields

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
ROWS = re.findall(
    r"^\| ([^|]+) \| ([^|]+) \| `([^`]+)` \| ([^|]+) \|$",
    GLOSSARY.read_text(encoding="utf-8"),
    re.MULTILINE,
)


def found(name: str) -> bool:
    """Whether ``model.votes.Matter.turnout`` leads somewhere."""
    parts = name.split(".")
    depth = len(parts)
    while True:
        try:
            here = import_module("bylawkit." + ".".join(parts[:depth]))
            break
        except ModuleNotFoundError:
            depth -= 1
    for part in parts[depth:]:
        fields = vars(here).get("__dataclass_fields__")
        names = fields.__get__(None, here) if isinstance(fields, _StandardFields) else fields or {}
        if part in names:
            return True
        if not hasattr(here, part):
            return False
        here = getattr(here, part)
    return depth > 0


def test_the_table_is_read() -> None:
    assert len(ROWS) > 70
    assert not found("model.votes.Matter.no_such_field")


@pytest.mark.parametrize("name", [row[2] for row in ROWS])
def test_every_name_exists(name: str) -> None:
    assert found(name)


@pytest.mark.parametrize(("column", "what"), [(0, "English word"), (2, "name")])
def test_no_word_stands_twice(column: int, what: str) -> None:
    words = [row[column] for row in ROWS]
    assert [one for one in set(words) if words.count(one) > 1] == [], what
