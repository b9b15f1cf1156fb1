"""Turn ``grammar/*.lark`` into the parser's tables with Lark.

    python scripts/compile_grammar.py           write src/bylawkit/syntax/tables.json
    python scripts/compile_grammar.py --check   exit 1 if the tables are not those of the grammar

Lark checks the grammar and builds the LALR(1) automaton; the tables hold it in a compact form, so
that the installed tool neither imports Lark nor rebuilds the automaton at every start.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

from lark import Lark
from lark.parsers.lalr_analysis import Shift

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "src" / "bylawkit" / "syntax" / "tables.json"
LAYOUT = ("_NL", "_INDENT", "_DEDENT", "$END")


def grammar_text() -> str:
    """Both grammar files as one."""
    return "\n".join(
        (ROOT / "grammar" / name).read_text(encoding="utf-8")
        for name in ("bylaw.lark", "words.lark")
    )


def build(text: str) -> dict[str, Any]:
    """The tables of a grammar, as plain JSON values."""
    lark = Lark(text, parser="lalr", lexer="contextual", maybe_placeholders=False, strict=False)
    words, patterns = split_terminals(
        text, {terminal.name: terminal for terminal in lark.terminals}
    )
    rows, states, start = automaton(lark)
    refuse_ambiguous_words(words, rows)
    return {
        "grammar": hashlib.sha256(text.encode()).hexdigest(),
        "start": start,
        "words": words,
        "patterns": patterns,
        "rules": [
            [rule.alias or str(rule.origin.name), len(rule.expansion)] for rule in lark.rules
        ],
        "origins": [str(rule.origin.name) for rule in lark.rules],
        "rows": rows,
        "states": states,
    }


def split_terminals(
    text: str, terminals: dict[str, Any]
) -> tuple[dict[str, list[str]], list[list[str]]]:
    """Words by terminal, in the order of the vocabulary; and patterns, strongest first."""
    words: dict[str, list[str]] = {}
    patterns = []
    for name, body in re.findall(r"^(_?[A-Z][A-Z_0-9]*)(?:\.\d+)?: (.+)$", text, re.MULTILINE):
        if body.startswith("/"):
            patterns.append((-terminals[name].priority, name, terminals[name].pattern.value))
        else:
            words[name] = re.findall(r'"([^"]+)"', body)
    return words, [[name, pattern] for _, name, pattern in sorted(patterns)]


def automaton(lark: Lark) -> tuple[list[dict[str, int]], list[int], int]:
    """Distinct rows, the row of each state, the start state.

    In a row, a symbol maps to ``s + 1`` (go to state s) or to ``-(r + 1)`` (reduce by rule r).
    A row that can only reduce by one rule holds ``*``: the parser then reduces before it reads on,
    so that the next word is looked for in the narrowest place.
    """
    table = lark.parser.parser._parse_table
    rule_numbers = {id(rule): number for number, rule in enumerate(lark.rules)}
    by_key = {rule: number for number, rule in enumerate(lark.rules)}
    keys: dict[str, int] = {}
    rows: list[dict[str, int]] = []
    states = []
    order = reach(table)
    place = {state: number for number, state in enumerate(order)}
    for state in order:
        row = {}
        for symbol, (action, argument) in sorted(table.states[state].items()):
            if action is Shift:
                row[symbol] = place[argument] + 1
            else:
                number = rule_numbers.get(id(argument), by_key.get(argument))
                assert number is not None, argument
                row[symbol] = -(number + 1)
        if row and len(set(row.values())) == 1 and min(row.values()) < 0:
            row = {"*": min(row.values())}
        key = json.dumps(row)
        if key not in keys:
            keys[key] = len(rows)
            rows.append(row)
        states.append(keys[key])
    return rows, states, place[table.start_states["start"]]


def reach(table: Any) -> list[int]:
    """The states in the order in which they are reached; Lark's own order changes between runs."""
    order: list[int] = [table.start_states["start"]]
    for state in order:
        for _, (action, argument) in sorted(table.states[state].items()):
            if action is Shift and argument not in order:
                order.append(argument)
    return order


def refuse_ambiguous_words(words: dict[str, list[str]], rows: list[dict[str, int]]) -> None:
    """No place in the grammar may accept one word as two different things."""
    for row in rows:
        seen: dict[str, str] = {}
        for terminal in row:
            for word in words.get(terminal, ()):
                if word in seen:
                    raise SystemExit(f"`{word}` is both {seen[word]} and {terminal} at one place")
                seen[word] = terminal


def main() -> int:
    """Write the tables, or compare them."""
    text = json.dumps(build(grammar_text()), ensure_ascii=False, separators=(",", ":")) + "\n"
    if "--check" in sys.argv[1:]:
        if not TABLES.exists() or TABLES.read_text(encoding="utf-8") != text:
            print("src/bylawkit/syntax/tables.json is out of date: run scripts/compile_grammar.py")
            return 1
        return 0
    TABLES.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
