"""按金额分开的规矩 · rules split by a number

一件事按金额、时间或者人数分给几条规矩，每个数都应当有一条，也只有一条。“10万元以下的维修”和“10万元以上的维修”都包括本数（民法典第1259条），恰好
100000.00元的维修有两条规矩（BK349）；“不足10万元”和“超过10万元”之间，恰好100000.00元的没有规矩（BK350）。授权的 `每件` 与写着同一件事的
事项也这样比较；同一件事授权给两个组织，也是两条规矩。比较的是完全相同的事，名称里只差一个数。

Where one thing is split by amount, time or number of people, each number has one rule and only one. "Repairs up to 100,000 yuan" and "repairs of 100,000 yuan or more"
both include the number (Civil Code 1259): a repair of exactly 100,000.00 yuan has two rules (BK349). Between "less than" and "more than" exactly that has none
(BK350). The `per-job` limit of an authority is compared with a matter of the same words, and so are two authorities of the same content given to two bodies. Only what
is called the same but for the number is compared.

Wrong 错误：

```bylaw
事项 小修 "10万元以下的维修"
  归属  业主委员会
  类别  内部事务
  同意  到会席位过半数

事项 大修 "10万元以上的维修"  # BK349
  归属  业主大会
  类别  维修资金使用
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数

事项 短租 "不足30日的场地出借"
  归属  业主委员会
  类别  内部事务
  同意  到会席位过半数

事项 长租 "超过30日的场地出借"  # BK350
  归属  业主大会
  类别  共有部分经营
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积四分之三以上 且 参与人数四分之三以上

授权 零星采购
  授予  业主委员会
  事项  大修
  内容  活动室用品的采购
  每件  低于3000元
  有效  1年

授权 物资采购
  授予  居委会
  事项  大修
  内容  活动室用品的采购
  每件  低于5000元  # BK349
  有效  1年
```

Right 正确：

```bylaw
事项 小修 "不足10万元的维修"
  归属  业主委员会
  类别  内部事务
  同意  到会席位过半数

事项 大修 "10万元以上的维修"
  归属  业主大会
  类别  维修资金使用
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数

事项 绿化 "10万元以下的绿化"
  归属  业主委员会
  类别  内部事务
  同意  到会席位过半数
```
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from bylawkit.checks.base import Case, Findings, code, field_span, finding, name_span
from bylawkit.checks.ranges import Range, range_of, say_number, shared, up_to
from bylawkit.diagnostics import Diagnostic, See, Severity, Text
from bylawkit.model.money import Authority
from bylawkit.model.procedures import Procedure
from bylawkit.model.values import Cmp
from bylawkit.model.votes import Matter
from bylawkit.source import Span

TWO = code(
    349,
    "number-of-two-rules",
    Severity.WARNING,
    Text(
        "`{here}` 和 `{there}` 都管{number}，以哪条为准没有写",
        "`{here}` and `{there}` are both about {number}, and nothing says which counts",
    ),
    Text(
        "只让一条包括这个数，另一条写 `不足` 或者 `超过`",
        "let only one include the number; in the other write `less than` or `more than`",
    ),
)
NONE = code(
    350,
    "number-of-no-rule",
    Severity.WARNING,
    Text(
        "`{there}` 和 `{here}` 之间，{number}没有规矩",
        "between `{there}` and `{here}` nothing is said about {number}",
    ),
    Text(
        "把其中一条改成 `以上` 或者 `以下`，使两条相接",
        "let one of them include the number, so that they meet",
    ),
)
CODES = (TWO, NONE)


class _Rule(NamedTuple):
    """A rule about one thing, for the numbers of a range."""

    thing: str
    range: Range
    statement: Matter | Procedure | Authority
    place: Span

    @property
    def decided(self) -> object:
        """How it is decided, and by whom; two rules that say the same do not clash."""
        one = self.statement
        match one:
            case Matter():
                return one.decided_by, one.turnout, one.approve
            case Authority():
                return one.granted_to
            case _:
                return id(one)


def check(case: Case) -> Findings:
    """The smallest number that two rules about one thing both have, or that neither has."""
    lang, bylaw = case.bylaw.lang, case.bylaw
    matters = [one for each in bylaw.matters for one in _titled(each, lang)]
    authorities = [one for each in bylaw.authorities for one in _granted(each)]
    procedures = [one for each in bylaw.procedures for one in _titled(each, lang)]
    for rules in ([*matters, *authorities], procedures):
        things: dict[tuple[str, object], list[_Rule]] = {}
        for rule in rules:
            things.setdefault((rule.thing, rule.range.unit), []).append(rule)
        for same in things.values():
            yield from _compared(sorted(same, key=lambda one: one.range.order))


def _titled(one: Matter | Procedure, lang: str) -> Iterator[_Rule]:
    found = range_of(one.title, lang)
    if found is not None:
        yield _Rule(_plain(found.rest), found, one, name_span(one))


def _granted(one: Authority) -> Iterator[_Rule]:
    if one.per_job is not None and one.per_job_cmp in (Cmp.AT_MOST, Cmp.LESS):
        found = up_to(Fraction(one.per_job), one.per_job_cmp)
        said = one.content.text if one.content is not None else one.title
        yield _Rule(_plain(said), found, one, field_span(one, "per_job"))


def _plain(thing: str) -> str:
    return thing.replace("的", "").replace(" ", "").strip("，、")


def _compared(rules: list[_Rule]) -> Findings:
    for one, other in pairwise(rules):
        number, common = shared(one.range, other.range)
        if number is not None and (not common or one.decided != other.decided):
            yield _told(TWO if common else NONE, one, other, say_number(*number))


def _told(kind: object, one: _Rule, other: _Rule, number: Text) -> Diagnostic:
    see = See(Text("另一条在这里", "the other one is here"), one.place)
    titles = {"here": other.statement.title, "there": one.statement.title}
    return finding(kind, other.place, see, number=number, **titles)  # type: ignore[arg-type]
