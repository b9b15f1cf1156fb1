"""``tests.json``: requests with the decision that they should have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bylawkit.enforce.cedar.gates import number_of
from bylawkit.enforce.limits import at_limits
from bylawkit.enforce.questions import Put, day_of_bundle
from bylawkit.enforce.subjects.votes import tally_at
from bylawkit.evaluate.tally import PARTS, Count, Tally
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.norms import Modality
from bylawkit.model.scenario import Outcome

SOMEBODY = "somebody"
"""A party that no bylaw names."""


def authorization_tests(bylaw: Bylaw, gated: tuple[Put, ...]) -> list[Json]:
    """Votes at each limit, and who may act or decide, and who may not."""
    on = day_of_bundle(bylaw)
    return [
        _test(request, allowed, because)
        for request, allowed, because in (
            *_of_votes(bylaw, gated, on),
            *_of_deciding(bylaw),
            *_of_norms(bylaw, on),
        )
    ]


Case = tuple[Json, bool, str]


def _test(request: Json, allowed: bool, because: str) -> Json:
    return {"request": request, "decision": "Allow" if allowed else "Deny", "because": because}


def request(who: str, action: str, kind: str, name: str, context: Mapping[str, Any]) -> Json:
    """A request as Cedar's libraries take it."""
    return {
        "principal": {"type": "Compound::Party", "id": who},
        "action": {"type": "Compound::Action", "id": action},
        "resource": {"type": f"Compound::{kind}", "id": name},
        "context": dict(context),
    }


def vote_request(name: str, tally: Tally, on: date, *, again: bool = False) -> Json | None:
    """The request to carry out a matter on a tally; ``None`` if some of its figures are unknown."""
    context: dict[str, Any] = {"on": number_of(on), "secondCall": again}
    for measure, count in tally.completed().counts.items():
        figures = {kind: count.figures[kind] for kind in ("total", *PARTS) if kind in count.figures}
        if len(figures) <= len(PARTS):
            return None
        context[measure.value] = figures
    return request(SOMEBODY, "carryOut", "Matter", name, context)


def _of_votes(bylaw: Bylaw, gated: tuple[Put, ...], on: date) -> Iterator[Case]:
    for put in gated:
        name = put.matter.name
        for one in at_limits(bylaw, put):
            asked = vote_request(name, _settled(tally_at(one.votes)), on)
            if asked is not None:
                carried = one.decision.outcome is Outcome.CARRIED
                yield asked, carried, f"{name}: {one.decision.outcome.value}"


def _settled(tally: Tally) -> Tally:
    """Those of whom nothing is known were not served."""
    return Tally(
        {measure: Count({"silent": 0, **count.figures}) for measure, count in tally.counts.items()}
    )


def _of_deciding(bylaw: Bylaw) -> Iterator[Case]:
    for one in bylaw.matters:
        if one.decided_by is not None:
            who = one.decided_by.name
            yield request(who, "decide", "Matter", one.name, {}), True, f"{who} decides it"
            yield request(SOMEBODY, "decide", "Matter", one.name, {}), False, "nobody else does"


def _of_norms(bylaw: Bylaw, on: date) -> Iterator[Case]:
    for one in bylaw.norms:
        if one.when or one.clock or one.until:
            continue
        context = {"on": number_of(on), "minute": 600}
        for bearer in one.bearers:
            allowed = one.modality is not Modality.BAN
            asked = request(bearer.name, "act", "Norm", one.name, context)
            yield asked, allowed, f"{one.modality.value} of {bearer.name}"
        yield request(SOMEBODY, "act", "Norm", one.name, context), False, "nobody else's"
