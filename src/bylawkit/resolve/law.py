"""Law packs: tree to model."""

from __future__ import annotations

from typing import Any

from bylawkit.model.law import Force, LawPack, Provision, Rank, Statute
from bylawkit.model.parties import Role
from bylawkit.model.votes import MatterClass
from bylawkit.resolve import codes
from bylawkit.resolve.context import Context
from bylawkit.resolve.fields import (
    BASIS,
    NOTE,
    Field,
    Table,
    a_day,
    fraction,
    gather,
    how_often,
    length,
    one_of,
    some_of,
    text,
    texts,
    whole,
)
from bylawkit.resolve.tests import approval_test, measured, turnout_test
from bylawkit.resolve.votes import MATTER
from bylawkit.syntax.nodes import Node, Tree


def _place(context: Context, node: Node) -> Any:
    token = node.token("PLACE")
    return None if token is None else tuple(token.text.split("/"))


def _key(context: Context, node: Node) -> Any:
    words = text(context, node)
    return None if words is None else words.text


def _petition(context: Context, node: Node) -> Any:
    found = measured(context, node)
    return None if found is None else found[1]


def _unverified(context: Context, node: Node) -> bool:
    return False


STATUTE: Table = {
    "key": Field("key", _key),
    "home": Field("place", _place),
    "rank": Field("rank", one_of(Rank)),
    "since": Field("since", a_day),
    "statute_until": Field("until", a_day),
    "unverified": Field("verified", _unverified),
    "note": NOTE,
}
PROVISION: Table = {
    "applies": Field("applies_to", some_of(MatterClass)),
    "role": Field("role", one_of(Role)),
    "members": Field("members", whole),
    "term": Field("term", length),
    "first_session": Field("first_session", length),
    "re_election": Field("re_election", length),
    "handover": Field("handover", length),
    "petition_share": Field("petition", _petition),
    "attend": Field("attend", turnout_test),
    "carry": Field("carry", approval_test),
    "turnout": Field("turnout", turnout_test),
    "approve": Field("approve", approval_test),
    "notice": Field("notice", length),
    "window": MATTER["window"],
    "prepay": Field("prepay", length),
    "publish": Field("publish", length),
    "filing_within": Field("filing", length),
    "every": Field("frequency", how_often),
    "silent": MATTER["silent"],
    "proxies": Field("proxy_cap", whole),
    "owner_cap": MATTER["owner_cap"],
    "second_call": MATTER["second_call"],
    "objection": MATTER["objection"],
    "retry_bar": MATTER["retry_bar"],
    "fund_floor": Field("fund_floor", fraction),
    "note": Field("words", texts, many=True),
    "since": Field("since", a_day),
    "statute_until": Field("until", a_day),
    "unverified": Field("verified", _unverified),
    "basis": BASIS,
}
_FORCES = {force.name: force for force in Force}


def law_pack(context: Context, tree: Tree) -> LawPack:
    """The statutes of a pack, each with the provisions that follow it."""
    statutes: list[tuple[dict[str, Any], list[Provision]]] = []
    for node in tree.root.nodes("statute", "provision"):
        if node.rule == "statute":
            statutes.append((_statute(context, node), []))
        elif statutes:
            statutes[-1][1].append(_provision(context, node))
        else:
            context.report(codes.PROVISION_FIRST, node)
    return LawPack(
        statutes=tuple(Statute(provisions=tuple(rest), **head) for head, rest in statutes)
    )


def _statute(context: Context, node: Node) -> dict[str, Any]:
    name, title = node.token("NAME"), node.token("STRING")
    assert name is not None
    return {
        "name": name.text,
        "title": name.text if title is None else title.text[1:-1],
        "span": context.span(node),
        **gather(context, node, STATUTE),
    }


def _provision(context: Context, node: Node) -> Provision:
    word, name = node.token(*_FORCES), node.token("NAME")
    assert word is not None
    assert name is not None
    found = gather(context, node, PROVISION)
    silent, guard = found.pop("silent", (None, None))
    objection, overturn = found.pop("objection", (None, None))
    return Provision(
        name=name.text,
        span=context.span(node),
        force=_FORCES[word.type],
        silent=silent,
        silent_guard=guard,
        objection=objection,
        overturn=overturn,
        **found,
    )
