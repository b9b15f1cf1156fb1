"""One trial of a text: read, resolved, explained, printed in both languages and read again."""

from __future__ import annotations

import time

from bylawkit.diagnostics import Severity
from bylawkit.fetch import fetch
from bylawkit.resolve import resolve
from bylawkit.source import Source, source_from_bytes
from bylawkit.syntax.nodes import Tree
from bylawkit.syntax.parser import parse
from bylawkit.syntax.printer import print_tree

SLOWEST = 5.0
"""Seconds that a text of a few kilobytes may take at most."""


class TrialError(Exception):
    """What a text does that none should do."""


def check(data: bytes) -> None:
    """Try a text in every way; bytes that are not UTF-8 are replaced first.

    Raises:
        TrialError: it took too long, a message is not whole, or printing changed its meaning.
        Exception: whatever the reading itself raised.
    """
    start = time.process_time()
    tree = parse(_source(data.decode("utf-8", "replace")))
    _, noticed = resolve(tree, fetch)
    for one in (*tree.diagnostics, *noticed):
        for lang in ("zh", "en"):
            if not one.message(lang) or "\n" in one.message(lang) + (one.hint(lang) or ""):
                raise TrialError(f"{one.code.id} has no message on one line")
    if not any(one.severity is Severity.ERROR for one in tree.diagnostics):
        _check_printed(tree)
    taken = time.process_time() - start
    if taken > SLOWEST:
        raise TrialError(f"it takes {taken:.1f} seconds")


def _source(text: str) -> Source:
    return source_from_bytes("trial.bylaw", text.encode())


def _check_printed(tree: Tree) -> None:
    """A text without errors means the same after printing, in both languages and back."""
    texts = {lang: print_tree(tree, lang) for lang in ("zh", "en")}
    for lang, other in (("zh", "en"), ("en", "zh")):
        printed = parse(_source(texts[lang]))
        if any(one.severity is Severity.ERROR for one in printed.diagnostics):
            raise TrialError(f"what is printed in {lang} cannot be read")
        if printed.root != tree.root:
            raise TrialError(f"printing in {lang} changes the meaning")
        if (print_tree(printed, other), print_tree(printed, lang)) != (texts[other], texts[lang]):
            raise TrialError(f"printing what is printed in {lang} is not the same")
