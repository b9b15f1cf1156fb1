"""多投一票反而坏事 · a vote that works against itself

投同意应当帮助通过，投反对不应当帮助通过。条件写反了（例如把“同意”写成“反对”过半数），多一个人同意，本来通过的反而不通过（BK281）。
把参与的门槛定得比法律还高，反对的人就会发现：去投反对，帮着凑足了参与的人数；待在家里，事情反而办不成（BK282）。想更慎重的，提高同意的门槛，
按全体计算，就没有这个问题。参与写成“不超过”多少，来投同意的人多了，本来通过的也会不通过（BK283）。这里逐项证明，并给出一个这样的表决；法律自己的门槛带来的同样问题，不算在规约头上。

Saying yes should help a motion, and saying no should not. If a condition is the wrong way round (a majority *against* where one in
favour is meant), one more yes defeats what was carried (BK281). Where a bylaw asks for a higher turnout than the law, those who object find
that their no helps to fill the room, while staying at home blocks the motion (BK282). Whoever wants to be more careful asks for a larger
share of all in favour instead. A turnout of *at most* so much is undone by those who come and say yes (BK283). All are proved and shown by a vote; what the law's own turnout brings about is not held against the bylaw.

Wrong 错误：

```bylaw
事项 更换门禁
  归属  业主大会
  类别  内部事务
  参与  户数过半数
  同意  反对参与户数过半数  # BK281

事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积80% 以上 且 人数80% 以上  # BK282
  同意  参与面积过半数 且 参与人数过半数

事项 更换地毯
  归属  业主大会
  类别  内部事务
  参与  户数不超过60%  # BK283
  同意  参与户数过半数
```

Right 正确：

```bylaw
事项 更换门禁
  归属  业主大会
  类别  内部事务
  参与  户数过半数
  同意  参与户数过半数 且 反对全体户数三分之一以下

事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  全体面积过半数 且 全体人数过半数
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.checks.offered import scenario
from bylawkit.checks.proof import (
    UNDECIDED,
    Answer,
    Rule,
    Tally,
    comparisons,
    plainly_implies,
    settled,
    turned_by,
)
from bylawkit.checks.rules import Voting
from bylawkit.checks.speech import say_number, say_tally
from bylawkit.checks.undecided import not_decided
from bylawkit.checks.witnesses import MOVED
from bylawkit.diagnostics import Code, Severity, Text
from bylawkit.model.law import Force, applies_to
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Cmp
from bylawkit.model.votes import Comparison, Side

YES_DEFEATS = code(
    281,
    "yes-defeats",
    Severity.WARNING,
    Text(
        "`{name}` 多人同意反而不通过：{votes}，通过；反对的当中{moved}改投同意，就不通过",
        "a yes defeats `{name}`: {votes}, which carries; if {moved} of those against say yes, it fails",
    ),
    Text(
        "核对 `同意` 里的 `反对`、`不超过`、`低于`，多半写反了",
        "look at `against`, `at-most` and `less-than` in `approve`: most likely they are the wrong way round",
    ),
)
NO_SHOW = code(
    282,
    "no-show-pays",
    Severity.INFO,
    Text(
        "反对 `{name}` 的人不来更有利：{votes}，通过；反对的当中{moved}不来，就不通过",
        "those against `{name}` had better stay at home: {votes}, which carries; if {moved} of those against stay away, it fails",
    ),
    Text(
        "参与比例按法律写；要更慎重的，提高 `同意` 的比例，按全体计算",
        "ask for the turnout of the law; to be more careful, raise `approve`, as a share of all",
    ),
)
YES_OVERFILLS = code(
    283,
    "yes-overfills",
    Severity.WARNING,
    Text(
        "`{name}` 来的人多了反而不通过：{votes}，通过；没有投票的当中{moved}来投同意，就不通过",
        "a yes more defeats `{name}`: {votes}, which carries; if {moved} of those who stayed away say yes, it fails",
    ),
    Text(
        "参与写至少多少；`不超过`、`低于` 多半写反了",
        "ask for a turnout of at least so much: `at-most` and `less-than` are most likely the wrong way round",
    ),
)
CODES = (YES_DEFEATS, NO_SHOW, YES_OVERFILLS)

_YES = Text("会不会多人同意反而不通过", "can be defeated by a yes")
_COME = Text("会不会多来投同意反而不通过", "can be defeated by a yes of somebody who stayed away")
_STAY = Text("会不会让反对的人不来更有利", "makes staying away pay")


def check(case: Case) -> Findings:
    """Each matter in which a vote may work against itself."""
    for voting in case.votings:
        if voting.by_single_owner:
            continue
        straight = _straight(voting.rule)
        answer = None if straight else turned_by(voting.rule, ("against", "for"))
        yield from _told(YES_DEFEATS, voting, answer, "approve", _YES)
        if answer is None and not all(_asks_many(one) for one in comparisons(voting.rule.turnout)):
            answer = turned_by(voting.rule, ("unserved", "for"))
            yield from _told(YES_OVERFILLS, voting, answer, "turnout", _COME)
        law = tuple(_law(case, voting)) if voting.reserved else ()
        if law and answer is None and not (straight and _turnout_of_law(voting.rule, law)):
            answer = turned_by(voting.rule, ("against", "unserved"), law)
            yield from _told(NO_SHOW, voting, answer, "turnout", _STAY)


def _straight(rule: Rule) -> bool:
    """The short way: yes votes are only asked to be many, and no votes to be few."""
    for test in (rule.turnout, rule.approve):
        for one in comparisons(test):
            many = _asks_many(one)
            asks_turnout = one.side is Side.PARTICIPATING and test is rule.turnout
            if not (asks_turnout or many is (one.side is Side.FOR)):
                return False
            if one.side is Side.PARTICIPATING and not asks_turnout:
                return False
    return True


def _asks_many(one: Comparison) -> bool:
    """Whether a comparison asks for at least so much, or more."""
    return one.limit.cmp in (Cmp.AT_LEAST, Cmp.MORE)


def _turnout_of_law(rule: Rule, law: tuple[Rule, ...]) -> bool:
    """Whether the law plainly asks for the turnout that the rule asks for."""
    return any(plainly_implies(one.turnout, rule.turnout) for one in law)


def _law(case: Case, voting: Voting) -> Iterator[Rule]:
    """What the law asks of a matter, counted as the matter counts."""
    for _, one in case.in_force.about("turnout", "approve"):
        if one.force in (Force.FLOOR, Force.FIXED) and applies_to(one, voting.matter.matter_class):
            yield Rule(one.turnout, one.approve, voting.rule.treatments, statute=True)


def _told(kind: Code, voting: Voting, answer: Answer, part: str, question: Text) -> Findings:
    place, name = field_span(voting.stated_in, *voting.fields[part]), voting.matter.title
    if answer is UNDECIDED:
        yield not_decided(place, name, question)
    elif answer is not None:
        yield finding(kind, place, **_args(kind, voting, answer))


def _args(kind: Code, voting: Voting, tally: Tally) -> dict[str, Any]:
    before = settled(tally, "unserved" if kind is YES_OVERFILLS else "against")
    measure = next(iter(tally))
    name = voting.matter.title
    title = Text(f"{name}：反对的都来投票", f"{name}: all those against vote")
    if kind is YES_OVERFILLS:
        title = Text(f"{name}：来投票的不多", f"{name}: few vote")
    return {
        "name": name,
        "votes": say_tally(before, (measure,)),
        "moved": say_number(measure, tally[measure][MOVED]),
        "scenario": scenario(voting.matter, before, Outcome.CARRIED, title),
    }
