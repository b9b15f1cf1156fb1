"""What became of past votes, and what would become of them under a new version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from bylawkit.compare.parts import Part
from bylawkit.compare.words import AFTER, BEFORE
from bylawkit.diagnostics import Text
from bylawkit.evaluate.decision import Decision
from bylawkit.evaluate.decision_text import outcome_text
from bylawkit.evaluate.reason_text import MARKS, reason_rows


class PastVote(NamedTuple):
    """One decision of a past vote beside what the new version makes of the same facts.

    ``receipt`` is the path of its receipt, ``label`` the line or round, if there are several. ``new``
    is ``None`` if the new version cannot decide it, and ``why_not`` says why. ``version`` says by
    which text it was decided: ``old``, ``new`` or ``other``. ``recounted`` is false if the ballots
    were not at hand, so that the tally in the receipt stands.
    """

    receipt: str
    label: Text | None
    old: Decision
    new: Decision | None
    why_not: Text | None = None
    version: str = "old"
    recounted: bool = True

    @property
    def is_otherwise(self) -> bool:
        """Whether the new version decides otherwise: another outcome, or other winners."""
        return self.new is None or _result(self.old) != _result(self.new)


def _result(decision: Decision) -> tuple[object, ...]:
    return decision.outcome, decision.winners, decision.shortlisted


_TITLE = Text("对过去表决的影响", "Effect on past votes")
_COUNT = Text(
    "回执里的 {count} 项判定：{other} 项结果不同，{same} 项结果相同",
    "of {count} decisions in the receipts {other} would be otherwise, {same} the same",
)
_FROM_TALLY = Text(
    "{0}：手头没有原来的登记册和表决票，没有重新计票，按回执里的票数判定",
    "{0}: the register and the ballots are not at hand; decided from the tally in the receipt",
)
_HEAD = (
    Text("回执", "receipt"),
    Text("事项", "matter"),
    Text("日期", "day"),
    BEFORE,
    AFTER,
    Text("理由", "why"),
)
_NOT_DECIDED = Text("不能判定", "cannot be decided")
_OTHER_RULES = Text(
    "各项比例相同，同票、异议或者另须的同意规定不同",
    "the shares are the same; rules of ties, objections or consents are not",
)


def past_parts(votes: Sequence[PastVote], lang: str) -> Iterator[Part]:
    """How many past votes would be decided otherwise, and each of these with the reason."""
    other = [one for one in votes if one.is_otherwise]
    counts = {"count": len(votes), "other": len(other), "same": len(votes) - len(other)}
    uncounted = dict.fromkeys(one.receipt for one in votes if not one.recounted)
    lines = (_COUNT(lang).format(**counts), *(_FROM_TALLY(lang).format(one) for one in uncounted))
    head = tuple(one(lang) for one in _HEAD)
    rows = (head, *(_row(one, lang) for one in other)) if other else ()
    yield Part(_TITLE(lang), lines, rows, texts=len(head))


def _row(one: PastVote, lang: str) -> tuple[str, ...]:
    label = "" if one.label is None else f" · {one.label(lang)}"
    new = _NOT_DECIDED(lang) if one.new is None else outcome_text(one.new)(lang)
    why = Text("；", "; ")(lang).join(reasons(one, lang))
    day = "" if one.old.on is None else one.old.on.isoformat()
    title = one.old.matter.title + label
    return one.receipt, title, day, outcome_text(one.old)(lang), new, why


def reasons(one: PastVote, lang: str) -> Iterator[str]:
    """Why it comes out otherwise: the tests that only one of the versions has, or meets."""
    if one.new is None:
        yield "" if one.why_not is None else one.why_not(lang)
        return
    was, now = (list(reason_rows(each.reasons, lang)) for each in (one.old, one.new))
    only_was, only_now = _only(was, now), _only(now, was)
    if not (only_was or only_now):
        yield _OTHER_RULES(lang)
    for side, rows in ((BEFORE, only_was), (AFTER, only_now)):
        for met, told, sources in rows:
            source = Text(f"〔{sources}〕", f" [{sources}]")(lang) if sources else ""
            yield f"{side(lang)} {MARKS[met]} {told}{source}"


_Row = tuple[bool | None, str, str]


def _only(these: Iterable[_Row], those: Iterable[_Row]) -> list[_Row]:
    """The rows that the other side does not have; where they come from does not matter."""
    known = {(met, told) for met, told, _ in those}
    return [one for one in these if one[:2] not in known]


def past_json(votes: Iterable[PastVote], lang: str) -> list[dict[str, Any]]:
    """Every decision as plain values, those that stay the same too."""
    return [
        {
            "receipt": one.receipt,
            "matter": one.old.matter.name,
            "part": None if one.label is None else one.label(lang),
            "on": None if one.old.on is None else one.old.on.isoformat(),
            "version": one.version,
            "recounted": one.recounted,
            "before": _decision_json(one.old),
            "after": None if one.new is None else _decision_json(one.new),
            "otherwise": one.is_otherwise,
            "reasons": [*reasons(one, lang)] if one.is_otherwise else [],
        }
        for one in votes
    ]


def _decision_json(one: Decision) -> dict[str, Any]:
    return {"outcome": one.outcome.value, "winners": list(one.winners)}
