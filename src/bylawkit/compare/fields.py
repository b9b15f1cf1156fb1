"""What differs between two versions of a statement, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields as fields_of
from enum import Enum
from typing import Any

from bylawkit.compare.directions import direction_of
from bylawkit.compare.values import Difference
from bylawkit.evaluate.words import hundredths
from bylawkit.model.bylaw import Bylaw, Statement
from bylawkit.model.prose import Definition, Prose
from bylawkit.model.values import Ref, Words
from bylawkit.source import Span

_NOT_COMPARED = {"name", "span", "field_spans"}
_WORDS_ONLY = {"title", "notes", "basis", "paragraphs"}
_HEAD = ("title", "kind", "home", "households", "area", "version", "effective", "replaces")

Renames = Mapping[str, str]


def differences(old: Statement, new: Statement, renames: Renames) -> tuple[Difference, ...]:
    """The fields that differ, in the order of the model; ``renames`` gives new names by old ones."""
    return tuple(_differing(old, new, renames))


def head_differences(old: Bylaw, new: Bylaw) -> tuple[Difference, ...]:
    """The differences of the bylaws themselves."""
    return tuple(
        Difference(
            field=name,
            keyword=_keyword(new, name) or _keyword(old, name) or name,
            old=_head_lines(old, name),
            new=_head_lines(new, name),
            words_only=name == "title",
            direction=None
            if None in (getattr(old, name), getattr(new, name))
            else direction_of(getattr(old, name), getattr(new, name)),
        )
        for name in _HEAD
        if getattr(old, name) != getattr(new, name)
    )


def _head_lines(one: Bylaw, field: str) -> tuple[str, ...]:
    """The lines of a field of the head; of the size, which is one line, only the number meant."""
    if field == "households":
        return () if one.households is None else (str(one.households),)
    if field == "area":
        return () if one.area is None else (f"{hundredths(one.area)} m²",)
    return _lines(one, field)


def _differing(old: Any, new: Any, renames: Renames) -> Iterator[Difference]:
    for one in fields_of(new):
        name = one.name
        if name in _NOT_COMPARED or not one.compare:
            continue
        before, after = getattr(old, name), getattr(new, name)
        if _renamed(before, renames) == after or _title_follows_name(name, old, new):
            continue
        yield Difference(
            field=name,
            keyword=_keyword(new, name) or _keyword(old, name) or name,
            old=_lines(old, name),
            new=_lines(new, name),
            words_only=name in _WORDS_ONLY and not _other_figures(name, old, new),
            direction=None if name in _WORDS_ONLY else direction_of(before, after),
        )


def _other_figures(field: str, old: Any, new: Any) -> bool:
    """Whether prose speaks of other numbers or days; more than wording hangs on those."""
    if field != "paragraphs":
        return False
    from bylawkit.compare.tokens import figures

    return figures(prose_text(old)) != figures(prose_text(new))


def _title_follows_name(field: str, old: Any, new: Any) -> bool:
    """A statement without a title of its own is called by its name."""
    return field == "title" and getattr(old, "name", None) == old.title and new.name == new.title


def content_of(one: Statement) -> tuple[Any, ...]:
    """All that a statement says, but for its name and title."""
    skipped = {*_NOT_COMPARED, "title"}
    return tuple(
        getattr(one, field.name)
        for field in fields_of(one)
        if field.compare and field.name not in skipped
    )


def prose_text(prose: Prose) -> str:
    """The wording of an article in words."""
    parts = (text for one in prose.paragraphs for text in (one.words, *one.items))
    return "\n".join(str(one) for one in parts)


def _renamed(value: Any, renames: Renames) -> Any:
    """A value of the old version with the names that the new one uses."""
    if not renames:
        return value
    if isinstance(value, Ref):
        return Ref(renames.get(value.name, value.name), value.span)
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(_renamed(one, renames) for one in value)
    if isinstance(value, Words | Enum) or not hasattr(type(value), "__record__"):
        return value
    from bylawkit.record import replace

    return replace(
        value,
        **{one.name: _renamed(getattr(value, one.name), renames) for one in fields_of(value)},
    )


# ── As it is written ──


def _keyword(one: Any, field: str) -> str:
    """The keyword of a field, as the author wrote it; empty if the field is not written."""
    span = getattr(one, "field_spans", {}).get(field)
    return _line_of(span).split()[0] if span is not None and _line_of(span).split() else ""


def _lines(one: Any, field: str) -> tuple[str, ...]:
    """The lines of a field as they are written, without the keyword. A field may have several."""
    if isinstance(one, Prose) and field == "paragraphs":
        return tuple(prose_text(one).split("\n"))
    if field == "title":
        return (one.title,)
    if isinstance(one, Definition) and field == "meaning":
        return () if one.meaning is None else (str(one.meaning),)
    keyword = _keyword(one, field)
    if not keyword:
        return ()
    first = one.field_spans[field]
    if first.source is not one.span.source:  # the amendment of a base
        return (_line_of(first).split(None, 1)[1].strip(),)
    lines = first.source.text[one.span.start :].split("\n")
    own = [lines[0]]
    for line in lines[1:]:
        if line and not line[0].isspace() and not line.startswith("#"):
            break
        own.append(line)
    words = (line.split("#")[0].split(None, 1) for line in own[1:])
    return tuple(pair[1].strip() for pair in words if len(pair) == 2 and pair[0] == keyword)


def _line_of(span: Span) -> str:
    text = span.source.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    return text[start : end if end >= 0 else len(text)]
