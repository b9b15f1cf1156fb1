"""Cedar's own engine, in this process."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

from bylawkit.enforce.cedar.target import ENTITIES, POLICIES, SCHEMA, TESTS


class Cedar:
    """Policies of one bundle, validated in strict mode and ready to be asked.

    Raises:
        ImportError: its package is not installed.
        ValueError: the policies do not keep to the schema; the message says where.
    """

    name = "cedar"

    def __init__(self, files: Mapping[str, bytes]) -> None:
        import cedarpy

        self.version = version("cedarpy")
        self._engine = cedarpy
        schema = files[SCHEMA].decode()
        result = cedarpy.validate_policies(files[POLICIES].decode(), schema)
        if not result.validation_passed:
            raise ValueError("; ".join(str(one) for one in result.errors))
        self._policies = cedarpy.PolicySet.from_str(files[POLICIES].decode())
        self._entities = cedarpy.Entities.from_json_str(files[ENTITIES].decode())
        self._schema = cedarpy.Schema.from_str(schema)

    def allowed(self, requests: Sequence[Any]) -> list[bool]:
        """Whether each request is allowed; one that does not keep to the schema is not."""
        answers = self._engine.is_authorized_batch(
            list(requests), self._policies, self._entities, self._schema
        )
        return [bool(one.allowed) for one in answers]


def failed_tests(engine: Cedar, files: Mapping[str, bytes]) -> tuple[int, list[Any]]:
    """How many tests come with a bundle, and those that come out otherwise."""
    tests = json.loads(files[TESTS])
    answers = engine.allowed([one["request"] for one in tests])
    wrong = [
        one
        for one, allowed in zip(tests, answers, strict=True)
        if allowed is not (one["decision"] == "Allow")
    ]
    return len(tests), wrong
