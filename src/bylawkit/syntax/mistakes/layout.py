"""Lines that begin at the wrong place."""

from __future__ import annotations

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.source import Source
from bylawkit.syntax import codes
from bylawkit.syntax.codes import error
from bylawkit.syntax.lexer import Line
from bylawkit.syntax.nodes import Token

DEEPER = error(
    39,
    "indented-deeper",
    Text(
        "这一行比上面的各栏缩进得更深（{found}，上面是 {wanted}）",
        "this line is indented deeper than the fields above ({found} instead of {wanted})",
    ),
    Text(
        "一栏写在一行里，下面不能再分层：接着上一行的话就并到上一行，另一栏就与上面对齐",
        "a field stays on its line and has no lines below it: join it to the line above, or align it as a field of its own",
    ),
)
TABS = error(
    40,
    "tabs-and-spaces",
    Text(
        "这一行用 {found}缩进，上面用 {wanted}，看上去齐，其实不齐",
        "this line is indented by {found}, the lines above by {wanted}; they only look alike",
    ),
    Text("统一改用空格", "use spaces in all of them"),
)


def orphan(source: Source, line: Line, statement: Token | None, wanted: str | None) -> Diagnostic:
    """An indented line with no statement above it."""
    return Diagnostic(codes.ORPHAN, source.span(line.words, line.end))


def no_fields(
    source: Source, line: Line, statement: Token | None, wanted: str | None
) -> Diagnostic:
    """An indented line under a statement that has no fields."""
    word = statement.text if statement else ""
    return Diagnostic(codes.NO_FIELDS, source.span(line.words, line.end), {"statement": word})


def uneven(source: Source, line: Line, statement: Token | None, wanted: str | None) -> Diagnostic:
    """A field indented unlike its neighbours: deeper, less deep, or by other signs."""
    found, usual = source.text[line.start : line.words], wanted or ""
    code = DEEPER if len(found) > len(usual) else codes.UNEVEN
    if set(found) - set(usual):
        code = TABS
    span = source.span(line.start, line.words)
    return Diagnostic(code, span, {"found": _blanks(found), "wanted": _blanks(usual)})


_NAMES = {
    " ": ("个空格", "space"),
    "\t": ("个制表符", "tab"),
    "　": ("个全角空格", "full-width space"),
}


def _blanks(indent: str) -> Text:
    """White space in words."""
    zh, en = [], []
    for character, (chinese, english) in _NAMES.items():
        count = indent.count(character)
        if count:
            zh.append(f" {count} {chinese}")
            en.append(f"{count} {english}{'s' * (count > 1)}")
    return Text("加".join(zh).strip() or "其他空白", " and ".join(en) or "other white space")
