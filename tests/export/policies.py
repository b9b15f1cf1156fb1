"""How tests find their way in a policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bylawkit.model.bylaw import Bylaw

Item = dict[str, Any]


def named(document: Any, section: str, name: str) -> Item:
    (found,) = [one for one in document[section] if one["name"] == name]
    return dict(found)


def everything(value: Any) -> Iterator[Any]:
    """Every value inside a JSON document, keys left out."""
    yield value
    inside = value.values() if isinstance(value, dict) else value
    if isinstance(value, (dict, list)):
        for one in inside:
            yield from everything(one)


def source_of(bylaw: Bylaw, mark: str) -> str:
    """The place of a text in ``everything.bylaw``, as a policy names it."""
    line, column = bylaw.source.position(bylaw.source.text.index(mark))
    return f"everything.bylaw:{line}:{column}"
