"""The lines that hints give as examples can be typed as they are, in both languages."""

from __future__ import annotations

import pytest

from bylawkit.source import Source
from bylawkit.syntax.mistakes.examples import LINES
from bylawkit.syntax.mistakes.statements import fields
from bylawkit.syntax.parser import parse
from bylawkit.syntax.tables import spelled, tables

HEADS = {"BYLAW": '"x"', "SCENARIO": '"x"', "ARTICLE": '"x"'}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("terminal", LINES)
def test_an_example_is_a_line_of_each_statement_that_has_the_field(
    terminal: str, lang: str
) -> None:
    own = [one for one, known in fields().items() if terminal in known]
    read = []
    for statement in own:
        word = spelled(tables().words[statement])(lang)
        text = f"{word} {HEADS.get(statement, 'x')}\n  {LINES[terminal](lang)}\n"
        tree = parse(Source("example", text))
        if not tree.diagnostics:
            read.append(statement)
            key = next(one for one in tree.tokens if one.start > text.index("\n"))
            assert key.type == terminal
    assert read, [one.message("en") for one in tree.diagnostics]


def test_both_languages_of_an_example_have_the_same_words() -> None:
    for terminal, line in LINES.items():
        statement = next(one for one, known in fields().items() if terminal in known)
        kinds = []
        for lang in ("zh", "en"):
            word = spelled(tables().words[statement])(lang)
            tree = parse(Source("x", f"{word} {HEADS.get(statement, 'x')}\n  {line(lang)}\n"))
            kinds.append([one.type.rstrip("S") for one in tree.tokens])
        assert kinds[0] == kinds[1], terminal
