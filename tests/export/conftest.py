"""A bylaw in which every statement has every field, and the schema that policies obey."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from bylawkit.export.policy import policy
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def bylaw_of(path: Path) -> Bylaw:
    """The meaning of a file that can be read without errors."""
    reading = read_path(path)
    assert reading.ok, [f"{one.span}: {one.message('en')}" for one in reading.diagnostics]
    assert reading.bylaw is not None
    return reading.bylaw


@pytest.fixture(scope="session")
def full() -> Bylaw:
    return bylaw_of(HERE / "everything.bylaw")


@pytest.fixture
def document(full: Bylaw) -> Any:
    """The policy of ``everything.bylaw``, fresh for each test, as JSON would carry it."""
    return json.loads(json.dumps(policy(full)))


@pytest.fixture(scope="session")
def schema() -> Any:
    text = (ROOT / "src/bylawkit/export/policy.schema.json").read_text(encoding="utf-8")
    return json.loads(text)


@pytest.fixture(scope="session")
def validator(schema: Any) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())
