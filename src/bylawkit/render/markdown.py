"""A view as Markdown: headings, paragraphs, lists with the numbers of the document, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bylawkit.render.view import (
    Block,
    Code,
    Contents,
    Drawing,
    Heading,
    Link,
    Look,
    PageBreak,
    Paragraph,
    Pieces,
    Rank,
    Table,
    View,
)

_SPECIAL = re.compile(r"([\\`*_\[\]>|~#!{}$])")
_START = re.compile(r"^(\d+)([.)])|^([-+=])", re.ASCII)
_LEVELS = {Rank.CHAPTER: "##", Rank.ARTICLE: "###", Rank.SECTION: "##"}


def markdown(view: View) -> str:
    """The text of a ``.md`` file, ended by the hash of the source."""
    parts = [part for block in view.blocks for part in _block(block, view)]
    origin = f"<!-- {view.generator} · {view.kind} · sha256 {view.source_sha256} -->"
    return "\n\n".join((*parts, origin)) + "\n"


def _block(block: Block, view: View) -> Iterator[str]:
    joint = "　" if view.lang == "zh" else ". "
    if isinstance(block, Heading):
        label = block.label if block.rank is Rank.SECTION else block.label + joint
        space = " " if block.rank is Rank.SECTION and view.lang != "zh" else ""
        anchor = f'<a id="{block.anchor}"></a>'
        yield f"{_LEVELS[block.rank]} {anchor}{label}{space}{_text(block.title)}"
    elif isinstance(block, Paragraph):
        yield _paragraph(block)
    elif isinstance(block, Table):
        yield "\n".join(_table(block))
    elif isinstance(block, Drawing):
        yield "\n".join(f"- {_safe(line)}" for line in block.said)
    elif isinstance(block, Code):
        yield f"`{block.text}`"
    elif isinstance(block, Contents):
        yield f"**{block.title}**"
        yield "\n".join(_entries(view, joint))
    elif isinstance(block, PageBreak):
        yield "---"


def _paragraph(block: Paragraph) -> str:
    words = _text(block.pieces)
    if block.look is Look.TITLE:
        return f"# {words}"
    if block.look is Look.CAPTION:
        return f"**{words}**"
    if block.look is Look.ITEM:
        space = " " if block.label.endswith(")") else ""
        return f"{_safe(block.label)}{space}{words}"
    return _START.sub(lambda found: "\\".join(filter(None, ("", *found.groups()))), words)


def _entries(view: View, joint: str) -> Iterator[str]:
    for block in view.blocks:
        if isinstance(block, Heading) and block.rank is Rank.CHAPTER:
            yield f"- [{block.label}{joint}{_text(block.title)}](#{block.anchor})"


def _table(block: Table) -> Iterator[str]:
    yield _row(block.head)
    yield "|" + " --- |" * len(block.head)
    for row in block.rows:
        yield _row(tuple(map(_led, row)) if block.beside else row)


def _row(cells: tuple[Pieces | str, ...]) -> str:
    said = (cell if isinstance(cell, str) else _text(cell) for cell in cells)
    return "| " + " | ".join(one.replace("\n", "<br>") for one in said) + " |"


def _led(cell: Pieces) -> str:
    """A cell whose first line is its heading."""
    head, line, rest = _text(cell).partition("\n")
    return f"**{head}**{line}{rest}" if head else rest


def _text(pieces: Pieces) -> str:
    return "".join(
        f"[{_safe(one.text)}](#{one.target})" if isinstance(one, Link) else _safe(one)
        for one in pieces
    )


def _safe(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return _SPECIAL.sub(r"\\\1", text)
