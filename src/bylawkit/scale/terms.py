"""Terms: whole numbers, or SQL over whole numbers; what is known beforehand is worked out at once.

The only operations are those that every dialect has for 64-bit integers. Nothing divides but
:func:`quotient`, of a number that is not negative.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlglot import exp

LEVEL = "q"
"""What a level of a query is called in the next one."""

Sql = exp.Expression
Term = Sql | int


def sql(term: Term) -> Sql:
    """A term as SQL."""
    return exp.Literal.number(term) if isinstance(term, int) else term.copy()


def column(name: str) -> Sql:
    """A column of the query that a term is written into."""
    return exp.column(name)


def text(words: str) -> Sql:
    """A text, quoted as the dialect wants it."""
    return exp.Literal.string(words)


def add(one: Term, other: Term) -> Term:
    if isinstance(one, int) and isinstance(other, int):
        return one + other
    if one == 0:
        return other
    return one if other == 0 else exp.Add(this=_inner(one), expression=_inner(other))


def minus(one: Term, other: Term) -> Term:
    if isinstance(one, int) and isinstance(other, int):
        return one - other
    if other == 0:
        return one
    return 0 if one == other else exp.Sub(this=_inner(one), expression=_inner(other))


def times(one: Term, other: Term) -> Term:
    if isinstance(one, int) and isinstance(other, int):
        return one * other
    if one == 0 or other == 0:
        return 0
    if one == 1:
        return other
    return one if other == 1 else exp.Mul(this=_inner(one), expression=_inner(other))


def quotient(one: Term, other: Term) -> Term:
    """How often ``other`` goes into ``one``, which is not negative."""
    if isinstance(one, int) and isinstance(other, int):
        return one // other
    if one == 0:
        return 0
    return one if other == 1 else exp.IntDiv(this=_inner(one), expression=_inner(other))


def least(one: Term, other: Term) -> Term:
    """The lesser of two numbers that are not negative."""
    if isinstance(one, int) and isinstance(other, int):
        return min(one, other)
    if one == 0 or other == 0:
        return 0
    if one == other:
        return one
    return exp.Least(this=sql(one), expressions=[sql(other)], ignore_nulls=True)


def positive(one: Term) -> Term:
    """The number, or nothing if it is negative."""
    if isinstance(one, int):
        return max(one, 0)
    return exp.Greatest(this=sql(one), expressions=[sql(0)], ignore_nulls=True)


def choose(cases: Iterable[tuple[Term | bool, Term]], otherwise: Term) -> Term:
    """The term of the first case that holds; a case may be known beforehand."""
    told: list[tuple[Sql, Term]] = []
    for when, then in cases:
        if when is True:
            otherwise = then
            break
        if when is not False:
            told.append((sql(when), then))
    if all(then == otherwise for _, then in told):
        return otherwise
    found = exp.Case()
    for condition, then in told:
        found = found.when(condition, sql(then), copy=False)
    return found.else_(sql(otherwise), copy=False)


def rounded(part: Term, scale: Term) -> Term:
    """``part / scale``, a half upward, as :func:`bylawkit.evaluate.rate_plan.rounded` has it."""
    return 0 if part == 0 else quotient(add(times(2, part), scale), times(2, scale))


def is_not(condition: Sql) -> Sql:
    """The contrary of a condition."""
    if isinstance(condition, exp.Not):
        inside: Sql = condition.this
        return inside.copy()
    return exp.Not(this=condition.copy())


def _inner(term: Term) -> Sql:
    """A term as a part of another one."""
    found = sql(term)
    return exp.paren(found, copy=False) if isinstance(found, exp.Binary) else found


class Steps:
    """A query that grows by columns; a column that needs another one of the same level opens the next."""

    def __init__(self, query: exp.Select) -> None:
        self._query = query
        self._level: dict[str, Sql] = {}

    def step(self, name: str, term: Term) -> Term:
        """A column for a term, unless it is a number or a column already."""
        if isinstance(term, (int, exp.Column)):
            return term
        if any(one.name in self._level for one in term.find_all(exp.Column)):
            self._next_level()
        self._level[name] = term
        return column(name)

    def query(self, columns: Iterable[tuple[str, Term]]) -> exp.Select:
        """The query, with these columns."""
        self._next_level()
        named = [exp.alias_(sql(term), name, quoted=False) for name, term in columns]
        return exp.select(*named, copy=False).from_(self._query.subquery(LEVEL, copy=False))

    def _next_level(self) -> None:
        if self._level:
            inside = self._query.subquery(LEVEL, copy=False)
            named = [exp.alias_(term, name) for name, term in self._level.items()]
            self._query = exp.select(exp.Star(), *named, copy=False).from_(inside, copy=False)
            self._level = {}
