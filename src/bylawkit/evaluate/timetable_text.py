"""Timetables as a text to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bylawkit.diagnostics import Text
from bylawkit.diagnostics.text import cells
from bylawkit.evaluate.reason_text import rule_text
from bylawkit.evaluate.timetable import Bound, Moment, Step, Timetable
from bylawkit.evaluate.timetable_words import BOUNDS, from_text, weekday_text, what_text
from bylawkit.evaluate.words import duration_text, joined
from bylawkit.evaluate.workdays import Calendar

_COUNTING = Text(
    "起算的当天不计入；期间的最后一日是休息日的，顺延到休息之后的第一日（民法典第201条至第203条）",
    "the first day does not count; a period that would end on a day of rest ends on the day after"
    " the rest (Civil Code 201 to 203)",
)
_SUPPOSED = Text(
    "{years}年的放假安排还没有收录，只按周六、周日休息推算；公布以后请再算一次",
    "the public holidays of {years} are not recorded yet, so that only Saturdays and Sundays were"
    " taken for days of rest; work this out again when they are announced",
)
_WEEKENDS = Text(
    "只按周六、周日休息推算，没有计入当地的节日",
    "only Saturdays and Sundays were taken for days of rest, not the holidays of the place",
)
_LENGTH = Text("{since}起{length}", "{length} from {since}")
_FULL = Text("{since}后满{length}", "{length} in full after {since}")
_AFTER = Text("{since}之后", "after {since}")
_REST = Text("{day:%m-%d} 是休息日，顺延", "moved from {day:%m-%d}, a day of rest")
_KEPT = Text("实际 {day}，合规", "done on {day}, in time")
_EARLY = Text("实际 {day}，早了 {days} 天", "done on {day}, {days} too early")
_LATE = Text("实际 {day}，晚了 {days} 天", "done on {day}, {days} too late")
_DONE = Text("实际 {day}", "done on {day}")


def timetable_text(table: Timetable, lang: str) -> str:
    """A timetable, a line for each step, and how its days were counted."""
    matter = table.matter
    title = matter.name if matter.title == matter.name else f"{matter.name} · {matter.title}"
    width = max(cells(what_text(one)(lang)) for one in table.steps)
    lines = [title, "", *(_line(one, width, lang) for one in table.steps), ""]
    return "\n".join([*lines, *notes(table, lang)])


def _line(step: Step, width: int, lang: str) -> str:
    bound, day, what, why = step_row(step, lang)
    padded = what + " " * (width - cells(what))
    bound += " " * ((4 if lang == "zh" else 5) - cells(bound))
    return f"  {bound} {day}  {padded}  {why}".rstrip()


def step_row(step: Step, lang: str) -> tuple[str, str, str, str]:
    """Whether a day is the earliest or the last, the day, what is done, and why then."""
    day = f"{step.day} {weekday_text(step.day.weekday(), lang)}"
    why = [*why_text(step), *([actual_text(step)] if _is_told(step) else [])]
    return BOUNDS[step.bound](lang), day, what_text(step)(lang), joined(why, "；", "; ")(lang)


def _is_told(step: Step) -> bool:
    """Whether a step says when it happened; a time limit says so only if it was not kept."""
    if step.moment in (Moment.LAST_CLOSING, Moment.EXTENDED):
        return step.kept is False
    return step.actual is not None


def why_text(step: Step) -> Iterator[Text]:
    """What a day is counted from, who asks for it, and whether it was moved."""
    if step.since is not None and step.length is not None:
        full = step.moment in (Moment.OPENING, Moment.SECOND_CALL, Moment.RETRY)
        since, length = from_text(step.since), duration_text(step.length)
        form = _FULL if full else _LENGTH
        yield _filled(form, since=since, length=length)
    elif step.since is not None and step.moment in (Moment.RESULT, Moment.EFFECT):
        yield _filled(_AFTER, since=from_text(step.since))
    if step.rule is not None and (rule := rule_text(step.rule)).zh:
        yield rule
    if step.rest is not None:
        yield Text(_REST.zh.format(day=step.rest), _REST.en.format(day=step.rest))


def actual_text(step: Step) -> Text:
    """When a step happened, and whether that was lawful.

    Raises:
        ValueError: it did not happen.
    """
    if step.actual is None:
        raise ValueError(step.moment)
    form = _DONE if step.kept is None else _KEPT
    if step.kept is False:
        form = _EARLY if step.bound is Bound.EARLIEST else _LATE
    days = abs((step.actual - step.day).days)
    said = f"{days} day" + ("" if days == 1 else "s")
    return Text(
        form.zh.format(day=step.actual, days=days), form.en.format(day=step.actual, days=said)
    )


def notes(table: Timetable, lang: str) -> Iterator[str]:
    yield _COUNTING(lang)
    yield from (note(lang) for note in rest_notes(table.calendar, table.supposed_years))


def rest_notes(calendar: Calendar, supposed: Iterable[int]) -> Iterator[Text]:
    """Where days of rest are only supposed: in these years, or at this place."""
    if not calendar.official:
        yield _WEEKENDS
    elif years := [str(one) for one in supposed]:
        zh, en = "、".join(years), ", ".join(years)
        yield Text(_SUPPOSED.zh.format(years=zh), _SUPPOSED.en.format(years=en))


def _filled(form: Text, **parts: Text) -> Text:
    zh = {name: text.zh for name, text in parts.items()}
    en = {name: text.en for name, text in parts.items()}
    return Text(form.zh.format(**zh), form.en.format(**en))
