"""Faults in who decides, who is heard, who counts and who watches."""

from __future__ import annotations

from bylawkit.model.parties import Role
from bylawkit.model.votes import RESERVED, MatterClass
from seeding.edits import dropped, first_line, own, replaced, stated, stated_or_added
from seeding.fault import NAMED, Base, Seeds, kind
from seeding.law import name_of
from seeding.votes import of_owners


@kind("业主的事由承租人决定", "tenants decide an owners' matter", "BK211")
def tenants_decide(base: Base) -> Seeds:
    for matter in of_owners(base):
        if "decided_by" in matter.field_spans:
            yield replaced(matter.field_spans["decided_by"], base.say("承租人", "tenants"))
    yield from _council_decides(base)


def _council_decides(base: Base) -> Seeds:
    """Where there is one public owner, its matters given to the tenants' council."""
    council, landlord = (
        name_of(base, Role.TENANTS_COUNCIL.value),
        name_of(base, Role.LANDLORD.value),
    )
    for matter, span in stated(base, base.bylaw.matters, "decided_by"):
        if council and span.text == landlord and matter.matter_class in RESERVED:
            yield replaced(span, council)


@kind("业主的事由别人决定", "somebody else decides an owners' matter", "BK212")
def others_decide(base: Base) -> Seeds:
    for matter, span in stated(base, of_owners(base), "decided_by"):
        if matter.decided_by is not None:
            for zh, en in (("街道", "subdistrict"), ("物业", "provider")):
                yield replaced(span, base.say(zh, en))


@kind("没有写由谁决定", "nobody said to decide", "BK213", where=NAMED)
def decider_missing(base: Base) -> Seeds:
    for matter, span in stated(base, base.bylaw.matters, "decided_by"):
        yield dropped(base, span, first_line(matter))


@kind("听取自己的意见", "the decider heard by itself", "BK245")
def heard_by_itself(base: Base) -> Seeds:
    for matter in own(base, base.bylaw.matters):
        if matter.decided_by is not None:
            keyword = base.say("听取", "hear")
            yield stated_or_added(base, matter, "hear", keyword, matter.decided_by.name)


@kind("同一个名称写两遍", "one name given twice", "BK249")
def named_twice(base: Base) -> Seeds:
    for matter in own(base, base.bylaw.matters):
        for refs in (matter.hear, matter.counted_by, matter.options, matter.proxy_except):
            if refs:
                yield replaced(refs[-1].span, f"{refs[-1].name}, {refs[-1].name}")


@kind("同票由召集人决定", "ties left to the chair", "BK247")
def tie_by_the_chair(base: Base) -> Seeds:
    for matter in of_owners(base):
        chair = base.say("召集人决定", "chair-decides")
        yield stated_or_added(base, matter, "tie", base.say("同票", "tie"), chair)


@kind("计票的人自己监票", "who counts watches as well", "BK239")
def counts_and_watches(base: Base) -> Seeds:
    for matter, span in stated(base, base.bylaw.matters, "witnessed_by"):
        if matter.counted_by:
            yield replaced(span, matter.counted_by[0].name)


@kind("物业给自己的去留监票", "the provider watches its own vote", "BK240")
def provider_watches_itself(base: Base) -> Seeds:
    provider = name_of(base, Role.PROVIDER.value)
    for field in ("witnessed_by", "counted_by"):
        for matter, span in stated(base, base.bylaw.matters, field):
            if matter.matter_class is MatterClass.PROVIDER and provider is not None:
                yield replaced(span, provider)


@kind("物业可以代人投票", "the provider may hold proxies", "BK241")
def provider_holds_proxies(base: Base) -> Seeds:
    for matter, span in stated(base, base.bylaw.matters, "proxy_cap"):
        if matter.matter_class is MatterClass.PROVIDER and matter.proxy_except:
            said = span.text.split(base.say(" 除外", " except"))[0]
            yield replaced(span, said)


@kind("小额授权不是业主给的", "an authority given by no vote", "BK336", where=NAMED)
def authority_without_vote(base: Base) -> Seeds:
    for one, span in stated(base, base.bylaw.authorities, "granted_by"):
        yield dropped(base, span, first_line(one))


@kind("授权没有期限", "an authority without an end", "BK335", where=NAMED)
def authority_without_end(base: Base) -> Seeds:
    for one, span in stated(base, base.bylaw.authorities, "valid_for"):
        yield dropped(base, span, first_line(one))


@kind("授权没有金额上限", "an authority without a limit of money", "BK334", where=NAMED)
def authority_without_amount(base: Base) -> Seeds:
    for one in own(base, base.bylaw.authorities):
        first, last = (one.field_spans.get(field) for field in ("per_job", "total"))
        if (
            first is not None
            and last is not None
            and base.text[first.end : last.start].count("\n") == 1
        ):
            yield dropped(base, first, first_line(one), last)


@kind("急修没有人确认", "an emergency that nobody confirms", "BK344", where=NAMED)
def emergency_unconfirmed(base: Base) -> Seeds:
    for one, span in stated(base, base.bylaw.emergencies, "confirm"):
        yield dropped(base, span, first_line(one))


@kind("急修之后没有公示和审计", "an emergency that nothing follows", "BK345", where=NAMED)
def emergency_unchecked(base: Base) -> Seeds:
    for one in own(base, base.bylaw.emergencies):
        first, last = (one.field_spans.get(field) for field in ("publish", "checked_after"))
        if (
            first is not None
            and last is not None
            and base.text[first.end : last.start].count("\n") == 1
        ):
            yield dropped(base, first, first_line(one), last)


@kind("急修代替了别的表决", "an emergency in place of another vote", "BK346")
def emergency_replaces_other_vote(base: Base) -> Seeds:
    other = [one.name for one in of_owners(base) if one.matter_class is MatterClass.BYLAWS]
    for _, span in stated(base, base.bylaw.emergencies, "instead_of"):
        yield from (replaced(span, name) for name in other)


@kind("电子投票没有核验", "electronic votes unverified", "BK236")
def voters_unverified(base: Base) -> Seeds:
    for matter, span in stated(base, base.bylaw.matters, "verify"):
        channels = matter.field_spans.get("channels")
        if channels is not None and any(one.value == "electronic" for one in matter.channels):
            yield dropped(base, span, channels.start)


@kind("一人投了两次怎么算，没有写", "two ballots of one voter unsettled", "BK237")
def two_ballots_unsettled(base: Base) -> Seeds:
    for matter, span in stated(base, base.bylaw.matters, "duplicate"):
        channels = matter.field_spans.get("channels")
        if channels is not None and len(matter.channels) > 1:
            yield dropped(base, span, channels.start)


@kind("可选、当选的多于候选人", "more choices or places than candidates", "BK242", "BK243")
def more_than_candidates(base: Base) -> Seeds:
    for field, said in (("choices", base.say("最多9", "at-most 9")), ("winners", "9")):
        for matter, span in stated(base, base.bylaw.matters, field):
            if matter.options:
                yield replaced(span, said)


KINDS = (
    tenants_decide,
    others_decide,
    decider_missing,
    heard_by_itself,
    named_twice,
    tie_by_the_chair,
    counts_and_watches,
    provider_watches_itself,
    provider_holds_proxies,
    voters_unverified,
    two_ballots_unsettled,
    more_than_candidates,
    authority_without_vote,
    authority_without_end,
    authority_without_amount,
    emergency_unconfirmed,
    emergency_unchecked,
    emergency_replaces_other_vote,
)
