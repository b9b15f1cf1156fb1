"""Procedures as JSON: each stage says outright what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from bylawkit.export.origins import Origins
from bylawkit.export.tests import group
from bylawkit.export.values import Json, citations, duration, name, texts, words
from bylawkit.model.procedures import Procedure, Stage
from bylawkit.model.values import Ref


def procedure(one: Procedure, origins: Origins) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "when": words(one.when),
        "petitions": [group(each) for each in one.petitions],
        "start": one.stages[0].name if one.stages else None,
        "stages": [_stage(one.stages, at, origins) for at in range(len(one.stages))],
        "escalate_to": name(one.escalate_to),
        "basis": citations(one.basis),
        "notes": texts(one.notes),
        **origins.of(one, one.name, one.span),
    }


def _stage(stages: Sequence[Stage], at: int, origins: Origins) -> Json:
    stage = stages[at]
    return {
        "name": stage.name,
        "actor": name(stage.actor),
        "matter": name(stage.matter),
        "action": stage.action,
        "within": duration(stage.within),
        "at_least": duration(stage.at_least),
        "next": _next(stages, at),
        "on_failure": _target(stage.on_failure) if stage.fails else None,
        "span": origins.place(stage.span),
    }


def _next(stages: Sequence[Stage], at: int) -> Json:
    """Where success leads: where the stage says, else to the stage below it, else to the end."""
    stage = stages[at]
    if stage.then is not None:
        return _target(stage.then)
    if stage.ends or at + 1 == len(stages):
        return _target(None)
    return {"stage": stages[at + 1].name}


def _target(stage: Ref | None) -> Json:
    return {"end": True} if stage is None else {"stage": stage.name}
