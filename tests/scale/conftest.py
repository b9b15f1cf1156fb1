"""Facts are drawn by `scripts/agreeing/`, which `scripts/agree_sql.py` uses as well."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

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
