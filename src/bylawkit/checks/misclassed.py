"""名称和类别对不上 · a class that does not fit the name

适用哪一条法定比例，看的是类别。名称说的是筹集维修资金，类别却写成使用；名称说的是选聘物业，类别却写成内部事务：本来应当达到的比例就
不再适用，判定和检查都会放过（BK274）。名称确有别的意思的，改一改名称。依据写的是民法典第278条的某一项，类别却是另一类的，也是一样（BK275）。

Which share the law demands hangs on the class. Where the name says that the repair fund is raised and the class that it
is used, or the name that a provider is chosen and the class that this is internal, the share that should apply does not,
and neither checks nor decisions ask for it (BK274). If the name means something else, change the name. It is the same where
an item of Civil Code 278 is cited and the class is that of another (BK275).

Wrong 错误：

```bylaw
事项 筹集维修资金
  归属  业主大会
  类别  维修资金使用  # BK274
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数

事项 换物业 "解聘物业服务人"
  归属  业主大会
  类别  内部事务  # BK274
  同意  参与户数过半数

事项 更新电梯
  归属  业主大会
  类别  内部事务  # BK275
  同意  参与户数过半数
  依据  民法典 278(5)
```

Right 正确：

```bylaw
事项 筹集维修资金
  归属  业主大会
  类别  维修资金筹集
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积四分之三以上 且 参与人数四分之三以上

事项 公布维修资金账目
  归属  业主大会
  类别  内部事务
  同意  参与户数过半数
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, field_span, finding, see_article
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.values import Citation
from bylawkit.model.votes import RESERVED, SPECIAL, Matter, MatterClass

UNFIT = code(
    274,
    "class-does-not-fit",
    Severity.WARNING,
    Text(
        "`{name}` 说的是{told}，类别却写成了{stated}，法定的比例因此没有适用",
        "`{name}` speaks of {told}, but is classed as {stated}, so that the statute's share is not asked for",
    ),
    Text("写成 `类别 {told}`，或者改一改名称", "write `class {told}`, or change the name"),
)
BASIS = code(
    275,
    "class-does-not-fit-basis",
    Severity.WARNING,
    Text(
        "`{name}` 的依据 `{basis}` 说的是{told}，类别却写成了{stated}，法定的比例因此没有适用",
        "`{name}` rests on `{basis}`, which speaks of {told}, but is classed as {stated}, so that the statute's share is not asked for",
    ),
    Text("写成 `类别 {told}`，或者改一改依据", "write `class {told}`, or change the basis"),
)
CODES = (UNFIT, BASIS)

_SAID = {
    MatterClass.ASSEMBLY_RULES: Text("议事规则", "assembly-rules"),
    MatterClass.BYLAWS: Text("管理规约", "bylaws"),
    MatterClass.COMMITTEE_ELECTION: Text("选举业委会", "committee-election"),
    MatterClass.PROVIDER: Text("选聘物业", "provider-choice"),
    MatterClass.REPAIR_FUND_USE: Text("维修资金使用", "repair-fund-use"),
    MatterClass.REPAIR_FUND_RAISE: Text("维修资金筹集", "repair-fund-raise"),
    MatterClass.REBUILD: Text("改建重建", "rebuild"),
    MatterClass.COMMON_PARTS: Text("共有部分经营", "common-parts"),
    MatterClass.OTHER_MAJOR: Text("其他重大事项", "other-major"),
    MatterClass.HOME_BUSINESS: Text("住改商", "home-business"),
    MatterClass.INTERNAL: Text("内部事务", "internal"),
}

_CHANGE = ("制定", "修改", "修订", "adopting", "amending")
_FUND = ("维修资金", "维修基金", "repair fund", "repair-fund")
_WORDS: tuple[tuple[MatterClass, tuple[str, ...], tuple[str, ...]], ...] = (
    (MatterClass.ASSEMBLY_RULES, _CHANGE, ("业主大会议事规则", "rules of the assembly")),
    (MatterClass.BYLAWS, _CHANGE, ("管理规约", "the bylaws")),
    (
        MatterClass.COMMITTEE_ELECTION,
        ("选举", "改选", "罢免", "electing", "election of"),
        ("业主委员会", "业委会", "owners' committee"),
    ),
    (
        MatterClass.PROVIDER,
        ("选聘", "续聘", "解聘", "更换", "hiring", "dismissing"),
        ("物业服务人", "物业公司", "物业服务企业", "物业", "provider"),
    ),
    (MatterClass.REPAIR_FUND_USE, ("动用", "使用", "支取", "using", "spending"), _FUND),
    (MatterClass.REPAIR_FUND_RAISE, ("筹集", "续筹", "续交", "raising", "topping up"), _FUND),
    (MatterClass.REBUILD, ("加装", "重建", "adding a lift", "rebuilding"), ("",)),
    (MatterClass.COMMON_PARTS, ("改变", "利用", "business on"), ("共有部分", "common parts")),
)
"""What names of matters say: a word of each group."""


_CODE = ("民法典", "civil-code")
_ITEMS = {
    "278(1)": MatterClass.ASSEMBLY_RULES,
    "278(2)": MatterClass.BYLAWS,
    "278(3)": MatterClass.COMMITTEE_ELECTION,
    "278(4)": MatterClass.PROVIDER,
    "278(5)": MatterClass.REPAIR_FUND_USE,
    "278(6)": MatterClass.REPAIR_FUND_RAISE,
    "278(7)": MatterClass.REBUILD,
    "278(8)": MatterClass.COMMON_PARTS,
    "278(9)": MatterClass.OTHER_MAJOR,
}


def check(case: Case) -> Findings:
    """Each matter whose class is weaker than what its name or its basis speaks of."""
    see = see_article(case, "cn/civil-code", "278")
    for voting in case.votings if see else ():
        matter = voting.matter
        if voting.by_single_owner or matter.matter_class is None:
            continue
        place, stated = field_span(matter, "matter_class"), _SAID[matter.matter_class]
        told, cited = _told(matter), _cited(matter)
        if told is not None:
            said = {"told": _SAID[told], "stated": stated}
            yield finding(UNFIT, place, *see, name=matter.title, **said)
        elif cited:
            basis, meant = cited[0]
            said = {"told": _SAID[meant], "stated": stated}
            yield finding(BASIS, place, *see, name=matter.title, basis=str(basis), **said)


def _told(matter: Matter) -> MatterClass | None:
    """The class that a name speaks of, if more is asked for there than in the class stated."""
    said = f"{matter.name} {matter.title}".lower()
    told = [
        one
        for one, doing, what in _WORDS
        if any(word in said for word in doing) and any(word in said for word in what)
    ]
    return told[0] if _weaker(matter, told) else None


def _cited(matter: Matter) -> list[tuple[Citation, MatterClass]]:
    """The items of Civil Code 278 that a matter rests on, if its class is weaker than theirs."""
    cited = [
        (one, _ITEMS[one.article])
        for one in matter.basis
        if one.law in _CODE and one.article in _ITEMS
    ]
    return cited if _weaker(matter, [one for _, one in cited]) else []


def _weaker(matter: Matter, told: list[MatterClass]) -> bool:
    if not told or matter.matter_class in told:
        return False
    stricter = matter.matter_class not in SPECIAL and all(one in SPECIAL for one in told)
    return stricter or matter.matter_class not in RESERVED
