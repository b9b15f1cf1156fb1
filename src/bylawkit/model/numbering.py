"""How articles and chapters are numbered in words: 第十二条, Article 12."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_STEPS = ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十"))


def article_label(number: int, lang: str) -> str:
    """The number of an article in words."""
    return f"第{numeral(number)}条" if lang == "zh" else f"Article {number}"


def chapter_label(number: int, lang: str) -> str:
    """The number of a chapter in words."""
    return f"第{numeral(number)}章" if lang == "zh" else f"Chapter {number}"


def numeral(number: int) -> str:
    """A whole number from 0 in Chinese numerals.

    >>> numeral(12), numeral(110), numeral(1005), numeral(20010)
    ('十二', '一百一十', '一千零五', '二万零一十')
    """
    text = _counted(number)
    return text[1:] if text.startswith("一十") else text


def _counted(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    step, word = next(pair for pair in _STEPS if number >= pair[0])
    head, rest = divmod(number, step)
    gap = "零" if 0 < rest < step // 10 else ""
    return _counted(head) + word + gap + (_counted(rest) if rest else "")
