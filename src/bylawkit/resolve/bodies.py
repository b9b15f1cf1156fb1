"""Bodies: tree to model."""

from __future__ import annotations

from typing import Any

from bylawkit.model.parties import Body, Quota, Representation, Role, Seat, SpeakingRules
from bylawkit.model.votes import Consent, Petition, Tie
from bylawkit.resolve import values
from bylawkit.resolve.context import Context
from bylawkit.resolve.fields import (
    BASIS,
    NOTE,
    Field,
    Table,
    filing,
    how_often,
    length,
    name_of,
    names_of,
    one_of,
    texts,
    whole,
)
from bylawkit.resolve.statements import with_role
from bylawkit.resolve.tests import approval_test, measured, turnout_test
from bylawkit.syntax.nodes import Node


def _seats(context: Context, node: Node) -> tuple[Seat, ...]:
    seats = []
    for one in node.nodes("seat"):
        name, number = one.token("NAME"), one.token("NUMBER")
        assert name is not None
        assert number is not None
        count = values.count(context, number)
        if count is not None:
            convenes = one.token("CONVENES") is not None
            seats.append(Seat(context.use(name, "seat"), count, convenes))
    return tuple(seats)


def petition(context: Context, node: Node) -> Any:
    """Who may demand a meeting or a vote."""
    found = measured(context, node)
    return () if found is None else Petition(name_of("party")(context, node), *found)


def consent(context: Context, node: Node) -> Any:
    """A group whose own consent is needed besides."""
    found = measured(context, node)
    return () if found is None else Consent(name_of("free")(context, node), *found)


def _representation(context: Context, node: Node) -> Representation | None:
    households, people = (values.count(context, one) for one in node.tokens("NUMBER"))
    if households is None or people is None:
        return None
    return Representation(households, people)


def _quotas(context: Context, node: Node) -> tuple[Quota, ...]:
    groups, bounds = node.tokens("NAME"), node.nodes(*values.LIMITS)
    found = []
    for group, bound in zip(groups, bounds, strict=True):
        share = values.limit(context, bound)
        if share is not None:
            found.append(Quota(context.use(group, "free"), share))
    return tuple(found)


def _speech(context: Context, node: Node) -> SpeakingRules | None:
    minutes, times = (values.count(context, one) for one in node.tokens("NUMBER"))
    return None if minutes is None or times is None else SpeakingRules(minutes, times)


def _yes(context: Context, node: Node) -> bool:
    return True


BODY: Table = {
    "role": Field("role", one_of(Role)),
    "seats": Field("seats", _seats, many=True),
    "members": Field("size", whole),
    "term": Field("term", length),
    "sessions": Field("sessions", how_often),
    "attend": Field("attend", turnout_test),
    "carry": Field("carry", approval_test),
    "filing": Field("filing", filing),
    "task": Field("tasks", texts, many=True),
    "notice": Field("notice", length),
    "publish": Field("publish", length),
    "hear": Field("hear", names_of("party")),
    "representatives": Field("representation", _representation),
    "absence": Field("absence", how_often),
    "quota": Field("quotas", _quotas, many=True),
    "petition": Field("petitions", petition, many=True),
    "call_within": Field("call_within", length),
    "fallback": Field("fallback", name_of("party")),
    "first_session": Field("first_session", length),
    "re_election": Field("re_election", length),
    "handover": Field("handover", length),
    "freeze": Field("freeze", texts, many=True),
    "eligible": Field("eligible", texts, many=True),
    "disqualified": Field("disqualified", texts, many=True),
    "recuse": Field("recuse", texts, many=True),
    "also_consent": Field("also_consent", consent, many=True),
    "no_proxies": Field("no_proxies", _yes),
    "tie": Field("tie", one_of(Tie)),
    "speech": Field("speech", _speech),
    "within_records": Field("keep_records", length),
    "note": NOTE,
    "basis": BASIS,
}


def body(found: dict[str, Any], **head: Any) -> Body:
    return Body(**head, **with_role(found, head["name"]))
