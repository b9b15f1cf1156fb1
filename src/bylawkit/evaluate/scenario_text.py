"""Why scenarios came out as they did, and which articles have one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bylawkit.diagnostics import Text
from bylawkit.evaluate.fees import Ground
from bylawkit.evaluate.missing_text import missing_text
from bylawkit.evaluate.reason_text import reason_lines
from bylawkit.evaluate.scenarios import ScenarioResult
from bylawkit.evaluate.words import money
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.scenario import Scenario, VoteScenario
from bylawkit.model.votes import Matter


def difference_text(result: ScenarioResult) -> Text:
    """What was expected of a scenario and what came of it."""
    expected, actual = result.expected, result.actual
    return Text(
        f"应为 {expected.zh}，实为 {actual.zh}", f"expected {expected.en}, came to {actual.en}"
    )


def why(result: ScenarioResult, lang: str) -> Iterator[str]:
    """The tests behind a decision, or the parts of a charge, line by line."""
    decision, found = result.decision, result.charge
    if decision is not None:
        yield from reason_lines(decision.reasons, lang)
        yield from (_MISSING(lang) + missing_text(name)(lang) for name in decision.missing)
    for part in found.parts if found else ():
        waived = part.ground is Ground.WAIVED or part.payer is None
        yield f"{_WAIVED(lang) if waived else part.payer} {money(part.fen)(lang)}"


_MISSING = Text("缺少：", "missing: ")
_WAIVED = Text("免收", "not collected")


class Covered(NamedTuple):
    """A matter or a fee, the number of its article, and how many scenarios it has."""

    statement: Matter | Fee
    article: int | None
    scenarios: int


def coverage(bylaw: Bylaw) -> tuple[Covered, ...]:
    """Every matter and every fee of a bylaw, in order."""
    about = [_about(one) for one in bylaw.scenarios]
    statements: tuple[Matter | Fee, ...] = (*bylaw.matters, *bylaw.fees)
    found = []
    for one in statements:
        article = bylaw.article_of(one.name)
        number = None if article is None else article.number
        found.append(Covered(one, number, about.count(one.name)))
    return tuple(sorted(found, key=lambda covered: covered.article or 0))


def _about(scenario: Scenario) -> str:
    return scenario.matter.name if isinstance(scenario, VoteScenario) else scenario.fee.name
