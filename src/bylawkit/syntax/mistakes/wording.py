"""What could stand at a place, in words."""

from __future__ import annotations

from collections.abc import Collection

from bylawkit.diagnostics import Text
from bylawkit.syntax.tables import Tables, spelled

_VALUES = {
    "DATE": Text("日期（如 `2026-01-01`）", "a date (such as `2026-01-01`)"),
    "YEAR_MONTH": Text("月份（如 `2026-08`）", "a month (such as `2026-08`)"),
    "CLOCK_TIME": Text("时刻（如 `22:00`）", "a time (such as `22:00`)"),
    "FRACTION": Text("分数（如 `三分之二`）", "a fraction (such as `2/3`)"),
    "PERCENT": Text("百分比（如 `20%`）", "a percentage (such as `20%`)"),
    "NUMBER": Text("数字", "a number"),
    "NUMERAL": Text("数字", "a number"),
    "ARTICLE_NUMBER": Text("条号（如 `278(5)`）", "an article number (such as `278(5)`)"),
    "PLACE": Text("地名（如 `中国/北京`）", "a place (such as `中国/北京`)"),
    "NAME": Text("名称", "a name"),
    "STRING": Text("引号中的文字", "text in quotation marks"),
    "TEXT": Text("一句话", "a clause of text"),
    "_NL": Text("行末", "the end of the line"),
}
UNITS = frozenset(
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
        "FLOORS",
        "MINUTES",
        "TIMES",
    ]
)
"""Terminals that are units."""

_TEST = Text("条件（如 `面积三分之二以上`）", "a test (such as `area 2/3 or-more`)")
_MOST = 6


def guess(word: str, expected: Collection[str], grammar: Tables) -> Text | None:
    """A question that offers the accepted words most like ``word``, if any is like it."""
    from bylawkit.syntax.mistakes.likeness import most_like

    known = [one for terminal in expected for one in grammar.words.get(terminal, ())]
    close = most_like(word, known)
    if not close:
        return None
    zh, en = " 或 ".join(f"`{one}`" for one in close), " or ".join(f"`{one}`" for one in close)
    return Text(f"是不是 {zh}？", f"did you mean {en}?")


def words_of(expected: Collection[str], grammar: Tables) -> list[Text]:
    """The accepted words of the vocabulary, each in both languages."""
    known = [one for one in expected if one in grammar.words and one[0] != "_"]
    return [spelled(grammar.words[one]) for one in sorted(known, key=grammar.order)]


def word_of(terminal: str, grammar: Tables) -> Text:
    """A word of the vocabulary in both languages, in backticks."""
    return quoted(spelled(grammar.words[terminal]))


def quoted(text: Text) -> Text:
    return Text(f"`{text.zh}`", f"`{text.en}`")


def listed(lead: Text, expected: Collection[str], grammar: Tables) -> Text:
    """All accepted words after ``lead``."""
    words = words_of(expected, grammar)
    if not words:
        known = described(expected, grammar)
        return Text(lead.zh + known.zh, lead.en + known.en)
    zh = "、".join(f"`{one.zh}`" for one in words)
    en = ", ".join(f"`{one.en}`" for one in words)
    return Text(lead.zh + zh, lead.en + en)


def units(expected: Collection[str], grammar: Tables) -> Text:
    """The accepted units."""
    accepted = [one for one in expected if one in UNITS]
    return either([quoted(one) for one in dict.fromkeys(words_of(accepted, grammar))])


def described(expected: Collection[str], grammar: Tables) -> Text:
    """What could stand here, in words; long lists are cut."""
    parts = list(dict.fromkeys(_VALUES[one] for one in _VALUES if one in expected))
    if "MEASURE_AREA" in expected and "BASE_ALL" in expected:
        parts.append(_TEST)
        expected = [one for one in expected if not one.startswith(("MEASURE_", "BASE_", "SIDE_", "_OPEN"))]  # fmt: skip
    parts += [quoted(one) for one in words_of(expected, grammar)]
    parts += [
        Text(f"`{grammar.words[one][0]}`", f"`{grammar.words[one][0]}`")
        for one in sorted(expected)
        if one[0] == "_" and one in grammar.words
    ]
    if len(parts) > 1:
        parts = [one for one in parts if one != _VALUES["_NL"]]
    shown = parts[:_MOST]
    return either(shown, len(parts) > len(shown))


def either(parts: list[Text], more: bool = False) -> Text:
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
