"""The colours of the VS Code extension, by the engine that VS Code uses (Node.js)."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

import pytest

import bless_colours
from bylawkit.source import Source
from bylawkit.syntax.parser import parse
from bylawkit.syntax.tables import tables
from colours import Coloured, coloured

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    (
        *ROOT.glob("examples/*/*.bylaw"),
        *ROOT.glob("templates/new/*/*/*.bylaw"),
        *ROOT.glob("src/bylawkit/laws/**/*.bylaw"),
    )
)

pytestmark = [pytest.mark.slow, pytest.mark.node]

KINDS = {
    "NAME": "variable.other.name",
    "PLACE": "variable.other.place",
    "STRING": "string.quoted",
    "TEXT": "string.unquoted",
}
"""What the colours of these tokens begin with; numbers are constant.numeric, words are one of WORDS."""

WORDS = ("keyword.", "support.type.property-name", "keyword.control")


def wanted(kind: str, start: int, named: frozenset[int]) -> tuple[str, ...]:
    """What the scope of a token may begin with."""
    if start in named:
        return ("entity.name.statement",)
    if kind in KINDS:
        return (KINDS[kind],)
    return WORDS if kind in tables().words else ("constant.numeric",)


def test_every_token_has_the_colour_that_the_parser_gives_it() -> None:
    seen = 0
    for path, found in zip(TEXTS, coloured(TEXTS), strict=True):
        text = path.read_text(encoding="utf-8")
        tree = parse(Source(str(path), text))
        names = (one.token("NAME") for one in tree.root.nodes())
        named = frozenset(one.start for one in names if one is not None)
        starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
        lines: dict[int, list[Coloured]] = {}
        for one in found:
            lines.setdefault(one.line, []).append(one)
        for token in tree.tokens:
            if token.end <= token.start:
                continue
            line = bisect_right(starts, token.start) - 1
            column = len(text[starts[line] : token.start].encode("utf-16-le")) // 2
            at = [one for one in lines.get(line, ()) if one.start <= column < one.end]
            shown = f"{path.name}:{line + 1}:{column}: {token.text!r} ({token.type})"
            assert at, f"{shown} has no colour"
            assert at[0].scope.startswith(wanted(token.type, token.start, named)), (shown, at[0])
            seen += 1
    assert seen > 10_000


def test_comments_are_comments_and_nothing_else_is() -> None:
    for path, found in zip(TEXTS, coloured(TEXTS), strict=True):
        tree = parse(Source(str(path), path.read_text(encoding="utf-8")))
        assert len(tree.comments) == sum(one.scope.startswith("comment.") for one in found), path


def test_references_in_a_text_stand_out(tmp_path: Path) -> None:
    path = tmp_path / "s.bylaw"
    path.write_text('条 "目的"\n  "提前{聘请物业.通知}通知。"\n', encoding="utf-8")
    (found,) = coloured([path])
    assert Coloured(1, 5, 14, "variable.other.reference.bylaw") in found


def test_the_scopes_of_the_sample_are_those_that_were_kept(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert bless_colours.main([]) == 0, capsys.readouterr().out
