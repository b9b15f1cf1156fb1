"""Exported policies held against our own decisions in their real engines, and a certificate of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import Any, NamedTuple

from bylawkit import __version__
from bylawkit.enforce.cases import Case, cases
from bylawkit.enforce.cedar import target as cedar
from bylawkit.enforce.cedar.gates import why_no_gate
from bylawkit.enforce.cedar.requests import vote_request
from bylawkit.enforce.questions import Put, law_of_bundle, questions
from bylawkit.enforce.rego import target as rego
from bylawkit.enforce.rego.vote_tests import input_of
from bylawkit.evaluate.tally import Count, Tally, misfits
from bylawkit.evaluate.votes import answer
from bylawkit.export.policy import law, sources
from bylawkit.export.target import Files
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.votes import Measure

CERTIFICATE_VERSION = "1.0"
NOT_RUN = ("sql", "dmn", "bpmn")
"""Engines of targets that this comparison does not run yet; they are named as not run."""

_KEYS = ("law", "whole", "need", "have", "short_by", "met")

Answer = Callable[[Case], tuple[Any, Any] | None]
"""What we and what an engine say of a case; ``None`` if the policy does not answer such cases."""


class Ready(NamedTuple):
    """An engine with the policies of a bylaw loaded."""

    name: str
    version: str
    answer: Answer


def certificate(bylaw: Bylaw, number: int, seed: int) -> Json:
    """Run every engine that is installed on the same cases."""
    files = {**(rego.make(bylaw).files or {}), **(cedar.make(bylaw).files or {})}
    puts = tuple(questions(bylaw, law_of_bundle(bylaw)[0]))
    tried = list(islice(cases(puts, seed), number))
    seen = Counter(answer(one.question, one.tally).outcome.value for one in tried)
    return {
        "certificate_version": CERTIFICATE_VERSION,
        "generator": {"name": "bylawkit", "version": __version__},
        "title": bylaw.title,
        **sources(bylaw),
        "law": law(bylaw),
        "files": {name: sha256(data).hexdigest() for name, data in sorted(files.items())},
        "seed": seed,
        "cases": len(tried),
        "matters": {put.matter.name: _number_of(put, tried) for put in puts},
        "outcomes": dict(sorted(seen.items())),
        "engines": [*_runs(bylaw, files, puts, tried), *map(_not_run, NOT_RUN)],
    }


def _number_of(put: Put, tried: Sequence[Case]) -> int:
    return sum(one.put.matter is put.matter for one in tried)


def _not_run(name: str, reason: str = "not compared by this version") -> Json:
    return {"engine": name, "run": False, "reason": reason}


def _runs(
    bylaw: Bylaw, files: Files, puts: tuple[Put, ...], tried: Sequence[Case]
) -> Iterator[Json]:
    for name, opened in (("opa", _rego), ("regorus", _rego), ("cedar", _cedar)):
        if not puts:
            yield _not_run(name, "no votes to compare")
            continue
        try:
            ready = opened(name, bylaw, files)
        except ImportError:
            yield _not_run(name, "not installed")
            continue
        yield _run(ready, tried)


def _run(ready: Ready, tried: Sequence[Case]) -> Json:
    answered, wrong = 0, []
    for case in tried:
        both = ready.answer(case)
        if both is not None:
            answered += 1
            if both[0] != both[1]:
                wrong.append(case)
    told = [_disagreement(ready, one) for one in wrong[:_MOST]]
    return {
        "engine": ready.name,
        "version": ready.version,
        "run": True,
        "cases": answered,
        "disagreements": len(wrong),
        "shown": told,
    }


_MOST = 3


# ── Engines ──


def _rego(name: str, bylaw: Bylaw, files: Files) -> Ready:
    from bylawkit.enforce.engines.rego import opa, regorus

    modules = {path: data for path, data in files.items() if path.endswith(".rego")}
    engine = (opa if name == "opa" else regorus)(modules)
    query = f"data.{rego.package_of(bylaw)}.votes.decision"

    def both(case: Case) -> tuple[Any, Any]:
        told = engine.ask(query, input_of(case.put.matter.name, case.tally, again=case.again))
        return _ours(case), told and {
            "outcome": told["outcome"],
            "reasons": [[one[key] for key in _KEYS] for one in told["reasons"]],
        }

    return Ready(name, engine.version, both)


def _ours(case: Case) -> Json:
    found = answer(case.question, case.tally)
    return {
        "outcome": found.outcome.value,
        "reasons": [
            [one.rule.law, one.whole, one.need, one.have, one.short_by, one.met]
            for one in found.reasons
        ],
    }


def _cedar(name: str, bylaw: Bylaw, files: Files) -> Ready:
    from bylawkit.enforce.engines.cedar import Cedar

    engine = Cedar(files)
    on = law_of_bundle(bylaw)[0].on or date(2026, 1, 1)

    def both(case: Case) -> tuple[Any, Any] | None:
        whole = set(case.tally.counts) == set(case.question.measures)
        if why_no_gate(case.put) is not None or not whole:
            return None
        asked = vote_request(case.put.matter.name, case.tally, on, again=case.again)
        if asked is None:
            return None
        return _ours(case)["outcome"] == "carried", engine.allowed([asked])[0]

    return Ready(name, engine.version, both)


# ── Disagreements ──


def _disagreement(ready: Ready, case: Case) -> Json:
    small = shrunk(case, lambda one: _differs(ready, one))
    ours, theirs = ready.answer(small) or (None, None)
    asked = input_of(small.put.matter.name, small.tally, again=small.again)
    return {"input": asked, "ours": ours, "theirs": theirs}


def _differs(ready: Ready, case: Case) -> bool:
    both = ready.answer(case)
    return both is not None and both[0] != both[1]


def shrunk(case: Case, differs: Callable[[Case], bool]) -> Case:
    """The case with figures as small as they can be while it ``differs``."""
    found = True
    while found:
        found = False
        for smaller in _smaller(case):
            if differs(smaller):
                case, found = smaller, True
                break
    return case


def _smaller(case: Case) -> Iterator[Case]:
    """The case with one kind of vote fewer, halved, or one less, and the wholes with it."""
    for measure, count in case.tally.counts.items():
        for kind, figure in count.figures.items():
            for less in dict.fromkeys((figure, figure - figure // 2, 1)):
                if kind not in ("total", "returned") and 0 < less <= figure:
                    smaller = _without(case.tally, measure, kind, less)
                    if smaller is not None and not misfits(smaller):
                        yield case._replace(tally=smaller)


def _without(tally: Tally, measure: Measure, kind: str, less: int) -> Tally | None:
    figures = dict(tally.counts[measure].figures)
    wholes = ("total",) if kind in ("silent", "unserved") else ("total", "returned")
    for key in (kind, *wholes):
        if key in figures:
            figures[key] -= less
    if min(figures.values(), default=0) < 0:
        return None
    return Tally({**tally.counts, measure: Count(figures)})
