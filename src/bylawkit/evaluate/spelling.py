"""The nearest known word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bylawkit.diagnostics import Text


def did_you_mean(
    word: str, known: Iterable[str], names: Mapping[str, str] | None = None
) -> Text | None:
    """A hint that names the known word nearest to ``word``, or ``None``.

    ``names`` says how known words are written, where that differs.
    """
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1, cutoff=0.55)
    if not close:
        return None
    found = (names or {}).get(close[0], close[0]).replace("{", "{{").replace("}", "}}")
    return Text(f"您是不是想写 `{found}`？", f"did you mean `{found}`?")
