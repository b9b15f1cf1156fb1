"""A drawing as SVG inside a page of HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bylawkit.render.view import Box, Curve, Drawing, Point


def svg(one: Drawing) -> Iterator[str]:
    """The lines of a figure: the drawing, with its words for those who cannot see it."""
    yield f'<figure id="p{one.id:08x}" class="drawing">'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {one.width} {one.height}"'
        f' role="img" aria-label="{_safe(one.title)}">'
    )
    yield f"<title>{_safe(one.title)}</title>"
    yield f"<desc>{_safe('；'.join(one.said))}</desc>"
    for shape in one.shapes:
        yield from _box(shape) if isinstance(shape, Box) else _curve(shape)
    yield "</svg>\n</figure>"


def _curve(one: Curve) -> Iterator[str]:
    look = "missing" if one.missing else "paid" if one.bold else "owed"
    begin, *bends = one.points
    yield f'<path class="{look}" d="M{_at(begin)} C{_places(bends)}"/>'
    for head in one.heads:
        yield f'<polygon class="{look}" points="{_places(head)}"/>'


def _box(one: Box) -> Iterator[str]:
    corner = 200 if one.look == "party" else 0
    yield (
        f'<rect class="{one.look}" x="{one.x}" y="{one.y}" width="{one.width}"'
        f' height="{one.height}" rx="{corner}"/>'
    )
    step = 480
    first = one.middle[1] - (len(one.lines) - 1) * step // 2
    for at, line in enumerate(one.lines):
        yield f'<text x="{one.middle[0]}" y="{first + at * step}">{_safe(line)}</text>'


def _places(points: Iterable[Point]) -> str:
    return " ".join(map(_at, points))


def _at(point: Point) -> str:
    return f"{point[0]},{point[1]}"


def _safe(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")
