"""A sheet as an Excel workbook: typed cells, fixed dates, the same bytes every time.

Words are inline strings, which no spreadsheet takes for a formula; those that look like one carry
``quotePrefix`` besides, so that they stay words when somebody edits them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bylawkit.formulas import FORMULA_SIGNS
from bylawkit.render.cleaning import clean
from bylawkit.render.sheet import Cell, Decimal, Hundredths, Sheet
from bylawkit.render.view import cells_wide
from bylawkit.render.word.package import Entry, package
from bylawkit.render.word.text import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{{}}</Types>'
)
_SHEET_TYPE = (
    f'<Override PartName="/xl/worksheets/sheet{{}}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
)
_ROOT = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
    f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_PARTS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId0" Type="{_OFFICE}/styles" Target="styles.xml"/>{{}}</Relationships>'
)
_SHEET_PART = (
    f'<Relationship Id="rId{{0}}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{{0}}.xml"/>'
)
_BOOK = (
    f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{{}}</sheets>'
    "<definedNames>{}</definedNames></workbook>"
)
_ENTRY = '<sheet name="{0}" sheetId="{1}" r:id="rId{1}"/>'
_TITLES = '<definedName name="_xlnm.Print_Titles" localSheetId="{1}">\'{0}\'!$1:$1</definedName>'
_PLAIN, _BOLD, _WHOLE, _TWO, _DAY, _QUOTED = range(6)
_BORDER = "".join(f'<{one} style="thin"/>' for one in ("left", "right", "top", "bottom"))
_LOOK = '<xf numFmtId="{}" fontId="{}" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"{}/>'
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="黑体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    f'<borders count="2"><border/><border>{_BORDER}</border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6">'
    + "".join(
        _LOOK.format(form, font, extra)
        for form, font, extra in (
            (0, 0, ""),
            (0, 1, ""),
            (1, 0, ""),
            (2, 0, ""),
            (164, 0, ""),
            (49, 0, ' quotePrefix="1"'),
        )
    )
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
_SHEET = (
    f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
    "</sheetViews><cols>{}</cols><sheetData>{}</sheetData></worksheet>"
)
_COLUMN = '<col min="{0}" max="{0}" width="{1}" customWidth="1"/>'
_FIRST_DAY = date(1899, 12, 30)
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")
_NARROW, _WIDE = 8, 60


def excel(sheet: Sheet) -> bytes:
    """The bytes of an ``.xlsx``; the same for the same sheets, every time."""
    sheets = (sheet, *sheet.after)
    places = range(1, len(sheets) + 1)
    names = [escape(clean(one.name).translate(_FORBIDDEN)[:31] or "1") for one in sheets]
    parts = {
        "[Content_Types].xml": _TYPES.format("".join(map(_SHEET_TYPE.format, places))),
        "_rels/.rels": _ROOT,
        "xl/workbook.xml": _BOOK.format(
            "".join(map(_ENTRY.format, names, places)),
            "".join(map(_TITLES.format, names, range(len(sheets)))),
        ),
        "xl/_rels/workbook.xml.rels": _PARTS.format("".join(map(_SHEET_PART.format, places))),
        "xl/styles.xml": _STYLES,
    }
    parts |= {
        f"xl/worksheets/sheet{at}.xml": _sheet(one) for at, one in zip(places, sheets, strict=True)
    }
    return package(Entry.packed(name, text) for name, text in parts.items())


def _sheet(sheet: Sheet) -> str:
    rows = "".join(
        f'<row r="{number}">{"".join(_cells(number, row, _BOLD if number == 1 else _PLAIN))}</row>'
        for number, row in enumerate((sheet.head, *sheet.rows), start=1)
    )
    columns = "".join(_COLUMN.format(at, wide) for at, wide in enumerate(_widths(sheet), start=1))
    return _SHEET.format(columns, rows)


def _cells(number: int, row: tuple[Cell, ...], look: int) -> Iterator[str]:
    for at, cell in enumerate(row):
        yield _cell(f"{_letters(at)}{number}", cell, look)


def _cell(place: str, cell: Cell, look: int) -> str:
    if cell is None:
        return f'<c r="{place}" s="{look}"/>'
    if isinstance(cell, str):
        text = clean(cell)
        style = _QUOTED if text.startswith(FORMULA_SIGNS) else look
        words = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
        return f'<c r="{place}" s="{style}" t="inlineStr">{words}</c>'
    if isinstance(cell, Hundredths):
        return f'<c r="{place}" s="{_TWO}"><v>{_decimal(cell.value)}</v></c>'
    if isinstance(cell, Decimal):
        look = _TWO if len(cell.digits.partition(".")[2]) <= 2 else _PLAIN
        return f'<c r="{place}" s="{look}"><v>{cell.digits}</v></c>'
    if isinstance(cell, date):
        return f'<c r="{place}" s="{_DAY}"><v>{(cell - _FIRST_DAY).days}</v></c>'
    return f'<c r="{place}" s="{_WHOLE}"><v>{cell}</v></c>'


def _decimal(hundredths: int) -> str:
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}"


def _letters(at: int) -> str:
    """The name of a column: A … Z, AA …"""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _widths(sheet: Sheet) -> Iterator[int]:
    for at, head in enumerate(sheet.head):
        cells = (head, *(row[at] for row in sheet.rows))
        widest = max(cells_wide((_shown(cell),)) for cell in cells)
        yield min(max(widest + 2, _NARROW), _WIDE)


def _shown(cell: Cell) -> str:
    if isinstance(cell, Hundredths):
        return _decimal(cell.value)
    if isinstance(cell, Decimal):
        return cell.digits
    return "2026年12月31日" if isinstance(cell, date) else str("" if cell is None else cell)
