"""Matters and the tests that decide them, as JSON over integers."""

from __future__ import annotations

from bylawkit.export.origins import Origins
from bylawkit.export.values import Json, citations, duration, filing, fraction, names, texts
from bylawkit.model.counting import treatments_of
from bylawkit.model.votes import AllOf, AnyOf, Comparison, Matter, Test, Treatment


def test(one: Test | None, origins: Origins) -> Json | None:
    """A tree: ``all`` and ``any`` hold parts, a leaf compares ``side`` with a share of ``base``."""
    match one:
        case None:
            return None
        case AllOf(parts):
            return {"all": [test(part, origins) for part in parts]}
        case AnyOf(parts):
            return {"any": [test(part, origins) for part in parts]}
        case Comparison():
            return _comparison(one, origins)


def _comparison(one: Comparison, origins: Origins) -> Json:
    return {
        "side": one.side.value,
        "measure": one.measure.value,
        "base": one.base.value,
        "cmp": one.limit.cmp.value,
        **fraction(one.limit.share),
        "span": origins.place(one.span),
    }


def matter(one: Matter, origins: Origins) -> Json:
    used = treatments_of(one)
    return {
        "name": one.name,
        "title": one.title,
        "decided_by": one.decided_by and one.decided_by.name,
        "class": one.matter_class and one.matter_class.value,
        "scope": one.scope.value,
        "turnout": test(one.turnout, origins),
        "approve": test(one.approve, origins),
        "silent": _treatment(used.silent, one.silent),
        "abstain": _treatment(used.abstain, one.abstain),
        "invalid": _treatment(used.invalid, one.invalid),
        "options": names(one.options),
        "channels": [channel.value for channel in one.channels],
        "duplicate": one.duplicate and one.duplicate.value,
        "proxy_cap": one.proxy_cap,
        "hear": names(one.hear),
        "notice": duration(one.notice),
        "window": one.window and {"from": duration(one.window[0]), "to": duration(one.window[1])},
        "publish": duration(one.publish),
        "objection": duration(one.objection),
        "filing": filing(one.filing),
        "basis": citations(one.basis),
        "notes": texts(one.notes),
        **origins.of(one, one.name, one.span),
    }


def _treatment(used: Treatment, stated: Treatment | None) -> Json:
    return {"treatment": used.value, "stated": stated is not None}
