"""Kind words for slips: what was found, what could stand there, and what to do.

Every function returns the diagnostic for one shape of mistake; :func:`explain` chooses among them.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from bylawkit.diagnostics import Code, Diagnostic, Text
from bylawkit.source import Source, Span
from bylawkit.syntax import codes
from bylawkit.syntax.lexer import COMMENT
from bylawkit.syntax.nodes import Token
from bylawkit.syntax.tables import Tables

_VALUES = {
    "DATE": Text("日期（如 2026-01-01）", "a date (such as 2026-01-01)"),
    "YEAR_MONTH": Text("月份（如 2026-08）", "a month (such as 2026-08)"),
    "CLOCK_TIME": Text("时刻（如 22:00）", "a time (such as 22:00)"),
    "FRACTION": Text("分数（如 三分之二）", "a fraction (such as 2/3)"),
    "PERCENT": Text("百分比（如 20%）", "a percentage (such as 20%)"),
    "NUMBER": Text("数字", "a number"),
    "NUMERAL": Text("数字", "a number"),
    "ARTICLE_NUMBER": Text("条号（如 278(5)）", "an article number (such as 278(5))"),
    "PLACE": Text("地名（如 中国/北京）", "a place (such as 中国/北京)"),
    "NAME": Text("名称", "a name"),
    "STRING": Text("引号中的文字", "text in quotation marks"),
    "TEXT": Text("一句话", "a clause of text"),
    "_NL": Text("行末", "the end of the line"),
}
_UNITS = frozenset(
    [
        "HOURS",
        "DAYS",
        "WORKDAYS",
        "WEEKS",
        "MONTHS",
        "QUARTERS",
        "YEARS",
        "HOUSEHOLDS",
        "SQUARE_METRE",
        "PEOPLE",
        "SEAT",
        "VOTES",
        "YUAN",
        "DAY",
        "WORKDAY",
        "WEEK",
        "MONTH",
        "QUARTER",
        "YEAR",
        "HOUSEHOLD",
        "SPACE",
        "HALF_YEAR",
    ]
)
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Zl", "Zp"})
"""Unicode categories of characters that nobody sees."""
_SMALL = 2
_CLOSE = {'"': '"', "“": "”", "「": "」", "『": "』"}


class Place(NamedTuple):
    """Where the parser could not go on, and what it would have accepted there."""

    source: Source
    position: int
    line_end: int
    statement: Token | None
    head: bool
    first: bool
    expected: set[str]
    too_deep: bool = False


def explain(place: Place, tokens: list[Token], grammar: Tables) -> Diagnostic:
    """The diagnostic that fits a slip best."""
    text = place.source.text
    if place.too_deep:
        return _at(place, codes.TOO_DEEP)
    last = tokens[-1] if tokens else None
    if place.position >= place.line_end or text[place.position] in COMMENT:
        return _ended(place, last, grammar)
    if unicodedata.category(text[place.position]) in _UNSEEN:
        return _at(place, codes.INVISIBLE, name=f"U+{ord(text[place.position]):04X}")
    if text[place.position] in _CLOSE:
        closing = _CLOSE[text[place.position]]
        if text.find(closing, place.position + 1, place.line_end) < 0:
            span = place.source.span(place.position, place.line_end)
            return Diagnostic(codes.UNTERMINATED, span, {"close": closing})
    if place.first:
        return _unknown_word(place, grammar)
    return _misplaced(place, last, grammar)


def _at(place: Place, code: Code, **args: object) -> Diagnostic:
    return Diagnostic(code, _word_span(place), args)


def _ended(place: Place, last: Token | None, grammar: Tables) -> Diagnostic:
    before = last.text if last else ""
    span = place.source.span(last.start, last.end) if last else _word_span(place)
    args = {"before": before, "expected": _describe(place.expected, grammar)}
    if place.expected & _UNITS and _is_number(last):
        return Diagnostic(
            codes.NO_UNIT, span, {**args, "expected": _units(place.expected, grammar)}
        )
    if {"OR_MORE", "OR_LESS"} <= place.expected:
        return Diagnostic(codes.NO_COMPARATOR, span, args)
    return Diagnostic(codes.ENDS_EARLY, span, args)


def _is_number(token: Token | None) -> bool:
    return token is not None and token.type in ("NUMBER", "NUMERAL")


def _unknown_word(place: Place, grammar: Tables) -> Diagnostic:
    word = _word_span(place).text
    if place.head:
        cure = _near(word, place.expected, grammar) or _statement_cure(word, grammar)
        return _at(place, codes.UNKNOWN_STATEMENT, word=word, cure=cure)
    statement = place.statement.text if place.statement else ""
    if "STRING" in place.expected and word not in _all_words(grammar):
        return _at(
            place, codes.QUOTES_NEEDED, word=place.source.text[place.position : place.line_end]
        )
    cure = _near(word, place.expected, grammar) or _list(
        Text("可用的栏：", "its fields are "), place.expected, grammar
    )
    return _at(place, codes.UNKNOWN_FIELD, word=word, statement=statement, cure=cure)


def _all_words(grammar: Tables) -> set[str]:
    return {word for words in grammar.words.values() for word in words}


def _statement_cure(word: str, grammar: Tables) -> Text:
    if word.startswith("第") and word[-1] in "条章":
        return Text(
            f'编号由程序排定：写 `{word[-1]} "标题"`，不写第几{word[-1]}',
            'articles are numbered for you: write `article "title"`',
        )
    if word in _all_words(grammar):
        return Text(
            f"`{word}` 是某条语句的一栏：请缩进两个空格",
            f"`{word}` is a field of a statement: indent it by two spaces",
        )
    return Text(
        '每条语句以 `条`、`事项`、`义务` 等词开头；文字内容写成 `条 "标题"` 下的一行引文',
        'statements begin with words such as `article`, `matter`, `duty`; prose goes below `article "title"` in quotes',
    )


def _misplaced(place: Place, last: Token | None, grammar: Tables) -> Diagnostic:
    word = _word_span(place).text
    before = last.text if last else ""
    expected = place.expected
    statement = place.statement.text if place.statement else ""
    if expected == {"_NL"}:
        return _at(place, codes.TOO_MUCH, word=word)
    if "_ARROW" in expected and len(expected) == 1:
        return _at(place, codes.NO_ARROW, word=word, before=before)
    if place.head and expected == {"NAME"} and word[:1] in _CLOSE:
        return _at(place, codes.NAME_NEEDED, word=word, statement=statement)
    if expected <= {"STRING", "_NL"}:
        code = codes.QUOTES_NEEDED if _wordlike(word[:1]) else codes.TOO_MUCH
        return _at(place, code, word=word)
    if expected & _UNITS and _is_number(last):
        if last is not None and not _wordlike(word[:1]):
            return _ended(place, last, grammar)
        return _at(place, codes.UNKNOWN_UNIT, word=word, expected=_units(expected, grammar))
    if last is not None and {"OR_MORE", "OR_LESS"} <= expected:
        return _ended(place, last, grammar)
    cure = _near(word, expected, grammar) or _list(Text("可写：", "write "), expected, grammar)
    return _at(place, codes.UNEXPECTED, word=word, expected=_describe(expected, grammar), cure=cure)


def _word_span(place: Place) -> Span:
    """The word at the place: up to white space or punctuation, at least one character."""
    text, end = place.source.text, place.position
    if end < place.line_end and text[end] in _CLOSE:
        closing = text.find(_CLOSE[text[end]], end + 1, place.line_end)
        end = place.line_end if closing < 0 else closing + 1
    elif end < place.line_end and _wordlike(text[end]):
        while end < place.line_end and _wordlike(text[end]):
            end += 1
    else:
        end = min(end + 1, place.line_end)
    return place.source.span(place.position, min(end, place.position + 60))


def _wordlike(character: str) -> bool:
    return character.isalnum() or character in "_-·%％.．"


def _near(word: str, expected: set[str], grammar: Tables) -> Text | None:
    """The accepted word that looks most like ``word``."""
    from difflib import get_close_matches

    known = [one for terminal in expected for one in grammar.words.get(terminal, ())]
    close = get_close_matches(word, known, 1, 0.6) or [
        one for one in known if len(one) >= _SMALL and (one in word or word in one)
    ]
    if not close:
        return None
    return Text(f"是不是 `{close[0]}`？", f"did you mean `{close[0]}`?")


def _words(expected: set[str], grammar: Tables) -> list[Text]:
    texts = []
    for terminal, words in grammar.words.items():
        if terminal in expected and not terminal.startswith("_"):
            texts.append(spelled(words))
    return texts


def spelled(words: list[str]) -> Text:
    """The first Chinese and the first English spelling of a word."""
    zh = next((one for one in words if not one.isascii()), words[0])
    en = next((one for one in words if one.isascii() and one[0].isalpha()), words[0])
    return Text(zh, en)


def _list(lead: Text, expected: set[str], grammar: Tables) -> Text:
    words = _words(expected, grammar)
    if not words:
        return _describe(expected, grammar)
    zh = "、".join(f"`{one.zh}`" for one in words)
    en = ", ".join(f"`{one.en}`" for one in words)
    return Text(lead.zh + zh, lead.en + en)


def _units(expected: set[str], grammar: Tables) -> Text:
    return _either([Text(f"`{zh}`", f"`{en}`") for zh, en in _words(expected & _UNITS, grammar)])


def _describe(expected: set[str], grammar: Tables) -> Text:
    """What could stand here, in words; long lists are cut."""
    parts = list(dict.fromkeys(_VALUES[one] for one in _VALUES if one in expected))
    parts += [Text(f"`{one.zh}`", f"`{one.en}`") for one in _words(expected, grammar)]
    parts += [
        Text(f"`{grammar.words[one][0]}`", f"`{grammar.words[one][0]}`")
        for one in sorted(expected)
        if one[0] == "_" and one in grammar.words
    ]
    if len(parts) > 1:
        parts = [one for one in parts if one != _VALUES["_NL"]]
    shown = parts[:6]
    more = len(parts) > len(shown)
    return _either(shown, more)


def _either(parts: list[Text], more: bool = False) -> Text:
    """Alternatives in words; Chinese text keeps a space beside a backtick."""
    if not parts:
        return Text("空", "nothing")
    zh, en = parts[-1]
    if len(parts) > 1:
        last = "、" if more else " 或 "
        zh = "、".join(one.zh for one in parts[:-1]) + last + zh
        en = ", ".join(one.en for one in parts[:-1]) + (", " if more else " or ") + en
    zh = (" " if zh[0] == "`" else "") + zh + (" 等" if more else " " if zh[-1] == "`" else "")
    return Text(zh.rstrip() if more else zh, en + (" …" if more else ""))


def orphan(source: Source, start: int, end: int) -> Diagnostic:
    """An indented line with no statement above it."""
    return Diagnostic(codes.ORPHAN, source.span(start, end))


def no_fields(source: Source, start: int, end: int, statement: Token) -> Diagnostic:
    """An indented line under a statement that has no fields."""
    return Diagnostic(codes.NO_FIELDS, source.span(start, end), {"statement": statement.text})


def uneven(source: Source, start: int, end: int, wanted: str) -> Diagnostic:
    """A field indented unlike its neighbours."""
    found = source.text[start:end]
    return Diagnostic(
        codes.UNEVEN, source.span(start, end), {"found": _blanks(found), "wanted": _blanks(wanted)}
    )


def _blanks(indent: str) -> Text:
    """White space in words."""
    zh, en = [], []
    names = {
        " ": ("个空格", "space"),
        "\t": ("个制表符", "tab"),
        "　": ("个全角空格", "full-width space"),
    }
    for character, (chinese, english) in names.items():
        count = indent.count(character)
        if count:
            zh.append(f"{count} {chinese}")
            en.append(f"{count} {english}{'s' * (count > 1)}")
    return Text("加".join(zh) or "其他空白", " and ".join(en) or "other white space")
