"""Words for people: both languages in one string, and the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bylawkit.diagnostics import Text

LANGUAGES = ("zh", "en")


class Said(str):
    """A string in Chinese that knows its English; help texts are made of these."""

    text: Text

    def __new__(cls, zh: str, en: str) -> Said:
        made = super().__new__(cls, zh)
        made.text = Text(zh, en)
        return made


class Named(tuple[str, ...]):
    """Choices that have Chinese words too: ``names`` holds them in both languages."""

    names: tuple[Text, ...]

    def __new__(cls, chinese: Mapping[str, str]) -> Named:
        made = super().__new__(cls, chinese)
        made.names = tuple(Text(zh, en) for en, zh in chinese.items())
        return made


def said(zh: str, en: str) -> str:
    """A help text in both languages; the parser shows the right one."""
    return Said(zh, en)


def in_words(value: str, lang: str) -> str:
    """``value`` in ``lang`` if it was made by :func:`said`, else as it is."""
    return value.text(lang) if isinstance(value, Said) else value


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


def locale_language(environ: Mapping[str, str]) -> str:
    """``zh`` if the environment's locale is Chinese, else ``en``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
