"""Diagnostics for people at a terminal: place, sentence, the line with a caret, what to do.

槐柏里.bylaw:31:11: 错误 BK201 below-statute: 参与要求低于法定标准
   31 |   参与    面积过半数
      |           ^^^^^^^^^^
  参见：民法典第二百七十八条
  提示：写成 `面积三分之二以上`
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bylawkit.diagnostics.values import Diagnostic, See, Severity, Text
from bylawkit.source import Span

WIDEST = 100
"""Longer source lines are cut around the place, so many cells are left."""

_TAB = 4
_SEE = Text("参见：", "see: ")
_HINT = Text("提示：", "hint: ")
_SCENARIO = Text("可以抄进规约、当场验算的情景：", "a scenario to paste into the bylaw and run:")
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def write(diagnostics: Iterable[Diagnostic], lang: str, colour: bool = False) -> str:
    """All diagnostics as lines of text, each block ended by a line end."""
    return "".join("\n".join(_block(one, lang, colour)) + "\n" for one in diagnostics)


def _block(one: Diagnostic, lang: str, colour: bool) -> Iterator[str]:
    paint = _painter(_COLOURS[one.severity] if colour else "")
    word = paint(f"{one.severity.word(lang)} {one.code.id}")
    place = f"{clean(str(one.span))}: " if one.span is not None else ""
    yield f"{place}{word} {one.code.name}: {clean(one.message(lang))}"
    if isinstance(one.span, Span):
        yield from excerpt(one.span, paint)
    for see in one.see:
        yield f"  {_SEE(lang)}{_seen(see, lang)}"
    if hint := one.hint(lang):
        yield f"  {_HINT(lang)}{clean(hint)}"
    if one.scenario is not None:
        yield f"  {_SCENARIO(lang)}"
        yield from (f"    {clean(line)}" for line in one.scenario(lang).splitlines())


def _seen(see: See, lang: str) -> str:
    words = clean(see.text(lang))
    return words if see.span is None else f"{words} ({clean(str(see.span))})"


Paint = Callable[[str], str]


def _painter(colour: str) -> Paint:
    def paint(text: str) -> str:
        return f"\x1b[1;{colour}m{text}\x1b[0m" if colour else text

    return paint


def excerpt(span: Span, paint: Paint = str) -> Iterator[str]:
    """The source line of a span, and below it carets under the span's part of that line."""
    number, column = span.source.position(span.start)
    line = span.source.line(number)
    start = min(column - 1, len(line))
    end = max(start, min(len(line), start + span.end - span.start))
    before, marked, after = _cut(*_plain(line, start, end))
    carets = "^" * max(1, cells(marked))
    margin = f"{number:>5} | "
    yield (margin + before + marked + after).rstrip()
    yield " " * 6 + "| " + " " * cells(before) + paint(carets)


def _plain(line: str, start: int, end: int) -> tuple[str, str, str]:
    """Three parts of a line with tabs spread out and invisible signs made visible."""
    if line.replace("\u3000", "").isprintable():  # no tab, nothing invisible: as good as always
        return line[:start], line[start:end], line[end:]
    parts: list[str] = []
    at = 0
    for part in (line[:start], line[start:end], line[end:]):
        made: list[str] = []
        for sign in part:
            shown = " " * (_TAB - at % _TAB) if sign == "\t" else _visible(sign)
            at += cells(shown)
            made.append(shown)
        parts.append("".join(made))
    return parts[0], parts[1], parts[2]


def _cut(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """Shorten a long line around what is marked, with ``…`` where something was left out."""
    if cells(before + marked + after) <= WIDEST:
        return before, marked, after
    marked = _first(marked, WIDEST)
    room = WIDEST - cells(marked)
    kept = _first(before[::-1], max(room // 2, room - cells(after)))[::-1]
    before = kept if len(kept) == len(before) else "…" + kept
    rest = _first(after, max(0, room - cells(kept)))
    return before, marked, rest if len(rest) == len(after) else rest + "…"


def _first(text: str, width: int) -> str:
    """The beginning of ``text`` that fits into ``width`` cells."""
    for count, sign in enumerate(text):
        width -= cells(sign)
        if width < 0:
            return text[:count]
    return text


def cells(text: str) -> int:
    """How many columns of a terminal ``text`` takes: two for a Chinese sign, none for a mark."""
    if text.isascii():
        return len(text)
    try:
        return sum([_WIDTHS[sign] for sign in text])
    except KeyError:
        return sum([_width(sign) for sign in text])


_WIDTHS: dict[str, int] = {}
"""The widths of signs that were seen before."""


def _width(sign: str) -> int:
    from unicodedata import combining, east_asian_width

    width = 0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1
    _WIDTHS[sign] = width
    return width


def clean(text: str) -> str:
    """``text`` on one line, with signs that could steer a terminal written out."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or sign == "\u3000" else _escape(sign) for sign in text
    )


def _visible(sign: str) -> str:
    return sign if sign.isprintable() or sign == "\u3000" else "\ufffd"


def _escape(sign: str) -> str:
    return ascii(sign)[1:-1]
