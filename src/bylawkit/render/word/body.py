"""The blocks of a view to the body of ``word/document.xml``."""

from __future__ import annotations

from bylawkit.render.view import (
    Block,
    BodyStart,
    Contents,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Pieces,
    Rank,
    Table,
    View,
    cells_wide,
)
from bylawkit.render.word.parts import list_number
from bylawkit.render.word.text import run, runs

_STYLES = {
    Rank.CHAPTER: "Heading1",
    Rank.ARTICLE: "Heading2",
    Rank.SECTION: "Section",
    Look.TEXT: "BodyText",
    Look.ITEM: "Item",
    Look.TITLE: "Title",
    Look.SUBTITLE: "Subtitle",
    Look.SALUTATION: "Salutation",
    Look.NOTE: "Note",
    Look.CAPTION: "Caption",
    Look.RIGHT: "Signature",
}
_LONG_CELL = 24
_SHORT_TABLE = 8  # rows; such a table stays on one page
_LEFT = '<w:jc w:val="left"/>'
_LINE = 11906 - 1587 - 1474
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"'
    ' w:header="851" w:footer="1304" w:gutter="0"/>'
)
_GRID = {
    "zh": '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-848"/>',
    "en": "",
}
_FOOTERS = '<w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/>'
_UNNUMBERED = frozenset({"ballot"})
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_TOC = (
    _FIELD.format("begin")
    + r'<w:r><w:instrText xml:space="preserve"> TOC \o "1-1" \n \h \z \u </w:instrText></w:r>'
    + _FIELD.format("separate")
)


def body(view: View) -> tuple[str, int]:
    """The content of the body, and how many lists of 项 are in it."""
    maker = _Maker(view)
    maker.write()
    return "".join(maker.out), maker.lists


class _Maker:
    def __init__(self, view: View) -> None:
        self.view = view
        self.lang = view.lang
        self.out: list[str] = []
        self.lists = 0
        self.bookmarks = 0
        self.used: set[int] = set()
        self.break_before = False
        self.after_table = False
        self.on_cover = any(isinstance(one, BodyStart) for one in view.blocks)
        self.joint = "　" if view.lang == "zh" else ""

    def write(self) -> None:
        blocks = self.view.blocks
        for position, block in enumerate(blocks):
            after = blocks[position + 1] if position + 1 < len(blocks) else None
            self._block(block, after)
            self.after_table = isinstance(block, Table)
        if blocks and isinstance(blocks[-1], Table):
            self.out.append("<w:p/>")
        numbered = "" if self.view.kind in _UNNUMBERED else _FOOTERS
        self.out.append(self._section(numbered, restart=self._has_cover()))

    def _block(self, block: Block, after: Block | None) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block, after)
        elif isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Contents):
            self._contents(block)
        elif isinstance(block, PageBreak):
            self.break_before = True
        else:
            self._end_cover()

    # ── Paragraphs ──

    def _paragraph(self, one: Paragraph, after: Block | None) -> None:
        style = _STYLES[one.look]
        if self.on_cover and one.look is Look.TITLE:
            style = "CoverTitle"
        extra = ""
        if isinstance(after, Table) or _begins_list(one, after):
            extra = "<w:keepNext/>"
        if self.break_before:
            extra += "<w:pageBreakBefore/>"
            self.break_before = False
        if one.look is Look.ITEM:
            self.lists += one.number == 1
            number = list_number(self.lists - 1)
            extra += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        if self.after_table:
            extra += '<w:spacing w:before="145"/>'
        self._p(style, runs(one.pieces, self.lang), one.id, extra)

    def _heading(self, one: Heading) -> None:
        self.bookmarks += 1
        at = self.bookmarks
        name = f"_{one.anchor}"
        joint = "" if one.rank is Rank.SECTION else self.joint
        title = runs(_led(joint, one.title), self.lang)
        content = (
            f'<w:bookmarkStart w:id="{at}" w:name="{name}"/>{title}<w:bookmarkEnd w:id="{at}"/>'
        )
        self._p(_STYLES[one.rank], content, one.id)

    def _p(self, style: str, content: str, number: int, extra: str = "") -> None:
        while number in self.used:
            number = (number + 1) & 0x7FFFFFFF or 1
        self.used.add(number)
        self.out.append(
            f'<w:p w14:paraId="{number:08X}"><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>'
            f"{content}</w:p>"
        )

    # ── Tables ──

    def _table(self, one: Table) -> None:
        widths = _columns(one.widths)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        self.out.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
            ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )
        self._row(one.head, widths, one.id, "TableHead", "<w:cantSplit/><w:tblHeader/>")
        for position, row in enumerate(one.rows, start=1):
            together = position < len(one.rows) <= _SHORT_TABLE
            self._row(row, widths, one.id + position, "TableText", "<w:cantSplit/>", together)
        self.out.append("</w:tbl>")

    def _row(
        self,
        cells: tuple[Pieces, ...],
        widths: list[int],
        number: int,
        style: str,
        about: str,
        together: bool = False,
    ) -> None:
        self.out.append(f"<w:tr><w:trPr>{about}</w:trPr>")
        for position, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            self.out.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            )
            at = (number * 31 + position) & 0x7FFFFFFF or 1
            left = style == "TableText" and cells_wide(cell) > _LONG_CELL
            extra = ("<w:keepNext/>" if together else "") + (_LEFT if left else "")
            self._p(style, runs(cell, self.lang), at, extra)
            self.out.append("</w:tc>")
        self.out.append("</w:tr>")

    # ── Contents and sections ──

    def _contents(self, one: Contents) -> None:
        chapters = [
            block
            for block in self.view.blocks
            if isinstance(block, Heading) and block.rank is Rank.CHAPTER
        ]
        self._p("TOCHeading", run(one.title, self.lang), 1)
        for position, chapter in enumerate(chapters):
            label = chapter.label + ("　" if self.lang == "zh" else ". ")
            shown = runs((label, *chapter.title), self.lang)
            entry = f'<w:hyperlink w:anchor="_{chapter.anchor}" w:history="1">{shown}</w:hyperlink>'
            begin = _TOC if position == 0 else ""
            end = _FIELD.format("end") if position == len(chapters) - 1 else ""
            self._p("TOC1", begin + entry + end, chapter.id + 1)

    def _end_cover(self) -> None:
        self.on_cover = False
        self.out.append(f"<w:p><w:pPr>{self._section('')}</w:pPr></w:p>")

    def _section(self, footers: str, restart: bool = False) -> str:
        start = '<w:pgNumType w:start="1"/>' if restart else ""
        kind = '<w:type w:val="nextPage"/>'
        return f"<w:sectPr>{footers}{kind}{_PAGE}{start}{_GRID[self.lang]}</w:sectPr>"

    def _has_cover(self) -> bool:
        return any(isinstance(one, BodyStart) for one in self.view.blocks)


def _begins_list(one: Paragraph, after: Block | None) -> bool:
    return (
        one.look is not Look.ITEM
        and isinstance(after, Paragraph)
        and after.look is Look.ITEM
        and after.number == 1
    )


def _led(joint: str, title: Pieces) -> Pieces:
    """A heading's title after its number, which Word writes."""
    if not title or not joint:
        return title
    first, *rest = title
    return (joint + first, *rest) if isinstance(first, str) else (joint, *title)


def _columns(shares: tuple[int, ...]) -> list[int]:
    """Widths in twips that fill the line exactly."""
    whole = sum(shares)
    widths = [_LINE * share // whole for share in shares]
    widths[-1] += _LINE - sum(widths)
    return widths
