"""Where a document comes from: its source by hash, and what made it."""

from __future__ import annotations

from hashlib import sha256

from bylawkit import __version__
from bylawkit.model.bylaw import Bylaw
from bylawkit.render.view import Block, View


def view(kind: str, bylaw: Bylaw, lang: str, title: str, blocks: tuple[Block, ...]) -> View:
    """A view that carries the hash of its source text and the version of the generator."""
    return View(
        kind=kind,
        lang=lang,
        title=title,
        blocks=blocks,
        source_sha256=sha256(bylaw.source.text.encode("utf-8", "surrogatepass")).hexdigest(),
        generator=f"bylawkit {__version__}",
    )
