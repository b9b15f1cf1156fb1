"""Objections in words: what would overturn a decision, when they may be made, which of them count."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.diagnostics import Text
from bylawkit.evaluate.asked import comparisons
from bylawkit.evaluate.decision import Decision
from bylawkit.evaluate.objecting import LeftOut, Objected, Window, named, why_left_out
from bylawkit.evaluate.reason_text import limit_text
from bylawkit.evaluate.words import BASES, MEASURES, counted, joined
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Comparison, Measure

WHICH_COUNT = Text("计入的书面异议", "Which objections count")


def may_fall(decision: Decision) -> Text | None:
    """How objections may still overturn a decision, if they may."""
    test = decision.matter.overturn
    known = any(one.part == "overturn" for one in decision.reasons)
    if test is None or known or decision.outcome is not Outcome.CARRIED:
        return None
    either = joined([_share(one) for one in comparisons(test)], "、", ", ")
    return Text(
        f"异议期内书面异议达到 {either.zh} 的，决定不成立",
        f"the decision falls if written objections come to {either.en} in time",
    )


def _share(one: Comparison) -> Text:
    of, limit, measure = BASES[one.base], limit_text(one.limit), MEASURES[one.measure]
    return Text(
        f"{of.zh.format(measure.zh)}{limit.zh}", f"{limit.en} of {of.en.format(measure.en)}"
    )


def objected_texts(decision: Decision) -> list[Text]:
    """The time for objections, and which of them do not count; nothing if they came counted."""
    found = decision.objected
    return [] if found is None or not (found.kept or found.left_out) else [*_told(found)]


def _told(found: Objected) -> Iterator[Text]:
    if found.window is not None:
        yield from _window(found.window)
    elif found.unknown is not None:
        why = found.unknown.why
        yield Text(
            f"推算不出异议期：{why.zh}；写了日期的全部计入",
            f"the time for them cannot be worked out: {why.en}; all that have a day count",
        )
    yield _how_many(found)
    yield from (_left_out(one, found) for one in found.left_out)


def _window(window: Window) -> Iterator[Text]:
    from bylawkit.evaluate.timetable_text import rest_notes, why_text

    why, end = joined(list(why_text(window.end)), "；", "; "), window.end.day
    yield Text(
        f"异议期 {window.since} 至 {end}（{why.zh}）",
        f"time for objections: {window.since} to {end} ({why.en})",
    )
    yield from rest_notes(window.calendar, [] if window.calendar.knows(end) else [end.year])


def _how_many(found: Objected) -> Text:
    kept, undated = len(found.kept), found.undated
    tail = Text("", "")
    if undated:
        tail = Text(
            f"，其中 {undated} 份没有写日期，按期内计入",
            f", of which {undated} without a day counted as in time",
        )
    return Text(
        f"计入 {kept} 份{tail.zh}", f"{kept} of {kept + len(found.left_out)} count{tail.en}"
    )


def _left_out(one: LeftOut, found: Objected) -> Text:
    votes = joined([_votes(*each) for each in one.objection.votes.items()], "、", ", ")
    who, why = named(one.objection), why_left_out(one, found)
    return Text(
        f"没有计入：{who}（{votes.zh}），{why.zh}", f"not counted: {who} ({votes.en}): {why.en}"
    )


def _votes(measure: Measure, votes: int) -> Text:
    name, figure = MEASURES[measure], counted(votes, measure)
    return Text(f"{name.zh} {figure.zh}", f"{name.en} {figure.en}")
