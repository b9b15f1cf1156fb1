"""The target ``json``: ``policy.json``, the canonical policy document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bylawkit.diagnostics import Diagnostic
from bylawkit.export import codes
from bylawkit.export.origins import Origins
from bylawkit.export.policy import policy
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.prose import Prose

LARGEST = 2**53 - 1
"""The largest integer that every reader of JSON keeps exactly."""


def export(bylaw: Bylaw) -> tuple[dict[str, bytes] | None, tuple[Diagnostic, ...]]:
    """``policy.json``; nothing if a number cannot be carried exactly."""
    document = policy(bylaw)
    noticed = tuple(_too_big(bylaw, item, number) for item, number in _big(document, bylaw.title))
    return (None, noticed) if noticed else ({"policy.json": encoded(document)}, ())


def encoded(document: Json) -> bytes:
    """A JSON document as bytes: UTF-8, two spaces deep, ended by a line feed."""
    import json

    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return (text + "\n").encode("utf-8", "backslashreplace")


def _big(value: Any, item: str) -> Iterator[tuple[str, int]]:
    """Each number that is too big, with the name of the item that it stands in."""
    if isinstance(value, dict):
        item = value.get("name") or item
        for one in value.values():
            yield from _big(one, item)
    elif isinstance(value, list):
        for one in value:
            yield from _big(one, item)
    elif isinstance(value, int) and abs(value) > LARGEST:
        yield item, value


def _too_big(bylaw: Bylaw, item: str, number: int) -> Diagnostic:
    named = bylaw.named.get(item)
    span = bylaw.span if named is None else named.span
    return Diagnostic(codes.TOO_BIG, span, {"item": f"`{item}`", "number": number})


def not_enforced(bylaw: Bylaw) -> list[Json]:
    """What the policy only carries as words, so that no system can decide it by itself."""
    origins = Origins(bylaw)
    return [*_prose(bylaw, origins), *_in_words(bylaw, origins)]


def _prose(bylaw: Bylaw, origins: Origins) -> Iterator[Json]:
    for article in bylaw.articles:
        for one in article.statements:
            if isinstance(one, Prose):
                kind = one.prose_class
                why = "unclassified" if kind is None else kind.value
                yield _gap("prose", one.title, None, f"prose: {why}", one, origins)


_WORDS = {
    "body": ("eligible", "disqualified", "recuse", "freeze"),
    "matter": ("verify", "recuse", "invalid_when"),
    "norm": ("when", "or_else", "repeated"),
    "service": ("standard", "or_else"),
    "safety": ("suspension", "or_else"),
    "fee": ("refund", "dunning"),
    "fund": ("accounts", "first_deposit", "top_up"),
    "authority": ("content",),
    "emergency": ("cases", "checked_after"),
    "tenancy": ("ends_when", "transition_terms", "refund"),
    "procedure": ("when",),
}
"""Conditions, consequences and standards that are given in words, by the type of the statement."""


def _in_words(bylaw: Bylaw, origins: Origins) -> Iterator[Json]:
    from bylawkit.export.prose import type_of

    for one in bylaw.named.values():
        for field in _WORDS.get(type_of(one), ()):
            if getattr(one, field):
                yield _gap(type_of(one), one.name, field, "in words only", one, origins)


def _gap(kind: str, name: str, field: str | None, reason: str, one: Any, origins: Origins) -> Json:
    where = origins.of(one, name, one.span)
    del where["amended"]
    return {"type": kind, "name": name, "field": field, "reason": reason, **where}
