"""Faults in procedures: stages that cannot be reached or left, and what a stage lacks."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.diagnostics import Text
from bylawkit.model.parties import Body
from bylawkit.model.procedures import Procedure, Stage
from bylawkit.model.values import Unit
from seeding.edits import dropped, line_of, own, replaced, stated
from seeding.fault import Base, Fault, Seeds, kind

_AT_STAGE = Text("那个阶段的一行", "the line of that stage")
_END = "·"
Ways = dict[str, set[str]]


def _ways(procedure: Procedure) -> Ways:
    """For each stage those that may follow it; the end is ``_END``."""
    names = [one.name for one in procedure.stages]
    below = dict(zip(names, [*names[1:], _END], strict=True))
    return {one.name: _after(one, below[one.name]) for one in procedure.stages}


def _after(one: Stage, below: str) -> set[str]:
    next_one = one.then.name if one.then else (_END if one.ends else below)
    failed = {one.on_failure.name if one.on_failure else _END} if one.fails else set()
    return {next_one, *failed}


def _from(ways: Ways, start: str) -> set[str]:
    """Every stage that can be come to from one, itself included."""
    found, waiting = {start}, [start]
    while waiting:
        fresh = ways.get(waiting.pop(), set()) - found
        found |= fresh
        waiting += fresh
    return found


def _redirected(base: Base) -> Iterator[tuple[Procedure, Fault, Ways]]:
    """Each procedure with one of its stated ways leading elsewhere."""
    for procedure in own(base, base.bylaw.procedures):
        ways = _ways(procedure)
        for stage in procedure.stages:
            for ref in (stage.then, stage.on_failure):
                if ref is None:
                    continue
                kept = ways[stage.name] - {ref.name}
                if stage.then and stage.on_failure and stage.then.name == stage.on_failure.name:
                    kept = ways[stage.name]
                for target in (*ways, _END):
                    word = base.say("结束", "end") if target == _END else target
                    if target != ref.name:
                        yield (
                            procedure,
                            replaced(ref.span, word),
                            {**ways, stage.name: kept | {target}},
                        )


@kind("走不到的阶段", "a stage orphaned", "BK401", where=_AT_STAGE)
def stage_orphaned(base: Base) -> Seeds:
    for procedure, fault, ways in _redirected(base):
        reached = _from(ways, procedure.stages[0].name)
        lost = [one for one in procedure.stages if one.name not in reached]
        if len(lost) == 1 and all(_END in _from(ways, one) for one in ways):
            yield fault._replace(at=lost[0].span.start)


@kind("没有出口的循环", "a loop without an exit", "BK402", where=_AT_STAGE)
def loop_without_exit(base: Base) -> Seeds:
    for procedure, fault, ways in _redirected(base):
        reached = _from(ways, procedure.stages[0].name)
        for one in procedure.stages:
            if one.name in reached and _END not in _from(ways, one.name):
                yield fault._replace(at=one.span.start)


@kind("走进死胡同的阶段", "a stage that leads to itself", "BK402")
def dead_end(base: Base) -> Seeds:
    for procedure in own(base, base.bylaw.procedures):
        for stage in procedure.stages:
            if not stage.fails and stage.then is None and not stage.ends:
                end = _line_end(base, stage)
                yield Fault(end, end, base.say(f" 其后 → {stage.name}", f" then → {stage.name}"))


def _line_end(base: Base, stage: Stage) -> int:
    return len(base.text[: line_of(base, stage.span)[1]].rstrip())


@kind("阶段没有办理人", "a stage that nobody handles", "BK403")
def stage_without_actor(base: Base) -> Seeds:
    for procedure in own(base, base.bylaw.procedures):
        for stage in procedure.stages:
            if stage.actor is not None and stage.matter is None and stage.action:
                start = stage.actor.span.start
                end = base.text.index(stage.action, start) + len(stage.action)
                yield Fault(start - 1, end, "")


@kind("至少的时间超过时限", "a least time beyond the limit", "BK405")
def times_contradict(base: Base) -> Seeds:
    for procedure in own(base, base.bylaw.procedures):
        for stage in procedure.stages:
            if stage.within and stage.within.unit is Unit.DAY and stage.at_least is None:
                more = stage.within.count + 1
                end = _line_end(base, stage)
                yield Fault(end, end, base.say(f" 至少{more}日", f" at-least {more} days"))


@kind(
    "可能议而不决，又没有去处",
    "a vote that may fail, and nothing after it",
    "BK404",
    where=_AT_STAGE,
)
def no_way_up(base: Base) -> Seeds:
    for procedure, span in stated(base, base.bylaw.procedures, "escalate_to"):
        open_ended = [one for one in procedure.stages if not one.fails and _decides(base, one)]
        if open_ended:
            yield dropped(base, span, open_ended[0].span.start)


def _decides(base: Base, stage: Stage) -> bool:
    body = base.bylaw.named.get(stage.actor.name) if stage.actor else None
    return stage.matter is not None or (isinstance(body, Body) and body.carry is not None)


@kind("去向是没有的阶段", "a way to a stage that is not there", "BK108")
def stage_unknown(base: Base) -> Seeds:
    for procedure in own(base, base.bylaw.procedures):
        for stage in procedure.stages:
            for ref in (stage.then, stage.on_failure):
                if ref is not None:
                    yield replaced(ref.span, base.say("没有的阶段", "no-such-stage"))


@kind("阶段写了两遍", "a stage given twice", "BK109")
def stage_twice(base: Base) -> Seeds:
    for procedure in own(base, base.bylaw.procedures):
        for stage in procedure.stages:
            start, end = line_of(base, stage.span)
            yield Fault(end, end, base.text[start:end])


@kind("办理人没有写明是谁", "a stage handled by nobody known", "BK104")
def actor_unknown(base: Base) -> Seeds:
    for procedure in own(base, base.bylaw.procedures):
        for stage in procedure.stages:
            if stage.actor is not None:
                yield replaced(stage.actor.span, base.say("某某办公室", "some-office"))


KINDS = (
    stage_orphaned,
    loop_without_exit,
    dead_end,
    stage_without_actor,
    times_contradict,
    no_way_up,
    stage_unknown,
    stage_twice,
    actor_unknown,
)
