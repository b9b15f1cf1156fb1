"""Our parser beside Lark's own, on the same grammar and the same text; what slips and size cost.

Both run the LALR(1) automaton that Lark builds from ``grammar/``, and give a tree whose nodes and
tokens know their places. The text is in English, with spaces between words, so that Lark's
contextual lexer can read it; that both found the same tree is checked before anything is measured.
The spoilt text is the same one with a slip in each statement. Memory is that of a whole process
that reads 1 MB.

    python benchmarks/parsing.py [--assert]
"""

from __future__ import annotations

import gc
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

from lark import Lark
from lark import Token as LarkToken
from lark import Tree as LarkTree

from bylawkit.pipeline import read_source
from bylawkit.source import Source
from bylawkit.syntax.nodes import Node, Token
from bylawkit.syntax.parser import parse
from bylawkit.syntax.tables import tables
from measure import ROOT, finish, in_turns, show

ROUNDS = 9
COPIES = 60
OURS, THEIRS, BARE = (
    "bylawkit: tree with places",
    "Lark LALR, propagate_positions",
    "Lark LALR, places in tokens only",
)
CHECK, SPOILT = "bylawkit: parse and resolve", "bylawkit: a slip in each statement"
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


SLIPS = (
    ("bearer provider", "bearrer provider"),
    ("within 15 days", "within 15"),
    ("payer owners -> provider", "payer owners provider"),
    ("late every day 0.03%", "late 0.03%"),
    ("turnout area 2/3 or-more and", "turnout area 2/3 and"),
    ("notice 15 days", "notice: 15 days"),
    ("classed checked", "classed cheked"),
)
"""One of them goes into each statement, by turns."""
WORKER = "--read-1-mb"
SLOWEST_CHECK, DEAREST_SLIPS, MOST_MEMORY = 0.6, 2.0, 200


def main() -> int:
    """Read 1 MB in this process, or compare."""
    if WORKER in sys.argv:
        return one_megabyte()
    return finish(measured)


def measured() -> list[str]:
    """Print the tables; return the figures that were missed."""
    text = HEAD + "".join(GROUP.format(n=n) for n in range(COPIES))
    source, wrong = Source("speed.bylaw", text), Source("spoilt.bylaw", spoilt())
    placed, bare = lark(positions=True), lark(positions=False)
    assert shape(parse(source).root) == lark_shape(placed.parse(text)), "the trees differ"
    assert not read_source(source).diagnostics
    slips, statements = len(parse(wrong).diagnostics), 4 * COPIES
    assert slips == statements, f"{slips} slips in {statements} statements"
    gc.disable()
    taken = in_turns(
        {
            THEIRS: lambda: placed.parse(text),
            BARE: lambda: bare.parse(text),
            OURS: lambda: parse(source),
            CHECK: lambda: read_source(source),
            SPOILT: lambda: parse(wrong),
        },
        ROUNDS,
        time.process_time,
    )
    rows = [[name, f"{taken[THEIRS] / taken[name]:.2f}"] for name in taken]
    show(f"Parsing {len(text) // 1000} kB, medians of {ROUNDS} turns", ["parser", "speed"], rows)
    started = in_turns({BUILD: lambda: lark(positions=True), LOAD: load}, 5, time.process_time)
    rows = [[name, f"{started[name] / started[LOAD]:.0f}"] for name in started]
    print()
    show("Before the first word is read", ["step", f"× {LOAD}"], rows)
    speed, slips_cost = taken[THEIRS] / taken[CHECK], taken[SPOILT] / taken[OURS]
    memory = megabytes()
    print(
        f"\ncheck: {speed:.2f} × Lark's speed; a slip in each statement: {slips_cost:.2f} × a clean parse; "
    )
    print(f"1 MB: {memory:.0f} MB of memory, the interpreter's own among them")
    return missed(speed, slips_cost, memory)


def missed(speed: float, slips: float, memory: float) -> list[str]:
    """The figures that were not reached."""
    found = []
    if speed < SLOWEST_CHECK:
        found.append(f"parse and resolve at {speed:.2f} of Lark's parse, {SLOWEST_CHECK} wanted")
    if slips > DEAREST_SLIPS:
        found.append(f"slips cost {slips:.2f} × a clean parse, at most {DEAREST_SLIPS} allowed")
    if memory > MOST_MEMORY:
        found.append(f"1 MB takes {memory:.0f} MB, at most {MOST_MEMORY} allowed")
    return found


def spoilt() -> str:
    """The same text with one slip in each statement."""
    parts = []
    for n in range(COPIES):
        for at, statement in enumerate(GROUP.format(n=n).rstrip("\n").split("\n\n")):
            fitting = [pair for pair in SLIPS if pair[0] in statement]
            right, wrong = fitting[(n + at) % len(fitting)]
            parts.append(statement.replace(right, wrong))
    return HEAD + "\n\n".join(parts) + "\n"


def one_megabyte() -> int:
    """Read a file of 1 MB, and print how many kilobytes this process took at most."""
    import resource

    groups: list[str] = [HEAD]
    size = 0
    while size < 1_000_000:
        groups.append(GROUP.format(n=len(groups)))
        size += len(groups[-1])
    reading = read_source(Source("big.bylaw", "".join(groups)))
    assert reading.ok
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return 0


def megabytes() -> float:
    """What a process of its own takes to read 1 MB."""
    line = [sys.executable, __file__, WORKER]
    return int(subprocess.run(line, check=True, capture_output=True).stdout) / 1024


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
