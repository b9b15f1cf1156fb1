"""Matters as JSON."""

from __future__ import annotations

from bylawkit.export.origins import Origins
from bylawkit.export.tests import group, test
from bylawkit.export.values import (
    Json,
    citations,
    duration,
    filing,
    fraction_or_none,
    names,
    texts,
    words,
)
from bylawkit.model.counting import treatments_of
from bylawkit.model.votes import Matter, SecondCall, Treatment, Weight


def matter(one: Matter, origins: Origins) -> Json:
    return {
        "name": one.name,
        "title": one.title,
        "decided_by": one.decided_by and one.decided_by.name,
        "class": one.matter_class and one.matter_class.value,
        "scope": one.scope.value,
        "turnout": test(one.turnout, origins),
        "approve": test(one.approve, origins),
        "also_consent": [group(each) for each in one.also_consent],
        **_counting(one, origins),
        **_candidates(one),
        **_ballots(one),
        **_before(one, origins),
        **_after(one, origins),
        "basis": citations(one.basis),
        "notes": texts(one.notes),
        **origins.of(one, one.name, one.span),
    }


def _counting(one: Matter, origins: Origins) -> Json:
    """What a vote weighs, and what becomes of one that is neither yes nor no."""
    used = treatments_of(one)
    return {
        "silent": _treatment(used.silent, one.silent),
        "silent_guard": test(one.silent_guard, origins),
        "abstain": _treatment(used.abstain, one.abstain),
        "invalid": _treatment(used.invalid, one.invalid),
        "weight": one.weight and _weight(one.weight),
        "owner_cap": fraction_or_none(one.owner_cap),
    }


def _treatment(used: Treatment, stated: Treatment | None) -> Json:
    return {"treatment": used.value, "stated": stated is not None}


def _weight(one: Weight) -> Json:
    stepped = one.area_step is not None
    return {
        "kind": one.kind.value,
        "area_step": one.area_step,
        "votes": one.votes if stepped else None,
    }


def _candidates(one: Matter) -> Json:
    """What is on the sheet, and who of them wins."""
    return {
        "options": names(one.options),
        "lines": names(one.lines),
        "choices": one.choices,
        "shortlist": one.shortlist,
        "winners": one.winners,
        "tie": one.tie and one.tie.value,
    }


def _ballots(one: Matter) -> Json:
    """How ballots are served, cast, judged and counted."""
    return {
        "served_by": [method.value for method in one.served_by],
        "deemed_served": duration(one.deemed_served),
        "channels": [channel.value for channel in one.channels],
        "verify": words(one.verify),
        "duplicate": one.duplicate and one.duplicate.value,
        "proxy_cap": one.proxy_cap,
        "proxy_written": one.proxy_written,
        "proxy_except": names(one.proxy_except),
        "recuse": texts(one.recuse),
        "invalid_when": texts(one.invalid_when),
        "counted_by": names(one.counted_by),
        "witnessed_by": names(one.witnessed_by),
        "recount": duration(one.recount),
    }


def _before(one: Matter, origins: Origins) -> Json:
    """What goes before a decision, and how long voting lasts."""
    extension, window = one.extension, one.window
    return {
        "petitions": [group(each) for each in one.petitions],
        "hear": names(one.hear),
        "notice": duration(one.notice),
        "window": window and {"from": duration(window[0]), "to": duration(window[1])},
        "extension": extension and {"times": extension.times, "length": duration(extension.length)},
        "second_call": one.second_call and _second_call(one.second_call, origins),
    }


def _second_call(one: SecondCall, origins: Origins) -> Json:
    return {"after": duration(one.after), "turnout": test(one.turnout, origins)}


def _after(one: Matter, origins: Origins) -> Json:
    """What follows a decision."""
    return {
        "publish": duration(one.publish),
        "objection": duration(one.objection),
        "overturn": test(one.overturn, origins),
        "answer": duration(one.answer),
        "reports": [{"to": to.name, "within": duration(within)} for to, within in one.reports],
        "filing": filing(one.filing),
        "retry_bar": duration(one.retry_bar),
        "lapse": duration(one.lapse),
    }
