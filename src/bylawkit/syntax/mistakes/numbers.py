"""Numbers that are not written as digits, or not exactly."""

from __future__ import annotations

import re

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.numerals import narrow, numeral
from bylawkit.syntax.codes import error
from bylawkit.syntax.lexer import LONGEST_NUMBER
from bylawkit.syntax.mistakes.place import Place

TOO_LONG = error(
    70,
    "number-too-long",
    Text("这个数字有 {count} 位，太长了", "this number has {count} digits, too many"),
    Text("核对数字，是不是多粘贴了一段", "check it; something else may have been pasted in"),
)
GROUPED = error(
    71,
    "digits-grouped",
    Text("数字 `{word}` 的分节不对", "the digits of `{word}` are grouped in another way"),
    Text("写成 `{cure}`", "write `{cure}`"),
)
MIXED = error(
    72,
    "mixed-numerals",
    Text("`{word}` 里混用了阿拉伯数字和汉字数字", "`{word}` mixes digits and Chinese numerals"),
    Text("写成 `{cure}`", "write `{cure}`"),
)
DIGITS_NEEDED = error(
    73,
    "digits-needed",
    Text("这里的数要用阿拉伯数字，而不是 `{word}`", "write this number in digits, not as `{word}`"),
    Text("写成 `{cure}`", "write `{cure}`"),
)
NOT_EXACT = error(
    74,
    "number-not-exact",
    Text("`{word}` 不是一个确切的数", "`{word}` is not an exact number"),
    Text("规则要写确切的数，例如 `{cure}`", "a rule needs an exact number, such as `{cure}`"),
)
INCOMPLETE = error(
    75,
    "number-incomplete",
    Text("小数 `{word}` 没有写全", "the decimal `{word}` is incomplete"),
    Text("写成 `{cure}`", "write `{cure}`"),
)

_DIGITS = "[0-9０-９]"
_CHINESE = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_LONG = re.compile(f"{_DIGITS}{{{LONGEST_NUMBER},}}|[{_CHINESE}]{{{LONGEST_NUMBER},}}")
_SPACED = re.compile(rf"({_DIGITS}{{1,3}})((?:[ ,，'’_]{_DIGITS}{{3}})+)(?!{_DIGITS})")
_MIXED = re.compile(rf"({_DIGITS}+(?:[.．]{_DIGITS}+)?)([十百千万亿]+)")
_ALL_CHINESE = re.compile(f"[{_CHINESE}]+")
_ABOUT = re.compile(rf"(?:约|大约|大概|近|about |some |ca\. ?)({_DIGITS}+(?:\.{_DIGITS}+)?)")
_RANGE = re.compile(rf"({_DIGITS}+(?:\.{_DIGITS}+)?)\s*[-~～—–至到]\s*({_DIGITS}+)")
_AFTER = re.compile("左右|上下|余|多|多一点|有余|来|几")
_POINT = re.compile(rf"[.．]({_DIGITS}+)")
_PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def odd_number(place: Place) -> Diagnostic | None:
    """A number that is written in another way than in digits."""
    if place.ended:
        return None
    return _too_long(place) or _mixed(place) or _grouped(place) or _chinese(place) or _vague(place)


def _too_long(place: Place) -> Diagnostic | None:
    found = _LONG.match(place.text, place.position, place.line.end)
    if found is None:
        return None
    span = place.source.span(place.position, place.position + 20)
    return place.say(TOO_LONG, span, count=len(found.group()))


def _start(place: Place) -> int:
    """Where the number begins of which the last word was the first part."""
    before = place.before
    if before and before.type in ("NUMBER", "NUMERAL", "PERCENT") and before.end == place.position:
        return before.start
    return place.position


def _mixed(place: Place) -> Diagnostic | None:
    found = _MIXED.match(place.text, _start(place), place.line.end)
    if found is None:
        return None
    factor = 1
    for sign in found.group(2):
        factor *= _PLACES[sign]
    from fractions import Fraction

    value = Fraction(narrow(found.group(1))) * factor
    cure = str(value) if value.denominator == 1 else found.group(1)
    span = place.source.span(found.start(), found.end())
    return place.say(MIXED, span, cure=cure)


def _grouped(place: Place) -> Diagnostic | None:
    start = place.position
    before = place.before
    if before is not None and before.type == "NUMBER":
        start = before.start
    found = _SPACED.match(place.text, start, place.line.end)
    if found is None or found.end() <= place.position:
        return None
    cure = re.sub(rf"[^{_DIGITS[1:-1]}]", "", found.group())
    return place.say(GROUPED, place.source.span(found.start(), found.end()), cure=cure)


def _chinese(place: Place) -> Diagnostic | None:
    if not place.accepts("NUMBER") or place.accepts("NUMERAL"):
        return None
    found = _ALL_CHINESE.match(place.text, place.position, place.line.end)
    if found is None:
        return None
    word = found.group()
    cure = str(numeral(word.translate(_CAPITALS).replace("亿", "")))
    return place.say(DIGITS_NEEDED, place.source.span(found.start(), found.end()), cure=cure)


def _vague(place: Place) -> Diagnostic | None:
    if place.accepts("NUMBER"):
        about = _ABOUT.match(place.text, place.position, place.line.end)
        if about is not None:
            span = place.source.span(about.start(), about.end())
            return place.say(NOT_EXACT, span, cure=about.group(1))
        point = _POINT.match(place.text, place.position, place.line.end)
        if point is not None:
            span = place.source.span(point.start(), point.end())
            return place.say(INCOMPLETE, span, cure="0" + point.group())
    before = place.before
    if before is None or before.type not in ("NUMBER", "YUAN"):
        return None
    number = before if before.type == "NUMBER" else place.written[-2]
    ranged = _RANGE.match(place.text, number.start, place.line.end)
    if ranged is not None and ranged.end() > place.position:
        span = place.source.span(ranged.start(), ranged.end())
        return place.say(NOT_EXACT, span, cure=ranged.group(2))
    after = _AFTER.match(place.text, place.position, place.line.end)
    if after is not None:
        span = place.source.span(number.start, after.end())
        return place.say(NOT_EXACT, span, cure=place.text[number.start : before.end])
    if place.sign in ".．" and not place.text[place.position + 1 : place.position + 2].isdigit():
        span = place.source.span(number.start, place.position + 1)
        return place.say(INCOMPLETE, span, cure=number.text)
    return None
