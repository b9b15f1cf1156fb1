"""地方规定低于上位法 · local law that asks for less than the law above it

地方规定的要求低于国家规定的，以上位法为准：杭州允许临时会议提前七日通知，而《物业管理条例》第十四条要求十五日。照着地方规定写、却达不到
上位法的，除了报通知太短（BK208），这里再说明它符合的是哪一部、为什么还不够（BK225）。

Where local law asks for less than national law, the higher text prevails: Hangzhou lets an extraordinary meeting be
called seven days ahead, while Property Management Regulations 14 ask for fifteen. A bylaw that follows the local text and
falls short of the higher one is told, besides the short notice itself (BK208), which text it follows and why that is not
enough (BK225).

Wrong 错误：

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国/浙江/杭州 自 2026-01-01

事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  7日  # BK225
```

Right 正确：

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国/浙江/杭州 自 2026-01-01

事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, cited, code, field_span, finding, see_law
from bylawkit.checks.clashes import Clash, clashes
from bylawkit.checks.lengths import surely_shorter
from bylawkit.checks.speech import say_length
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.law import applies_to
from bylawkit.model.votes import Matter

FOLLOWS_LOWER = code(
    225,
    "follows-lower-law",
    Severity.INFO,
    Text(
        "`{name}` 的通知期限符合{low}（{less}），但是它低于{high}（{more}），以后者为准",
        "the notice of `{name}` follows {low} ({less}), which is below {high} ({more}); the latter prevails",
    ),
    Text("写成 `通知 {more}` 或者更长", "write `notice {more}` or longer"),
)
CODES = (FOLLOWS_LOWER,)


def check(case: Case) -> Findings:
    """Each notice that is long enough by a lower text and too short by a higher one."""
    found = tuple(clashes(case.in_force.about("notice"), "notice"))
    if not found:
        return
    for voting in case.votings:
        for clash in found:
            if not voting.by_single_owner and _rests_on(voting.matter, clash):
                yield finding(
                    FOLLOWS_LOWER,
                    field_span(voting.matter, "notice"),
                    see_law(*clash.low),
                    see_law(*clash.high),
                    name=voting.matter.title,
                    low=cited(*clash.low),
                    high=cited(*clash.high),
                    less=say_length(clash.low[1].notice),  # type: ignore[arg-type]
                    more=say_length(clash.high[1].notice),  # type: ignore[arg-type]
                )


def _rests_on(matter: Matter, clash: Clash) -> bool:
    low, high = clash.low[1], clash.high[1]
    if matter.notice is None or low.notice is None or high.notice is None:
        return False
    return (
        applies_to(low, matter.matter_class)
        and applies_to(high, matter.matter_class)
        and not surely_shorter(matter.notice, low.notice)
        and surely_shorter(matter.notice, high.notice)
    )
