"""The target ``rego``: policies for the Open Policy Agent and whatever else reads Rego v1."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit import assets
from bylawkit.enforce.questions import Put, law_of_bundle, questions
from bylawkit.enforce.rego import vote_tests, votes
from bylawkit.enforce.rego.text import flat
from bylawkit.export.json import beyond
from bylawkit.export.origins import Origins
from bylawkit.export.target import Files, Made, Target, enforced_at, gap, rest
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw

COUNTING = "rego/counting.rego"
VOTES = "rego/votes.rego"
VOTES_TEST = "rego/votes_test.rego"

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
    origins = Origins(bylaw)
    enforced = [*_votes(puts, package, origins)]
    gaps = [*_gaps(bylaw, origins)]
    gaps += rest(bylaw, [*enforced, *gaps], "carried as words for people", origins)
    return Made(files, (), tuple(enforced), tuple(gaps))


def package_of(bylaw: Bylaw) -> str:
    """The packages of a bylaw stand under its title."""
    return f"bylaws[{flat(bylaw.title)}]"


def _votes(puts: tuple[Put, ...], package: str, origins: Origins) -> Iterator[Json]:
    for put in puts:
        at = f"data.{package}.votes.rules[{flat(put.matter.name)}]"
        yield enforced_at(put.matter, VOTES, at, origins)


def _gaps(bylaw: Bylaw, origins: Origins) -> Iterator[Json]:
    for matter in bylaw.matters:
        if matter.options:
            yield gap(matter, "several candidates: who of them wins is not decided", origins)
        if matter.overturn is not None:
            yield gap(matter, "objections are not counted", origins, "overturn")


TARGET = Target("rego", "Rego v1 (OPA 1.0 and later)", ("rego/{name}.rego",), make)
