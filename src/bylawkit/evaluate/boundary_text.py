"""Boundary votes as scenarios, for people to read and for ``bylawkit test`` to run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from bylawkit.diagnostics import Text
from bylawkit.evaluate.boundaries import Boundary
from bylawkit.evaluate.reason_text import reason_text, rule_text
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
_RIVALS = {
    -1: Text("{rival}比{last}少一点", "{rival} just behind {last}"),
    0: Text("{rival}与{last}同票", "{rival} level with {last}"),
    1: Text("{rival}比{last}多一点", "{rival} just ahead of {last}"),
}
_LAST_PLACE = Text("{name}：最后一个{place}归谁", "{name}: who has the last {place}")
_PLACES = {False: Text("名额", "place"), True: Text("入围名额", "place on the shortlist")}
_LATER = Text("第 {0} 轮 ", "round {0} ")
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
        yield _NOTHING(lang).format(name=matter.name)
    number = 0
    for _, group in groupby(votes, key=_test):
        of_test = tuple(group)
        shown = next(one for one in of_test if not one.step)
        yield f"# {_needs(matter, shown)(lang)}"
        for one in of_test:
            number += 1
            yield ""
            yield from _scenario(matter, one, number, lang)
        yield ""


def _test(one: Boundary) -> object:
    """What a vote is near to."""
    tested = one.reason and (one.reason.part, one.reason.comparison)
    return one.standing.round, tested


def _needs(matter: Matter, one: Boundary) -> Text:
    reason = one.reason
    if reason is None:
        place = _PLACES[one.standing.narrows]
        zh, en = (
            _LAST_PLACE(lang).format(name=matter.name, place=place(lang)) for lang in ("zh", "en")
        )
        return Text(zh, en)
    text, rule = reason_text(reason), rule_text(reason.rule)
    where = Text(f"〔{rule.zh}〕", f" [{rule.en}]") if rule.zh else Text("", "")
    return Text(f"{matter.name}：{text.zh}{where.zh}", f"{matter.name}: {text.en}{where.en}")


def _scenario(matter: Matter, one: Boundary, number: int, lang: str) -> Iterator[str]:
    told = _stands(one)
    later = Text("", "")
    if one.standing.round > 1:
        later = Text(*(_LATER(each).format(one.standing.round) for each in ("zh", "en")))
    title = Text(
        f"边界 {matter.name} {number}：{later.zh}{told.zh}",
        f"boundary {matter.name} {number}: {later.en}{told.en}",
    )
    yield f'情景 "{title(lang)}"'
    yield f"  事项  {matter.name}"
    if one.standing.round > 1:
        yield f"  轮次  {one.standing.round}"
    yield from _figures(one)
    yield f"  结果  {OUTCOMES[one.decision.outcome].zh}"
    if one.decision.winners:
        yield f"  当选  {', '.join(one.decision.winners)}"
    if one.decision.shortlisted:
        yield f"  入围  {', '.join(one.decision.shortlisted)}"


def _stands(one: Boundary) -> Text:
    """Where the vote stands to what it is near to."""
    reason = one.reason
    if reason is None:
        last, rival = one.standing.names[one.standing.places - 1 :][:2]
        words = _RIVALS[one.step]
        return Text(*(words(lang).format(last=last, rival=rival) for lang in ("zh", "en")))
    upward = reason.comparison.limit.cmp in (Cmp.AT_LEAST, Cmp.MORE)
    steps = _STEPS if upward else _UPPER
    side, measure = KINDS[reason.comparison.side.value], MEASURES[reason.comparison.measure]
    have = counted(reason.have or 0, reason.comparison.measure)
    step, narrow = steps[one.step], _NARROW if one.narrow else Text("", "")
    who = f"{reason.candidate} " if reason.candidate else ""
    return Text(
        f"{who}{side.zh}{measure.zh} {have.zh}，{step.zh}{narrow.zh}",
        f"{who}{measure.en} {side.en} {have.en}, {step.en}{narrow.en}",
    )


def _figures(one: Boundary) -> Iterator[str]:
    kinds = dict.fromkeys(kind for count in one.votes.values() for kind in count)
    candidates = one.candidates
    if candidates and one.standing.choices == 1:
        kinds.pop("for")
    for kind in kinds:
        figures = [
            _figure(count[kind], measure)
            for measure, count in one.votes.items()
            if kind == "total" or count.get(kind)
        ]
        if figures:
            yield f"  {KINDS[kind].zh}  {' '.join(figures)}"
    for name, votes in candidates.items():
        figures = [_figure(figure, measure) for measure, figure in votes.items()]
        yield f"  得票  {name} {' '.join(figures)}"


def _figure(votes: int, measure: Measure) -> str:
    return f"{figure(votes, measure)}{UNITS[measure].zh}"
