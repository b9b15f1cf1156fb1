"""The fees of a bylaw as views, in the dialects of DuckDB, PostgreSQL and Spark.

A view holds a line for each household and month; another one sums it by month and payer. What they
read is one table, ``households``, and ``exemptions`` where a fee has any.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sqlglot import exp

from bylawkit.evaluate.bills import household_of
from bylawkit.evaluate.planning import plan_from_start
from bylawkit.evaluate.rate_plan import RatePlan
from bylawkit.export.origins import Origins
from bylawkit.export.target import Files, Made, enforced_at, gap
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.scale.fee_sql import (
    EXEMPTIONS,
    HOUSEHOLDS,
    Payers,
    bits_needed,
    fee_query,
    others_in,
)
from bylawkit.scale.terms import LEVEL

DIALECTS = ("duckdb", "postgres", "spark")
MONTHS = 60
"""So many months are written out, from the one in which the fee starts."""

LARGEST_AREA = 10**9
"""The largest area that the amounts are good for, in 0.01 m²: ten million square metres."""


def views_of_fees(bylaw: Bylaw) -> Made:
    """A file for each fee and dialect; ``not_enforced`` speaks of fees only."""
    files: Files = {}
    enforced: list[Json] = []
    gaps: list[Json] = []
    origins = Origins(bylaw)
    for number, fee in enumerate(bylaw.fees, start=1):
        plan = plan_from_start(bylaw, fee, MONTHS)
        gaps += [gap(fee, reason, origins, field) for field, reason in _gaps(fee, plan)]
        if plan is None or _why_not(plan) is not None:
            continue
        for dialect in DIALECTS:
            name = f"sql/{dialect}/fee_{number}.sql"
            files[name] = _file(bylaw, plan, number, dialect).encode()
            enforced.append(enforced_at(fee, name, f"fee_{number}", origins))
    return Made(files, (), tuple(enforced), tuple(gaps))


def _why_not(plan: RatePlan) -> str | None:
    if bits_needed(plan, LARGEST_AREA) != 64:
        return "amounts exceed 64-bit numbers"
    return None if fee_query(plan, Payers("", "", ())) is not None else "no rate"


# ── Files ──


def _file(bylaw: Bylaw, plan: RatePlan, number: int, dialect: str) -> str:
    others = others_in(plan)
    fee = plan.fee
    payers = Payers(household_of(bylaw, fee), household_of(bylaw, fee, True), others)
    query = fee_query(plan, payers)
    assert query is not None
    view = f"fee_{number}"
    made = [_view(view, query, dialect), _view(f"{view}_by_payer", _sums(view, payers), dialect)]
    return "\n".join([*_header(bylaw, plan, others, dialect), "", *made])


def _view(name: str, query: exp.Query, dialect: str) -> str:
    if dialect == "postgres":
        query = _level_by_level(query)
    made = exp.Create(this=exp.to_table(name), kind="VIEW", expression=query)
    return made.sql(dialect, pretty=True) + ";\n"


def _level_by_level(query: exp.Query) -> exp.Query:
    """The query with a fence about each level.

    PostgreSQL writes the terms of a level into the next one, as often as they are named there; after
    some ten levels it does not come to an end any more. ``OFFSET 0`` keeps it from that.
    """
    fenced = query.copy()
    for level in fenced.find_all(exp.Subquery):
        if level.alias == LEVEL and isinstance(level.this, exp.Select):
            level.this.offset(0, copy=False)
    return fenced


def _sums(view: str, payers: Payers) -> exp.Query:
    """By month and payer, what each has to pay."""
    own = exp.select("month", "payer", exp.alias_(exp.column("owed"), "fen")).from_(view)
    parts = [
        exp.select(
            "month",
            exp.alias_(exp.Literal.string(name), "payer"),
            exp.alias_(exp.column(f"paid_by_{at}"), "fen"),
        ).from_(view)
        for at, name in enumerate(payers.others)
    ]
    every = exp.union(own, *parts, distinct=False) if parts else own
    total = exp.alias_(exp.Sum(this=exp.column("fen")), "fen")
    return exp.select("month", "payer", total).from_(every.subquery("p")).group_by("month", "payer")


def _header(bylaw: Bylaw, plan: RatePlan, others: tuple[str, ...], dialect: str) -> Iterator[str]:
    fee = plan.fee
    yield from origin_of(bylaw, fee.title, dialect)
    yield from _comment(f"months {plan.first:%Y-%m} to {plan.last:%Y-%m}; others have no line")
    yield from _comment("money in fen, area in 0.01 m²; a month is year * 12 + month - 1")
    yield from _comment(
        f"exact for areas up to {LARGEST_AREA // 100} m²; evaluations are not known"
    )
    yield from _comment("hardship lists years: ',2026,2027,'")
    for at, name in enumerate(others):
        yield from _comment(f"paid_by_{at}: {name}")
    yield from _comment("what is read:")
    yield from _comment(_table("households", HOUSEHOLDS, dialect))
    if fee.exemptions:
        yield from _comment(_table("exemptions", EXEMPTIONS, dialect))


def origin_of(bylaw: Bylaw, title: str, dialect: str) -> Iterator[str]:
    """The first lines of a file: what it is about, and the text that it was made from."""
    digest = sha256(bylaw.source.text.encode("utf-8", "surrogatepass")).hexdigest()
    yield from _comment(f"{bylaw.title} · {title} ({dialect})")
    yield from _comment(f"made by bylawkit from a text with SHA-256 {digest}")


def _comment(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield f"-- {line}"


def _table(name: str, columns: dict[str, str], dialect: str) -> str:
    defined = [
        exp.ColumnDef(this=exp.to_identifier(one), kind=exp.DataType.build(kind))
        for one, kind in columns.items()
    ]
    made = exp.Create(this=exp.Schema(this=exp.to_table(name), expressions=defined), kind="TABLE")
    return made.sql(dialect) + ";"


# ── What is left out ──

_FIELDS = ("due", "late", "relief", "prepay", "deposit", "refund", "dunning", "dunning_steps")


def _gaps(fee: Fee, plan: RatePlan | None) -> Iterator[tuple[str | None, str]]:
    """What of a fee comes after the charge, or why there is no charge."""
    reason = "no first month" if plan is None else _why_not(plan)
    if reason is not None:
        yield None, reason
        return
    for field in _FIELDS:
        if getattr(fee, field):
            yield field, "charges only, not what becomes of them"
    if fee.linked:
        yield "linked", "evaluations are not known beforehand"
