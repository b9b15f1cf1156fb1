"""A changed paragraph read back into the rule: which change of the source would print it.

The words that were replaced are replaced in the text of the statement, place by place; the source is
read again and put into words. If it then prints the paragraph as it came back, the change of the
rule is known, and :mod:`bylawkit.compare` says what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise, product

from bylawkit.compare.compare import compare
from bylawkit.compare.tokens import Token, number_in, tokens
from bylawkit.compare.values import Difference
from bylawkit.model.bylaw import Bylaw, Statement
from bylawkit.render.issued import Line
from bylawkit.returned.matching import words
from bylawkit.returned.tokens import Change, alike

MOST = 40
"""How often the source is read again for one document."""
_EACH = 12
_CHANGES = 3

Reread = Callable[[str], Bylaw | None]
Told = Callable[[Bylaw], Sequence[Line]]


class Rereader:
    """Reads changes back. ``read`` gives the meaning of a changed source, ``told`` its paragraphs."""

    def __init__(self, bylaw: Bylaw, read: Reread, told: Told, names: tuple[str, ...]) -> None:
        self.bylaw, self.read, self.told, self.names = bylaw, read, told, names
        self.left = MOST

    def differences(
        self, statement: Statement, line: Line, after: str, found: Sequence[Change]
    ) -> tuple[Difference, ...]:
        """What changed in the rule, field by field; nothing if it cannot be read back."""
        if statement.span.source is not self.bylaw.source or len(found) > _CHANGES:
            return ()
        wanted = tokens(after, self.names)
        start, end = _region(statement)
        for text in islice(self._texts(start, end, found), _EACH):
            if self.left <= 0:
                return ()
            self.left -= 1
            bylaw = self.read(text)
            if bylaw is None:
                continue
            if any(
                alike(tokens(words(one), self.names), wanted)
                for one in self.told(bylaw)
                if one.article == line.article and one.look == line.look
            ):
                return self._compared(bylaw, statement)
        return ()

    def _compared(self, bylaw: Bylaw, statement: Statement) -> tuple[Difference, ...]:
        result = compare(self.bylaw, bylaw)
        for change in result.changes:
            if change.old is not None and change.old.span == statement.span:
                return change.differences
        return ()

    def _texts(self, start: int, end: int, found: Sequence[Change]) -> Iterator[str]:
        """The source with the words replaced, at every choice of places inside the statement."""
        source = self.bylaw.source.text
        places = [list(_places(source[start:end], one, self.names)) for one in found]
        for chosen in product(*places):
            order = sorted(chosen, reverse=True)
            if any(a[0] < b[1] for a, b in pairwise(order)):
                continue
            text = source
            for first, last, new in order:
                text = text[: start + first] + new + text[start + last :]
            yield text


def _region(statement: Statement) -> tuple[int, int]:
    """The lines of a statement: its first, and those below it that are indented."""
    text, at = statement.span.source.text, statement.span.start
    end = text.find("\n", at) + 1 or len(text)
    while end < len(text):
        line_end = text.find("\n", end) + 1 or len(text)
        line = text[end:line_end]
        if line.strip() and not line[0].isspace() and not line.startswith("#"):
            break
        end = line_end
    return at, end


Place = tuple[int, int, str]


def _places(text: str, one: Change, names: tuple[str, ...]) -> Iterator[Place]:
    """Where the old words stand in the source, or a figure that means the same; nearest first."""
    old, new = one.exact.old, one.exact.new
    seen: set[tuple[int, int]] = set()
    if old:
        at = text.find(old)
        while at >= 0:
            seen.add((at, at + len(old)))
            yield at, at + len(old), new
            at = text.find(old, at + 1)
    if len(one.old) == len(one.new) == 1:
        yield from _figures(text, one.old[0], one.new[0], names, seen)


def _figures(
    text: str, old: Token, new: Token, names: tuple[str, ...], seen: set[tuple[int, int]]
) -> Iterator[Place]:
    """Figures that mean the same as the printed one: only the number is replaced if that is all."""
    at = 0
    for token in tokens(text, names):
        at = text.index(token.words, at)
        start, at = at, at + len(token.words)
        if (start, at) in seen or not _means(token.meaning, old.meaning):
            continue
        written, number = number_in(token.words), number_in(new.words)
        if written and number and _but_number(old.meaning) == _but_number(new.meaning):
            yield start + written.start(), start + written.end(), number[0]
        else:
            yield start, at, new.words


def _but_number(meaning: object) -> object:
    return (meaning[0], *meaning[2:]) if isinstance(meaning, tuple) else meaning


def _means(written: object, printed: object) -> bool:
    """Whether a figure of the source is the one that was printed; the unit may stand elsewhere."""
    if written == printed:
        return True
    both = isinstance(written, tuple) and isinstance(printed, tuple)
    return both and written[1] == printed[1]  # type: ignore[index]
