"""The targets of an export. A target is one module with a :class:`~bylawkit.export.target.Target`."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic
from bylawkit.export import codes

if TYPE_CHECKING:
    from bylawkit.export.target import Files, Made, Target
    from bylawkit.model.bylaw import Bylaw

_MODULES = {
    "json": "bylawkit.export.json",
    "dmn": "bylawkit.export.dmn",
    "bpmn": "bylawkit.export.bpmn",
    "sql": "bylawkit.enforce.sql.target",
    "akn": "bylawkit.targets.akn",
    "lrml": "bylawkit.export.lrml",
    "ics": "bylawkit.targets.ics",
    "rego": "bylawkit.enforce.rego.target",
    "cedar": "bylawkit.enforce.cedar.target",
}
"""The module of each target, in the order in which they are made; its ``TARGET`` says the rest."""

TARGETS = tuple(_MODULES)
"""What can be exported now."""

ALL = "all"


def target_of(name: str) -> Target:
    """A target by its name."""
    found: Target = import_module(_MODULES[name]).TARGET
    return found


def export(bylaw: Bylaw, targets: Iterable[str]) -> tuple[Files | None, tuple[Diagnostic, ...]]:
    """The files of a bylaw in every target, with their manifest, by path below the output folder.

    If one target cannot carry a value there are no files at all; what every target says of that
    is told at once.
    """
    from bylawkit.export.manifest import manifest

    made = [(one, one.make(bylaw)) for one in map(target_of, targets)]
    noticed = tuple(told for _, one in made for told in one.noticed)
    if any(one.files is None for _, one in made):
        return None, noticed
    return _together(made) | manifest(bylaw, made), noticed


def _together(made: Iterable[tuple[Target, Made]]) -> Files:
    return {name: data for _, one in made for name, data in (one.files or {}).items()}


def chosen(target: str) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The targets meant by one word: all that there are for ``all``."""
    if target == ALL:
        return TARGETS, ()
    if target in TARGETS:
        return (target,), ()
    return (), (Diagnostic(codes.NO_TARGET, args={"target": target, "available": TARGETS}),)
