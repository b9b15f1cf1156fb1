"""The targets of an export. A target is one module with ``export(bylaw)`` and ``not_enforced(bylaw)``."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic
from bylawkit.export import codes

if TYPE_CHECKING:
    from bylawkit.model.bylaw import Bylaw

TARGETS = ("json", "sql")
"""What can be exported now; the module of ``json`` is ``bylawkit.export.json``."""

_MODULES = {"sql": "bylawkit.scale.sql_target"}
"""Modules of targets that are made elsewhere, since they need more than this room may know."""

PLANNED = ("rego", "cedar", "dmn", "bpmn", "akn", "lrml", "ics")
"""What is known by name and not there yet."""

ALL = "all"

Files = dict[str, bytes]


def export(bylaw: Bylaw, targets: Iterable[str]) -> tuple[Files | None, tuple[Diagnostic, ...]]:
    """The files of a bylaw in every target, with their manifest, by path below the output folder."""
    from bylawkit.export.manifest import manifest

    files: Files = {}
    made: dict[str, str] = {}
    gaps: dict[str, list[dict[str, object]]] = {}
    for target in targets:
        exporter = import_module(_MODULES.get(target, f"bylawkit.export.{target}"))
        written, noticed = exporter.export(bylaw)
        if written is None:
            return None, noticed
        files |= written
        made |= dict.fromkeys(written, target)
        gaps[target] = exporter.not_enforced(bylaw)
    return files | manifest(bylaw, files, made, gaps), ()


def chosen(target: str) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The targets meant by one word: all that there are for ``all``."""
    if target == ALL:
        return TARGETS, ()
    if target in TARGETS:
        return (target,), ()
    return (), (Diagnostic(codes.NOT_YET, args={"target": target, "available": TARGETS}),)
