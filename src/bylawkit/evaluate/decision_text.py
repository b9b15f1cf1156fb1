"""Decisions for people to read: the outcome, what each test needs and has, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bylawkit.diagnostics import Text
from bylawkit.evaluate.decision import (
    Assumed,
    DayFrom,
    Decision,
    Default,
    Occasion,
)
from bylawkit.evaluate.missing_text import figure_text, missing_text, settling_lines
from bylawkit.evaluate.needed_text import (
    POLICIES,
    lot_texts,
    needed_heading,
    needed_texts,
    policy_text,
    tied_texts,
)
from bylawkit.evaluate.objection_text import WHICH_COUNT, may_fall, objected_texts
from bylawkit.evaluate.reason_text import limit_text, reason_lines
from bylawkit.evaluate.recount import Difference
from bylawkit.evaluate.words import (
    KINDS,
    MEASURES,
    OUTCOMES,
    TIES,
    TREATMENTS,
    counted,
    duration_text,
    joined,
)
from bylawkit.model.numbering import article_label
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Consent, Matter, Measure, SecondCall, Tie

PARTS = {
    "turnout": Text("参与", "Turnout"),
    "guard": Text("未表决的票随多数的前提", "Condition on which silent votes follow the majority"),
    "approve": Text("同意", "Approval"),
    "overturn": Text("异议", "Objections"),
}


def decision_text(
    decision: Decision,
    differences: Iterable[Difference],
    receipt: str | None,
    lang: str,
    occasion: Occasion = Occasion(),  # noqa: B008 - it stands still
) -> str:
    """A decision in full, ending with a line end."""
    head = head_lines(decision, occasion, lang)
    tail = () if receipt is None else ("", receipt_line(receipt, lang))
    lines = _lines(decision, tuple(differences), occasion, lang)
    return "\n".join((*head, *lines, *tail)) + "\n"


def head_lines(decision: Decision, occasion: Occasion, lang: str) -> tuple[str, str, str]:
    """The matter, its outcome, and the law and the day of it."""
    return (
        _title(decision.matter),
        _OUTCOME(lang) + outcome_text(decision)(lang),
        _by_law(decision, occasion.day_from)(lang),
    )


def receipt_line(receipt: str, lang: str) -> str:
    """The hash by which a decision is known."""
    return f"{_RECEIPT(lang)}{receipt}"


def _lines(
    decision: Decision, differences: tuple[Difference, ...], occasion: Occasion, lang: str
) -> Iterator[str]:
    for part, heading in PARTS.items():
        reasons = [one for one in decision.reasons if one.part == part]
        heading = _VOTES if decision.narrows and part == "approve" else heading
        yield from ("", heading(lang)) if reasons else ()
        yield from (f"  {line}" for line in reason_lines(reasons, lang))
    yield from lines_after_tests(decision, differences, occasion, lang)


def lines_after_tests(
    decision: Decision, differences: tuple[Difference, ...], occasion: Occasion, lang: str
) -> Iterator[str]:
    """All that is said after the tests: what is missing, what would carry it, how figures differ."""
    yield from _section(
        lang, _MISSING, [missing_text(one, occasion.chinese) for one in decision.missing]
    )
    if decision.outcome is Outcome.UNDETERMINED:
        yield from settling_lines(decision.missing, occasion, lang)
    yield from _section(lang, needed_heading(decision), needed_texts(decision))
    yield from _section(lang, _UNSTATED, [_default(one) for one in decision.defaults])
    yield from _section(lang, _TAKEN, [_assumed(one, lang) for one in decision.assumed])
    yield from _section(lang, _CONSENTS, [_consent(one) for one in decision.consents])
    if decision.outcome is Outcome.TURNOUT_NOT_MET and decision.matter.second_call is not None:
        yield from ("", _second_call(decision.matter.second_call)(lang))
    yield from _section(lang, _LOT, lot_texts(decision))
    if (falls := may_fall(decision)) is not None:
        yield from ("", falls(lang))
    yield from _section(lang, WHICH_COUNT, objected_texts(decision))
    yield from _section(lang, _RECOUNT, [_difference(one) for one in differences])
    word = OUTCOMES[decision.outcome]
    yield from _section(lang, POLICIES, [policy_text(one, word) for one in decision.policies])


_VOTES = Text(
    "得票（这一轮只定入围，不定通过）",
    "Votes (this round says who goes on, and approves of nobody)",
)
_MISSING = Text("缺少的数字", "Missing figures")
_LOT = Text("抽签", "Lot")
_UNSTATED = Text("规约没有写明，按缺省规则计票", "Not stated in the bylaw, counted by default")
_TAKEN = Text("计票没有写、取自规约的数字", "Taken from the bylaw, not from the tally")
_CONSENTS = Text("另外还须", "Needed besides")
_RECOUNT = Text("公布的数字与计算不符", "Announced figures that do not agree")
_OUTCOME = Text("结果：", "Outcome: ")
_RECEIPT = Text("回执：", "Receipt: ")


def _title(matter: Matter) -> str:
    return matter.name if matter.title == matter.name else f"{matter.name} · {matter.title}"


def outcome_text(decision: Decision) -> Text:
    """What became of a vote, in words, with who won and whether objections overturned it."""
    word, won = OUTCOMES[decision.outcome], decision.winners
    if decision.fallen:
        return Text(
            f"{word.zh}：表决通过，因书面异议不成立",
            f"{word.en}: the vote carried it, and written objections overturned it",
        )
    names = Text("、".join(won), ", ".join(won))
    listed = joined([Text(one, one) for one in decision.shortlisted], "、", ", ")
    if decision.shortlisted and not decision.tied:
        return Text(
            f"{listed.zh} 入围，下一轮再定", f"{listed.en} go on to the next round, which decides"
        )
    if decision.outcome is Outcome.CARRIED:
        return Text(f"{word.zh}，选定 {names.zh}", f"{word.en}: {names.en}") if won else word
    if decision.outcome is not Outcome.FOR_HUMAN_DECISION:
        return word
    why = _why_by_people(decision)
    if won:
        why = Text(f"{names.zh} 当选；{why.zh}", f"{names.en} elected; {why.en}")
    if decision.shortlisted:
        why = Text(f"{listed.zh} 入围；{why.zh}", f"{listed.en} go on to the next round; {why.en}")
    return Text(f"{word.zh}：{why.zh}", f"{word.en}: {why.en}")


def _why_by_people(decision: Decision) -> Text:
    if decision.tied:
        level = joined(tied_texts(decision, decision.tied), "、", ", ")
        tie = decision.matter.tie
        rule = TIES[tie] if tie else Text("规约没有规定怎样决定", "the bylaw has no rule for that")
        if not decision.level:
            rule = _ONLY_LEVEL if tie is Tie.LOT else rule
            return Text(
                f"{level.zh} 的先后，几种计量不一致，{rule.zh}",
                f"one measure has others of {level.en} ahead than another; {rule.en}",
            )
        return Text(f"{level.zh} 票数相同，{rule.zh}", f"{level.en} are level; {rule.en}")
    if decision.consents:
        return Text(
            "比例已经达到，还须另外取得同意", "the shares are met, and consent is needed besides"
        )
    return Text("没有同意比例可以判定", "there is no test of approval to decide by")


_ONLY_LEVEL = Text("规约只规定票数相同的抽签", "the bylaw has a lot drawn only for level votes")


def _consent(consent: Consent) -> Text:
    measure, limit = MEASURES[consent.measure], limit_text(consent.limit)
    who = consent.who.name
    return Text(
        f"{who} {measure.zh}{limit.zh}同意", f"{limit.en} of the {measure.en} of {who} in favour"
    )


def _second_call(call: SecondCall) -> Text:
    after = duration_text(call.after)
    return Text(
        f"规约允许在 {after.zh} 后二次召集，用 --second-call 按二次召集的比例判定",
        f"the bylaw lets it be called again after {after.en}; decide that vote with --second-call",
    )


def _by_law(decision: Decision, day_from: DayFrom) -> Text:
    law, day = ", ".join(decision.law), decision.on
    if day is None or day_from == "bylaw":
        return _by_law_undated(law, day)
    note = _LAST_BALLOT if day_from == "ballots" else Text("", "")
    if not law:
        return Text(
            f"日期：{day}{note.zh}，只按规约判定，没有适用的法定比例",
            f"Date: {day}{note.en}; by the bylaw alone, no statutory share applies",
        )
    return Text(f"日期：{day}{note.zh}　法律：{law}", f"Date: {day}{note.en}   Law: {law}")


def _by_law_undated(law: str, day: date | None) -> Text:
    """By whose law it is decided, where nobody says when the vote was."""
    if not law:
        return Text(
            "只按规约判定，没有适用的法定比例", "By the bylaw alone; no statutory share applies"
        )
    which = Text(f" {day} 有效的", f"of {day}") if day else Text("现行", "now in force")
    return Text(f"按{which.zh}法律：{law}", f"By the law {which.en}: {law}")


_LAST_BALLOT = Text("（最后一张表决票投出的日子）", " (the day of the last ballot)")


# ── What else there is to say ──


def _default(default: Default) -> Text:
    votes = joined(
        [_named_count(measure, votes) for measure, votes in default.votes.items()], "、", ", "
    )
    kind, treatment = KINDS[default.kind], TREATMENTS[default.treatment]
    return Text(
        f"{kind.zh}（{votes.zh}）：{treatment.zh}", f"{kind.en} ({votes.en}): {treatment.en}"
    )


def _named_count(measure: Measure, votes: int) -> Text:
    name, figure = MEASURES[measure], counted(votes, measure)
    return Text(f"{name.zh} {figure.zh}", f"{name.en} {figure.en}")


def _assumed(assumed: Assumed, lang: str) -> Text:
    total = _named_count(assumed.measure, assumed.total)
    where = "" if assumed.article is None else article_label(assumed.article, lang)
    return Text(f"全体{total.zh}〔{where}〕", f"all {total.en} [{where}]")


def _difference(one: Difference) -> Text:
    if one.figure == "outcome" and one.computed is not None:
        announced, computed = (OUTCOMES[Outcome(word)] for word in (one.announced, one.computed))
        return Text(
            f"结果：公布 {announced.zh}，计算 {computed.zh}",
            f"outcome: announced {announced.en}, computed {computed.en}",
        )
    unknown = Text("无法计算", "cannot be computed")
    computed = unknown if one.computed is None else Text(one.computed, one.computed)
    name = figure_text(one.figure)
    return Text(
        f"{name.zh}：公布 {one.announced}，计算 {computed.zh}",
        f"{name.en}: announced {one.announced}, computed {computed.en}",
    )


def _section(lang: str, heading: Text, items: list[Text]) -> Iterator[str]:
    if items:
        yield from ("", heading(lang))
        yield from (f"  {item(lang)}" for item in items)
