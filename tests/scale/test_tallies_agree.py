"""Tallies by SQL are those of the scalar engine."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreeing.tallies import a_case, by_scalar, by_sql, made_plain
from bylawkit.evaluate.count import Counted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FIXTURE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(deadline=None, max_examples=10, suppress_health_check=FIXTURE)
@given(draw=st.randoms(use_true_random=False))
def test_votes_drawn_by_hypothesis(con: DuckDBPyConnection, tmp_path: Path, draw: Random) -> None:
    case = a_case(draw, units=3)
    assert by_sql(con, case, tmp_path) == by_scalar(case)


@pytest.mark.parametrize("seed", range(10))
def test_votes_of_many_units(con: DuckDBPyConnection, tmp_path: Path, seed: int) -> None:
    case = a_case(Random(seed), units=100)
    assert by_sql(con, case, tmp_path) == by_scalar(case)


@pytest.mark.parametrize("seed", range(20, 30))
def test_tables_that_need_no_reading(con: DuckDBPyConnection, tmp_path: Path, seed: int) -> None:
    case = made_plain(a_case(Random(seed), units=100))
    assert by_sql(con, case, tmp_path) == by_scalar(case)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1060))
def test_votes_of_very_many_units(con: DuckDBPyConnection, tmp_path: Path, seed: int) -> None:
    case = a_case(Random(seed), units=1000)
    assert by_sql(con, case, tmp_path) == by_scalar(case)


def test_votes_drawn_by_chance_are_mostly_counted() -> None:
    found = [by_scalar(a_case(Random(seed), units=30)) for seed in range(60)]
    assert sum(isinstance(one, Counted) for one in found) > 40
