"""Rego as text, laid out as its own formatter lays it out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


class Noted:
    """A value of an object with a comment in front of its key."""

    def __init__(self, comment: str, value: Any) -> None:
        self.comment, self.value = one_line(comment), value


def value(one: Any, depth: int = 0) -> str:
    """A value: objects with a key on each line, lists on one line, unless they hold objects."""
    if isinstance(one, Mapping) and one:
        return _object(one, depth)
    if isinstance(one, (list, tuple)):
        if any(isinstance(each, Mapping) for each in one):
            return _list(one, depth)
        return "[" + ", ".join(value(each, depth) for each in one) + "]"
    return json.dumps(one, ensure_ascii=False)


def flat(one: Any) -> str:
    """A value on one line."""
    return json.dumps(one, ensure_ascii=False)


def comment(text: str) -> str:
    """A line of comment."""
    return f"# {one_line(text)}"


def heading(where: str, name: str, title: str) -> str:
    """A line of comment over a statement."""
    return comment(f"{where} {name}" + ("" if title == name else f": {title}"))


def one_line(text: str) -> str:
    """Text without line breaks of any kind, which would end a comment."""
    return " ".join(text.split())


def _object(one: Mapping[str, Any], depth: int) -> str:
    tab = "\t" * (depth + 1)
    return "{\n" + "".join(_lines(one, depth, tab)) + "\t" * depth + "}"


def _lines(one: Mapping[str, Any], depth: int, tab: str) -> Iterable[str]:
    for key, each in one.items():
        if isinstance(each, Noted):
            yield f"{tab}# {each.comment}\n"
            each = each.value
        yield f"{tab}{flat(key)}: {value(each, depth + 1)},\n"


def _list(one: Iterable[Any], depth: int) -> str:
    tab = "\t" * (depth + 1)
    return "[\n" + "".join(f"{tab}{value(each, depth + 1)},\n" for each in one) + "\t" * depth + "]"
