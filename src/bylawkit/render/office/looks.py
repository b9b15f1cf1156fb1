"""What the styles of a reference file come to: fonts, sizes, colours, spacing, whatever they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bylawkit.render.office.margins import W

_DEEPEST = 20  # styles that rest on each other
_FACES = ("ascii", "hAnsi", "eastAsia", "cs")
_RUN = ("b", "i", "color", "sz")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SPACING = ("before", "after", "line", "lineRule")


class Look(NamedTuple):
    """How a style looks; a value that nobody gives is that of Word."""

    fonts: dict[str, str]
    bold: bool
    italic: bool
    colour: str
    size: int
    spacing: dict[str, str]
    side: str


class Looks(NamedTuple):
    """The styles of a file, by their ids, and the fonts of its theme."""

    styles: dict[str, Element]
    defaults: Element
    theme: dict[str, str]

    def named(self) -> dict[str, str]:
        """The id of each paragraph style by its name, in small letters."""
        return {
            _value(one.find(f"{W}name")).lower(): key
            for key, one in self.styles.items()
            if one.get(f"{W}type") == "paragraph"
        }

    def of(self, key: str) -> Look:
        """What a style comes to."""
        fonts: dict[str, str] = {}
        run: dict[str, str] = {}
        spacing = {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}
        side = "left"
        for one in self._layers(key):
            for face in one.iter(f"{W}rFonts"):
                fonts |= self._fonts(face)
            for name in _RUN:
                for found in one.findall(f".//{W}rPr/{W}{name}"):
                    run[name] = found.get(f"{W}val", "1")
            for found in one.findall(f".//{W}pPr/{W}spacing"):
                spacing |= {k: v for k in _SPACING if (v := found.get(W + k)) is not None}
            for found in one.findall(f".//{W}pPr/{W}jc"):
                side = _side(found.get(f"{W}val", side))
        return Look(
            fonts,
            run.get("b", "0") not in ("0", "false", "off"),
            run.get("i", "0") not in ("0", "false", "off"),
            _colour(run.get("color", "auto")),
            _number(run.get("sz", "20"), 20, 2, 400),
            _sound(spacing),
            side,
        )

    def _layers(self, key: str) -> Iterator[Element]:
        """The defaults, then the styles that it rests on, then itself."""
        chain: list[Element] = []
        while key in self.styles and len(chain) < _DEEPEST:
            chain.append(self.styles[key])
            key = _value(self.styles[key].find(f"{W}basedOn"))
        yield self.defaults
        yield from reversed(chain)

    def _fonts(self, one: Element) -> dict[str, str]:
        found = {}
        for face in _FACES:
            theme = one.get(f"{W}{face}Theme") or one.get(f"{W}{face.lower()}theme")
            name = self.theme.get(theme or "") or one.get(W + face)
            if name and name.isprintable() and len(name) < 64:
                found[face] = name
        return found


def looks(styles: Element, theme: Element | None) -> Looks:
    """The styles of a ``word/styles.xml``."""
    found = {one.get(f"{W}styleId", ""): one for one in styles.findall(f"{W}style")}
    defaults = styles.find(f"{W}docDefaults")
    return Looks(found, Element("none") if defaults is None else defaults, _theme(theme))


def _theme(theme: Element | None) -> dict[str, str]:
    """The fonts behind ``minorHAnsi`` and its like."""
    found: dict[str, str] = {}
    for kind in ("major", "minor") if theme is not None else ():
        scheme = theme.find(f".//{_A}{kind}Font") if theme is not None else None
        if scheme is None:
            continue
        latin = _face(scheme.find(f"{_A}latin"))
        hans = next((one for one in scheme if one.get("script") == "Hans"), None)
        chinese = _face(scheme.find(f"{_A}ea")) or _face(hans)
        found |= {f"{kind}Ascii": latin, f"{kind}HAnsi": latin, f"{kind}EastAsia": chinese}
    return {key: name for key, name in found.items() if name}


def _face(one: Element | None) -> str:
    return "" if one is None else one.get("typeface", "")


def _value(one: Element | None) -> str:
    return "" if one is None else one.get(f"{W}val", "")


# ── Only values that Word can mean ──


def _colour(value: str) -> str:
    sound = len(value) == 6 and all(one in "0123456789abcdefABCDEF" for one in value)
    return value.upper() if sound else "auto"


def _side(value: str) -> str:
    known = {"center": "center", "right": "right", "end": "right", "both": "both"}
    return known.get(value, "left")


def _sound(spacing: dict[str, str]) -> dict[str, str]:
    rule = spacing["lineRule"]
    return {
        "before": str(_number(spacing["before"], 0, 0, 10_000)),
        "after": str(_number(spacing["after"], 0, 0, 10_000)),
        "line": str(_number(spacing["line"], 240, 20, 10_000)),
        "lineRule": rule if rule in ("exact", "atLeast") else "auto",
    }


def _number(value: str, otherwise: int, least: int, most: int) -> int:
    digits = value.strip()
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 6:
        return otherwise
    return min(max(int(digits), least), most)
