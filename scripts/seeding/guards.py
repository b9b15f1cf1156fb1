"""Faults at the numbers, days and people where rules part: exactly that is nobody's, or two rules'."""

from __future__ import annotations

import re

from bylawkit.model.money import SharedBy
from bylawkit.model.parties import Body, Role
from bylawkit.model.values import Cmp
from bylawkit.model.votes import RESERVED, Matter
from seeding.edits import dropped, first_line, line_of, own, replaced, stated, stated_or_added
from seeding.fault import NAMED, Base, Fault, Seeds, kind

_COEFFICIENT = re.compile(r"[,，、]\s*[0-9]+ ?(?:层|floor) [0-9.]+")


@kind("沉默凑足了自定的参与要求", "silence that meets the turnout of the bylaws' own", "BK276")
def silence_fills_quorum(base: Base) -> Seeds:
    for matter in own(base, base.bylaw.matters):
        if matter.turnout is not None and matter.matter_class not in RESERVED:
            word = base.say("计入参与", "participates")
            yield stated_or_added(base, matter, "silent", base.say("未表决", "silent"), word)


@kind("中间一层没有系数", "a floor in between without a coefficient", "BK351")
def floor_left_out(base: Base) -> Seeds:
    for one, span in stated(base, base.bylaw.allocations, "coefficients"):
        for found in tuple(_COEFFICIENT.finditer(span.text))[:-1]:
            if one.method is SharedBy.FLOOR:
                yield Fault(span.start + found.start(), span.start + found.end(), "")


@kind("责任人给自己销号", "work signed off by those who did it", "BK414")
def signed_off_by_itself(base: Base) -> Seeds:
    for one, span in stated(base, base.bylaw.safety, "sign_off"):
        if one.responsible is not None and one.sign_off != one.responsible:
            yield replaced(span, one.responsible.name)


@kind("分段都包括本数", "a number that two clauses include", "BK173")
def number_in_two_clauses(base: Base) -> Seeds:
    zh = "；逾期三十日以下的，电话提醒；三十日以上的，书面催告。"
    en = "; arrears at most 30 days: a call; arrears 30 days or more: a letter."
    yield from _clauses(base, base.say(zh, en))


@kind("分段都不包括本数", "a number that no clause includes", "BK174")
def number_in_no_clause(base: Base) -> Seeds:
    zh = "；费用不足一百三十七元的，不作调整；超过一百三十七元的，另行公布。"
    en = "; costs under 137 yuan: no change; costs over 137 yuan: a notice."
    yield from _clauses(base, base.say(zh, en))


def _clauses(base: Base, words: str) -> Seeds:
    """The first paragraph of an article in words, with two more clauses."""
    for article in base.bylaw.articles:
        for one in own(base, article.statements):
            for paragraph in getattr(one, "paragraphs", ())[:1]:
                end = paragraph.words.span.end
                yield Fault(end, end, words)


@kind("两条规矩都管的金额", "an amount of two rules", "BK349")
def amount_of_two_rules(base: Base) -> Seeds:
    yield from _beside_authority(base, Cmp.AT_MOST, "{}元以上的{}", "{} yuan or more {}")


@kind("没有规矩管的金额", "an amount of no rule", "BK350")
def amount_of_no_rule(base: Base) -> Seeds:
    yield from _beside_authority(base, Cmp.LESS, "超过{}元的{}", "over {} yuan {}")


def _beside_authority(base: Base, cmp: Cmp, zh: str, en: str) -> Seeds:
    """A matter for what goes beyond an authority, put in front of it."""
    for one in own(base, base.bylaw.authorities):
        if one.per_job is not None and one.per_job_cmp is cmp and one.content is not None:
            title = base.say(zh, en).format(one.per_job // 100, one.content.text)
            head = base.say(f'事项 大额的事 "{title}"', f'matter large-jobs "{title}"')
            decided = base.say("归属  业主大会", "decided-by  owners-assembly")
            yield Fault(one.span.start, one.span.start, f"{head}\n  {decided}\n\n")


@kind("组织没有成员", "a body without members", "BK423", where=NAMED)
def body_without_members(base: Base) -> Seeds:
    for body in own(base, base.bylaw.bodies):
        kept = body.size or body.representation or body.eligible
        if body.carry is not None and body.role in _MADE_HERE and body.seats and not kept:
            first, last = body.seats[0].party.span, body.seats[-1].party.span
            yield dropped(base, first, first_line(body), last)


@kind("事项由别人表决", "a stage that decides another's matter", "BK424")
def stage_decided_by_another(base: Base) -> Seeds:
    for procedure in own(base, base.bylaw.procedures):
        for stage in procedure.stages:
            matter = base.bylaw.named.get(stage.matter.name) if stage.matter else None
            actor = base.say("居委会", "residents-committee")
            if stage.matter is not None and isinstance(matter, Matter) and matter.decided_by:
                words = base.say(f"{actor} 表决{matter.name}", f"{actor} decides-{matter.name}")
                yield replaced(stage.matter.span, words)


@kind("代表没有席位的组织", "a body spoken for by whom it has no seat for", "BK425")
def spoken_for_without_seat(base: Base) -> Seeds:
    actor = base.say("建设单位", "developer")
    for procedure in own(base, base.bylaw.procedures):
        for stage in procedure.stages:
            body = first_with_seats(base)
            if stage.actor is not None and stage.action and body is not None:
                start = stage.actor.span.start
                end = base.text.index(stage.action, start) + len(stage.action)
                words = base.say(f"代表{body.name}答复", f"acts-for-{body.name}")
                yield Fault(start, end, f"{actor} {words}")


def first_with_seats(base: Base) -> Body | None:
    """A body that says who sits in it."""
    return next((one for one in base.bylaw.bodies if one.seats), None)


@kind("同一天的两步催缴", "two steps of dunning on one day", "BK352")
def steps_on_one_day(base: Base) -> Seeds:
    """Each step of dunning, followed by another of the same party on the same day."""
    for fee in own(base, base.bylaw.fees):
        for step in fee.dunning_steps:
            start, end = line_of(base, step.actor.span)
            line = base.text[start : step.actor.span.end]
            yield Fault(end, end, f"{line} {base.say('再次提醒', 'remind-again')}\n")


_MADE_HERE = (Role.COUNCIL, Role.PLATFORM, Role.TENANTS_COUNCIL, Role.OTHER)

KINDS = (
    silence_fills_quorum,
    floor_left_out,
    signed_off_by_itself,
    number_in_two_clauses,
    number_in_no_clause,
    amount_of_two_rules,
    amount_of_no_rule,
    body_without_members,
    stage_decided_by_another,
    spoken_for_without_seat,
    steps_on_one_day,
)
