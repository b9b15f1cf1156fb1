"""What can only be settled once every statement is known."""

from __future__ import annotations

from bylawkit.model.bylaw import Named, Statement
from bylawkit.model.procedures import Procedure, Stage
from bylawkit.model.votes import Matter
from bylawkit.record import replace


def settle_stages(named: dict[str, Named], entries: list[tuple[int | None, Statement]]) -> None:
    """A stage that names a matter is decided by it; any other name is who acts."""
    for position, (chapter, one) in enumerate(entries):
        if not isinstance(one, Procedure):
            continue
        stages = tuple(_settle(stage, named) for stage in one.stages)
        settled = replace(one, stages=stages)
        entries[position] = (chapter, settled)
        if named.get(one.name) is one:
            named[one.name] = settled


def _settle(stage: Stage, named: dict[str, Named]) -> Stage:
    actor = stage.actor
    if actor is not None and isinstance(named.get(actor.name), Matter):
        return replace(stage, actor=None, matter=actor)
    return stage
