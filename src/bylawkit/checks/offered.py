"""Counterexamples as scenarios: text that can be pasted into the bylaw and run there."""

from __future__ import annotations

from collections.abc import Mapping

from bylawkit.checks.proof import PARTS, Tally, comparisons
from bylawkit.diagnostics import Text
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Matter, Measure, Test

_UNITS = {
    Measure.AREA: Text("平方米", " m2"),
    Measure.HEADS: Text("人", " people"),
    Measure.HOUSEHOLDS: Text("户", " households"),
}
_COUNTS = {
    "total": Text("全体", "total"),
    "for": Text("同意", "for"),
    "against": Text("反对", "against"),
    "abstain": Text("弃权", "abstain"),
    "follow": Text("随多数", "follow"),
    "invalid": Text("无效票", "invalid"),
    "silent": Text("未表决", "silent"),
    "unserved": Text("未送达", "unserved"),
}
_OUTCOMES = {
    Outcome.CARRIED: Text("通过", "carried"),
    Outcome.REJECTED: Text("未通过", "rejected"),
}
_OWNERS = (Measure.AREA, Measure.HEADS)
_SQUARE_METRES = 100
"""How many square metres stand for one vote, so that areas look like areas."""

UNANIMOUS: Mapping[str, int] = dict.fromkeys(PARTS, 0) | {"for": 10}


def scenario(matter: Matter, tally: Tally, expect: Outcome, title: Text) -> Text | None:
    """A scenario with the votes of a tally; ``None`` where seats are counted, which have a number.

    What the tally leaves open goes as what it says.
    """
    like = next(iter(tally.values()), UNANIMOUS)
    votes = dict.fromkeys(_OWNERS, like) | dict(tally)
    if not votes.keys() <= _UNITS.keys():
        return None
    ordered = {one: votes[one] for one in (Measure.HEADS, *votes) if one in votes}
    return Text(*(_written(matter, ordered, expect, title, lang) for lang in ("zh", "en")))


def unanimous(*tests: Test | None) -> Tally:
    """Everybody says yes, in every measure that these tests look at."""
    return {one.measure: UNANIMOUS for test in tests for one in comparisons(test)}


def _written(matter: Matter, votes: Tally, expect: Outcome, title: Text, lang: str) -> str:
    sums = {one: {**counts, "total": sum(counts.values())} for one, counts in votes.items()}
    said = title(lang).replace('"', "")
    lines = [f'{Text("情景", "scenario")(lang)} "{said}"']
    rows = [(Text("事项", "matter"), matter.name)]
    for part, word in _COUNTS.items():
        if any(counts[part] for counts in sums.values()):
            figures = [_figure(one, counts[part], lang) for one, counts in sums.items()]
            rows.append((word, " ".join(figures)))
    rows.append((Text("结果", "expect"), _OUTCOMES[expect](lang)))
    return "\n".join(lines + [f"  {word(lang)}  {value}" for word, value in rows])


def _figure(measure: Measure, count: int, lang: str) -> str:
    number = count * _SQUARE_METRES if measure is Measure.AREA else count
    return f"{number}{_UNITS[measure](lang)}"
