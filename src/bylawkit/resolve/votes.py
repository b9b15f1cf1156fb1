"""Matters: tree to model."""

from __future__ import annotations

from typing import Any

from bylawkit.model.votes import (
    Channel,
    Duplicate,
    Extension,
    Matter,
    MatterClass,
    Scope,
    SecondCall,
    Service,
    Tie,
    Treatment,
    Weight,
    Weighting,
)
from bylawkit.resolve import codes, values
from bylawkit.resolve.bodies import consent, petition
from bylawkit.resolve.context import Context
from bylawkit.resolve.fields import (
    BASIS,
    NOTE,
    Field,
    Table,
    filing,
    fraction,
    length,
    name_of,
    names_of,
    one_of,
    some_of,
    text,
    texts,
    whole,
)
from bylawkit.resolve.tests import approval_test, objection_test, turnout_test
from bylawkit.syntax.nodes import Node


def _window(context: Context, node: Node) -> Any:
    shortest, longest = (values.duration(context, one) for one in node.nodes("duration"))
    if shortest is None or longest is None:
        return None
    if shortest.unit is longest.unit and shortest.count > longest.count:
        context.report(codes.ODD_WINDOW, node)
        return None
    return shortest, longest


_TREATMENTS = (
    "TREATMENT_NOT_COUNTED",
    "TREATMENT_PARTICIPATES",
    "TREATMENT_FOLLOWS_MAJORITY",
    "TREATMENT_AGAINST",
)


def _silent(context: Context, node: Node) -> Any:
    word = node.token(*_TREATMENTS)
    assert word is not None
    guard = approval_test(context, node)
    return values.enum_value(word, Treatment), guard


def _proxies(context: Context, node: Node) -> Any:
    cap = whole(context, node)
    written = node.token("WRITTEN") is not None
    return cap, written, names_of("party")(context, node)


def _weight(context: Context, node: Node) -> Weight | None:
    if node.token("WEIGHT_PER_UNIT"):
        return Weight(Weighting.PER_UNIT)
    if node.token("WEIGHT_BY_LAW"):
        return Weight(Weighting.BY_LAW)
    step, votes = node.tokens("NUMBER")
    area, count = values.area(context, step), values.count(context, votes)
    if not area or count is None:
        if area == 0:
            context.report(codes.NOT_WHOLE, step, text=step.text)
        return None
    return Weight(Weighting.STEPS, area, count)


def _extension(context: Context, node: Node) -> Extension | None:
    times, time = whole(context, node), length(context, node)
    return None if times is None or time is None else Extension(times, time)


def _second_call(context: Context, node: Node) -> SecondCall | None:
    after = length(context, node)
    return None if after is None else SecondCall(after, turnout_test(context, node))


def _report(context: Context, node: Node) -> Any:
    found = filing(context, node)
    return () if found is None else (found,)


def _objection(context: Context, node: Node) -> Any:
    time = length(context, node)
    return None if time is None else (time, objection_test(context, node))


MATTER: Table = {
    "decided_by": Field("decided_by", name_of("party")),
    "matter_class": Field("matter_class", one_of(MatterClass)),
    "scope": Field("scope", one_of(Scope)),
    "turnout": Field("turnout", turnout_test),
    "approve": Field("approve", approval_test),
    "silent": Field("silent", _silent),
    "abstain": Field("abstain", one_of(Treatment)),
    "invalid": Field("invalid", one_of(Treatment)),
    "options": Field("options", names_of("free")),
    "channels": Field("channels", some_of(Channel)),
    "duplicate": Field("duplicate", one_of(Duplicate)),
    "proxies": Field("proxy_cap", _proxies),
    "weight": Field("weight", _weight),
    "owner_cap": Field("owner_cap", fraction),
    "lines": Field("lines", names_of("free")),
    "choices": Field("choices", whole),
    "winners": Field("winners", whole),
    "shortlist": Field("shortlist", whole),
    "tie": Field("tie", one_of(Tie)),
    "verify": Field("verify", text),
    "served_by": Field("served_by", some_of(Service)),
    "deemed_served": Field("deemed_served", length),
    "extension": Field("extension", _extension),
    "second_call": Field("second_call", _second_call),
    "retry_bar": Field("retry_bar", length),
    "lapse": Field("lapse", length),
    "answer": Field("answer", length),
    "report_to": Field("reports", _report, many=True),
    "petition": Field("petitions", petition, many=True),
    "invalid_when": Field("invalid_when", texts, many=True),
    "counted_by": Field("counted_by", names_of("party")),
    "witnessed_by": Field("witnessed_by", names_of("party")),
    "recount": Field("recount", length),
    "recuse": Field("recuse", texts, many=True),
    "also_consent": Field("also_consent", consent, many=True),
    "hear": Field("hear", names_of("party")),
    "notice": Field("notice", length),
    "window": Field("window", _window),
    "publish": Field("publish", length),
    "objection": Field("objection", _objection),
    "filing": Field("filing", filing),
    "note": NOTE,
    "basis": BASIS,
}


def matter(found: dict[str, Any], **head: Any) -> Matter:
    """A matter; what one field says of two attributes is told apart."""
    silent, guard = found.pop("silent", (None, None))
    cap, written, excepted = found.pop("proxy_cap", (None, False, ()))
    objection, overturn = found.pop("objection", (None, None))
    return Matter(
        objection=objection,
        overturn=overturn,
        silent=silent,
        silent_guard=guard,
        proxy_cap=cap,
        proxy_written=written,
        proxy_except=excepted,
        **head,
        **found,
    )
