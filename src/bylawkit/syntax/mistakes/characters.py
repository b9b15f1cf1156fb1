"""Signs that nobody sees, that deceive the eye, or that no name can hold."""

from __future__ import annotations

import unicodedata

from bylawkit.diagnostics import Code, Diagnostic, Fix, Text
from bylawkit.source import Source, Span
from bylawkit.syntax import codes
from bylawkit.syntax.codes import error
from bylawkit.syntax.lexer import LOOK_ALIKE, hidden
from bylawkit.syntax.mistakes.place import Place, wordlike

DIRECTION = error(
    27,
    "text-direction",
    Text(
        "这里藏着一个改变文字方向的符号（{name}），会让人读到的与写下的不一样",
        "a hidden sign turns the direction of the text here ({name}), so that people read what is not written",
    ),
    Text("删去它，再读一遍这一行", "delete it, and read the line again"),
)
UNREADABLE = error(
    28,
    "unreadable-character",
    Text(
        "`{name}` 这个字符别处显示不出来",
        "the character `{name}` cannot be shown elsewhere",
    ),
    Text(
        "删去它，重新打这个字或符号；它多半来自文档里的项目符号，或者文件存错了编码",
        "delete it and type the sign anew; it comes from a list in a document, or the file was saved in another encoding",
    ),
)
LOOK_ALIKE_LETTER = error(
    29,
    "look-alike-letter",
    Text(
        "`{word}` 里的 `{sign}`（{name}）看起来像拉丁字母 `{like}`，其实不是",
        "the `{sign}` ({name}) in `{word}` looks like the letter `{like}` and is another one",
    ),
    Text("重新打成 `{cure}`", "type it anew: `{cure}`"),
)
NOT_IN_NAMES = error(
    30,
    "sign-in-name",
    Text("`{sign}` 不能出现在名称或关键词里", "`{sign}` cannot stand in a name or a keyword"),
    Text(
        "删去它；名称只用文字、数字、`·`、`-` 和 `_`，别的写进引号里的标题",
        "delete it; names hold letters, digits, `·`, `-` and `_`, and the rest goes into the title in quotes",
    ),
)

_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ODD = frozenset({"So", "Sk", "Mn", "Mc", "Me", "Cn", "Cf"})


def hidden_signs(source: Source) -> list[Diagnostic]:
    """The first hidden sign of each line, in words, prose and comments alike."""
    found: list[Diagnostic] = []
    last = 0
    for place in hidden(source.text):
        number = source.position(place)[0]
        if number != last:
            last = number
            found.append(_hidden(source.span(place, place + 1)))
    return found


def _hidden(span: Span) -> Diagnostic:
    sign = span.text
    if sign in _DIRECTIONS:
        code: Code = DIRECTION
    elif unicodedata.category(sign) in ("Co", "Cs") or sign == "\ufffd":
        code = UNREADABLE
    else:
        code = codes.INVISIBLE
    return Diagnostic(code, span, {"name": point(sign)}, fix=Fix(span, ""))


def point(sign: str) -> str:
    """A character by its number, as the Unicode tables list it."""
    return f"U+{ord(sign):04X}"


def look_alike(place: Place) -> Diagnostic | None:
    """A Cyrillic or Greek letter among Latin ones."""
    span = place.word_span()
    for at, sign in enumerate(span.text):
        same = unicodedata.normalize("NFKC", sign)
        if same in LOOK_ALIKE:
            start = span.start + at
            folded = unicodedata.normalize("NFKC", span.text)
            cure = "".join(LOOK_ALIKE.get(one, one) for one in folded)
            return place.say(
                LOOK_ALIKE_LETTER,
                place.source.span(start, start + 1),
                word=span.text,
                sign=sign,
                name=point(sign),
                like=LOOK_ALIKE[same],
                cure=cure,
            )
    return None


def odd_sign(place: Place) -> Diagnostic | None:
    """Emoji, accents without a letter, and other signs that no word holds."""
    sign = place.sign
    if not sign or sign.isascii() or wordlike(sign):
        return None
    if unicodedata.category(sign) in _ODD:
        span = place.source.span(place.position, place.position + 1)
        shown = sign if sign.isprintable() and not unicodedata.combining(sign) else point(sign)
        return place.say(NOT_IN_NAMES, span, sign=shown)
    return None
