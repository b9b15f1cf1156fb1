"""Bounds in wording (`10万元以下`, `不足三十日`), and what they leave out or take in twice.

以上, 以下, 以内 and 满 include the number; 超过, 不足, 不满 and 以外 do not (Civil Code 1259).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bylawkit.checks.figures import Figure, Value, figures
from bylawkit.model.values import Cmp
from bylawkit.source import Span

UP = (Cmp.AT_LEAST, Cmp.MORE)
"""The comparisons that are met by what is larger."""

_BEFORE = {
    "zh": {
        Cmp.AT_MOST: "不超过 不得超过 未超过 不高于 不多于 不大于 至多 最多",
        Cmp.AT_LEAST: "不低于 不少于 不小于 至少 达到 满",
        Cmp.MORE: "超过 超出 高于 多于 大于",
        Cmp.LESS: "不足 不满 未满 不到 未达到 未达 低于 少于 小于",
    },
    "en": {
        Cmp.AT_MOST: "no|more|than not|more|than not|over at|most up|to",
        Cmp.AT_LEAST: "no|less|than not|less|than no|fewer|than at|least",
        Cmp.MORE: "more|than over above exceeding",
        Cmp.LESS: "less|than fewer|than under below",
    },
}
_AFTER = {
    "zh": {Cmp.AT_LEAST: "以上", Cmp.AT_MOST: "以下 以内", Cmp.MORE: "以外"},
    "en": {Cmp.AT_LEAST: "or|more and|more", Cmp.AT_MOST: "or|less or|fewer and|less"},
}
_WITHOUT = {Cmp.AT_LEAST: Cmp.MORE, Cmp.AT_MOST: Cmp.LESS}
_WITH = {without: included for included, without in _WITHOUT.items()}
SIGNS = {
    lang: tuple(
        one.replace("|", " ")
        for table in (_BEFORE[lang], _AFTER[lang])
        for words in table.values()
        for one in words.split()
    )
    for lang in ("zh", "en")
}
"""Words without which there is no bound."""


class Bound(NamedTuple):
    """A bound from ``start`` to ``end`` of a text."""

    start: int
    end: int
    cmp: Cmp
    value: Value

    @property
    def includes(self) -> bool:
        """Whether the number itself is within."""
        return self.cmp in (Cmp.AT_LEAST, Cmp.AT_MOST)

    def opposite(self, other: Bound) -> bool:
        """Whether one goes up and the other down from the same number."""
        return self.value == other.value and (self.cmp in UP) is not (other.cmp in UP)

    def span(self, within: Span) -> Span:
        """Where it stands, if its text is ``within``."""
        return Span(within.source, within.start + self.start, within.start + self.end)


def bounds(text: str, lang: str) -> Iterator[Bound]:
    """Every bound in a text; a figure with a word on both sides, or on none, is none."""
    if not any(sign in text for sign in SIGNS[lang]):
        return
    for figure in figures(text, lang):
        found = _bound(text, figure, lang)
        if found is not None:
            yield found


def _bound(text: str, figure: Figure, lang: str) -> Bound | None:
    head = text[: figure.start].rstrip()
    tail = text[figure.end :]
    before = _longest(_BEFORE[lang], head.lower(), str.endswith)
    after = _longest(_AFTER[lang], tail.lstrip(" ").lower(), str.startswith)
    if (before is None) is (after is None):
        return None
    start = len(head) - len(before[0]) if before else figure.start
    end = figure.end
    if after:
        end += len(tail) - len(tail.lstrip(" ")) + len(after[0])
    found = (before or after or ("", Cmp.MORE))[1]
    return Bound(start, end, _as_bracketed(found, text[end:]), figure.value)


def _longest(table: dict[Cmp, str], text: str, fits: object) -> tuple[str, Cmp] | None:
    words = [
        (word.replace("|", " "), cmp) for cmp, words in table.items() for word in words.split()
    ]
    found = [one for one in words if fits(text, one[0])]  # type: ignore[operator]
    return max(found, key=lambda one: len(one[0]), default=None)


def _as_bracketed(cmp: Cmp, rest: str) -> Cmp:
    """``（不含）`` and ``（含）`` say the contrary of the word before them, if need be."""
    if rest.startswith(("（不含", "(不含", "（不包括", "（exclusive", "(exclusive")):
        return _WITHOUT.get(cmp, cmp)
    if rest.startswith(("（含", "(含", "（包括", "(inclusive", "(included")):
        return _WITH.get(cmp, cmp)
    return cmp
