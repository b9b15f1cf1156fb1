"""The effect of a new version on what is paid, in words and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bylawkit.compare.effect import (
    Class,
    Effect,
    Household,
    Payment,
    Spread,
    by_month,
    by_use,
    classes,
    spread,
)
from bylawkit.compare.parts import Part
from bylawkit.compare.words import AFTER, BEFORE
from bylawkit.diagnostics import Text
from bylawkit.evaluate.words import hundredths, span_of_months

FEW = 5
"""Of many households, so many are named that pay most more and most less."""

_TITLE = Text("对登记册的影响：{0}", "Effect on the register: {0}")
_NOBODY = Text("没有人多付或者少付", "nobody pays more or less")
_SUM = Text(
    "{count} 户共付：原来 {old} 元，修订后 {new} 元，变化 {change} 元",
    "{count} households pay {old} yuan before and {new} yuan after, {change} yuan in all",
)
_HOW_MANY = Text(
    "多付 {more} 户，少付 {less} 户，不变 {same} 户",
    "{more} pay more, {less} pay less, {same} the same",
)
_USES = Text("按用途（元）", "By use (yuan)")
_ALL = Text("全部", "all")
_IN_CLASSES = Text("每户变化的分布", "How much each household's sum changes")
_MONTHS = Text("每户每月的变化（元）", "What changes for a household in a month (yuan)")
_PAYERS = Text("各方应付（元）", "What each payer pays (yuan)")
_FEES = Text("各项费用（元）", "Each fee (yuan)")
_MOST = Text("变化最大的（元）", "Those for whom most changes (yuan)")
_PAYER = Text("缴纳方", "payer")
_FEE = Text("费用", "fee")
_SAME = Text("不变", "the same")

_CHANGE = Text("变化", "change")
_OF_USE = (
    Text("用途", "use"),
    Text("户数", "households"),
    Text("多付", "more"),
    Text("少付", "less"),
    Text("合计变化", "in all"),
    Text("最小", "least"),
    Text("中位数", "median"),
    Text("最大", "most"),
)
_OF_MONTH = (Text("月份", "months"), *_OF_USE[2:])
_OF_CLASS = (Text("每户变化（元）", "change (yuan)"), Text("户数", "households"))
_OF_UNIT = (Text("房号", "unit"), Text("用途", "use"), Text("面积", "area"))


def effect_parts(found: Effect, lang: str) -> Iterator[Part]:
    """The effect in words and tables, with those households for whom most changes."""
    months = span_of_months(found.months[0], found.months[-1])(lang)
    title = _TITLE(lang).format(months)
    if found.is_none:
        yield Part(title, (_NOBODY(lang),))
        return
    yield Part(title, tuple(_sums(spread(found.households), lang)))
    yield Part(_USES(lang), rows=tuple(_uses(found, lang)))
    yield Part(_IN_CLASSES(lang), rows=tuple(_classes(found, lang)))
    yield Part(_MONTHS(lang), rows=tuple(_by_month(found, lang)))
    yield Part(_PAYERS(lang), rows=tuple(_payments(_PAYER, found.payers, lang)))
    yield Part(_FEES(lang), rows=tuple(_payments(_FEE, found.fees, lang)))
    if named := _most(found):
        yield Part(_MOST(lang), rows=tuple(_units(named, lang)), texts=2)


def _sums(each: Spread, lang: str) -> Iterator[str]:
    yield _SUM(lang).format(
        count=each.households,
        old=hundredths(each.old),
        new=hundredths(each.new),
        change=signed(each.new - each.old),
    )
    yield _HOW_MANY(lang).format(more=each.more, less=each.less, same=each.same)


def _uses(found: Effect, lang: str) -> Iterator[tuple[str, ...]]:
    yield tuple(one(lang) for one in _OF_USE)
    uses = by_use(found)
    for use, each in uses.items():
        yield (use, str(each.households), *_figures(each))
    if len(uses) != 1:
        whole = spread(found.households)
        yield (_ALL(lang), str(whole.households), *_figures(whole))


def _figures(each: Spread) -> tuple[str, ...]:
    changes = signed(each.new - each.old), signed(each.least), half(each.twice_median)
    return (str(each.more), str(each.less), *changes, signed(each.most))


def _classes(found: Effect, lang: str) -> Iterator[tuple[str, ...]]:
    yield tuple(one(lang) for one in _OF_CLASS)
    for one in classes(found):
        yield class_text(one, lang), str(one.households)


def class_text(one: Class, lang: str) -> str:
    """A class in words: what is above the first figure, up to and with the second."""
    if not one.upto:
        return _SAME(lang)
    up = one.upto > 0
    said = (
        Text("多付 {0} 以上至 {1}", "more, above {0} up to {1}")
        if up
        else Text("少付 {0} 以上至 {1}", "less, above {0} up to {1}")
    )
    if not one.above:
        said = (
            Text("多付至 {1}", "more, up to {1}") if up else Text("少付至 {1}", "less, up to {1}")
        )
    return said(lang).format(hundredths(abs(one.above)), hundredths(abs(one.upto)))


def _by_month(found: Effect, lang: str) -> Iterator[tuple[str, ...]]:
    yield tuple(one(lang) for one in _OF_MONTH)
    for one in by_month(found):
        yield (span_of_months(one.first, one.last)(lang), *_figures(one.each))


def _payments(of: Text, paid: Sequence[Payment], lang: str) -> Iterator[tuple[str, ...]]:
    yield of(lang), BEFORE(lang), AFTER(lang), _CHANGE(lang)
    for one in paid:
        yield one.name, hundredths(one.old), hundredths(one.new), signed(one.new - one.old)


def _most(found: Effect) -> list[Household]:
    """The households that pay most more, and those that pay most less."""
    order = sorted(found.households, key=lambda one: -one.change)
    more = [one for one in order if one.change > 0][:FEW]
    return more + [one for one in order if one.change < 0][-FEW:]


def _units(households: Sequence[Household], lang: str) -> Iterator[tuple[str, ...]]:
    yield tuple(one(lang) for one in (*_OF_UNIT, BEFORE, AFTER, _CHANGE))
    for one in households:
        yield (*_unit(one), signed(one.change))


def household_rows(found: Effect, lang: str) -> Iterator[tuple[str, ...]]:
    """The headings, then every household for a spreadsheet: no amount has a sign."""
    yield tuple(one(lang) for one in (*_OF_UNIT, BEFORE, AFTER, *_OF_USE[2:4]))
    for one in found.households:
        yield (*_unit(one), hundredths(max(one.change, 0)), hundredths(max(-one.change, 0)))


def _unit(one: Household) -> tuple[str, ...]:
    sums = hundredths(sum(one.old)), hundredths(sum(one.new))
    return (one.unit.name, one.unit.use, hundredths(one.unit.area), *sums)


def signed(fen: int) -> str:
    """A change in yuan: ``+12.00``, ``-3.50``, ``0.00``."""
    return f"+{hundredths(fen)}" if fen > 0 else hundredths(fen)


def half(doubled: int) -> str:
    """A change in yuan of half the fen given, exact: ``+0.125`` of 25."""
    if doubled % 2 == 0:
        return signed(doubled // 2)
    return f"{'+' if doubled > 0 else '-'}{hundredths(abs(doubled) // 2)}5"


# ── Plain values ──


def effect_json(found: Effect) -> dict[str, Any]:
    """The effect as plain values; amounts in yuan as text, changes with a sign."""
    return {
        "register": found.register,
        "months": [f"{one:%Y-%m}" for one in found.months],
        "households": _spread_json(spread(found.households)),
        "by_use": {use: _spread_json(each) for use, each in by_use(found).items()},
        "by_month": [
            {"from": f"{one.first:%Y-%m}", "to": f"{one.last:%Y-%m}"} | _spread_json(one.each)
            for one in by_month(found)
        ],
        "classes": [
            {"above": signed(one.above), "up_to": signed(one.upto), "households": one.households}
            for one in classes(found)
        ],
        "payers": [_payment_json(one) for one in found.payers],
        "fees": [_payment_json(one) for one in found.fees],
        "units": [_unit_json(one) for one in found.households],
    }


def _spread_json(each: Spread) -> dict[str, Any]:
    return {
        "count": each.households,
        "more": each.more,
        "less": each.less,
        "same": each.same,
        "before": hundredths(each.old),
        "after": hundredths(each.new),
        "change": signed(each.new - each.old),
        "least": signed(each.least),
        "median": half(each.twice_median),
        "most": signed(each.most),
    }


def _payment_json(one: Payment) -> dict[str, str]:
    change = signed(one.new - one.old)
    return {
        "name": one.name,
        "before": hundredths(one.old),
        "after": hundredths(one.new),
        "change": change,
    }


def _unit_json(one: Household) -> dict[str, Any]:
    return {
        "unit": one.unit.name,
        "use": one.unit.use,
        "area": hundredths(one.unit.area),
        "before": hundredths(sum(one.old)),
        "after": hundredths(sum(one.new)),
        "change": signed(one.change),
        "by_month": [signed(new - old) for old, new in zip(one.old, one.new, strict=True)],
    }
