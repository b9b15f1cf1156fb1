"""A shared cost as lines, as CSV rows and as JSON, each share with what it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from bylawkit.diagnostics import Text
from bylawkit.evaluate.allotment import Allotment, Allotted
from bylawkit.evaluate.quantities import plain_fraction
from bylawkit.evaluate.words import hundredths, money
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import SharedBy
from bylawkit.model.numbering import article_label

_WEIGHTS = {
    SharedBy.AREA: Text("面积", "area"),
    SharedBy.HOUSEHOLD: Text("户", "households"),
    SharedBy.FLOOR: Text("楼层系数", "coefficient of the floor"),
}
_HEADINGS = (
    Text("分摊", "allocation"),
    Text("房号", "unit"),
    Text("楼层", "floor"),
    Text("面积", "area"),
    Text("系数", "weight"),
    Text("应摊", "share"),
)
_ROUNDING = Text(
    "先取整到分，余下的分依次给尾数最大的；合计等于总费用",
    "shares are cut to the fen, and what is left goes to the largest remainders; they add up to the cost",
)


def allotment_rows(found: Allotment, lang: str) -> Iterator[tuple[str, ...]]:
    """A heading and a row for each unit."""
    yield tuple(one(lang) for one in _HEADINGS)
    for one in found.shares:
        unit, weight = one.unit, one.weight
        yield (
            found.allocation.name,
            unit.name,
            "" if unit.floor is None else str(unit.floor),
            hundredths(unit.area),
            "" if weight is None else plain_fraction(weight),
            hundredths(one.fen),
        )


def allotment_summary(bylaw: Bylaw, found: Allotment, lang: str) -> Iterator[str]:
    """The cost, what it is shared by, how the first share comes about, and notes of the bylaw."""
    allocation, cost = found.allocation, money(found.cost)
    article = bylaw.article_of(allocation.name)
    label = f"（{article_label(article.number, 'zh')}）" if article else ""
    english = f" ({article_label(article.number, 'en')})" if article else ""
    count, total = len(found.shares), money(sum(one.fen for one in found.shares))
    yield Text(
        f"{allocation.title}{label}：{cost.zh}，{count} 套分摊 {total.zh}",
        f"{allocation.title}{english}: {cost.en}, of which {count} units pay {total.en}",
    )(lang)
    payer = next((one for one in found.shares if one.fen), None)
    if payer is not None and payer.weight is not None:
        yield f"  {share_text(found, payer)(lang)}"
        yield f"  {_ROUNDING(lang)}"
    if allocation.late_join is not None:
        times = plain_fraction(allocation.late_join * 100)
        yield Text(
            f"  以后加入的，补交其份额的 {times}%",
            f"  who joins later pays {times}% of the share",
        )(lang)
    yield from (f"  {one.text}" for one in allocation.notes)


def share_text(found: Allotment, one: Allotted) -> Text:
    """``101：10000.00元 × 面积 80 ÷ 200 = 4000.00元``."""
    cost, fen = money(found.cost), money(one.fen)
    weight, whole = plain_fraction(one.weight or Fraction(0)), plain_fraction(found.whole)
    word = _WEIGHTS[found.allocation.method or SharedBy.AREA]
    return Text(
        f"{one.unit.name}：{cost.zh} × {word.zh} {weight} ÷ {whole} = {fen.zh}",
        f"{one.unit.name}: {cost.en} × {word.en} {weight} ÷ {whole} = {fen.en}",
    )


def allotment_json(bylaw: Bylaw, found: Allotment, lang: str) -> dict[str, Any]:
    """The same as plain values."""
    article = bylaw.article_of(found.allocation.name)
    return {
        "bylaw": bylaw.title,
        "allocation": found.allocation.name,
        "article": None if article is None else article.number,
        "cost": hundredths(found.cost),
        "rounding": _ROUNDING(lang),
        "shares": [
            {
                "unit": one.unit.name,
                "weight": None if one.weight is None else str(one.weight),
                "amount": hundredths(one.fen),
                "step": None if one.weight is None else share_text(found, one)(lang),
            }
            for one in found.shares
        ],
    }
