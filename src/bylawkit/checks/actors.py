"""没有席位、没有权力的办理人 · actors without a seat or power

作决定的组织，得有成员：没有写席位、人数、代表和资格的议事组织，谁去表决没有着落（BK423）。阶段里写着由一方表决某个事项，那个事项却归另一方决定，两处
就打架了（BK424）。一方代表某个组织办事，在那个组织里却没有席位，也代表不了它（BK425）。业主大会由全体业主组成，业主委员会依法选举，居委会和街道
另有法律，都不必写席位。

A body that decides has members: if neither seats nor size nor representatives nor eligibility are stated, nobody knows who votes (BK423). A stage in which one
party decides a matter that belongs to another contradicts that matter (BK424). A party that acts for a body in which it has no seat cannot speak for it
(BK425). The assembly consists of all owners, the owners' committee is elected as the law says, and the authorities have laws of their own: these need no seats here.

Wrong 错误：

```bylaw
组织 调解小组  # BK423
  角色  其他
  通过  到会席位过半数

组织 议事平台
  席位  社区党组织 1 召集, 居委会 1, 业主委员会 1
  通过  到会席位过半数

事项 活动室排期
  归属  议事平台
  类别  内部事务
  同意  到会席位过半数

程序 活动室争议
  阶段  协商  业主 当面协商
  阶段  调解  调解小组 主持调解
  阶段  表决  物业 表决活动室排期  # BK424
  阶段  答复  物业 代表议事平台答复  # BK425
  上报  街道
```

Right 正确：

```bylaw
组织 议事平台
  席位  社区党组织 1 召集, 居委会 1, 业主委员会 1, 物业 1
  通过  到会席位过半数

事项 活动室排期
  归属  议事平台
  类别  内部事务
  同意  到会席位过半数

程序 活动室争议
  阶段  协商  业主 当面协商
  阶段  调解  居委会 主持调解
  阶段  表决  活动室排期
  阶段  答复  物业 代表议事平台答复
  上报  街道
```
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.checks.base import Case, Findings, code, finding, name_span, role_of, see_statement
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.parties import Body, Role
from bylawkit.model.procedures import Stage
from bylawkit.model.values import Ref

NOBODY = code(
    423,
    "body-without-members",
    Severity.WARNING,
    Text(
        "`{name}` 要作决定，却没有写由哪些人组成",
        "`{name}` decides, but nothing says who its members are",
    ),
    Text("写明 `席位`、`人数` 或者 `代表`", "state its `seats`, `members` or `representatives`"),
)
OTHER_DECIDES = code(
    424,
    "stage-decided-by-another",
    Severity.WARNING,
    Text(
        "阶段 `{stage}` 由 `{actor}` 决定 `{matter}`，`{matter}` 却归 `{decider}`",
        "in stage `{stage}` `{actor}` decides `{matter}`, which is for `{decider}` to decide",
    ),
    Text(
        "阶段直接写事项：`阶段 {stage} {matter}`",
        "name the matter itself: `stage {stage} {matter}`",
    ),
)
NO_SEAT = code(
    425,
    "speaks-without-a-seat",
    Severity.WARNING,
    Text(
        "阶段 `{stage}` 由 `{actor}` 代表 `{body}`，它在 `{body}` 里却没有席位",
        "in stage `{stage}` `{actor}` acts for `{body}`, in which it has no seat",
    ),
    Text("让有席位的一方去办，或者给它一个席位", "let a party with a seat do it, or give it one"),
)
CODES = (NOBODY, OTHER_DECIDES, NO_SEAT)

_MADE_HERE = (
    Role.COUNCIL,
    Role.PLATFORM,
    Role.TENANTS_COUNCIL,
    Role.TEMPORARY_COMMITTEE,
    Role.OTHER,
)
"""Bodies of which no law says who their members are."""

_DECIDES = ("表决通过", "审议通过", "表决", "决定", "decides-", "decide-")
_SPEAKS_FOR = ("代表", "on-behalf-of-", "acts-for-")


def check(case: Case) -> Findings:
    """Each body that nobody sits in, and each actor that cannot do what its stage says."""
    deciding = frozenset(_deciding(case.bylaw))
    for body in case.bylaw.bodies:
        decides = body.carry is not None or body.name in deciding
        if decides and body.role in _MADE_HERE and not _has_members(body):
            yield finding(NOBODY, name_span(body), name=body.title)
    for procedure in case.bylaw.procedures:
        for stage in procedure.stages:
            yield from _decided(case.bylaw, stage)
            yield from _spoken(case.bylaw, stage)


def _has_members(body: Body) -> bool:
    stated = (body.size, body.representation)
    return bool(body.seats or body.eligible or any(one is not None for one in stated))


def _deciding(bylaw: Bylaw) -> Iterator[str]:
    return (one.decided_by.name for one in bylaw.matters if one.decided_by is not None)


def _decided(bylaw: Bylaw, stage: Stage) -> Findings:
    """A stage whose words are that its actor decides a matter, which is another's."""
    said, actor = _said_of(stage, _DECIDES), stage.actor
    matter = next((one for one in bylaw.matters if said in (one.name, one.title)), None)
    decider = matter.decided_by if matter is not None else None
    if matter is None or decider is None or actor is None:
        return
    if decider.name != actor.name and not _both_are_owners(bylaw, decider, actor):
        yield finding(
            OTHER_DECIDES,
            actor.span,
            see_statement(matter, Text("事项在这里", "the matter is here")),
            stage=stage.name,
            actor=actor.name,
            matter=matter.name,
            decider=decider.name,
        )


def _both_are_owners(bylaw: Bylaw, *parties: Ref) -> bool:
    """The owners decide as the assembly: `业主 表决修订规约` says nothing else."""
    return all(role_of(bylaw, one) in (Role.OWNERS, Role.OWNERS_ASSEMBLY) for one in parties)


def _said_of(stage: Stage, verbs: tuple[str, ...]) -> str:
    """What a stage's action is done to, if it begins with one of these verbs."""
    action = stage.action or ""
    verb = next((one for one in verbs if action.startswith(one)), None)
    return action[len(verb) :] if verb is not None else ""


def _spoken(bylaw: Bylaw, stage: Stage) -> Findings:
    said, actor = _said_of(stage, _SPEAKS_FOR), stage.actor
    body = next((one for one in bylaw.bodies if said.startswith((one.name, one.title))), None)
    if body is None or actor is None or not body.seats:
        return
    if actor.name not in (body.name, *(seat.party.name for seat in body.seats)):
        yield finding(
            NO_SEAT,
            actor.span,
            see_statement(body, Text("它的席位在这里", "its seats are here")),
            stage=stage.name,
            actor=actor.name,
            body=body.title,
        )
