"""Exported SQL in a real PostgreSQL server: votes and fees come out as our own engine has them.

Run by ``make test-postgres``. A server is started for these tests; without one they fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from enforcing import EXAMPLES, every_way, example
from in_databases import Postgres, a_fee, a_server, a_vote, decided_alike, fees_alike, opened

pytestmark = [pytest.mark.postgres, pytest.mark.slow]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    # A socket's path has to be short.
    with TemporaryDirectory(prefix="bylawkit-") as folder, a_server(Path(folder)) as address:
        yield address


@pytest.fixture
def database(server: str) -> Iterator[Postgres]:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        yield Postgres(connection)


def test_it_is_the_version_that_is_told(database: Postgres) -> None:
    assert int(database.version.split(".")[0]) >= 15


@pytest.mark.parametrize("which", EXAMPLES)
def test_votes_of_the_examples(database: Postgres, which: str) -> None:
    decided_alike(database, example(which), 1200, 5)


def test_every_way_of_counting(database: Postgres) -> None:
    seen = decided_alike(database, every_way(11), 1500, 9)
    assert set(seen) == {
        "carried",
        "rejected",
        "turnout-not-met",
        "undetermined",
        "for-human-decision",
    }


@pytest.mark.parametrize("seed", range(24))
def test_ballots_are_counted_alike(database: Postgres, seed: int) -> None:
    given = a_vote(seed, 60)
    assert given.by_sql(database) == given.by_scalar()


# 57 and 58 have so many steps that PostgreSQL came to no end before they were fenced off.
@pytest.mark.parametrize("seed", [*range(24), 57, 58])
def test_fees_are_worked_out_alike(database: Postgres, seed: int) -> None:
    assert fees_alike(database, a_fee(Random(seed), 25)) > 0


def test_figures_beyond_the_limit_are_named_and_stop_nothing(database: Postgres) -> None:
    votes = opened(database, example("old"))
    name = example("old").matters[0].name
    votes.put("votes", [("much", name, False, None, None), ("none", name, False, None, None)])
    huge = [2**63 - 1] * 9
    votes.put("tallies", [("much", "area", *huge, None)])
    votes.put("units", [("much", "101", 2**63 - 1, "甲", False, False, True)])
    votes.put("ballots", [("much", 1, "101", "for", None, None, "", None)])
    told = votes.told([name])
    assert (told["much"]["outcome"], told["much"]["problem"]) == (None, "too-large")
    assert (told["none"]["outcome"], told["none"]["problem"]) == ("undetermined", None)
    rows = database.ask("SELECT DISTINCT total, problem FROM matter_1_tally")
    assert rows == [(None, "unit-unusable")]
