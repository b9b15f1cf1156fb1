"""Faults in scenarios: outcomes and amounts that the rules do not bear out."""

from __future__ import annotations

import re

from bylawkit.diagnostics import Text
from bylawkit.model.scenario import FeeScenario, Outcome, VoteScenario
from seeding.edits import own, replaced
from seeding.fault import Base, Fault, Seeds, kind

_AT_RESULT = Text("第一个应付那一行", "the line of the first sum expected")
_OUTCOMES = {
    Outcome.CARRIED: ("通过", "carried"),
    Outcome.REJECTED: ("未通过", "rejected"),
    Outcome.TURNOUT_NOT_MET: ("未达参与比例", "turnout-not-met"),
}


@kind("情景的结果写错", "a scenario that expects the wrong outcome", "BK501")
def wrong_outcome(base: Base) -> Seeds:
    for one in own(base, base.bylaw.scenarios):
        if isinstance(one, VoteScenario):
            for outcome, said in _OUTCOMES.items():
                if outcome is not one.expect:
                    yield replaced(one.expect_span, base.say(*said))


@kind("情景的金额写错", "a scenario that expects the wrong sum", "BK501", where=_AT_RESULT)
def wrong_sum(base: Base) -> Seeds:
    for one in own(base, base.bylaw.scenarios):
        if isinstance(one, FeeScenario):
            text = base.text[one.span.start : one.span.end]
            for found in re.finditer(r"(?<=应付)( +\S+ )([\d.]+)|(?<=pays)( +\S+ )([\d.]+)", text):
                number = found.span(2) if found.group(2) else found.span(4)
                start, end = (one.span.start + place for place in number)
                yield Fault(start, end, f"{_one_more(base.text[start:end])}", one.expect_span.start)


def _one_more(yuan: str) -> str:
    """A sum of money and one yuan more."""
    whole, _, rest = yuan.partition(".")
    return f"{int(whole) + 1}.{rest or '00'}"


KINDS = (wrong_outcome, wrong_sum)
