"""Scenarios: tree to model."""

from __future__ import annotations

from typing import Any

from bylawkit.diagnostics import Text
from bylawkit.model.scenario import FeeScenario, Outcome, Scenario, VoteScenario
from bylawkit.model.values import Ref
from bylawkit.model.votes import Measure
from bylawkit.numerals import number
from bylawkit.resolve import codes, values
from bylawkit.resolve.context import Context
from bylawkit.resolve.fields import a_day, whole
from bylawkit.syntax.nodes import Node, Token

_MEASURES = {
    "PEOPLE": Measure.HEADS,
    "SQUARE_METRE": Measure.AREA,
    "HOUSEHOLDS": Measure.HOUSEHOLDS,
    "SEAT": Measure.SEATS,
}


def scenario(context: Context, node: Node) -> Scenario | None:
    """A scenario, unless it lacks what it cannot do without (reported)."""
    title = node.token("STRING")
    assert title is not None
    fields = {one.rule: one for one in node.nodes()}
    if "about_fee" in fields:
        return _about_fee(context, node, title, fields)
    return _about_vote(context, node, title, fields)


def _missing(context: Context, title: Token, *words: Text) -> None:
    if not context.broken:
        for word in words:
            context.report(codes.FIELD_MISSING, title, statement=title.text[1:-1], field=word)


def _about_vote(
    context: Context, node: Node, title: Token, fields: dict[str, Node]
) -> VoteScenario | None:
    about, expect = fields.get("about_matter"), fields.get("expect")
    if about is None or expect is None:
        wanted = ((about, Text("事项", "matter")), (expect, Text("结果", "expect")))
        _missing(context, title, *(word for one, word in wanted if one is None))
        return None
    name, word = about.token("NAME"), expect.children[-1]
    assert name is not None
    assert isinstance(word, Token)
    return VoteScenario(
        title=values.words(context, title).text,
        span=context.span(node),
        matter=context.use(name, "matter"),
        counts=_counts(context, node),
        expect=values.enum_value(word, Outcome),
        expect_span=context.span(word),
        on=a_day(context, fields["on_date"]) if "on_date" in fields else None,
        candidates=_candidates(context, node),
        winners=_names(context, fields.get("won")),
        shortlisted=_names(context, fields.get("went_on")),
        round=_round(context, fields.get("voting_round")),
    )


def _names(context: Context, node: Node | None) -> tuple[Ref, ...]:
    return () if node is None else tuple(context.use(one, "free") for one in node.tokens("NAME"))


def _round(context: Context, node: Node | None) -> int:
    return 1 if node is None else whole(context, node) or 1


def _candidates(context: Context, node: Node) -> dict[str, dict[Measure, int]]:
    votes: dict[str, dict[Measure, int]] = {}
    for line in node.nodes("votes_for"):
        figures = votes.setdefault(context.use(_name(line), "free").name, {})
        for one in line.nodes("figure"):
            _figure(context, one, figures)
    return votes


def _counts(context: Context, node: Node) -> dict[str, dict[Measure, int]]:
    counts: dict[str, dict[Measure, int]] = {}
    for line in node.nodes("count"):
        key = line.children[0]
        assert isinstance(key, Token)
        figures = counts.setdefault(key.type.removeprefix("COUNT_").lower(), {})
        for one in line.nodes("figure"):
            _figure(context, one, figures)
    return counts


def _figure(context: Context, node: Node, figures: dict[Measure, int]) -> None:
    number, unit = node.tokens("NUMBER", *_MEASURES)
    measure = _MEASURES[unit.type]
    value = values.area(context, number) if measure is Measure.AREA else _heads(context, number)
    if measure in figures:
        context.report(codes.UNIT_MISMATCH, node)
    elif value is not None:
        figures[measure] = value


def _heads(context: Context, token: Token) -> int | None:
    """A whole number, zero allowed."""
    value = number(token.text)
    if value.denominator != 1 or value < 0:
        context.report(codes.NEGATIVE if value < 0 else codes.NOT_WHOLE, token, text=token.text)
        return None
    return int(value)


def _about_fee(
    context: Context, node: Node, title: Token, fields: dict[str, Node]
) -> FeeScenario | None:
    unit, month = fields.get("unit"), fields.get("month")
    pays = list(node.nodes("pays"))
    if unit is None or month is None or not pays:
        wanted = (
            (unit, Text("房屋", "unit")),
            (month, Text("月份", "month")),
            (pays or None, Text("应付", "pays")),
        )
        _missing(context, title, *(word for one, word in wanted if one is None))
        return None
    use, size = unit.tokens("NAME", "NUMBER")
    area, when = values.area(context, size), a_day(context, month)
    expect = _expected(context, pays)
    if area is None or when is None or len(expect) < len(pays):
        return None
    return FeeScenario(
        title=values.words(context, title).text,
        span=context.span(node),
        fee=context.use(_name(fields["about_fee"]), "fee"),
        use=context.use(use, "free"),
        area=area,
        month=when,
        expect=expect,
        expect_span=context.span(pays[0]),
        first_payment=a_day(context, fields["first_payment"])
        if "first_payment" in fields
        else None,
        sold="sold" in fields,
        hardship="in_hardship" in fields,
    )


def _expected(context: Context, pays: list[Node]) -> tuple[tuple[Ref, Any], ...]:
    found = []
    for one in pays:
        amount = one.node("money")
        fen = None if amount is None else values.money(context, amount)
        if fen is not None:
            found.append((context.use(_name(one), "party"), fen))
    return tuple(found)


def _name(node: Node) -> Token:
    token = node.token("NAME")
    assert token is not None
    return token
