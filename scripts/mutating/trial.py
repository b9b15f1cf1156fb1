"""Tries mutants. Each gets a process of its own, forked when everything is loaded.

A change inside a function replaces the code of that function where it stands, with all tests
collected already, and a change of a table replaces the table. Any other needs its module loaded
anew, and so do its tests.
"""

from __future__ import annotations

import ast
import gc
import importlib.abc
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest

from mutating.mutants import Mutant, compiled
from mutating.reach import Reach, forget

KILLED, SURVIVED, LATE, UNTRIED = "killed", "survived", "late", "untried"
BROKEN = 9
ERRORS = os.dup(2)
"""Where our own errors are told, whatever the tests do with standard error."""

BUDGET = 5.0
"""Seconds of tests that a mutant gets, as measured when their lines were watched."""

HOURS = 36_000.0
LIMIT = 30.0
"""Seconds that the tests of one mutant may take, besides five times what they took before."""


Places = frozenset[tuple[Path, int]]


@dataclass(frozen=True)
class Plan:
    """What is needed to try a mutant: the tree of its module, and its tests, quickest first."""

    mutant: Mutant
    tree: ast.Module
    tests: tuple[str, ...]
    seconds: float

    @property
    def in_place(self) -> bool:
        """Whether it can be put into what is loaded already."""
        return self.mutant.function is not None or bool(self.mutant.names)


def plan(mutant: Mutant, tree: ast.Module, reach: Reach, uses: Mapping[str, Places]) -> Plan:
    """The tests that can notice a mutant. ``uses`` says which lines use a name of a module."""
    if mutant.function is not None:
        places = {(mutant.path, line) for line in mutant.lines}
    else:
        places = {place for name in mutant.names for place in uses.get(name, ())}
    tests = reach.tests(places)
    if not tests and mutant.function is None:
        whole = reach.lines.get(str(mutant.path), {})
        tests = reach.tests((mutant.path, line) for line in whole)
    tests = reach.varied(tests, mutant.path, BUDGET)
    return Plan(mutant, tree, tuple(tests), sum(reach.seconds.get(one, 0.0) for one in tests))


def uses_of_names(trees: Mapping[Path, ast.Module]) -> dict[str, Places]:
    """The lines that use each name that is written in these modules."""
    found: dict[str, set[tuple[Path, int]]] = {}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Name | ast.Attribute):
                name = node.id if isinstance(node, ast.Name) else node.attr
                found.setdefault(name, set()).add((path, node.lineno))
    return {name: frozenset(places) for name, places in found.items()}


def in_process(work: Callable[[], bool], limit: float) -> str:
    """Do it in a fork. What is not done in time counts as noticed, an error of ours does not."""
    return in_processes([work], limit)[0]


def in_processes(works: Sequence[Callable[[], bool]], limit: float) -> list[str]:
    """Do several things at once, each in a fork."""
    children = []
    for work in works:
        child = os.fork()
        if child == 0:
            _end(work)
        children.append(child)
    end = time.monotonic() + limit
    return [_awaited(one, end) for one in children]


def _awaited(child: int, end: float) -> str:
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            if os.WIFEXITED(status) and os.WEXITSTATUS(status) == BROKEN:
                return UNTRIED
            return SURVIVED if status == 0 else KILLED
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return LATE


def _end(work: Callable[[], bool]) -> None:
    """In a fork: work in silence, and be gone."""
    status = BROKEN
    try:
        _silent()
        status = 0 if work() else 1
    except BaseException:
        os.dup2(ERRORS, 2)
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(status)


def _silent() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def load_anew(plan: Plan, arguments: Sequence[str]) -> bool:
    """Whether all tests pass with the mutant loaded in place of its module."""
    sys.meta_path.insert(0, _Instead(plan.mutant.path, compiled(plan.tree, plan.mutant)))
    return pytest.main([*arguments, "-x", *plan.tests]) == 0


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Gives the mutant when its module is imported."""

    def __init__(self, path: Path, code: CodeType) -> None:
        self.path = path
        self.code = code

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.rpartition(".")[2] not in (self.path.stem, self.path.parent.name):
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.origin != str(self.path):
            return None
        spec.loader = self
        return spec

    def get_code(self, fullname: str) -> CodeType:
        return self.code

    def get_source(self, fullname: str) -> str:
        return self.path.read_text(encoding="utf-8")


Tell = Callable[[Plan, str], None]


class Collected:
    """A plugin that tries mutants on the tests that were collected, instead of running these."""

    def __init__(self, plans: Sequence[Plan], modules: Sequence[str], tell: Tell) -> None:
        self.plans = plans
        self.modules = modules
        self.tell = tell

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        for name in self.modules:
            importlib.import_module(name)
        items = {one.nodeid: one for one in session.items}
        for plan in self.plans:
            chosen = [items[test] for test in plan.tests if test in items]
            self.tell(plan, in_process(partial(_passes, chosen, plan), limit(plan)))
        return True


def limit(plan: Plan) -> float:
    """How long the tests of a mutant may take."""
    return LIMIT + 5 * plan.seconds


def _passes(items: Sequence[pytest.Item], plan: Plan) -> bool:
    code = compiled(plan.tree, plan.mutant)
    if plan.mutant.function is None:
        try:
            replace_values(plan.mutant, code)
        except Exception:
            return False  # it cannot even be loaded
    else:
        replace_code(plan.mutant, code)
    forget()
    for place, item in enumerate(items):
        following = items[place + 1] if place + 1 < len(items) else None
        reporter = _Reporter()
        item.config.pluginmanager.register(reporter)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if reporter.failed:
            return False
        item.config.pluginmanager.unregister(reporter)
    return True


class _Reporter:
    def __init__(self) -> None:
        self.failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed


def replace_values(mutant: Mutant, code: CodeType) -> None:
    """Give the mutant's names their other values, wherever they were imported."""
    original = next(one for one in list(sys.modules.values()) if _file(one) == str(mutant.path))
    changed = {"__name__": original.__name__, "__file__": str(mutant.path)}
    exec(code, changed)
    for name in mutant.names:
        old = vars(original)[name]
        for module in list(sys.modules.values()):
            if getattr(module, "__dict__", {}).get(name) is old:
                setattr(module, name, changed[name])


def _file(module: object) -> str | None:
    return getattr(module, "__file__", None)


def replace_code(mutant: Mutant, module: CodeType) -> None:
    """Put the code of the mutant's function into every such function that there is."""
    (new,) = [one for one in _codes(module) if one.co_qualname == mutant.function][-1:]
    functions = [
        one
        for one in gc.get_objects()
        if isinstance(one, FunctionType)
        and one.__code__.co_filename == str(mutant.path)
        and one.__code__.co_qualname == mutant.function
        and one.__code__.co_firstlineno == new.co_firstlineno
    ]
    if not functions:
        raise LookupError(mutant.name)
    for one in functions:
        one.__code__ = new


def _codes(code: CodeType) -> list[CodeType]:
    inner = [one for one in code.co_consts if isinstance(one, CodeType)]
    return [*inner, *(deep for one in inner for deep in _codes(one))]
