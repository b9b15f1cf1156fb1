"""The tests that decide matters, as JSON over integers."""

from __future__ import annotations

from bylawkit.export.origins import Origins
from bylawkit.export.values import Json, limit
from bylawkit.model.votes import AllOf, AnyOf, Comparison, Consent, Petition, Test


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
        **limit(one.limit),
        "span": origins.place(one.span),
    }


def group(one: Petition | Consent) -> Json:
    """A share of a group, by what is counted of it."""
    return {"who": one.who.name, "measure": one.measure.value, **limit(one.limit)}
