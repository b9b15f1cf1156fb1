"""A module of Rego tests: rules ``test_1``, ``test_2``, …, each with a comment that says what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bylawkit.enforce.rego.text import comment, flat

Tests = Iterable[tuple[str, Iterable[str]]]
"""What each test is about, and the lines of its body."""


def module(title: str, package: str, tests: Tests) -> str:
    """The whole file; it imports ``package`` under the last part of its name."""
    lines = [comment(title), f"package {package}_test", "", "import rego.v1", ""]
    lines.append(f"import data.{package}")
    for number, (told, body) in enumerate(tests, start=1):
        lines += ["", comment(told), f"test_{number} if {{", *(f"\t{one}" for one in body), "}"]
    return "\n".join(lines) + "\n"


def answers(rule: str, given: Any, wanted: Any) -> Iterator[str]:
    """That a rule answers with a value."""
    yield f"{rule} == {flat(wanted)} with input as {flat(given)}"


def has_none(rule: str, given: Any) -> Iterator[str]:
    """That a rule has no value."""
    yield f"not {rule} with input as {flat(given)}"


def refuses(rule: str, given: Any, code: str, at: str) -> Iterator[str]:
    """That a package names the one problem with an input, and that its rule has no value then."""
    package = rule.partition(".")[0]
    yield f"{package}.problems == {{{flat({'code': code, 'at': at})}}} with input as {flat(given)}"
    yield from has_none(rule, given)
