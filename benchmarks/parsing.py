"""Our parser beside Lark's own, on the same grammar and the same text.

Both run the LALR(1) automaton that Lark builds from ``grammar/``, and give a tree whose nodes and
tokens know their places. The text is in English, with spaces between words, so that Lark's
contextual lexer can read it; that both found the same tree is checked before anything is measured.

    python benchmarks/parsing.py
"""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Iterator
from typing import Any

from lark import Lark
from lark import Token as LarkToken
from lark import Tree as LarkTree

from bylawkit.source import Source
from bylawkit.syntax.nodes import Node, Token
from bylawkit.syntax.parser import parse
from bylawkit.syntax.tables import tables
from measure import ROOT, in_turns, show

ROUNDS = 9
COPIES = 60
OURS, THEIRS, BARE = (
    "bylawkit: tree with places",
    "Lark LALR, propagate_positions",
    "Lark LALR, places in tokens only",
)
BUILD, LOAD = "Lark: read the grammar, build the automaton", "bylawkit: load its tables"

HEAD = 'bylaw "Speed test"\n  kind old\n  size 412 households 31860.50 m2\n\n'
GROUP = """duty sweeping-{n}
  bearer provider
  must sweep the stairs of part {n} and clear the waste before the doors
  owed-to owners, users
  within 15 days
  in-return-for fee-{n}
  or-else the fee of the month falls by a tenth

fee fee-{n} "Fee number {n}"
  payer owners -> provider
  rate residential 0.80 yuan / m2 / month, shop 1.60 yuan / m2 / month
  due every quarter last-month 20 th
  late every day 0.03% after-due 30 days cap principal 20%
  in-return-for sweeping-{n}

matter matter-{n} "Matter number {n}"
  decided-by owners-assembly
  class repair-fund-use
  turnout area 2/3 or-more and heads 2/3 or-more
  approve participating area majority and participating heads majority
  silent not-counted
  notice 15 days

article "Remarks {n}"
  "Sweeping is in {{sweeping-{n}}}; the fee is {{fee-{n}.rate}}."
  "The provider publishes its accounts, and owners may read and copy them."
  classed checked

"""


def main() -> int:
    """Check that the trees agree, then compare."""
    text = HEAD + "".join(GROUP.format(n=n) for n in range(COPIES))
    source = Source("speed.bylaw", text)
    placed, bare = lark(positions=True), lark(positions=False)
    assert shape(parse(source).root) == lark_shape(placed.parse(text)), "the trees differ"
    gc.disable()
    taken = in_turns(
        {
            THEIRS: lambda: placed.parse(text),
            BARE: lambda: bare.parse(text),
            OURS: lambda: parse(source),
        },
        ROUNDS,
        time.process_time,
    )
    rows = [[name, f"{taken[THEIRS] / taken[name]:.2f}"] for name in taken]
    show(f"Parsing {len(text) // 1000} kB, medians of {ROUNDS} turns", ["parser", "speed"], rows)
    print()
    started = in_turns({BUILD: lambda: lark(positions=True), LOAD: load}, 5, time.process_time)
    rows = [[name, f"{started[name] / started[LOAD]:.0f}"] for name in started]
    show("Before the first word is read", ["step", f"× {LOAD}"], rows)
    return 0


def load() -> None:
    """Read the tables anew."""
    tables.cache_clear()
    tables()


# ── The same grammar in Lark ─────────────────────────────────────────────────────────────────────


def lark(positions: bool) -> Lark:
    """Lark's parser for our grammar; words of the vocabulary go before names and values."""
    text = "\n".join(
        (ROOT / "grammar" / name).read_text(encoding="utf-8")
        for name in ("bylaw.lark", "words.lark")
    )
    text = re.sub(r"^(_?[A-Z][A-Z_0-9]*):(?= \")", r"\1.20:", text, flags=re.MULTILINE)
    text = text.replace("%declare _NL _INDENT _DEDENT", "%declare _INDENT _DEDENT")
    text += "\n_NL.30: /\\n+ */\n_BLANK: / +/\n%ignore _BLANK\n"
    return Lark(
        text,
        parser="lalr",
        lexer="contextual",
        postlex=_Layout(),
        maybe_placeholders=False,
        propagate_positions=positions,
    )


class _Layout:
    """Makes ``_INDENT`` and ``_DEDENT`` of the spaces after a line end."""

    always_accept = ("_NL",)

    def process(self, stream: Iterator[LarkToken]) -> Iterator[LarkToken]:
        inside = False
        for token in stream:
            yield token
            if token.type == "_NL" and token.endswith(" ") != inside:
                inside = not inside
                yield LarkToken.new_borrow_pos("_INDENT" if inside else "_DEDENT", "", token)


def shape(node: Node) -> list[Any]:
    """A tree as nested lists of rule names and words."""
    return [
        node.rule,
        *(one.text if isinstance(one, Token) else shape(one) for one in node.children),
    ]


def lark_shape(tree: LarkTree[LarkToken]) -> list[Any]:
    """The same of a tree of Lark's."""
    return [
        str(tree.data),
        *(str(one) if isinstance(one, LarkToken) else lark_shape(one) for one in tree.children),
    ]


if __name__ == "__main__":
    raise SystemExit(main())
