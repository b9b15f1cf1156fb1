"""Households that owe alike are counted, so that each amount is worked out once.

An amount depends on the tariff, the area, and what is known of the household in the month: in which
year since its first payment it is, whether the unit is handed over, sold, or certified in hardship.
While the tariff stays the same, each of these is true in one run of months. The runs are added up
by area; what is left to be worked out is one line for each area and standing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.evaluate.rate_plan import RatePlan, Tariff
from bylawkit.scale.cells import literal
from bylawkit.scale.fee_sql import ONLY, Payers, fee_query
from bylawkit.scale.shapes import numbers, priced_in, shape_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

MONTHS = "months"
"""The column that says how many months of how many households a line stands for."""

MOST = 400
"""With more standings than so many, every household is worked out by itself."""

_NEVER = 1_000_000
"""A month later than any."""

Span = tuple[int, int]


class Stretch(NamedTuple):
    """Months one after the other, in which the numbers of a use stay the same."""

    use: str
    first: int
    last: int
    tariff: Tariff


class Known(NamedTuple):
    """What is known of all households: the first and the last month of each kind, if there is any."""

    first_paid: Span | None
    handed_over: Span | None
    sold: Span | None


class Standing(NamedTuple):
    """What a household may be in some months of a stretch. What makes no difference is ``None``."""

    year: int | None
    early: bool | None
    sold: bool | None
    hardship: bool | None


def alike_lines(plan: RatePlan, payers: Payers, *, wide: bool = False) -> str | None:
    """The lines of a fee as :func:`alike_query` needs them; ``None`` if nothing is charged."""
    query = fee_query(plan, payers, wide=wide, carried=(ONLY, MONTHS))
    return None if query is None else query.sql("duckdb")


def alike_query(con: Connection, table: str, plan: RatePlan, lines: str) -> str | None:
    """The lines of a fee, each with how many months it stands for; ``None`` if they cannot be counted.

    The households are read from ``table``.
    """
    if plan.fee.exemptions and con.execute("FROM exemptions LIMIT 1").fetchall():
        return None
    known = known_of(con, table)
    counted: dict[str, int] = {}
    places: list[str] = []
    kinds: list[str] = []
    for one in stretches(plan):
        for standing in standings(one, known):
            these = (_months(one, standing, later) for later in (False, True))
            names = [f"n{counted.setdefault(each, len(counted))}" for each in these if each != "0"]
            places.append(f"WHEN {len(places)} THEN {' - '.join(names)}")
            kinds.append(_kind(one, standing, len(places) - 1))
    if len(counted) > MOST:
        return None
    sums = ", ".join(f"CAST(sum({each}) AS BIGINT) AS n{at}" for each, at in counted.items())
    return (
        f"WITH counted AS (SELECT use_name, area, developer_stock, {sums} "
        f"FROM ({_HOUSEHOLDS.format(table=table)}) GROUP BY use_name, area, developer_stock), "
        f"kinds ({', '.join(_KIND)}) AS (VALUES {', '.join(kinds)}), "
        f"households AS (SELECT * FROM (SELECT kinds.*, area, developer_stock, "
        f"CASE place {' '.join(places)} END AS {MONTHS} "
        f"FROM counted JOIN kinds USING (use_name)) WHERE {MONTHS} > 0) "
        f"{lines}"
    )


_KIND = (*("use_name", "place", ONLY, "unit", "sold", "hardship", "handed_over", "first_paid"),)
_HOUSEHOLDS = (
    "SELECT use_name, area, developer_stock, coalesce(hardship, ',') AS hardship, coalesce(handed_over, 0) AS handed_over, "
    f"coalesce(sold, {_NEVER}) AS sold, coalesce(first_paid, {_NEVER}) AS first_paid FROM {{table}}"
)


def known_of(con: Connection, table: str) -> Known:
    """Look at all households once."""
    names = Known._fields
    asked = ", ".join(f"min({name}), max({name})" for name in names)
    row = con.execute(f"SELECT {asked} FROM {table}").fetchall()[0]
    spans = [tuple(row[at : at + 2]) for at in range(0, 2 * len(names), 2)]
    return Known(*(None if one[0] is None else (int(one[0]), int(one[1])) for one in spans))


# ── Stretches ──


def stretches(plan: RatePlan) -> Iterator[Stretch]:
    """The stretches of every use."""
    found: dict[str, Stretch] = {}
    for use, month, tariff in sorted(priced_in(plan), key=lambda one: (one.use, one.month)):
        before = found.get(use)
        if before is not None and before.last == month - 1 and _same(before.tariff, tariff):
            found[use] = before._replace(last=month)
            continue
        if before is not None:
            yield before
        found[use] = Stretch(use, month, month, tariff)
    yield from found.values()


def _same(one: Tariff, other: Tariff) -> bool:
    """Whether two months are worked out alike. Hardship is certified year by year."""
    if _has_hardship(one) and one.month // 12 != other.month // 12:
        return False
    return shape_of(one) == shape_of(other) and _numbers(one) == _numbers(other)


def _numbers(tariff: Tariff) -> list[tuple[str, int]]:
    return [one for one in numbers(tariff) if one[0] != "month"]


def _has_hardship(tariff: Tariff) -> bool:
    return any(one.hardship is not None for one in tariff.yearly)


# ── Standings ──


def standings(one: Stretch, known: Known) -> Iterator[Standing]:
    """What households may be in a stretch, so far as it makes a difference."""
    both = (False, True)
    neither: tuple[bool | None, ...] = (None,)
    early = known.handed_over is not None and known.handed_over[1] > one.first
    ends = any(gift.ends_on_sale for gift in one.tariff.yearly)
    sold = ends and known.sold is not None and known.sold[0] < one.last
    hardship = _has_hardship(one.tariff)
    found = product(
        _years(one, known),
        both if early else neither,
        both if sold else neither,
        both if hardship else neither,
    )
    return (Standing(*each) for each in found)


def _last_year(tariff: Tariff) -> int | None:
    """The first year of a household in which nothing is given; ``None`` if years do not matter."""
    return max((len(gift.by_year) for gift in tariff.yearly if gift.year is None), default=None)


def _years(one: Stretch, known: Known) -> Sequence[int | None]:
    last = _last_year(one.tariff)
    if last is None:
        return (None,)
    if known.first_paid is None:
        return (0,)
    first, latest = known.first_paid
    return [
        year
        for year in range(last + 1)
        if (year == 0 or first + 12 * year <= one.last)
        and (year == last or latest + 12 * year + 11 >= one.first or year == 0)
    ]


def _months(one: Stretch, standing: Standing, later: bool) -> str:
    """How many months of the stretch a household is so, in that year or a later one.

    With ``later``, in a later year only; so that the difference is what there is of the year.
    """
    year, last = standing.year, _last_year(one.tariff)
    if later and (year is None or year == last):
        return "0"
    since, until = _bounds(standing, later)
    months = _overlap(one, since, until)
    if standing.hardship is None:
        return months
    negated = "" if standing.hardship else "NOT "
    return f"CASE WHEN {negated}hardship LIKE '%,{one.first // 12},%' THEN {months} ELSE 0 END"


def _bounds(standing: Standing, later: bool) -> tuple[list[str], list[str]]:
    """The months since which, and those until which a household is so."""
    since: list[str] = []
    until: list[str] = []
    if standing.year is not None and standing.year + later > 0:
        since.append(f"first_paid + {12 * (standing.year + later)}")
    if standing.early is not None:
        (until if standing.early else since).append(f"handed_over{' - 1' * standing.early}")
    if standing.sold is not None:
        (since if standing.sold else until).append(f"sold{' + 1' * standing.sold}")
    return since, until


def _overlap(one: Stretch, since: list[str], until: list[str]) -> str:
    """How many months of the stretch lie within all bounds. A ``CASE`` is quicker than ``greatest``."""
    first, end = one.first, one.last + 1
    if not until and len(since) < 2:
        (start,) = since or (str(first),)
        some = f"CASE WHEN {start} >= {end} THEN 0 WHEN {start} > {first} THEN {end} - ({start}) "
        return f"{some}ELSE {end - first} END" if since else str(end - first)
    start = _of("greatest", [str(first), *since])
    return f"greatest({_of('least', [str(one.last), *until])} + 1 - {start}, 0)"


def _of(which: str, months: Sequence[str]) -> str:
    return months[0] if len(months) == 1 else f"{which}({', '.join(months)})"


def _kind(one: Stretch, standing: Standing, place: int) -> str:
    """Households of which these facts are known stand for all that are so."""
    month = one.first
    facts = (
        *(one.use, place, month, ""),
        month - 1 if standing.sold else None,
        f",{month // 12}," if standing.hardship else ",",
        month + 1 if standing.early else None,
        month - 12 * standing.year if standing.year else None,
    )
    return f"({', '.join(map(literal, facts))})"
