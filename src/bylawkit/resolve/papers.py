"""Cost sharing, standing authority, emergencies, papers and leases: tree to model."""

from __future__ import annotations

from typing import Any

from bylawkit.model.money import Allocation, Authority, SharedBy
from bylawkit.model.norms import Record
from bylawkit.model.procedures import Emergency, Tenancy
from bylawkit.model.values import Cmp
from bylawkit.model.votes import Scope
from bylawkit.numerals import exact, parts, percent
from bylawkit.resolve import codes, values
from bylawkit.resolve.context import Context
from bylawkit.resolve.fields import (
    BASIS,
    NOTE,
    Field,
    Table,
    filing,
    fraction,
    how_often,
    length,
    name_of,
    names_of,
    one_of,
    text,
    texts,
    whole,
)
from bylawkit.resolve.money import deposit
from bylawkit.syntax.nodes import Node


def _coefficients(context: Context, node: Node) -> Any:
    found: dict[int, Any] = {}
    for one in node.nodes("coefficient"):
        floor, factor = one.tokens("NUMBER")
        number, value = values.count(context, floor), exact(factor.text)
        if value < 0:
            context.report(codes.NEGATIVE, factor, text=factor.text)
        elif number in found:
            context.report(codes.UNIT_MISMATCH, one)
        elif number is not None:
            found[number] = value
    return tuple(found.items())


def _factor(context: Context, node: Node) -> Any:
    """A share that may be more than the whole: late joiners may pay 200%."""
    token = node.token("PERCENT", "FRACTION")
    assert token is not None
    if token.type == "PERCENT":
        value = percent(token.text)
        if value < 0:
            context.report(codes.NEGATIVE, token, text=token.text)
            return None
        return value
    above, below = parts(token.text)
    if below == 0:
        context.report(codes.ZERO_BELOW, token, text=token.text)
        return None
    return exact(str(above)) / below


def _method(context: Context, node: Node) -> Any:
    """By what a cost is shared, and for a flat sum how much."""
    price = node.node("money")
    if price is None:
        return one_of(SharedBy)(context, node), None
    return SharedBy.FLAT, values.money(context, price)


ALLOCATION: Table = {
    "scope": Field("scope", one_of(Scope)),
    "about_cost": Field("content", text),
    "method": Field("method", _method),
    "coefficients": Field("coefficients", _coefficients),
    "late_join": Field("late_join", _factor),
    "approved_by": Field("approved_by", name_of("matter")),
    "note": NOTE,
    "basis": BASIS,
}


def allocation(found: dict[str, Any], **head: Any) -> Allocation:
    """A way of sharing a cost."""
    method, flat = found.pop("method", (None, None))
    return Allocation(method=method, flat=flat, **head, **found)


def _per_job(context: Context, node: Node) -> Any:
    price = node.node("money")
    fen = None if price is None else values.money(context, price)
    if fen is None:
        return None
    return fen, Cmp.LESS if node.token("LESS_THAN") else Cmp.AT_MOST


def _in_total(context: Context, node: Node) -> Any:
    price = node.node("money")
    if price is not None:
        return values.money(context, price), None, None
    return None, name_of("fund")(context, node), fraction(context, node)


def _report(context: Context, node: Node) -> Any:
    return name_of("party")(context, node), how_often(context, node)


AUTHORITY: Table = {
    "granted_to": Field("granted_to", name_of("party")),
    "granted_by": Field("granted_by", name_of("matter")),
    "about_cost": Field("content", text),
    "content": Field("content", text),
    "per_job": Field("per_job", _per_job),
    "in_total": Field("total", _in_total),
    "how_many": Field("times_a_year", whole),
    "valid_for": Field("valid_for", length),
    "report_every": Field("report_to", _report),
    "note": NOTE,
    "basis": BASIS,
}


def authority(found: dict[str, Any], **head: Any) -> Authority:
    """A standing authority; what one field says of two attributes is told apart."""
    job, cmp = found.pop("per_job", (None, Cmp.AT_MOST))
    total, of, share = found.pop("total", (None, None, None))
    report_to, every = found.pop("report_to", (None, None))
    return Authority(
        per_job=job,
        per_job_cmp=cmp,
        total=total,
        total_of=of,
        total_share=share,
        report_to=report_to,
        report_every=every,
        **head,
        **found,
    )


EMERGENCY: Table = {
    "case": Field("cases", texts, many=True),
    "confirm": Field("confirm", filing),
    "instead_of": Field("instead_of", name_of("matter")),
    "inspector": Field("carried_out_by", name_of("party")),
    "publish": Field("publish", length),
    "checked_after": Field("checked_after", text),
    "note": NOTE,
    "basis": BASIS,
}


def emergency(found: dict[str, Any], **head: Any) -> Emergency:
    """An emergency path; ``确认`` names who agrees and within what time."""
    confirm, within = found.pop("confirm", (None, None))
    return Emergency(confirm=confirm, confirm_within=within, **head, **found)


RECORD: Table = {
    "content": Field("content", text),
    "about_cost": Field("content", text),
    "keeper": Field("keeper", name_of("party")),
    "retention": Field("retention", length),
    "open_to": Field("open_to", names_of("party")),
    "within": Field("within", length),
    "note": NOTE,
    "basis": BASIS,
}


def record(found: dict[str, Any], **head: Any) -> Record:
    return Record(**head, **found)


def _transition(context: Context, node: Node) -> Any:
    return length(context, node), text(context, node)


def _between(context: Context, node: Node) -> Any:
    return names_of("party")(context, node)


TENANCY: Table = {
    "lease_parties": Field("landlord", _between),
    "term": Field("term", length),
    "deposit": Field("deposit", deposit),
    "renewal": Field("renewal", length),
    "arrears_limit": Field("arrears_limit", length),
    "idle_limit": Field("idle_limit", length),
    "ends_when": Field("ends_when", texts, many=True),
    "clears_within": Field("clears_within", length),
    "transition": Field("transition", _transition),
    "refund": Field("refund", text),
    "barred": Field("barred", length),
    "note": NOTE,
    "basis": BASIS,
}


def tenancy(found: dict[str, Any], **head: Any) -> Tenancy:
    """A lease between the landlord and the tenant."""
    landlord, tenant = found.pop("landlord", (None, None))
    transition, terms = found.pop("transition", (None, None))
    return Tenancy(
        landlord=landlord,
        tenant=tenant,
        transition=transition,
        transition_terms=terms,
        **head,
        **found,
    )
