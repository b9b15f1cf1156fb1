"""Facts are drawn by `scripts/agreeing/`, which `scripts/agree_sql.py` uses as well."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bylawkit.cli import main
from bylawkit.scale.engine import connect

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))


@pytest.fixture(scope="session")
def con() -> Iterator[DuckDBPyConnection]:
    """A database in memory."""
    found = connect()
    yield found
    found.close()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command in Chinese: its status, and what it printed to either stream."""

    def running(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["--lang", "zh", *map(str, words)])
        return (status, *capsys.readouterr())

    return running
