"""自己的事自己管票 · counting one's own vote

计票的和监票的是同一个，等于没有人监票（BK239）。选聘、解聘物业服务人的表决，由物业计票、监票，或者可以由物业的人接受业主委托，都有利害关系：前者
作警告（BK240），后者作提示（BK241）。

Who counts cannot be the one who watches the count (BK239). In a vote on hiring or dismissing the provider, a provider
who counts or watches has a stake in it, which is a warning (BK240); one who may hold owners' proxies has, too, which is
pointed out (BK241).

Wrong 错误：

```bylaw
事项 选聘物业
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  委托  最多3户 书面  # BK241
  计票  居委会, 物业  # BK240
  监票  居委会  # BK239
```

Right 正确：

```bylaw
事项 选聘物业
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  委托  最多3户 书面 除外 物业
  计票  业主委员会
  监票  居委会
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding, role_of
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.parties import Role
from bylawkit.model.values import Ref
from bylawkit.model.votes import Matter, MatterClass

SAME = code(
    239,
    "counts-and-watches",
    Severity.WARNING,
    Text(
        "`{name}` 由 `{party}` 计票，又由它监票",
        "`{party}` both counts `{name}` and watches the count",
    ),
    Text("换一方监票", "let somebody else watch"),
)
OWN_CASE = code(
    240,
    "provider-counts-its-own-vote",
    Severity.WARNING,
    Text(
        "`{name}` 关系到 `{party}` 自己，却由它计票或者监票",
        "`{name}` is about `{party}` itself, which counts or watches the votes",
    ),
    Text("换成没有利害关系的一方", "name somebody without a stake in it"),
)
OWN_PROXIES = code(
    241,
    "provider-may-hold-proxies",
    Severity.INFO,
    Text(
        "`{name}` 关系到物业自己，委托却没有排除物业",
        "`{name}` is about the provider, who is not kept from holding proxies",
    ),
    Text("写成 `委托 … 除外 物业`", "write `proxies … except provider`"),
)
CODES = (SAME, OWN_CASE, OWN_PROXIES)

_PROXIES = ("委托", "proxy", "proxies", "mandate")


def check(case: Case) -> Findings:
    """Each matter that is counted or voted by somebody who should not."""
    for matter in case.bylaw.matters:
        for one in matter.witnessed_by:
            if any(_same(case, one, other) for other in matter.counted_by):
                yield finding(SAME, one.span, name=matter.title, party=one.name)
        if matter.matter_class is MatterClass.PROVIDER:
            yield from _provider(case, matter)


def _same(case: Case, one: Ref, other: Ref) -> bool:
    role = role_of(case.bylaw, one)
    declared = {one.name, other.name} & case.bylaw.named.keys()
    alike = not declared and role is not Role.OTHER and role is role_of(case.bylaw, other)
    return one.name == other.name or alike


def _provider(case: Case, matter: Matter) -> Findings:
    for one in (*matter.counted_by, *matter.witnessed_by):
        if role_of(case.bylaw, one) is Role.PROVIDER:
            yield finding(OWN_CASE, one.span, name=matter.title, party=one.name)
    shut_out = any(role_of(case.bylaw, one) is Role.PROVIDER for one in matter.proxy_except)
    in_words = any(word in note.text for note in matter.notes for word in _PROXIES)
    if matter.proxy_cap is not None and not shut_out and not in_words:
        yield finding(OWN_PROXIES, field_span(matter, "proxy_cap"), name=matter.title)
