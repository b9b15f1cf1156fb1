"""Faults in names, references, figures and dates, and in what the text says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bylawkit.model.bylaw import Named
from bylawkit.model.scenario import VoteScenario
from bylawkit.model.values import Ref
from bylawkit.source import Span
from seeding.edits import dropped, first_line, line_of, own, replaced, stated
from seeding.fault import NAMED, Base, Fault, Seeds, kind
from seeding.votes import of_owners

_QUOTED = re.compile(r"\{[^{}\n]+\}")
_DATE = re.compile(r"(?<=\s)\d{4}-\d\d-\d\d")


def _parties_named(base: Base) -> Iterator[Ref]:
    for matter in own(base, base.bylaw.matters):
        yield from (*matter.hear, *matter.counted_by, *matter.witnessed_by)
    for norm in own(base, base.bylaw.norms):
        yield from (*norm.bearers, *norm.owed_to)
    for fund in own(base, base.bylaw.funds):
        yield from (one for one in (fund.keeper, fund.owner, fund.approved_by) if one)
    for service in own(base, base.bylaw.services):
        yield from service.owed_to


@kind("没有写明的名称", "a name that is not defined", "BK104")
def name_undefined(base: Base) -> Seeds:
    for ref in _parties_named(base):
        yield replaced(ref.span, base.say("没有的一方", "nobody-known"))


@kind("名称指的不是这一类", "a name of the wrong kind", "BK104", "BK105")
def wrong_kind(base: Base) -> Seeds:
    owners = base.say("业主", "owners")
    for _, span in stated(base, base.bylaw.funds, "approved_by"):
        yield replaced(span, owners)
    for _, span in stated(base, base.bylaw.authorities, "granted_by"):
        yield replaced(span, owners)
    for _, span in stated(base, base.bylaw.emergencies, "instead_of"):
        yield replaced(span, owners)


def _name(base: Base, one: Named) -> Span:
    start = base.text.index(one.name, one.span.start)
    return base.source.span(start, start + len(one.name))


@kind("名称重复", "a name given to two statements", "BK102")
def name_taken(base: Base) -> Seeds:
    groups: tuple[tuple[Named, ...], ...]
    groups = (base.bylaw.matters, base.bylaw.norms, base.bylaw.services)
    for statements in groups:
        named: list[Named] = list(own(base, statements))
        for earlier, one in pairwise(named):
            yield replaced(_name(base, one), earlier.name)


@kind("同一栏写了两遍", "a field given twice", "BK103")
def field_twice(base: Base) -> Seeds:
    places = [span for _, span in stated(base, base.bylaw.matters, "decided_by")]
    places += [span for _, span in stated(base, base.bylaw.norms, "bearers")]
    places += [span for _, span in stated(base, base.bylaw.fees, "payer")]
    for span in places:
        start, end = line_of(base, span)
        yield Fault(end, end, base.text[start:end])


@kind("条的标题重复", "two articles of one title", "BK161")
def title_repeated(base: Base) -> Seeds:
    prose = [one for article in base.bylaw.articles for one in article.statements]
    titled = [one for one in own(base, prose) if not hasattr(one, "name")]
    for earlier, one in pairwise(titled):
        start = base.text.index(one.title, one.span.start)
        yield Fault(start, start + len(one.title), earlier.title)


@kind("文字引用不存在的条文", "wording that quotes what is not there", "BK104")
def quotation_undefined(base: Base) -> Seeds:
    for found in _QUOTED.finditer(base.text, base.start, base.end):
        yield Fault(*found.span(), base.say("{没有的事项}", "{no-such-matter}"))


@kind("文字引用没有的栏", "wording that quotes a field that is not there", "BK106")
def quotation_of_no_field(base: Base) -> Seeds:
    for found in _QUOTED.finditer(base.text, base.start, base.end):
        if "." in found.group():
            name = found.group().partition(".")[0]
            yield Fault(*found.span(), base.say(f"{name}.计权}}", f"{name}.weight}}"))


@kind("定义没有用到", "a definition that nothing uses", "BK160", where=NAMED)
def definition_unused(base: Base) -> Seeds:
    for one in own(base, base.bylaw.definitions):
        used = base.text.count(one.name)
        quoted = [found for found in _QUOTED.finditer(base.text) if one.name in found.group()]
        if used == 2 and len(quoted) == 1:
            yield Fault(*quoted[0].span(), base.say("另行约定的数", "as agreed"), first_line(one))


@kind("没有这一天", "a day that does not exist", "BK115")
def no_such_day(base: Base) -> Seeds:
    for found in _DATE.finditer(base.text, base.start, base.end):
        yield Fault(*found.span(), f"{found.group()[:4]}-02-30")


@kind("分母是零，或者比例超过全部", "a share of nothing, or of more than all", "BK110", "BK111")
def impossible_share(base: Base) -> Seeds:
    for _, span in stated(base, base.bylaw.matters, "turnout"):
        yield replaced(span, base.say("面积2/0以上", "area 2/0 or-more"))
        yield replaced(span, base.say("面积3/2以上", "area 3/2 or-more"))


@kind("数字没有单位", "a number without a unit", "BK013")
def unit_missing(base: Base) -> Seeds:
    for field in ("notice", "publish", "objection"):
        for _, span in stated(base, base.bylaw.matters, field):
            number = re.match(r"\d+", span.text)
            if number:
                yield replaced(span, number.group())


@kind("依据的日子早于任何法律", "a day before any law", "BK229")
def law_too_early(base: Base) -> Seeds:
    home = base.bylaw.home
    if home is not None and base.is_example:
        start = home.span.start
        line = base.text[start : base.text.index("\n", start)]
        for found in _DATE.finditer(line):
            for day in ("1949-10-01", "1980-01-01"):
                yield Fault(start + found.start(), start + found.end(), day)


@kind("法规库没有的地方", "a place without any law pack", "BK220")
def place_unknown(base: Base) -> Seeds:
    yield from _moved(base, "火星/北京", "某国/某市")


@kind("没有地方法规的地方", "a place without a pack of its own", "BK259")
def place_without_own_law(base: Base) -> Seeds:
    yield from _moved(base, "中国/某市", "中国/吉林/长春")


def _moved(base: Base, *places: str) -> Seeds:
    home = base.bylaw.home
    if home is not None and base.is_example:
        start = home.span.start
        end = start + len(home.span.text.split()[0])
        yield from (Fault(start, end, place) for place in places)


@kind("没有写辖区", "no law stated", "BK219", where=NAMED)
def law_not_stated(base: Base) -> Seeds:
    home = base.bylaw.home
    if home is not None and base.is_example:
        yield dropped(base, home.span, base.bylaw.span.start)


@kind("事项没有情景", "a matter that no scenario tests", "BK502", where=NAMED)
def scenario_missing(base: Base) -> Seeds:
    votes = [one for one in base.bylaw.scenarios if isinstance(one, VoteScenario)]
    for matter in of_owners(base):
        tests = [one for one in votes if one.matter.name == matter.name]
        if len(tests) == 1 and not any(_alike(matter, other) for other in base.bylaw.matters):
            span = tests[0].span
            yield Fault(span.start, span.end, "", first_line(matter))


def _alike(matter: object, other: object) -> bool:
    """Whether another matter has the very rule of this one, so that its scenario tests both."""
    fields = ("turnout", "approve", "silent", "abstain", "invalid")
    same = all(getattr(matter, field) == getattr(other, field) for field in fields)
    return same and matter is not other


KINDS = (
    name_undefined,
    wrong_kind,
    name_taken,
    field_twice,
    title_repeated,
    quotation_undefined,
    quotation_of_no_field,
    definition_unused,
    no_such_day,
    impossible_share,
    unit_missing,
    law_too_early,
    place_unknown,
    place_without_own_law,
    law_not_stated,
    scenario_missing,
)
