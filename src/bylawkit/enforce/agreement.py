"""Exported policies held against our own decisions in their real engines, and a certificate of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain, groupby, islice
from typing import Any

from bylawkit import __version__
from bylawkit.enforce.running import Ran, run
from bylawkit.enforce.subjects.subject import Subject
from bylawkit.enforce.trials.catalogue import trials
from bylawkit.enforce.trials.trial import NOT_INSTALLED, NothingToAskError, Spot, Trial
from bylawkit.export.catalogue import target_of
from bylawkit.export.policy import law, sources
from bylawkit.export.target import Files
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw

CERTIFICATE_VERSION = "2.0"


def exported(bylaw: Bylaw) -> dict[str, Files]:
    """The files of every target that is on trial; none where what writes them is not installed."""
    names = dict.fromkeys(one.target for one in trials())
    return {name: _made(bylaw, name) for name in names}


def _made(bylaw: Bylaw, target: str) -> Files:
    try:
        return target_of(target).make(bylaw).files or {}
    except ImportError:
        return {}


def certificate(
    bylaw: Bylaw, number: int, seed: int, files: Mapping[str, Files] | None = None
) -> Json:
    """Run every engine that is installed on the same cases: ``number`` of each subject.

    ``files`` are those to try, by target; those of the bylaw, if it is left out.
    """
    made = exported(bylaw) if files is None else files
    tried = [
        one for _, each in by_subject(trials()) for one in _of(bylaw, made, each, number, seed)
    ]
    return {
        "certificate_version": CERTIFICATE_VERSION,
        "generator": {"name": "bylawkit", "version": __version__},
        "title": bylaw.title,
        **sources(bylaw),
        "law": law(bylaw),
        "files": _hashes(made),
        "seed": seed,
        "cases": number,
        "trials": [_told(*one) for one in tried],
        "policies": [*_lines(one for _, one in tried if isinstance(one, Ran))],
    }


def by_subject(every: Iterable[Trial]) -> Iterator[tuple[Subject, list[Trial]]]:
    """Trials that are asked about the same thing together."""
    ordered = sorted(every, key=lambda one: one.subject.name)
    for _, same in groupby(ordered, key=lambda one: one.subject.name):
        together = list(same)
        yield together[0].subject, together


def _hashes(made: Mapping[str, Files]) -> dict[str, str]:
    every = {name: data for files in made.values() for name, data in files.items()}
    return {name: sha256(data).hexdigest() for name, data in sorted(every.items())}


def _not_run(reason: str) -> Json:
    return {"run": False, "reason": reason}


def _of(
    bylaw: Bylaw, made: Mapping[str, Files], same: list[Trial], number: int, seed: int
) -> Iterator[tuple[Trial, Ran | str]]:
    """The trials of one subject, and what came of them."""
    subject = same[0].subject
    cases = subject.cases(bylaw, seed)
    first = next(cases, None)
    if first is None:
        yield from ((one, f"the bylaw has no {subject.name}") for one in same)
        return
    opened = [open_one(one, bylaw, made) for one in same]
    tried = islice(chain((first,), cases), number)
    run(subject, tried, [one for one in opened if isinstance(one, Ran)])
    yield from zip(same, opened, strict=True)


def open_one(trial: Trial, bylaw: Bylaw, made: Mapping[str, Files]) -> Ran | str:
    """The engine with its policies, or why it is not run."""
    try:
        return Ran(trial, bylaw, trial.opened(bylaw, made[trial.target]))
    except ImportError:
        return NOT_INSTALLED.en
    except NothingToAskError as reason:
        return str(reason)


def _told(trial: Trial, ran: Ran | str) -> Json:
    named = {"engine": trial.engine, "target": trial.target, "subject": trial.subject.name}
    if not isinstance(ran, Ran):
        return {**named, **_not_run(ran)}
    return {
        **named,
        "version": ran.opened.version,
        "run": True,
        "cases": ran.cases,
        "origins": dict(sorted(ran.origins.items())),
        "disagreements": ran.disagreements,
        "shown": [*ran.shown()],
        "branches": _covered(ran.branches()),
    }


def _lines(every: Iterable[Ran]) -> Iterator[Json]:
    """What each engine ran of the policies of a target, whatever they were asked about."""
    found: dict[tuple[str, str], dict[Spot, bool]] = {}
    for ran in every:
        lines = found.setdefault((ran.trial.engine, ran.trial.target), {})
        for spot, was in ran.opened.coverage().items():
            lines[spot] = lines.get(spot, False) or was
    for (engine, target), lines in found.items():
        own, common = (
            {one.name: was for one, was in lines.items() if one.common is which}
            for which in (False, True)
        )
        told = {"own": _covered(own), "common": _covered(common)} if lines else None
        yield {"engine": engine, "target": target, "lines": told}


def _covered(held: Mapping[str, bool]) -> Json:
    """How many of some places were exercised, and the names of those that were not."""
    return {
        "all": len(held),
        "exercised": sum(held.values()),
        "never": [name for name, was in held.items() if not was],
    }


def disagreements(found: Any) -> int:
    """How many disagreements a certificate tells of, in all engines."""
    return sum(one.get("disagreements", 0) for one in found["trials"])
