"""A paragraph taken apart into figures, loaded words, and the rest.

Two paragraphs say the same if their tokens do: ``三分之二`` and ``2/3``, ``15日`` and ``15天``,
``应`` and ``应当``. The list of what counts as the same is short on purpose. Whatever is not in it
makes a difference, and a difference that holds a figure or a loaded word changes a rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from bylawkit.model.wording import PARTY_NAMES
from bylawkit.numerals import exact, narrow, parts, percent


class Token(NamedTuple):
    """Some words with what they mean: equal meanings are the same rule. ``loaded`` words are never
    mere wording."""

    words: str
    meaning: object
    loaded: bool


_HAN = "零〇一二两三四五六七八九十百千万"
_NUMBER = (
    rf"(?:百分之|千分之|万分之)[{_HAN}\d.]+|[{_HAN}\d]+分之[{_HAN}\d]+"
    rf"|\d[\d,]*(?:\.\d+)?(?:\s*/\s*\d+)?\s*[%‰万]?|[{_HAN}]+"
)
_LEADS = {
    "不少于": ">=", "不低于": ">=", "不得少于": ">=", "不得低于": ">=", "至少": ">=", "最少": ">=",
    "不超过": "<=", "不得超过": "<=", "不高于": "<=", "不多于": "<=", "至多": "<=", "最多": "<=",
    "超过": ">", "多于": ">", "高于": ">", "不足": "<", "少于": "<", "低于": "<", "未满": "<",
    "at least": ">=", "not less than": ">=", "no less than": ">=", "no fewer than": ">=",
    "at most": "<=", "not more than": "<=", "no more than": "<=",
    "more than": ">", "less than": "<", "fewer than": "<", "within": "in", "every": "every",
    "每": "every", "满": "full",
}  # fmt: skip
_UNITS = {
    "个工作日": "workday", "工作日": "workday", "自然日": "calendar-day", "日": "day", "天": "day",
    "个月": "month", "月": "in-year", "年": "year", "周": "week", "小时": "hour", "分钟": "minute",
    "万元": "10000元", "元": "元", "平方米": "m2", "㎡": "m2",
    "working days": "workday", "working day": "workday", "days": "day", "day": "day",
    "months": "month", "month": "month", "years": "year", "year": "year", "weeks": "week",
    "week": "week", "yuan": "元",
} | {one: one for one in ("户", "人", "名", "票", "席", "次", "项", "件", "条", "款", "层", "幢")}  # fmt: skip
_TRAILS = {
    "以上": ">=", "以下": "<=", "以内": "in", "之内": "in", "内": "in",
    "以前": "before", "之前": "before", "前": "before", "以后": "after", "之后": "after", "后": "after",
}  # fmt: skip
_ENGLISH: dict[str, int | Fraction] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "half": Fraction(1, 2), "one half": Fraction(1, 2),
    "one third": Fraction(1, 3), "two thirds": Fraction(2, 3), "one quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4), "one fifth": Fraction(1, 5), "two fifths": Fraction(2, 5),
    "three fifths": Fraction(3, 5), "four fifths": Fraction(4, 5),
}  # fmt: skip
_MAJORITIES = {
    "过半数": (">", Fraction(1, 2)), "过半": (">", Fraction(1, 2)),
    "半数以上": (">=", Fraction(1, 2)), "半数": ("", Fraction(1, 2)),
    "more than half": (">", Fraction(1, 2)), "a majority": (">", Fraction(1, 2)),
}  # fmt: skip
_LOADED_WORDS = """
    应当 应 必须 须 不得 禁止 严禁 可以 有权 无权 免收 免除 除外 不 未 无 非 或者 或 且 全体 全部 一致
    参与 参加 到场 到会 出席 应到 表决 同意 反对 弃权 面积 人数 户数 席位 有效 工作日 逾期 季度 半年 每
    shall must may not no never only all each or unless except and present votes ballots floor area
    owners tenants households seats agree against abstain
"""
_LOADED = tuple(_LOADED_WORDS.split())
_SAME = {
    "应": "应当", "shall": "must", "或": "或者", "以及": "和", "及": "和", "与": "和", "依照": "按照", "根据": "按照",
    "依据": "按照", "并且": "并", "如果": "如",
    "，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "“": '"', "”": '"', "‘": "'", "’": "'", "。": ".",
}  # fmt: skip
_FILLERS = frozenset(("占比", " ", "\u3000", "\t", "\xa0"))
"""Words that add nothing to a figure, and spaces."""


def _either(words: Sequence[str] | dict[str, object] | dict[str, str]) -> str:
    return "|".join(
        rf"\b{re.escape(one)}\b" if one.isascii() and one[0].isalpha() else re.escape(one)
        for one in sorted(words, key=len, reverse=True)
    )


_DATE = r"\d{4}年\d{1,2}月\d{1,2}日"
_FIGURE = (
    rf"(?P<lead>{_either(list(_LEADS))})?\s*(?P<number>{_either(list(_ENGLISH))}|{_NUMBER})\s*"
    rf"(?P<unit>{_either(list(_UNITS))})?(?P<trail>{_either(list(_TRAILS))})?"
)


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    loaded = _either([*names, *PARTY_NAMES])
    return re.compile(
        rf"(?P<date>{_DATE})|(?P<majority>{_either(list(_MAJORITIES))})|(?P<name>{loaded})|(?P<figure>{_FIGURE})"
        rf"|(?P<loaded>{_either(_LOADED)})|(?P<plain>{_either(list(_SAME))}|占比"
        r"|[A-Za-z]+(?:['’-][A-Za-z]+)*|.)",
        re.IGNORECASE | re.DOTALL,
    )


def tokens(text: str, names: tuple[str, ...] = ()) -> list[Token]:
    """The tokens of a text but for fillers; ``names`` are parties and bodies of the bylaw."""
    return list(_tokens(text, names))


def _tokens(text: str, names: tuple[str, ...]) -> Iterator[Token]:
    for found in _pattern(names).finditer(narrow(text)):
        words, plain = text[found.start() : found.end()].strip(), found[0]
        if found["majority"]:
            yield Token(words, _MAJORITIES[plain.lower()], True)
        elif found["name"] or found["date"]:
            yield Token(words, plain, True)
        elif found["figure"]:
            yield Token(words, _figure(found), True)
        elif found["loaded"]:
            yield Token(words, _SAME.get(plain, plain), True)
        elif plain not in _FILLERS:
            yield Token(words, _SAME.get(plain, plain), False)


def _figure(found: re.Match[str]) -> object:
    """Comparator, number and unit."""
    lead = _LEADS.get((found["lead"] or "").lower(), "")
    trail = _TRAILS.get(found["trail"] or "", "")
    unit = _UNITS.get((found["unit"] or "").lower(), "")
    number = number_of(found["number"])
    if unit == "10000元" and isinstance(number, Fraction):
        number, unit = number * 10_000, "元"
    if not unit:
        return lead + trail, number
    return lead + trail, number, unit


_PARTS = {"百": 100, "千": 1000, "万": 10_000}


def number_of(words: str) -> Fraction | str:
    """A number exactly; the words themselves if it is none."""
    text = " ".join(words.split()).lower()
    if text in _ENGLISH:
        return Fraction(_ENGLISH[text])
    text = text.replace(" ", "")
    try:
        if text[-1] in "%‰":
            return percent(text)
        if text[0] in "百千万" and text[1:3] == "分之":
            return exact(text[3:]) / _PARTS[text[0]]
        if "分之" in text or "/" in text:
            above, below = parts(text)
            return Fraction(above, below)
        if text[-1] == "万" and text[:-1].replace(".", "").isdecimal():
            return exact(text[:-1]) * 10_000
        return exact(text)
    except (ValueError, ZeroDivisionError, IndexError, KeyError):
        return text


def number_in(words: str) -> re.Match[str] | None:
    """Where the number of a figure stands in it."""
    return re.search(rf"{_either(list(_ENGLISH))}|{_NUMBER}", narrow(words), re.IGNORECASE)


def figures(text: str) -> Counter[object]:
    """The figures of a text that rules hang on: with a unit, in digits, shares, majorities and days.

    A numeral inside a word, as the one of ``一致``, is none.
    """
    return Counter(one.meaning for one in _tokens(text, ()) if one.loaded and _is_firm(one))


_FIRM = re.compile(r"[0-9%‰]|分之|半")


def _is_firm(one: Token) -> bool:
    has_unit = isinstance(one.meaning, tuple) and len(one.meaning) == 3
    return has_unit or bool(_FIRM.search(one.words))
