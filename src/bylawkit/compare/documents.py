"""The documents of an amendment, ready to be written: the comparison table and the redline."""

from __future__ import annotations

from collections.abc import Sequence

from bylawkit.compare.effect import Effect
from bylawkit.compare.effect_text import household_rows
from bylawkit.compare.parts import Part
from bylawkit.compare.printed import new_anchors
from bylawkit.compare.table import comparison_table
from bylawkit.compare.values import Comparison
from bylawkit.diagnostics import Text
from bylawkit.evaluate.fee_table import csv_bytes
from bylawkit.render.bylaws import bylaws
from bylawkit.render.catalogue import written
from bylawkit.render.names import compound_name, file_name
from bylawkit.render.word.redline import redline

REDLINE = Text("修订标记稿", "redline")
TABLE = Text("修订对照表", "amendments")
HOUSEHOLDS = Text("逐户变化", "households")


def amendment_documents(
    found: Comparison,
    lang: str,
    forms: Sequence[str],
    parts: Sequence[Part] = (),
    effect: Effect | None = None,
) -> dict[str, bytes]:
    """The files by name: the table in each of the formats, and with Word the redline.

    ``parts`` stand behind the table: what the changes come to. As CSV it is what each household
    pays, if there is an ``effect`` on a register.
    """
    table = comparison_table(found, lang, parts)
    compound = compound_name(found.new.title, lang)
    name = file_name(compound, TABLE(lang))
    files = {f"{name}.{form}": written(table, form) for form in forms if form != "csv"}
    if "csv" in forms and effect is not None:
        name = file_name(compound, HOUSEHOLDS(lang))
        files[f"{name}.csv"] = csv_bytes(household_rows(effect, lang))
    if "docx" in forms:
        files[f"{file_name(compound, REDLINE(lang))}.docx"] = redlined(found, lang)
    return files


def redlined(found: Comparison, lang: str) -> bytes:
    """The bylaws with tracked changes, dated by the day on which the new version takes effect."""
    versions = bylaws(found.old, lang), bylaws(found.new, lang)
    return redline(*versions, found.new.effective, new_anchors(found))
