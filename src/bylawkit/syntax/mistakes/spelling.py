"""Words of the language written in another way: traditional, capital, synonymous, in pinyin."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.source import Span
from bylawkit.syntax.codes import error
from bylawkit.syntax.mistakes.other_words import SIMPLIFIED, meant, read_as_pinyin
from bylawkit.syntax.mistakes.place import Place
from bylawkit.syntax.mistakes.wording import word_of

TRADITIONAL = error(
    41,
    "traditional-characters",
    Text("关键词 `{word}` 用了繁体字", "the keyword `{word}` is in traditional characters"),
    Text("写成简体的 `{cure}`", "write it in simplified ones: `{cure}`"),
)
CASE = error(
    42,
    "keyword-spelling",
    Text(
        "关键词 `{word}` 的大小写或连接号不对",
        "the keyword `{word}` has other letters or signs than it should",
    ),
    Text(
        "写成 `{cure}`：英文关键词用小写，词与词之间用 `-`",
        "write `{cure}`: keywords are in lower case, their words joined by `-`",
    ),
)
OTHER_WORD = error(
    43,
    "other-word",
    Text("`{word}` 不是规约语言里的词", "`{word}` is not a word of the language"),
    Text("这里写 {cure}", "write {cure} here"),
)
PINYIN = error(
    44,
    "pinyin",
    Text("`{word}` 是拼音", "`{word}` is pinyin"),
    Text("写汉字 `{cure}`", "write the Chinese word `{cure}`"),
)

_LONGEST_KEYWORD = 8


def spelled_otherwise(place: Place) -> Diagnostic | None:
    """A word that stands for one that could stand here."""
    if place.ended or not place.sign.isalpha():
        return None
    return _simplified(place) or _lower(place) or _synonym(place) or _pinyin(place)


def _accepted(place: Place) -> Iterator[str]:
    for terminal in place.expected:
        yield from place.grammar.words.get(terminal, ())


def _simplified(place: Place) -> Diagnostic | None:
    if place.sign.isascii():
        return None
    typed = place.text[place.position : place.position + _LONGEST_KEYWORD]
    simple = typed.translate(SIMPLIFIED)
    if simple == typed:
        return None
    words = [one for one in _accepted(place) if simple.startswith(one)]
    cure = max(words, key=len, default=None)
    if cure is None or typed.startswith(cure):
        return None
    return place.say(TRADITIONAL, _first(place, len(cure)), cure=cure)


def _first(place: Place, length: int) -> Span:
    return place.source.span(place.position, place.position + length)


def _lower(place: Place) -> Diagnostic | None:
    if not place.sign.isascii():
        return None
    line = place.rest.lower().replace("_", "-").replace(" ", "-")
    word = place.word.lower().replace("_", "-")
    fits = [
        one
        for one in _accepted(place)
        if one.isascii() and (one == word or ("-" in one and _whole(line, one)))
    ]
    cure = max(fits, key=len, default=None)
    if cure is None or place.text.startswith(cure, place.position):
        return None
    return place.say(CASE, _first(place, len(cure)), cure=cure)


def _whole(line: str, word: str) -> bool:
    return line.startswith(word) and not line[len(word) : len(word) + 1].isalnum()


def _synonym(place: Place) -> Diagnostic | None:
    span = place.word_span()
    fits = [one for one in meant(span.text) if one in place.expected]
    if not fits:
        return None
    return place.say(OTHER_WORD, span, cure=word_of(fits[0], place.grammar))


def _pinyin(place: Place) -> Diagnostic | None:
    span = place.word_span()
    fits = [one for one in read_as_pinyin(span.text) if one in place.expected]
    if not fits:
        return None
    return place.say(PINYIN, span, cure=place.grammar.words[fits[0]][0])
