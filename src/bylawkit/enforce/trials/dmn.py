"""Exported decision tables in the engine of SpiffWorkflow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.enforce.trials.trial import NO_TABLE, Coverage, NothingToAskError, Opened, Spot
from bylawkit.evaluate.tally import Tally
from bylawkit.export import dmn
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw

if TYPE_CHECKING:
    from bylawkit.enforce.engines.dmn import Table

ENGINE = "spiffworkflow"


class Tables(Opened):
    """The tables of a bylaw's statements of one type, by the statement and the name of their file."""

    def __init__(self, bylaw: Bylaw, files: Files, kind: str) -> None:
        from bylawkit.enforce.engines.dmn import VERSION, Table

        rows = [row for row in dmn.export(bylaw).enforced if row["type"] == kind]
        if not rows:
            raise NothingToAskError(NO_TABLE.en)
        self.version = VERSION
        self.files: dict[str, Table] = {row["file"]: Table(files[row["file"]]) for row in rows}
        self.tables = {(row["name"], part_of(row["file"])): row["file"] for row in rows}

    def coverage(self) -> Coverage:
        """Every row, and whether it was met."""
        return {
            Spot(f"{file} row {row}"): row in table.met
            for file, table in self.files.items()
            for row in sorted(table.rows)
        }


def part_of(file: str) -> str:
    """What of a statement a file holds: ``phases`` for ``dmn/fee_1_phases.dmn``, else nothing."""
    return "_".join(file.removesuffix(".dmn").split("_")[2:])


def figures_of(tally: Tally) -> dict[str, int]:
    """A tally as tables name its figures: ``area_for``."""
    return {
        f"{measure.value}_{kind}": figure
        for measure, count in tally.counts.items()
        for kind, figure in count.figures.items()
    }
