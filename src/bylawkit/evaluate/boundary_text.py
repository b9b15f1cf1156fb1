"""Boundary votes as scenarios, for people to read and for ``bylawkit test`` to run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bylawkit.diagnostics import Text
from bylawkit.evaluate.boundaries import Boundary
from bylawkit.evaluate.decision import Reason
from bylawkit.evaluate.decision_text import reason_text, rule_text
from bylawkit.evaluate.words import KINDS, MEASURES, OUTCOMES, UNITS, counted, figure
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.values import Cmp
from bylawkit.model.votes import Matter, Measure

_HEAD = Text(
    "# 边界情景 · {title}\n"
    "# 每个条件各举刚不够、刚够、刚多一点的票数，结果由 bylawkit 按规约和法律算出。\n"
    "# 接在规约后面，`bylawkit test` 会逐个核对。",
    "# Boundary scenarios · {title}\n"
    "# For each test, votes just below it, at it and just above it, with what comes of them.\n"
    "# Added to the bylaw, `bylawkit test` confirms them one by one.",
)
_STEPS = {
    -1: Text("刚不够", "just below"),
    0: Text("刚够", "just enough"),
    1: Text("刚超过", "just above"),
}
_UPPER = {
    -1: Text("低一点", "just below"),
    0: Text("刚好在限度内", "just within"),
    1: Text("刚超出", "just beyond"),
}
_NARROW = Text("，参与刚够", ", at the least turnout")
_CANDIDATES = Text(
    "# {name}：有几个选项，情景写不出各得多少票，这里没有",
    "# {name}: it has several options, which a scenario cannot count one by one; none here",
)
_NOTHING = Text(
    "# {name}：没有可以判定的比例，这里没有", "# {name}: it has no test to decide by; none here"
)


def head_text(bylaw: Bylaw, lang: str) -> str:
    """What stands above a pack."""
    return _HEAD(lang).format(title=" ".join(bylaw.title.split()))


def pack_lines(matter: Matter, found: Iterable[Boundary], lang: str) -> Iterator[str]:
    """The boundary votes of a matter, with a line above each test that says what it needs."""
    votes = tuple(found)
    if not votes:
        why = _CANDIDATES if matter.options else _NOTHING
        yield why(lang).format(name=matter.name)
    number = 0
    for _, group in groupby(votes, key=lambda one: (one.reason.part, one.reason.comparison)):
        of_test = tuple(group)
        shown = next(one for one in of_test if not one.step)
        yield f"# {_needs(matter, shown.reason)(lang)}"
        for one in of_test:
            number += 1
            yield ""
            yield from _scenario(matter, one, number, lang)
        yield ""


def _needs(matter: Matter, reason: Reason) -> Text:
    text, rule = reason_text(reason), rule_text(reason.rule)
    where = Text(f"〔{rule.zh}〕", f" [{rule.en}]") if rule.zh else Text("", "")
    return Text(f"{matter.name}：{text.zh}{where.zh}", f"{matter.name}: {text.en}{where.en}")


def _scenario(matter: Matter, one: Boundary, number: int, lang: str) -> Iterator[str]:
    reason = one.reason
    upward = reason.comparison.limit.cmp in (Cmp.AT_LEAST, Cmp.MORE)
    words = _STEPS if upward else _UPPER
    side, measure = KINDS[reason.comparison.side.value], MEASURES[reason.comparison.measure]
    have = counted(reason.have or 0, reason.comparison.measure)
    step, narrow = words[one.step], _NARROW if one.narrow else Text("", "")
    title = Text(
        f"边界 {matter.name} {number}：{side.zh}{measure.zh} {have.zh}，{step.zh}{narrow.zh}",
        f"boundary {matter.name} {number}: {measure.en} {side.en} {have.en}, {step.en}{narrow.en}",
    )
    yield f'情景 "{title(lang)}"'
    yield f"  事项  {matter.name}"
    kinds = dict.fromkeys(kind for count in one.votes.values() for kind in count)
    for kind in kinds:
        figures = [
            _figure(count[kind], measure)
            for measure, count in one.votes.items()
            if kind == "total" or count.get(kind)
        ]
        if figures:
            yield f"  {KINDS[kind].zh}  {' '.join(figures)}"
    yield f"  结果  {OUTCOMES[one.decision.outcome].zh}"


def _figure(votes: int, measure: Measure) -> str:
    return f"{figure(votes, measure)}{UNITS[measure].zh}"
