"""CSV that is not UTF-8: the engine reads nothing else, so a copy is made, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate.table_codes import OTHER_ENCODING
from bylawkit.source import Place

_PIECE = 1 << 20
_MARKS = (b"\xff\xfe", b"\xfe\xff")


@contextmanager
def as_utf8(path: str, shown: str) -> Iterator[tuple[str, tuple[Diagnostic, ...]]]:
    """A copy of a text in UTF-8, for as long as it is needed, and in which encoding the text is.

    Raises:
        UnicodeError: it is UTF-8 already, or in none that offices use.
    """
    from tempfile import TemporaryDirectory

    with open(path, "rb") as file:
        marked = file.read(2) in _MARKS
    if not marked and _is_utf8(path):
        raise UnicodeError
    encoding, name = ("utf-16", "UTF-16") if marked else ("gb18030", "GB18030")
    with TemporaryDirectory(prefix="bylawkit-") as folder:
        copy = f"{folder}/table.csv"
        with (
            open(path, encoding=encoding, newline="") as text,
            open(copy, "w", encoding="utf-8", newline="") as plain,
        ):
            while piece := text.read(_PIECE):
                plain.write(piece)
        yield copy, (Diagnostic(OTHER_ENCODING, Place(shown), {"path": shown, "name": name}),)


def _is_utf8(path: str) -> bool:
    with open(path, encoding="utf-8") as text:
        try:
            while text.read(_PIECE):
                pass
        except UnicodeError:
            return False
    return True
