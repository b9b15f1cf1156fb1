"""Norms, services, inspections and training as JSON."""

from __future__ import annotations

from bylawkit.export.origins import Origins
from bylawkit.export.values import (
    Json,
    citations,
    day,
    duration,
    frequency,
    name,
    names,
    rate,
    texts,
    words,
)
from bylawkit.model.norms import Norm, Safety, Service, Training


def norm(one: Norm, origins: Origins) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "modality": one.modality.value,
        "bearers": names(one.bearers),
        "action": words(one.action),
        "owed_to": names(one.owed_to),
        "when": words(one.when),
        "within": duration(one.within),
        "ahead": duration(one.ahead),
        "every": frequency(one.every),
        "in_return_for": names(one.in_return_for),
        "or_else": words(one.or_else),
        "repeated": texts(one.repeated),
        "clock": [{"from": begin, "to": end} for begin, end in one.clock],
        "until": day(one.until),
        **_end(one, origins),
    }


def service(one: Service, origins: Origins) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "provider": name(one.provider),
        "owed_to": names(one.owed_to),
        "content": words(one.content),
        "standard": words(one.standard),
        "every": frequency(one.every),
        "measured_by": words(one.measured_by),
        "evaluated_by": names(one.evaluated_by),
        "evaluated_every": frequency(one.evaluated_every),
        "level": one.level and one.level.value,
        "cost": rate(one.cost),
        "or_else": words(one.or_else),
        **_end(one, origins),
    }


def safety(one: Safety, origins: Origins) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "inspect": words(one.inspect),
        "every": frequency(one.every),
        "inspector": name(one.inspector),
        "responsible": name(one.responsible),
        "responsible_person": words(one.responsible_person),
        "ledger": words(one.ledger),
        "rectify_within": duration(one.rectify_within),
        "recheck_within": duration(one.recheck_within),
        "sign_off": name(one.sign_off),
        "suspension": words(one.suspension),
        "escalate_to": name(one.escalate_to),
        "or_else": words(one.or_else),
        **_end(one, origins),
    }


def training(one: Training, origins: Origins) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "trainees": names(one.trainees),
        "every": frequency(one.every),
        "content": words(one.content),
        "organiser": name(one.organiser),
        **_end(one, origins),
    }


def _end(one: Norm | Service | Safety | Training, origins: Origins) -> Json:
    return {
        "basis": citations(one.basis),
        "notes": texts(one.notes),
        **origins.of(one, one.name, one.span),
    }
