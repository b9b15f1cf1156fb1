"""The Rego packages of a bundle, loaded into regorus."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any

import regorus

from bundle import Bundle

ENGINE = f"regorus {version('gordon-to-regorus')}"


class Policies:
    """What a bylaw says about votes, ready to be asked.

    The Open Policy Agent does the same over HTTP: ``opa run --server BUNDLE/rego``, and then
    ``POST /v1/data/bylaws/TITLE/votes/decision`` with ``{"input": …}``.
    """

    def __init__(self, bundle: Bundle) -> None:
        self._engine = regorus.Engine()
        for path, data in bundle.files_of("rego").items():
            if not path.endswith("_test.rego"):
                self._engine.add_policy(path, data.decode())
        self._package = f"data.bylaws[{json.dumps(bundle.title, ensure_ascii=False)}].votes"

    def ask(self, rule: str, given: object) -> Any:
        """The value of a rule for an input; ``None`` if it has none."""
        self._engine.set_input_json(json.dumps(given))
        found = json.loads(self._engine.eval_query_as_json(f"{self._package}.{rule}"))
        results = found.get("result")
        return results[0]["expressions"][0]["value"] if results else None
