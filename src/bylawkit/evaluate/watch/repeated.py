"""What is owed again and again: services, inspections, meetings, accounts, reports, training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bylawkit.diagnostics import Text
from bylawkit.evaluate.asked import article_number
from bylawkit.evaluate.events import Event
from bylawkit.evaluate.watch.acts import Act, act_of
from bylawkit.evaluate.watch.terms import Term, terms
from bylawkit.evaluate.watch.values import Item, Standing
from bylawkit.evaluate.workdays import Calendar
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.norms import Modality
from bylawkit.model.values import Frequency, Ref, Words
from bylawkit.record import record


@record(kw_only=True)
class Repeated:
    """Something owed in every term. ``acts`` are those of the log that count as doing it."""

    name: str
    title: str
    what: Text
    every: Frequency
    acts: frozenset[Act]
    who: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()


_SERVED = frozenset({Act.DONE, Act.PUBLISHED, Act.REPORTED, Act.INSPECTED, Act.MET, Act.EVALUATED})
_PROVIDED = _SERVED - {Act.EVALUATED}


def repeated(bylaw: Bylaw) -> Iterator[Repeated]:
    """Everything that the bylaw asks for again and again, in its order."""
    yield from _norms(bylaw)
    yield from _services(bylaw)
    yield from _inspections(bylaw)
    yield from _trainings(bylaw)
    yield from _bodies(bylaw)
    yield from _money(bylaw)


def _norms(bylaw: Bylaw) -> Iterator[Repeated]:
    for one in bylaw.norms:
        if one.every is not None and one.modality is Modality.DUTY:
            yield Repeated(
                name=one.name,
                title=one.title,
                what=Text("履行", "performance"),
                every=one.every,
                acts=_SERVED,
                who=names(one.bearers),
                to=names(one.owed_to),
                follows=said(one.or_else, *one.repeated),
            )


def _services(bylaw: Bylaw) -> Iterator[Repeated]:
    for one in bylaw.services:
        who, to = names([one.provider]), names(one.owed_to)
        if one.every is not None:
            yield Repeated(
                name=one.name,
                title=one.title,
                what=Text("提供服务", "service"),
                every=one.every,
                acts=_PROVIDED,
                who=who,
                to=to,
                follows=said(one.or_else),
            )
        if one.evaluated_every is not None:
            yield Repeated(
                name=one.name,
                title=one.title,
                what=Text("评价", "evaluation"),
                every=one.evaluated_every,
                acts=frozenset({Act.EVALUATED}),
                who=names(one.evaluated_by),
                to=who,
            )


def _inspections(bylaw: Bylaw) -> Iterator[Repeated]:
    for one in bylaw.safety:
        if one.every is not None:
            yield Repeated(
                name=one.name,
                title=one.title,
                what=Text("检查", "inspection"),
                every=one.every,
                acts=frozenset({Act.INSPECTED}),
                who=names([one.inspector]),
                follows=said(one.or_else),
            )


def _trainings(bylaw: Bylaw) -> Iterator[Repeated]:
    for one in bylaw.training:
        if one.every is not None:
            yield Repeated(
                name=one.name,
                title=one.title,
                what=Text("培训", "training"),
                every=one.every,
                acts=frozenset({Act.DONE, Act.MET}),
                who=names([one.organiser]),
                to=names(one.trainees),
            )


def _bodies(bylaw: Bylaw) -> Iterator[Repeated]:
    for one in bylaw.bodies:
        if one.sessions is not None:
            yield Repeated(
                name=one.name,
                title=one.title,
                what=Text("开会", "meeting"),
                every=one.sessions,
                acts=frozenset({Act.MET}),
                who=(one.name,),
            )


def _money(bylaw: Bylaw) -> Iterator[Repeated]:
    for fund in bylaw.funds:
        shown = ((fund.publish, Act.PUBLISHED, _PUBLISHED), (fund.audit, Act.AUDITED, _AUDITED))
        for every, act, what in shown:
            if every is not None:
                yield Repeated(
                    name=fund.name,
                    title=fund.title,
                    what=what,
                    every=every,
                    acts=frozenset({act}),
                    who=names([fund.keeper]),
                    to=names([fund.owner]),
                )
    for one in bylaw.authorities:
        if one.report_every is not None:
            yield Repeated(
                name=one.name,
                title=one.title,
                what=Text("报告", "report"),
                every=one.report_every,
                acts=frozenset({Act.REPORTED, Act.PUBLISHED}),
                who=names([one.granted_to]),
                to=names([one.report_to]),
            )


_PUBLISHED = Text("公布", "publication")
_AUDITED = Text("审计", "audit")


def names(refs: Iterable[Ref | None]) -> tuple[str, ...]:
    """The names of those that are stated."""
    return tuple(one.name for one in refs if one is not None)


def said(*words: Words | None) -> tuple[str, ...]:
    """What is stated, as plain text."""
    return tuple(one.text for one in words if one is not None)


def watch_repeated(
    bylaw: Bylaw,
    events: Sequence[Event],
    since: date,
    on: date,
    calendar: Calendar,
    *,
    complete: bool,
) -> Iterator[Item]:
    """Each thing owed again and again, term by term.

    Unless the log is ``complete``, what it never mentions is unrecorded, not breached.
    """
    for duty in repeated(bylaw):
        own = [
            one
            for one in events
            if one.object in (duty.name, duty.title) and act_of(one.act) in duty.acts
        ]
        recorded = complete or bool(own)
        for term in terms(duty.every, since, on, calendar):
            item = _item(bylaw, duty, term, own, on, recorded=recorded)
            if not recorded or term.whole or item.standing is not Standing.UNRECORDED:
                yield item


def _item(
    bylaw: Bylaw, duty: Repeated, term: Term, own: Sequence[Event], on: date, *, recorded: bool
) -> Item:
    done = [one.day for one in own if term.first <= one.day <= term.last]
    need = duty.every.times
    if len(done) >= need:
        standing = Standing.DONE
    elif term.last >= on:
        standing = Standing.DUE
    else:
        standing = Standing.BREACHED if recorded and term.whole else Standing.UNRECORDED
    return Item(
        name=duty.name,
        title=duty.title,
        what=duty.what,
        standing=standing,
        who=duty.who,
        to=duty.to,
        since=term.first,
        due=term.last,
        done=done[-1] if standing is Standing.DONE else None,
        have=len(done),
        need=need,
        follows=duty.follows if standing is Standing.BREACHED else (),
        article=article_number(bylaw, duty.name),
    )
