"""Short ways to a bylaw, a tally and a table, for the tests of this folder."""

from __future__ import annotations

from functools import cache

from bylawkit.evaluate.decision import Decision, Floors
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.evaluate.votes import decide
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.votes import Matter, Measure
from bylawkit.pipeline import read_text

ORDINARY = """
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数"""


HEADS = """
  参与  人数三分之二以上
  同意  参与人数过半数"""

CHOICE = HEADS + "\n  选项  甲公司, 乙公司"


@cache
def bylaw(text: str) -> Bylaw:
    """A bylaw from its statements; it must be without mistakes."""
    reading = read_text('规约 "试验小区管理规约"\n  类型 商品房\n' + text, "试验.bylaw")
    assert reading.ok, [(one.span, one.message("zh")) for one in reading.diagnostics]
    assert reading.bylaw is not None
    return reading.bylaw


def matter(fields: str = ORDINARY, before: str = "") -> tuple[Bylaw, Matter]:
    """A bylaw with one matter called ``甲`` that has these fields."""
    found = bylaw(f"{before}\n事项 甲{fields}\n")
    return found, found.matters[-1]


def heads(**figures: int) -> Count:
    """A count; ``for_`` stands for ``for``."""
    return Count({name.rstrip("_"): value for name, value in figures.items()})


def tally(**measures: Count) -> Tally:
    """A tally, by the names of its measures."""
    return Tally({Measure(name): count for name, count in measures.items()})


def both(**figures: int) -> Tally:
    """The same figures in area (m²) and in heads."""
    area = {name.rstrip("_"): value * 100 for name, value in figures.items()}
    return Tally({Measure.AREA: Count(area), Measure.HEADS: heads(**figures)})


def decided(fields: str, counted: Tally, floors: Floors = (), before: str = "") -> Decision:
    """A matter with these fields, decided."""
    return decide(*matter(fields, before), counted, None, floors)


def codes(noticed: object) -> list[str]:
    """The names of diagnostics, in order."""
    return [one.code.name for one in noticed]  # type: ignore[attr-defined]
