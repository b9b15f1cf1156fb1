"""The English twin says what the Chinese original says."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from example_files import bylaw_of, table, tally_of

from bylawkit.model.procedures import Procedure


def test_the_twin_states_the_same_rules() -> None:
    chinese, english = bylaw_of("commercial"), bylaw_of("commercial-en")
    assert len(chinese.articles) == len(english.articles)
    assert len(chinese.chapters) == len(english.chapters)
    names = dict(zip(chinese.named, english.named, strict=True))
    names |= {one: two for one, two in _built_in() if one not in names}
    for one, two in names.items():
        if one in chinese.named:
            assert _told(chinese.named[one], names) == _told(english.named[two], {}), one
    for mine, theirs in zip(chinese.procedures, english.procedures, strict=True):
        assert _ways(mine) == _ways(theirs), mine.name
    assert len(chinese.scenarios) == len(english.scenarios)
    for mine, theirs in zip(chinese.scenarios, english.scenarios, strict=True):
        assert _told(mine, names) == _told(theirs, {})


def test_the_twin_has_the_same_register_and_votes() -> None:
    for name, kept in (
        ("register", ("area", "use", "developer_stock", "occupied", "excluded")),
        ("ballots", ("choice", "channel", "cast_at")),
        ("payments", ("paid_on", "amount", "for_month")),
    ):
        rows = (table("commercial", name), table("commercial-en", name))
        mine, theirs = ([tuple(row[key] for key in kept) for row in half] for half in rows)
        assert mine == theirs
    tallies = (dict(tally_of("commercial")), dict(tally_of("commercial-en")))
    for tally in tallies:
        del tally["matter"]
    assert tallies[0] == tallies[1]


def _built_in() -> list[tuple[str, str]]:
    from bylawkit.model.wording import PARTY_NAMES

    by_role: dict[Any, list[str]] = defaultdict(list)
    for name, role in PARTY_NAMES.items():
        by_role[role].append(name)
    pairs = [(name, names[-1]) for names in by_role.values() for name in names[:-1]]
    uses = [("住宅", "residential"), ("商铺", "shop"), ("全小区", "compound")]
    plain = [("设施改善", "improvements"), ("议事与志愿", "deliberation-and-volunteering")]
    plain += [("妇女", "women")]
    return [*pairs, *uses, *plain, ("甲公司", "Company-A"), ("乙公司", "Company-B")]


WORDING = frozenset(
    [
        "name",
        "title",
        "span",
        "field_spans",
        "source",
        "action",
        "content",
        "standard",
        "measured_by",
        "or_else",
        "notes",
        "basis",
        "tasks",
        "inspect",
        "ledger",
        "suspension",
        "responsible_person",
        "sources",
        "uses",
        "dunning",
        "when",
        "paragraphs",
        "eligible",
        "disqualified",
        "freeze",
        "recuse",
        "invalid_when",
        "verify",
        "cases",
        "checked_after",
        "repeated",
        "ends_when",
        "meaning",
        "text",
        "words",
        "expect_span",
    ]
)
"""What is said in words, and differs between languages."""


def _told(value: Any, names: dict[str, str]) -> Any:
    """A statement without its wording, every name in English."""
    if hasattr(value, "name") and hasattr(value, "span") and len(_fields(value)) == 2:
        return names.get(value.name, value.name)
    if isinstance(value, (tuple, list)):
        return [_told(one, names) for one in value]
    if isinstance(value, dict):
        return {str(key): _told(one, names) for key, one in value.items()}
    if _fields(value):
        kept = (key for key in _fields(value) if key not in WORDING and not _is_stage(value, key))
        return [type(value).__name__, {key: _told(getattr(value, key), names) for key in kept}]
    return value


def _ways(procedure: Procedure) -> list[tuple[int | None, int | None]]:
    """Where each stage leads, by position."""
    place = {stage.name: number for number, stage in enumerate(procedure.stages)}
    return [
        tuple(None if ref is None else place[ref.name] for ref in (stage.then, stage.on_failure))
        for stage in procedure.stages
    ]


def _is_stage(value: Any, key: str) -> bool:
    """Stages name one another within a procedure."""
    return type(value).__name__ == "Stage" and key in ("then", "on_failure")


def _fields(value: Any) -> tuple[str, ...]:
    return tuple(getattr(type(value), "__dataclass_fields__", ()) or getattr(value, "_fields", ()))
