"""Tree to meaning: names are looked up, numbers made exact, articles numbered."""

from __future__ import annotations

from bylawkit.diagnostics import Diagnostic
from bylawkit.fetch import no_files
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.law import LawPack
from bylawkit.resolve import codes
from bylawkit.resolve.build import Builder
from bylawkit.resolve.context import Context
from bylawkit.resolve.law import law_pack
from bylawkit.resolve.overlay import Fetch, overlay
from bylawkit.syntax.nodes import Tree

__all__ = ["resolve", "resolve_laws", "resolved_text"]


def resolve(tree: Tree, fetch: Fetch = no_files) -> tuple[Bylaw | None, tuple[Diagnostic, ...]]:
    """The meaning of a parsed bylaw, and what was wrong with its names and values.

    ``fetch`` finds the texts that it uses.
    """
    context = Context(tree.source)
    bylaw = Builder(context, overlay(context, tree, fetch)).build()
    if bylaw is None and not tree.diagnostics:
        empty = not tree.tokens and not tree.comments
        end = min(len(tree.source.text), 1)
        context.report(codes.EMPTY if empty else codes.NO_BYLAW, tree.source.span(0, end))
    return bylaw, tuple(context.diagnostics)


def resolve_laws(tree: Tree) -> tuple[LawPack, tuple[Diagnostic, ...]]:
    """The statutes of a parsed law pack, and what was wrong with it."""
    context = Context(tree.source)
    return law_pack(context, tree), tuple(context.diagnostics)


def resolved_text(tree: Tree, fetch: Fetch, lang: str | None = None) -> str:
    """A bylaw and the texts it uses as one tidy text, each statement with its origin.

    Only for a tree that resolves without errors.
    """
    from bylawkit.resolve.shown import whole_text
    from bylawkit.syntax.printer import language

    whole = overlay(Context(tree.source), tree, fetch)
    return whole_text(whole, lang or language(tree))
