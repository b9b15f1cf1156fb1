"""Registers of units: who owns what, and what of it counts.

Heads are counted as the Supreme People's Court reads the law (Interpretation on condominium
ownership, art. 9): one for each unit; all units that the developer has not sold or not handed over
together one; all units that the same person bought together one. Owners of a unit in common are
one (art. 9 counts units, not people). Units that are not counted have neither area nor head.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from bylawkit.diagnostics import Code, Diagnostic, See, Text
from bylawkit.evaluate import table_codes as codes
from bylawkit.evaluate.codes import BAD_DATE, ZERO
from bylawkit.evaluate.dates import day_of, month_named
from bylawkit.evaluate.quantities import hundredths_of, shown
from bylawkit.evaluate.slips import SLIP_CODES
from bylawkit.evaluate.spelling import did_you_mean
from bylawkit.evaluate.tables import Column, Row, Table, is_formula, is_yes, read_table, slip
from bylawkit.numerals import narrow
from bylawkit.record import record, replace
from bylawkit.source import Place

Noticed = tuple[Diagnostic, ...]
T = TypeVar("T")

COLUMNS = (
    Column("unit", ("房号", "房屋", "房屋编号", "室号", "门牌号"), ("unit", "unit number"), True),
    Column("building", ("幢", "幢号", "楼栋", "楼号", "栋", "栋号", "楼幢"), ("building", "block")),
    Column("stairwell", ("单元", "单元号", "门洞"), ("stairwell", "entrance")),
    Column("use", ("用途", "房屋用途", "使用性质", "性质"), ("use",), True),
    Column(
        "area",
        ("面积", "建筑面积", "专有部分面积", "产权面积", "房屋面积", "专有面积"),
        ("area", "floor area"),
        True,
    ),
    Column(
        "owner", ("业主", "业主姓名", "产权人", "权利人", "所有权人"), ("owner", "owner name"), True
    ),
    Column("co_owners", ("共有人", "共有权人", "其他共有人"), ("co_owners",)),
    Column("developer_stock", ("建设单位未售", "未售", "开发商未售"), ("developer_stock",)),
    Column("occupied", ("已入住", "入住", "是否入住"), ("occupied", "moved in")),
    Column("excluded", ("不计入", "是否不计入", "不计票"), ("excluded",)),
    Column("sold_on", ("出售日期", "转让日期"), ("sold_on",)),
    Column("hardship", ("困难认定", "困难年份", "低保年份"), ("hardship",)),
    Column(
        "handed_over",
        ("交付日期", "入住日期", "收房日期", "起租日期"),
        ("handed_over", "handed over on", "moved in on"),
    ),
    Column("floor", ("楼层", "层", "所在层"), ("floor", "storey")),
)

_USUAL = ("building", "stairwell", "co_owners", "developer_stock", "occupied", "excluded")


@record
class RegisteredUnit:
    """One unit as registered. ``area`` is in 0.01 m²; ``hardship`` holds the certified years.

    ``handed_over`` is the day from which its household has it; ``floor`` is the lowest it is on.
    """

    name: str
    building: str
    stairwell: str
    use: str
    area: int
    owner: str
    co_owners: tuple[str, ...] = ()
    developer_stock: bool = False
    occupied: bool = False
    excluded: bool = False
    sold_on: date | None = None
    hardship: frozenset[int] = frozenset()
    handed_over: date | None = None
    floor: int | None = None

    @property
    def owners(self) -> tuple[str, ...]:
        """Everybody who owns it, as written; one cell may name several."""
        return (*people(self.owner), *self.co_owners)

    @property
    def head(self) -> tuple[str, ...]:
        """Whose head it counts to; the developer's stock has one in common."""
        if self.developer_stock:
            return ("",)
        return tuple(sorted({person_key(one) for one in self.owners}))


@record
class Register:
    """The units of a compound, as registered in a file. ``columns`` are those that it has."""

    path: str
    units: tuple[RegisteredUnit, ...]
    columns: frozenset[str] = frozenset()


def read_register(path: str, data: bytes) -> tuple[Register | None, Noticed]:
    """The register in a file; ``None`` if anything in it is wrong. Every wrong row is reported."""
    table, noticed = read_table(path, data, COLUMNS)
    if table is None:
        return None, noticed
    found = [_unit(table, row) for row in table.rows]
    noticed += tuple(one for _, problems in found for one in problems)
    noticed += tuple(_twice(table))
    noticed += tuple(_absent(table))
    if any(one.code.unusable for one in noticed):
        return None, noticed
    units = tuple(unit for unit, _ in found if unit is not None)
    noticed += tuple(_several(path, units))
    return Register(path, units, frozenset(table.columns)), noticed


def by_unit(units: Iterable[RegisteredUnit]) -> Mapping[str, RegisteredUnit]:
    """The units by the key of their names."""
    return {unit_key(one.name): one for one in units}


def unit_key(name: str) -> str:
    """What makes the names of two units the same: not spaces, nor full-width signs, nor case."""
    from unicodedata import normalize

    return "".join(normalize("NFKC", name).split()).casefold()


person_key = unit_key
"""What makes two names those of one person: written alike, however spaced and however wide."""


def unknown_unit(table: Table, row: Row, units: Mapping[str, RegisteredUnit]) -> Diagnostic:
    """That the register has no such unit, and which one may have been meant."""
    problem = slip(table, row, "unit", codes.UNKNOWN_UNIT)
    names = {key: one.name for key, one in units.items()}
    close = did_you_mean(unit_key(row.text("unit")), names, names)
    return replace(problem, hint_text=close) if close else problem


def by_head(
    units: Iterable[RegisteredUnit],
) -> Mapping[tuple[str, ...], tuple[RegisteredUnit, ...]]:
    """The units of each head."""
    heads: dict[tuple[str, ...], list[RegisteredUnit]] = {}
    for one in units:
        heads.setdefault(one.head, []).append(one)
    return {head: tuple(owned) for head, owned in heads.items()}


# ── Rows ──


def _unit(table: Table, row: Row) -> tuple[RegisteredUnit | None, Noticed]:
    reader = RowReader(table, row)
    developer_stock = reader.yes("developer_stock")
    unit = RegisteredUnit(
        name=reader.words("unit"),
        building=reader.words("building", empty=True),
        stairwell=reader.words("stairwell", empty=True),
        use=reader.words("use"),
        area=reader.area(),
        owner=reader.words("owner", empty=developer_stock),
        co_owners=people(row.text("co_owners")),
        developer_stock=developer_stock,
        occupied=reader.yes("occupied"),
        excluded=reader.yes("excluded"),
        sold_on=reader.day("sold_on"),
        hardship=reader.years("hardship"),
        handed_over=reader.day("handed_over"),
        floor=reader.storey("floor"),
    )
    return unit, tuple(reader.noticed)


def people(text: str) -> tuple[str, ...]:
    """Several names in one cell: ``业主0001、业主0002``."""
    for sign in "，、；;/|\n":
        text = text.replace(sign, ",")
    return tuple(one.strip() for one in text.split(",") if one.strip())


class RowReader:
    """Reads the cells of one row, noting what is wrong."""

    def __init__(self, table: Table, row: Row) -> None:
        self.table = table
        self.row = row
        self.noticed: list[Diagnostic] = []

    def words(self, key: str, *, empty: bool = False) -> str:
        cell = self.row.cells.get(key)
        if cell is not None and cell.kind == "date":
            self._wrong(codes.DATE_CELL, key)
        elif (cell is None or not cell.text) and not empty:
            self._wrong(codes.EMPTY_CELL, key)
        return cell.text if cell else ""

    def area(self) -> int:
        cell = self.row.cells["area"]
        found = hundredths_of(cell.text)
        if cell.kind == "date" or _looks_like_a_date(cell.text):
            self._wrong(codes.DATE_CELL, "area")
        elif not cell.text:
            self._wrong(codes.EMPTY_CELL, "area")
        elif found == 0:
            self._wrong(ZERO, "area")
        elif isinstance(found, int):
            return found
        elif not is_formula(cell.text):
            self._wrong(SLIP_CODES[found], "area", example="89.50")
        return 0

    def yes(self, key: str) -> bool:
        found = is_yes(self.row.text(key))
        if found is None and not is_formula(self.row.text(key)):
            self._wrong(codes.NOT_YES_OR_NO, key)
        return bool(found)

    def day(self, key: str) -> date | None:
        return self._read(key, lambda text: day_of(text.partition(" ")[0]), BAD_DATE)

    def years(self, key: str) -> frozenset[int]:
        return self._read(key, _years, codes.NOT_YEARS) or frozenset()

    def storey(self, key: str) -> int | None:
        return self._read(key, _storey, codes.NOT_A_FLOOR)

    def _read(self, key: str, read: Callable[[str], T | None], wrong: Code) -> T | None:
        text = self.row.text(key)
        found = read(text) if text else None
        if text and found is None and not is_formula(text):
            self._wrong(wrong, key)
        return found

    def _wrong(self, code: Code, key: str, **args: object) -> None:
        self.noticed.append(slip(self.table, self.row, key, code, **args))


def _looks_like_a_date(text: str) -> bool:
    return day_of(text) is not None or month_named(text) is not None or "月" in text


def _years(text: str) -> frozenset[int] | None:
    years = [narrow(one).removesuffix("年") for one in people(text)]
    if not all(len(one) == 4 and one.isascii() and one.isdigit() for one in years):
        return None
    return frozenset(int(one) for one in years)


def _storey(text: str) -> int | None:
    """A floor: ``3``, ``3层``; ``-1`` is below ground."""
    number = narrow(text).removesuffix("层").removesuffix("楼").strip()
    digits = number.removeprefix("-")
    return int(number) if digits.isascii() and digits.isdigit() and len(digits) <= 3 else None


# ── The whole table ──


def _twice(table: Table) -> Iterator[Diagnostic]:
    first: dict[str, Row] = {}
    for row in table.rows:
        key = unit_key(row.text("unit"))
        if not key:
            continue
        if key in first:
            yield second_entry(table, first[key], row)
        else:
            first[key] = row


def second_entry(table: Table, first: Row, row: Row) -> Diagnostic:
    """That a unit is registered again, and whether in another place."""
    see = See(codes.FIRST_ENTRY, table.place(first, "unit"))
    args: dict[str, object] = {"text": shown(row.text("unit"))}
    places = tuple(f"{_named_place(one)}" for one in (first, row))
    code = codes.UNIT_TWICE
    if places[0] != places[1] and all(places):
        code, args["places"] = codes.TWO_STAIRWELLS, places
    return Diagnostic(code, table.place(row, "unit"), args, (see,))


def _named_place(row: Row) -> str:
    """Building and stairwell of a row: ``3幢1单元``."""
    words = (("building", "幢"), ("stairwell", "单元"))
    named = ((narrow(row.text(key)).removesuffix(word), word) for key, word in words)
    return "".join(f"{shown(name)}{word}" for name, word in named if name)


def _absent(table: Table) -> Iterator[Diagnostic]:
    absent = tuple(
        Text(f"“{one.heading.zh}”", f"`{one.heading.en}`")
        for one in COLUMNS
        if one.key in _USUAL and one.key not in table.columns
    )
    if absent:
        yield Diagnostic(codes.ABSENT_COLUMNS, Place(table.path), {"columns": absent})


def _several(path: str, units: tuple[RegisteredUnit, ...]) -> Iterator[Diagnostic]:
    counted = (one for one in units if not one.excluded and not one.developer_stock)
    several = [owned[0] for owned in by_head(counted).values() if len(owned) > 1]
    if several:
        owners = tuple("、".join(shown(name) for name in one.owners) for one in several[:5])
        more = ("…",) if len(several) > 5 else ()
        args = {"count": len(several), "owners": owners + more}
        yield Diagnostic(codes.COUNTED_ONCE, Place(path), args)
