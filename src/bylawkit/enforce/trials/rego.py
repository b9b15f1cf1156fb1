"""A Rego package in OPA or regorus, asked with one reference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bylawkit.enforce.engines.rego import open_engine
from bylawkit.enforce.rego.target import package_of
from bylawkit.enforce.subjects.subject import Subject
from bylawkit.enforce.trials.trial import Coverage, NothingToAskError, Opened, Trial
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw

ENGINES = ("opa", "regorus")


class Package(Opened):
    """Modules of a bylaw in an engine, and the reference below its package that answers."""

    def __init__(
        self, engine: str, bylaw: Bylaw, files: Files, names: Sequence[str], rule: str
    ) -> None:
        if not all(one in files for one in names):
            raise NothingToAskError("the target has none of this bylaw; its manifest says why")
        self._engine = open_engine(engine, {one: files[one] for one in names})
        self._query = f"data.{package_of(bylaw)}.{rule}"
        self.version = self._engine.version

    def answers_to(self, inputs: Sequence[Any]) -> list[Any]:
        """The value of the reference for each input; ``None`` where it is undefined."""
        return self._engine.ask_each(self._query, inputs)

    def coverage(self) -> Coverage:
        """Every line with something to run."""
        return self._engine.coverage()


def trials_of(subject: Subject, opened: Callable[[str, Bylaw, Files], Opened]) -> tuple[Trial, ...]:
    """The trial of a package in each engine for Rego."""

    def in_engine(engine: str) -> Trial:
        return Trial(engine, "rego", subject, lambda bylaw, files: opened(engine, bylaw, files))

    return tuple(map(in_engine, ENGINES))
