"""Pictures in a Word document: the QR codes of ballots, each in a frame at the top of its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bylawkit.render.code import png
from bylawkit.render.view import Block, Code
from bylawkit.render.word.package import Entry
from bylawkit.render.word.text import escape

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_SIDE = 648_000  # 18 mm
AT_THE_TOP = (
    'w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" w:xAlign="right" w:y="510"'
)
IN_THE_TEXT = AT_THE_TOP.replace('vAnchor="page"', 'vAnchor="text"').replace('w:y="510"', 'w:y="1"')
"""Where the page has a header of the office's own."""
AS_HIGH = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
"""A line that is as high as what stands in it."""
_WIDTH = 1900  # twips
_PICTURE = (
    "<w:r><w:drawing>"
    f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
    f'<wp:extent cx="{_SIDE}" cy="{_SIDE}"/><wp:docPr id="{{number}}" name="QR{{number}}" descr="{{said}}"/>'
    f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
    f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{{number}}" name="QR{{number}}"/>'
    "<pic:cNvPicPr/></pic:nvPicPr>"
    '<pic:blipFill><a:blip r:embed="rIdCode{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{_SIDE}" cy="{_SIDE}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)


def code_frame() -> str:
    """The properties that put a paragraph into the corner."""
    return f'<w:framePr w:w="{_WIDTH}" {AT_THE_TOP}/>'


def picture(one: Code, number: int) -> str:
    """The content of a paragraph that holds a code; ``number`` counts them from 1."""
    return _PICTURE.format(number=number, said=escape(one.said))


def codes_of(blocks: Sequence[Block]) -> tuple[Code, ...]:
    """The codes of a document, in order."""
    return tuple(one for one in blocks if type(one) is Code)


def picture_links(count: int) -> str:
    """The relations of the body to so many pictures."""
    return "".join(
        f'<Relationship Id="rIdCode{number}" Type="{_IMAGE}" Target="media/code{number}.png"/>'
        for number in range(1, count + 1)
    )


def pictures(codes: Sequence[Code]) -> Iterator[Entry]:
    """The pictures themselves."""
    for number, one in enumerate(codes, start=1):
        yield Entry.picture(f"word/media/code{number}.png", png(one.text))
