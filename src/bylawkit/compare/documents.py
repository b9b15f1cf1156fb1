"""The documents of an amendment, ready to be written: the comparison table and the redline."""

from __future__ import annotations

from collections.abc import Sequence

from bylawkit.compare.printed import new_anchors
from bylawkit.compare.table import comparison_table
from bylawkit.compare.values import Comparison
from bylawkit.diagnostics import Text
from bylawkit.render.bylaws import bylaws
from bylawkit.render.catalogue import written
from bylawkit.render.names import compound_name, file_name
from bylawkit.render.word.redline import redline

REDLINE = Text("修订标记稿", "redline")
TABLE = Text("修订对照表", "amendments")


def amendment_documents(found: Comparison, lang: str, forms: Sequence[str]) -> dict[str, bytes]:
    """The files by name: the table in each of the formats, and with Word the redline."""
    table = comparison_table(found, lang)
    compound = compound_name(found.new.title, lang)
    name = file_name(compound, TABLE(lang))
    files = {f"{name}.{form}": written(table, form) for form in forms}
    if "docx" in forms:
        files[f"{file_name(compound, REDLINE(lang))}.docx"] = redlined(found, lang)
    return files


def redlined(found: Comparison, lang: str) -> bytes:
    """The bylaws with tracked changes, dated by the day on which the new version takes effect."""
    versions = bylaws(found.old, lang), bylaws(found.new, lang)
    return redline(*versions, found.new.effective, new_anchors(found))
