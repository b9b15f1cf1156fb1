"""The dates of a vote, from the proposal to its effect: the earliest that are lawful, and the latest.

Each step is counted from one before it. Where the bylaw and a statute both ask for a period, the
longer one counts (for a time limit, the shorter). Notice is given so many full days ahead that
neither its own day nor the day of the vote is among them. Results can be announced on the day
after voting closes, since a period lasts until the end of its last day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from bylawkit.evaluate.asked import article_number
from bylawkit.evaluate.decision import Floors, Rule
from bylawkit.evaluate.workdays import Calendar, Period
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.law import Force, Provision, applies_to
from bylawkit.model.values import Duration, Ref
from bylawkit.model.votes import Matter
from bylawkit.record import record

NONE: Mapping[Moment, date] = MappingProxyType({})


class Moment(StrEnum):
    """What happens on a day of the timetable."""

    PROPOSAL = "proposal"
    HEARING = "hearing"
    NOTICE = "notice"
    SERVED = "served"
    OPENING = "opening"
    CLOSING = "closing"
    LAST_CLOSING = "last-closing"
    EXTENDED = "extended"
    RESULT = "result"
    POSTED = "posted"
    OBJECTIONS = "objections"
    ANSWERS = "answers"
    RECOUNT = "recount"
    EFFECT = "effect"
    FILING = "filing"
    REPORT = "report"
    SECOND_CALL = "second-call"
    RETRY = "retry"
    LAPSE = "lapse"


class Bound(StrEnum):
    """Whether a day is given, the earliest lawful one, the last one, or one that something lasts until."""

    GIVEN = "given"
    EARLIEST = "earliest"
    LATEST = "latest"
    UNTIL = "until"


@record(kw_only=True)
class Step:
    """One day of a timetable.

    ``length`` is the period counted from the step ``since``; ``rule`` says who asks for it.
    ``rest`` is the day of rest on which the period would have ended. ``who`` names those heard or
    told. ``actual`` is the day on which it happened, if it did; ``kept`` whether that was lawful.
    """

    moment: Moment
    day: date
    bound: Bound
    since: Moment | None = None
    length: Duration | None = None
    rule: Rule | None = None
    rest: date | None = None
    who: tuple[Ref, ...] = ()
    actual: date | None = None

    @property
    def kept(self) -> bool | None:
        """Whether what happened was in time; ``None`` if nothing did, or nothing is asked."""
        if self.actual is None or self.bound in (Bound.GIVEN, Bound.UNTIL):
            return None
        if self.bound is Bound.EARLIEST:
            return self.actual >= self.day
        return self.actual <= self.day


@record
class Timetable:
    """The steps of a vote on ``matter``, in the order in which they follow from one another."""

    matter: Matter
    steps: tuple[Step, ...]
    calendar: Calendar

    @property
    def supposed_years(self) -> tuple[int, ...]:
        """The years of these steps whose holidays are not announced."""
        years = {one.day.year: one.day for one in self.steps}
        return tuple(sorted(year for year, day in years.items() if not self.calendar.knows(day)))


def timetable(
    bylaw: Bylaw,
    matter: Matter,
    on: date,
    floors: Floors,
    calendar: Calendar,
    actual: Mapping[Moment, date] = NONE,
) -> Timetable:
    """The timetable of a vote proposed on the day ``on``.

    ``floors`` are the provisions in force. ``actual`` holds the days of what has happened already;
    what follows is counted from them.

    Raises:
        OverflowError: a step falls after the year 9999.
    """
    asked = _Asked(bylaw, matter, floors, calendar)
    plan = _Plan(asked, {Moment.PROPOSAL: on, **actual}, [])
    plan.add(Moment.PROPOSAL, on, Bound.GIVEN)
    for part in (_before, _voting, _after_voting, _if_it_failed):
        part(plan)
    return Timetable(matter, tuple(plan.steps), calendar)


def end_of_objections(
    bylaw: Bylaw, matter: Matter, result: date, floors: Floors, calendar: Calendar
) -> Step | None:
    """The end of the time for objections to a result announced on a day; ``None``: nobody sets one.

    Raises:
        OverflowError: it falls after the year 9999.
    """
    plan = _Plan(_Asked(bylaw, matter, floors, calendar), {Moment.RESULT: result}, [])
    _objections(plan, result)
    return plan.steps[0] if plan.steps else None


class _Asked:
    """What the bylaw and the statutes ask for, period by period."""

    def __init__(self, bylaw: Bylaw, matter: Matter, floors: Floors, calendar: Calendar) -> None:
        self.matter = matter
        self.calendar = calendar
        self._own = Rule(article_number(bylaw, matter.name), ())
        self._floors = [
            (statute, one)
            for statute, one in floors
            if one.role is None and applies_to(one, matter.matter_class)
        ]

    def longest(self, event: date, read: Callable[[Matter | Provision], Duration | None]) -> _Found:
        """The longest period that somebody asks for."""
        return max(self._periods(event, read, shortest=False), key=_last, default=None)

    def shortest(
        self, event: date, read: Callable[[Matter | Provision], Duration | None]
    ) -> _Found:
        """The shortest time limit that somebody sets."""
        return min(self._periods(event, read, shortest=True), key=_last, default=None)

    def own(self, event: date, length: Duration) -> tuple[Period, Duration, Rule]:
        """A period that only the bylaw asks for."""
        return self.calendar.period(event, length), length, self._own

    def _periods(
        self,
        event: date,
        read: Callable[[Matter | Provision], Duration | None],
        *,
        shortest: bool,
    ) -> Iterator[tuple[Period, Duration, Rule]]:
        own = read(self.matter)
        if own is not None:
            yield self.own(event, own)
        for statute, provision in self._floors:
            length = read(provision)
            if length is not None and _counts(provision, own is not None, shortest):
                rule = Rule(None, provision.basis, statute)
                yield self.calendar.period(event, length), length, rule


_Found = tuple[Period, Duration, Rule] | None


def _counts(provision: Provision, stated: bool, shortest: bool) -> bool:
    """Whether a period binds. What only fills gaps has to name the class of matter it is about."""
    if provision.force in (Force.DEFAULT, Force.DISPOSITIVE):
        return not stated and bool(provision.applies_to)
    return provision.force in (Force.FIXED, Force.CEILING if shortest else Force.FLOOR)


def _last(found: tuple[Period, Duration, Rule]) -> date:
    return found[0].last


_JUDGED_BY: Mapping[Moment, Moment] = {
    Moment.LAST_CLOSING: Moment.CLOSING,
    Moment.EXTENDED: Moment.CLOSING,
}
"""Steps that are the time limits of another."""


class _Plan:
    """Steps being put one after another; ``days`` are those that later steps count from."""

    def __init__(self, asked: _Asked, days: dict[Moment, date], steps: list[Step]) -> None:
        self.asked = asked
        self.matter = asked.matter
        self.days = days
        self.steps = steps
        self._happened: dict[Moment, date] = {
            one: day for one, day in days.items() if one is not Moment.PROPOSAL
        }

    def add(
        self,
        moment: Moment,
        day: date,
        bound: Bound,
        found: tuple[Period, Duration, Rule] | None = None,
        since: Moment | None = None,
        who: tuple[Ref, ...] = (),
    ) -> None:
        """One more step; later steps count from the day on which it happened, if it did."""
        period, length, rule = found or (None, None, None)
        judged_by: Moment = _JUDGED_BY.get(moment, moment)
        step = Step(
            moment=moment,
            day=day,
            bound=bound,
            since=since,
            length=length,
            rule=rule,
            rest=period.rest if period else None,
            who=who,
            actual=self._happened.get(judged_by),
        )
        self.days.setdefault(moment, day)
        self.steps.append(step)

    def lasts(
        self, moment: Moment, since: Moment, found: _Found, bound: Bound, who: tuple[Ref, ...] = ()
    ) -> None:
        """A step at the end of a period, if somebody asks for one."""
        if found is not None:
            self.add(moment, found[0].last, bound, found, since, who)


def _before(plan: _Plan) -> None:
    """Hearings, the notice, and its service."""
    matter, proposed = plan.matter, plan.days[Moment.PROPOSAL]
    if matter.hear:
        plan.add(Moment.HEARING, proposed, Bound.EARLIEST, since=Moment.PROPOSAL, who=matter.hear)
    heard = plan.days.get(Moment.HEARING, proposed)
    plan.add(Moment.NOTICE, heard, Bound.EARLIEST, since=Moment.PROPOSAL)
    given = plan.days[Moment.NOTICE]
    if matter.deemed_served is not None:
        served = plan.asked.own(given, matter.deemed_served)
        plan.lasts(Moment.SERVED, Moment.NOTICE, served, Bound.UNTIL)
    found = plan.asked.longest(given, lambda one: one.notice)
    opening = plan.days.get(Moment.SERVED, given)
    opening = max(opening, found[0].last if found else opening) + timedelta(days=1)
    plan.add(Moment.OPENING, opening, Bound.EARLIEST, found, Moment.NOTICE)


def _voting(plan: _Plan) -> None:
    """How long the vote is open."""
    opened = plan.days[Moment.OPENING]
    least = plan.asked.longest(opened, lambda one: one.window[0] if one.window else None)
    most = plan.asked.shortest(opened, lambda one: one.window[1] if one.window else None)
    closing = least[0].last if least else opened
    plan.add(Moment.CLOSING, closing, Bound.EARLIEST, least, Moment.OPENING)
    if most is None:
        return
    longer = plan.matter.extension
    if longer is None:
        plan.lasts(Moment.LAST_CLOSING, Moment.OPENING, most, Bound.LATEST)
        return
    plan.lasts(Moment.LAST_CLOSING, Moment.OPENING, most, Bound.UNTIL)
    length = Duration(longer.times * longer.length.count, longer.length.unit)
    more = plan.asked.own(plan.days[Moment.LAST_CLOSING], length)
    plan.lasts(Moment.EXTENDED, Moment.LAST_CLOSING, more, Bound.LATEST)


def _after_voting(plan: _Plan) -> None:
    """What follows a vote that carried."""
    matter, closed = plan.matter, plan.days[Moment.CLOSING]
    plan.add(Moment.RESULT, closed + timedelta(days=1), Bound.EARLIEST, since=Moment.CLOSING)
    result = plan.days[Moment.RESULT]
    posted = plan.asked.longest(result, lambda one: one.publish)
    plan.lasts(Moment.POSTED, Moment.RESULT, posted, Bound.UNTIL)
    _objections(plan, result)
    ended = plan.days.get(Moment.OBJECTIONS)
    if matter.answer is not None and ended is not None:
        answers = plan.asked.own(ended, matter.answer)
        plan.lasts(Moment.ANSWERS, Moment.OBJECTIONS, answers, Bound.LATEST)
    if matter.recount is not None:
        again = plan.asked.own(result, matter.recount)
        plan.lasts(Moment.RECOUNT, Moment.RESULT, again, Bound.UNTIL)
    _effect(plan, result)
    _told_to_others(plan, result)


def _objections(plan: _Plan, result: date) -> None:
    found = plan.asked.longest(result, lambda one: one.objection)
    plan.lasts(Moment.OBJECTIONS, Moment.RESULT, found, Bound.UNTIL)


def _effect(plan: _Plan, result: date) -> None:
    """A decision stands from the day after posting and objections have ended."""
    waits = [one for one in (Moment.POSTED, Moment.OBJECTIONS) if one in plan.days]
    last = max(waits, key=lambda one: plan.days[one], default=None)
    day = result if last is None else plan.days[last] + timedelta(days=1)
    plan.add(Moment.EFFECT, day, Bound.EARLIEST, since=last or Moment.RESULT)
    if plan.matter.lapse is not None:
        lapse = plan.asked.own(result, plan.matter.lapse)
        plan.lasts(Moment.LAPSE, Moment.RESULT, lapse, Bound.UNTIL)


def _told_to_others(plan: _Plan, result: date) -> None:
    matter = plan.matter
    filing = plan.asked.shortest(result, _filing)
    to = (matter.filing[0],) if matter.filing else ()
    plan.lasts(Moment.FILING, Moment.RESULT, filing, Bound.LATEST, to)
    for who, length in matter.reports:
        report = plan.asked.own(result, length)
        plan.lasts(Moment.REPORT, Moment.RESULT, report, Bound.LATEST, (who,))


def _filing(one: Matter | Provision) -> Duration | None:
    return one.filing[1] if isinstance(one.filing, tuple) else one.filing


def _if_it_failed(plan: _Plan) -> None:
    """When owners may be asked again."""
    closed = plan.days[Moment.CLOSING]
    again = plan.asked.longest(
        closed, lambda one: one.second_call.after if one.second_call else None
    )
    if again is not None:
        plan.add(
            Moment.SECOND_CALL,
            again[0].last + timedelta(days=1),
            Bound.EARLIEST,
            again,
            Moment.CLOSING,
        )
    bar = plan.asked.longest(closed, lambda one: one.retry_bar)
    if bar is not None:
        day = bar[0].last + timedelta(days=1)
        plan.add(Moment.RETRY, day, Bound.EARLIEST, bar, Moment.CLOSING)
