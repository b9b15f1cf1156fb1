"""What would carry a motion, what silent and following votes changed, what a lot drew, in words."""

from __future__ import annotations

from collections.abc import Iterable

from bylawkit.diagnostics import Text
from bylawkit.evaluate.decision import Decision, Needed, Without
from bylawkit.evaluate.words import KINDS, MEASURES, OUTCOMES, counted, joined
from bylawkit.model.scenario import Outcome

POLICIES = Text("没有明示同意、反对的票", "Votes not expressly for or against")
_UNKNOWN = Text(
    "还没有收回或者不清楚的票要怎样，才能通过",
    "What the votes that are not in, or not known, would have to be",
)
_CLOSED = Text(
    "表决还没有截止的，要怎样才能通过", "If voting is still open, what would carry the motion"
)


def needed_heading(decision: Decision) -> Text:
    """Over what would carry a motion."""
    return _UNKNOWN if decision.outcome is Outcome.UNDETERMINED else _CLOSED


def needed_texts(decision: Decision) -> list[Text]:
    """A line for each measure; none if no vote is open."""
    return (
        [_needed(one) for one in decision.needed] if any(one.of for one in decision.needed) else []
    )


def _needed(one: Needed) -> Text:
    name, of = MEASURES[one.measure], counted(one.of, one.measure)
    if one.least is None:
        return Text(
            f"{name.zh}：{of.zh} 全部同意也不够",
            f"{name.en}: not even all of {of.en} in favour would do",
        )
    if one.least == 0:
        return Text(f"{name.zh}：已经足够", f"{name.en}: enough as it is")
    least = counted(one.least, one.measure)
    return Text(
        f"{name.zh}：{of.zh} 中至少 {least.zh} 同意",
        f"{name.en}: at least {least.en} of {of.en} in favour",
    )


def policy_text(one: Without, outcome: Text) -> Text:
    """What came of it with such votes, and what had come of it without."""
    kind, without = _VOTES[one.kind], OUTCOMES[one.outcome]
    if without == outcome:
        return Text(
            f"{kind.zh}：计入，{outcome.zh}；不计入，也是{without.zh}",
            f"{kind.en}: {outcome.en} with them, and {without.en} without them",
        )
    return Text(
        f"{kind.zh}改变了结果：计入，{outcome.zh}；不计入，{without.zh}",
        f"{kind.en} change the outcome: {outcome.en} with them, {without.en} without them",
    )


_VOTES = {
    "silent": Text("未表决的票", "silent votes"),
    "follow": Text("随多数的票", "votes that follow the majority"),
}


def lot_texts(decision: Decision) -> list[Text]:
    """The lot that was drawn: its commitment, its seed, and the order; nothing if none was."""
    if decision.lot is None:
        return []
    seed, commitment = decision.lot
    drawn = tied_texts(decision, [one.name for one in decision.drawn])
    order = list(zip(drawn, decision.drawn, strict=True))
    return [
        Text(f"承诺 {commitment}", f"commitment {commitment}"),
        _seed(seed),
        *(Text(f"{who.zh}  {one.sha256}", f"{who.en}  {one.sha256}") for who, one in order),
        _chosen([who for who, one in order if one.chosen], decision),
    ]


def tied_texts(decision: Decision, names: Iterable[str]) -> list[Text]:
    """Who is tied: candidates by their names, the two sides of a motion in words."""
    words = KINDS if decision.of_motion else {}
    return [words.get(one, Text(one, one)) for one in names]


def _seed(seed: str) -> Text:
    """The seed as it is, or so that every sign of it can be seen."""
    if seed.isprintable() and seed == seed.strip():
        return Text(f"种子 {seed}", f"seed {seed}")
    from json import dumps

    told = dumps(seed)
    return Text(f"种子 {told}（JSON 的写法）", f"seed {told} (as JSON has it)")


def _chosen(first: list[Text], decision: Decision) -> Text:
    """What those get who come first."""
    names, count = joined(first, "、", ", "), len(first)
    if decision.of_motion:
        return Text(f"排在前面的是{names.zh}，以此为准", f"`{names.en}` comes first and prevails")
    what = Text("入围名额", "on the shortlist") if decision.narrows else Text("名额", "left")
    places = "1 place" if count == 1 else f"{count} places"
    return Text(
        f"还有 {count} 个{what.zh}，按顺序归 {names.zh}",
        f"{places} {what.en}, in this order: {names.en}",
    )
