"""A Rego package in OPA or regorus, asked with one reference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from bylawkit import assets
from bylawkit.enforce.engines.rego import Engine, open_engine
from bylawkit.enforce.rego import fees, norms, votes
from bylawkit.enforce.rego.target import package_of
from bylawkit.enforce.subjects.subject import Subject
from bylawkit.enforce.trials.trial import (
    NOT_EXPORTED,
    Coverage,
    NothingToAskError,
    Opened,
    Spot,
    Trial,
)
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw

ENGINES = ("opa", "regorus")


class Package(Opened):
    """Modules of a bylaw in an engine, and the reference below its package that answers."""

    def __init__(
        self, engine: str, bylaw: Bylaw, files: Files, names: Sequence[str], rule: str
    ) -> None:
        if not all(one in files for one in names):
            raise NothingToAskError(NOT_EXPORTED.en)
        self._engine = open_engine(engine, {one: files[one] for one in names})
        self._query = f"data.{package_of(bylaw)}.{rule}"
        self.version = self._engine.version

    def answers_to(self, inputs: Sequence[Any]) -> list[Any]:
        """The value of the reference for each input; ``None`` where it is undefined."""
        return self._engine.ask_each(self._query, inputs)

    def coverage(self) -> Coverage:
        """Every line with something to run."""
        return spots(self._engine)


def spots(engine: Engine) -> Coverage:
    """The lines of modules in an engine; those of the parts that every bylaw gets are common."""
    common = _common()
    return {
        Spot(name, name.partition(" ")[2] in common): was for name, was in engine.coverage().items()
    }


@cache
def _common() -> frozenset[str]:
    parts = [*(assets.text(f"enforce/rego/{name}.rego") for name in _ASSETS), fees.ASKED]
    parts += [norms.VERDICTS, *map(votes.unused, votes.FUNCTIONS)]
    return frozenset(line.strip() for text in parts for line in text.splitlines())


_ASSETS = ("counting", "charging", "deciding")


def trials_of(subject: Subject, opened: Callable[[str, Bylaw, Files], Opened]) -> tuple[Trial, ...]:
    """The trial of a package in each engine for Rego."""

    def in_engine(engine: str) -> Trial:
        return Trial(engine, "rego", subject, lambda bylaw, files: opened(engine, bylaw, files))

    return tuple(map(in_engine, ENGINES))
