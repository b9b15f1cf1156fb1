"""Engines for Rego: the Open Policy Agent itself, and regorus.

They come as packages and run in this process. OPA's package asks for a newer Python than it needs, so
that ``make install`` puts it into a folder of its own, ``engines`` beside the libraries.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
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

    def ask_each(self, query: str, inputs: Sequence[object]) -> list[Any]:
        """The value for each input; what was run for them counts as covered."""

    def coverage(self) -> dict[str, bool]:
        """Every line with something to run, and whether :meth:`ask_each` has run it."""


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


def open_engine(name: str, modules: Mapping[str, bytes]) -> Engine:
    """The engine of this name; raises as :func:`opa` does."""
    return opa(modules) if name == "opa" else regorus(modules)


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
        self._lines = _Lines(modules)

    def ask(self, query: str, given: object) -> Any:
        found = self._found(query, given)
        return found[0]["x"] if found else None

    def ask_each(self, query: str, inputs: Sequence[object]) -> list[Any]:
        every = f"{{at: one | some at, given in input; one := {query} with input as given}}"
        (found,) = self._found(every, list(inputs), coverage=True)
        for path, told in self._engine.last_coverage["files"].items():
            idle = {one["start"]["row"] for one in told.get("not_covered", ())}
            run = {
                row
                for one in told.get("covered", ())
                for row in range(one["start"]["row"], one["end"]["row"] + 1)
            }
            self._lines.add(path, run, idle)
        return [found["x"].get(str(at)) for at in range(len(inputs))]

    def _found(self, query: str, given: object, *, coverage: bool = False) -> Any:
        try:
            return self._engine.eval_query(f"x = {query}", given, coverage=coverage)
        except self._error as problem:
            raise ValueError(str(problem)) from None

    def coverage(self) -> dict[str, bool]:
        return self._lines.told()

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
        self._lines = _Lines(modules)

    def ask(self, query: str, given: object) -> Any:
        self._engine.set_input_json(json.dumps(given))
        try:
            found = json.loads(self._engine.eval_query_as_json(query)).get("result")
        except RuntimeError as problem:
            raise ValueError(_without_stack(problem)) from None
        return found[0]["expressions"][0]["value"] if found else None

    def ask_each(self, query: str, inputs: Sequence[object]) -> list[Any]:
        self._engine.set_enable_coverage(True)
        found = [self.ask(query, given) for given in inputs]
        for told in json.loads(self._engine.get_coverage_report_as_json())["files"]:
            self._lines.add(told["path"], set(told["covered"]), set(told["not_covered"]))
        self._engine.set_enable_coverage(False)
        return found

    def coverage(self) -> dict[str, bool]:
        return self._lines.told()


class _Lines:
    """Which lines of some modules were run. A line that ran only in part was not."""

    def __init__(self, modules: Mapping[str, bytes]) -> None:
        self._texts = {path: data.decode().splitlines() for path, data in modules.items()}
        self._run: dict[str, dict[int, bool]] = {}

    def add(self, path: str, run: set[int], idle: set[int]) -> None:
        known = self._run.setdefault(path, {})
        for row in run | idle:
            known[row] = known.get(row, False) or row not in idle

    def told(self) -> dict[str, bool]:
        return {
            f"{path}:{row} {self._texts[path][row - 1].strip()}": held
            for path, rows in sorted(self._run.items())
            for row, held in sorted(rows.items())
        }


def _without_stack(problem: RuntimeError) -> str:
    return str(problem).partition("\n\nStack backtrace:")[0].strip()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"
