"""What people type at the margin that begins no statement."""

from __future__ import annotations

import re

from bylawkit.diagnostics import Code, Diagnostic, Severity, Text
from bylawkit.source import Source
from bylawkit.syntax import codes
from bylawkit.syntax.codes import error
from bylawkit.syntax.mistakes.place import Place
from bylawkit.syntax.mistakes.statements import in_words, is_statement, owners, terminals_of
from bylawkit.syntax.mistakes.wording import guess

NUMBERED = error(
    45,
    "numbered-by-hand",
    Text("`{word}` 这样的编号不用自己写", "numbers such as `{word}` are not typed"),
    Text("{cure}", "{cure}"),
)
BULLET = error(
    46,
    "bullet",
    Text("这里不用列表符号 `{word}`", "lists are not marked by `{word}` here"),
    Text("{cure}", "{cure}"),
)
HEADING = Code(
    "BK047",
    "heading-as-comment",
    Severity.INFO,
    Text("这一行以 `#` 开头，是备注，不会进入文件", "this line begins with `#`: it is not printed"),
    Text(
        '标题写成 `章 "{title}"` 或者 `条 "{title}"`',
        'write a heading as `chapter "{title}"` or `article "{title}"`',
    ),
)
OTHER_COMMENT = error(
    48,
    "other-comment",
    Text("`{word}` 不是备注的记号", "`{word}` does not begin a comment"),
    Text("备注以 `#` 开头", "a comment begins with `#`"),
)
FIELD_AT_MARGIN = error(
    49,
    "field-at-margin",
    Text("`{word}` 是一栏，却顶格写了", "`{word}` is a field, and stands at the margin"),
    Text(
        "在前面加两个空格；它是 {statements} 的一栏",
        "indent it by two spaces; it is a field of {statements}",
    ),
)
PROSE_AT_MARGIN = error(
    50,
    "prose-at-margin",
    Text("`{word}` 是一段话，不能顶格直接写", "`{word}` is prose, and cannot stand at the margin"),
    Text(
        '先写一行 `条 "标题"`，下一行缩进两个空格，再把这段话放进引号',
        'write a line `article "title"`, and below it, indented by two spaces, the text in quotes',
    ),
)

_CHINESE_NUMBER = "[0-9０-９零〇一二两三四五六七八九十百千]"
_NUMBERS = (
    (re.compile(f"第\\s*{_CHINESE_NUMBER}+\\s*条"), "ARTICLE"),
    (re.compile(f"第\\s*{_CHINESE_NUMBER}+\\s*[章编节]"), "CHAPTER"),
    (re.compile(f"第\\s*{_CHINESE_NUMBER}+\\s*款"), "PARAGRAPH"),
    (re.compile(f"第\\s*{_CHINESE_NUMBER}+\\s*项"), "ITEM"),
    (re.compile(f"[（(]{_CHINESE_NUMBER}+[)）]"), "ITEM"),
    (re.compile(f"{_CHINESE_NUMBER}+[、)）]|[0-9０-９]+[.．]\\s?"), "ANY"),
    (re.compile(r"(?i)(?:article|section|§)\s*[0-9ivx]+\.?(?!\w)"), "ARTICLE"),
    (re.compile(r"(?i)chapter\s*[0-9ivx]+\.?(?!\w)"), "CHAPTER"),
)
_CURES = {
    "ARTICLE": Text('条文按顺序自动编号：写 `条 "标题"`', 'articles are numbered for you: write `article "title"`'),
    "CHAPTER": Text('章按顺序自动编号：写 `章 "标题"`', 'chapters are numbered for you: write `chapter "title"`'),
    "PARAGRAPH": Text('款按顺序自动编号：只写 `"一段话"`', 'paragraphs are numbered for you: write `"the text"` alone'),
    "ITEM": Text('项按顺序自动编号：在正文下面写 `项 "内容"`', 'items are numbered for you: write `item "text"` below the paragraph'),
    "ANY": Text(
        '编号由程序排：标题写 `章 "…"` 或 `条 "…"`，列举写 `项 "…"`',
        'numbers are put in for you: write `chapter "…"` or `article "…"`, and `item "…"` in a list',
    ),
}  # fmt: skip
_BULLET = re.compile(r"[-*•·●○◆■□▪–—+]+(?=[\s\w“\"])")
_COMMENT = re.compile(r"//|/\*|<!--|--|%|;|；|'|REM\b|注[:：]|备注[:：]")
_LONG_PROSE = 14
_HEAD = re.compile(r'[^\W\d][\w-]{0,15}[ 　]+[\w-]{1,20}(?:[ 　]+["“「『][^"”」』]*["”」』])?')


def numbered(place: Place) -> Diagnostic | None:
    """An article, chapter, paragraph or item with its number typed."""
    for pattern, kind in _NUMBERS:
        found = pattern.match(place.text, place.position, place.line.end)
        if found is not None:
            span = place.source.span(place.position, place.position + len(found.group().rstrip()))
            if kind == "ANY" and not place.head:
                kind = "ITEM"
            return place.say(NUMBERED, span, cure=_CURES[kind])
    return None


def numbered_title(place: Place) -> Diagnostic | None:
    """``条 第一条 "目的"``."""
    if not place.under("ARTICLE", "CHAPTER", "ITEM") or len(place.written) != 1:
        return None
    found = numbered(place)
    if found is None or found.args["word"] == place.rest:
        return None
    return found


def bullet(place: Place) -> Diagnostic | None:
    """A list as Markdown or a word processor writes it."""
    found = _BULLET.match(place.text, place.position, place.line.end)
    if found is None or place.begins("--"):
        return None
    cure = (
        Text('每一条写成 `条 "标题"` 或者别的语句', 'write `article "title"` or another statement')
        if place.head
        else Text(
            '去掉符号；列举的内容写成 `项 "内容"`', 'drop the sign; write `item "text"` in a list'
        )
    )
    return place.say(BULLET, place.source.span(found.start(), found.end()), cure=cure)


def heading(source: Source, start: int, end: int) -> Diagnostic | None:
    """A comment at the margin that looks like a heading in Markdown."""
    found = re.match(r"[#＃]{2,6}[ 　]+(\w.*)", source.text[start:end])
    if found is None:
        return None
    return Diagnostic(HEADING, source.span(start, end), {"title": found.group(1).rstrip()[:40]})


def other_comment(place: Place) -> Diagnostic | None:
    """A comment as other languages write it."""
    found = _COMMENT.match(place.text, place.position, place.line.end)
    if found is None:
        return None
    return place.say(OTHER_COMMENT, place.source.span(found.start(), found.end()))


def field_at_margin(place: Place) -> Diagnostic | None:
    """The word of a field without its indentation."""
    span = place.word_span()
    for terminal in terminals_of(span.text):
        names = owners(terminal)
        if names and not is_statement(terminal):
            return place.say(FIELD_AT_MARGIN, span, statements=in_words(names[:4]))
    return None


def prose(place: Place) -> Diagnostic | None:
    """A sentence that was meant to be an article's text."""
    rest = place.rest_span().text
    if _like_a_head(place, rest):
        return None
    quoted = place.sign in '"“「『'
    if not quoted and len(rest) < _LONG_PROSE and rest[-1:] not in "。；;.":
        return None
    if not quoted and place.sign.isascii() and rest.count(" ") < 4:
        return None
    span = place.source.span(place.position, place.position + min(len(rest), 30))
    shown = rest if len(rest) <= 30 else rest[:30] + "…"
    return place.say(PROSE_AT_MARGIN, span, word=shown)


def _like_a_head(place: Place, rest: str) -> bool:
    """Whether a line is built like the head of a statement: a word like theirs, a name, a title."""
    if _HEAD.fullmatch(rest) is None:
        return False
    return guess(place.word_span().text, place.expected, place.grammar) is not None


def unknown_statement(place: Place) -> Diagnostic | None:
    """A word that begins no statement."""
    span = place.word_span()
    cure = guess(span.text, place.expected, place.grammar) or Text(
        '每条语句以 `条`、`事项`、`义务` 等词开头；文字内容写成 `条 "标题"` 下的一行引文',
        'statements begin with words such as `article`, `matter`, `duty`; prose goes below `article "title"` in quotes',
    )  # fmt: skip
    return place.say(codes.UNKNOWN_STATEMENT, span, cure=cure)
