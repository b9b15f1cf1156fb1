"""Kind words for slips: what was found, what could stand there, and what to do.

Every function returns the diagnostic for one shape of mistake; :func:`explain` chooses among them.
"""

from __future__ import annotations

from typing import NamedTuple

from bylawkit.diagnostics import Code, Diagnostic, Severity, Text
from bylawkit.source import Source, Span
from bylawkit.syntax.lexer import BLANKS, COMMENT
from bylawkit.syntax.nodes import Token
from bylawkit.syntax.tables import Tables


def _code(number: int, name: str, text: Text, hint: Text | None = None) -> Code:
    return Code(f"BK{number:03}", name, Severity.ERROR, text, hint)


UNKNOWN_STATEMENT = _code(
    10,
    "unknown-statement",
    Text("没有叫 `{word}` 的语句", "no statement is called `{word}`"),
    Text("{cure}", "{cure}"),
)
UNKNOWN_FIELD = _code(
    11,
    "unknown-field",
    Text("`{statement}` 没有 `{word}` 这一栏", "`{statement}` has no field `{word}`"),
    Text("{cure}", "{cure}"),
)
ENDS_EARLY = _code(
    12,
    "line-ends-early",
    Text("这一行没有写完，后面还应有{expected}", "the line ends too early: {expected} is missing"),
    Text("在 `{before}` 之后补上{expected}", "add {expected} after `{before}`"),
)
NO_UNIT = _code(
    13,
    "missing-unit",
    Text("`{before}` 没有单位", "`{before}` has no unit"),
    Text("写明{expected}", "write {expected}"),
)
UNKNOWN_UNIT = _code(
    14,
    "unknown-unit",
    Text("这里不能用单位 `{word}`", "`{word}` is not a unit that can stand here"),
    Text("可用：{expected}", "use {expected}"),
)
UNEXPECTED = _code(
    15,
    "unexpected-word",
    Text("这里应是{expected}，而不是 `{word}`", "expected {expected}, found `{word}`"),
    Text("{cure}", "{cure}"),
)
TOO_MUCH = _code(
    16,
    "too-much-on-line",
    Text("`{word}` 在这一行是多余的", "`{word}` is too much on this line"),
    Text("删去它，或另起一行", "remove it, or put it on a line of its own"),
)
UNTERMINATED = _code(
    17,
    "unterminated-string",
    Text("引号没有合上", "the quotation mark is not closed"),
    Text(
        "在这一行末尾补上 `{close}`；引文不能跨行",
        "close it with `{close}` on the same line; quoted text cannot run over lines",
    ),
)
ORPHAN = _code(
    18,
    "field-without-statement",
    Text("这一行缩进了，但上面没有语句", "this line is indented, but no statement stands above it"),
    Text(
        "语句顶格写，只有它的各栏才缩进",
        "begin statements at the margin; only their fields are indented",
    ),
)
NO_FIELDS = _code(
    19,
    "statement-takes-no-fields",
    Text("`{statement}` 下面不能再缩进写内容", "`{statement}` takes no indented lines"),
    Text("把这一行顶格写", "begin this line at the margin"),
)
UNEVEN = _code(
    20,
    "uneven-indentation",
    Text(
        "这一行的缩进与同一语句的其他行不同（{found}，应为{wanted}）",
        "this line is indented by {found}, the lines above by {wanted}",
    ),
    Text("同一语句的各栏用同样的空格缩进", "indent the fields of a statement by the same spaces"),
)
TOO_DEEP = _code(
    21,
    "nested-too-deeply",
    Text("括号嵌套超过 64 层", "more than 64 brackets are open"),
    Text("把条件拆成几个事项", "split the test into several matters"),
)
NO_ARROW = _code(
    22,
    "missing-arrow",
    Text("这里少了箭头 `→`", "an arrow `→` is missing here"),
    Text("写成 `{before} → {word}`（也可以用 `->`）", "write `{before} → {word}` (or `->`)"),
)
NO_COMPARATOR = _code(
    23,
    "missing-comparator",
    Text(
        "`{before}` 没有说明含不含本数",
        "`{before}` does not say whether the number itself is enough",
    ),
    Text(
        "写 `{before}以上`（含本数）或 `超过{before}`（不含本数）",
        "write `{before} or-more` (included) or `more-than {before}` (excluded)",
    ),
)
NAME_NEEDED = _code(
    24,
    "missing-name",
    Text(
        "`{statement}` 后面要先写名称，再写引号里的标题",
        "`{statement}` needs a name before its title in quotes",
    ),
    Text(
        "例如 `{statement} 短名 {word}`；其他条文用这个名称引用它",
        "such as `{statement} short-name {word}`; other articles refer to it by that name",
    ),
)
QUOTES_NEEDED = _code(
    25,
    "missing-quotes",
    Text("`{word}` 要写在引号里", "`{word}` has to stand in quotation marks"),
    Text('写成 `"{word}"`', 'write `"{word}"`'),
)

CODES = (
    UNKNOWN_STATEMENT, UNKNOWN_FIELD, ENDS_EARLY, NO_UNIT, UNKNOWN_UNIT, UNEXPECTED, TOO_MUCH,
    UNTERMINATED, ORPHAN, NO_FIELDS, UNEVEN, TOO_DEEP, NO_ARROW, NO_COMPARATOR, NAME_NEEDED,
    QUOTES_NEEDED,
)  # fmt: skip

_VALUES = {
    "DATE": Text("日期（如 2026-01-01）", "a date (such as 2026-01-01)"),
    "YEAR_MONTH": Text("月份（如 2026-08）", "a month (such as 2026-08)"),
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
    before = tokens[-1].text if tokens else ""
    if place.too_deep:
        return _at(place, TOO_DEEP)
    if place.position >= place.line_end or text[place.position] in COMMENT:
        return _ended(place, before, grammar)
    if text[place.position] in _CLOSE and "”" not in text[place.position : place.position + 1]:
        closing = _CLOSE[text[place.position]]
        if text.find(closing, place.position + 1, place.line_end) < 0:
            span = place.source.span(place.position, place.line_end)
            return Diagnostic(UNTERMINATED, span, {"close": closing})
    if place.first:
        return _unknown_word(place, grammar)
    return _misplaced(place, before, grammar)


def _at(place: Place, code: Code, **args: object) -> Diagnostic:
    return Diagnostic(code, _word_span(place), args)


def _ended(place: Place, before: str, grammar: Tables) -> Diagnostic:
    end = place.position
    while end > 0 and place.source.text[end - 1] in BLANKS:
        end -= 1
    span = place.source.span(max(end - 1, 0), end)
    args = {"before": before, "expected": _describe(place.expected, grammar)}
    if place.expected & _UNITS and before[-1:].isdigit():
        return Diagnostic(NO_UNIT, span, {**args, "expected": _units(place.expected, grammar)})
    if {"OR_MORE", "OR_LESS"} <= place.expected:
        return Diagnostic(NO_COMPARATOR, span, args)
    return Diagnostic(ENDS_EARLY, span, args)


def _unknown_word(place: Place, grammar: Tables) -> Diagnostic:
    word = _word_span(place).text
    if place.head:
        cure = _near(word, place.expected, grammar) or _statement_cure(word, grammar)
        return _at(place, UNKNOWN_STATEMENT, word=word, cure=cure)
    statement = place.statement.text if place.statement else ""
    cure = _near(word, place.expected, grammar) or _list(
        Text("可用的栏：", "its fields are "), place.expected, grammar
    )
    return _at(place, UNKNOWN_FIELD, word=word, statement=statement, cure=cure)


def _statement_cure(word: str, grammar: Tables) -> Text:
    if any(word in words for words in grammar.words.values()):
        return Text(
            f"`{word}` 是某条语句的一栏：请缩进两个空格",
            f"`{word}` is a field of a statement: indent it by two spaces",
        )
    return Text(
        '每条语句以 `条`、`事项`、`义务` 等词开头；文字内容写成 `条 "标题"` 下的一行引文',
        'statements begin with words such as `article`, `matter`, `duty`; prose goes below `article "title"` in quotes',
    )


def _misplaced(place: Place, before: str, grammar: Tables) -> Diagnostic:
    word = _word_span(place).text
    expected = place.expected
    statement = place.statement.text if place.statement else ""
    if expected == {"_NL"}:
        return _at(place, TOO_MUCH, word=word)
    if "_ARROW" in expected and len(expected) == 1:
        return _at(place, NO_ARROW, word=word, before=before)
    if place.head and expected == {"NAME"} and word[:1] in _CLOSE:
        return _at(place, NAME_NEEDED, word=word, statement=statement)
    if expected == {"STRING"}:
        return _at(place, QUOTES_NEEDED, word=word)
    if expected & _UNITS and before[-1:].isdigit():
        return _at(place, UNKNOWN_UNIT, word=word, expected=_units(expected, grammar))
    if {"OR_MORE", "OR_LESS"} <= expected:
        return _at(place, NO_COMPARATOR, before=before, word=word)
    cure = _near(word, expected, grammar) or _list(Text("可写：", "write "), expected, grammar)
    return _at(place, UNEXPECTED, word=word, expected=_describe(expected, grammar), cure=cure)


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
    words = _words(expected & _UNITS, grammar)
    return Text(
        "、".join(f"`{one.zh}`" for one in words), " or ".join(f"`{one.en}`" for one in words)
    )


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
    zh = "、".join(one.zh for one in shown) + ("等" if more else "")
    en = ", ".join(one.en for one in shown[:-1])
    en = f"{en} or {shown[-1].en}" if en else shown[-1].en if shown else "nothing"
    return Text(zh or "空", en + (", …" if more else ""))


def orphan(source: Source, start: int, end: int) -> Diagnostic:
    """An indented line with no statement above it."""
    return Diagnostic(ORPHAN, source.span(start, end))


def no_fields(source: Source, start: int, end: int, statement: Token) -> Diagnostic:
    """An indented line under a statement that has no fields."""
    return Diagnostic(NO_FIELDS, source.span(start, end), {"statement": statement.text})


def uneven(source: Source, start: int, end: int, wanted: str) -> Diagnostic:
    """A field indented unlike its neighbours."""
    found = source.text[start:end]
    return Diagnostic(
        UNEVEN, source.span(start, end), {"found": _blanks(found), "wanted": _blanks(wanted)}
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
