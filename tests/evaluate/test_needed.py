"""What unknown figures may come to, what would carry a motion, and what silence changed."""

from __future__ import annotations

from evaluating import HEADS, both, decided, heads, matter, tally
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bylawkit.evaluate.decision import Needed, Without
from bylawkit.evaluate.decision_text import decision_text
from bylawkit.evaluate.needed import still_needed
from bylawkit.evaluate.question import question_of
from bylawkit.evaluate.tally import PARTS, Count, Tally
from bylawkit.evaluate.votes import answer, with_needed
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Measure, Treatment

RULES = (
    HEADS,
    "\n  参与  人数过半数\n  同意  参与人数四分之三以上",
    "\n  同意  全体人数过半数",
    "\n  同意  有效票人数三分之二以上 且 反对全体人数低于20%",
    f"{HEADS}\n  未表决  随多数",
    f"{HEADS}\n  弃权  不计入",
)


def _told(fields: str, counted: Tally, lang: str = "zh") -> str:
    question = question_of(*matter(fields))
    decision = with_needed(question, counted, answer(question, counted))
    return decision_text(decision, (), "sha256:", lang)


def test_what_the_open_votes_would_have_to_be() -> None:
    counted = tally(heads=heads(total=100, for_=40, against=16))
    assert decided(HEADS, counted).outcome is Outcome.UNDETERMINED
    assert still_needed(question_of(*matter(HEADS)), counted) == (Needed(Measure.HEADS, 44, 11),)
    assert "  人数：44人 中至少 11人 同意\n" in _told(HEADS, counted)
    assert "  heads: at least 11 of 44 in favour\n" in _told(HEADS, counted, "en")


def test_what_not_even_all_open_votes_would_carry() -> None:
    counted = tally(heads=heads(total=100, for_=5, against=60, abstain=0, follow=0, invalid=0))
    assert "  人数：35人 全部同意也不够\n" in _told(HEADS, counted)


def test_each_measure_has_its_own_need() -> None:
    ordinary = "\n  同意  全体面积过半数 且 全体人数过半数"
    told = _told(ordinary, both(total=100, for_=40, against=20))
    assert "  面积：40.00平方米 中至少 10.01平方米 同意\n  人数：40人 中至少 11人 同意\n" in told


def test_figures_that_cannot_change_a_test_do_not_leave_it_open() -> None:
    decision = decided("\n  同意  全体人数过半数", tally(heads=heads(total=100, for_=60)))
    assert decision.outcome is Outcome.CARRIED
    assert decision.reasons[0].between == (60, 100)
    assert "✓ 同意人数 60人 至 100人" in _told(
        "\n  同意  全体人数过半数", tally(heads=heads(total=100, for_=60))
    )


def test_silent_and_following_votes_are_shown_with_and_without() -> None:
    counted = tally(
        heads=heads(
            total=100, for_=35, against=34, abstain=0, follow=5, invalid=0, silent=26, unserved=0
        )
    )
    decision = decided(f"{HEADS}\n  未表决  随多数", counted)
    assert decision.policies == (
        Without("silent", Treatment.FOLLOWS_MAJORITY, Outcome.CARRIED),
        Without("follow", Treatment.FOLLOWS_MAJORITY, Outcome.CARRIED),
    )
    told = _told(f"{HEADS}\n  未表决  随多数", counted)
    assert "  未表决的票：计入，通过；不计入，也是通过\n" in told
    fewer = tally(heads=Count({**counted.of(Measure.HEADS).figures, "follow": 3, "abstain": 2}))
    assert "  随多数的票改变了结果：计入，通过；不计入，未通过\n" in _told(HEADS, fewer)


figures = st.fixed_dictionaries(dict.fromkeys(PARTS, st.integers(0, 60)))
hidden = st.sets(st.sampled_from(PARTS))


def _hidden(parts: dict[str, int], names: set[str]) -> Tally:
    known = {kind: votes for kind, votes in parts.items() if kind not in names}
    return Tally({Measure.HEADS: Count(known | {"total": sum(parts.values())})})


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(RULES), figures, hidden)
def test_what_is_needed_is_enough_whatever_the_others_do(
    fields: str, parts: dict[str, int], names: set[str]
) -> None:
    question = question_of(*matter(fields))
    found = still_needed(question, _hidden(parts, names))
    assume(found and found[0].least is not None)
    least = found[0].least
    assert least is not None
    returned = {kind: parts[kind] * (kind not in names) for kind in PARTS[:5]}
    rest = found[0].of - least
    for shares in ((0, 0, 0, 0, 0), (1, 1, 1, 1, 1), (0, 3, 0, 1, 0), (2, 0, 1, 1, 2)):
        more = [rest * share // (sum(shares) or 1) for share in shares]
        more[0] += rest - sum(more)
        full = dict.fromkeys(PARTS, 0) | returned
        full["for"] += least
        for kind, votes in zip(
            ("against", "abstain", "invalid", "silent", "unserved"), more, strict=True
        ):
            full[kind] += votes
        assert answer(question, Tally({Measure.HEADS: Count(full)})).outcome is Outcome.CARRIED


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(RULES), figures, hidden)
def test_a_figure_is_never_outside_what_was_said_of_it(
    fields: str, parts: dict[str, int], names: set[str]
) -> None:
    question = question_of(*matter(fields))
    some, full = answer(question, _hidden(parts, names)), answer(question, _hidden(parts, set()))
    for known, complete in zip(some.reasons, full.reasons, strict=True):
        assert known.met in (None, complete.met)
        if known.between is not None:
            assert complete.have is not None
            assert known.between[0] <= complete.have <= known.between[1]
