"""Whole texts: statements with their fields, typed as people type."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from bylawkit.syntax.lexer import narrowed
from bylawkit.syntax.nodes import Token
from bylawkit.syntax.printer import glued
from growing.derive import derive
from growing.words import word

_INDENTS = ("  ", "    ", "\t", "　", "　　", "\u00a0\u00a0")
_BLANKS = (" ", "  ", "　", "\t", "\u00a0", "\u2003")
_COMMENTS = ("# 注", "#", "# note # more", "＃ 全角", "#! 🙂", "# 引“号”")
_ROOM = 14


class Habits(NamedTuple):
    """How somebody types: in which language, with which oddities."""

    lang: str | None = None
    odd: float = 0.1
    comments: float = 0.1
    blank_lines: float = 0.2


def grow(chance: Random, statements: int, habits: Habits) -> str:
    """A text of so many statements."""
    lines: list[str] = []
    for _ in range(statements):
        lines += _statement(chance, habits)
    if not lines:
        return ""
    end = chance.choice(("\n", "\n\n", "")) if chance.random() < habits.odd else "\n"
    return "\n".join(lines) + end


def _statement(chance: Random, habits: Habits) -> list[str]:
    indent = chance.choice(_INDENTS) if chance.random() < habits.odd else "  "
    lines: list[str] = []
    line: list[str] = []
    inside = False
    for terminal in derive("_statement", chance, _ROOM):
        if terminal == "_NL":
            lines += _between(chance, habits, indent if inside else "")
            lines.append((indent if inside else "") + _typed(line, chance, habits))
            line = []
        elif terminal in ("_INDENT", "_DEDENT"):
            inside = terminal == "_INDENT"
        else:
            line.append(terminal)
    return lines


def _between(chance: Random, habits: Habits, indent: str) -> list[str]:
    """Blank lines and comments that stand before a line."""
    found = []
    if chance.random() < habits.blank_lines:
        found += [chance.choice(("", "  "))] * chance.choice((1, 1, 2))
    if chance.random() < habits.comments:
        found.append(chance.choice((indent, "")) + chance.choice(_COMMENTS))
    return found


def _typed(terminals: list[str], chance: Random, habits: Habits) -> str:
    """The words of one line with blanks between them, or without where none is needed."""
    out = ""
    before: Token | None = None
    for terminal in terminals:
        text = word(terminal, chance, habits.lang)
        token = Token(terminal, text, 0, 0)
        if before is not None and not _together(before, token, chance, habits):
            out += chance.choice(_BLANKS) if chance.random() < habits.odd else " "
        out += text
        before = token
    if chance.random() < habits.comments:
        out += chance.choice(("  ", " ", "　")) + chance.choice(_COMMENTS)
    elif chance.random() < habits.odd:
        out += "  "
    return out


def _together(before: Token, token: Token, chance: Random, habits: Habits) -> bool:
    """Whether two words are typed without a space; never so if they would become one."""
    if chance.random() > habits.odd * 3 or "," in (before.text, token.text):
        return False
    one, other = narrowed(before.text[-1:]), narrowed(token.text[:1])
    if one.isascii() and other.isascii() and token.type[0] != "_":
        return False
    return glued(before, token, "zh")
