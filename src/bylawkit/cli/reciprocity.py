"""What ``check --reciprocity`` tells: who owes whom, as text or as JSON.

The text is a table of article numbers (rows owe, columns are owed) as far as it fits on a line of a
terminal, then each party: what it gives, what it gets, and whether what it gives comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from bylawkit.diagnostics import Text
from bylawkit.diagnostics.text import WIDEST, cells, clean
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.numbering import article_label
from bylawkit.model.reciprocity import Item, Reciprocity, Standing, reciprocity

_HEAD = Text("往来表：{path}", "who owes whom: {path}")
_NOTHING = Text("  没有写谁欠谁什么", "  nobody owes anybody anything")
_LEGEND = Text(
    "  每行是付出的一方，每列是得到的一方；格里是{what}{money}",
    "  rows give, columns get; in the cells are {what}{money}",
)
_ARTICLES = Text("条号", "the numbers of articles")
_COUNTS = Text("项数", "counts")
_MONEY = Text("，带 ¥ 的是钱", ", with ¥ where money is paid")
_TOTALS = Text("付出 {gives} 项，得到 {gets} 项", "gives {gives}, gets {gets}")
_CYCLE = Text("有来有往：{way}", "what it gives comes back: {way}")
_EXCUSED = Text("按职责行事，不问回报", "acts by its office, and nothing is asked in return")
_AS_RESIDENTS = Text("和其他住户一并计算", "counted together with the other residents")
_MISSING = Text("缺 {giver} 给 {receiver} 的一项", "missing: what {giver} owes {receiver}")
_SOMEBODY = Text("另一方", "another party")
_GIVES = Text("给{name}：", "to {name}: ")
_TO_NOBODY = Text("没有写给谁：", "to nobody named: ")
_GETS = Text("得自：", "gets from: ")
_WIDEST_CELL, _NARROWEST_CELL = 14, 3


# ── Text ──


def reciprocity_text(path: str, bylaw: Bylaw, lang: str) -> str:
    """The table, and each party."""
    graph = reciprocity(bylaw)
    lines = [_HEAD(lang).format(path=clean(path))]
    if not graph.parties:
        return "\n".join((*lines, _NOTHING(lang)))
    lines += _table(graph, bylaw, lang)
    for party in graph.parties:
        lines += ["", *_party(graph, party, bylaw, lang)]
    return "\n".join(lines)


def _table(graph: Reciprocity, bylaw: Bylaw, lang: str) -> list[str]:
    """The widest form of the table that fits; none if there are too many parties for any."""
    givers = {one.giver for one in graph.cells}
    getters = {one.receiver for one in graph.cells}
    receivers = [one.party for one in graph.parties if one.party in getters]
    if not givers:
        return []
    numbers = {one.party: str(at) for at, one in enumerate(graph.parties, start=1)}
    for heads, rows, fill, what in (
        (clean, clean, _articles, _ARTICLES),
        (numbers.__getitem__, _numbered(numbers), _articles, _ARTICLES),
        (numbers.__getitem__, _numbered(numbers), _count, _COUNTS),
    ):
        grid = [["", *map(heads, receivers)]]
        named = [one.party for one in graph.parties if heads is not clean or one.party in givers]
        filled = [[_words(graph, fill, bylaw, one, other) for other in receivers] for one in named]
        for widest in range(_WIDEST_CELL, _NARROWEST_CELL - 1, -1):
            lines = _grid(grid, [rows(one) for one in named], filled, widest)
            if max(map(cells, lines)) <= WIDEST:
                paid = any("¥" in word for row in filled for cell in row for word in cell)
                money = _MONEY(lang) if paid else ""
                return [_LEGEND(lang).format(what=what(lang), money=money), "", *lines]
    return []


def _numbered(numbers: dict[str, str]) -> Callable[[str], str]:
    return lambda name: f"{numbers[name]} {clean(name)}"


def _words(
    graph: Reciprocity,
    fill: Callable[[Iterable[Item], Bylaw], list[str]],
    bylaw: Bylaw,
    giver: str,
    receiver: str,
) -> list[str]:
    cell = graph.cell(giver, receiver)
    return [] if cell is None else fill(cell.items, bylaw)


def _articles(items: Iterable[Item], bylaw: Bylaw) -> list[str]:
    paid: dict[int, bool] = {}
    for one in items:
        number = one.article(bylaw)
        paid[number] = paid.get(number, False) or one.what.is_money
    return [f"{number}{'¥' if money else ''}" for number, money in sorted(paid.items())]


def _count(items: Iterable[Item], bylaw: Bylaw) -> list[str]:
    every = tuple(items)
    return [f"{len(every)}{'¥' if any(one.what.is_money for one in every) else ''}"]


def _grid(
    head: list[list[str]], labels: list[str], filled: list[list[list[str]]], widest: int
) -> list[str]:
    """Rows of padded cells; a cell of more words than fit takes several lines."""
    rows = [[[word] for word in head[0]]]
    for label, row in zip(labels, filled, strict=True):
        rows.append([[label], *(_wrapped(words, widest, " ") for words in row)])
    widths = [
        max((cells(line) for row in rows for line in row[column]), default=0)
        for column in range(len(rows[0]))
    ]
    return [line for row in rows for line in _row(row, widths)]


def _row(row: list[list[str]], widths: list[int]) -> Iterator[str]:
    for at in range(max(map(len, row))):
        parts = (cell[at] if at < len(cell) else "" for cell in row)
        yield "  " + "  ".join(map(_padded, parts, widths)).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _wrapped(words: Sequence[str], width: int, joint: str) -> list[str]:
    """Words on lines of a width; a word that is longer has a line of its own."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]}{joint}{word}" if lines else word
        if lines and cells(longer.rstrip()) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _party(graph: Reciprocity, one: Standing, bylaw: Bylaw, lang: str) -> Iterator[str]:
    totals = _TOTALS(lang).format(gives=one.gives, gets=one.gets)
    joint = ("：", "；") if lang == "zh" else (": ", ";")
    lead, standing = f"{clean(one.party)}{joint[0]}{totals}{joint[1]}", standing_text(one, lang)
    first, *rest = _wrapped([lead, *standing.split(" ")], WIDEST - 4, " ")
    yield "  " + (first.replace(f"{lead} ", lead, 1) if lang == "zh" else first)
    yield from ("    " + line for line in rest)
    for cell in graph.cells:
        if cell.giver == one.party:
            lead = _GIVES(lang).format(name=clean(cell.receiver))
            yield from _listed(lead, [_item(each, bylaw, lang) for each in cell.items], lang)
    if one.alone:
        yield from _listed(_TO_NOBODY(lang), [_item(each, bylaw, lang) for each in one.alone], lang)
    sources = [
        f"{clean(cell.giver)} {len(cell.items)}" + (" 项" if lang == "zh" else "")
        for cell in graph.cells
        if cell.receiver == one.party
    ]
    if sources:
        yield from _listed(_GETS(lang), sources, lang)


def standing_text(one: Standing, lang: str) -> str:
    """Whether what a party gives comes back to it."""
    if one.cycle:
        return _CYCLE(lang).format(way=" → ".join(map(clean, one.cycle)))
    if one.missing is not None:
        ends = (one.missing.giver, one.missing.receiver)
        giver, receiver = (_SOMEBODY(lang) if end is None else clean(end) for end in ends)
        return _MISSING(lang).format(giver=giver, receiver=receiver)
    return _EXCUSED(lang) if one.excused else _AS_RESIDENTS(lang)


def _listed(lead: str, words: Sequence[str], lang: str) -> Iterator[str]:
    """Words after a lead, the lines below it drawn in."""
    comma, joint = ("、", "") if lang == "zh" else (",", " ")
    ended = [word + comma for word in words[:-1]] + [words[-1]]
    first, *rest = _wrapped([lead + ended[0], *ended[1:]], WIDEST - 6, joint)
    yield "    " + first
    yield from ("      " + line for line in rest)


def _item(one: Item, bylaw: Bylaw, lang: str) -> str:
    article = article_label(one.article(bylaw), lang)
    money = "¥" if one.what.is_money else ""
    title = clean(one.called()(lang))
    return f"{money}{title}（{article}）" if lang == "zh" else f"{money}{title} ({article})"


# ── JSON ──


def reciprocity_json(path: str, bylaw: Bylaw, lang: str) -> dict[str, Any]:
    """``path``, ``parties`` and ``owes``, as ``docs/design/reciprocity.md`` describes them."""
    graph = reciprocity(bylaw)
    return {
        "path": path,
        "parties": [_object(one, bylaw, lang) for one in graph.parties],
        "owes": [
            {
                "from": cell.giver,
                "to": cell.receiver,
                "items": [_told(one, bylaw, lang) for one in cell.items],
            }
            for cell in graph.cells
        ],
    }


def _object(one: Standing, bylaw: Bylaw, lang: str) -> dict[str, Any]:
    missing = one.missing and {"from": one.missing.giver, "to": one.missing.receiver}
    return {
        "name": one.party,
        "role": one.role.value,
        "gives": one.gives,
        "gets": one.gets,
        "excused": one.excused,
        "on_cycle": bool(one.cycle),
        "cycle": list(one.cycle),
        "missing": missing,
        "to_nobody": [_told(each, bylaw, lang) for each in one.alone],
    }


def _told(one: Item, bylaw: Bylaw, lang: str) -> dict[str, Any]:
    number = one.article(bylaw)
    return {
        "name": one.statement.name,
        "title": one.called()(lang),
        "what": one.what.value,
        "money": one.what.is_money,
        "article": number,
        "label": article_label(number, lang),
        "line": one.statement.span.line,
    }
