"""Where a document comes from: its source by hash, and what made it."""

from __future__ import annotations

from hashlib import sha256

from bylawkit import __version__
from bylawkit.model.bylaw import Bylaw
from bylawkit.render.sheet import Sheet
from bylawkit.render.speaker import article_anchor
from bylawkit.render.view import Block, Heading, Link, Paragraph, Pieces, Rank, Table, View
from bylawkit.source import Source


def view(
    kind: str,
    bylaw: Bylaw,
    lang: str,
    title: str,
    blocks: tuple[Block, ...],
    sheet: Sheet | None = None,
) -> View:
    """A view that carries the hash of its source text and the version of the generator."""
    return View(
        kind=kind,
        lang=lang,
        title=title,
        blocks=blocks,
        source_sha256=source_hash(bylaw),
        base_sha256=tuple(_hash(one) for one in bylaw.sources if one is not bylaw.source),
        rules=_rules(bylaw) if any(map(_is_article, blocks)) else {},
        sheet=sheet,
        generator=f"bylawkit {__version__}",
    )


def source_hash(bylaw: Bylaw) -> str:
    """The hash of the text that a bylaw was read from."""
    return _hash(bylaw.source)


def _is_article(block: Block) -> bool:
    return isinstance(block, Heading) and block.rank is Rank.ARTICLE


def _rules(bylaw: Bylaw) -> dict[str, str]:
    """Of what kind the statement of each article is: ``matter``, ``prose``."""
    firsts = (one.statements[0] for one in bylaw.articles)
    return {article_anchor(one): type(one).__name__.lower() for one in firsts}


def _hash(source: Source) -> str:
    return sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()


def unlinked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks that name articles of another document: in words, since no link leads there."""
    return tuple(_unlinked(one) for one in blocks)


def _unlinked(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return block._replace(pieces=_told(block.pieces))
    if isinstance(block, Heading):
        return block._replace(title=_told(block.title))
    if isinstance(block, Table):
        rows = tuple(tuple(_told(cell) for cell in row) for row in block.rows)
        return block._replace(head=tuple(_told(cell) for cell in block.head), rows=rows)
    return block


def _told(pieces: Pieces) -> Pieces:
    if not any(isinstance(one, Link) for one in pieces):
        return pieces
    return ("".join(one.text if isinstance(one, Link) else one for one in pieces),)
