"""What a trial is: an engine with the policies of one target, asked about one subject."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from bylawkit.diagnostics import Text
from bylawkit.enforce.subjects.subject import Branch, Subject
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw


class Spot(NamedTuple):
    """A place of a policy by its name; ``common`` if it is the same for every bylaw, whether or not it needs it."""

    name: str
    common: bool = False


Coverage = Mapping[Spot, bool]
"""The places of a policy, and whether the engine came by."""


class Opened(ABC):
    """An engine with the policies of a bylaw loaded."""

    version: str

    def answers(self, case: Any) -> bool:
        """Whether the policy is meant to answer such a case; every case, unless it is said."""
        return True

    def has(self, branch: Branch) -> bool:
        """Whether a branch of the rules is in the policy; every branch, unless it is said."""
        return True

    @abstractmethod
    def expected(self, case: Any, ours: Any) -> Any:
        """What the engine has to say, by our own answer."""

    @abstractmethod
    def ask(self, cases: Sequence[Any]) -> list[Any]:
        """What the engine says of each case, in their order."""

    def coverage(self) -> Coverage:
        """What of the policy was run so far; nothing, if the engine does not tell."""
        return {}


class Trial(NamedTuple):
    """An engine, the target whose policies it runs, and what it is asked about.

    ``opened`` makes it ready. It raises ``ImportError`` if the engine is not installed, and
    :class:`NothingToAskError` with the reason if the target has nothing to ask of this bylaw.
    """

    engine: str
    target: str
    subject: Subject
    opened: Callable[[Bylaw, Files], Opened]


NOT_INSTALLED = Text("没有安装", "not installed")
NOT_EXPORTED = Text(
    "本规约没有导出这类规则，原因见清单",
    "the target has none of this bylaw; its manifest says why",
)
NO_TABLE = Text("没有这类判定表，原因见清单", "no table of these; the manifest says why")
NO_PROCESS = Text("没有流程，原因见清单", "no process; the manifest says why")
WHY_NOT_RUN = (NOT_INSTALLED, NOT_EXPORTED, NO_TABLE, NO_PROCESS)
"""Reasons for which a trial is not run; a certificate holds them in English."""


class NothingToAskError(Exception):
    """Why a trial has nothing to run for a bylaw."""
