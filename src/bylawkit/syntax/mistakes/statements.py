"""Which statement has which fields, as the automaton accepts them."""

from __future__ import annotations

from functools import cache

from bylawkit.diagnostics import Text
from bylawkit.syntax.mistakes.wording import quoted
from bylawkit.syntax.tables import Tables, spelled, tables

_OF_LAW = frozenset(
    ["LAW_TEXT", "FLOOR", "CEILING", "FIXED", "DEFAULT", "DISPOSITIVE", "REQUIRE", "FORBID"]
)
"""Statements of law packs; a bylaw has no use for them."""
_HEADS = (("NAME",), ("STRING",), ())


@cache
def fields() -> dict[str, frozenset[str]]:
    """The field keywords (terminals) of each statement keyword (terminal)."""
    grammar = tables()
    found = {}
    for statement in grammar.states[grammar.start]:
        for head in _HEADS:
            row = _after(grammar, [statement, *head, "_NL", "_INDENT"])
            if row is not None:
                found[statement] = frozenset(row) - {"_DEDENT", "*"}
                break
    return found


def _after(grammar: Tables, terminals: list[str]) -> dict[str, int] | None:
    """The row of the automaton after these terminals, or ``None`` if it does not accept them."""
    states = [grammar.start]
    for terminal in terminals:
        while (action := _action(grammar, states, terminal)) < 0:
            _, length, origin = grammar.rules[-action - 1]
            del states[len(states) - length :]
            states.append(grammar.states[states[-1]][origin] - 1)
        if action == 0:
            return None
        states.append(action - 1)
    return grammar.states[states[-1]]


def _action(grammar: Tables, states: list[int], terminal: str) -> int:
    row = grammar.states[states[-1]]
    return row.get(terminal) or row.get("*") or 0


def owners(terminal: str) -> list[Text]:
    """The statements that have the field, by their words, in the order of the grammar."""
    grammar = tables()
    having = [one for one in grammar.words if one in fields() and terminal in fields()[one]]
    own = [one for one in having if one not in _OF_LAW]
    return [spelled(grammar.words[one]) for one in own or having]


def terminals_of(word: str) -> tuple[str, ...]:
    """The terminals that a word spells."""
    return _spelled_by().get(word, ())


@cache
def _spelled_by() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for terminal, words in tables().words.items():
        for word in words:
            found[word] = (*found.get(word, ()), terminal)
    return found


def is_statement(terminal: str) -> bool:
    """Whether a line at the margin may begin with it."""
    grammar = tables()
    return terminal in grammar.states[grammar.start]


def in_words(names: list[Text]) -> Text:
    """A list of words, each in backticks."""
    marked = [quoted(one) for one in names]
    zh = "、".join(one.zh for one in marked)
    en = ", ".join(one.en for one in marked[:-1])
    last = marked[-1].en if marked else ""
    return Text(zh, f"{en} and {last}" if en else last)
