"""Signs between words: colons, commas, arrows, full stops, and words used for them."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Diagnostic, Text
from bylawkit.syntax import codes
from bylawkit.syntax.codes import error
from bylawkit.syntax.lexer import BLANKS
from bylawkit.syntax.mistakes.place import Place
from bylawkit.syntax.mistakes.wording import described

AFTER_KEYWORD = error(
    56,
    "sign-after-keyword",
    Text("`{before}` 后面多了 `{word}`", "`{word}` stands after `{before}`"),
    Text("只空一格，直接写内容：`{before} …`", "a space is enough: `{before} …`"),
)
EMPTY_ITEM = error(
    57,
    "empty-list-item",
    Text("逗号{side}少了一项", "an item is missing {side} a comma"),
    Text("删去多余的逗号，或者补上{expected}", "delete the comma, or add {expected}"),
)
CONJUNCTION = error(
    58,
    "list-by-conjunction",
    Text("并列的各项之间写了 `{word}`", "`{word}` stands between items of a list"),
    Text("改用逗号：`{cure}`", "use a comma: `{cure}`"),
)
SEPARATOR = error(
    59,
    "list-separator",
    Text("并列的各项之间不用 `{word}`", "items of a list are not separated by `{word}`"),
    Text("改用逗号：`{cure}`", "use a comma: `{cure}`"),
)
OTHER_ARROW = error(
    60,
    "other-arrow",
    Text("`{word}` 不是箭头", "`{word}` is not an arrow"),
    Text("写成 `{cure}`（箭头也可以打 `->`）", "write `{cure}` (or `->` for the arrow)"),
)
END_MARK = error(
    61,
    "punctuation-at-end",
    Text("行末不用标点 `{word}`", "no `{word}` is needed at the end of the line"),
    Text("删去它", "delete it"),
)
TEST_JOIN = error(
    62,
    "tests-joined-otherwise",
    Text("两个条件之间不能用 `{word}`", "`{word}` does not join two tests"),
    Text(
        "都要满足写 `且`，满足一个就行写 `或`",
        "write `and` if both must hold, `or` if one is enough",
    ),
)
COMMA_MISSING = error(
    63,
    "comma-missing",
    Text("`{before}` 和 `{word}` 之间少了逗号", "a comma is missing between `{before}` and `{word}`"),
    Text("写成 `{before}, {word}`", "write `{before}, {word}`"),
)  # fmt: skip

_AFTER_KEYWORD = (
    "：=",
    ":=",
    "：",
    ":",
    "=>",
    "==",
    "=",
    "——",
    "—",
    "->",
    "→",
    "｜",
    "|",
    "是指",
    "为：",
)
_CONJUNCTIONS = (
    "以及",
    "还有",
    "和",
    "及",
    "与",
    "跟",
    "或者",
    "或",
    "and",
    "or",
    "&",
    "＆",
    "plus",
    "as well as",
)
_SEPARATORS = ("；", ";", "/", "／", "|", "｜", "+", "\\", "。", ".", "~", "→")
_ARROWS = (
    "=>",
    "==>",
    ">>",
    "-->",
    "--",
    "—",
    "–",
    "⇒",
    "➔",
    "➜",
    "►",
    "▶",
    "~>",
    "←",
    "<-",
    ">",
    "-",
    "=",
    "：",
    ":",
)
_ARROW_WORDS = ("to", "给", "向", "到", "交给", "付给", "then", "则", "就", "转")
_ENDS = "。；;.!！，,、?？"


def after_keyword(place: Place) -> Diagnostic | None:
    """``归属：业主大会``, ``事项=用款``."""
    before = place.before
    if before is None or len(place.written) > 2 or place.ended:
        return None
    if len(place.written) == 2 and not (place.head and before.type not in ("NAME", "STRING")):
        return None
    sign = place.begins(*_AFTER_KEYWORD)
    if sign is None:
        return None
    span = place.source.span(place.position, place.position + len(sign))
    return place.say(AFTER_KEYWORD, span, before=before.text)


def empty_item(place: Place) -> Diagnostic | None:
    """Two commas, a comma in front, a comma at the end."""
    before = place.before
    if before is None:
        return None
    expected = described(place.expected, place.grammar)
    if before.type == "_COMMA" and (place.ended or place.sign in ",，、;；"):
        side = Text("后面", "after") if place.ended else Text("之间", "beside")
        span = place.span_of(before) if place.ended else place.word_span()
        return place.say(EMPTY_ITEM, span, side=side, expected=expected)
    if len(place.written) == 1 and place.sign and place.sign in ",，、" and not place.ended:
        return place.say(EMPTY_ITEM, side=Text("前面", "before"), expected=expected)
    return None


def conjunction(place: Place) -> Diagnostic | None:
    """``业主 和 使用人``, ``owners and users``."""
    before = place.before
    if before is None or place.ended:
        return None
    after_comma = before.type == "_COMMA"
    if not place.accepts("_COMMA") and not after_comma:
        return None
    word = place.begins(*_CONJUNCTIONS)
    if word is None or (word.isascii() and place.word != word and word.isalpha()):
        return None
    return _joined(place, CONJUNCTION, word)


def _joined(place: Place, code: Code, word: str) -> Diagnostic:
    span = place.source.span(place.position, place.position + len(word))
    after = place.rest[len(word) :].strip(BLANKS + ",，、")
    items = [one.text for one in place.written if one.type != "_COMMA"][-1:]
    cure = ", ".join([*items, after.split(" ")[0]]) if after else items[0]
    return place.say(code, span, cure=cure)


def separator(place: Place) -> Diagnostic | None:
    """``业主；使用人``, ``业主/使用人``."""
    if place.ended or not place.accepts("_COMMA"):
        return None
    word = place.begins(*_SEPARATORS)
    if word is None or len(place.rest) <= len(word):
        return None
    return _joined(place, SEPARATOR, word)


def comma_missing(place: Place) -> Diagnostic | None:
    """``业主 使用人``: two items with nothing but a space between them."""
    before = place.before
    if place.ended or before is None or not place.accepts("_COMMA") or before.end == place.position:
        return None
    if not (place.sign.isalnum() and place.accepts("_NL")):
        return None
    if before.text in _CONJUNCTIONS:
        return _joint_as_name(place)
    return place.say(COMMA_MISSING, before=before.text)


def _joint_as_name(place: Place) -> Diagnostic:
    """``owners, users, and tenants``: the joint was read as one more name."""
    joint = place.written[-1]
    items = [one.text for one in place.written[1:-1] if one.type != "_COMMA"]
    cure = ", ".join([*items, place.word])
    return place.say(CONJUNCTION, place.span_of(joint), cure=cure)


def arrow(place: Place) -> Diagnostic | None:
    """Another sign or a word in place of an arrow, or none at all."""
    if not place.accepts("_ARROW") or place.ended:
        return None
    before = place.before
    before_text = before.text if before else ""
    sign = place.begins(*_ARROWS) or (place.word if place.word in _ARROW_WORDS else None)
    if sign is None:
        span = place.word_span()
        cure = f"{before_text} → {span.text}"
        return place.say(codes.NO_ARROW, span, cure=cure)
    span = place.source.span(place.position, place.position + len(sign))
    after = place.rest[len(sign) :].strip()
    backwards = sign in ("←", "<-")
    cure = f"{after} → {before_text}" if backwards else f"{before_text} → {after}".rstrip()
    return place.say(OTHER_ARROW, span, cure=cure)


def end_mark(place: Place) -> Diagnostic | None:
    """Punctuation after the last word."""
    rest = place.rest
    if not rest or rest.strip(_ENDS) or not place.accepts("_NL", "_COMMA", "AND"):
        return None
    return place.say(END_MARK, place.rest_span())


_TEST_JOINS = (
    "并",
    "与",
    "及",
    "和",
    "同时",
    "且并",
    "&&",
    "&",
    "||",
    "|",
    "，",
    ",",
    "、",
    "；",
    ";",
    "+",
    "又",
    "also",
    "plus",
    "but",
)


def test_join(place: Place) -> Diagnostic | None:
    """Another sign or word between two tests."""
    if place.ended or not place.accepts("AND") or place.accepts("_COMMA"):
        return None
    word = place.begins(*_TEST_JOINS)
    if word is None:
        return None
    span = place.source.span(place.position, place.position + len(word))
    return place.say(TEST_JOIN, span)
