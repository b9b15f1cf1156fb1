"""Write ``docs/api.md`` from the docstrings of what ``import bylawkit`` offers.

python scripts/make_api_page.py           write the page
python scripts/make_api_page.py --check   exit 1 if it is not what the docstrings say
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import bylawkit
from bylawkit.api.result import Result
from kept_text import write_or_check

FILE = Path(__file__).resolve().parent.parent / "docs" / "api.md"

GROUPS = (
    ("Texts", ("read", "check", "diff", "documents", "verify", "policies", "law", "explain")),
    ("Votes", ("decide",)),
    ("Money", ("assess", "effect")),
    ("Days", ("timetable", "monitor")),
    (
        "Tables",
        (
            "read_register",
            "read_ballots",
            "read_tally",
            "read_payments",
            "read_facts",
            "read_events",
        ),
    ),
)
MEMBERS = ("ok", "lang", "unwrap", "messages", "text", "as_json")

INTRODUCTION = """# From Python

This page is made from the docstrings by `scripts/make_api_page.py`, and its samples are run by the tests.

The commands of the command line are these functions: what one prints, the other returns. A table is
given as the path of its file, as bytes, or as a value that was read already; a bylaw in any of these
ways or as its text, which is a string with a line end in it. Days are `datetime.date`; a month is any
day in it. Amounts are whole fen, areas whole 0.01 m², shares `fractions.Fraction`.

What is wrong with a *file* is never an exception: it is among the `diagnostics` of the answer, each
with a message and a hint in Chinese and in English. Exceptions are for mistakes of a *program*: an
argument of a wrong type, a kind of document that there is not, and `unwrap()` of an answer that is not
`ok`. No function prints, asks for the time, uses the network or ends the process.

In a notebook an answer shows itself as tables, in the language of the bylaw.
"""


def page() -> str:
    """What the file should hold."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_lines())).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield INTRODUCTION
    yield "## The answer\n"
    yield f"### `Result`\n\n{_told(Result)}\n"
    for name in MEMBERS:
        member = vars(Result)[name]
        head = name if isinstance(member, property) else _head(name, member)
        yield f"#### `{head}`\n\n{_told(member)}\n"
    yield f"### `BylawError`\n\n{_told(bylawkit.BylawError)}\n"
    for title, names in GROUPS:
        yield f"## {title}\n"
        for name in names:
            function = getattr(bylawkit, name)
            yield f"### `{name}`\n\n```python\n{_signature(name, function)}\n```\n\n{_told(function)}\n"


def _told(one: Any) -> str:
    """A docstring as Markdown: its samples fenced, its names in backticks."""
    text = inspect.getdoc(one) or ""
    text = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", text).replace("``", "`")
    text = re.sub(r"^Raises:\n    (\w+): (.*)", r"Raises `\1` if \2", text, flags=re.MULTILINE)
    return re.sub(r"((?:^>>> .*\n?(?:^(?!>>>|\n).+\n?)*)+)", _fenced, text, flags=re.MULTILINE)


def _fenced(found: re.Match[str]) -> str:
    return f"```pycon\n{found[1].rstrip()}\n```\n"


def _head(name: str, function: Callable[..., Any]) -> str:
    names = [one for one in inspect.signature(function).parameters if one != "self"]
    return f"{name}({', '.join(names)})"


def _signature(name: str, function: Callable[..., Any]) -> str:
    """The signature, a line for each parameter if there are many."""
    found = inspect.signature(function)
    parts: list[str] = []
    keyword = False
    for one in found.parameters.values():
        if one.kind is one.KEYWORD_ONLY and not keyword:
            parts, keyword = [*parts, "*"], True
        default = "" if one.default is one.empty else f" = {one.default!r}"
        parts.append(f"{one.name}: {one.annotation}{default}")
    line = f"{name}({', '.join(parts)}) -> {found.return_annotation}"
    if len(line) <= 88:
        return line
    inside = "".join(f"    {part},\n" for part in parts)
    return f"{name}(\n{inside}) -> {found.return_annotation}"


def main() -> int:
    """Write or compare the page."""
    return write_or_check({FILE: page()}, __file__, sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
