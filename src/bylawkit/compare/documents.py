"""The documents of an amendment, ready to be written: the comparison table and the redline."""

from __future__ import annotations

from collections.abc import Sequence

from bylawkit.compare.table import comparison_table
from bylawkit.compare.values import Comparison
from bylawkit.diagnostics import Text
from bylawkit.render.catalogue import written
from bylawkit.render.names import compound_name, file_name

TABLE = Text("修订对照表", "amendments")


def amendment_documents(found: Comparison, lang: str, forms: Sequence[str]) -> dict[str, bytes]:
    """The files by name: the table in each of the formats."""
    table = comparison_table(found, lang)
    name = file_name(compound_name(found.new.title, lang), TABLE(lang))
    return {f"{name}.{form}": written(table, form) for form in forms}
