"""Times, money, areas and shares in Chinese.

三分之二以上 includes the number, 超过 and 过半数 do not (Civil Code 1259).
"""

from __future__ import annotations

import datetime
from fractions import Fraction

from bylawkit.model.values import Cmp, Duration, Frequency, Limit, Per, Rate, Unit
from bylawkit.numerals import spell as numeral
from bylawkit.render.speech.figures import (
    decimal,
    percent_digits,
    round_square_metres,
    round_yuan,
    square_metres,
    yuan,
)

_UNITS = {
    Unit.HOUR: "小时",
    Unit.DAY: "日",
    Unit.WORKDAY: "个工作日",
    Unit.WEEK: "周",
    Unit.MONTH: "个月",
    Unit.QUARTER: "个季度",
    Unit.HALF_YEAR: "个半年",
    Unit.YEAR: "年",
}
_EVERY = {unit: word.removeprefix("个") for unit, word in _UNITS.items()}
_PER = {Per.SQUARE_METRE: "平方米", Per.HOUSEHOLD: "户", Per.SPACE: "个车位", Per.HOUR: "小时"}
COMPARED = {
    Cmp.AT_LEAST: "不低于",
    Cmp.MORE: "超过",
    Cmp.AT_MOST: "不超过",
    Cmp.LESS: "低于",
}


def times(count: int) -> str:
    """How often: ``一次``, ``两次``."""
    return ("两" if count == 2 else numeral(count)) + "次"


def date(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def month(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月"


def duration(length: Duration) -> str:
    if length.unit is Unit.HALF_YEAR and length.count == 1:
        return "半年"
    return f"{length.count}{_UNITS[length.unit]}"


def period(unit: Unit, every: int = 1) -> str:
    """``每月``, ``每两个月``."""
    if every == 1:
        return "每个工作日" if unit is Unit.WORKDAY else f"每{_EVERY[unit]}"
    return f"每{_several(every)}{_UNITS[unit]}"


def every(often: Frequency) -> str:
    """The first half of a frequency: ``每两个月`` 召开一次会议."""
    return period(often.unit, often.every)


def frequency(often: Frequency) -> str:
    return period(often.unit, often.every) + times(often.times)


def missed(often: Frequency) -> str:
    """How often one may stay away: ``一年内缺席会议三次``."""
    if often.unit is Unit.HALF_YEAR and often.every == 1:
        return f"半年内缺席会议{times(often.times)}"
    return f"{_several(often.every)}{_UNITS[often.unit]}内缺席会议{times(often.times)}"


def _several(count: int) -> str:
    return "两" if count == 2 else numeral(count)


def money(fen: Fraction | int) -> str:
    return f"{round_yuan(fen)}元"


def area(hundredths: int) -> str:
    return f"{square_metres(hundredths)}平方米"


def round_area(hundredths: int) -> str:
    """An area without decimals where there are none: ``100平方米``."""
    return f"{round_square_metres(hundredths)}平方米"


def rate(price: Rate, verb: str = "") -> str:
    """``每平方米每月0.80元``, with a verb ``每平方米每月补贴0.80元``."""
    per = "" if price.per is None else f"每{_PER[price.per]}"
    time = "" if price.period is None else period(price.period)
    return f"{per}{time}{verb}{money(price.fen)}"


def rate_digits(price: Rate) -> str:
    """For tables: ``0.80元/平方米·月``."""
    return f"{yuan(price.fen)}{rate_unit(price)}" if price.per or price.period else money(price.fen)


def rate_unit(price: Rate) -> str:
    """What a table says at the head of its column: ``元/平方米·月``."""
    per = "" if price.per is None else _PER[price.per].removeprefix("个")
    time = "" if price.period is None else _EVERY[price.period]
    unit = "·".join(part for part in (per, time) if part)
    return f"元/{unit}" if unit else "元"


def share(part: Fraction) -> str:
    """A share in a vote: ``三分之二``; one that no small fraction tells: ``百分之二十一``."""
    if part == 1:
        return "全部"
    if part.denominator < 10:
        return f"{numeral(part.denominator)}分之{numeral(part.numerator)}"
    return percent(part)


def percent(part: Fraction) -> str:
    """A share of money: ``百分之五十``, ``万分之三``; in digits if words would be clumsy."""
    if part == 1:
        return "百分之百"
    for whole, word in ((100, "百"), (1000, "千"), (10000, "万")):
        if (part * whole).denominator == 1:
            return f"{word}分之{numeral(int(part * whole))}"
    if decimal(part * 100) is not None:
        return percent_digits(part)
    return f"{numeral(part.denominator)}分之{numeral(part.numerator)}"


def limit(bound: Limit) -> str:
    """A comparison after its subject: ``低于百分之八十``."""
    return f"{COMPARED[bound.cmp]}{percent(bound.share)}"


def bound(of: Limit) -> str:
    """A comparison with a share, after its measure: ``三分之二以上``, ``过半数``."""
    if of.cmp is Cmp.MORE and of.share == Fraction(1, 2):
        return "过半数"
    if of.cmp is Cmp.AT_LEAST:
        return "全部" if of.share == 1 else f"{share(of.share)}以上"
    return f"{COMPARED[of.cmp]}{share(of.share)}"
