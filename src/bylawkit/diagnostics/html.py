"""Tables as HTML for notebooks: captions, headings that say what they head, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from bylawkit.diagnostics.values import Diagnostic, Text

_HEADINGS = (Text("程度", "severity"), Text("代码", "code"), Text("位置", "place"))
_WORDS = (Text("问题", "problem"), Text("怎么改", "what to do"))
_NOTICED = Text("发现的问题", "What was noticed")
_MORE = Text("另有 {0} 行，没有列出", "and {0} more rows, not listed")
MOST = 500
"""The longest table; a notebook is for looking, not for a million rows."""


def section(lang: str, parts: Iterable[str]) -> str:
    """Some parts as one piece of a page in ``lang``."""
    code = "zh-Hans" if lang == "zh" else "en"
    return f'<section lang="{code}">\n{"".join(parts)}</section>'


def paragraph(text: str) -> str:
    """A paragraph; its lines stay lines."""
    return f"<p>{'<br>'.join(map(_safe, text.splitlines()))}</p>\n"


def plain(text: str) -> str:
    """A text whose columns are made of spaces."""
    return f"<pre>{_safe(text)}</pre>\n"


def table(
    caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]], lang: str, heads: int = 1
) -> str:
    """A table with a caption; the cell at place ``heads`` (from 1) of each row is its heading."""
    body = list(rows)
    top = "".join(f'<th scope="col">{_safe(one)}</th>' for one in headings)
    lines = "".join(f"<tr>{_row(row, heads)}</tr>\n" for row in body[:MOST])
    more = paragraph(_MORE(lang).format(len(body) - MOST)) if len(body) > MOST else ""
    return (
        f"<table>\n<caption>{_safe(caption)}</caption>\n"
        f"<thead><tr>{top}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n{more}"
    )


def noticed(diagnostics: Sequence[Diagnostic], lang: str) -> str:
    """A table of what was noticed; nothing if that is nothing."""
    if not diagnostics:
        return ""
    headings = [one(lang) for one in (*_HEADINGS, *_WORDS)]
    rows = [
        (
            one.severity.word(lang),
            one.code.id,
            "" if one.span is None else str(one.span),
            one.message(lang),
            one.hint(lang) or "",
        )
        for one in diagnostics
    ]
    return table(_NOTICED(lang), headings, rows, lang, 2)


def _row(row: Sequence[str], heads: int) -> str:
    return "".join(
        f'<th scope="row">{_safe(one)}</th>' if place == heads else f"<td>{_safe(one)}</td>"
        for place, one in enumerate(row, start=1)
    )


def _safe(text: str) -> str:
    """Escaped, also what could steer a page: signs that are not printed are shown as one box."""
    shown = "".join(
        sign if sign.isprintable() or sign in "\n\t\u3000" else "\ufffd" for sign in text
    )
    return escape(shown)
