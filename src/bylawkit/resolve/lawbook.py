"""The law book: which statutes hold in a place, and what they demand on a day.

Law packs are bylaw texts, ``laws/<pack>.bylaw``, read on the same road as any other. Since reading
them takes longer than a whole check, ``scripts/compile_laws.py`` keeps the result beside each text
as ``<pack>.json``; ``make check`` verifies that it is still what the text says.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from bylawkit import assets
from bylawkit.model.law import Law, Provision, Statute, applies_to
from bylawkit.model.votes import MatterClass

if TYPE_CHECKING:
    from bylawkit.model.law import LawPack
    from bylawkit.source import Source

INDEX = "laws/index.json"
"""The packs by place: ``{"中国": "cn"}``."""

ENGLISH_NAMES = {
    "china": "中国",
    "zhejiang": "浙江",
    "henan": "河南",
    "guangdong": "广东",
    "shandong": "山东",
    "beijing": "北京",
    "shanghai": "上海",
    "hangzhou": "杭州",
    "qingdao": "青岛",
    "shenzhen": "深圳",
    "qingyuan": "清远",
    "jieyang": "揭阳",
    "weifang": "潍坊",
    "liaocheng": "聊城",
    "zibo": "淄博",
    "heze": "菏泽",
    "zhoushan": "舟山",
    "lishui": "丽水",
    "huzhou": "湖州",
    "shaoxing": "绍兴",
    "jiaxing": "嘉兴",
    "zhengzhou": "郑州",
}
"""Places in English, with the names under which the packs have them."""

_PROVINCES = ("浙江", "河南", "广东", "山东")

PLACE_NAMES = ENGLISH_NAMES | {
    f"{name}{'省' if name in _PROVINCES else '市'}": name
    for name in ENGLISH_NAMES.values()
    if name != "中国"
}
"""Other names of places that have a pack."""


def law_of(place: tuple[str, ...], on: date | None = None) -> Law:
    """The law of a place on a day; ``None`` for the law now in force.

    A pack holds in every place inside its own: in ``中国/浙江/杭州`` that of ``中国/浙江`` and that of
    ``中国`` too. Country and province may be left out: ``杭州`` is ``中国/浙江/杭州``. ``statutes`` is empty if no
    pack is known for the place; the widest place's come first.
    """
    wanted = whole_place(place)
    return Law(wanted, on, _statutes(wanted))


@cache
def _statutes(place: tuple[str, ...]) -> tuple[Statute, ...]:
    """The statutes of a place, under its full name; read once, however many bylaws are checked."""
    packs = [pack for home, pack in _index() if place[: len(home)] == home]
    return tuple(one for pack in packs for one in law_pack(pack).statutes)


@cache
def whole_place(place: tuple[str, ...]) -> tuple[str, ...]:
    """A place under the names of the packs, with the country or the province that it leaves out."""
    wanted = tuple(PLACE_NAMES.get(part.lower(), part) for part in place)
    for home, _ in _index():
        if wanted and wanted[0] in home:
            wanted = home[: home.index(wanted[0])] + wanted
            break
    for home, _ in _index():
        if len(home) == 3 and wanted[:2] == (home[0], home[2]):
            return home + wanted[2:]
    return wanted


def law_sha256(place: tuple[str, ...]) -> str:
    """The hash of the texts of the packs that hold in a place; empty if there is none."""
    wanted = whole_place(place)
    packs = [pack for home, pack in _index() if wanted[: len(home)] == home]
    return _hash_of(tuple(packs)) if packs else ""


@cache
def _hash_of(packs: tuple[str, ...]) -> str:
    from hashlib import sha256

    return sha256(b"".join(assets.data(f"laws/{pack}.bylaw") for pack in packs)).hexdigest()


def laws_above(pack: LawPack) -> tuple[Statute, ...]:
    """The statutes of the places around that of a pack, for what stands above its own."""
    home = next((one.place for one in pack.statutes if one.place), ())
    return law_of(home[:-1]).statutes if home[:-1] else ()


def statutes_in_force(place: tuple[str, ...], on: date | None = None) -> tuple[Statute, ...]:
    """The statutes of a place with only the provisions that are in force on a day."""
    from bylawkit.record import replace

    valid: dict[str, list[Provision]] = {}
    law = law_of(place, on)
    for statute, provision in law.in_force():
        valid.setdefault(statute.name, []).append(provision)
    return tuple(
        replace(one, provisions=tuple(valid[one.name])) for one in law.statutes if one.name in valid
    )


def floors_for(
    place: tuple[str, ...], on: date | None, matter_class: MatterClass | None
) -> tuple[tuple[Statute, Provision], ...]:
    """What statutes demand of a vote on a matter of this class: its turnout and its approval."""
    return tuple(
        (statute, provision)
        for statute, provision in law_of(place, on).in_force()
        if (provision.turnout or provision.approve) and applies_to(provision, matter_class)
    )


def known_places() -> tuple[str, ...]:
    """Every place that has a pack of its own: ``中国``, ``中国/北京``."""
    return tuple("/".join(home) for home, _ in _index())


def law_pack_sources() -> tuple[str, ...]:
    """The texts of all packs, as resource names: ``laws/cn.bylaw``."""
    return tuple(name for name in assets.path_names("laws") if name.endswith(".bylaw"))


@cache
def law_pack(pack: str) -> LawPack:
    """The statutes of one pack, from its compiled form."""
    from json import loads

    from bylawkit.resolve.lawstore import unpacked

    return unpacked(loads(assets.data(f"laws/{pack}.json")), pack_source(pack))


def read_law_pack(pack: str) -> LawPack:
    """The statutes of one pack, read from its text.

    Raises:
        ValueError: the text has mistakes; packs come with the tool, so that is our own slip.
    """
    from bylawkit.resolve import resolve_laws
    from bylawkit.syntax.parser import parse

    tree = parse(pack_source(pack))
    laws, noticed = resolve_laws(tree)
    for diagnostic in (*tree.diagnostics, *noticed):
        raise ValueError(f"{diagnostic.span}: {diagnostic.message('en')}")
    return laws


def pack_source(pack: str) -> Source:
    """The text of one pack."""
    from bylawkit.source import source_from_bytes

    name = f"laws/{pack}.bylaw"
    return source_from_bytes(name, assets.data(name))


@cache
def _index() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Each pack with its home, the widest home first."""
    from json import loads

    homes = [(tuple(home.split("/")), pack) for home, pack in loads(assets.data(INDEX)).items()]
    return tuple(sorted(homes, key=lambda one: (len(one[0]), one[0])))
