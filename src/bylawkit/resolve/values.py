"""Tree to exact values. A converter takes a node and returns its value, or reports and returns None."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, TypeVar

from bylawkit.model.values import (
    Area,
    Citation,
    Cmp,
    Duration,
    Fen,
    Frequency,
    Limit,
    Per,
    Rate,
    Ref,
    Unit,
    Words,
)
from bylawkit.numerals import narrow, number, parts, percent
from bylawkit.resolve import codes
from bylawkit.resolve.context import Context
from bylawkit.source import Span
from bylawkit.syntax.nodes import Node, Token

E = TypeVar("E", bound=StrEnum)

_UNITS = {
    "HOUR": Unit.HOUR,
    "DAY": Unit.DAY,
    "WORKDAY": Unit.WORKDAY,
    "WEEK": Unit.WEEK,
    "MONTH": Unit.MONTH,
    "QUARTER": Unit.QUARTER,
    "HALF_YEAR": Unit.HALF_YEAR,
    "YEAR": Unit.YEAR,
}
UNITS = _UNITS | {f"{name}S": unit for name, unit in _UNITS.items()}
"""Terminals of units of time."""

_PER = {
    "SQUARE_METRE": Per.SQUARE_METRE,
    "HOUSEHOLD": Per.HOUSEHOLD,
    "SPACE": Per.SPACE,
    "HOUR": Per.HOUR,
}
NUMBERS = ("NUMBER", "NUMERAL")


def enum_value(token: Token, kind: type[E]) -> E:
    """``CLASS_REPAIR_FUND_USE`` is ``MatterClass("repair-fund-use")``."""
    found: E = _member(kind, token.type)
    return found


@cache
def _member(kind: type[StrEnum], terminal: str) -> Any:
    return kind(terminal.partition("_")[2].lower().replace("_", "-"))


def words(context: Context, token: Token) -> Words:
    """Quoted text without its quotes, or the rest of a line; its references are noted."""
    start, end = token.start, token.end
    if token.type == "STRING" and token.text:
        start, end = start + 1, end - 1
    found = Words(context.source.text[start:end], Span(context.source, start, end))
    if "{" in found.text or "}" in found.text:
        context.quotes.append((found.text, found.span))
    if "｛" in found.text:
        _report_wide_braces(context, found)
    return found


def _report_wide_braces(context: Context, found: Words) -> None:
    start = found.text.index("｛")
    end = found.text.find("｝", start) + 1 or start + 1
    text = found.text[start:end]
    span = Span(found.span.source, found.span.start + start, found.span.start + end)
    cure = text.replace("｛", "{").replace("｝", "}")
    context.report(codes.WIDE_BRACES, span, text=text, cure=cure)


def count(context: Context, token: Token) -> int | None:
    """A whole number above zero."""
    value = number(token.text)
    if value.denominator != 1 or value <= 0:
        context.report(codes.NOT_WHOLE, token, text=token.text)
        return None
    return int(value)


def share(context: Context, node: Node) -> Fraction | None:
    """A fraction from 0 to 1."""
    token = node.token("FRACTION", "PERCENT")
    if token is None:
        return None
    if token.type == "FRACTION":
        known = _fraction(token.text)
        if known is None:
            context.report(codes.ZERO_BELOW, token, text=token.text)
            return None
        value = known
    else:
        value = percent(token.text)
        meant = _rounded(value)
        if meant is not None:
            context.report(codes.ROUNDED_SHARE, token, text=token.text, share=meant)
    if not 0 <= value.numerator <= value.denominator:
        code = codes.ABOVE_ONE if value > 1 else codes.NEGATIVE
        context.report(code, token, text=token.text)
        return None
    return value


@lru_cache(256)
def _fraction(text: str) -> Fraction | None:
    """``2/3``; nothing if nothing stands below."""
    above, below = parts(text)
    return Fraction(above, below) if below else None


_THIRDS = {333: "1/3", 666: "2/3", 667: "2/3"}


def _rounded(value: Fraction) -> str | None:
    """The third that a percentage with decimals comes close to: ``66.7%`` is not 2/3."""
    if (value * 100).denominator == 1:
        return None
    return next(
        (
            third
            for start, third in _THIRDS.items()
            if Fraction(start, 1000) <= value < Fraction(start + 1, 1000)
            and abs(value - Fraction(third)) < Fraction(1, 1000)
        ),
        None,
    )


def money(context: Context, node: Node) -> Fen | None:
    """Whole fen."""
    fen = _fen(context, node)
    if fen is not None and fen.denominator != 1:
        context.report(codes.BELOW_FEN, node, text=context.span(node).text)
        return None
    return None if fen is None else Fen(int(fen))


def _fen(context: Context, node: Node) -> Fraction | None:
    token = node.token("NUMBER")
    if token is None or not token.text:
        return None
    fen = Fraction(number(token.text) * 100)
    if fen < 0:
        context.report(codes.NEGATIVE, token, text=token.text)
        return None
    return fen


def rate(context: Context, node: Node) -> Rate | None:
    """A price, in fen; parts of a fen are allowed, since an area multiplies it."""
    fen = _fen(context, node)
    if fen is None:
        return None
    per = next((_PER[one.type] for one in node.tokens(*_PER)), None)
    period = next((UNITS[one.type] for one in node.tokens("DAY", "MONTH", "QUARTER", "YEAR")), None)
    return Rate(fen, per, period)


def area(context: Context, token: Token) -> Area | None:
    """Hundredths of a square metre."""
    value = number(token.text) * 100
    if value < 0:
        context.report(codes.NEGATIVE, token, text=token.text)
        return None
    if value.denominator != 1:
        context.report(codes.BELOW_CENTIMETRE, token, text=token.text)
        return None
    return Area(int(value))


def day(context: Context, token: Token | None) -> date | None:
    """A calendar day; for a month, its first day."""
    if token is None:
        return None
    text = narrow(token.text)
    for sign in "年月/":
        text = text.replace(sign, "-")
    numbers = [int(part) for part in text.rstrip("日-").split("-")]
    try:
        return date(numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else 1)
    except ValueError:
        context.report(codes.NO_SUCH_DATE, token, text=token.text)
        return None


def duration(context: Context, node: Node) -> Duration | None:
    """A length of time."""
    unit = node.token(*UNITS)
    if unit is None:
        return None
    if unit.type == "HALF_YEAR":
        return Duration(1, Unit.HALF_YEAR)
    number = node.token(*NUMBERS)
    counted = None if number is None else count(context, number)
    return None if counted is None else Duration(counted, UNITS[unit.type])


def frequency(context: Context, node: Node) -> Frequency | None:
    """How often: once per unit, or so many times."""
    number = node.token("NUMBER")
    times = 1 if number is None else count(context, number)
    inner = node.node("duration")
    if inner is not None:
        length = duration(context, inner)
    else:
        unit = node.token(*UNITS)
        length = None if unit is None else Duration(1, UNITS[unit.type])
    if length is None or times is None:
        return None
    return Frequency(length.count, length.unit, times)


def limit(context: Context, node: Node) -> Limit | None:
    """The comparison in a test: which share, and whether the share itself is enough."""
    match node.rule:
        case "half_or_more":
            context.report(codes.HALF_OR_MORE, node)
            return _HALF
        case "limit":
            return _MAJORITY if node.token("UNANIMOUS") is None else _EVERYBODY
        case rule:
            part = node.node("share")
            value = None if part is None else share(context, part)
            return None if value is None else Limit(_CMP[rule], value)


_HALF = Limit(Cmp.AT_LEAST, Fraction(1, 2))
_MAJORITY = Limit(Cmp.MORE, Fraction(1, 2))
_EVERYBODY = Limit(Cmp.AT_LEAST, Fraction(1))
_CMP = {
    "at_least": Cmp.AT_LEAST,
    "more_than": Cmp.MORE,
    "at_most": Cmp.AT_MOST,
    "less_than": Cmp.LESS,
}
LIMITS = ("limit", "half_or_more", *_CMP)


def citation(context: Context, node: Node) -> Citation:
    """A statute and its article; 第二百七十八条 is not read, 278 is."""
    law, article = node.tokens("NAME", "ARTICLE_NUMBER")
    number = narrow(article.text).removeprefix("第").replace("条", "")
    return Citation(law.text, number, context.span(node))


def refs(context: Context, node: Node, kind: str) -> tuple[Ref, ...]:
    """Every name in a list."""
    return tuple(context.use(one, kind) for one in node.tokens("NAME"))
