"""地方对投票的限制 · local limits on how votes are cast

地方规定对怎样投票另有限制。浙江：没有表决的业主可以随多数，但是已投的多数票本身要超过全体的一半（BK226）。潍坊：一人最多代三名业主投票
（BK227）。清远：结果要有七日异议期；深圳：没通过的事项一年内不得再议（BK228）。规约写得更松的，与当地规定不一致。

Some places limit how votes are cast. In Zhejiang silent owners may follow the majority only if the votes cast carry by
themselves more than half of all (BK226). In Weifang one person may vote for three owners at most (BK227). In Qingyuan
results are open to objection for seven days; in Shenzhen a failed motion rests for a year (BK228). A bylaw that is looser is
at odds with local law.

Wrong 错误：

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国/浙江 自 2026-01-01

事项 修订规约
  归属    业主大会
  类别    管理规约
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  未表决  随多数  # BK226
```

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国/山东/潍坊 自 2026-01-01

事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  委托  最多5户  # BK227
```

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国/广东/清远 自 2026-01-01

事项 修订规约
  归属    业主大会
  类别    管理规约
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  异议期  3日  # BK228
```

Right 正确：

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国/浙江 自 2026-01-01

事项 修订规约
  归属    业主大会
  类别    管理规约
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  未表决  随多数 但须 全体面积过半数 且 全体人数过半数
```

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国/山东/潍坊 自 2026-01-01

事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  委托  最多3户
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, cited, code, field_span, finding, see_law
from bylawkit.checks.lengths import surely_shorter
from bylawkit.checks.proof import UNDECIDED, Rule, carried_without
from bylawkit.checks.speech import say_length, say_test
from bylawkit.checks.undecided import not_decided
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.law import Force, Provision, Statute, applies_to
from bylawkit.model.votes import Matter, Treatment

SILENCE = code(
    226,
    "silence-beyond-local-law",
    Severity.WARNING,
    Text(
        "`{name}` 让未表决的业主随多数，{law}只在{needed}时允许",
        "`{name}` lets silent owners follow the majority; {law} allows that only with {needed}",
    ),
    Text("补上 `但须 {needed}`", "add `provided {needed}`"),
)
PROXIES = code(
    227,
    "proxies-beyond-local-law",
    Severity.ERROR,
    Text(
        "`{name}` 允许一人代{stated}户投票，{law}最多{needed}户",
        "`{name}` lets one person vote for {stated}; {law} allows {needed} at most",
    ),
    Text("写成 `委托 最多{needed}户`", "write `proxies at-most {needed} households`"),
)
SHORTER = code(
    228,
    "shorter-than-local-law",
    Severity.ERROR,
    Text(
        "`{name}` 的{field}是{stated}，少于{law}的{needed}",
        "the {field} of `{name}` is {stated}, less than the {needed} of {law}",
    ),
    Text("写成 `{needed}` 或者更长", "write `{needed}` or longer"),
)
CODES = (SILENCE, PROXIES, SHORTER)

_TIMES = {
    "objection": Text("异议期", "objection time"),
    "retry_bar": Text("再议间隔", "wait before a new vote"),
}
_LIMITED = ("silent_guard", "proxy_cap", *_TIMES)


def check(case: Case) -> Findings:
    """Each matter that is looser than the law of its place."""
    limits = [pair for pair in case.in_force.about(*_LIMITED) if _speaks(pair[1])]
    for voting in case.votings if limits else ():
        for statute, provision in limits:
            matter = voting.matter
            if not voting.by_single_owner and applies_to(provision, matter.matter_class):
                yield from _silence(matter, statute, provision)
                yield from _proxies(matter, statute, provision)
                yield from _times(matter, statute, provision)


def _speaks(one: Provision) -> bool:
    if one.force is Force.CEILING:
        return one.silent_guard is not None or one.proxy_cap is not None
    return one.force is Force.FLOOR and any(getattr(one, field) for field in _TIMES)


def _silence(matter: Matter, statute: Statute, provision: Provision) -> Findings:
    needed = provision.silent_guard
    if needed is None or matter.silent is not Treatment.FOLLOWS_MAJORITY:
        return
    guard = matter.silent_guard
    answer = guard and carried_without(Rule(approve=guard), Rule(approve=needed))
    if answer is UNDECIDED:
        law = cited(statute, provision)
        question = Text(f"是否合乎{law.zh}", f"keeps within {law.en}")
        yield not_decided(field_span(matter, "silent"), matter.title, question)
    elif guard is None or answer is not None:
        yield finding(
            SILENCE,
            field_span(matter, "silent"),
            see_law(statute, provision),
            name=matter.title,
            law=cited(statute, provision),
            needed=say_test(needed),
        )


def _proxies(matter: Matter, statute: Statute, provision: Provision) -> Findings:
    stated, most = matter.proxy_cap, provision.proxy_cap
    if stated is not None and most is not None and stated > most:
        yield finding(
            PROXIES,
            field_span(matter, "proxy_cap"),
            see_law(statute, provision),
            name=matter.title,
            stated=stated,
            law=cited(statute, provision),
            needed=most,
        )


def _times(matter: Matter, statute: Statute, provision: Provision) -> Findings:
    for field, word in _TIMES.items():
        stated, least = getattr(matter, field), getattr(provision, field)
        if stated is not None and least is not None and surely_shorter(stated, least):
            yield finding(
                SHORTER,
                field_span(matter, field),
                see_law(statute, provision),
                name=matter.title,
                field=word,
                stated=say_length(stated),
                law=cited(statute, provision),
                needed=say_length(least),
            )
