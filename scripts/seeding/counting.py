"""Faults in what becomes of silence and abstention, and in the times of a vote."""

from __future__ import annotations

from bylawkit.diagnostics import Text
from bylawkit.model.parties import Role
from bylawkit.model.votes import MatterClass, Treatment
from seeding.edits import added, dropped, first_line, quoted, replaced, stated
from seeding.fault import NAMED, Base, Fault, Seeds, kind
from seeding.law import FILING, NOTICE, days, judged
from seeding.votes import of_owners

_AT_OBJECTION = Text("异议期那一行", "the line of the time for objections")


def _days(base: Base, number: int) -> str:
    return base.say(f"{number}日", f"{number} days")


@kind("沉默计入参与", "silence counted towards the turnout", "BK204")
def silence_builds_turnout(base: Base) -> Seeds:
    for matter, span in stated(base, of_owners(base), "silent"):
        if matter.turnout is not None:
            yield replaced(span, base.say("计入参与", "participates"))


@kind("沉默随多数", "silence follows the majority", "BK205", "BK226")
def silence_follows(base: Base) -> Seeds:
    for matter, span in stated(base, of_owners(base), "silent"):
        if matter.silent is not Treatment.FOLLOWS_MAJORITY:
            yield replaced(span, base.say("随多数", "follows-majority"))


@kind("弃权不计入，降低了要求", "abstentions left out, which lowers the bar", "BK206")
def abstention_left_out(base: Base) -> Seeds:
    for matter, span in stated(base, of_owners(base), "abstain"):
        if matter.abstain is Treatment.PARTICIPATES and matter.approve is not None:
            yield replaced(span, base.say("不计入", "not-counted"))


@kind("会议通知缩短", "notice shortened", "BK208")
def notice_shortened(base: Base) -> Seeds:
    for matter, span in stated(base, of_owners(base), "notice"):
        if (days(matter.notice) or 0) >= NOTICE:
            yield from (replaced(span, _days(base, number)) for number in (7, NOTICE - 1))


@kind("没有写会议通知", "notice not stated", "BK209", where=NAMED)
def notice_missing(base: Base) -> Seeds:
    for matter, span in stated(base, of_owners(base), "notice"):
        if not quoted(base, matter):
            yield dropped(base, span, first_line(matter))


@kind(
    "公示比异议期还短",
    "the result posted for less than objections may come",
    "BK234",
    where=_AT_OBJECTION,
)
def posted_too_short(base: Base) -> Seeds:
    for matter, span in stated(base, base.bylaw.matters, "publish"):
        objections = days(matter.objection)
        if objections is not None and objections > 1:
            at = matter.field_spans["objection"].start
            yield replaced(span, _days(base, objections - 1), at)


@kind("异议期短于地方规定", "less time for objections than local law asks", "BK228", local=True)
def objections_below_local_law(base: Base) -> Seeds:
    for matter, span in stated(base, of_owners(base), "objection"):
        if _in(base, "清远") and days(matter.objection) == 7:
            yield from (replaced(span, _days(base, number)) for number in (3, 6))


@kind("投票期超出地方规定", "the voting window outside local law", "BK224", local=True)
def window_outside_law(base: Base) -> Seeds:
    for _, span in stated(base, of_owners(base), "window"):
        if _in(base, "杭州"):
            yield replaced(span, base.say("4日 至 60日", "4 days to 60 days"))
            yield replaced(span, base.say("5日 至 61日", "5 days to 61 days"))


@kind("委托多于地方规定", "more proxies than local law allows", "BK227", local=True)
def proxies_beyond_law(base: Base) -> Seeds:
    for _, span in stated(base, of_owners(base), "proxy_cap"):
        if _in(base, "潍坊"):
            yield from (
                replaced(span, base.say(f"最多{n}户", f"at-most {n} households")) for n in (4, 9)
            )


@kind("备案推迟", "filing put off", "BK210")
def filing_late(base: Base) -> Seeds:
    late = FILING + 1, FILING * 2
    for matter, span in stated(base, of_owners(base), "filing"):
        if matter.matter_class is MatterClass.COMMITTEE_ELECTION and matter.filing:
            said = matter.filing[0].name
            yield from (replaced(span, f"{said} {_days(base, number)}") for number in late)
    for body, span in stated(base, base.bylaw.bodies, "filing"):
        if body.role is Role.OWNERS_COMMITTEE and body.filing and judged(base):
            said = body.filing[0].name
            yield from (replaced(span, f"{said} {_days(base, number)}") for number in late)


@kind("异议没有答复期限", "objections without a time for the answer", "BK235", where=_AT_OBJECTION)
def objections_unanswered(base: Base) -> Seeds:
    for matter, span in stated(base, base.bylaw.matters, "answer"):
        if matter.objection is not None:
            yield dropped(base, span, matter.field_spans["objection"].start)


@kind("决定先失效，异议期才满", "a decision that lapses before objections end", "BK232")
def lapses_first(base: Base) -> Seeds:
    for matter, span in stated(base, base.bylaw.matters, "objection"):
        if (days(matter.objection) or 0) > 2 and matter.lapse is None:
            yield added(base, span, f"{base.say('失效', 'lapse')} {_days(base, 2)}")


@kind("没有投票期却要延长", "a voting window extended that is not there", "BK233")
def extension_without_window(base: Base) -> Seeds:
    for matter, span in stated(base, base.bylaw.matters, "window"):
        if matter.extension is None and not quoted(base, matter):
            start = base.text.rfind("\n", 0, span.start) + 1
            said = base.say("延长 最多1次 7日", "extension at-most 1 time 7 days")
            yield Fault(start, span.end, f"  {said}")


@kind("视为送达晚于通知", "notices deemed served too late", "BK231")
def served_too_late(base: Base) -> Seeds:
    for matter, span in stated(base, base.bylaw.matters, "notice"):
        notice = days(matter.notice)
        if notice is not None and matter.deemed_served is None:
            said = base.say("视为送达", "deemed-served")
            yield added(base, span, f"{said} {_days(base, notice + 1)}")


@kind("投票期写反", "the voting window reversed", "BK135")
def window_reversed(base: Base) -> Seeds:
    for _, span in stated(base, base.bylaw.matters, "window"):
        yield replaced(span, base.say("30日 至 7日", "30 days to 7 days"))


def _in(base: Base, place: str) -> bool:
    home = base.bylaw.home
    return home is not None and place in home.place


KINDS = (
    silence_builds_turnout,
    silence_follows,
    abstention_left_out,
    notice_shortened,
    notice_missing,
    posted_too_short,
    objections_below_local_law,
    window_outside_law,
    window_reversed,
    proxies_beyond_law,
    filing_late,
    objections_unanswered,
    lapses_first,
    extension_without_window,
    served_too_late,
)
