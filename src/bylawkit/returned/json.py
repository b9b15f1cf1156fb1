"""What became of a document, as plain values."""

from __future__ import annotations

from typing import Any

from bylawkit.returned.values import Fate, Outcome, Verified


def verified_json(found: Verified) -> dict[str, Any]:
    """Every paragraph with its fate, in the order of the document."""
    return {
        "file": found.path,
        "kind": found.kind,
        "title": found.title,
        "lang": found.lang,
        "against": "record" if found.against is None else "source",
        "source": found.against,
        "same_source": found.same_source,
        "rules_changed": found.rules_changed,
        "counts": {one.value: found.count(one) for one in Fate}
        | {"moved": sum(one.moved for one in found.outcomes)},
        "paragraphs": [_outcome(one) for one in found.outcomes],
        "margins": list(found.margins),
    }


def _outcome(one: Outcome) -> dict[str, Any]:
    told: dict[str, Any] = {
        "fate": one.fate.value,
        "article": one.article,
        "kind": one.kind or None,
        "old": one.old,
        "new": one.new,
        "moved": one.moved,
        "edited": one.edited,
    }
    if one.replaced:
        told["replaced"] = [{"from": pair.old, "to": pair.new} for pair in one.replaced]
    if one.differences:
        told["fields"] = [
            {
                "field": x.field,
                "from": list(x.old),
                "to": list(x.new),
                "direction": x.direction.value if x.direction else None,
            }
            for x in one.differences
        ]
    if one.oddities:
        told["oddities"] = [strange.value for strange in one.oddities]
    if one.comments:
        told["comments"] = list(one.comments)
    return told
