"""Fees and funds as JSON: integers of fen, shares as fractions."""

from __future__ import annotations

from bylawkit.export.origins import Origins
from bylawkit.export.values import (
    Json,
    citations,
    day,
    deposit,
    duration,
    fen,
    fraction,
    fraction_or_none,
    frequency,
    limit,
    name,
    names,
    rate,
    texts,
    words,
)
from bylawkit.model.money import (
    Due,
    DunningStep,
    Exemption,
    Fee,
    Fund,
    LateCharge,
    Linked,
    Phase,
    PhaseSubsidy,
    Relief,
    UseRate,
    YearlySubsidy,
)
from bylawkit.model.wording import USES


def fee(one: Fee, origins: Origins) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "payer": name(one.payer),
        "payee": name(one.payee),
        "charging": one.charging and one.charging.value,
        "rates": [_use_rate(each) for each in one.rates],
        "start": day(one.start),
        "phases": [_phase(phase, origins) for phase in one.phases],
        "yearly_subsidies": [_yearly(each, origins) for each in one.subsidies],
        "due": one.due and _due(one.due),
        "late": one.late and _late(one.late),
        "linked": [_linked(each, origins) for each in one.linked],
        "relief": [_relief(each) for each in one.relief],
        "prepay": duration(one.prepay),
        "deposit": deposit(one.deposit),
        "exemptions": [_exemption(each) for each in one.exemptions],
        "refund": words(one.refund),
        "in_return_for": names(one.in_return_for),
        "dunning": words(one.dunning),
        "dunning_steps": [_step(each) for each in one.dunning_steps],
        "basis": citations(one.basis),
        "notes": texts(one.notes),
        **origins.of(one, one.name, one.span),
    }


def _use_rate(one: UseRate) -> Json:
    return {
        "use": one.use.name,
        "use_key": use_key(one.use.name),
        "rate": rate(one.rate),
        "since": day(one.since),
    }


def use_key(word: str) -> str | None:
    """The language-free key of a well-known use of a unit: ``住宅`` is ``residential``."""
    return next((key for key, text in USES.items() if word in text), None)


def _phase(one: Phase, origins: Origins) -> Json:
    return {
        "name": one.name,
        "length": duration(one.length),
        "share": fraction(one.share),
        "subsidies": [_phase_subsidy(each) for each in one.subsidies],
        "borne_by": name(one.borne_by),
        "span": origins.place(one.span),
    }


def _phase_subsidy(one: PhaseSubsidy) -> Json:
    return {
        "payer": one.payer.name,
        "share": fraction_or_none(one.share),
        "rate": rate(one.rate),
        "cap": _cap(one),
    }


def _cap(one: PhaseSubsidy) -> Json | None:
    if one.cap is None or one.cap_per is None:
        return None
    return {"fen": one.cap, "per": one.cap_per.value}


def _yearly(one: YearlySubsidy, origins: Origins) -> Json:
    return {
        "payer": one.payer.name,
        "shares": [fraction(share) for share in one.shares],
        "from_first_payment": one.from_first_payment,
        "ends_on_sale": one.ends_on_sale,
        "hardship": fraction_or_none(one.hardship),
        "span": origins.place(one.span),
    }


def _due(one: Due) -> Json:
    return {"every": one.unit.value, "day": one.day, "last_month": one.last_month}


def _late(one: LateCharge) -> Json:
    return {
        "share": fraction(one.share),
        "per": one.per.value,
        "of_monthly": one.of_monthly,
        "grace": duration(one.grace),
        "cap": fraction_or_none(one.cap),
    }


def _linked(one: Linked, origins: Origins) -> Json:
    return {
        "indicator": one.indicator.name,
        **limit(one.limit),
        "reduction": fraction(one.reduction),
        "span": origins.place(one.span),
    }


def _relief(one: Relief) -> Json:
    return {
        "activity": one.activity.name,
        "fen_per_hour": fen(one.fen_per_hour),
        "cap_fen_per_year": one.cap,
        "funders": names(one.funders),
    }


def _step(one: DunningStep) -> Json:
    return {"after": duration(one.after), "actor": one.actor.name, "action": one.action}


def _exemption(one: Exemption) -> Json:
    return {
        "who": one.who.name,
        "share": fraction(one.share),
        "attendance": one.attendance and limit(one.attendance),
    }


def fund(one: Fund, origins: Origins) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "sources": texts(one.sources),
        "shares": [{"to": each.to.name, "share": fraction(each.share)} for each in one.shares],
        "uses": texts(one.uses),
        "keeper": name(one.keeper),
        "accounts": words(one.accounts),
        "owner": name(one.owner),
        "approved_by": name(one.approved_by),
        "floor": fraction_or_none(one.floor),
        "first_deposit": words(one.first_deposit),
        "top_up": words(one.top_up),
        "publish": frequency(one.publish),
        "audit": frequency(one.audit),
        "basis": citations(one.basis),
        "notes": texts(one.notes),
        **origins.of(one, one.name, one.span),
    }
