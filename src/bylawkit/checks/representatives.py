"""代表多过席位 · more representatives than seats

每若干户推选一名代表，按小区的户数可以算出有多少名代表。写明的席位坐不下这些代表，规约自相矛盾（BK270）。各幢零头户数另推代表的，会再多几名，这里不算。

So many households choose so many representatives; with the households of the compound one knows how many there will be.
If the body has fewer seats, the bylaws contradict themselves (BK270). Odd households of a block may add a few more, which
is left out of account.

Wrong 错误：

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国 自 2026-01-01
  规模  900户 81000平方米

组织 业主代表会议
  席位  业主 21  # BK270
  代表  每30户 1人
```

Right 正确：

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国 自 2026-01-01
  规模  900户 81000平方米

组织 业主代表会议
  席位  业主 31
  代表  每30户 1人
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding
from bylawkit.diagnostics import Severity, Text

TOO_FEW = code(
    270,
    "representatives-outnumber-seats",
    Severity.ERROR,
    Text(
        "`{name}` 每{households}户推选{people}人，全小区{all}户至少{needed}名代表，席位只有 {seats} 个",
        "`{name}` has {seats} seats; {people} for every {households} of {all} households makes {needed} representatives",
    ),
    Text("增加席位，或者改由更多的户推选一名", "add seats, or let more households choose one"),
)
CODES = (TOO_FEW,)


def check(case: Case) -> Findings:
    """Each body that has fewer seats than representatives."""
    every = case.bylaw.households
    for body in case.bylaw.bodies:
        rule, seats = body.representation, body.seat_count
        if rule is None or every is None or not seats:
            continue
        needed = every // rule.households * rule.people
        if needed > seats:
            yield finding(
                TOO_FEW,
                field_span(body, "size", "seats"),
                name=body.title,
                households=rule.households,
                people=rule.people,
                all=every,
                needed=needed,
                seats=seats,
            )
