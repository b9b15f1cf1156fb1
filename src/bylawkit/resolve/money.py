"""Fees and funds: tree to model."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from bylawkit.model.money import (
    Charging,
    Due,
    DunningStep,
    Exemption,
    Fee,
    Fund,
    LateCharge,
    Linked,
    Phase,
    PhaseSubsidy,
    Relief,
    Share,
    UseRate,
    YearlySubsidy,
)
from bylawkit.model.values import Per
from bylawkit.resolve import codes, values
from bylawkit.resolve.context import Context
from bylawkit.resolve.fields import (
    BASIS,
    NOTE,
    Field,
    Table,
    a_day,
    fraction,
    how_often,
    length,
    name_of,
    names_of,
    one_of,
    text,
    texts,
)
from bylawkit.syntax.nodes import Node

_LAST_DAY_OF_EVERY_MONTH = 28


def _payer(context: Context, node: Node) -> Any:
    return tuple(context.use(one, "party") for one in node.tokens("NAME"))


def _rates(context: Context, node: Node) -> tuple[UseRate, ...]:
    found = []
    for one in node.nodes("use_rate"):
        name, price, begins = one.token("NAME"), one.node("rate"), one.token("DATE")
        value = None if price is None else values.rate(context, price)
        since = values.day(context, begins)
        if begins is not None and since is None:
            continue
        if name is not None and value is not None and price is not None:
            if value.per is Per.SQUARE_METRE and value.period is None:
                text = context.span(price).text
                context.report(codes.ONCE_ONLY, price, text=text)
            found.append(UseRate(context.use(name, "free"), value, since))
    return _in_order(context, node, tuple(found))


def _in_order(context: Context, node: Node, rates: tuple[UseRate, ...]) -> tuple[UseRate, ...]:
    """Report a use whose rates do not follow one another in time."""
    last: dict[str, date] = {}
    for one in rates:
        begins = one.since or date.min
        if one.use.name in last and begins <= last[one.use.name]:
            context.report(codes.DATES_OUT_OF_ORDER, one.use.span)
        last[one.use.name] = begins
    return rates


def _phase(context: Context, node: Node) -> Any:
    name, time = node.token("NAME"), node.node("duration")
    assert name is not None
    collected = node.node("collect")
    if node.token("FREE"):
        share: Fraction | None = Fraction(0)
    elif collected is not None:
        share = fraction(context, collected)
    elif node.token("FULL"):
        share = Fraction(1)
    else:
        share = None
        context.report(codes.PHASE_PAYS, name, name=name.text)
    bearer = next((name_of("party")(context, one) for one in node.nodes("borne_by")), None)
    return Phase(
        name.text,
        context.span(node),
        None if time is None else values.duration(context, time),
        Fraction(1) if share is None else share,
        tuple(_phase_subsidy(context, one) for one in node.nodes("phase_subsidy")),
        bearer,
    )


def _phase_subsidy(context: Context, node: Node) -> PhaseSubsidy:
    price = node.node("rate")
    cap, per = node.node("money"), node.token("MONTH", "YEAR")
    return PhaseSubsidy(
        name_of("party")(context, node),
        fraction(context, node),
        None if price is None else values.rate(context, price),
        None if cap is None else values.money(context, cap),
        None if per is None else values.UNITS[per.type],
    )


def _yearly(context: Context, node: Node) -> Any:
    shares = [values.share(context, one) for one in node.nodes("share")]
    hardship = node.node("hardship")
    return YearlySubsidy(
        name_of("party")(context, node),
        tuple(one for one in shares if one is not None),
        context.span(node),
        node.token("FROM_FIRST_PAYMENT") is not None,
        node.token("ENDS_ON_SALE") is not None,
        None if hardship is None else fraction(context, hardship),
    )


def _due(context: Context, node: Node) -> Due | None:
    unit, number = node.token("MONTH", "QUARTER", "HALF_YEAR", "YEAR"), node.token("NUMBER")
    assert unit is not None
    assert number is not None
    day = values.count(context, number)
    if day is not None and day > _LAST_DAY_OF_EVERY_MONTH:
        context.report(codes.NO_SUCH_DAY, number, text=number.text)
        return None
    last = node.token("LAST_MONTH") is not None
    return None if day is None else Due(values.UNITS[unit.type], day, last)


def _late(context: Context, node: Node) -> LateCharge | None:
    unit, share = node.token("DAY", "MONTH", "YEAR"), fraction(context, node)
    grace, cap = node.node("grace"), node.node("late_cap")
    if unit is None or share is None:
        return None
    return LateCharge(
        share,
        values.UNITS[unit.type],
        None if grace is None else length(context, grace),
        None if cap is None else fraction(context, cap),
        node.token("OF_MONTHLY") is not None,
    )


def _linked(context: Context, node: Node) -> Any:
    bound = node.node(*values.LIMITS)
    limit = None if bound is None else values.limit(context, bound)
    reduction = fraction(context, node)
    if limit is None or reduction is None:
        return ()
    return Linked(name_of("free")(context, node), limit, reduction, context.span(node))


def _relief(context: Context, node: Node) -> Any:
    price, cap, funders = node.node("money"), node.node("relief_cap"), node.node("funders")
    fen = None if price is None else values.money(context, price)
    top = None if cap is None else cap.node("money")
    if fen is None:
        return ()
    return Relief(
        name_of("free")(context, node),
        Fraction(fen),
        None if top is None else values.money(context, top),
        () if funders is None else names_of("free")(context, funders),
    )


def deposit(context: Context, node: Node) -> Any:
    """A sum, or so many months of what is paid."""
    price = node.node("money")
    return length(context, node) if price is None else values.money(context, price)


def _step(context: Context, node: Node) -> Any:
    actor, action = node.tokens("NAME")
    after = length(context, node)
    return () if after is None else DunningStep(after, context.use(actor, "party"), action.text)


def _exempt(context: Context, node: Node) -> Any:
    share, bound = fraction(context, node), node.node(*values.LIMITS)
    limit = None if bound is None else values.limit(context, bound)
    return () if share is None else Exemption(name_of("party")(context, node), share, limit)


def _prepay(context: Context, node: Node) -> Any:
    return length(context, node)


FEE: Table = {
    "payer": Field("parties", _payer),
    "rates": Field("rates", _rates),
    "start_date": Field("start", a_day),
    "phase": Field("phases", _phase, many=True),
    "yearly": Field("subsidies", _yearly, many=True),
    "due": Field("due", _due),
    "late": Field("late", _late),
    "linked": Field("linked", _linked, many=True),
    "relief": Field("relief", _relief, many=True),
    "prepay": Field("prepay", _prepay),
    "return_for": Field("in_return_for", names_of("counterpart")),
    "dunning": Field("dunning", text),
    "deposit": Field("deposit", deposit),
    "step": Field("dunning_steps", _step, many=True),
    "exempt": Field("exemptions", _exempt, many=True),
    "refund": Field("refund", text),
    "charging": Field("charging", one_of(Charging)),
    "note": NOTE,
    "basis": BASIS,
}


def fee(found: dict[str, Any], **head: Any) -> Fee:
    """A fee; ``parties`` is who pays and who is paid."""
    payer, payee = found.pop("parties", (None, None))
    spans = found["field_spans"]
    if "parties" in spans:
        spans["payer"] = spans.pop("parties")
    return Fee(payer=payer, payee=payee, **head, **found)


def _shares(context: Context, node: Node) -> tuple[Share, ...]:
    found = []
    for one in node.nodes("fund_share"):
        share = fraction(context, one)
        if share is not None:
            found.append(Share(name_of("free")(context, one), share))
    return tuple(found)


FUND: Table = {
    "source": Field("sources", texts, many=True),
    "shares": Field("shares", _shares),
    "use": Field("uses", texts, many=True),
    "keeper": Field("keeper", name_of("party")),
    "owned_by": Field("owner", name_of("party")),
    "approved_by": Field("approved_by", name_of("matter")),
    "fund_floor": Field("floor", fraction),
    "accounts": Field("accounts", text),
    "first_deposit": Field("first_deposit", text),
    "top_up": Field("top_up", text),
    "publish": Field("publish", how_often),
    "audit": Field("audit", how_often),
    "note": NOTE,
    "basis": BASIS,
}


def fund(found: dict[str, Any], **head: Any) -> Fund:
    """A fund."""
    return Fund(**head, **found)
