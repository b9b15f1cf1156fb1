"""Faults in services, inspections, papers and leases."""

from __future__ import annotations

import re

from bylawkit.diagnostics import Text
from bylawkit.model.bylaw import CompoundKind
from seeding.edits import added, dropped, first_line, own, replaced, stated
from seeding.fault import NAMED, Base, Seeds, kind

_AT_KEEPER = Text("保管那一行", "the line of the keeper")
_NEEDED = ("rectify_within", "responsible", "sign_off")


@kind(
    "检查缺整改期限、责任人或者销号",
    "an inspection that lacks what makes it work",
    "BK411",
    where=NAMED,
)
def inspection_incomplete(base: Base) -> Seeds:
    for field in _NEEDED:
        for one, span in stated(base, base.bylaw.safety, field):
            yield dropped(base, span, first_line(one))


@kind("服务由提供者自己评价", "a service that judges itself", "BK413")
def service_judges_itself(base: Base) -> Seeds:
    for service in own(base, base.bylaw.services):
        by = service.evaluated_by
        if by and service.provider is not None:
            span = base.source.span(by[0].span.start, by[-1].span.end)
            yield replaced(span, service.provider.name)


@kind("服务没有人评价", "a service that nobody evaluates", "BK412", where=NAMED)
def service_not_evaluated(base: Base) -> Seeds:
    for service, span in stated(base, base.bylaw.services, "evaluated_by"):
        yield dropped(base, span, first_line(service))


@kind("档案没有写保存多久", "papers kept for no stated time", "BK370", where=_AT_KEEPER)
def retention_missing(base: Base) -> Seeds:
    for one, span in stated(base, base.bylaw.records, "retention"):
        if "keeper" in one.field_spans:
            yield dropped(base, span, one.field_spans["keeper"].start)


@kind("档案不给业主查阅", "papers closed to the owners", "BK371")
def papers_closed(base: Base) -> Seeds:
    for one, span in stated(base, base.bylaw.records, "open_to"):
        ballots = re.search("表决票|选票|ballot", f"{one.title} {one.content}".lower())
        if not ballots and any(ref.name in ("业主", "owners") for ref in one.open_to):
            yield replaced(span, base.say("居委会", "residents-committee"))


def _rental(base: Base) -> bool:
    return base.bylaw.kind is CompoundKind.PUBLIC_RENTAL


@kind("公租房加了腾退事由", "a ground to leave beyond the law's", "BK372")
def ground_added(base: Base) -> Seeds:
    for lease in own(base, base.bylaw.tenancies):
        for words in lease.ends_when if _rental(base) else ():
            for zh, en in (
                ("不参加志愿服务", "doing no volunteer work"),
                ("投诉物业", "complaining"),
            ):
                yield replaced(words.span, base.say(zh, en))


@kind("公租房欠租、闲置的期限缩短", "the months before a tenant has to leave shortened", "BK373")
def lease_shortened(base: Base) -> Seeds:
    for field in ("arrears_limit", "idle_limit"):
        for _, span in stated(base, base.bylaw.tenancies, field):
            if _rental(base):
                for months in (1, 5):
                    yield replaced(span, base.say(f"{months}个月", f"{months} months"))


@kind("公租房再申请的限制过长", "a new application barred too long", "BK374")
def barred_too_long(base: Base) -> Seeds:
    for lease, span in stated(base, base.bylaw.tenancies, "term"):
        if _rental(base) and lease.barred is None:
            yield added(base, span, base.say("限制 8年", "barred 8 years"))


@kind("公租房租期过长", "a lease longer than usual", "BK375")
def lease_too_long(base: Base) -> Seeds:
    for _, span in stated(base, base.bylaw.tenancies, "term"):
        if _rental(base):
            yield replaced(span, base.say("8年", "8 years"))


KINDS = (
    inspection_incomplete,
    service_judges_itself,
    service_not_evaluated,
    retention_missing,
    papers_closed,
    ground_added,
    lease_shortened,
    barred_too_long,
    lease_too_long,
)
