"""What changed, as a text to read or as Markdown for a request for review."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.compare.parts import escaped
from bylawkit.compare.values import Change, Comparison, Difference, Fate
from bylawkit.compare.words import (
    DIRECTIONS,
    FATES,
    FIELDS,
    direction_text,
    heading_text,
    only_lines,
    side_text,
    witness_text,
)
from bylawkit.diagnostics import Diagnostic, Text

_SAME = Text("两个版本的意思相同。", "Both versions mean the same.")
_HEAD = Text("规约本身", "The bylaw itself")
_PROBLEMS = Text("新出现的问题", "New problems")
_MENDED = Text("已经改正的问题", "Problems mended")
_FROM_TO = Text("{field}：{old} → {new}", "{field}: {old} → {new}")
_ORDER = (Fate.CHANGED, Fate.ADDED, Fate.REMOVED, Fate.REWORDED, Fate.SAME)


def comparison_text(found: Comparison, lang: str) -> str:
    """All changes, what changes a rule first; ends without a line end."""
    lines: list[str] = []
    for title, items in sections(found, lang):
        lines += ["", title, *(f"  {line}" for item in items for line in item)]
    return "\n".join(lines[1:]) if lines else _SAME(lang)


def comparison_markdown(found: Comparison, lang: str) -> str:
    """The same as Markdown: a heading for each section, an item for each change."""
    lines: list[str] = []
    for title, items in sections(found, lang):
        lines += ["", f"### {title}", ""]
        for item in items:
            first, *rest = item
            lines += [f"- **{escaped(first)}**", *(f"  - {escaped(one.strip())}" for one in rest)]
    return "\n".join(lines[1:]) if lines else _SAME(lang)


Item = list[str]


def sections(found: Comparison, lang: str) -> Iterator[tuple[str, list[Item]]]:
    """Each heading that has anything below it, with its items, which are lines."""
    if found.head:
        yield _HEAD(lang), [[_difference(one, lang)] for one in found.head]
    for fate in _ORDER:
        items = [
            list(_change(one, lang)) for one in found.changes if one.fate is fate and _shown(one)
        ]
        if items:
            yield FATES[fate](lang), items
    for title, problems in ((_PROBLEMS, found.problems), (_MENDED, found.mended)):
        if problems:
            yield title(lang), [[_problem(one, lang)] for one in problems]


def _shown(change: Change) -> bool:
    return change.fate is not Fate.SAME or change.moved or change.renamed is not None


def _change(change: Change, lang: str) -> Iterator[str]:
    colon = "：" if lang == "zh" else ": "
    direction = direction_text(change.direction, lang)
    yield heading_text(change, lang) + (colon + direction if direction else "")
    yield from (f"  {_difference(one, lang)}" for one in change.differences)
    yield from (f"  {witness_text(one, lang)}" for one in change.witnesses)


def _difference(one: Difference, lang: str) -> str:
    old, new = only_lines(one)
    said = _FROM_TO(lang).format(
        field=FIELDS[one.field](lang) if one.field in FIELDS else one.keyword,
        old=side_text(old, lang),
        new=side_text(new, lang),
    )
    if one.direction is None:
        return said
    word = DIRECTIONS[one.direction](lang)
    return f"{said}（{word}）" if lang == "zh" else f"{said} ({word})"


def _problem(one: Diagnostic, lang: str) -> str:
    return f"{one.code.id} {one.message(lang)}"
