"""Words for people: both languages in one string."""

from __future__ import annotations

from collections.abc import Mapping

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


def locale_language(environ: Mapping[str, str]) -> str:
    """``zh`` if the environment's locale is Chinese, else ``en``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
