"""The target ``rego``: policies for the Open Policy Agent and whatever else reads Rego v1."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit import assets
from bylawkit.enforce.questions import Put, law_of_bundle, questions
from bylawkit.enforce.rego import fee_tests, fees, norm_tests, norms, vote_tests, votes
from bylawkit.enforce.rego.fees import Planned
from bylawkit.enforce.rego.text import flat
from bylawkit.export.json import beyond
from bylawkit.export.origins import Origins
from bylawkit.export.target import Files, Made, Target, enforced_at, gap, rest
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.values import Unit

COUNTING = "rego/counting.rego"
VOTES = "rego/votes.rego"
CHARGING = "rego/charging.rego"
FEES = "rego/fees.rego"
NORMS = "rego/norms.rego"
VOTES_TEST = "rego/votes_test.rego"
FEES_TEST = "rego/fees_test.rego"
NORMS_TEST = "rego/norms_test.rego"

BITS = 53


def make(bylaw: Bylaw) -> Made:
    """Rego packages, with their tests; nothing if a number is too big."""
    problems = beyond(bylaw, "rego", BITS)
    if problems:
        return Made(None, problems)
    law, days = law_of_bundle(bylaw)
    puts = tuple(questions(bylaw, law))
    package = package_of(bylaw)
    files: Files = {}
    if puts:
        files[COUNTING] = assets.data("enforce/rego/counting.rego")
        files[VOTES] = votes.module(bylaw, puts, f"{package}.votes", days).encode()
        files[VOTES_TEST] = vote_tests.module(bylaw, puts, f"{package}.votes").encode()
    charged = tuple(fees.planned(bylaw))
    files |= _other_files(bylaw, charged, package)
    origins = Origins(bylaw)
    enforced = [*_votes(puts, package, origins), *_others(bylaw, charged, package, origins)]
    gaps = [*_gaps(bylaw, origins), *_fee_gaps(charged, origins), *_norm_gaps(bylaw, origins)]
    gaps += rest(bylaw, [*enforced, *gaps], "carried as words for people", origins)
    return Made(files, (), tuple(enforced), tuple(gaps))


def _other_files(bylaw: Bylaw, charged: tuple[Planned, ...], package: str) -> Files:
    files: Files = {}
    kept = tuple(one for one in charged if one.reason is None)
    if kept:
        files[CHARGING] = assets.data("enforce/rego/charging.rego")
        files[FEES] = fees.module(bylaw, kept, f"{package}.fees").encode()
        files[FEES_TEST] = fee_tests.module(bylaw, kept, f"{package}.fees").encode()
    if bylaw.norms:
        files[NORMS] = norms.module(bylaw, f"{package}.norms").encode()
        files[NORMS_TEST] = norm_tests.module(bylaw, f"{package}.norms").encode()
    return files


def package_of(bylaw: Bylaw) -> str:
    """The packages of a bylaw stand under its title."""
    return f"bylaws[{flat(bylaw.title)}]"


def _votes(puts: tuple[Put, ...], package: str, origins: Origins) -> Iterator[Json]:
    for put in puts:
        at = f"data.{package}.votes.rules[{flat(put.matter.name)}]"
        yield enforced_at(put.matter, VOTES, at, origins)


def _others(
    bylaw: Bylaw, charged: tuple[Planned, ...], package: str, origins: Origins
) -> Iterator[Json]:
    for one in charged:
        if one.reason is None:
            at = f"data.{package}.fees.fees[{flat(one.fee.name)}]"
            yield enforced_at(one.fee, FEES, at, origins)
    for norm in bylaw.norms:
        at = f"data.{package}.norms.norms[{flat(norm.name)}]"
        yield enforced_at(norm, NORMS, at, origins)


_OF_FEES = ("due", "late", "relief", "prepay", "deposit", "refund", "dunning", "dunning_steps")


def _fee_gaps(charged: tuple[Planned, ...], origins: Origins) -> Iterator[Json]:
    for one in charged:
        if one.reason is not None:
            yield gap(one.fee, one.reason, origins)
            continue
        for field in _OF_FEES:
            if getattr(one.fee, field):
                yield gap(one.fee, "charges only, not what becomes of them", origins, field)
        if one.fee.linked:
            yield gap(one.fee, "evaluations are not known beforehand", origins, "linked")


def _norm_gaps(bylaw: Bylaw, origins: Origins) -> Iterator[Json]:
    for norm in bylaw.norms:
        if norm.when:
            yield gap(norm, "in words: the one who asks says whether it applies", origins, "when")
        if norm.within and norm.within.unit in (Unit.WORKDAY, Unit.HOUR):
            why = "working days need the calendar of holidays, and hours a clock"
            yield gap(norm, why, origins, "within")
        for field in ("or_else", "repeated"):
            if getattr(norm, field):
                yield gap(norm, "in words only", origins, field)
        for field in ("ahead", "every"):
            if getattr(norm, field):
                yield gap(norm, "needs what has been done so far", origins, field)


def _gaps(bylaw: Bylaw, origins: Origins) -> Iterator[Json]:
    for matter in bylaw.matters:
        if matter.options:
            yield gap(matter, "several candidates: who of them wins is not decided", origins)
        if matter.overturn is not None:
            yield gap(matter, "objections are not counted", origins, "overturn")


TARGET = Target("rego", "Rego v1 (OPA 1.0 and later)", ("rego/{name}.rego",), make)
