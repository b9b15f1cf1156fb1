"""Brackets that are open, too many, or of another kind."""

from __future__ import annotations

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.syntax.codes import error
from bylawkit.syntax.mistakes.place import Place

NOT_CLOSED = error(
    35,
    "bracket-not-closed",
    Text("括号没有合上", "a bracket is not closed"),
    Text("在 `{before}` 后面补上 `)`", "add `)` after `{before}`"),
)
TOO_MANY = error(
    36,
    "bracket-too-many",
    Text("这个 `{word}` 没有与它成对的左括号", "this `{word}` has no bracket that it closes"),
    Text("删去它，或者在前面补上 `(`", "delete it, or add the `(` that it belongs to"),
)
OTHER_BRACKET = error(
    37,
    "other-bracket",
    Text("`{word}` 不是这里用的括号", "`{word}` is not a bracket that groups tests"),
    Text("条件用圆括号 `(` 和 `)` 分组", "group tests with `(` and `)`"),
)
BRACKET_HERE = error(
    38,
    "bracket-misplaced",
    Text("这里不能加括号里的话：`{word}`", "no remark in brackets can stand here: `{word}`"),
    Text(
        "补充的话写在 `说明` 一栏，或者写在 `#` 后面作备注",
        "put it into a `note` of the statement, or behind `#` as a comment",
    ),
)


def open_bracket(place: Place) -> Diagnostic | None:
    """The line ends, or goes on with something else, while a bracket is open."""
    before = place.before
    if before is None or not place.accepts("_CLOSE") or not place.ended:
        return None
    if _open(place) <= 0:
        return None
    opening = [one for one in place.written if one.type == "_OPEN"][-1]
    return place.say(NOT_CLOSED, place.span_of(opening), before=before.text)


def _open(place: Place) -> int:
    return sum((one.type == "_OPEN") - (one.type == "_CLOSE") for one in place.written)


def odd_bracket(place: Place) -> Diagnostic | None:
    """A bracket where none can stand, or one of another kind."""
    sign = place.sign
    if sign and sign in ")）" and _open(place) <= 0:
        return place.say(TOO_MANY)
    if sign and sign in "[【〔{｛]】〕}｝" and place.accepts("_OPEN", "_CLOSE", "AND"):
        return place.say(OTHER_BRACKET)
    if sign and sign in "(（[【〔" and not place.accepts("_OPEN") and place.written:
        return place.say(BRACKET_HERE, place.rest_span())
    return None
