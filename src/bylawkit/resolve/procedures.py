"""Procedures: tree to model."""

from __future__ import annotations

from typing import Any

from bylawkit.diagnostics import Text
from bylawkit.diagnostics.spelling import nearest
from bylawkit.model.procedures import Procedure, Stage
from bylawkit.model.values import Ref
from bylawkit.resolve import codes
from bylawkit.resolve.bodies import petition
from bylawkit.resolve.context import Context
from bylawkit.resolve.fields import BASIS, NOTE, Field, Table, length, name_of, text
from bylawkit.syntax.nodes import Node, Token


def _stage(context: Context, node: Node) -> Stage:
    names = node.tokens("NAME")
    actor = context.use(names[1], "actor") if len(names) > 1 else None
    clauses = {one.rule: one for one in node.nodes()}
    then, failure = clauses.get("then"), clauses.get("on_failure")
    within, at_least = clauses.get("within_clause"), clauses.get("at_least_clause")
    return Stage(
        name=names[0].text,
        span=context.span(node),
        actor=actor,
        action=names[2].text if len(names) > 2 else None,
        within=None if within is None else length(context, within),
        at_least=None if at_least is None else length(context, at_least),
        then=_target(context, then),
        ends=then is not None and then.token("END") is not None,
        on_failure=_target(context, failure),
        fails=failure is not None,
    )


def _target(context: Context, node: Node | None) -> Ref | None:
    token: Token | None = None if node is None else node.token("NAME")
    return None if token is None else Ref(token.text, context.span(token))


PROCEDURE: Table = {
    "when": Field("when", text),
    "petition": Field("petitions", petition, many=True),
    "stage": Field("stages", _stage, many=True),
    "escalate": Field("escalate_to", name_of("party")),
    "note": NOTE,
    "basis": BASIS,
}


def procedure(found: dict[str, Any], **head: Any) -> Procedure:
    return Procedure(**head, **found)


def check_stages(context: Context, one: Procedure) -> None:
    """Every target is a stage of the same procedure, and no name stands for two stages."""
    seen: dict[str, Stage] = {}
    for stage in one.stages:
        if stage.name in seen:
            context.report(codes.STAGE_TWICE, stage.span, name=stage.name)
        seen.setdefault(stage.name, stage)
    for stage in one.stages:
        for target in (stage.then, stage.on_failure):
            if target is not None and target.name not in seen:
                cure = nearest(target.name, seen) or Text(
                    f"写一个已有的阶段（{'、'.join(seen)}）或 `结束`",
                    f"name one of its stages ({', '.join(seen)}) or `end`",
                )
                context.report(
                    codes.UNKNOWN_STAGE,
                    target.span,
                    name=target.name,
                    procedure=one.name,
                    cure=cure,
                )
