"""How articles and chapters are numbered in words: 第十二条, Article 12."""

from __future__ import annotations

from bylawkit.numerals import spell


def article_label(number: int, lang: str) -> str:
    """The number of an article in words."""
    return f"第{spell(number)}条" if lang == "zh" else f"Article {number}"


def chapter_label(number: int, lang: str) -> str:
    """The number of a chapter in words."""
    return f"第{spell(number)}章" if lang == "zh" else f"Chapter {number}"
