"""Faults in what a vote needs: shares, strictness, bases, measures, and whose votes count."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import SPECIAL, Comparison, Matter, MatterClass, Measure, Treatment
from bylawkit.model.votes import Base as Of
from bylawkit.source import Span
from seeding.edits import dropped, first_line, own, quoted, replaced, stated, stated_or_added
from seeding.fault import NAMED, Base, Seeds, kind
from seeding.law import MAJORITY, TURNOUT, approval, below, by_all_owners, everybody, judged, plain

_BASES = {
    Of.ALL: ("", ""),
    Of.PARTICIPATING: ("参与", "participating "),
    Of.CAST: ("有效票", "cast "),
}
_MEASURES = {Measure.AREA: ("面积", "area"), Measure.HEADS: ("人数", "heads")}


def of_owners(base: Base) -> Iterator[Matter]:
    """The matters that all owners decide together."""
    return (one for one in own(base, base.bylaw.matters) if by_all_owners(base, one))


def _tests(base: Base, field: str) -> Iterator[tuple[Matter, Span, tuple[Comparison, ...]]]:
    for matter in of_owners(base):
        parts = plain(getattr(matter, field))
        if parts and field in matter.field_spans:
            yield matter, matter.field_spans[field], parts


def _comparison(base: Base, one: Comparison, limit: Limit) -> str:
    zh, en = _BASES.get(one.base, _BASES[Of.ALL])
    measure = _MEASURES[one.measure]
    share = f"{limit.share.numerator}/{limit.share.denominator}"
    more = limit.cmp is Cmp.MORE
    chinese = f"超过{share}" if more else f"{share}以上"
    english = f"more-than {share}" if more else f"{share} or-more"
    return base.say(f"{zh}{measure[0]}{chinese}", f"{en}{measure[1]} {english}")


def _with_share(base: Base, one: Comparison, floor: Limit, *limits: Limit) -> Seeds:
    for limit in limits:
        if below(limit, floor) and not below(one.limit, floor):
            yield replaced(one.span, _comparison(base, one, limit))


def _at_least(upper: int, lower: int) -> Limit:
    return Limit(Cmp.AT_LEAST, Fraction(upper, lower))


@kind("参与要求改低", "turnout asked for lowered", "BK201", "BK203")
def turnout_lowered(base: Base) -> Seeds:
    for _, _, parts in _tests(base, "turnout"):
        for one in parts:
            yield from _with_share(base, one, TURNOUT, _at_least(1, 2), _at_least(3, 5))


@kind("同意要求改低", "approval asked for lowered", "BK201", "BK203")
def approval_lowered(base: Base) -> Seeds:
    for matter, _, parts in _tests(base, "approve"):
        for one in parts:
            limits = _at_least(2, 3), _at_least(2, 5)
            yield from _with_share(base, one, approval(matter), *limits)


@kind("过半数改成二分之一以上", "majority turned into one half or more", "BK201")
def majority_made_inclusive(base: Base) -> Seeds:
    for matter, _, parts in _tests(base, "approve"):
        for one in parts:
            yield from _with_share(base, one, approval(matter), _at_least(1, 2))


@kind("四分之三以上改成过半数", "three quarters turned into a majority", "BK201", "BK203")
def special_made_ordinary(base: Base) -> Seeds:
    for matter, _, parts in _tests(base, "approve"):
        for one in parts:
            yield from _with_share(base, one, approval(matter), MAJORITY)


@kind("过半数写成半数以上", "majority written as half or more", "BK120")
def half_or_more(base: Base) -> Seeds:
    for _, _, parts in _tests(base, "approve"):
        for one in parts:
            if one.limit == MAJORITY:
                text = one.span.text
                said = text.replace("过半数", "半数以上").replace("majority", "half or-more")
                yield replaced(one.span, said)


@kind("分母换成有效票", "share taken of the votes cast instead of those taking part", "BK201")
def share_of_votes_cast(base: Base) -> Seeds:
    for matter, _, parts in _tests(base, "approve"):
        if matter.invalid is Treatment.NOT_COUNTED:
            continue  # whoever takes part then casts a valid vote
        for one in parts:
            if one.base is Of.PARTICIPATING:
                cast = Comparison(one.side, one.measure, Of.CAST, one.limit, one.span)
                yield replaced(one.span, _comparison(base, cast, approval(matter)))


@kind("面积与人数对调", "area counted twice, or heads", "BK201")
def measure_swapped(base: Base) -> Seeds:
    for field in ("turnout", "approve"):
        for _, _, parts in _tests(base, field):
            for one in parts:
                (other,) = {Measure.AREA, Measure.HEADS} - {one.measure}
                of = Comparison(one.side, other, one.base, one.limit, one.span)
                yield replaced(one.span, _comparison(base, of, one.limit))


@kind("少写一项条件", "one of two conditions dropped", "BK201")
def condition_dropped(base: Base) -> Seeds:
    for field in ("turnout", "approve"):
        for _, span, parts in _tests(base, field):
            yield from (replaced(span, one.span.text) for one in parts)


@kind("且写成或", "and turned into or", "BK201")
def and_made_or(base: Base) -> Seeds:
    for field in ("turnout", "approve"):
        for _, span, parts in _tests(base, field):
            yield replaced(span, base.say(" 或 ", " or ").join(one.span.text for one in parts))


@kind("受影响业主的一致同意改低", "unanimity of those affected lowered", "BK201", "BK202")
def unanimity_lowered(base: Base) -> Seeds:
    for matter, span in stated(base, base.bylaw.matters, "approve"):
        one = matter.approve
        asked = judged(base) and matter.matter_class is MatterClass.HOME_BUSINESS
        if asked and isinstance(one, Comparison) and one.base is Of.ALL and one.limit.share == 1:
            yield replaced(span, base.say("参与人数一致", "participating heads unanimous"))
            yield replaced(span, base.say("全体人数过半数", "of-all heads majority"))
            yield replaced(span, base.say("全体人数9/10以上", "of-all heads 9/10 or-more"))


@kind("没有参与要求", "turnout not stated", "BK202", where=NAMED)
def turnout_missing(base: Base) -> Seeds:
    for matter, span, _ in _tests(base, "turnout"):
        if not quoted(base, matter):
            yield dropped(base, span, first_line(matter))


@kind("没有同意要求", "approval not stated", "BK202", where=NAMED)
def approval_missing(base: Base) -> Seeds:
    for matter, span, _ in _tests(base, "approve"):
        if not quoted(base, matter):
            yield dropped(base, span, first_line(matter))


@kind("要求超过全部", "more than all asked for", "BK207")
def never_carries(base: Base) -> Seeds:
    for field in ("turnout", "approve"):
        for matter, _ in stated(base, base.bylaw.matters, field):
            for one in plain(getattr(matter, field))[:1]:
                yield replaced(one.span, _comparison(base, one, Limit(Cmp.MORE, _WHOLE)))


_WHOLE = _at_least(1, 1).share


@kind("全体的事只由一部分人表决", "some owners vote on what concerns all", "BK230")
def scope_narrowed(base: Base) -> Seeds:
    for matter in of_owners(base):
        if everybody(matter):
            keyword = base.say("范围", "scope")
            for scope in (base.say("本单元", "stairwell"), base.say("出资业主", "payers")):
                yield stated_or_added(base, matter, "scope", keyword, scope)


@kind("另定票数", "votes weighed otherwise", "BK215")
def weighed_otherwise(base: Base) -> Seeds:
    for matter in of_owners(base):
        each = base.say("每户一票", "per-unit")
        yield stated_or_added(base, matter, "weight", base.say("计权", "weight"), each)
        most = base.say("最多20%", "at-most 20%")
        yield stated_or_added(base, matter, "owner_cap", base.say("单一业主", "owner-cap"), most)


@kind("第二次召集降到法定以下", "second call below the law", "BK201")
def second_call_lowered(base: Base) -> Seeds:
    for matter, _, _ in _tests(base, "turnout"):
        low = base.say(
            "7日 参与 面积1/3以上 且 人数1/3以上",
            "7 days turnout area 1/3 or-more and heads 1/3 or-more",
        )
        keyword = base.say("二次召集", "second-call")
        yield stated_or_added(base, matter, "second_call", keyword, low)


@kind("第二次召集反而更难", "second call harder than the first", "BK248")
def second_call_harder(base: Base) -> Seeds:
    for matter, _, _ in _tests(base, "turnout"):
        high = base.say(
            "7日 参与 面积9/10以上 且 人数9/10以上",
            "7 days turnout area 9/10 or-more and heads 9/10 or-more",
        )
        keyword = base.say("二次召集", "second-call")
        yield stated_or_added(base, matter, "second_call", keyword, high)


_ITEMS = {
    "1": MatterClass.ASSEMBLY_RULES,
    "2": MatterClass.BYLAWS,
    "3": MatterClass.COMMITTEE_ELECTION,
    "4": MatterClass.PROVIDER,
    "5": MatterClass.REPAIR_FUND_USE,
    "6": MatterClass.REPAIR_FUND_RAISE,
    "7": MatterClass.REBUILD,
    "8": MatterClass.COMMON_PARTS,
    "9": MatterClass.OTHER_MAJOR,
}


def _classed(base: Base) -> Iterator[tuple[Matter, Span]]:
    """The matters that cite the item of Civil Code 278 which their class stands for."""
    for matter, span in stated(base, of_owners(base), "matter_class"):
        cited = {one.article for one in matter.basis}
        if any(
            f"278({n})" in cited
            for n, own_class in _ITEMS.items()
            if own_class is matter.matter_class
        ):
            yield matter, span


@kind("类别写轻：四分之三的事写成过半数的事", "class with a lower share", "BK274", "BK275")
def class_weaker(base: Base) -> Seeds:
    for matter, span in _classed(base):
        if matter.matter_class in SPECIAL:
            yield replaced(span, base.say("其他重大事项", "other-major"))


@kind("业主的事写成内部事务", "a matter of the owners classed as internal", "BK274", "BK275")
def class_internal(base: Base) -> Seeds:
    for _, span in _classed(base):
        yield replaced(span, base.say("内部事务", "internal"))


@kind("没有写类别", "class not stated", "BK214", where=NAMED)
def class_missing(base: Base) -> Seeds:
    for matter, span in stated(base, of_owners(base), "matter_class"):
        yield dropped(base, span, first_line(matter))


KINDS = (
    turnout_lowered,
    approval_lowered,
    majority_made_inclusive,
    special_made_ordinary,
    half_or_more,
    share_of_votes_cast,
    measure_swapped,
    condition_dropped,
    and_made_or,
    unanimity_lowered,
    turnout_missing,
    approval_missing,
    never_carries,
    scope_narrowed,
    weighed_otherwise,
    second_call_lowered,
    second_call_harder,
    class_weaker,
    class_internal,
    class_missing,
)
