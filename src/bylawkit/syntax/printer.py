"""Tree to text: one tidy form, in either language, with every comment kept.

Both spellings have the same words in the same order, so printing is word by word: a word of the
vocabulary is spelled in the wanted language, a value in its tidy form, a name or a sentence as it is.
"""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import east_asian_width

from bylawkit.diagnostics import Diagnostic, Severity
from bylawkit.numerals import exact, narrow, numeral, parts, spell_fraction
from bylawkit.source import Source
from bylawkit.syntax.nodes import Token, Tree
from bylawkit.syntax.parser import parse
from bylawkit.syntax.tables import spelled, tables

_INDENT = "  "
_KEY_WIDTH = {"zh": 8, "en": 14}


def format_text(
    source: Source, lang: str | None = None
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The tidy form of a text in ``lang``, or in the language it is written in.

    A text with syntax errors is left alone: the first value is then ``None``.
    """
    tree = parse(source)
    errors = tuple(one for one in tree.diagnostics if one.severity is Severity.ERROR)
    if errors:
        return None, errors
    return print_tree(tree, lang or language(tree)), ()


def language(tree: Tree) -> str:
    """``en`` if the first word of the text is an English one, else ``zh``."""
    return "en" if tree.tokens and tree.tokens[0].text.isascii() else "zh"


class Row(NamedTuple):
    """One line to print. ``key`` is padded so that the values of a statement line up.

    ``start`` and ``end`` are its place in the source; ``gap``: a blank line stands above it.
    """

    start: int
    end: int
    indent: str
    key: str
    rest: str
    comment: str
    gap: bool = False


def print_tree(tree: Tree, lang: str) -> str:
    """A whole text. Blank lines between lines are kept, several of them as one."""
    return print_rows(rows_of(tree, lang), lang)


def print_rows(rows: list[Row], lang: str) -> str:
    """Lines, wherever they are from, in the tidy layout."""
    out: list[str] = []
    widths = _key_widths(rows, lang)
    for row, width in zip(rows, widths, strict=True):
        if row.gap and out:
            out.append("")
        out.append(_line(row, width))
    return "\n".join(out) + "\n" if out else ""


def rows_of(tree: Tree, lang: str) -> list[Row]:
    """Every line of a text in order, with its comments."""
    text = tree.source.text
    rows: list[Row] = []
    line: list[Token] = []
    for token in tree.tokens:
        if token.type != "_NL":
            line.append(token)
        elif line:
            indent = _INDENT if _is_indented(text, line[0].start) else ""
            rows.append(row_of(line, lang, indent))
            line = []
    return _with_gaps(text, _with_comments(tree, rows))


def row_of(tokens: list[Token], lang: str, indent: str = "") -> Row:
    """The line of some words."""
    rest = _join(tokens[1:], lang)
    return Row(tokens[0].start, tokens[-1].end, indent, _word(tokens[0], lang, None), rest, "")


def _with_gaps(text: str, rows: list[Row]) -> list[Row]:
    ends = [0, *(row.end for row in rows)]
    return [
        row._replace(gap=position > 0 and text.count("\n", ends[position], row.start) > 1)
        for position, row in enumerate(rows)
    ]


def _with_comments(tree: Tree, rows: list[Row]) -> list[Row]:
    """Put each comment behind the words of its line, or on a line of its own."""
    text = tree.source.text
    by_line = {tree.source.position(row.start)[0]: number for number, row in enumerate(rows)}
    alone = []
    for span in tree.comments:
        comment = _comment(span.text)
        position = by_line.get(span.line, -1)
        if position >= 0:
            rows[position] = rows[position]._replace(comment=comment)
        else:
            indent = _INDENT if _is_indented(text, span.start) else ""
            alone.append(Row(span.start, span.end, indent, "", "", comment))
    return sorted([*rows, *alone], key=lambda row: row.start)


def _comment(text: str) -> str:
    return "#" + text[1:].rstrip()


def _is_indented(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] != "\n"


def _key_widths(rows: list[Row], lang: str) -> list[int]:
    """The column, counted from the indent, at which each row's value begins."""
    widths = [0] * len(rows)
    block: list[int] = []
    for position, row in enumerate(rows):
        if row.indent:
            block.append(position)
            continue
        _level(rows, block, widths, lang)
        block = []
    _level(rows, block, widths, lang)
    return widths


def _level(rows: list[Row], block: list[int], widths: list[int], lang: str) -> None:
    keys = [_cells(rows[one].key) for one in block if rows[one].rest]
    widest = max([_KEY_WIDTH[lang], *(key + 2 for key in keys)])
    for one in block:
        widths[one] = widest


def _cells(text: str) -> int:
    """How many columns a text takes on a screen; Chinese characters take two."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def _line(row: Row, width: int) -> str:
    padding = " " * max(1, width - _cells(row.key)) if row.rest else ""
    words = f"{row.indent}{row.key}{padding}{row.rest}"
    if not row.comment:
        return words
    return f"{words}  {row.comment}" if words.strip() else row.indent + row.comment


# ── Words ────────────────────────────────────────────────────────────────────────────────────────


def _join(tokens: list[Token], lang: str) -> str:
    out = ""
    before: Token | None = None
    for token in tokens:
        word = _word(token, lang, before)
        if before is not None and not glued(before, token, lang):
            out += " "
        out += word
        before = token
    return out


def _word(token: Token, lang: str, before: Token | None) -> str:
    value = _VALUES.get(token.type)
    if value is not None:
        return value(token.text, lang)
    if token.type in _SIGNS:
        return _SIGNS[token.type]
    words = tables().words[token.type]
    if lang == "en" and before is not None and _is_one(before):
        singular = [one for one in words if one.isascii() and one[0].isalpha()]
        if singular and token.type in _COUNTED:
            return singular[-1]
    return spelled(words)(lang)


def _is_one(token: Token) -> bool:
    return token.type in ("NUMBER", "NUMERAL") and exact(token.text) == 1


_SIGNS = {"_COMMA": ",", "_ARROW": "→", "_SLASH": "/", "_OPEN": "(", "_CLOSE": ")"}
_PLURALS = frozenset(["HOURS", "DAYS", "WORKDAYS", "WEEKS", "MONTHS", "QUARTERS", "YEARS"])
_COUNTED = _PLURALS | {"PEOPLE", "TIMES", "VOTES", "SEAT"}


def _string(text: str, lang: str) -> str:
    inner = text[1:-1]
    return text if '"' in inner else f'"{inner}"'


def _fraction(text: str, lang: str) -> str:
    above, below = parts(text)
    return spell_fraction(above, below) if lang == "zh" else f"{above}/{below}"


def _date(text: str, lang: str) -> str:
    text = narrow(text)
    for sign in "年月/":
        text = text.replace(sign, "-")
    return "-".join(part.zfill(2) for part in text.rstrip("日-").split("-"))


def _tight(text: str, lang: str) -> str:
    return narrow(text).replace(" ", "")


def _clock(text: str, lang: str) -> str:
    return narrow(text).replace("：", ":").zfill(5)


def _article_number(text: str, lang: str) -> str:
    return narrow(text).removeprefix("第").replace("条", "")


def _as_it_is(text: str, lang: str) -> str:
    return text


_VALUES = {
    "STRING": _string,
    "FRACTION": _fraction,
    "DATE": _date,
    "YEAR_MONTH": _date,
    "PERCENT": _tight,
    "NUMBER": _tight,
    "NUMERAL": lambda text, lang: str(numeral(text)),
    "ARTICLE_NUMBER": _article_number,
    "CLOCK_TIME": _clock,
    "NAME": _as_it_is,
    "PLACE": _as_it_is,
    "TEXT": _as_it_is,
}

# ── Spacing ──────────────────────────────────────────────────────────────────────────────────────

_NUMBERS = frozenset({"NUMBER", "NUMERAL", "FRACTION", "PERCENT"})
_LEADS = frozenset(
    [
        "EVERY",
        "EVERY_TURN",
        "AT_LEAST",
        "MORE_THAN",
        "AT_MOST",
        "LESS_THAN",
        "COLLECT",
        "REDUCE",
        "LIMIT",
        "AFTER_DUE",
        "HARDSHIP",
        "LAST_MONTH",
        "HALF",
        "SIDE_AGAINST",
    ]
)
_PERIODS = frozenset(["HOUR", "DAY", "WORKDAY", "WEEK", "MONTH", "QUARTER", "HALF_YEAR", "YEAR"])
_SPACED = frozenset({"NAME", "STRING", "TEXT", "PLACE", "DATE", "YEAR_MONTH"})


def glued(before: Token, after: Token, lang: str) -> bool:
    """Whether two words stand together without a space."""
    one, other = before.type, after.type
    if other == "_COMMA" or "_SLASH" in (one, other) or one == "_OPEN" or other == "_CLOSE":
        return True
    if lang == "en":
        return other == "DAY_BEFORE"
    if one in _SPACED or other in _SPACED or one in _SIGNS or other in _SIGNS:
        return False
    if one in _NUMBERS:
        return other in ("OR_MORE", "OR_LESS") or (
            one in ("NUMBER", "NUMERAL") and other not in _NUMBERS and other != "CONVENES"
        )
    if one in _PERIODS or (one in _PLURALS and other == "NUMBER"):
        return other in _NUMBERS or other == "LAST_MONTH"
    if one == "SQUARE_METRE":
        return other == "NUMBER"
    return one in _LEADS or one.startswith(("BASE_", "MEASURE_"))
