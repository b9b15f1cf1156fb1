"""A small word that is missing between two others, or words that say what the law does not allow."""

from __future__ import annotations

import re

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.numerals import narrow
from bylawkit.syntax.codes import error
from bylawkit.syntax.mistakes.place import Place
from bylawkit.syntax.mistakes.wording import word_of

DUE_DAY = error(
    95,
    "due-day",
    Text("缴费日 `{word}` 没有写全", "the due day `{word}` is incomplete"),
    Text("写成 `{zh}`", "write `{en}`"),
)
WORD_MISSING = error(
    96,
    "word-missing",
    Text("`{word}` 前面少了 `{missing}`", "`{missing}` is missing before `{word}`"),
    Text("写成 `{cure}`", "write `{cure}`"),
)
CITATION = error(
    97,
    "citation-spelling",
    Text("法条 `{word}` 的写法不对", "the citation `{word}` is written in another way"),
    Text("写成 `{cure}`：法律名称，空格，条号", "write `{cure}`: the law's name, a space, the article"),
)  # fmt: skip
SILENCE = error(
    98,
    "silence-as-consent",
    Text(
        "没有 `{word}` 这种计票办法：没有投出的票不能算作同意票",
        "votes are not counted like `{word}`: one that was not cast is no vote in favour",
    ),
    Text("从这些里选：{cure}", "choose one of {cure}"),
)

_SKIPPED = (
    ("AT_MOST", ("NUMBER", "PERCENT", "NUMERAL")),
    ("COLLECT", ("PERCENT", "FRACTION")),
    ("LIMIT", ("NUMBER", "NUMERAL", "HALF_YEAR")),
    ("SINCE", ("DATE",)),
    ("REDUCE", ("PERCENT",)),
    ("PRINCIPAL", ("PERCENT",)),
    ("EVERY", ("NUMBER", "NUMERAL", "PERCENT", "MONTH", "DAY", "YEAR", "WEEK", "QUARTER", "HOUR")),
    ("AFTER_DUE", ("NUMBER", "NUMERAL")),
    ("YEARLY", ("PERCENT",)),
)
"""A word that has to come first, and the values before which it is forgotten."""

_NUMBER = re.compile(r"[0-9０-９]")
_BOOK = re.compile(r"[《〈「“\"]([^》〉」”\"]+)[》〉」”\"]\s*(.*)")
_GLUED = re.compile(r"([^\W\d_][^\W\d]*?)(?:第)?([0-9０-９]+)条?(?:第([0-9]+)款)?")
_CHINESE_ARTICLE = re.compile(r"第?([零〇一二两三四五六七八九十百千]+)条?")
_CLAUSE = re.compile(r"第([0-9一二三四五六七八九十]+)款")
_SILENCE = ("视为同意", "视为赞成", "默认同意", "视同同意", "算同意", "当作同意", "同意", "赞成", "consent", "counts-for",
            "in-favour", "approve", "yes", "for", "agree", "deemed-consent")  # fmt: skip


def word_missing(place: Place) -> Diagnostic | None:
    """``委托 3户`` for 最多3户, ``收取`` left out before a percentage, ``限`` before a length."""
    if place.ended or not place.written:
        return None
    kind = _kind_at(place)
    for terminal, values in _SKIPPED:
        if kind in values and terminal in place.expected and not _fits(place, kind):
            missing = word_of(terminal, place.grammar)
            rest = place.rest.split(" ")[0]
            zh, en = missing.zh.strip("`"), missing.en.strip("`")
            if terminal == "EVERY" and place.under("LATE"):
                zh, en = "每日", "every day"
            return place.say(
                WORD_MISSING, word=rest, missing=Text(zh, en), cure=Text(f"{zh}{rest}", f"{en} {rest}")
            )  # fmt: skip
    return None


def _fits(place: Place, kind: str) -> bool:
    return kind in place.expected


def _kind_at(place: Place) -> str:
    """The terminal that the word at the place would be in another place."""
    from bylawkit.syntax.lexer import next_word

    row = dict.fromkeys(
        ("DATE", "PERCENT", "FRACTION", "NUMBER", "HALF_YEAR", "MONTH", "DAY", "YEAR", "WEEK", "QUARTER", "HOUR", "NUMERAL"), 1
    )  # fmt: skip
    token = next_word(place.text, place.position, place.grammar.make_lexicon(row))
    return "" if token is None else token.type


def due_day(place: Place) -> Diagnostic | None:
    """``每月15日`` for 每月15日前, ``每月底前``."""
    if not place.under("DUE") or place.before is None:
        return None
    if place.accepts("DAY_BEFORE"):
        day = narrow(place.before.text)
        span = place.source.span(place.before.start, max(place.words_end, place.before.end))
        return place.say(DUE_DAY, span, zh=f"每月{day}日前", en=f"every month {day}th")
    if place.accepts("NUMBER") and not place.accepts("EVERY"):
        span = place.rest_span() if not place.ended else place.span_of(place.before)
        number = _NUMBER.search(span.text)
        day = narrow(number.group()) if number else "20"
        return place.say(DUE_DAY, span, zh=f"每月{day}日前", en=f"every month {day}th")
    return None


def citation(place: Place) -> Diagnostic | None:
    """``民法典第278条``, ``《民法典》第二百七十八条``."""
    if not place.under("BASIS") or place.before is None:
        return None
    before = place.before
    if place.accepts("ARTICLE_NUMBER") and before.type == "NAME":
        return _after_law(place)
    book = _BOOK.match(place.rest) if place.accepts("NAME") else None
    if book is not None:
        cure = f"{book.group(1)} {_article(book.group(2)) or '278'}"
        return place.say(CITATION, place.rest_span(), cure=cure)
    clause = _CLAUSE.match(place.text, place.position)
    if before.type == "ARTICLE_NUMBER" and clause is not None:
        law = place.written[-2].text
        cure = f"{law} {_article(before.text)}({_arabic(clause.group(1))})"
        span = place.source.span(before.start, clause.end())
        return place.say(CITATION, span, cure=cure)
    return None


def _after_law(place: Place) -> Diagnostic | None:
    before = place.written[-1]
    if not place.ended:
        number = _article(place.rest)
        if number is None:
            return None
        span = place.source.span(before.start, place.words_end)
        return place.say(CITATION, span, cure=f"{before.text} {number}")
    glued = _GLUED.fullmatch(before.text)
    number = _article(before.text[1:]) if glued is None else None
    if glued is None and number is None:
        return None
    if glued is not None:
        clause = f"({glued.group(3)})" if glued.group(3) else ""
        cure = f"{glued.group(1).removesuffix('第')} {narrow(glued.group(2))}{clause}"
    else:
        cure = f"{before.text.partition('第')[0]} {number}"
    return place.say(CITATION, place.span_of(before), cure=cure)


def _article(text: str) -> str | None:
    """The article number in a text, in digits."""
    digits = re.search(r"[0-9０-９]+", text)
    if digits:
        return narrow(digits.group())
    chinese = re.search(_CHINESE_ARTICLE.pattern.replace("第?", "第"), text)
    return _arabic(chinese.group(1)) if chinese else None


def _arabic(text: str) -> str:
    from bylawkit.numerals import numeral

    text = narrow(text)
    return text if text.isdecimal() else str(numeral(text))


def silence(place: Place) -> Diagnostic | None:
    """``未表决 视为同意``."""
    if not place.under("SILENT", "ABSTAIN", "INVALID") or place.ended or len(place.written) != 1:
        return None
    if place.begins(*_SILENCE) is None:
        return None
    from bylawkit.syntax.mistakes.statements import in_words
    from bylawkit.syntax.mistakes.wording import words_of

    cure = in_words(words_of(place.expected, place.grammar))
    return place.say(SILENCE, cure=cure)
