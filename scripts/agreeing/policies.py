"""Many cases put to one engine, under every text, as far as they are not kept from before."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from agreeing.texts import Text
from bylawkit.enforce.agreement import open_one
from bylawkit.enforce.running import LOT, Ran, run
from bylawkit.enforce.trials.trial import Trial
from bylawkit.export.catalogue import target_of
from bylawkit.export.target import Files

Row = dict[str, Any]
"""What came of one trial under one text."""

PATIENCE = 4
"""So many times as many cases are made as are wanted, if a policy does not answer all of them."""


class Wanted(NamedTuple):
    """How many cases of a trial are wanted under one text."""

    trial: Trial
    text: Text
    number: int


def wanted(trials: Iterable[Trial], texts: Iterable[Text], cases: int) -> list[Wanted]:
    """The cases for one engine and target: half of them under the examples, each text and subject alike."""
    pairs = [
        Wanted(trial, text, 0)
        for trial in trials
        for text in texts
        if next(trial.subject.cases(text.bylaw, 0), None) is not None
    ]
    of_examples = sum(one.text.example for one in pairs)
    share = {True: of_examples, False: len(pairs) - of_examples}
    return [one._replace(number=-(-cases // 2 // share[one.text.example])) for one in pairs]


def rows(every: Iterable[Wanted], seed: int, kept: Path) -> Iterator[Row]:
    """A row for each; those that ``kept`` holds are not run again, and new ones are added to it."""
    known = {_key(one): one for one in map(json.loads, _lines(kept))}
    made: dict[tuple[str, str], Files] = {}
    for one in every:
        key = (one.text.name, one.trial.subject.name, one.number, seed)
        if key in known:
            yield known[key]
            continue
        at = (one.text.name, one.trial.target)
        if at not in made:
            made = {at: target_of(one.trial.target).make(one.text.bylaw).files or {}}
        row = _row(one, made[at], seed)
        with kept.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        yield row


def _lines(kept: Path) -> list[str]:
    return kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []


def _key(row: Row) -> tuple[str, str, int, int]:
    return row["text"], row["subject"], row["wanted"], row["seed"]


def _row(one: Wanted, files: Files, seed: int) -> Row:
    trial, bylaw = one.trial, one.text.bylaw
    found: Row = {
        "engine": trial.engine,
        "target": trial.target,
        "subject": trial.subject.name,
        "text": one.text.name,
        "wanted": one.number,
        "seed": seed,
    }
    ran = open_one(trial, bylaw, {trial.target: files})
    if not isinstance(ran, Ran):
        return {**found, "cases": 0, "reason": ran}
    cases, ours = trial.subject.cases(bylaw, seed), 0.0
    left = PATIENCE * one.number
    while left > 0 and ran.cases < one.number:
        lot = min(LOT, one.number - ran.cases)
        ours += run(trial.subject, islice(cases, lot), [ran], time.perf_counter)
        left -= lot
    spots = ran.opened.coverage().items()
    return {
        **found,
        "version": ran.opened.version,
        "cases": ran.cases,
        "disagreements": ran.disagreements,
        "shown": [*ran.shown()],
        "seconds": ran.seconds,
        "ours": ours,
        "branches": ran.branches(),
        "lines": {spot.name: was for spot, was in spots if not spot.common},
        "common": {spot.name: was for spot, was in spots if spot.common},
    }
