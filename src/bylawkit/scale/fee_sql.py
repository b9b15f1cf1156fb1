"""A rate plan as a query: a row for each household and month, in whole fen.

The steps are those of :mod:`bylawkit.evaluate.fees`, in the same order, over columns instead of
one household. What the query reads is one table, ``households`` (see :data:`HOUSEHOLDS`), and
``exemptions`` if the fee has any. ``docs/design/scale.md`` says what each step is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlglot import exp

from bylawkit.evaluate.rate_plan import Linear, RatePlan, Tariff, YearlyGift
from bylawkit.scale.shapes import Shape, largest, leaves_nothing, priced_in, shapes_of, varying
from bylawkit.scale.terms import (
    Sql,
    Steps,
    Term,
    add,
    choose,
    column,
    is_not,
    least,
    minus,
    positive,
    quotient,
    rounded,
    sql,
    text,
    times,
)

HOUSEHOLDS = {
    "unit": "TEXT",
    "use_name": "TEXT",
    "area": "BIGINT",
    "developer_stock": "BOOLEAN",
    "sold": "INT",
    "hardship": "TEXT",
    "handed_over": "INT",
    "first_paid": "INT",
}
"""What is known of a household. Months are numbers: year × 12 + month − 1; area is in 0.01 m²."""

_READ = tuple(name for name in HOUSEHOLDS if name != "use_name")
"""What of them is needed once the tariff is known."""

EXEMPTIONS = {"unit": "TEXT", "month": "INT", "numerator": "BIGINT", "denominator": "BIGINT"}
"""What share of a month's fee a household need not pay."""

ONLY = "only_month"
"""A column of ``households`` that, if it is carried, says of which month alone a row is."""

_Type = exp.DType
"""Types are named by value: to read their names costs more than all the rest of making a query."""

NARROW, WIDE = 2**63 - 1, 2**127 - 1


class Payers(NamedTuple):
    """Who pays: the household's part for a household, and for a unit that has none; and the others."""

    household: str
    without_owner: str
    others: tuple[str, ...]


def others_in(plan: RatePlan) -> tuple[str, ...]:
    """Everybody who may pay a part beside the household, each once."""
    found = (name for one in priced_in(plan) for name in _others(one.tariff))
    return tuple(dict.fromkeys(found))


def _others(one: Tariff) -> tuple[str, ...]:
    borne = (one.borne_by,) if one.borne_by is not None else ()
    return (*(gift.payer for gift in one.gifts), *(gift.payer for gift in one.yearly), *borne)


def bits_needed(plan: RatePlan, area: int) -> int | None:
    """64 or 128, by what the largest area may come to; ``None`` if that is not enough."""
    most = largest(priced_in(plan), area)
    return 64 if most <= NARROW else 128 if most <= WIDE else None


def fee_query(
    plan: RatePlan, payers: Payers, *, wide: bool = False, carried: tuple[str, ...] = ()
) -> exp.Query | None:
    """The query of a fee; ``None`` if nothing is charged in any of its months.

    ``carried`` are columns of ``households`` that are told besides.
    """
    shapes = shapes_of(priced_in(plan))
    exempts = bool(plan.fee.exemptions)
    found = [_Branch(one, payers, exempts, wide, carried).query() for one in shapes]
    if not found:
        return None
    return exp.union(*found, distinct=False, copy=False) if len(found) > 1 else found[0]


class _Part(NamedTuple):
    """A part before rounding. ``bound`` is whether a cap bounds it, ``there`` whether it is owed."""

    payer: str | None
    exact: Term
    bound: bool = False
    there: Term | bool = True


class _Branch:
    """The query of one shape."""

    def __init__(
        self,
        shape: Shape,
        payers: Payers,
        exempts: bool,
        wide: bool,
        carried: tuple[str, ...],
    ) -> None:
        self._shape, self._tariff, self._payers = shape, shape.first, payers
        self._exempts, self._carried = exempts, carried
        self._number = _Type.INT128 if wide else _Type.BIGINT
        self._rows = shape.rows
        self._varying = varying(self._rows)
        self._steps = Steps(self._source())

    def query(self) -> exp.Select:
        """Every household that the tariffs reach, month by month."""
        whole = self._linear("whole")
        exact = self._step("exact", whole)
        gone, scale = self._value("gone"), self._value("scale")
        fen = minus(rounded(times(exact, add(gone, 1)), scale), rounded(times(exact, gone), scale))
        fen = self._step("whole", fen)
        return self._told(fen, self._rounded(self._parts(exact), fen, scale))

    # ── What is read ──

    def _source(self) -> exp.Select:
        """Households beside their tariffs."""
        names = ("month", *(one for one in self._varying if one != "month"))
        rows = [
            (one.use, *(row[name] for name in names))
            for one, row in zip(self._shape.priced, self._rows, strict=True)
        ]
        tariffs = exp.values(rows, alias="v", columns=["tariff_use", *names])
        wide = [exp.alias_(exp.cast(column(one), self._type(one)), one) for one in names]
        table = exp.select(column("tariff_use"), *wide).from_(tariffs).subquery("t")
        told = [column(one) for one in dict.fromkeys((*_READ, *self._carried))]
        source = exp.select(*told, *(exp.column(one, "t") for one in names)).from_(
            self._households().subquery("h")
        )
        source = source.join(table, on=exp.column("use_name", "h").eq(column("tariff_use")))
        if ONLY in self._carried:
            source = source.where(exp.column(ONLY, "h").eq(exp.column("month", "t")), copy=False)
        return self._with_exemptions(source) if self._exempts else source

    def _type(self, name: str) -> exp.DType:
        return _Type.INT if name == "month" else self._number

    def _households(self) -> exp.Select:
        names = [one for one in dict.fromkeys((*HOUSEHOLDS, *self._carried)) if one != "area"]
        area = exp.alias_(exp.cast(column("area"), self._number), "area")
        return exp.select(*map(column, names), area).from_(exp.table_("households"))

    def _with_exemptions(self, source: exp.Select) -> exp.Select:
        names = ("unit", "month", "numerator", "denominator")
        renamed = [exp.alias_(column(one), f"exempt_{one}") for one in names]
        table = exp.select(*renamed).from_(exp.table_("exemptions")).subquery("e")
        on = exp.and_(
            exp.column("unit", "h").eq(column("exempt_unit")),
            exp.column("month", "t").eq(column("exempt_month")),
        )
        found = source.join(table, on=on, join_type="left")
        return found.select("exempt_numerator", "exempt_denominator")

    # ── Numbers ──

    def _step(self, name: str, term: Term) -> Term:
        return self._steps.step(name, term)

    def _value(self, name: str) -> Term:
        """A number of the tariff: as it is if all of them have it, else its column."""
        return column(name) if name in self._varying else self._rows[0][name]

    def _linear(self, name: str) -> Term:
        per_area, flat = self._value(f"{name}_per_area"), self._value(f"{name}_flat")
        return add(times(per_area, column("area")), flat)

    def _of(self, amount: Linear) -> Term:
        return add(times(amount.per_area, column("area")), amount.flat)

    # ── Who pays which part ──

    def _parts(self, exact: Term) -> list[_Part]:
        """The parts before rounding, together ``exact``."""
        full = leaves_nothing(self._tariff)
        household = exact if full else self._step("kept", self._linear("kept"))
        gifts, rest = self._of_phase(minus(exact, household))
        yearly, household = self._of_years(household)
        after: list[_Part] = []
        if self._exempts:
            off = self._step("off", _off(household))
            household = self._step("after_exemption", minus(household, off))
            after.append(
                _Part(None, off, there=is_not(column("exempt_denominator").is_(exp.null())))
            )
        if self._tariff.borne_by is not None:
            after.append(_Part(self._tariff.borne_by, rest))
        elif rest != 0:
            after.append(_Part(None, rest, there=exp.NEQ(this=sql(rest), expression=sql(0))))
        return [_Part(self._payers.household, household), *gifts, *yearly, *after]

    def _of_phase(self, rest: Term) -> tuple[list[_Part], Term]:
        """The subsidies of the phase in turn, and what they leave."""
        spent = self._spent()
        scale = self._value("scale")
        found: list[_Part] = []
        for at, gift in enumerate(self._tariff.gifts):
            gives = least(self._linear(f"gift{at}"), rest)
            if gift.cap is not None:
                before = spent.get((gift.payer, gift.cap), 0) if gift.cap_by_year else 0
                room = positive(minus(gift.cap, before))
                gives = least(gives, times(self._step(f"room{at}", room), scale))
            gives = self._step(f"gives{at}", gives)
            rest = self._step(f"rest{at}", minus(rest, gives))
            found.append(_Part(gift.payer, gives, bound=gift.cap is not None))
        return found, rest

    def _spent(self) -> dict[tuple[str, int], Term]:
        """What was given under each cap since January."""
        spent: dict[tuple[str, int], Term] = {}
        for number, one in enumerate(self._tariff.earlier):
            rest = minus(self._of(one.whole), self._of(one.household))
            for at, gift in enumerate(one.gifts):
                rest = self._step(f"rest_{number}_{at}", rest)
                gives = least(self._of(gift.amount), rest)
                if gift.cap is not None:
                    key = (gift.payer, int(gift.cap))
                    before = spent.get(key, 0) if gift.cap_by_year else 0
                    room = self._step(f"room_{number}_{at}", positive(minus(gift.cap, before)))
                    gives = least(gives, times(room, one.scale))
                gives = self._step(f"gives_{number}_{at}", gives)
                rest = minus(rest, gives)
                if gift.cap is not None:
                    total = add(spent.get(key, 0), rounded(gives, one.scale))
                    spent[key] = self._step(f"spent_{number}_{at}", total)
        return spent

    def _of_years(self, household: Term) -> tuple[list[_Part], Term]:
        """The subsidies by year, and what they leave to the household."""
        found: list[_Part] = []
        for at, gift in enumerate(self._tariff.yearly):
            amount = self._step(f"amount{at}", self._of_year(at, gift))
            gives = self._step(f"gives_yearly{at}", least(amount, household))
            household = self._step(f"left{at}", minus(household, gives))
            found.append(_Part(gift.payer, gives))
        return found, household

    def _of_year(self, at: int, gift: YearlyGift) -> Term:
        nothing: list[tuple[Term | bool, Term]] = [(self._vacant(), 0)]
        if gift.ends_on_sale:
            nothing.append((self._is_before("sold", exp.LT), 0))
        if gift.hardship is not None:
            nothing.append((self._in_hardship(), self._linear(f"hardship{at}")))
        year = self._value(f"year{at}") if gift.year is not None else self._years_since()
        by_year = [
            (_same(year, number), self._linear(f"yearly{at}_{number}"))
            for number in range(len(gift.by_year))
        ]
        return choose([*nothing, *by_year], 0)

    def _years_since(self) -> Term:
        """Full years since the first payment; a household yet to pay is in its first."""
        since = positive(minus(column("month"), column("first_paid")))
        never = column("first_paid").is_(exp.null())
        return self._step("years", choose([(never, 0)], quotient(since, 12)))

    # ── What is known of a household in the month ──

    def _is_before(self, name: str, compare: type[exp.Binary]) -> Sql:
        found = compare(this=column(name), expression=column("month"))
        return exp.Coalesce(this=found, expressions=[exp.false()])

    def _early(self) -> Sql:
        """Whether the unit is not handed over yet."""
        return self._is_before("handed_over", exp.GT)

    def _vacant(self) -> Sql:
        return exp.Or(this=column("developer_stock"), expression=self._early())

    def _in_hardship(self) -> Sql:
        year = exp.cast(sql(quotient(column("month"), 12)), _Type.TEXT)
        mark = exp.func("CONCAT", text("%,"), year, text(",%"))
        return exp.Coalesce(this=column("hardship").like(mark), expressions=[exp.false()])

    # ── Rounding ──

    def _rounded(self, parts: list[_Part], whole: Term, scale: Term) -> list[tuple[_Part, Term]]:
        """The parts in fen: each at most what is left, which goes to the last that no cap bounds."""
        takes = _takes_the_rest(parts)
        left, fen = whole, []
        for at, (one, takes_rest) in enumerate(zip(parts, takes, strict=True)):
            part: Term = 0
            if takes_rest is not True:
                part = least(rounded(one.exact, scale), left)
                part = self._step(f"fen{at}", choose([(takes_rest, 0)], part))
            left = self._step(f"open{at}", minus(left, part))
            fen.append(part)
        return [
            (one, add(part, choose([(takes_rest, left)], 0)))
            for one, part, takes_rest in zip(parts, fen, takes, strict=True)
        ]

    # ── What is told ──

    def _told(self, whole: Term, parts: list[tuple[_Part, Term]]) -> exp.Select:
        owner, other = self._payers.household, self._payers.without_owner
        payer = exp.case().when(self._vacant(), text(other)).else_(text(owner))
        columns: list[tuple[str, Term]] = [
            ("unit", column("unit")),
            ("month", column("month")),
            ("whole", whole),
            ("payer", text(owner) if owner == other else payer),
            ("owed", parts[0][1]),
        ]
        for at, name in enumerate(self._payers.others):
            columns.append(
                (f"paid_by_{at}", _sum_of(fen for one, fen in parts[1:] if one.payer == name))
            )
        columns.append(("waived", _sum_of(fen for one, fen in parts[1:] if one.payer is None)))
        columns += [(name, column(name)) for name in self._carried]
        found = self._steps.query((name, _as_bigint(name, term)) for name, term in columns)
        return found if owner != other else found.where(exp.not_(self._early()))


def _off(household: Term) -> Term:
    """What an exemption takes off; its denominator goes into every scale, so nothing is lost."""
    shares = quotient(household, column("exempt_denominator"))
    return exp.Coalesce(this=sql(times(shares, column("exempt_numerator"))), expressions=[sql(0)])


def _same(one: Term, number: int) -> Term | bool:
    return (
        one == number if isinstance(one, int) else exp.EQ(this=one.copy(), expression=sql(number))
    )


def _takes_the_rest(parts: list[_Part]) -> list[Term | bool]:
    """When each part takes what is left: the last one that is there and has no cap."""
    found: list[Term | bool] = []
    later: list[Sql] = []
    settled = False
    for one in reversed(parts):
        if settled or one.bound:
            found.append(False)
            continue
        conditions: list[Sql] = [is_not(condition) for condition in later]
        if one.there is True:
            settled = True
        else:
            there = sql(one.there)
            later.append(there)
            conditions.append(there.copy())
        found.append(_all_of(conditions))
    return found[::-1]


def _all_of(conditions: list[Sql]) -> Term | bool:
    """That all conditions hold, in one expression."""
    if not conditions:
        return True
    found = conditions[0]
    for one in conditions[1:]:
        found = exp.And(this=found, expression=one)
    return found


def _sum_of(terms: Iterable[Term]) -> Term:
    total: Term = 0
    for one in terms:
        total = add(total, one)
    return total


_AMOUNTS = ("whole", "owed", "waived")


def _as_bigint(name: str, term: Term) -> Term:
    """Amounts as 64-bit numbers, however wide they were on the way."""
    if name not in _AMOUNTS and not name.startswith("paid_by_"):
        return term
    return exp.cast(sql(term), _Type.BIGINT)
