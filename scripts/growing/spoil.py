"""Grown texts with a few slips put in: letters lost, words swapped, lines torn, odd signs pasted."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from bylawkit.syntax.tables import tables
from growing.texts import Habits, grow

ROOT = Path(__file__).resolve().parent.parent.parent
ODD = (
    "\x00", "\u200b", "\u202e", "\ufeff", "\u2028", "\u00a0", "\t", "　", "\r", "\x0c", "\x85", "🙂", "\u0301", "\ufffd", "\ue000",
    '"', "“", "”", "「", "'", "《", "（", ")", "[", "{", "}", "｛", "{业主.参与}", "，", "、", ",,", "；", "：", "=", "=>", "→", "->", "<-",
    "—", "/", "％", "%", "‰", "#", "##", "//", "-", "*", "１", "ａ", "а", "²", "⅔", "Ⅱ", "⽣", "業", "三分之零", "百分之", "万万", "二〇二六年",
    "2026.1.1", "2026-13-45", "25:00", "1/0", "0.667", "66.7%", "3十", "10，000", "9" * 80, "每", "每月", "一次", "天内", "号", "元", "平",
    "和", "以及", "and", "大于", ">=", "半数", "一半以上", "双过半", "及时", "定期", "第一条", "（一）", "1.", "视为同意", "给", "to", "Matter",
    "decided by", "shixiang", "NaN", "1e9", "\\", "\x1b[0m", "Ａ", "한", "ß", "ﬁ", "ǆ", "\U0001d400", "\U0001f1e8", "\u3099",
)  # fmt: skip
_MOST_SLIPS = 4


def spoilt(chance: Random) -> str:
    """A text with up to four slips."""
    return spoil(sound(chance), chance)


def sound(chance: Random) -> str:
    """A text without a slip: grown, or now and then put together from written statements."""
    if chance.random() < 0.3:
        text = "\n".join(_piece(chance) for _ in range(chance.randrange(1, 4)))
    else:
        habits = Habits(chance.choice((None, "zh", "en")), chance.choice((0.0, 0.1, 0.5)))
        text = grow(chance, chance.choice((1, 1, 2)), habits)
    if chance.random() < 0.4:
        text = '规约 "甲"\n  类型 商品房\n' + text
    return text


def spoil(text: str, chance: Random) -> str:
    """The text with up to four slips put in."""
    for _ in range(chance.randrange(_MOST_SLIPS + 1)):
        text = chance.choice(_SLIPS)(text, chance)
    return text


@cache
def _written() -> list[list[str]]:
    """The statements of the identity files, line by line."""
    found: list[list[str]] = []
    for path in sorted((ROOT / "tests" / "syntax").glob("identity*.bylaw")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line and line[0] not in " #":
                found.append([line])
            elif line and found:
                found[-1].append(line)
    return found


@cache
def _vocabulary() -> list[str]:
    return sorted({word for words in tables().words.values() for word in words})


def _piece(chance: Random) -> str:
    return "\n".join(chance.choice(_written()))


def _at(text: str, chance: Random) -> int:
    return chance.randrange(len(text) + 1)


def _lose(text: str, chance: Random) -> str:
    start = _at(text, chance)
    return text[:start] + text[start + chance.choice((1, 1, 2, 5)) :]


def _put_odd(text: str, chance: Random) -> str:
    start = _at(text, chance)
    return text[:start] + chance.choice(ODD) + text[start:]


def _put_word(text: str, chance: Random) -> str:
    start = _at(text, chance)
    blank = chance.choice(("", " ", "\n  ", "\n"))
    return text[:start] + blank + chance.choice(_vocabulary()) + blank + text[start:]


def _repeat(text: str, chance: Random) -> str:
    start, length = _at(text, chance), chance.choice((1, 3, 10))
    return text[:start] + text[start : start + length] * chance.choice((1, 2, 50)) + text[start:]


def _swap(text: str, chance: Random) -> str:
    words = text.split(" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _tear(text: str, chance: Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    way = chance.randrange(4)
    if way == 0:
        lines[at] = chance.choice(("", " ", "    ", "\t", "　")) + lines[at].lstrip()
    elif way == 1:
        lines[at : at + 2] = ["".join(lines[at : at + 2])]
    elif way == 2:
        del lines[at]
    else:
        lines.insert(at, chance.choice(lines))
    return "\n".join(lines)


def _splice(text: str, chance: Random) -> str:
    other = _piece(chance)
    return text[: _at(text, chance)] + other[_at(other, chance) :]


_SLIPS: tuple[Callable[[str, Random], str], ...] = (
    _lose,
    _put_odd,
    _put_odd,
    _put_word,
    _repeat,
    _swap,
    _tear,
    _splice,
)
