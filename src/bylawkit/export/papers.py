"""Cost sharing, standing authority, emergencies, papers and leases as JSON."""

from __future__ import annotations

from bylawkit.export.origins import Origins
from bylawkit.export.values import (
    Json,
    citations,
    deposit,
    duration,
    fraction,
    fraction_or_none,
    frequency,
    name,
    names,
    texts,
    words,
)
from bylawkit.model.money import Allocation, Authority
from bylawkit.model.norms import Record
from bylawkit.model.procedures import Emergency, Tenancy
from bylawkit.model.values import Cmp


def allocation(one: Allocation, origins: Origins) -> Json:
    return {
        **_head(one),
        "scope": one.scope.value,
        "content": words(one.content),
        "method": one.method and one.method.value,
        "flat": one.flat,
        "coefficients": [
            {"floor": floor, "factor": fraction(factor)} for floor, factor in one.coefficients
        ],
        "late_join": fraction_or_none(one.late_join),
        "approved_by": name(one.approved_by),
        **_end(one, origins),
    }


def authority(one: Authority, origins: Origins) -> Json:
    job = one.per_job
    return {
        **_head(one),
        "granted_to": name(one.granted_to),
        "granted_by": name(one.granted_by),
        "content": words(one.content),
        "per_job": None if job is None else {"cmp": one.per_job_cmp.value, "fen": job},
        "total": _total(one),
        "times_a_year": one.times_a_year,
        "valid_for": duration(one.valid_for),
        "report_to": name(one.report_to),
        "report_every": frequency(one.report_every),
        **_end(one, origins),
    }


def _total(one: Authority) -> Json | None:
    """What may be spent in all: a sum, or a share of a fund."""
    at_most = {"cmp": Cmp.AT_MOST.value}
    if one.total is not None:
        return {**at_most, "fen": one.total}
    if one.total_of is None or one.total_share is None:
        return None
    return {**at_most, **fraction(one.total_share), "of": one.total_of.name}


def emergency(one: Emergency, origins: Origins) -> Json:
    return {
        **_head(one),
        "cases": texts(one.cases),
        "confirm": name(one.confirm),
        "confirm_within": duration(one.confirm_within),
        "instead_of": name(one.instead_of),
        "carried_out_by": name(one.carried_out_by),
        "publish": duration(one.publish),
        "checked_after": words(one.checked_after),
        **_end(one, origins),
    }


def record(one: Record, origins: Origins) -> Json:
    return {
        **_head(one),
        "content": words(one.content),
        "keeper": name(one.keeper),
        "retention": duration(one.retention),
        "open_to": names(one.open_to),
        "within": duration(one.within),
        **_end(one, origins),
    }


def tenancy(one: Tenancy, origins: Origins) -> Json:
    return {
        **_head(one),
        "landlord": name(one.landlord),
        "tenant": name(one.tenant),
        "term": duration(one.term),
        "deposit": deposit(one.deposit),
        "renewal": duration(one.renewal),
        "arrears_limit": duration(one.arrears_limit),
        "idle_limit": duration(one.idle_limit),
        "ends_when": texts(one.ends_when),
        "clears_within": duration(one.clears_within),
        "transition": duration(one.transition),
        "transition_terms": words(one.transition_terms),
        "refund": words(one.refund),
        "barred": duration(one.barred),
        **_end(one, origins),
    }


_Paper = Allocation | Authority | Emergency | Record | Tenancy


def _head(one: _Paper) -> Json:
    return {"name": one.name, "title": one.title}


def _end(one: _Paper, origins: Origins) -> Json:
    return {
        "basis": citations(one.basis),
        "notes": texts(one.notes),
        **origins.of(one, one.name, one.span),
    }
