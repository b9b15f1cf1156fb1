"""Quotation marks that are missing, of the wrong kind, or do not match."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Diagnostic, Text
from bylawkit.syntax import codes
from bylawkit.syntax.codes import error
from bylawkit.syntax.mistakes.place import CLOSE, Place
from bylawkit.syntax.mistakes.wording import guess

UNMATCHED = error(
    31,
    "quotes-do-not-match",
    Text(
        "引号前后不成对：用 `{open}` 开头，却用 `{close}` 收尾",
        "the quotation marks do not match: `{open}` opens, `{close}` closes",
    ),
    Text("写成 `{cure}`", "write `{cure}`"),
)
CLOSING_FIRST = error(
    32,
    "closing-quote-first",
    Text("开头用了后引号 `{open}`", "the closing mark `{open}` stands in front"),
    Text("写成 `{cure}`", "write `{cure}`"),
)
OTHER_MARKS = error(
    33,
    "other-quotes",
    Text("`{open}` 不是这里用的引号", "`{open}` is not a quotation mark here"),
    Text("写成 `{cure}`", "write `{cure}`"),
)
QUOTES_IN_QUOTES = error(
    34,
    "quotes-in-quotes",
    Text(
        "引文在 `{before}` 就结束了，后面的 `{word}` 落在了引号外",
        "the quotation ends at `{before}`, and `{word}` is left outside",
    ),
    Text(
        "里面的引号用另一种：`{cure}`",
        "use other marks for the inner quotation: `{cure}`",
    ),
)

_SENTENCE = 5
_CLOSING_FIRST = {"”": "”“", "」": "」", "』": "』"}
_OTHERS = {
    "'": "'",
    "‘": "’",
    "’": "’",
    "`": "`",
    "«": "»",
    "《": "》",
    "„": "“”",
    "〝": "〞",
    "〈": "〉",
}


def unmatched_quotes(place: Place) -> Diagnostic | None:
    """A quotation that begins with one kind of mark and ends with another, or does not end."""
    sign = place.sign
    if sign in _CLOSING_FIRST and place.accepts("STRING", "NAME"):
        return _replaced(place, CLOSING_FIRST, _CLOSING_FIRST[sign])
    if sign in _OTHERS and place.accepts("STRING", "NAME"):
        return _replaced(place, OTHER_MARKS, _OTHERS[sign])
    if sign not in CLOSE or not place.accepts("STRING", "NAME"):
        return None
    if place.text.find(CLOSE[sign], place.position + 1, place.line.end) >= 0:
        return None
    rest = place.rest_span().text
    if len(rest) > 1 and rest[-1] in "\"”“」』'’":
        return place.say(
            UNMATCHED, place.rest_span(), open=sign, close=rest[-1], cure=_quoted(rest[1:-1])
        )
    return place.say(codes.UNTERMINATED, place.rest_span(), close=CLOSE[sign])


def _replaced(place: Place, code: Code, closing: str) -> Diagnostic:
    """The quotation with the usual marks put in."""
    text = place.rest_span().text
    ends = [at for at in (text.find(one, 1) for one in closing + '"”') if at > 0]
    end = min(ends, default=len(text))
    span = place.source.span(place.position, place.position + min(end + 1, len(text)))
    shown = Text("反引号", "backtick") if text[0] == "`" else text[0]
    return place.say(code, span, open=shown, cure=_quoted(text[1:end].strip()))


def _quoted(text: str) -> str:
    return f'"{text}"' if '"' not in text else f"“{text}”"


def quotes_in_quotes(place: Place) -> Diagnostic | None:
    """Marks of the same kind inside a quotation: it ends too early."""
    before = place.before
    if before is None or before.type != "STRING" or before.end != place.position:
        return None
    rest = place.rest_span().text
    ends = max(rest.rfind(one) for one in '"”」』')
    if ends < 0:
        return None
    inner = (before.text[1:-1] + "\0" + rest[:ends]).replace('"', "\0")
    parts = inner.split("\0")
    cure = "".join(
        part + ("" if at == len(parts) - 1 else "“" if at % 2 == 0 else "”")
        for at, part in enumerate(parts)
    )
    return place.say(
        QUOTES_IN_QUOTES, place.rest_span(), before=before.text, word=rest, cure=f'"{cure}"'
    )


def quotes_missing(place: Place) -> Diagnostic | None:
    """Words where only a quotation may stand: a title, a paragraph, an item."""
    if place.ended or "STRING" not in place.expected:
        return None
    if not set(place.expected) <= {"STRING", "_NL", "ARTICLE"}:
        return None
    if not (place.sign.isalnum() or place.sign in "（(【[{"):
        return None
    if place.before is not None and place.before.type == "NAME":
        return None
    span = place.rest_span()
    return place.say(codes.QUOTES_NEEDED, span, word=_within(span.text))


def paragraph_without_quotes(place: Place) -> Diagnostic | None:
    """A sentence in an article that does not stand in quotation marks."""
    if "STRING" not in place.expected or not place.sign.isalnum():
        return None
    text = place.rest_span().text
    if text[-1] not in "。；;." and (
        len(text) < _SENTENCE or guess(place.word, place.expected, place.grammar)
    ):
        return None
    return place.say(codes.QUOTES_NEEDED, place.rest_span(), word=_within(text))


def _within(text: str) -> str:
    return text.strip("\"“”'‘’「」『』")
