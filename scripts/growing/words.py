"""Words for terminals: any spelling of the vocabulary, any way to type a value."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bylawkit.numerals import spell, spell_fraction
from bylawkit.syntax.tables import tables

NAMES = (
    "业主", "物业", "业主委员会", "居委会", "用款", "第3幢", "A栋", "repair-fund", "owners", "满意度", "住宅", "车位", "限速治理",
    "不成文约定", "参与式预算", "甲·乙", "每日一扫", "café", "Ⅱ期", "Ａ区", "二单元", "面积图", "until-then", "结束语", "且行", "x",
    "元宝", "街道办事处", "自来水", "上限值", "终", "除外人", "条码", "every-one", "逐年递减", "半年报", "名_称", "𝐀座", "日月",
)  # fmt: skip
SENTENCES = (
    "每日清扫楼道", "sweep the stairs", "查阅账目，复制有关资料。", "半年检查一次", "“三包”以外", "3日内答复", "2026-01-01 起", "→ 下一步", "(含地下室)",
    "且 或 不成", "a # b".replace(" # ", "#"), "价格 0.80元/平方米/月", "{业主}", "🙂 笑", "结束", "end", "ＡＢＣ", "a  b　c", "、", "/",
)  # fmt: skip
QUOTED = (
    "总则", "为共同生活制定本规约。", "He said hello", "# 不是备注", "含 'x' 与 {业主}", "", " ", "２０２６年", "a\tb", "“1+2+3”", "→", "🙂👨‍👩‍👧",
)  # fmt: skip
PLACES = ("中国/北京", "china/beijing", "中国/上海/静安", "中国")
_WIDE = str.maketrans("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-",
                      "０１２３４５６７８９ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ－")  # fmt: skip
_WIDE_DIGITS = str.maketrans("0123456789.", "０１２３４５６７８９．")


def word(terminal: str, chance: Random, lang: str | None) -> str:
    """A spelling of a terminal, in one language or in either."""
    value = _VALUES.get(terminal)
    if value is not None:
        return value(chance)
    known = tables().words[terminal]
    if lang is not None:
        known = [one for one in known if one.isascii() == (lang == "en")] or known
    found = chance.choice(known)
    if found.isascii() and found[0].isalpha() and chance.random() < 0.03:
        return found.translate(_WIDE)
    return found


def _digits(chance: Random, text: str) -> str:
    return text.translate(_WIDE_DIGITS) if chance.random() < 0.1 else text


def _number(chance: Random) -> str:
    whole = chance.choice((0, 1, 2, 3, 15, 30, 100, 412, 1000, 31860, chance.randrange(10**6)))
    text = str(whole)
    if chance.random() < 0.3:
        text += f".{chance.randrange(100):02}"
    if chance.random() < 0.05:
        return "-" + text
    if chance.random() < 0.1:
        return f"{whole:,}"
    return _digits(chance, text)


def _numeral(chance: Random) -> str:
    return chance.choice(("两", "百", "万", "三千零五", spell(chance.randrange(1, 9999))))


def _fraction(chance: Random) -> str:
    below = chance.randrange(2, 20)
    above = chance.randrange(0, below + 1)
    if chance.random() < 0.5:
        return spell_fraction(above, below)
    if chance.random() < 0.2:
        return f"百分之{spell(chance.randrange(1, 100))}"
    sign = chance.choice(("/", "／", " / "))
    return _digits(chance, f"{above}{sign}{below}")


def _percent(chance: Random) -> str:
    text = chance.choice(("20", "0.03", "66.7", "100", "200", str(chance.randrange(100))))
    return _digits(chance, text) + chance.choice(("%", "％", "‰", " %"))


def _date(chance: Random) -> str:
    year, month, day = (
        chance.randrange(1900, 2100),
        chance.randrange(1, 13),
        chance.randrange(1, 29),
    )
    forms = ("{0}-{1:02}-{2:02}", "{0}-{1}-{2}", "{0}/{1}/{2}", "{0}年{1}月{2}日")
    return _digits(chance, chance.choice(forms).format(year, month, day))


def _month(chance: Random) -> str:
    form = chance.choice(("{0}-{1:02}", "{0}-{1}", "{0}年{1}月"))
    return _digits(chance, form.format(chance.randrange(1900, 2100), chance.randrange(1, 13)))


def _time(chance: Random) -> str:
    sign = chance.choice((":", "："))
    return _digits(chance, f"{chance.randrange(24):02}{sign}{chance.randrange(60):02}")


def _article(chance: Random) -> str:
    number = str(chance.randrange(1, 1300))
    forms = ("{0}", "第{0}条", "{0}条", "{0}(5)", "{0}（3）", "{0}之一", "{0}-2")
    return chance.choice(forms).format(number)


def _string(chance: Random) -> str:
    text = chance.choice(QUOTED)
    opening, closing = chance.choice(('""', "“”", "「」", "『』"))
    if opening in text or closing in text:
        opening, closing = "『", "』"
    return f"{opening}{text}{closing}"


_VALUES: dict[str, Callable[[Random], str]] = {
    "NUMBER": _number,
    "NUMERAL": _numeral,
    "FRACTION": _fraction,
    "PERCENT": _percent,
    "DATE": _date,
    "YEAR_MONTH": _month,
    "CLOCK_TIME": _time,
    "ARTICLE_NUMBER": _article,
    "STRING": _string,
    "NAME": lambda chance: chance.choice(NAMES),
    "PLACE": lambda chance: chance.choice(PLACES),
    "TEXT": lambda chance: chance.choice(SENTENCES),
}
