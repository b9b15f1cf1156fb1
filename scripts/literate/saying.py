"""What the statements of a fence become: the words of the document, and the excerpt of the policy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bylawkit.export.policy import policy
from bylawkit.model.bylaw import Article, Bylaw, Statement
from bylawkit.render.bylaws import article_blocks, bylaws
from bylawkit.render.speaker import article_anchor, speaker
from bylawkit.render.view import Block, Heading, Paragraph, Table, plain
from bylawkit.render.wording import Wording
from literate.reading import Whole, key_of

_WIDTH = 116


def document(one: Whole, lang: str) -> str:
    """The articles of a fence as the document says them, as plain text."""
    titles = {
        block.anchor: f"{block.label} {plain(block.title)}".strip()
        for block in bylaws(one.bylaw, lang).blocks
        if isinstance(block, Heading)
    }
    told = wording(one.bylaw, lang)
    lines: list[str] = []
    for article in one.articles:
        lines += [titles[article_anchor(article.statements[0])], *words(told, article), ""]
    return "\n".join(lines[:-1]) + "\n"


def wording(bylaw: Bylaw, lang: str) -> Wording:
    """The sentences of one bylaw in one language."""
    return Wording(speaker(bylaw, lang))


def words(told: Wording, article: Article) -> Iterator[str]:
    """The function that words one article, its blocks as lines."""
    for block in article_blocks(told, article):
        yield from _lines(block)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        space = " " if block.label.endswith(")") else ""
        yield f"{block.label}{space}{plain(block.pieces)}"
    elif isinstance(block, Table):
        for row in (block.head, *block.rows):
            yield " | ".join(plain(cell) for cell in row)


def excerpt(one: Whole) -> dict[str, Any]:
    """The items of the policy that stand for the statements of a fence.

    What is not stated, and where it comes from, is left out.
    """
    made, keys = policy(one.bylaw), {key_of(each) for each in one.statements}
    found = {key: _items(key, made[key], keys) for key in made if isinstance(made[key], list)}
    head = {"bylaw": _stated(made["bylaw"])} if one.head_lines == 0 else {}
    return head | {key: items for key, items in found.items() if items}


def item(bylaw: Bylaw, statement: Statement) -> list[Any]:
    """What the policy says of one statement."""
    made, keys = policy(bylaw), {key_of(statement)}
    return [_items(key, made[key], keys) for key in made if isinstance(made[key], list)]


def _items(key: str, items: list[Any], keys: set[str]) -> list[Any]:
    if key == "articles":
        items = [prose for article in items for prose in article["prose"]]
    if key in ("chapters", "scenarios", "omitted", "bases"):
        return []
    return [_stated(item) for item in items if item.get("name", item.get("title")) in keys]


def _stated(value: Any) -> Any:
    if isinstance(value, list):
        return [_stated(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _stated(one)
        for key, one in value.items()
        if _says_something(one) and not _is_provenance(key, one)
    }


def _is_provenance(key: str, value: Any) -> bool:
    return key == "span" or (key == "article" and not isinstance(value, str))


def _says_something(value: Any) -> bool:
    by_default = isinstance(value, dict) and value.get("stated") is False
    return not (value is None or value is False or value == [] or by_default)


def as_json(value: Any) -> str:
    """JSON with what is short on one line, so that a page stays readable."""
    return "\n".join(_pretty(value, 0)) + "\n"


def _pretty(value: Any, depth: int, lead: str = "", tail: str = "") -> Iterator[str]:
    indent = "  " * depth
    short = f"{indent}{lead}{json.dumps(value, ensure_ascii=False)}{tail}"
    if depth > 0 and (len(short) <= _WIDTH or not isinstance(value, (list, dict))):
        yield short
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    yield f"{indent}{lead}{opening}"
    yield from _inside(value, depth + 1)
    yield f"{indent}{closing}{tail}"


def _inside(value: Any, depth: int) -> Iterator[str]:
    pairs: Iterable[tuple[str, Any]] = (
        [(f"{json.dumps(key, ensure_ascii=False)}: ", one) for key, one in value.items()]
        if isinstance(value, dict)
        else [("", one) for one in value]
    )
    every = list(pairs)
    for number, (lead, one) in enumerate(every, start=1):
        yield from _pretty(one, depth, lead, "" if number == len(every) else ",")
