"""Each row of the page of bad input names a code that is given, and tests that are about it."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from bylawkit.api.codebook import all_codes

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "bad-input.md"
LINK = re.compile(r"\[([\w ]+)\]\(\.\./(tests/[\w/]+\.py)\)")
"""A test: its name without ``test_`` and with spaces, and its file."""

ROWS = [
    line
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and LINK.search(line)
]


@cache
def functions(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(one.name for one in tree.body if isinstance(one, ast.FunctionDef))


def test_the_page_has_rows() -> None:
    assert len(ROWS) >= 30


@pytest.mark.parametrize("row", ROWS)
def test_every_row_names_tests_that_are_there(row: str) -> None:
    tests = LINK.findall(row.split(" | ")[-1])
    assert len(tests) == row.count("](")
    for name, path in tests:
        function = f"test_{name.replace(' ', '_')}"
        assert function in functions(path), f"{path} has no {function}"


@pytest.mark.parametrize("row", [one for one in ROWS if "BK" in one])
def test_every_code_is_given_and_a_test_speaks_of_it(row: str) -> None:
    code = all_codes()[re.findall(r"\| (BK\d{3}) \|", row)[0]]
    said = [part for part in re.split(r"{\w+}|`", code.text.zh) if len(part) > 4]
    texts = [(ROOT / path).read_text(encoding="utf-8") for _, path in LINK.findall(row)]
    assert any(one in text for text in texts for one in (code.id, f'"{code.name}"', *said))
