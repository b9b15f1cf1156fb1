"""Faults at the numbers, days and people where rules part: exactly that is nobody's, or two rules'."""

from __future__ import annotations

import re

from bylawkit.model.money import SharedBy
from bylawkit.model.votes import RESERVED
from seeding.edits import own, replaced, stated, stated_or_added
from seeding.fault import Base, Fault, Seeds, kind

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


KINDS = (
    silence_fills_quorum,
    floor_left_out,
    signed_off_by_itself,
    number_in_two_clauses,
    number_in_no_clause,
)
