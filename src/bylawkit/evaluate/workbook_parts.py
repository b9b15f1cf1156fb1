"""What a workbook holds beside values: formulas and macros. An .xlsx is a ZIP of XML parts."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*(?<!/)>\s*<(?:\w+:)?f[\s>/]'
)
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r"""([\w:]+)=["']([^"']*)["']""")


def has_macros(data: bytes) -> bool:
    """Whether a workbook carries a Visual Basic project."""
    return any(name.endswith("vbaProject.bin") for name in _names(data))


def formulas_in(data: bytes, sheet: str) -> tuple[str, ...]:
    """The cells of a sheet that hold a formula, in the order of the sheet."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            part = _part_of(archive, sheet)
            if part is None:
                return ()
            return tuple(found.decode() for found in _FORMULA.findall(archive.read(part)))
    except (BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError):
        return ()


def _names(data: bytes) -> list[str]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return archive.namelist()
    except (BadZipFile, OSError, ValueError):
        return []


def _part_of(archive: ZipFile, sheet: str) -> str | None:
    """The part in which a sheet is kept."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {one["Id"]: one["Target"] for one in map(_attributes, _RELATION.findall(relations))}
    for one in map(_attributes, _SHEET.findall(book)):
        if one.get("name") == sheet:
            target = targets[one["r:id"]]
            return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return None


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
