"""Derivations: which words a statement may consist of, by the rules of ``grammar/``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from lark import Lark

ROOT = Path(__file__).resolve().parent.parent.parent
GRAMMAR = ROOT / "grammar"

_MORE = 0.5
"""How often a list goes on where it could end."""

Rules = dict[str, list[list[str]]]
"""The ways to write each symbol; a symbol without a way is a terminal."""


@cache
def rules() -> Rules:
    """The rules of the language, with what Lark made of ``*``, ``+`` and ``[ ]``."""
    text = "\n".join(
        (GRAMMAR / name).read_text(encoding="utf-8") for name in ("bylaw.lark", "words.lark")
    )
    lark = Lark(text, parser="lalr", lexer="contextual", maybe_placeholders=False)
    found: Rules = {}
    for rule in lark.rules:
        found.setdefault(str(rule.origin.name), []).append(
            [str(one.name) for one in rule.expansion]
        )
    return found


@cache
def depths() -> dict[str, int]:
    """How many rules lie at least between a symbol and its words."""
    found: dict[str, int] = {}
    changed = True
    while changed:
        changed = False
        for symbol, ways in rules().items():
            known = [_depth(way, found) for way in ways]
            least = min((one for one in known if one is not None), default=None)
            if least is not None and found.get(symbol, least + 2) > least + 1:
                found[symbol] = least + 1
                changed = True
    return found


def _depth(way: list[str], known: dict[str, int]) -> int | None:
    inner = [known.get(one) if one in rules() else 0 for one in way]
    return None if None in inner else max((one or 0 for one in inner), default=0)


def derive(symbol: str, chance: Random, room: int) -> list[str]:
    """Terminals that make up a symbol. With less ``room`` left, shorter ways are taken."""
    ways = rules().get(symbol)
    if ways is None:
        return [symbol]
    if room <= 0:
        ways = sorted(ways, key=lambda way: _depth(way, depths()) or 0)[:1]
    longer = [way for way in ways if symbol in way]
    way = chance.choice(longer if longer and chance.random() < _MORE else ways)
    return [one for part in way for one in derive(part, chance, room - 1)]
