"""Words struck out and put in, as runs with tracked changes.

Chinese is compared by characters, but numbers in words (三分之二, 第十条) and words in letters stay
whole; scraps that happen to be the same between two changes go with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bylawkit.render.view import Link, Piece, Pieces
from bylawkit.render.word.text import run, runs

_TOKEN = re.compile(
    r"第?[〇零一二两三四五六七八九十百千万]+(?:分之[〇零一二三四五六七八九十百千万]+)?[条款项]?"
    r"|过半数|[0-9]+(?:\.[0-9]+)?%?|[A-Za-z]+(?:['’-][A-Za-z]+)*|\s+|.",
    re.DOTALL,
)
_SCRAP = 3  # characters; what is this short and the same between two changes is no anchor
_ALIKE = 0.3  # below this, the whole paragraph is struck out and written anew
_LONG = 4_000_000
_WORDS = re.compile(r"<(/?)w:(t|instrText)(?=[ >])")
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_INSTRUCTION = '<w:r><w:instrText xml:space="preserve"> REF _{} \\r \\h </w:instrText></w:r>'


class Stretch(NamedTuple):
    """Words of both versions at one place; the same, or what one has instead of the other."""

    old: Pieces
    new: Pieces

    @property
    def same(self) -> bool:
        return self.old == self.new


class Pen:
    """Marks what is struck out and what is put in; every mark has a number of its own."""

    def __init__(self, author: str, date: str) -> None:
        self.about = f'w:author="{author}" w:date="{date}"'
        self.count = 0

    def mark(self, kind: str) -> str:
        """An empty mark, for a paragraph or a row."""
        return f"<w:{kind} {self._about()}/>"

    def paragraph(self, *kinds: str) -> str:
        """What a paragraph mark says of itself."""
        return f"<w:rPr>{''.join(map(self.mark, kinds))}</w:rPr>" if kinds else ""

    def put_in(self, pieces: Pieces, lang: str) -> str:
        words = _with_fields(pieces, lang)
        return f"<w:ins {self._about()}>{words}</w:ins>" if words else ""

    def struck_out(self, pieces: Pieces, lang: str) -> str:
        words = _WORDS.sub(_struck, _with_fields(pieces, lang))
        return f"<w:del {self._about()}>{words}</w:del>" if words else ""

    def changed(self, old: Pieces, new: Pieces, lang: str) -> str:
        """The runs of a paragraph that is in both versions."""
        return "".join(
            runs(one.new, lang)
            if one.same
            else self.struck_out(one.old, lang) + self.put_in(one.new, lang)
            for one in stretches(old, new)
        )

    def _about(self) -> str:
        self.count += 1
        return f'w:id="{100_000 + self.count}" {self.about}'


def _struck(found: re.Match[str]) -> str:
    return f"<{found[1]}w:{'delText' if found[2] == 't' else 'delInstrText'}"


def _with_fields(pieces: Pieces, lang: str) -> str:
    """Runs only: a field that is put in or struck out is written out, mark by mark."""
    return "".join(
        run(one, lang)
        if isinstance(one, str)
        else _FIELD.format("begin")
        + _INSTRUCTION.format(one.target)
        + _FIELD.format("separate")
        + run(one.text, lang)
        + _FIELD.format("end")
        for one in pieces
    )


# ── What is the same ──


def stretches(old: Pieces, new: Pieces) -> list[Stretch]:
    """Both texts in one order; joined, the old pieces are ``old`` and the new ones ``new``."""
    before, after = _tokens(old), _tokens(new)
    junk = len(before) * len(after) > _LONG
    matcher = SequenceMatcher(None, before, after, autojunk=junk)
    found = [(tag == "equal", before[a:b], after[c:d]) for tag, a, b, c, d in matcher.get_opcodes()]
    joined = _without_scraps(found)
    same = sum(_length(one) for is_same, one, _ in joined if is_same)
    if same < _ALIKE * max(_length(before), _length(after)):
        joined = [(False, before, after)]
    return [Stretch(_pieces(one), _pieces(other)) for _, one, other in joined if one or other]


def _tokens(pieces: Pieces) -> list[Piece]:
    return [token for one in pieces for token in _words(one)]


def _words(piece: Piece) -> Iterable[Piece]:
    return [piece] if isinstance(piece, Link) else _TOKEN.findall(piece)


def _length(tokens: Sequence[Piece]) -> int:
    return sum(len(one.text if isinstance(one, Link) else one) for one in tokens)


_Run = tuple[bool, Sequence[Piece], Sequence[Piece]]


def _without_scraps(found: Sequence[_Run]) -> list[_Run]:
    """Scraps that are the same between two changes become part of one change."""
    joined: list[_Run] = []
    for at, (same, old, new) in enumerate(found):
        inside = 0 < at < len(found) - 1
        scrap = same and inside and _length(old) < _SCRAP and not _is_link(old)
        same = same and not scrap
        if joined and not same and not joined[-1][0]:
            _, before, after = joined.pop()
            old, new = [*before, *old], [*after, *new]
        joined.append((same, old, new))
    return joined


def _is_link(tokens: Sequence[Piece]) -> bool:
    return any(isinstance(one, Link) for one in tokens)


def _pieces(tokens: Sequence[Piece]) -> Pieces:
    """Tokens joined to pieces."""
    return tuple(_joined(tokens))


def _joined(tokens: Sequence[Piece]) -> Iterator[Piece]:
    words: list[str] = []
    for one in tokens:
        if isinstance(one, str):
            words.append(one)
            continue
        if words:
            yield "".join(words)
            words = []
        yield one
    if words:
        yield "".join(words)
