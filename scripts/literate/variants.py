"""The same statement with one thing in it said otherwise, for each thing that it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any

from bylawkit.model.bylaw import Article, Bylaw
from bylawkit.model.prose import Definition
from bylawkit.model.values import Ref
from bylawkit.model.votes import Comparison, Side
from bylawkit.record import replace

_VOLUNTEERS = ("志愿者", "volunteers")


def variants(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each value that differs in one leaf, with the path of the leaf: ``proxy_cap``."""
    if isinstance(value, Ref):
        name = "驻区单位" if value.name in _VOLUNTEERS else _VOLUNTEERS[0]
        yield path, replace(value, name=name)
    elif type(value) is tuple:
        for number, one in enumerate(value):
            for deeper, changed in variants(one, path):
                yield deeper, (*value[:number], changed, *value[number + 1 :])
    elif is_dataclass(value):
        for each in fields(value):
            if each.compare and each.name not in ("name", "title") and _is_stated(value, each):
                own = getattr(value, each.name)
                for deeper, changed in variants(own, f"{path}.{each.name}".lstrip(".")):
                    yield deeper, replace(value, **{each.name: changed})
    elif value is Side.AGAINST:  # the other sides are those of the field
        yield path, Side.FOR
    elif value is not None and not isinstance(value, Side):
        yield path, _other(value)


def _is_stated(value: Any, each: Field[Any]) -> bool:
    own = getattr(value, each.name)
    if (
        isinstance(value, Definition) and each.name == "value" and value.dated
    ):  # the first of them, once more
        return False
    if isinstance(value, Comparison) and value.limit.share == 1 and each.name == "measure":
        return False  # all are all, whatever is counted
    return each.default is MISSING or own is not each.default


def _other(value: Any) -> Any:
    match value:
        case StrEnum():
            every = list(type(value))
            return every[value is every[0]]
        case bool():
            return not value
        case date():
            return value + timedelta(days=1)
        case Fraction():
            return value * Fraction(2, 3) or Fraction(1, 3)
        case int():
            return value + 1
        case str():
            return f"{value}甲"
    raise TypeError(f"no other value of {value!r} is known")


def with_statement(bylaw: Bylaw, old: Any, new: Any) -> Bylaw:
    """A bylaw in which one statement is another, wherever it is found."""
    changed: dict[str, Any] = {}
    for each in fields(bylaw):
        value = getattr(bylaw, each.name)
        if type(value) is tuple:
            changed[each.name] = tuple(_exchanged(one, old, new) for one in value)
    named = {key: new if one is old else one for key, one in bylaw.named.items()}
    return replace(bylaw, named=named, **changed)


def _exchanged(one: Any, old: Any, new: Any) -> Any:
    if isinstance(one, Article):
        made = tuple(new if each is old else each for each in one.statements)
        return replace(one, statements=made)
    return new if one is old else one
