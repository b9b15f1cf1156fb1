"""The one that is called so, or the one that was meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from bylawkit.diagnostics import Code, Diagnostic, Text

T = TypeVar("T")


def named_one(
    items: Iterable[T], name: str, unknown: Code
) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """The item called ``name``, by its name or its title; else what it may have been."""
    found = {text: one for one in items for text in (_title(one), _name(one))}
    if name in found:
        return found[name], ()
    names = tuple(dict.fromkeys(_name(one) for one in found.values()))
    args = {"name": name, "names": names or (Text("（没有）", "(none)"),)}
    return None, (Diagnostic(unknown, None, args, hint_text=did_you_mean(name, found)),)


def _name(one: object) -> str:
    return str(getattr(one, "name", ""))


def _title(one: object) -> str:
    return str(getattr(one, "title", ""))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` was most likely meant to be, or none."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1, cutoff=0.55)
    return close[0] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> Text | None:
    """A hint naming the nearest known word, or none."""
    close = nearest(word, known)
    return None if close is None else _meant(close)


def _meant(word: str) -> Text:
    shown = word.replace("{", "{{").replace("}", "}}")
    return Text(f"您是不是想写 `{shown}`？", f"did you mean `{shown}`?")
