"""What is asked of a matter on a day: worked out once, and kept for as many votes as come.

What is kept belongs to the very bylaw that was given, not to equal ones: a platform reads it once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.record import Same

if TYPE_CHECKING:
    from datetime import date

    from bylawkit.diagnostics import Diagnostic
    from bylawkit.evaluate.compiled import CompiledRule
    from bylawkit.evaluate.question import Question
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.law import Law
    from bylawkit.model.votes import Matter


_KEPT = 64


class KeptRule(NamedTuple):
    """The law of a day and what it and the bylaw ask; ``compiled`` unless there are candidates."""

    law: Law
    question: Question
    compiled: CompiledRule | None


def matter_named(bylaw: Bylaw, name: str) -> tuple[Matter | None, tuple[Diagnostic, ...]]:
    """The matter of this name or title; else what it may have been."""
    return _matter_named(Same(bylaw), name)


def kept_rule(
    bylaw: Bylaw, matter: Matter, on: date | None = None, *, second_call: bool = False
) -> KeptRule:
    """The rule of a matter on a day."""
    return _made(Same(bylaw), Same(matter), on, second_call)


@lru_cache(maxsize=_KEPT)
def _matter_named(bylaw: Same[Bylaw], name: str) -> tuple[Matter | None, tuple[Diagnostic, ...]]:
    from bylawkit.api.names import named_one
    from bylawkit.evaluate.codes import UNKNOWN_MATTER

    return named_one(bylaw.value.matters, name, UNKNOWN_MATTER)


@lru_cache(maxsize=_KEPT)
def _made(bylaw: Same[Bylaw], matter: Same[Matter], on: date | None, second_call: bool) -> KeptRule:
    from bylawkit.evaluate.compiled import compile_rule
    from bylawkit.evaluate.question import question_of
    from bylawkit.pipeline import law_for

    law = law_for(bylaw.value, on=on)
    question = question_of(bylaw.value, matter.value, law.in_force(), second_call=second_call)
    return KeptRule(law, question, compile_rule(question))
