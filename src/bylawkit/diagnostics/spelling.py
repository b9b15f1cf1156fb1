"""Did you mean …?"""

from __future__ import annotations

from collections.abc import Iterable

from bylawkit.diagnostics import Text


def nearest(word: str, known: Iterable[str]) -> Text | None:
    """A question that offers the known name most like ``word``, if one is like it."""
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(word, names, 1, 0.5) or [
        one for one in names if len(one) > 1 and (one in word or word in one)
    ]
    if not close:
        return None
    return Text(f"是不是 `{close[0]}`？", f"did you mean `{close[0]}`?")
