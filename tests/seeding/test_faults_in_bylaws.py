"""Faults seeded into sound texts are found, with the right code on the right line.

A fault of each kind is tried each time; all of them in the slow test, which also holds the page.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bylawkit.api.codebook import all_codes
from bylawkit.model.values import Cmp, Limit
from seeding.bases import bases
from seeding.catalogue import KINDS
from seeding.clean import clean_texts
from seeding.fault import Fault, Kind
from seeding.law import MAJORITY, THREE_QUARTERS, TURNOUT, below
from seeding.page import text
from seeding.trial import Mutant, all_tried, mutants, tried

PAGE = Path(__file__).parents[2] / "docs" / "fault-seeding.md"
IN_LONG_TEXTS_ONLY = {"counterpart-dropped"}
"""Not found where there are few duties; `scripts/seeding/misses.py` says why."""


@cache
def shortest_first() -> tuple[int, ...]:
    return tuple(sorted(range(len(bases())), key=lambda number: len(bases()[number].text)))


def sample(number: int, kind: Kind) -> Mutant:
    """A fault of a kind in the shortest text in which there is one."""
    order = shortest_first()
    for place in reversed(order) if kind.name in IN_LONG_TEXTS_ONLY else order:
        base = bases()[place]
        seeded = next(kind.faults(base), None) if base.moved is kind.local else None
        if seeded is not None:
            return Mutant(number, place, seeded)
    raise AssertionError(f"no text has a place for {kind.name}")


@pytest.mark.parametrize(
    ("number", "kind"), list(enumerate(KINDS)), ids=[one.name for one in KINDS]
)
def test_one_fault_of_each_kind_is_found(number: int, kind: Kind) -> None:
    mutant = sample(number, kind)
    assert tried(mutant).caught, (mutant.base.name, mutant.line, tried(mutant).said)


def test_kinds_are_told_apart_and_name_codes_that_exist() -> None:
    assert len({one.name for one in KINDS}) == len(KINDS)
    assert len({one.title for one in KINDS}) == len(KINDS)
    assert {code for one in KINDS for code in one.codes} <= all_codes().keys()


def test_a_fault_moves_what_stands_below_it() -> None:
    (base, *_) = bases()
    below_it = Fault(10, 20, "\n" * 3, at=30)
    assert (below_it.moved(5), below_it.moved(15), below_it.moved(30)) == (5, 10, 23)
    assert below_it.text(base)[below_it.place :] == base.text[30:]
    added = Fault(10, 10, "  a line\n")
    assert added.text(base)[added.place :].startswith("a line")


def test_only_shares_below_the_law_are_faults() -> None:
    assert below(MAJORITY, TURNOUT)
    assert below(MAJORITY, THREE_QUARTERS)
    assert below(Limit(Cmp.AT_LEAST, MAJORITY.share), MAJORITY)
    assert not below(MAJORITY, MAJORITY)
    assert not below(Limit(Cmp.MORE, TURNOUT.share), TURNOUT)
    assert not below(THREE_QUARTERS, MAJORITY)


@pytest.mark.slow
def test_every_fault_is_tried_and_the_page_tells_what_came_of_it() -> None:
    results = all_tried(mutants())
    found = sum(outcome.caught for _, outcome in results)
    assert len(results) >= 1000
    assert len({mutant.kind.name for mutant, _ in results}) == len(KINDS) >= 25
    assert found >= 0.97 * len(results)
    assert PAGE.read_text(encoding="utf-8") == text(results)


@pytest.mark.slow
def test_texts_without_a_fault_raise_no_alarm() -> None:
    checked = list(clean_texts())
    assert len(checked) >= 4 + 40
    assert [one for one in checked if one[2]] == []
