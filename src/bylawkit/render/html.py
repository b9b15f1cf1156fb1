"""A view as one HTML page: semantic, readable without style, printable with it."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit import assets
from bylawkit.render.code import outline
from bylawkit.render.svg import svg
from bylawkit.render.view import (
    Block,
    BodyStart,
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

_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_LEVELS = {Rank.CHAPTER: 2, Rank.ARTICLE: 3, Rank.SECTION: 2}
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="{generator}">
<meta name="bylawkit-source-sha256" content="{source}">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main class="{kind}">
{content}
</main>
</body>
</html>
"""


def html(view: View) -> str:
    """The text of an ``.html`` file; it refers to nothing outside itself."""
    return _PAGE.format(
        language=_LANGUAGES[view.lang],
        generator=_safe(view.generator),
        source=view.source_sha256,
        title=_safe(view.title),
        style=assets.text("templates/html/page.css"),
        kind=view.kind,
        content="\n".join(_Maker(view).lines()),
    )


class _Maker:
    def __init__(self, view: View) -> None:
        self.view = view
        self.joint = "　" if view.lang == "zh" else ". "
        self.in_list = False

    def lines(self) -> Iterator[str]:
        for block in self.view.blocks:
            is_item = isinstance(block, Paragraph) and block.look is Look.ITEM
            if self.in_list and not (is_item and getattr(block, "number", 0) > 1):
                yield "</ol>"
                self.in_list = False
            if is_item and not self.in_list:
                yield '<ol class="items">'
                self.in_list = True
            yield from self._block(block)
        if self.in_list:
            yield "</ol>"

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            level = _LEVELS[block.rank]
            yield f'<h{level} id="{block.anchor}">{self._label(block)}{_text(block.title)}</h{level}>'
        elif isinstance(block, Paragraph):
            yield _paragraph(block)
        elif isinstance(block, Table):
            yield from _beside(block) if block.beside else _table(block)
        elif isinstance(block, Drawing):
            yield from svg(block)
        elif isinstance(block, Code):
            yield _code(block)
        elif isinstance(block, Contents):
            yield from self._contents(block)
        elif isinstance(block, (PageBreak, BodyStart)):
            yield "<hr>"

    def _label(self, block: Heading) -> str:
        if block.rank is not Rank.SECTION:
            return block.label + self.joint
        return block.label + ("" if self.view.lang == "zh" else " ")

    def _contents(self, one: Contents) -> Iterator[str]:
        yield f'<nav aria-label="{_safe(one.title)}">\n<p>{_safe(one.title)}</p>\n<ol>'
        for block in self.view.blocks:
            if isinstance(block, Heading) and block.rank is Rank.CHAPTER:
                shown = self._label(block) + _text(block.title)
                yield f'<li><a href="#{block.anchor}">{shown}</a></li>'
        yield "</ol>\n</nav>"


def _code(block: Code) -> str:
    wide, path = outline(block.text)
    return (
        f'<figure id="p{block.id:08x}" class="code"><svg xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="0 0 {wide} {wide}" role="img" aria-label="{_safe(block.said)}">'
        f'<path d="{path}"/></svg><figcaption>{_safe(block.caption)}</figcaption></figure>'
    )


def _paragraph(block: Paragraph) -> str:
    words, number = _text(block.pieces), f"p{block.id:08x}"
    if block.look is Look.TITLE:
        return f"<h1>{words}</h1>"
    if block.look is Look.ITEM:
        space = " " if block.label.endswith(")") else ""
        return f'<li id="{number}">{_safe(block.label)}{space}{words}</li>'
    kind = "" if block.look is Look.TEXT else f' class="{block.look.value}"'
    return f'<p id="{number}"{kind}>{words}</p>'


def _beside(block: Table) -> Iterator[str]:
    """Two languages side by side; each cell begins with its heading."""
    yield "<table>\n<thead>\n<tr>"
    yield "".join(
        f'<th scope="col" lang="{lang}">{_text(cell)}</th>'
        for lang, cell in zip(_LANGUAGES.values(), block.head, strict=True)
    )
    yield "</tr>\n</thead>\n<tbody>"
    for row in block.rows:
        yield '<tr class="beside">'
        for lang, cell in zip(_LANGUAGES.values(), row, strict=True):
            head, *lines = _text(cell).split("\n")
            below = "".join(f"<p>{line}</p>" for line in lines)
            yield f'<td lang="{lang}"><strong>{head}</strong>{below}</td>'
        yield "</tr>"
    yield "</tbody>\n</table>"


def _table(block: Table) -> Iterator[str]:
    yield "<table>\n<thead>\n<tr>"
    yield "".join(f'<th scope="col">{_text(cell)}</th>' for cell in block.head)
    yield "</tr>\n</thead>\n<tbody>"
    for row in block.rows:
        cells = (_text(cell).replace("\n", "<br>") for cell in row)
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    yield "</tbody>\n</table>"


def _text(pieces: Pieces) -> str:
    return "".join(
        f'<a href="#{one.target}">{_safe(one.text)}</a>' if isinstance(one, Link) else _safe(one)
        for one in pieces
    )


def _safe(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")
