"""Which tests reach which lines: one run of the tests under ``coverage``, kept in a file."""

from __future__ import annotations

import functools
import json
import sys
import time
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any, TextIO

import pytest

OURS = ("bylawkit", "literate", "growing", "seeding", "test_", "tiny")
FEW = 5
"""So many tests may fail where nothing is changed, such as one with a time limit on a busy machine."""


@dataclass(frozen=True, eq=False)
class Reach:
    """``lines`` by file: each line with the tests that run it; ``seconds`` by test."""

    lines: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]

    def tests(self, places: Iterable[tuple[Path, int]]) -> list[str]:
        """The tests that run one of the lines; quickest first."""
        chosen = {
            test for path, line in places for test in self.lines.get(str(path), {}).get(line, ())
        }
        return sorted(chosen, key=lambda test: (self.seconds.get(test, 0.0), test))

    def with_more(self, other: Reach) -> Reach:
        """This and what other tests reach."""
        lines = {
            path: {
                line: sorted({*self.lines.get(path, {}).get(line, ()), *by_line.get(line, ())})
                for line in {*self.lines.get(path, {}), *by_line}
            }
            for path, by_line in other.lines.items()
        }
        return Reach(lines, self.seconds | other.seconds)

    def varied(self, tests: list[str], path: Path, budget: float) -> list[str]:
        """As many of the tests as the seconds allow: first those that are named after the module, then
        in rounds one of every way that tests take through it, the quickest first."""
        named = [test for test in tests if path.stem in test]
        ways: dict[frozenset[int], list[str]] = {}
        for test in tests:
            if path.stem not in test:
                ways.setdefault(self._way(str(path)).get(test, frozenset()), []).append(test)
        rounds = zip_longest(*ways.values())
        chosen: list[str] = []
        spent = 0.0
        for test in (*named, *(one for same in rounds for one in same if one is not None)):
            spent += self.seconds.get(test, 0.0)
            if spent > budget and chosen:
                break
            chosen.append(test)
        return chosen

    @functools.cache  # noqa: B019
    def _way(self, path: str) -> dict[str, frozenset[int]]:
        """The lines of a module that each test runs."""
        ways: dict[str, set[int]] = {}
        for line, tests in self.lines.get(path, {}).items():
            for test in tests:
                ways.setdefault(test, set()).add(line)
        return {test: frozenset(lines) for test, lines in ways.items()}


def write(reach: Reach, file: Path) -> None:
    """Keep it for other samples."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"lines": reach.lines, "seconds": reach.seconds}), encoding="utf-8")


def read(file: Path) -> Reach:
    """What :func:`write` kept."""
    kept = json.loads(file.read_text(encoding="utf-8"))
    lines = {
        path: {int(line): tests for line, tests in by_line.items()}
        for path, by_line in kept["lines"].items()
    }
    return Reach(lines, kept["seconds"])


def measured(arguments: list[str], paths: Iterable[Path], tell: TextIO) -> Reach:
    """Run the tests once and watch the lines of ``paths``. Call it in a process of its own.

    A test that fails without any mutant is no evidence of one; ``tell`` is told of it.
    """
    import coverage

    wanted = sorted(str(path) for path in paths)
    watch = coverage.Coverage(data_file=None, include=wanted, config_file=False)
    watcher = _Watcher(watch)
    watch.start()
    status = pytest.main(arguments, plugins=[watcher])
    watch.stop()
    if (
        status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
        or len(watcher.failed) > FEW
    ):
        raise RuntimeError(f"pytest says {status} without any mutant: {sorted(watcher.failed)}")
    if watcher.failed:
        print("left out, for they fail without a mutant:", *sorted(watcher.failed), file=tell)
    data = watch.get_data()
    lines = {
        path: {
            line: sorted(one for one in tests if one and one not in watcher.failed)
            for line, tests in data.contexts_by_lineno(path).items()
        }
        for path in wanted
    }
    return Reach(lines, watcher.seconds)


def forget() -> None:
    """Empty the caches of our functions, so that each test does its own work."""
    for name, module in list(sys.modules.items()):
        if name.startswith(OURS):
            for one in list(vars(module).values()):
                if isinstance(one, functools._lru_cache_wrapper):
                    one.cache_clear()


class _Watcher:
    """A plugin that tells ``coverage`` which test is running, and how long each takes."""

    def __init__(self, watch: Any) -> None:
        self.watch = watch
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.add(report.nodeid)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, bool, bool]:
        forget()
        self.watch.switch_context(item.nodeid)
        start = time.perf_counter()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = round(time.perf_counter() - start, 4)
            self.watch.switch_context("")
