"""Figures in wording: ``十五日``, ``三分之二``, ``每平方米0.80元``, ``twenty per cent``, with their places.

Numbers are found by one small pattern and the words around them by comparison: larger patterns would
take longer to compile than to run.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from bylawkit.model.values import Duration, Per, Rate, Unit
from bylawkit.numerals import exact, narrow, numeral


class People(NamedTuple):
    """A number of people."""

    number: int


Value = Duration | Fraction | Rate | People


class Figure(NamedTuple):
    """A figure from ``start`` to ``end`` of some wording."""

    start: int
    end: int
    value: Value


def figures(text: str, lang: str) -> tuple[Figure, ...]:
    """Every figure of a text, those inside ``{references}`` left out."""
    pattern, read = (_counting(), _read_chinese) if lang == "zh" else (_english(), _read_english)
    done, read_so_far = 0, []
    for found in pattern.finditer(text):
        if found.start() >= done and not _in_reference(text, found.start()):
            figure = read(text, found)
            if figure is not None:
                done = figure.end
                read_so_far.append(figure)
    return tuple(read_so_far)


_LONGEST_REFERENCE = 80


def _in_reference(text: str, at: int) -> bool:
    first = max(0, at - _LONGEST_REFERENCE)
    return text.rfind("{", first, at) > text.rfind("}", first, at)


def _share(above: int, below: int, start: int, end: int) -> Figure | None:
    return Figure(start, end, Fraction(above, below)) if below else None


# ── Chinese ──

_SIGNS = "零〇一二两三四五六七八九十百千万"
_DIGITS = "0123456789０１２３４５６７８９"
_PARTS = {"%": 100, "％": 100, "‰": 1000}
_ZH_UNITS = {
    "个工作日": Unit.WORKDAY,
    "工作日": Unit.WORKDAY,
    "小时": Unit.HOUR,
    "日": Unit.DAY,
    "天": Unit.DAY,
    "个星期": Unit.WEEK,
    "周": Unit.WEEK,
    "个月": Unit.MONTH,
    "个季度": Unit.QUARTER,
    "季度": Unit.QUARTER,
    "年": Unit.YEAR,
}
_ZH_PER = {"平方米": Per.SQUARE_METRE, "户": Per.HOUSEHOLD, "车位": Per.SPACE, "小时": Per.HOUR}
_ZH_PERIODS = {"月": Unit.MONTH, "季度": Unit.QUARTER, "年": Unit.YEAR}
_OTHER_WORDS = ("人民", "人次", "年级", "年度", "日志", "年代")


_NUMBER = rf"[0-9０-９]+(?:[,.．][0-9０-９]+)*|[{_SIGNS}]+"


@cache
def _chinese() -> re.Pattern[str]:
    return re.compile(_NUMBER)


@cache
def _counting() -> re.Pattern[str]:
    """A number before something that could make it a figure."""
    return re.compile(rf"(?>{_NUMBER})(?= *[分/／%％‰元万人个工小日天周季年])")


def _read_chinese(text: str, found: re.Match[str]) -> Figure | None:
    number, (start, end) = found.group(), found.span()
    rest = text[end : end + 4]
    if rest.startswith("分之") or rest[:1] in ("/", "／"):
        return _fraction(text, number, start, end)
    value = _exact(number)
    if value is None:
        return None
    if (sign := rest.lstrip(" ")[:1]) in _PARTS:
        return Figure(start, text.index(sign, end) + 1, value / _PARTS[sign])
    if rest.startswith(("元", "万元")):
        ten_thousand = rest[0] == "万"
        return _money(text, value * (10_000 if ten_thousand else 1), start, end + 1 + ten_thousand)
    if value.denominator != 1 or text[start - 1 : start] in ("第", "月", "年"):
        return None
    return _counted(rest, int(value), start, end)


def _counted(rest: str, count: int, start: int, end: int) -> Figure | None:
    if rest.startswith(_OTHER_WORDS):
        return None
    if rest.startswith("人"):
        return Figure(start, end + 1, People(count))
    unit = next((one for one in _ZH_UNITS if rest.startswith(one)), None)
    if unit is None:
        return None
    return Figure(start, end + len(unit), Duration(count, _ZH_UNITS[unit]))


def _fraction(text: str, number: str, start: int, end: int) -> Figure | None:
    """``三分之二`` or ``2/3``; neither a date nor a mixture of both."""
    chinese = text.startswith("分之", end)
    after = _chinese().match(text, end + (2 if chinese else 1))
    if after is None or (number[0] in _DIGITS) is chinese or (after[0][0] in _DIGITS) is chinese:
        return None
    if chinese:
        return _share(numeral(after[0]), numeral(number), start, after.end())
    around = text[start - 1 : start], text[after.end() : after.end() + 1]
    if set(around) & {"/", "／"} or not (number + after[0]).isdecimal():
        return None
    return _share(int(narrow(number)), int(narrow(after[0])), start, after.end())


def _money(text: str, yuan: Fraction, start: int, end: int) -> Figure:
    """An amount with what it is for: ``每平方米每月0.80元`` or ``0.80元/平方米/月``."""
    per: Per | None = None
    period: Unit | None = None
    for _ in range(2):
        for word in (*_ZH_PER, *_ZH_PERIODS):
            if text.endswith((f"每{word}", f"每个{word}"), 0, start):
                start = text.rfind("每", 0, start)
            elif text.startswith((f"/{word}", f"／{word}"), end):
                end += 1 + len(word)
            else:
                continue
            per, period = _ZH_PER.get(word, per), _ZH_PERIODS.get(word, period)
            break
    return Figure(start, end, Rate(yuan * 100, per, period))


def _exact(number: str) -> Fraction | None:
    try:
        return exact(number)
    except ValueError:
        return None


# ── English ──

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_EN_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)} | _TENS
_EN_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_EN_UNITS = {
    "hour": Unit.HOUR,
    "working day": Unit.WORKDAY,
    "workday": Unit.WORKDAY,
    "day": Unit.DAY,
    "week": Unit.WEEK,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
}
_EN_PER = {"m2": Per.SQUARE_METRE, "household": Per.HOUSEHOLD, "space": Per.SPACE, "hour": Per.HOUR}


@cache
def _english() -> re.Pattern[str]:
    return re.compile(r"[0-9]+(?:[,.][0-9]+)*|[A-Za-z]+")


def _read_english(text: str, found: re.Match[str]) -> Figure | None:
    number, (start, end) = found.group().lower(), found.span()
    value = Fraction(_EN_NUMBERS[number]) if number in _EN_NUMBERS else None
    if number[0] in _DIGITS:
        value = _exact(number)
    if value is None:
        return None
    rest = text[end : end + 24].lower()
    for percent in ("%", " %", " per cent", " percent"):
        if rest.startswith(percent):
            return Figure(start, end + len(percent), value / 100)
    if rest.startswith(" yuan"):
        return _yuan(text, value, start, end + len(" yuan"))
    return _named(rest, value, start, end)


def _named(rest: str, value: Fraction, start: int, end: int) -> Figure | None:
    """A number with the word behind it: a part, a unit of time, or people."""
    if value.denominator != 1 or rest[:1] not in (" ", "-"):
        return None
    word = rest[1:]
    kinds: tuple[tuple[str, Value], ...] = (
        *((part, value / below) for part, below in _EN_PARTS.items()),
        *((unit, Duration(int(value), kind)) for unit, kind in _EN_UNITS.items()),
        ("people", People(int(value))),
        ("member", People(int(value))),
    )
    for name, made in kinds:
        if word.startswith(name):
            length = len(name) + word[len(name) :].startswith("s")
            if not word[length : length + 1].isalpha():
                return Figure(start, end + 1 + length, made)
    return None


def _yuan(text: str, yuan: Fraction, start: int, end: int) -> Figure:
    per: Per | None = None
    period: Unit | None = None
    for word in (*_EN_PER, *_EN_UNITS):
        for before in ("/", " a ", " per "):
            if text.startswith(before + word, end):
                end += len(before) + len(word)
                per, period = _EN_PER.get(word, per), _EN_UNITS.get(word, period)
    return Figure(start, end, Rate(yuan * 100, per, period))
