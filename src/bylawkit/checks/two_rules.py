"""一件事两套规矩 · two rules for one matter

组织写了怎样算通过，归它决定的事项自己又写了一套，而且更松：按事项通过的，按组织的规矩不通过，两边各说各话（BK284）。同一类事项、同样的人、
同样的范围，却按两套比例表决，同样的票数在一处通过、在另一处不通过，往往是改了一处忘了另一处（BK285）。程序和它要表决的事项都写了多少人可以提议，比例却
不一样（BK286）。每一处都给出两边判得不同的表决。

A body says when a motion carries, and a matter that it decides says so again, and asks for less: what carries by the one fails by the other
(BK284). Matters of one class, with the same voters and scope, are decided by different shares, so that the same votes carry one and not the
other; often one was changed and the other forgotten (BK285). A procedure and the matter that it votes on both say how many may propose it,
and differ (BK286). Each is shown by votes that the two decide differently.

Wrong 错误：

```bylaw
组织 议事会
  席位  居民 5, 物业 2
  出席  席位三分之二以上
  通过  到会席位过半数

事项 使用公益金
  归属  议事会
  类别  内部事务
  参与  席位过半数  # BK284
  同意  到会席位三分之一以上  # BK284

事项 选聘物业
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数

事项 续聘物业
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积60%以上 且 参与人数60%以上  # BK285

事项 加装电梯
  归属  业主大会
  类别  改建重建
  提议  业主 人数20%以上  # BK286
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积四分之三以上 且 参与人数四分之三以上

程序 加装电梯程序
  提议  业主 人数三分之一以上
  阶段  表决  加装电梯  不成 → 结束
```

Right 正确：

```bylaw
组织 议事会
  席位  居民 5, 物业 2
  出席  席位三分之二以上
  通过  到会席位过半数

事项 使用公益金
  归属  议事会
  类别  内部事务
  参与  席位三分之二以上
  同意  到会席位三分之二以上

事项 加装电梯
  归属  业主大会
  类别  改建重建
  提议  业主 人数20%以上
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积四分之三以上 且 参与人数四分之三以上

程序 加装电梯程序
  提议  业主 人数20%以上
  阶段  表决  加装电梯  不成 → 结束
```
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.checks.base import Case, Findings, code, field_span, finding, see_statement
from bylawkit.checks.proof import UNDECIDED, Answer, Rule, carried_without, comparisons
from bylawkit.checks.rules import Voting
from bylawkit.checks.speech import say_limit, say_tally, say_test
from bylawkit.checks.undecided import not_decided
from bylawkit.diagnostics import See, Severity, Text
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.parties import Body
from bylawkit.model.procedures import Procedure
from bylawkit.model.votes import RESERVED, SPECIAL, Matter, MatterClass, Petition, Test

BODY_ASKS_MORE = code(
    284,
    "body-asks-more",
    Severity.INFO,
    Text(
        "`{name}` 的`{field}`比 `{body}` 自己的规矩松：{votes}，按事项算数，按 `{body}` 的 `{own}` 不算数",
        "`{name}` asks for less {field} than `{body}` does: {votes}, which is enough here, but not by its `{own}`",
    ),
    Text(
        "写成 `{own}` 或者更严；确实要放宽的，在 `{body}` 里写明例外",
        "write `{own}` or more; if less is meant, say so where `{body}` is stated",
    ),
)
CLASS_DIFFERS = code(
    285,
    "same-class-other-shares",
    Severity.INFO,
    Text(
        "`{name}` 和 `{other}` 类别相同，比例不同：{votes}，按前者{one}，按后者{two}",
        "`{name}` and `{other}` are of one class and decided by different shares: {votes}, which {one} the first and {two} the second",
    ),
    Text(
        "写成一样的比例；有意不同的，在说明里讲清道理",
        "ask for the same shares, or say in a note why they differ",
    ),
)
PETITIONS = code(
    286,
    "petitions-disagree",
    Severity.WARNING,
    Text(
        "`{name}` 由{who}{one}提议，程序 `{other}` 却要{two}",
        "`{name}` is proposed by {one} of `{who}`, while procedure `{other}` asks for {two}",
    ),
    Text("只在一处写，或者写成一样", "state it once, or alike"),
)
CODES = (BODY_ASKS_MORE, CLASS_DIFFERS, PETITIONS)

_FIELDS = (
    ("turnout", "attend", Text("参与", "turnout")),
    ("approve", "carry", Text("同意", "approval")),
)
_LIKE_CASES = frozenset(RESERVED) - SPECIAL - {MatterClass.OTHER_MAJOR}
_CARRIES, _FAILS = Text("通过", "carry"), Text("不通过", "fail")


def check(case: Case) -> Findings:
    """Each matter on which two rules disagree."""
    every = case.votings
    for voting in every:
        yield from _by_its_body(case.bylaw, voting.matter)
    yield from _in_its_class(every)
    for procedure in case.bylaw.procedures:
        yield from _proposed(case.bylaw, procedure)


def _by_its_body(bylaw: Bylaw, matter: Matter) -> Findings:
    body = bylaw.named.get(matter.decided_by.name) if matter.decided_by else None
    if not isinstance(body, Body):
        return
    for field, word, said in _FIELDS:
        own, general = getattr(matter, field), getattr(body, word)
        if own is None or general is None or _measures(own) != _measures(general):
            continue
        answer = carried_without(_alone(own, field), _alone(general, field))
        see = see_statement(body, Text(f"{body.title}的规矩在这里", f"the rule of {body.title}"))
        place = field_span(matter, field)
        args = {"name": matter.title, "body": body.title, "field": said, "own": say_test(general)}
        if answer is UNDECIDED:
            question = Text(f"是否比 {body.title} 的规矩松", f"asks for less than {body.title}")
            yield not_decided(place, matter.title, question)
        elif answer is not None:
            votes = say_tally(answer, tuple(answer)[:1])
            yield finding(BODY_ASKS_MORE, place, see, votes=votes, **args)  # type: ignore[arg-type]


def _measures(test: Test) -> set[object]:
    return {one.measure for one in comparisons(test)}


def _alone(test: Test, field: str) -> Rule:
    return Rule(turnout=test) if field == "turnout" else Rule(approve=test)


def _in_its_class(every: tuple[Voting, ...]) -> Findings:
    first: dict[tuple[object, ...], Voting] = {}
    for voting in every:
        matter = voting.matter
        stated = matter.turnout is not None and matter.approve is not None
        if matter.matter_class not in _LIKE_CASES or not stated or matter.silent_guard:
            continue
        decider = matter.decided_by and matter.decided_by.name
        key = (matter.matter_class, matter.scope, decider)
        other = first.setdefault(key, voting)
        if other.rule != voting.rule:
            yield from _told_apart(voting, other)


def _told_apart(voting: Voting, other: Voting) -> Findings:
    here, there = voting.matter, other.matter
    field = "turnout" if here.approve == there.approve else "approve"
    see = see_statement(there, Text(f"{there.title}在这里", f"{there.title} is here"))
    for tally, one, two in _both_ways(voting.rule, other.rule):
        if tally is UNDECIDED:
            question = Text(f"是否与 {there.title} 一致", f"agrees with {there.title}")
            yield not_decided(field_span(here, field), here.title, question)
        elif tally is not None:
            votes = say_tally(tally, tuple(tally)[:1])
            args = {"name": here.title, "other": there.title, "votes": votes}
            place = field_span(here, field)
            yield finding(CLASS_DIFFERS, place, see, one=one, two=two, **args)  # type: ignore[arg-type]
            return


def _both_ways(one: Rule, other: Rule) -> Iterator[tuple[Answer, Text, Text]]:
    yield carried_without(one, other), _CARRIES, _FAILS
    yield carried_without(other, one), _FAILS, _CARRIES


def _proposed(bylaw: Bylaw, procedure: Procedure) -> Findings:
    for stage in procedure.stages:
        matter = bylaw.named.get(stage.matter.name) if stage.matter else None
        if isinstance(matter, Matter):
            for one in matter.petitions:
                for two in procedure.petitions:
                    if _same_people(one, two) and one.limit != two.limit:
                        yield finding(
                            PETITIONS,
                            field_span(matter, "petitions"),
                            _see_procedure(procedure),
                            name=matter.title,
                            who=one.who.name,
                            one=say_limit(one.limit),
                            two=say_limit(two.limit),
                            other=procedure.title,
                        )


def _same_people(one: Petition, two: Petition) -> bool:
    return (one.who.name, one.measure) == (two.who.name, two.measure)


def _see_procedure(procedure: Procedure) -> See:
    return see_statement(procedure, Text("程序在这里", "the procedure is here"))
