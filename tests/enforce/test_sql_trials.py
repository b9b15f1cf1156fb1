"""`agree` runs the views of `sql` in DuckDB; faults put into them are seen."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from enforcing import example

from bylawkit.enforce import agreement
from bylawkit.enforce.agreement import certificate, exported
from bylawkit.enforce.trials import sql_fees, sql_votes

TRIALS = (*sql_votes.TRIALS, *sql_fees.TRIALS)


@pytest.fixture(autouse=True)
def _only_sql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "trials", lambda: TRIALS)


def _told(found: Any) -> dict[str, Any]:
    return {one["subject"]: one for one in found["trials"] if "engine" in one}


def test_the_engine_is_named_with_its_version() -> None:
    import duckdb

    told = _told(certificate(example("old"), 200, 2))
    for subject in ("votes", "fees"):
        one = told[subject]
        assert (one["engine"], one["target"], one["version"]) == (
            "duckdb",
            "sql",
            duckdb.__version__,
        )
        assert (one["cases"], one["disagreements"]) == (200, 0)
        assert one["branches"]["exercised"] > 0


FAULTS = [
    ("matter_1.sql", b"have * 3 >= whole * 2", b"have * 3 > whole * 2", "votes"),
    pytest.param(
        "matter_1.sql",
        b"measure, total AS whole",
        b"measure, returned AS whole",
        "votes",
        marks=pytest.mark.slow,
    ),
    pytest.param(
        "matter_1.sql",
        b"(t1 AND t2) AND (t3 AND t4)",
        b"t1 AND t3",
        "votes",
        marks=pytest.mark.slow,
    ),
    ("counting.sql", b"lacking = 1 OR", b"lacking = 2 OR", "votes"),
    ("fee_1.sql", b"NOT rest0 <> 0", b"rest0 <> 0", "fees"),
    ("fee_1.sql", b"LEAST(", b"GREATEST(", "fees"),
]


@pytest.mark.parametrize(("name", "old", "new", "subject"), FAULTS)
def test_a_fault_is_found_and_its_case_made_small(
    name: str, old: bytes, new: bytes, subject: str
) -> None:
    bylaw = example("old")
    files = exported(bylaw)
    path = f"sql/duckdb/{name}"
    assert old in files["sql"][path]
    files["sql"][path] = files["sql"][path].replace(old, new)
    told = _told(certificate(bylaw, 400, 1, files))
    assert told[subject]["disagreements"] > 0
    assert all(one["ours"] != one["theirs"] for one in told[subject]["shown"])


def test_without_its_packages_it_is_named_as_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    # None in the place of a module: to import it fails.
    monkeypatch.setitem(sys.modules, "duckdb", None)
    told = _told(certificate(example("old"), 5, 1))
    assert [one["reason"] for one in told.values()] == ["not installed"] * 2


def test_without_what_writes_sql_it_is_named_as_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("sqlglot", "bylawkit.scale.terms", "bylawkit.enforce.sql.target"):
        monkeypatch.setitem(sys.modules, name, None)
    told = _told(certificate(example("old"), 5, 1))
    assert [one["reason"] for one in told.values()] == ["not installed"] * 2
