"""The meaning of a text, written out in full: every value of every statement, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from bylawkit.diagnostics.text import write
from bylawkit.fetch import no_files
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.law import LawPack
from bylawkit.record import field_names
from bylawkit.resolve import resolve, resolve_laws, resolved_text
from bylawkit.resolve.lawstore import packed, unpacked
from bylawkit.resolve.overlay import Fetch
from bylawkit.source import Source, Span
from bylawkit.syntax.parser import parse

_NOTHING: tuple[object, ...] = (None, (), {}, "", False)


def meaning(text: str, fetch: Fetch = no_files) -> str:
    """What a bylaw means, and what is said of it in both languages."""
    tree = parse(Source("x.bylaw", text))
    bylaw, noticed = resolve(tree, fetch)
    found = (*tree.diagnostics, *noticed)
    lines = [] if bylaw is None else [*_of_bylaw(bylaw)]
    if bylaw is not None and len(bylaw.sources) > 1 and not found:
        lines += [
            "全文",
            *(f"  {line}".rstrip() for line in resolved_text(tree, fetch).splitlines()),
        ]
    return "\n".join([*lines, *write(found, "zh").splitlines(), *write(found, "en").splitlines()])


def meaning_of_laws(text: str) -> str:
    """What a law pack means, and what is said of it."""
    tree = parse(Source("x.bylaw", text))
    pack, noticed = resolve_laws(tree)
    found = (*tree.diagnostics, *noticed)
    stored = list(_of_laws(unpacked(packed(pack), tree.source)))
    read = [line for line in _of_laws(pack) if not line.startswith("    field_spans: ")]
    if stored != read:
        raise AssertionError("what is stored is not what was read")
    return "\n".join([*_of_laws(pack), *write(found, "zh").splitlines()])


def _of_bylaw(bylaw: Bylaw) -> Iterator[str]:
    apart = {"source", "sources", "articles", "scenarios", "named"}
    for name in field_names(bylaw):
        value = getattr(bylaw, name)
        if name in apart or value in _NOTHING:
            continue
        if isinstance(value, tuple) and hasattr(value[0], "name"):
            value = " ".join(one.name for one in value)
        yield f"{name}: {_shown(value)}"
    if bylaw.named:
        kinds = (f"{name}:{type(one).__name__}" for name, one in bylaw.named.items())
        yield f"named: {' '.join(kinds)}"
    for article in bylaw.articles:
        yield f"第{article.number}条 {article.title} ({article.chapter})"
        for one in article.statements:
            yield from _fields(one)
    for scenario in bylaw.scenarios:
        yield from _fields(scenario)


def _of_laws(pack: LawPack) -> Iterator[str]:
    for statute in pack.statutes:
        yield from _fields(statute, "provisions")
        for provision in statute.provisions:
            yield from _fields(provision)


def _fields(one: Any, *apart: str) -> Iterator[str]:
    yield f"  {type(one).__name__}"
    for name in field_names(one):
        value = getattr(one, name)
        if name not in apart and value not in _NOTHING:
            yield f"    {name}: {_shown(value)}"


def _shown(value: Any) -> str:
    match value:
        case Span(source, start, end):
            home = "" if source.path == "x.bylaw" else f"{source.path} "
            line, column = source.position(start)
            return f"@{home}{line}:{column}+{end - start}"
        case Enum():
            return f"{type(value).__name__}.{value.name}"
        case dict():
            return "{" + ", ".join(f"{_shown(a)}: {_shown(b)}" for a, b in value.items()) + "}"
        case tuple() | list():
            return "(" + ", ".join(_shown(one) for one in value) + ")"
    if hasattr(type(value), "__record__"):
        inner = (f"{name}={_shown(getattr(value, name))}" for name in field_names(value)
                 if getattr(value, name) not in _NOTHING)  # fmt: skip
        return f"{type(value).__name__}({', '.join(inner)})"
    return str(value)
