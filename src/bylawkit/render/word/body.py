"""The blocks of a view to the body of ``word/document.xml``."""

from __future__ import annotations

from bylawkit.render.view import (
    Block,
    BodyStart,
    Code,
    Contents,
    Drawing,
    Heading,
    Look,
    PageBreak,
    Paragraph,
    Pieces,
    Rank,
    Table,
    View,
    cell_lines,
    cells_wide,
    plain,
)
from bylawkit.render.word.drawing import drawing
from bylawkit.render.word.parts import list_number
from bylawkit.render.word.picture import AS_HIGH, code_frame, picture
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
_LINE = 11906 - 1587 - 1474
_LONG_CELLS = {"zh": 12, "en": 24}  # characters; columns with longer cells are not centred
_SHORT_TABLE = 12  # lines; such a table stays on one page
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
_UNNUMBERED = frozenset({"ballot", "ballot-zh-en", "household", "dunning"})
_KEEP = "<w:keepNext/>"
_LOOSE = '<w:keepNext w:val="0"/>'
LAST = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
_IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
_GAP_ABOVE = ' w:before="145"'  # what follows a table
_GAP_BELOW = ' w:after="85"'  # what announces one
_LEFT = '<w:jc w:val="left"/>'
_MIDDLE = '<w:vAlign w:val="center"/>'
_CELL = '<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>' + _MIDDLE + "</w:tcPr>"
_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{}" w:type="dxa"/>'
    '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
    ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{}</w:tblGrid>'
)
_HEAD_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_LONG_ROW = "<w:tr>"  # of several paragraphs: it may go on on the next page
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_TOC = (
    _FIELD.format("begin")
    + r'<w:r><w:instrText xml:space="preserve"> TOC \o "1-1" \h \z \u </w:instrText></w:r>'
    + _FIELD.format("separate")
)


def body(view: View) -> tuple[str, int]:
    """The content of the body, and how many lists of 项 are in it."""
    maker = Maker(view)
    maker.write()
    return "".join(maker.out), maker.lists


class Maker:
    """Writes blocks one after another."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.lang = view.lang
        self.out: list[str] = []
        self.lists = 0
        self.said: dict[Pieces, str] = {}
        self.bookmarks = 0
        self.codes = 0
        self.used: set[int] = set()
        self.mark = ""  # what every paragraph mark says of itself
        self.page = ""  # what the next paragraph begins with
        self.spacing = ""
        self.has_cover = any(type(one) is BodyStart for one in view.blocks)
        self.on_cover = self.has_cover
        self.joint = "　" if view.lang == "zh" else ""
        self.stop = "　" if view.lang == "zh" else ". "

    def write(self) -> None:
        blocks = self.view.blocks
        for block, after in zip(blocks, (*blocks[1:], None), strict=False):
            self.block(block, after)
        if blocks and isinstance(blocks[-1], Table):
            self.out.append(LAST)
        self.end()

    def end(self) -> None:
        """The section that all pages but those of the cover belong to."""
        numbered = "" if self.view.kind in _UNNUMBERED else _FOOTERS
        self.out.append(self._section(numbered, restart=self.has_cover))

    def block(self, block: Block, after: Block | None) -> None:
        """Write one block; ``after`` is the next one."""
        if isinstance(block, Paragraph):
            self._paragraph(block, after)
        elif isinstance(block, Heading):
            self._heading(block, after)
        elif isinstance(block, Table):
            self._table(block)
            if isinstance(after, Table):
                self.out.append(LAST)  # or Word would make one table of the two
        elif isinstance(block, Drawing):
            keep = _KEEP if _is_signature(after) else ""
            self.paragraph("Drawing", drawing(block, self.lang), block.id, keep)
        elif isinstance(block, Code):
            self._code(block)
        elif isinstance(block, Contents):
            self._contents(block)
        elif isinstance(block, PageBreak):
            self.page = "<w:pageBreakBefore/>"
        else:
            self._end_cover()

    # ── Paragraphs ──

    def words(self, pieces: Pieces) -> str:
        """The runs of a paragraph; the same words are put into runs once."""
        known = self.said.get(pieces)
        if known is None:
            known = self.said[pieces] = runs(pieces, self.lang)
        return known

    def led(self, joint: str, title: Pieces) -> Pieces:
        """A heading's title after its number, which Word writes."""
        if not title or not joint:
            return title
        first, *rest = title
        return (joint + first, *rest) if isinstance(first, str) else (joint, *title)

    def list_of(self, item: Paragraph) -> int:
        """The list that a 项 belongs to, from 0."""
        self.lists += item.number == 1
        return self.lists - 1

    def _paragraph(self, one: Paragraph, after: Block | None) -> None:
        look, keep, number, spacing = one.look, "", "", self.spacing
        if isinstance(after, Table):
            keep, spacing = _KEEP, spacing + _GAP_BELOW
        elif isinstance(after, Drawing) or _goes_on(look, after):
            keep = _KEEP
        if look is Look.ITEM:
            number = _IN_LIST.format(list_number(self.list_of(one)))
        extra = keep + self.page + number
        if spacing:
            extra += f"<w:spacing{spacing}/>"
        self.page = self.spacing = ""
        style = "CoverTitle" if self.on_cover and look is Look.TITLE else _STYLES[look]
        self.paragraph(style, self.words(one.pieces), one.id, extra)

    def _heading(self, one: Heading, after: Block | None) -> None:
        self.bookmarks += 1
        extra = self.page
        spacing = "" if one.rank is Rank.CHAPTER else self.spacing
        if isinstance(after, Table):
            spacing += _GAP_BELOW
        if spacing:
            extra += f"<w:spacing{spacing}/>"
        self.page = self.spacing = ""
        joint = "" if one.rank is Rank.SECTION else self.joint
        title = self.words(self.led(joint, one.title))
        content = (
            f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="_{one.anchor}"/>{title}'
            f'<w:bookmarkEnd w:id="{self.bookmarks}"/>'
        )
        self.paragraph(_STYLES[one.rank], content, one.id, extra)

    def paragraph(self, style: str, content: str, number: int, extra: str = "") -> None:
        """One paragraph with an id of its own."""
        used = self.used
        while number in used:
            number = (number + 1) & 0x7FFFFFFF or 1
        used.add(number)
        self.out.append(
            f'<w:p w14:paraId="{number:08X}"><w:pPr><w:pStyle w:val="{style}"/>{extra}{self.mark}'
            "</w:pPr>"
            f"{content}</w:p>"
        )

    def _code(self, one: Code) -> None:
        """A code and its caption, in a frame of their own that takes no room from the text."""
        self.codes += 1
        frame = code_frame()
        self.paragraph("DrawingText", picture(one, self.codes), one.id, frame + AS_HIGH)
        self.paragraph("DrawingText", run(one.caption, self.lang), one.id + 1, frame)

    # ── Tables ──

    def _table(self, one: Table) -> None:
        begin, opened = table_begin(one)
        self.out.append(begin)
        self._row(_HEAD_ROW, one.head, opened, one.id, "TableHead", [""] * len(opened))
        longest = _LONG_CELLS[self.lang]
        sides = [
            _LEFT if one.beside or any(len(plain(cell)) > longest for cell in column) else ""
            for column in zip(*one.rows, strict=True)
        ]
        last = len(one.rows) if one.lines <= _SHORT_TABLE else 0
        for position, row in enumerate(one.rows, start=1):
            keep = _KEEP if position < last else ""
            looks = [keep + side for side in sides] if keep else sides
            number = one.id + 31 * position
            several = any("\n" in plain(cell) for cell in row)
            if one.beside or several:
                top = [opening.replace(_MIDDLE, "") for opening in opened]
                begin = _ROW if one.beside and _lines_of(row) <= _SHORT_TABLE else _LONG_ROW
                first = "TableHead" if one.beside else None
                looks = [_LOOSE + side for side in sides] if one.beside else looks
                self._row(begin, row, top, number, "TableText", looks, first)
            else:
                self._row(_ROW, row, opened, number, "TableText", looks)
        self.out.append("</w:tbl>")
        self.after_table()

    def after_table(self) -> None:
        """What follows a table keeps away from it."""
        self.spacing = _GAP_ABOVE

    def _row(
        self,
        begin: str,
        cells: tuple[Pieces, ...],
        opened: list[str],
        number: int,
        style: str,
        looks: list[str],
        first: str | None = None,
    ) -> None:
        """One row; the ``first`` line of a cell may have another style."""
        out = self.out
        out.append(begin)
        for cell, opening, look in zip(cells, opened, looks, strict=True):
            number = (number + 1) & 0x7FFFFFFF or 1
            out.append(opening)
            used = first or style
            for line in cell_lines(cell):
                self.paragraph(used, self.words(line), number, look)
                used = style
            out.append("</w:tc>")
        out.append("</w:tr>")

    # ── Contents and sections ──

    def _contents(self, one: Contents) -> None:
        chapters = [
            block
            for block in self.view.blocks
            if isinstance(block, Heading) and block.rank is Rank.CHAPTER
        ]
        self.paragraph("TOCHeading", run(one.title, self.lang), 1)
        for position, chapter in enumerate(chapters):
            shown = runs((chapter.label + self.stop, *chapter.title), self.lang)
            entry = f'<w:hyperlink w:anchor="_{chapter.anchor}" w:history="1">{shown}</w:hyperlink>'
            begin = _TOC if position == 0 else ""
            end = _FIELD.format("end") if position == len(chapters) - 1 else ""
            self.paragraph("TOC1", begin + entry + end, chapter.id + 1)

    def _end_cover(self) -> None:
        self.on_cover = False
        self.out.append(f"<w:p><w:pPr>{self._section('')}</w:pPr></w:p>")

    def _section(self, footers: str, restart: bool = False) -> str:
        start = '<w:pgNumType w:start="1"/>' if restart else ""
        kind = '<w:type w:val="nextPage"/>'
        return f"<w:sectPr>{footers}{kind}{_PAGE}{start}{_GRID[self.lang]}</w:sectPr>"


def _goes_on(look: Look, after: Block | None) -> bool:
    """Whether a list follows, or a signature, which does not stand alone on a page."""
    starts_list = isinstance(after, Paragraph) and after.number == 1
    return starts_list or (look in (Look.TEXT, Look.RIGHT) and _is_signature(after))


def _is_signature(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.look is Look.RIGHT


def _lines_of(row: tuple[Pieces, ...]) -> int:
    """About how many lines a row of two languages takes."""
    return max(sum(1 + cells_wide(line) // 40 for line in cell_lines(cell)) for cell in row)


def table_begin(one: Table) -> tuple[str, list[str]]:
    """How a table begins, and how each cell of a row does."""
    widths = _columns(one.widths)
    grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    return _TABLE.format(_LINE, grid), [_CELL.format(width) for width in widths]


def _columns(shares: tuple[int, ...]) -> list[int]:
    """Widths in twips that fill the line exactly."""
    whole = sum(shares)
    widths = [_LINE * share // whole for share in shares]
    widths[-1] += _LINE - sum(widths)
    return widths
