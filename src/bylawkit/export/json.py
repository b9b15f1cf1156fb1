"""The target ``json``: ``policy.json``, the canonical policy document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bylawkit.diagnostics import Code, Diagnostic
from bylawkit.export import codes
from bylawkit.export.origins import Origins
from bylawkit.export.policy import POLICY_VERSION, policy
from bylawkit.export.target import Made, Target, enforced_at, gap
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.prose import Prose

FILE = "policy.json"

LARGEST = 2**53 - 1
"""The largest integer that every reader of JSON keeps exactly."""


def export(bylaw: Bylaw) -> Made:
    """``policy.json``; nothing if a number cannot be carried exactly."""
    document = policy(bylaw)
    noticed = tuple(
        _told(bylaw, item, codes.TOO_BIG, {"number": number})
        for item, number in numbers_beyond(LARGEST, document, bylaw.title)
    )
    if noticed:
        return Made(None, noticed)
    files = {FILE: encoded(document)}
    return Made(files, (), tuple(_carried(bylaw, document)), tuple(not_enforced(bylaw)))


def _carried(bylaw: Bylaw, document: Json) -> Iterator[Json]:
    """Where each statement stands in the policy, as a JSON pointer."""
    origins = Origins(bylaw)
    for section, items in document.items():
        for at, item in enumerate(items if isinstance(items, list) else ()):
            one = bylaw.named.get(item.get("name"))
            if one is not None and section != "chapters":
                yield enforced_at(one, FILE, f"/{section}/{at}", origins)


def encoded(document: Json | list[Json]) -> bytes:
    """A JSON document as bytes: UTF-8, two spaces deep, ended by a line feed."""
    import json

    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return (text + "\n").encode("utf-8", "backslashreplace")


def numbers_beyond(limit: int, value: Any, item: str) -> Iterator[tuple[str, int]]:
    """Each number beyond a limit, with the name of the item that it stands in."""
    if isinstance(value, dict):
        item = value.get("name") or item
        for one in value.values():
            yield from numbers_beyond(limit, one, item)
    elif isinstance(value, list):
        for one in value:
            yield from numbers_beyond(limit, one, item)
    elif isinstance(value, int) and abs(value) > limit:
        yield item, value


def beyond(bylaw: Bylaw, target: str, bits: int) -> tuple[Diagnostic, ...]:
    """Which numbers a target of signed integers cannot hold: ``2^bits`` − 1 is its largest."""
    args = {"target": target, "limit": f"2^{bits}−1"}
    return tuple(
        _told(bylaw, item, codes.BEYOND, {"number": number, **args})
        for item, number in numbers_beyond(2**bits - 1, policy(bylaw), bylaw.title)
    )


def _told(bylaw: Bylaw, item: str, code: Code, args: Json) -> Diagnostic:
    named = bylaw.named.get(item)
    span = bylaw.span if named is None else named.span
    return Diagnostic(code, span, {"item": f"`{item}`", **args})


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
                yield gap(one, f"prose: {why}", origins)


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
                yield gap(one, "in words only", origins, field)


TARGET = Target("json", f"bylawkit policy {POLICY_VERSION}, JSON Schema 2020-12", (FILE,), export)
