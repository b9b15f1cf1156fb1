"""提议的门槛高于法律 · a petition harder than the law's

法律规定了多少业主提议就应当召开业主大会临时会议。规约可以写得更低，写得更高就剥夺了业主的提议权（BK238）。组织自己的会议，例如议事会，可以
另定。

The law says how many owners may demand a meeting of the assembly. The bylaws may ask for fewer; asking for more takes
a right away (BK238). Other bodies, such as a deliberation council, are free to set a share of their own.

Wrong 错误：

```bylaw
事项 解聘物业
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  提议  业主 人数30%以上  # BK238
```

Right 正确：

```bylaw
事项 解聘物业
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  提议  业主 人数20%以上

组织 议事会
  席位  居民 9
  提议  业主 人数30%以上
```
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from bylawkit.checks.base import Case, Findings, cited, code, finding, role_of, see_law
from bylawkit.checks.speech import say_limit
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.law import Provision, Statute
from bylawkit.model.parties import Body, Role
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import Matter, Petition

TOO_HARD = code(
    238,
    "petition-harder-than-law",
    Severity.ERROR,
    Text(
        "`{name}` 要{stated}的业主提议，{law}只要{needed}",
        "`{name}` takes a petition of {stated} of the owners; {law} asks for {needed} only",
    ),
    Text("写成 `提议 业主 {needed}` 或者更低", "write `petition owners {needed}` or less"),
)
CODES = (TOO_HARD,)

_OWNERS = (Role.OWNERS, Role.OWNERS_ASSEMBLY)


def check(case: Case) -> Findings:
    """Each petition of owners that a statute makes easier; told once, by the one that asks for least."""
    demands = case.in_force.about("petition")
    for one, petitions in _petitions(case) if demands else ():
        easier = [
            pair for pair in demands if all(_stricter(each.limit, pair[1]) for each in petitions)
        ]
        if easier:
            statute, provision = min(easier, key=_share)
            assert provision.petition is not None
            yield finding(
                TOO_HARD,
                petitions[0].who.span,
                *(see_law(*pair) for pair in easier),
                name=one.title,
                stated=say_limit(petitions[0].limit),
                needed=say_limit(provision.petition),
                law=cited(statute, provision),
            )


def _share(pair: tuple[Statute, Provision]) -> Fraction:
    assert pair[1].petition is not None
    return pair[1].petition.share


def _petitions(case: Case) -> Iterator[tuple[Matter | Body, list[Petition]]]:
    """What the assembly may be called for, with the petitions of owners for it."""
    bylaw = case.bylaw
    matters = (one for one in bylaw.matters if role_of(bylaw, one.decided_by) in _OWNERS)
    bodies = (one for one in bylaw.bodies if one.role is Role.OWNERS_ASSEMBLY)
    every: tuple[Matter | Body, ...] = (*matters, *bodies)
    for one in every:
        own = [each for each in one.petitions if role_of(bylaw, each.who) is Role.OWNERS]
        if own:
            yield one, own


def _stricter(stated: Limit, provision: Provision) -> bool:
    most = provision.petition
    if most is None or stated.cmp not in (Cmp.AT_LEAST, Cmp.MORE):
        return False
    return stated.share > most.share or (
        stated.share == most.share and stated.cmp is Cmp.MORE and most.cmp is Cmp.AT_LEAST
    )
