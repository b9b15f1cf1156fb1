"""JSON as people write it by hand: numbers kept as written, and every slip reported with its key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate import codes
from bylawkit.evaluate.quantities import shown
from bylawkit.source import Place


class Number(str):
    """A JSON number as it was written; never a float."""


class Object(dict[str, Any]):
    """A JSON object that remembers the keys given twice."""

    twice: tuple[str, ...] = ()


def read_json(path: str, data: bytes) -> tuple[Any, tuple[Diagnostic, ...]]:
    """The value of a JSON text, with :class:`Number` and :class:`Object` in it; else why not."""
    import json

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        return None, (_broken(path, line, problem.start - data.rfind(b"\n", 0, problem.start)),)
    try:
        value = json.loads(
            text,
            parse_int=Number,
            parse_float=Number,
            parse_constant=Number,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as problem:
        return None, (_broken(path, problem.lineno, problem.colno),)
    except RecursionError:
        return None, (Diagnostic(codes.TOO_DEEP, Place(path), {"path": path}),)
    return value, tuple(_twice(path, value, ""))


def said(value: Any) -> str | Text:
    """A text as it is quoted, anything else by its kind."""
    return shown(value) if isinstance(value, str) else kind_of(value)


def kind_of(value: Any) -> Text:
    """What a JSON value is, in words."""
    match value:
        case None:
            return Text("空值", "null")
        case bool():
            return Text("是非值", "a truth value")
        case Number():
            return Text(f"数字 {shown(value)}", f"the number {shown(value)}")
        case str():
            return Text(f"文字“{shown(value)}”", f"the text “{shown(value)}”")
        case list():
            return Text("列表", "a list")
        case _:
            return Text("一组 {…}", "an object {…}")


def inside(key: str, name: str) -> str:
    """The path of ``name`` below ``key``: ``area.for``."""
    return f"{key}.{shown(name)}" if key else shown(name)


def _object(pairs: list[tuple[str, Any]]) -> Object:
    found = Object(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        found.twice = tuple(name for name in found if names.count(name) > 1)
    return found


def _broken(path: str, line: int, column: int) -> Diagnostic:
    where = {"path": path, "line": line, "column": column}
    return Diagnostic(codes.NOT_JSON, Place(path, line), where)


_DEEPEST = 8
"""Nothing that means anything lies deeper."""


def _twice(path: str, value: Any, key: str, depth: int = 0) -> Iterator[Diagnostic]:
    if not isinstance(value, Object) or depth > _DEEPEST:
        return
    for name in value.twice:
        where = inside(key, name)
        yield Diagnostic(codes.KEY_TWICE, Place(path, None, where), {"key": where})
    for name, inner in value.items():
        yield from _twice(path, inner, inside(key, name), depth + 1)
