"""Shares and what they are compared with: 三分之二以上, 过半数."""

from __future__ import annotations

import re

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.numerals import narrow
from bylawkit.source import Span
from bylawkit.syntax import codes
from bylawkit.syntax.codes import error
from bylawkit.syntax.mistakes.place import Place

NO_MEASURE = error(
    82,
    "measure-missing",
    Text("没有说明 `{word}` 数的是什么", "`{word}` does not say what is counted"),
    Text(
        "前面写明 `面积`、`人数`、`户数` 或 `席位`，例如 `面积{word}`",
        "put `area`, `heads`, `households` or `seats` in front, such as `area {word}`",
    ),
)
OTHER_COMPARATOR = error(
    83,
    "other-comparator",
    Text(
        "`{word}` 不是规约里比较大小的写法",
        "`{word}` is not how bylaws compare",
    ),
    Text("{cure}", "{cure}"),
)
HALF_WORD = error(
    84,
    "vague-half",
    Text("`{word}` 没有说清含不含恰好一半", "`{word}` does not say whether exactly one half is enough"),
    Text(
        "不含一半写 `过半数`，含一半写 `二分之一以上`",
        "write `majority` if it is not, `1/2 or-more` if it is",
    ),
)  # fmt: skip
DECIMAL_SHARE = error(
    85,
    "share-as-decimal",
    Text("比例不能写成 `{word}`", "a share is not written as `{word}`"),
    Text("{cure}", "{cure}"),
)
ODD_SHARE = error(
    86,
    "share-spelling",
    Text("比例 `{word}` 的写法不对", "the share `{word}` is written in another way"),
    Text("{cure}", "{cure}"),
)
SEVERAL_MEASURES = error(
    87,
    "several-measures",
    Text("一个条件只能数一样：`{word}`", "a test counts one thing only: `{word}`"),
    Text("分开写成两个条件：`{cure}`", "write two tests: `{cure}`"),
)
COMPARATOR_ORDER = error(
    88,
    "comparator-order",
    Text("比较的词写了两次：`{word}`", "two words compare here: `{word}`"),
    Text("只留一个：{cure}", "keep one of them: {cure}"),
)

_MEASURES = ("MEASURE_AREA", "MEASURE_HEADS", "MEASURE_HOUSEHOLDS", "MEASURE_SEATS")
_MORE = Text(
    "写 `超过{share}`（不含本数）或 `{share}以上`（含本数）",
    "write `more-than {share}` (excluded) or `{share} or-more` (included)",
)
_LESS = Text(
    "写 `低于{share}`（不含本数）或 `{share}以下`（含本数）",
    "write `less-than {share}` (excluded) or `{share} or-less` (included)",
)
_LEAST = Text("写 `至少{share}` 或 `{share}以上`", "write `at-least {share}` or `{share} or-more`")
_MOST = Text("写 `最多{share}` 或 `{share}以下`", "write `at-most {share}` or `{share} or-less`")
_EQUAL = Text(
    "票数很少恰好相等：写 `{share}以上`、`超过{share}` 或 `一致`",
    "votes are hardly ever exactly that many: write `{share} or-more`, `more-than {share}` or `unanimous`",
)
_COMPARATORS = {
    "大于等于": _LEAST, "大于或等于": _LEAST, "高于等于": _LEAST, "≧": _LEAST, "=>": _LEAST, "不小于": _LEAST,
    "起码": _LEAST, "最少": _LEAST, "at least": _LEAST, "no less than": _LEAST, "not less than": _LEAST, "minimum": _LEAST, "min": _LEAST,
    "小于等于": _MOST, "小于或等于": _MOST, "≦": _MOST, "=<": _MOST, "不大于": _MOST, "不高于": _MOST, "不多于": _MOST, "至多": _MOST,
    "at most": _MOST, "no more than": _MOST, "not more than": _MOST, "up to": _MOST, "maximum": _MOST, "max": _MOST,
    "大于": _MORE, "多于": _MORE, "高于": _MORE, "超": _MORE, "过": _MORE, "more than": _MORE, "over": _MORE, "above": _MORE,
    "greater than": _MORE, "exceeds": _MORE, "exceeding": _MORE,
    "小于": _LESS, "少于": _LESS, "不到": _LESS, "未达": _LESS, "未满": _LESS, "less than": _LESS, "under": _LESS, "below": _LESS, "fewer than": _LESS,
    "等于": _EQUAL, "达到": _LEAST, "达": _LEAST, "满": _LEAST, "为": _EQUAL, "==": _EQUAL, "=": _EQUAL, "equals": _EQUAL, "is": _EQUAL,
}  # fmt: skip
_AFTER = {
    "含以上": _LEAST, "及以上": _LEAST, "或以上": _LEAST, "或者以上": _LEAST, "以上（含）": _LEAST, "（含）以上": _LEAST, "(含)以上": _LEAST,
    "起": _LEAST, "多": _MORE, "或更多": _LEAST, "or more": _LEAST, "or over": _LEAST, "and above": _LEAST, "plus": _LEAST, "+": _LEAST,
    "及以下": _MOST, "或以下": _MOST, "以内": _MOST, "之内": _MOST, "or less": _MOST, "or fewer": _MOST, ">=": _LEAST, ">": _MORE,
    "之上": _LEAST, "之下": _MOST,
}  # fmt: skip
_HALVES = ("超过半数", "超半数", "过一半", "过半", "超过一半", "一半以上", "一半", "大半", "多半", "大多数", "绝对多数", "简单多数", "多数人", "多数",
           "a majority", "more than half", "over half", "most", "half")  # fmt: skip
_VULGAR = {
    "½": "1/2",
    "⅓": "1/3",
    "⅔": "2/3",
    "¼": "1/4",
    "¾": "3/4",
    "⅕": "1/5",
    "⅖": "2/5",
    "⅗": "3/5",
    "⅘": "4/5",
}
_D = "[0-9０-９]"
_DECIMAL = re.compile(rf"{_D}*[.．]{_D}+")
_PLAIN = re.compile(rf"{_D}+")
_ODD_SHARES = (
    (re.compile(rf"百分之({_D}+(?:[.．]{_D}+)?)"), "{0}%"),
    (re.compile(rf"千分之({_D}+(?:[.．]{_D}+)?)"), "{0}‰"),
    (re.compile(rf"[%％]\s?({_D}+(?:[.．]{_D}+)?)"), "{0}%"),
    (re.compile(r"([一二两三四五六七八九])成"), "百分之{0}十"),
    (re.compile(rf"({_D}+)成"), "{0}0%"),
    (re.compile(rf"({_D}+)分之({_D}+)"), "{1}/{0}"),
    (re.compile(r"([二三四五六七八九十]+)分([一二三四五六七八九])(?!之)"), "{0}分之{1}"),
    (re.compile(rf"({_D}+)\s?[:：∶]\s?({_D}+)"), None),
    (re.compile(rf"({_D}+)\s?(?:percent|per cent|pct|个百分点|个点)"), "{0}%"),
    (re.compile(r"百分之(?![零〇一二两三四五六七八九十百])"), ""),
    (re.compile(r"two[ -]thirds"), "2/3"),
    (re.compile(r"three[ -]quarters"), "3/4"),
    (re.compile(r"one[ -]third"), "1/3"),
    (re.compile(r"one[ -]half"), "1/2"),
)
_THIRDS = {"33": "1/3", "66": "2/3", "67": "2/3"}


def odd_share(place: Place) -> Diagnostic | None:
    """A share that is written in another way: 百分之66.7, 八成, 0.667, 6:4."""
    if place.ended or not place.accepts("FRACTION", "PERCENT"):
        return None
    sign = place.source.text[place.position]
    if sign in _VULGAR:
        span = place.source.span(place.position, place.position + 1)
        return place.say(ODD_SHARE, span, cure=_write(_VULGAR[sign]))
    for pattern, shape in _ODD_SHARES:
        found = pattern.match(place.text, place.position, place.line.end)
        if found is not None:
            return place.say(ODD_SHARE, _matched(place, found), cure=_cure(found, shape))
    return _decimal(place)


def _matched(place: Place, found: re.Match[str]) -> Span:
    return place.source.span(found.start(), found.end())


def _cure(found: re.Match[str], shape: str | None) -> Text:
    if shape == "":
        return Text(
            "后面写上数字，例如 `百分之二十` 或 `20%`", "go on with the number, such as `20%`"
        )
    if shape is None:
        one, other = (int(narrow(part)) for part in found.groups())
        total = max(one + other, 1)
        return Text(
            f"各方的比例分开写，合起来是全部：`{one}/{total}` 和 `{other}/{total}`",
            f"write each side's share of the whole: `{one}/{total}` and `{other}/{total}`",
        )
    return _write(narrow(shape.format(*found.groups())))


def _write(share: str) -> Text:
    return Text(f"写成 `{share}`", f"write `{share}`")


def _decimal(place: Place) -> Diagnostic | None:
    found = _DECIMAL.match(place.text, place.position, place.line.end)
    number = found or _PLAIN.match(place.text, place.position, place.line.end)
    if number is None or place.accepts("NUMBER"):
        return None
    text = narrow(number.group())
    return place.say(DECIMAL_SHARE, _matched(place, number), cure=_as_share(text))


def _as_share(text: str) -> Text:
    """What a bare number was probably meant to be."""
    whole, _, part = text.partition(".")
    if not part:
        return Text(
            f"写成百分比 `{text}%`，或者分数", f"write a percentage, `{text}%`, or a fraction"
        )
    if int(whole or 0) > 0:
        return Text(f"写成百分比 `{text}%`", f"write a percentage: `{text}%`")
    third = _THIRDS.get(part[:2]) if len(part) > 1 else None
    if third:
        spoken = {"1/3": "三分之一", "2/3": "三分之二"}[third]
        return Text(f"写成分数 `{spoken}`（`{third}`），小数总有误差", f"write the fraction `{third}`; a decimal is never exact")  # fmt: skip
    points = (part[:2].ljust(2, "0") + ("." + part[2:] if part[2:] else "")).lstrip("0") or "0"
    return Text(
        f"写成百分比 `{points}%`，或者分数", f"write a percentage, `{points}%`, or a fraction"
    )


def comparator(place: Place) -> Diagnostic | None:
    """大于, 多于, ``>=`` behind the number, 超半数."""
    if place.ended:
        return None
    if place.accepts("AT_LEAST") and place.accepts("MORE_THAN"):
        return _in_front(place)
    if place.accepts("OR_MORE") and place.before is not None:
        found = place.begins(*sorted(_AFTER, key=len, reverse=True))
        if found is not None:
            share = place.before.text
            cure = _filled(_AFTER[found], share)
            span = place.source.span(place.before.start, place.position + len(found))
            return place.say(OTHER_COMPARATOR, span, cure=cure)
    return None


def _in_front(place: Place) -> Diagnostic | None:
    half = place.begins(*sorted(_HALVES, key=len, reverse=True))
    if half is not None:
        span = place.source.span(place.position, place.position + len(half))
        return place.say(HALF_WORD, span)
    word = place.begins(*sorted(_COMPARATORS, key=len, reverse=True))
    if word is None or (word.isascii() and word.isalpha() and place.word != word):
        return None
    share = place.rest[len(word) :].strip().split(" ")[0] or "三分之二"
    for extra in ("以上", "以下"):
        share = share.removesuffix(extra)
    span = place.source.span(place.position, place.position + len(word))
    return place.say(OTHER_COMPARATOR, span, cure=_filled(_COMPARATORS[word], share))


def _filled(cure: Text, share: str) -> Text:
    return Text(cure.zh.format(share=share), cure.en.format(share=share))


def half(place: Place) -> Diagnostic | None:
    """超过半数, 半数以下: the word 半数 where a share is wanted."""
    before = place.before
    if place.ended or before is None:
        return None
    if before.type in ("MORE_THAN", "AT_LEAST", "LESS_THAN", "AT_MOST"):
        found = place.begins("半数", "一半", "half", "过半数", "半")
        if found is not None:
            span = place.source.span(before.start, place.position + len(found))
            return place.say(HALF_WORD, span)
    return None


def no_comparator(place: Place) -> Diagnostic | None:
    """A share that says neither 以上 nor 超过."""
    before = place.before
    if before is None or not {"OR_MORE", "OR_LESS"}.issubset(place.expected):
        return None
    return place.say(codes.NO_COMPARATOR, place.span_of(before), before=before.text)


def bare_half(place: Place) -> Diagnostic | None:
    """半数 with nothing behind it."""
    before = place.before
    if before is None or before.type != "HALF":
        return None
    return place.say(HALF_WORD, place.span_of(before))


def no_measure(place: Place) -> Diagnostic | None:
    """``参与 三分之二以上``: a share of what?"""
    if place.ended or not place.accepts(*_MEASURES) or not place.written:
        return None
    if place.before is not None and place.before.type == "_COMMA":
        return None
    span = place.word_span()
    if not (place.sign.isdecimal() or place.sign in "过半超至最低不一><≥≤" or "分之" in span.text):
        return None
    if place.sign == "不" and not place.begins("不超过", "不少于", "不低于"):
        return None
    return place.say(NO_MEASURE, span)


_AND_MEASURE = re.compile(
    r"(?:和|与|及|、|，|,|以及|且|并|&|\+| and )\s*(面积|人数|户数|席位|area|heads|households|seats)"
)


def several_measures(place: Place) -> Diagnostic | None:
    """``面积和人数过半数``."""
    before = place.before
    if before is None or before.type not in _MEASURES or place.ended:
        return None
    found = _AND_MEASURE.match(place.text, place.position, place.line.end)
    if found is None and before.end < place.position:
        found = _AND_MEASURE.match(place.text, before.end, place.line.end)
    if found is None:
        return None
    rest = place.text[found.end() : place.words_end].strip().split(" ")[0]
    joint, space = ("and", " ") if before.text.isascii() else ("且", "")
    cure = f"{before.text}{space}{rest} {joint} {found.group(1)}{space}{rest}"
    return place.say(SEVERAL_MEASURES, place.source.span(before.start, found.end()), cure=cure)


_DOUBLE = re.compile(r"双(过半数?|三分之二|2/3|四分之三|3/4)(以上)?")


def double(place: Place) -> Diagnostic | None:
    """双过半, as people say it."""
    found = _DOUBLE.match(place.text, place.position, place.line.end)
    if found is None or not place.accepts(*_MEASURES):
        return None
    share = "过半数" if found.group(1).startswith("过半") else f"{found.group(1)}以上"
    cure = f"面积{share} 且 人数{share}"
    return place.say(SEVERAL_MEASURES, _matched(place, found), cure=cure)


def compared_twice(place: Place) -> Diagnostic | None:
    """``超过三分之二以上``, ``至少2/3以上``."""
    if place.ended or len(place.written) < 2 or place.accepts("OR_MORE"):
        return None
    front, share = place.written[-2:]
    if front.type not in ("MORE_THAN", "AT_LEAST", "LESS_THAN", "AT_MOST"):
        return None
    found = place.begins("以上", "以下", "or-more", "or-less", "or more")
    if found is None or share.type not in ("FRACTION", "PERCENT"):
        return None
    span = place.source.span(front.start, place.position + len(found))
    cure = Text(f"`{share.text}以上` 或 `{front.text}{share.text}`", f"`{share.text} or-more` or `{front.text} {share.text}`")  # fmt: skip
    return place.say(COMPARATOR_ORDER, span, cure=cure)
