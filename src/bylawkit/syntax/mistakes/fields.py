"""Fields that stand in the wrong statement, on the wrong line, or say nothing."""

from __future__ import annotations

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.syntax import codes
from bylawkit.syntax.codes import error
from bylawkit.syntax.mistakes.examples import example
from bylawkit.syntax.mistakes.place import Place
from bylawkit.syntax.mistakes.statements import (
    fields,
    in_words,
    is_statement,
    owners,
    terminals_of,
)
from bylawkit.syntax.mistakes.wording import described, guess, listed

STATEMENT_AS_FIELD = error(
    51,
    "statement-as-field",
    Text(
        "`{word}` 开始一条新的语句，却缩进在 `{statement}` 下面",
        "`{word}` begins a statement of its own, and is indented below `{statement}`",
    ),
    Text("把这一行顶格写", "begin this line at the margin"),
)
FIELD_OF_OTHERS = error(
    52,
    "field-of-another-statement",
    Text(
        "`{statement}` 没有 `{word}` 这一栏，它是 {owners} 的",
        "`{statement}` has no field `{word}`: it belongs to {owners}",
    ),
    Text("{cure}", "{cure}"),
)
FIELD_ON_HEAD = error(
    53,
    "field-on-first-line",
    Text(
        "`{word}` 这一栏写在了 `{statement}` 的第一行",
        "the field `{word}` stands on the first line of `{statement}`",
    ),
    Text(
        "从 `{word}` 起另起一行，缩进两个空格",
        "begin a new line at `{word}`, indented by two spaces",
    ),
)
SECOND_FIELD = error(
    54,
    "two-fields-on-a-line",
    Text("一行里写了两栏：`{before}` 和 `{word}`", "two fields stand on one line: `{before}` and `{word}`"),
    Text("从 `{word}` 起另起一行，与上一栏对齐", "begin a new line at `{word}`, aligned with the field above"),
)  # fmt: skip
EMPTY_FIELD = error(
    55,
    "empty-field",
    Text("`{word}` 后面什么也没有写", "nothing stands after `{word}`"),
    Text("在同一行接着写{expected}{example}", "go on with {expected} on the same line{example}"),
)


def statement_as_field(place: Place) -> Diagnostic | None:
    """A statement's keyword on an indented line."""
    word = place.word_span()
    found = [one for one in terminals_of(word.text) if is_statement(one)]
    if not found or place.statement is None:
        return None
    return place.say(STATEMENT_AS_FIELD, word, statement=place.statement.text)


def field_of_others(place: Place) -> Diagnostic | None:
    """A field that only other statements have."""
    span = place.word_span()
    if place.statement is None:
        return None
    for terminal in terminals_of(span.text):
        names = owners(terminal)
        if names:
            return place.say(
                FIELD_OF_OTHERS,
                span,
                statement=place.statement.text,
                owners=in_words(names[:4]),
                cure=_instead(place, span.text),
            )
    return None


def _instead(place: Place, word: str) -> Text:
    lead = Text("删去这一行，或者改用它有的栏：", "remove the line, or use one of its own fields: ")
    return guess(word, place.expected, place.grammar) or listed(lead, place.expected, place.grammar)


def unknown_field(place: Place) -> Diagnostic | None:
    """A word that is no field of any statement."""
    span = place.word_span()
    statement = place.statement.text if place.statement else ""
    lead = Text("可用的栏：", "its fields are ")
    cure = guess(span.text, place.expected, place.grammar) or listed(
        lead, place.expected, place.grammar
    )
    return place.say(codes.UNKNOWN_FIELD, span, statement=statement, cure=cure)


def _own_fields(place: Place) -> frozenset[str]:
    if place.statement is None:
        return frozenset()
    return fields().get(place.statement.type, frozenset())


def field_on_head(place: Place) -> Diagnostic | None:
    """``义务 保洁 主体 物业``: a field on the line of its statement."""
    if place.ended or not place.head or not place.written or place.statement is None:
        return None
    span = place.word_span()
    if not _own_fields(place).intersection(terminals_of(span.text)):
        return None
    return place.say(FIELD_ON_HEAD, span, statement=place.statement.text)


def second_field(place: Place) -> Diagnostic | None:
    """``归属 业主大会 类别 管理规约``: two fields on one line."""
    key = place.key
    if place.ended or place.head or key is None or not place.accepts("_NL"):
        return None
    span = place.word_span()
    found = _own_fields(place).intersection(terminals_of(span.text))
    if not found or key.type in found:
        return None
    return place.say(SECOND_FIELD, span, before=key.text)


def empty_field(place: Place) -> Diagnostic | None:
    """A field's word with nothing after it."""
    if not place.ended or place.head or len(place.written) != 1:
        return None
    key = place.written[0]
    span = place.span_of(key)
    expected = described(place.expected, place.grammar)
    return place.say(EMPTY_FIELD, span, expected=expected, example=example(place))
