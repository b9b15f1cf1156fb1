"""Decisions as JSON, with a receipt over everything that they were made from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bylawkit.evaluate.decision import DayFrom, Decision, Needed, Reason
from bylawkit.evaluate.recount import Difference
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.evaluate.words import figure
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.numbering import article_label
from bylawkit.model.votes import Consent, Measure

if TYPE_CHECKING:
    from bylawkit.evaluate.objecting import LeftOut, Objected, Window

Value = str | int | None


def decision_json(
    decision: Decision,
    differences: Iterable[Difference],
    receipt: str,
    lang: str,
    keys: dict[str, str] | None = None,
    day_from: DayFrom = "stated",
) -> dict[str, Any]:
    """A decision as plain values. ``keys`` maps names of statutes to their keys."""
    return {
        "matter": decision.matter.name,
        "on": None if decision.on is None else decision.on.isoformat(),
        "on_from": day_from,
        "outcome": decision.outcome.value,
        "winner": decision.winner,
        "winners": list(decision.winners),
        "tied": list(decision.tied),
        "level": decision.level if decision.tied else None,
        "law": list(decision.law),
        "tests": [_test(one, lang, keys or {}) for one in decision.reasons],
        "missing": list(decision.missing),
        "consents": [_consent(one) for one in decision.consents],
        "defaults": [
            {"votes": one.kind, "treatment": one.treatment.value, **_figures(one.votes)}
            for one in decision.defaults
        ],
        "assumed": {
            f"{one.measure.value}.total": _figure(one.total, one.measure)
            for one in decision.assumed
        },
        "without_silent": decision.without_silent and decision.without_silent.value,
        "policies": [
            {"votes": one.kind, "treatment": one.treatment.value, "without": one.outcome.value}
            for one in decision.policies
        ],
        "fallen": decision.fallen,
        "objections": decision.objected and _objected(decision.objected, lang),
        "shortlisted": list(decision.shortlisted),
        "lot": decision.lot
        and {**decision.lot._asdict(), "drawn": [one._asdict() for one in decision.drawn]},
        "needed": [_needed(one) for one in decision.needed],
        "recount": [one._asdict() for one in differences],
        "receipt": receipt,
    }


def _objected(found: Objected, lang: str) -> dict[str, Any]:
    """Which objections count: those that came counted, or one by one within the time for them."""
    unknown = found.unknown
    return {
        "counted": _figures(found.votes),
        "number": len(found.kept),
        "undated": found.undated,
        "window": found.window and _window(found.window, lang),
        "window_unknown": unknown and unknown.why(lang),
        "left_out": [_left_out(one) for one in found.left_out],
    }


def _window(window: Window, lang: str) -> dict[str, Any]:
    """The time for objections: its days, its length, and who asks for it."""
    from bylawkit.evaluate.timetable_json import step_json

    step = step_json(window.end, lang)
    rest = {key: step[key] for key in ("length", "article", "statute", "basis", "moved_from")}
    return {"from": window.since.isoformat(), "until": step["day"], **rest}


def _left_out(one: LeftOut) -> dict[str, Any]:
    objection = one.objection
    return {
        "at": objection.place and objection.place.cell,
        "on": objection.on and objection.on.isoformat(),
        "unit": objection.unit,
        **_figures(objection.votes),
        "why": one.why.value,
    }


def _consent(one: Consent) -> dict[str, Any]:
    share = one.limit.share
    return {
        "of": one.who.name,
        "measure": one.measure.value,
        "cmp": one.limit.cmp.value,
        "fraction": f"{share.numerator}/{share.denominator}",
    }


def _needed(one: Needed) -> dict[str, Any]:
    """How many of the open votes must be yes; ``least`` is null if not even all are enough."""
    measure = one.measure
    of, least = _figure(one.of, measure), _figure(one.least, measure)
    return {"measure": measure.value, "of": of, "least": least}


def receipt_of(bylaw: Bylaw, decision: Decision, tally: Tally) -> str:
    """A hash of what a decision is made from: texts, tally, day, tests, and what came after.

    The texts are the bylaw and its bases; the lot and the objections are in it where they counted.
    The same inputs give the same receipt, wherever the files lie.
    """
    inputs: dict[str, Any] = {
        "bylaw": _sha256(bylaw.source.text),
        "matter": decision.matter.name,
        "tally": tally_json(tally),
        "on": None if decision.on is None else decision.on.isoformat(),
        "law": list(decision.law),
        "tests": [_formula(one) for one in decision.reasons],
    }
    bases = [_sha256(one.text) for one in bylaw.sources if one is not bylaw.source]
    if bases:
        inputs["bases"] = bases
    if decision.lot is not None:
        inputs["lot"] = decision.lot._asdict()
    if decision.objected is not None:
        inputs["objections"] = _figures(decision.objected.votes)
    return f"sha256:{_sha256(canonical(inputs))}"


def _formula(reason: Reason) -> str:
    """A test on one line: ``cn/civil-code turnout participating area/all >= 2/3``."""
    one, law = reason.comparison, reason.rule.law or "bylaw"
    return (
        f"{law} {reason.part} {one.side.value} {one.measure.value}/{one.base.value}"
        f" {one.limit.cmp.value} {one.limit.share}"
    )


def canonical(value: Any) -> str:
    """JSON in one form only: keys sorted, no spaces."""
    import json

    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def tally_json(tally: Tally) -> dict[str, Any]:
    """A tally in the form of a tally file."""
    return {one.value: _count(one, tally.of(one)) for one in Measure if one in tally.counts}


def _count(measure: Measure, count: Count) -> dict[str, Any]:
    found: dict[str, Any] = {key: _figure(value, measure) for key, value in count.figures.items()}
    if count.candidates:
        found["for"] = {name: _figure(one, measure) for name, one in count.candidates.items()}
    return found


def _test(reason: Reason, lang: str, keys: dict[str, str]) -> dict[str, Any]:
    comparison, rule = reason.comparison, reason.rule
    share = comparison.limit.share
    measure = comparison.measure
    basis = [f"{keys.get(one.law, one.law)} {one.article}" for one in rule.basis]
    return {
        "test": reason.part,
        "measure": measure.value,
        "side": comparison.side.value,
        "need": _figure(reason.need, measure),
        "have": _figure(reason.have, measure),
        "between": reason.between and [_figure(one, measure) for one in reason.between],
        "short_by": _figure(reason.short_by, measure),
        "whole": _figure(reason.whole, measure),
        "cmp": comparison.limit.cmp.value,
        "fraction": f"{share.numerator}/{share.denominator}",
        "base": comparison.base.value,
        "met": reason.met,
        "one_of": reason.one_of,
        "candidate": reason.candidate,
        "source": "bylaw" if rule.statute is None else "statute",
        "statute": rule.law,
        "article": None if rule.article is None else article_label(rule.article, lang),
        "span": str(comparison.span),
        "basis": ", ".join(basis) or None,
        "missing": list(reason.missing),
    }


def _figures(votes: Any) -> dict[str, Value]:
    return {measure.value: _figure(value, measure) for measure, value in votes.items()}


def _figure(value: int | None, measure: Measure) -> Value:
    """Areas in quotes with two decimals, all else as whole numbers."""
    if value is None:
        return None
    return figure(value, measure) if measure is Measure.AREA else value


def _sha256(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
