"""``docs/agreement.md``: what came of many cases, engine by engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

Row = dict[str, Any]

_HEAD = """\
# Exports beside our own decisions

Written by `scripts/agree_all.py` from its last run. Every case is answered by us and by the engine, from the policy as it is exported, and
whatever the policy carries is compared: outcomes, the figures of every reason, every payer's part to the fen. How it works stands in
[design/agreement.md](design/agreement.md). Half of the cases are under the four examples, half under the pages of [needs.md](needs.md).

A full run asks for 200,000 cases of each target and engine. There are fewer where a target has nothing of a text to ask about, a policy does not
answer some of the cases, or the run was broken off. `slips` are what no policy may answer; most are known by how they were made, so that our own rate says nothing there.

Rates are cases a second of one process, ours beside theirs in the same run; the machine had other work to do, so that only their ratio says something.
"""


def page(rows: Iterable[Row], seed: int) -> str:
    """The whole page."""
    ordered = sorted(rows, key=_group)
    lines = [_HEAD, f"Seed {seed}.", "", *_totals(ordered), "", *_by_subject(ordered)]
    lines += ["", *_disagreements(ordered), "", *_never(ordered)]
    return "\n".join(lines) + "\n"


def _group(row: Row) -> tuple[str, str, str]:
    return row["target"], row["engine"], row["subject"]


def _totals(rows: list[Row]) -> Iterator[str]:
    yield "| target | engine | cases | disagreements | lines run |"
    yield "|---|---|---:|---:|---:|"
    for (target, engine), same in groupby(rows, key=lambda row: _group(row)[:2]):
        each = list(same)
        version = next((one["version"] for one in each if one["cases"]), "not run")
        wrong = sum(one.get("disagreements", 0) for one in each)
        yield f"| {target} | {engine} {version} | {_sum(each, 'cases'):,} | {wrong:,} | {_of(_lines(each))} |"


def _by_subject(rows: list[Row]) -> Iterator[str]:
    yield "| target | engine | about | texts | cases | theirs a second | ours a second | branches come by |"
    yield "|---|---|---|---:|---:|---:|---:|---:|"
    for (target, engine, subject), same in groupby(rows, key=_group):
        each = [one for one in same if one["cases"]]
        cases = _sum(each, "cases")
        theirs, ours = (_rate(cases, _sum(each, key)) for key in ("seconds", "ours"))
        branches = _of(_branches(each))
        yield (
            f"| {target} | {engine} | {subject} | {len(each)} | {cases:,} | {theirs} | {ours} | "
            f"{branches} |"
        )


def _sum(rows: Iterable[Row], key: str) -> Any:
    return sum(one.get(key, 0) for one in rows)


def _rate(cases: int, seconds: float) -> str:
    return f"{cases / seconds:,.0f}" if seconds else "–"


def _of(held: dict[str, bool]) -> str:
    return f"{sum(held.values()):,} of {len(held):,}" if held else "–"


def _branches(rows: Iterable[Row]) -> dict[str, bool]:
    return {
        f"{one['text']}, {name}": was
        for one in rows
        for name, was in one.get("branches", {}).items()
    }


def _lines(rows: Iterable[Row]) -> dict[str, bool]:
    """The lines of each bylaw's own, and those that every bylaw gets, which need be run under one of them only."""
    found: dict[str, bool] = {}
    for one in rows:
        for name, was in one.get("lines", {}).items():
            key = f"{one['text']}, {name}"
            found[key] = found.get(key, False) or was
        for place, was in one.get("common", {}).items():
            file, _, text = place.partition(" ")
            name = f"{file.partition(':')[0]} {text}"
            found[name] = found.get(name, False) or was
    return found


def _disagreements(rows: list[Row]) -> Iterator[str]:
    yield "## Disagreements"
    yield ""
    shown = [(one, each) for one in rows for each in one.get("shown", ())]
    if not shown:
        yield "None."
    for one, each in shown:
        yield f"- {one['engine']}, {one['subject']}, {one['text']}: `{each['input']}`: we say `{each['ours']}`, it says `{each['theirs']}`."


MOST = 40


def _never(rows: list[Row]) -> Iterator[str]:
    yield "## What no case came by"
    for (target, engine), same in groupby(rows, key=lambda row: _group(row)[:2]):
        each = [one for one in same if one["cases"]]
        held = _branches(each) | _lines(each)
        never = [name for name, was in held.items() if not was]
        if never:
            yield f"\n{target}, {engine}:\n"
            yield from (f"- `{name}`" for name in never[:MOST])
            if len(never) > MOST:
                yield f"- and {len(never) - MOST} more"
    yield ""
    yield "Whatever is not named here was come by."
