"""Engines for Rego: the Open Policy Agent itself, and regorus.

They come as packages and run in this process. OPA's package asks for a newer Python than it needs, so
that ``make install`` puts it into a folder of its own, ``engines`` beside the libraries.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

FOLDER = Path(sys.prefix) / "engines"
"""Where ``make install`` puts packages that ask for another Python."""


class Engine(Protocol):
    """A Rego engine with some modules loaded."""

    name: str
    version: str

    def ask(self, query: str, given: object) -> Any:
        """The value of a reference such as ``data.a.decision``; ``None`` if it is undefined.

        Raises:
            ValueError: the engine cannot work it out; the message says where.
        """


def opa(modules: Mapping[str, bytes]) -> Engine:
    """The Open Policy Agent.

    Raises:
        ImportError: its package is not installed.
        ValueError: it cannot compile a module; the message names it.
    """
    return _Opa(modules)


def regorus(modules: Mapping[str, bytes]) -> Engine:
    """regorus, a fast engine for Rego; raises as :func:`opa` does."""
    return _Regorus(modules)


def run_tests(engine: Engine, modules: Mapping[str, bytes]) -> tuple[int, tuple[str, ...]]:
    """How many rules ``test_…`` there are in modules ``…_test.rego``, and those that do not hold."""
    asked, failed = 0, []
    for path, data in modules.items():
        package = _PACKAGE.search(data.decode()) if path.endswith("_test.rego") else None
        if package is not None:
            tests = _TEST.findall(data.decode())
            held = engine.ask(f"data.{package[1]}", {}) or {}
            asked += len(tests)
            failed += [f"{path}: {one}" for one in tests if held.get(one) is not True]
    return asked, tuple(failed)


_PACKAGE = re.compile(r"^package (.+)$", re.MULTILINE)
_TEST = re.compile(r"^(test_\w+) if", re.MULTILINE)


class _Opa:
    name = "opa"

    def __init__(self, modules: Mapping[str, bytes]) -> None:
        if find_spec("opa_bindings") is None and FOLDER.is_dir() and str(FOLDER) not in sys.path:
            sys.path.append(str(FOLDER))
        from opa_bindings import OpaEngine, OpaError

        self.version = _version("opa-golib-python-bindings")
        self._engine, self._error = OpaEngine(), OpaError
        for path, data in modules.items():
            try:
                self._engine.add_policy(path, data.decode())
            except OpaError as problem:
                raise ValueError(f"{path}: {problem}") from problem
        self.coverage: Any = None

    def ask(self, query: str, given: object, *, coverage: bool = False) -> Any:
        try:
            found = self._engine.eval_query(f"x = {query}", given, coverage=coverage)
        except self._error as problem:
            raise ValueError(str(problem)) from None
        self.coverage = self._engine.last_coverage
        return found[0]["x"] if found else None

    def syntax(self, path: str, text: str) -> Any:
        """The syntax tree of a module, as OPA reads it."""
        return self.ask(f"rego.parse_module({json.dumps(path)}, input)", text)


class _Regorus:
    name = "regorus"

    def __init__(self, modules: Mapping[str, bytes]) -> None:
        import regorus

        self.version = _version("gordon-to-regorus")
        self._engine = regorus.Engine()
        for path, data in modules.items():
            try:
                self._engine.add_policy(path, data.decode())
            except RuntimeError as problem:
                raise ValueError(f"{path}: {_without_stack(problem)}") from None

    def ask(self, query: str, given: object) -> Any:
        self._engine.set_input_json(json.dumps(given))
        try:
            found = json.loads(self._engine.eval_query_as_json(query)).get("result")
        except RuntimeError as problem:
            raise ValueError(_without_stack(problem)) from None
        return found[0]["expressions"][0]["value"] if found else None


def _without_stack(problem: RuntimeError) -> str:
    return str(problem).partition("\n\nStack backtrace:")[0].strip()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
