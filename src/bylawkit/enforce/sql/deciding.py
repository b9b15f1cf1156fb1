"""From a tally to the decision: each test with need, have, short by and met, and the outcome.

The rules are those of :mod:`bylawkit.evaluate.measuring` and :mod:`bylawkit.evaluate.votes`. What is
unknown is NULL, in figures and in truths; ``AND`` and ``OR`` of SQL are three-valued as ours are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bylawkit.enforce.questions import Days, Put, Sums, sums_of
from bylawkit.enforce.sql.counting import known, whole_of
from bylawkit.enforce.sql.text import LARGEST_PART, Dialect, one_of, total_of, view
from bylawkit.evaluate.asked import Asked, comparisons
from bylawkit.evaluate.question import measures_of
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import Treatments
from bylawkit.model.numbering import article_label
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Cmp
from bylawkit.model.votes import AllOf, Comparison, Side, Test, Tie

PROBLEMS = {
    "twice": "a vote has several rows for a measure",
    "negative": "a figure is below zero",
    "too-large": "a figure is too large",
    "over-the-whole": "figures of a measure do not add up",
    "law-of-another-day": "on the day of the vote the law is not the one that stands here",
}
"""Why a vote has no outcome, beside what keeps it from having a tally."""


class Leaf(NamedTuple):
    """One comparison under a number; ``number`` is its place among the reasons of a decision.

    ``called`` says on which call it is asked, ``silent`` whether silent votes join a side; ``None``:
    it is asked either way.
    """

    id: int
    number: int
    asked: Asked
    test: Comparison
    treatments: Treatments
    called: bool | None = None
    silent: bool | None = None


class Group(NamedTuple):
    """Tests that are judged together: their leaves, and the truth of each test by these."""

    leaves: tuple[Leaf, ...]
    truths: tuple[tuple[Asked, str], ...]

    @property
    def all_met(self) -> str:
        """Whether all of them are met."""
        return _all(text for _, text in self.truths)

    @property
    def demanded(self) -> str:
        """Whether those are met that statutes demand."""
        return _all(text for asked, text in self.truths if asked.rule.statute is not None)


def _all(texts: Iterable[str]) -> str:
    return " AND ".join(texts) or "TRUE"


class Tests(NamedTuple):
    """What is asked of a vote, for one treatment of silent votes."""

    turnout: Group
    again: Group | None
    approve: Group


class Asking(NamedTuple):
    """Everything that is asked about a matter: a guard, if there is one, and the tests with and
    without the silent votes that join a side."""

    guard: Group | None
    tests: Tests
    without: Tests | None

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """All of them, in the order of their numbers."""
        groups = [self.guard]
        for one in (self.tests, self.without):
            groups += [one.turnout, one.again, one.approve] if one else []
        return tuple(leaf for group in groups if group is not None for leaf in group.leaves)


def why_not_decided(put: Put) -> str | None:
    """What keeps SQL from deciding a matter."""
    asked = (*put.first.guard, *put.first.turnout, *put.first.approve)
    asked += put.again.turnout if put.again else ()
    if not asked:
        return "no test is stated: left to people"
    shares = [one.limit.share for each in asked for one in comparisons(each.test)]
    if max(max(one.as_integer_ratio()) for one in shares) > LARGEST_PART:
        return "a share that needs more than 64 bits"
    return None


def views(bylaw: Bylaw, put: Put, name: str, days: Days, dialect: Dialect) -> str:
    """``NAME``, the outcome of each vote, and ``NAME_tests``, its reasons."""
    asking = asking_of(put)
    every = f"{name}_tests" if asking.guard is None else f"{name}_every"
    made = [
        view(every, _every(bylaw, put, asking, dialect)),
        view(name, _decided(put, asking, every, days, dialect)),
    ]
    if asking.guard is not None:
        made.append(view(f"{name}_tests", _GUARDED.format(name)))
    return "\n".join(made)


_GUARDED = """SELECT e.* FROM {0}_every AS e JOIN {0} AS d ON d.vote = e.vote
WHERE silent IS NULL OR silent = COALESCE(d.guarded, TRUE)"""
"""The reasons that a decision rests on, where they hang on whether silent votes join a side."""


# ── Leaves ──


def asking_of(put: Put) -> Asking:
    """The tests of a matter, their comparisons numbered."""
    first, ids = put.first, iter(range(1, 10_000))
    guard = _group(first.guard, put.without_silent, ids, 0) if first.guard else None
    before = len(guard.leaves) if guard else 0

    def tests(treatments: Treatments, silent: bool | None) -> Tests:
        called = None if put.again is None else False
        turnout = _group(first.turnout, treatments, ids, before, called, silent)
        again = None
        if put.again is not None:
            again = _group(put.again.turnout, treatments, ids, before, True, silent)
        own = max(len(one.leaves) for one in (turnout, again) if one is not None)
        return Tests(
            turnout, again, _group(first.approve, treatments, ids, before + own, None, silent)
        )

    if guard is None:
        return Asking(None, tests(first.treatments, None), None)
    return Asking(guard, tests(first.treatments, True), tests(put.without_silent, False))


def _group(
    asked: Iterable[Asked],
    treatments: Treatments,
    ids: Iterator[int],
    before: int,
    called: bool | None = None,
    silent: bool | None = None,
) -> Group:
    leaves: list[Leaf] = []

    def truth(one: Asked, test: Test) -> str:
        if isinstance(test, Comparison):
            number = before + len(leaves) + 1
            leaves.append(Leaf(next(ids), number, one, test, treatments, called, silent))
            return f"t{leaves[-1].id}"
        joint = " AND " if isinstance(test, AllOf) else " OR "
        return f"({joint.join([truth(one, part) for part in test.parts])})"

    truths = tuple([(one, truth(one, one.test)) for one in asked])
    return Group(tuple(leaves), truths)


# ── Reasons ──


def _every(bylaw: Bylaw, put: Put, asking: Asking, dialect: Dialect) -> str:
    """Each comparison with its figures; first the figures, then what follows from them."""
    leaves = asking.leaves
    name = dialect.quoted(put.matter.name)
    worked = "\n  UNION ALL".join(_worked(bylaw, one, dialect) for one in leaves)
    corners = "\n    UNION ALL".join(map(_at_corners, leaves))
    return f"""WITH own AS {dialect.kept}(
  SELECT * FROM figures WHERE matter = {name}
),
cornered AS {dialect.kept}(
  SELECT * FROM corners WHERE matter = {name}
),
worked AS ({worked}
),
bounds AS (
  SELECT vote, id, MIN(met) AS lowest, MAX(met) AS highest FROM ({corners}
  ) AS q GROUP BY vote, id
)
SELECT w.vote, w.id, test, silent, part, article, law, measure, cmp, num, den, whole, need, have,
  CASE
    WHEN cmp IN ('>=', '>') THEN CASE WHEN need > have THEN need - have WHEN need <= have THEN 0 END
    WHEN have > need THEN have - need WHEN have <= need THEN 0
  END AS short_by,
  CASE
    WHEN whole = 0 THEN FALSE
    WHEN NOT met IS NULL THEN met
    WHEN lowest = highest THEN lowest = 1
  END AS met
FROM worked AS w LEFT JOIN bounds AS b ON b.vote = w.vote AND b.id = w.id"""


def _worked(bylaw: Bylaw, leaf: Leaf, dialect: Dialect) -> str:
    asked, share = leaf.asked, leaf.test.limit.share
    sums = sums_of(asked, leaf.test, leaf.treatments)
    whole = "total" if sums.whole is None else known(sums.whole)
    article = asked.rule.article
    label = "NULL" if article is None else dialect.quoted(article_label(article, bylaw.lang))
    law = "NULL" if asked.rule.law is None else dialect.quoted(asked.rule.law)
    silent = "NULL" if leaf.silent is None else str(leaf.silent).upper()
    return f"""
  SELECT vote, {leaf.id} AS id, {leaf.number} AS test, CAST({silent} AS BOOLEAN) AS silent,
    '{asked.part}' AS part, CAST({label} AS {dialect.text}) AS article, CAST({law} AS {dialect.text}) AS law,
    measure, '{leaf.test.limit.cmp.value}' AS cmp, {share.numerator} AS num, {share.denominator} AS den,
    whole, have, {_need(leaf.test, dialect)} AS need,
    {_times("have", share.denominator)} {leaf.test.limit.cmp.value} {_times("whole", share.numerator)} AS met
  FROM (
    SELECT vote, measure, {whole} AS whole,
      {_have(leaf.test.side, sums)} AS have
    FROM own WHERE measure = '{leaf.test.measure.value}'{_on_call(leaf)}
  ) AS q"""


def _times(figure: str, factor: int) -> str:
    return figure if factor == 1 else f"{figure} * {factor}"


def _on_call(leaf: Leaf) -> str:
    return {None: "", True: " AND second_call", False: " AND NOT second_call"}[leaf.called]


def _have(side: Side, sums: Sums) -> str:
    express = known(sums.have)
    if not sums.follow:
        return express
    other = Side.AGAINST if side is Side.FOR else Side.FOR
    own, rival = f"votes_{side.value}", f"votes_{other.value}"
    follow = known(sums.follow)
    joins = f"CASE WHEN {own} > {rival} THEN 1 WHEN {own} <= {rival} THEN 0 END"
    return f"CASE WHEN {follow} = 0 THEN {express} ELSE {express} + {follow} * {joins} END"


def _need(test: Comparison, dialect: Dialect) -> str:
    """The least figure that meets a limit; the greatest, for an upper limit."""
    share = test.limit.share
    scaled, parts = _times("whole", share.numerator), share.denominator
    down = scaled if parts == 1 else dialect.quotient(scaled, parts)
    up = scaled if parts == 1 else dialect.quotient(f"{scaled} + {parts - 1}", parts)
    match test.limit.cmp:
        case Cmp.AT_LEAST:
            return f"CASE WHEN whole = 0 THEN 1 ELSE {up} END"
        case Cmp.MORE:
            return f"{down} + 1"
        case Cmp.AT_MOST:
            return down
        case Cmp.LESS:
            return f"CASE WHEN {up} = 0 THEN 0 ELSE {up} - 1 END"


def _at_corners(leaf: Leaf) -> str:
    sums, share = sums_of(leaf.asked, leaf.test, leaf.treatments), leaf.test.limit.share
    have = total_of(sums.have)
    if sums.follow:
        have += f" + ({total_of(sums.follow)}) * joins_{leaf.test.side.value}"
    left, right = _times(f"({have})", share.denominator), _times("whole", share.numerator)
    return f"""
    SELECT vote, {leaf.id} AS id,
      CASE WHEN whole <> 0 AND {left} {leaf.test.limit.cmp.value} {right} THEN 1 ELSE 0 END AS met
    FROM (
      SELECT *, {whole_of(sums.whole)} AS whole
      FROM cornered WHERE measure = '{leaf.test.measure.value}'{_on_call(leaf)}
    ) AS q"""


# ── The outcome ──


def _decided(put: Put, asking: Asking, every: str, days: Days, dialect: Dialect) -> str:
    truths = ",\n    ".join(
        f"MAX(CASE WHEN id = {one.id} THEN CAST(met AS INT) END) = 1 AS t{one.id}"
        for one in asking.leaves
    )
    asked = measures_of(put.first.approve) or put.first.measures
    return f"""WITH truths AS (
  SELECT vote,
    {truths}
  FROM {every} GROUP BY vote
),
stated AS (
  SELECT vote, second_call, MIN(problem) AS problem,
    MIN(CASE WHEN NOT measure IN {one_of(asked)} THEN 1 WHEN votes_for = votes_against THEN 1 ELSE 0 END) = 1 AS level
  FROM figures WHERE matter = {dialect.quoted(put.matter.name)} GROUP BY vote, second_call
),
judged AS (
  SELECT v.vote, v.second_call, v.level, {asking.guard.all_met if asking.guard else "TRUE"} AS guarded,
    {_came_to(put, asking.tests)} AS outcome{_without(put, asking)},
    CASE
      WHEN NOT v.problem IS NULL THEN v.problem{_law_of_another_day(days)}
    END AS problem
  FROM stated AS v LEFT JOIN truths AS t ON t.vote = v.vote LEFT JOIN votes AS o ON o.vote = v.vote
)
SELECT vote, CASE WHEN problem IS NULL THEN {_guarded(asking)} END AS outcome, problem, guarded
FROM judged"""


def _without(put: Put, asking: Asking) -> str:
    if asking.without is None:
        return ""
    return f",\n    {_came_to(put, asking.without)} AS without_silent"


def _guarded(asking: Asking) -> str:
    """Silent votes join a side only if the guard holds without them."""
    if asking.without is None:
        return "outcome"
    return (
        "CASE WHEN NOT guarded THEN without_silent WHEN guarded OR outcome = without_silent "
        f"THEN outcome ELSE '{Outcome.UNDETERMINED.value}' END"
    )


def _law_of_another_day(days: Days) -> str:
    found = ""
    if days.first is not None:
        found += f"\n      WHEN o.held_on < DATE '{days.first}' THEN 'law-of-another-day'"
    if days.last is not None:
        found += f"\n      WHEN o.held_on > DATE '{days.last}' THEN 'law-of-another-day'"
    return found


def _came_to(put: Put, tests: Tests) -> str:
    """What the tests of turnout and of approval come to."""
    turnout = f"({tests.turnout.all_met})"
    if tests.again is not None:
        turnout = (
            f"CASE WHEN v.second_call THEN {tests.again.all_met} ELSE {tests.turnout.all_met} END"
        )
    people = Outcome.FOR_HUMAN_DECISION.value
    carried = people if put.first.consents or not put.first.approve else Outcome.CARRIED.value
    rejected = f"'{Outcome.REJECTED.value}'"
    if put.first.approve and put.first.tie not in (None, Tie.FAILS):
        rejected = f"CASE WHEN {turnout} AND v.level{_left(put, tests)} THEN '{people}' ELSE {rejected} END"
    approve = f"({tests.approve.all_met})"
    return f"""CASE
      WHEN NOT {turnout} THEN '{Outcome.TURNOUT_NOT_MET.value}'
      WHEN NOT {approve} THEN {rejected}
      WHEN {turnout} AND {approve} THEN '{carried}'
      ELSE '{Outcome.UNDETERMINED.value}'
    END"""


def _left(put: Put, tests: Tests) -> str:
    """Neither a chair nor a lot makes up for what a statute demands."""
    if put.first.tie is Tie.AGAIN:
        return ""
    return f" AND COALESCE({tests.approve.demanded}, TRUE)"
