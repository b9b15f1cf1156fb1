"""Scenarios as JSON: facts and the result they should have, for the tests of an enforcing system."""

from __future__ import annotations

from bylawkit.export.origins import Origins
from bylawkit.export.values import Json, day
from bylawkit.model.scenario import FeeScenario, Scenario, VoteScenario


def scenario(one: Scenario, origins: Origins) -> Json:
    return _vote(one, origins) if isinstance(one, VoteScenario) else _fee(one, origins)


def _vote(one: VoteScenario, origins: Origins) -> Json:
    return {
        "type": "vote",
        "title": one.title,
        "matter": one.matter.name,
        "on": day(one.on),
        "round": one.round if one.round > 1 else None,
        "counts": {
            kind: {measure.value: figure for measure, figure in figures.items()}
            for kind, figures in one.counts.items()
        },
        "candidates": [
            {
                "name": name,
                "votes": {measure.value: figure for measure, figure in figures.items()},
            }
            for name, figures in one.candidates.items()
        ],
        "expect": one.expect.value,
        "winners": [each.name for each in one.winners],
        "shortlisted": [each.name for each in one.shortlisted],
        "span": origins.place(one.span),
    }


def _fee(one: FeeScenario, origins: Origins) -> Json:
    return {
        "type": "fee",
        "title": one.title,
        "fee": one.fee.name,
        "use": one.use.name,
        "area": one.area,
        "month": one.month.isoformat()[:7],
        "first_payment": one.first_payment and one.first_payment.isoformat()[:7],
        "sold": one.sold,
        "hardship": one.hardship,
        "expect": [{"party": party.name, "fen": fen} for party, fen in one.expect],
        "span": origins.place(one.span),
    }
