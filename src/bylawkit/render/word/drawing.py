"""A drawing as DrawingML: a group of shapes that Word and LibreOffice both show, and no picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bylawkit.render.view import Box, Curve, Drawing, Point
from bylawkit.render.word.text import escape, run

EMU = 360  # in 0.01 mm
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_INLINE = (
    f'<w:r><mc:AlternateContent xmlns:wpg="{_GROUP}" xmlns:wps="{_SHAPES}" xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
    f' xmlns:a="{_DRAWING}/main"><mc:Choice Requires="wpg"><w:drawing>'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
    '<wp:docPr id="{number}" name="{title}" descr="{said}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="' + _GROUP + '"><wpg:wgp><wpg:cNvGrpSpPr/>'
    '<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="{cx}" cy="{cy}"/></a:xfrm></wpg:grpSpPr>{shapes}'
    "</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    "<mc:Fallback><w:t>{words}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)
_SHAPE = (
    '<wps:wsp><wps:cNvPr id="{number}" name="{name}"/>{kind}<wps:spPr><a:xfrm>'
    '<a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>{geometry}{fill}{line}'
    "</wps:spPr>{text}</wps:wsp>"
)
_NO_TEXT = "<wps:bodyPr/>"
_TEXT = (
    '<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx><wps:bodyPr wrap="none"'
    ' lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
)
_LINE = '<w:p><w:pPr><w:pStyle w:val="DrawingText"/></w:pPr>{}</w:p>'
_RECTANGLE = '<a:prstGeom prst="{}"><a:avLst/></a:prstGeom>'
_CUSTOM = (
    '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
    "<a:pathLst>{}</a:pathLst></a:custGeom>"
)
_FILL = '<a:solidFill><a:srgbClr val="{}"/></a:solidFill>'
_NO_FILL = "<a:noFill/>"
_STROKE = '<a:ln w="{}"><a:solidFill><a:srgbClr val="{}"/></a:solidFill>{}</a:ln>'
_NO_STROKE = "<a:ln><a:noFill/></a:ln>"
_DASH = '<a:prstDash val="dash"/>'
_LOOKS = {
    "party": ("roundRect", "FFFFFF", _STROKE.format(12700, "333333", "")),
    "office": ("rect", "EDEDED", _STROKE.format(12700, "333333", "")),
    "figure": ("rect", "FFFFFF", _NO_STROKE),
}
INK, PAID, LACKING = "7F7F7F", "1F3864", "C00000"


def drawing(one: Drawing, lang: str) -> str:
    """The content of a paragraph that holds the drawing."""
    numbers = iter(range(one.id % 100000 * 1000 + 1, 2**31))
    shapes = "".join(part for shape in one.shapes for part in _shape(shape, numbers, lang))
    return _INLINE.format(
        cx=one.width * EMU,
        cy=one.height * EMU,
        number=next(numbers),
        title=escape(one.title),
        said=escape("\n".join(one.said)).replace("\n", "&#10;"),
        shapes=shapes,
        words=escape(("；" if lang == "zh" else "; ").join(one.said)),
    )


def _shape(shape: Box | Curve, numbers: Iterator[int], lang: str) -> Iterator[str]:
    if isinstance(shape, Box):
        yield _box(shape, next(numbers), lang)
        return
    colour = LACKING if shape.missing else PAID if shape.bold else INK
    stroke = _STROKE.format(19050 if shape.bold else 9525, colour, _DASH if shape.missing else "")
    start, *others = shape.points
    bends = "".join(f'<a:pt x="{{{2 * at}}}" y="{{{2 * at + 1}}}"/>' for at in range(1, 4))
    way = '<a:path w="{w}" h="{h}" fill="none"><a:moveTo><a:pt x="{0}" y="{1}"/></a:moveTo>'
    way += f"<a:cubicBezTo>{bends}</a:cubicBezTo></a:path>"
    yield _path((start, *others), way, (_NO_FILL, stroke), next(numbers))
    for head in shape.heads:
        yield _path(head, _TRIANGLE, (_FILL.format(colour), _NO_STROKE), next(numbers))


_TRIANGLE = (
    '<a:path w="{w}" h="{h}"><a:moveTo><a:pt x="{0}" y="{1}"/></a:moveTo>'
    '<a:lnTo><a:pt x="{2}" y="{3}"/></a:lnTo><a:lnTo><a:pt x="{4}" y="{5}"/></a:lnTo>'
    "<a:close/></a:path>"
)


def _path(points: Iterable[Point], way: str, look: tuple[str, str], number: int) -> str:
    """A free form inside the box around its points."""
    every = [(x * EMU, y * EMU) for x, y in points]
    left, top = min(x for x, _ in every), min(y for _, y in every)
    wide = max(max(x for x, _ in every) - left, 1)
    high = max(max(y for _, y in every) - top, 1)
    places = [place for x, y in every for place in (x - left, y - top)]
    return _SHAPE.format(
        number=number,
        name=f"shape {number}",
        kind="<wps:cNvSpPr/>",
        x=left,
        y=top,
        cx=wide,
        cy=high,
        geometry=_CUSTOM.format(way.format(*places, w=wide, h=high)),
        fill=look[0],
        line=look[1],
        text=_NO_TEXT,
    )


def _box(box: Box, number: int, lang: str) -> str:
    kind, fill, stroke = _LOOKS[box.look]
    return _SHAPE.format(
        number=number,
        name=escape(box.lines[0]),
        kind='<wps:cNvSpPr txBox="1"/>',
        x=box.x * EMU,
        y=box.y * EMU,
        cx=box.width * EMU,
        cy=box.height * EMU,
        geometry=_RECTANGLE.format(kind),
        fill=_FILL.format(fill),
        line=stroke,
        text=_TEXT.format(paragraphs="".join(_LINE.format(run(line, lang)) for line in box.lines)),
    )
