"""The tests of a vote in English, and the groups of people that a rule asks for."""

from __future__ import annotations

from bylawkit.model.values import Limit
from bylawkit.model.votes import AllOf, AnyOf, Base, Comparison, Measure, Side, Test
from bylawkit.render.speech.comparing import comparisons, is_sided, is_unanimous, one_sided
from bylawkit.render.speech.en.amounts import bound

_THINGS = {
    Measure.AREA: ("the total floor area", "the floor area"),
    Measure.HEADS: ("all {}", "the {}"),
    Measure.HOUSEHOLDS: ("all households", "the households"),
    Measure.SEATS: ("all seats", "the seats"),
}
_BASES = {
    Base.ALL: "",
    Base.PARTICIPATING: " taking part",
    Base.ATTENDING: " present",
    Base.CAST: " with valid ballots",
}
_SIDES = {
    Side.FOR: "the votes in favour",
    Side.AGAINST: "the votes against",
    Side.PARTICIPATING: "the votes cast",
}
_HEADS = {Side.FOR: "for", Side.PARTICIPATING: "taking part"}


def _thing(one: Comparison, voters: str) -> str:
    whole, part = _THINGS[one.measure]
    return (whole if one.base is Base.ALL else part + _BASES[one.base]).format(voters)


def _phrase(one: Comparison, voters: str) -> str:
    thing, least = _thing(one, voters), bound(one.limit)
    return f"{least} of {thing}" if not (least == "all" and thing.startswith("all ")) else thing


def condition(rule: Test, voters: str = "owners", inner: bool = False) -> str:
    """``at least two thirds of the total floor area and at least two thirds of all owners``."""
    if isinstance(rule, Comparison):
        return _clause(rule, voters) if rule.side is Side.AGAINST else _phrase(rule, voters)
    word = " and " if isinstance(rule, AllOf) else " or "
    text = word.join(dict.fromkeys(condition(part, voters, True) for part in rule.parts))
    return f"({text})" if inner else text


def _clause(one: Comparison, voters: str) -> str:
    least = bound(one.limit)
    return f"{_SIDES[one.side]} come to {least} of {_thing(one, voters)}"


def _clauses(rule: Test, voters: str, inner: bool = False) -> str:
    """A test in which votes for and against are told apart."""
    if isinstance(rule, Comparison):
        return _clause(rule, voters)
    word = ", and " if isinstance(rule, AllOf) else ", or "
    text = word.join(_clauses(part, voters, True) for part in rule.parts)
    return f"({text})" if inner and isinstance(rule, AnyOf) else text


def compared(one: Comparison, voters: str = "owners") -> str:
    """One test as the head of a row: ``for: more than half of the owners taking part``."""
    if one.side is Side.AGAINST:
        return _clause(one, voters)
    return f"{_HEADS[one.side]}: {_phrase(one, voters)}"


def voted(rule: Test, voters: str, verb: str, lead: str = "") -> str:
    """The test as a condition: ``at least two thirds of … take part``."""
    if is_unanimous(rule):
        return f"{lead}all of the {voters}{_BASES[comparisons(rule)[0].base]} {verb}"
    if is_sided(rule):
        return lead + _clauses(rule, voters)
    return f"{lead}{condition(rule, voters)} {verb}"


def objected(rule: Test, voters: str) -> str:
    """The test of objections: ``at least one third of all owners object in writing``."""
    return f"{condition(one_sided(rule), voters)} object in writing"


def portion(who: str, measure: Measure, limit: Limit) -> str:
    """A part of a group: ``at least one fifth of the owners``."""
    least = bound(limit)
    if least == "all":
        return f"all of {who}"
    if measure is Measure.AREA:
        return f"{who} of {least} of the total floor area"
    if measure is Measure.SEATS:
        return f"{least} of the seats of {who}"
    by = ", counted by households" if measure is Measure.HOUSEHOLDS else ""
    return f"{least} of {who}{by}"


def quota(group: str, limit: Limit) -> str:
    """What part of the seats a group must have: ``at least one third must be women``."""
    return f"{bound(limit)} must be {group.removeprefix('the ')}"


def of_body(body: str, people: str) -> str:
    """Those who sit in a body: ``the members of the owners' committee``."""
    return f"the {people} of {body}"
