"""有登记册时：谁一个人说了算 · with a register: who decides alone

有了登记册，`check --register` 就算出每项业主共同决定的事项由谁决定。一名业主（或者建设单位以未售、未交付的房屋）单独反对或者不投票就能使它通不过（BK290），
单独同意就能通过（BK291），表决的人事先应当知道。一个单元、一幢里的业主太少，三分之二、四分之三就成了全体：任何一名都能单独使它通不过（BK292）。
交付的面积还不到当地规定的比例，业主大会还不能成立（BK293）。规约写的规模和登记册不符（BK790）。

With a register, `check --register` works out who decides each matter of the owners. If one owner (or the developer with units
not sold or handed over) can keep it from carrying by voting against or not voting (BK290), or carry it alone (BK291), voters
should know beforehand. Where a stairwell or block has too few owners, two thirds and three quarters come to everybody: any
one of them can keep it from carrying (BK292). As long as less of the area is handed over than the place asks for, there can
be no owners' assembly (BK293). The size that the bylaw states may not be that of the register (BK790).

Wrong 错误：

```bylaw
事项 修订规约  # BK290
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
```

```csv
房号,幢,单元,用途,面积,业主,共有人,建设单位未售,已入住,不计入
101,1,1,商铺,500,业主0001,,否,是,否
102,1,1,住宅,100,业主0002,,否,是,否
201,1,1,住宅,100,业主0003,,否,是,否
202,1,1,住宅,100,业主0004,,否,是,否
```

```bylaw
事项 活动室排期  # BK290 BK291
  归属  业主大会
  类别  内部事务
  同意  全体面积过半数
```

```csv
房号,幢,单元,用途,面积,业主,共有人,建设单位未售,已入住,不计入
101,1,1,商铺,500,业主0001,,否,是,否
102,1,1,住宅,100,业主0002,,否,是,否
201,1,1,住宅,100,业主0003,,否,是,否
```

```bylaw
事项 加装电梯  # BK292
  归属  业主大会
  类别  改建重建
  范围  本单元
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积四分之三以上 且 参与人数四分之三以上
```

```csv
房号,幢,单元,用途,面积,业主,共有人,建设单位未售,已入住,不计入
101,1,1,住宅,100,业主0001,,否,是,否
102,1,1,住宅,100,业主0002,,否,是,否
201,1,1,住宅,100,业主0003,,否,是,否
```

```bylaw
规约 "示例小区管理规约"
  类型  商品房
  辖区  中国/北京 自 2026-01-01  # BK293
  规模  4户 390平方米  # BK790

事项 修订规约  # BK290
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
```

```csv
房号,幢,单元,用途,面积,业主,共有人,建设单位未售,已入住,不计入
101,1,1,住宅,100,,,是,否,否
102,1,1,住宅,100,,,是,否,否
201,1,1,住宅,100,,,是,否,否
202,1,1,住宅,100,,,是,否,否
301,1,1,住宅,100,业主0001,,否,是,否
302,1,1,住宅,100,业主0002,,否,是,否
401,1,1,住宅,100,业主0003,,否,是,否
```

Right 正确：

```bylaw
事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
```

```csv
房号,幢,单元,用途,面积,业主,共有人,建设单位未售,已入住,不计入
101,1,1,住宅,100,业主0001,,否,是,否
102,1,1,住宅,100,业主0002,,否,是,否
201,1,1,住宅,100,业主0003,,否,是,否
202,1,1,住宅,100,业主0004,,否,是,否
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bylawkit.diagnostics import Code, Diagnostic, See, Severity, Text
from bylawkit.evaluate.coalitions.founding import Founding, founding_of
from bylawkit.evaluate.coalitions.powers import Power, Powers, powers_of
from bylawkit.evaluate.coalitions.voters import Voter
from bylawkit.evaluate.coalitions.words import HOW, places_text, share_text
from bylawkit.evaluate.decision import Floors
from bylawkit.evaluate.register import Register
from bylawkit.evaluate.words import hundredths, joined
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.votes import Matter
from bylawkit.record import record
from bylawkit.source import Place, Span

BLOCKS = Code(
    "BK290",
    "owner-blocks-alone",
    Severity.WARNING,
    Text(
        "`{name}`{others}{where}：{owner}单独{how}就通不过",
        "`{name}`{others}{where}: {owner} can keep it from carrying alone, by {how}",
    ),
    Text(
        "表决以前先同其协商；业主共同决定的事项依法计票，规约不能另行限制",
        "talk to them before the vote; on matters reserved to the owners, votes are weighed by law",
    ),
)
CARRIES = Code(
    "BK291",
    "owner-carries-alone",
    Severity.WARNING,
    Text(
        "`{name}`{others}{where}：{owner}单独同意就能通过",
        "`{name}`{others}{where}: {owner} can carry it alone",
    ),
    Text(
        "公布结果时写明其面积和票数；只有一个业主的，依法由其履行业主大会职责",
        "publish how much of the vote that is; a single owner acts as the assembly by law",
    ),
)
EVERYBODY = Code(
    "BK292",
    "scope-needs-everybody",
    Severity.INFO,
    Text(
        "`{name}`{others}{where}：业主太少，任何一名都能单独使它通不过，等于要求一致同意",
        "`{name}`{others}{where}: so few owners vote that each can keep it from carrying alone, as if it had to be unanimous",
    ),
    Text(
        "事先逐户征求同意；法律允许的，把范围扩大到本幢",
        "ask each household beforehand; where the law allows it, let the block vote",
    ),
)
NOT_YET_FOUNDED = Code(
    "BK293",
    "assembly-not-yet",
    Severity.INFO,
    Text(
        "已交付的占面积 {share}，不到{law}要求的 {needed}{by_time}，业主大会还不能成立",
        "{share} of the area is handed over, less than the {needed} that the {law} ask for{by_time}: there can be no owners' assembly yet",
    ),
    Text(
        "{temporary}登记册里“建设单位未售”一栏要及时更新",
        "{temporary}keep the column `developer_stock` of the register up to date",
    ),
)
ANOTHER_SIZE = Code(
    "BK790",
    "size-not-as-registered",
    Severity.WARNING,
    Text(
        "规约写的规模是 {stated}，登记册里计入的是 {registered}",
        "the bylaw states a size of {stated}, and the register counts {registered}",
    ),
    Text(
        "核对登记册的“不计入”一栏，或者改规约的 `规模`",
        "check the column `excluded` of the register, or change `size` in the bylaw",
    ),
)
CODES = (BLOCKS, CARRIES, EVERYBODY, NOT_YET_FOUNDED, ANOTHER_SIZE)


@record
class Sway:
    """Everything that a register tells about the votes of a bylaw."""

    register: Register
    powers: tuple[Powers, ...]
    founding: Founding


def sway_of(bylaw: Bylaw, register: Register, floors: Floors) -> Sway:
    """Who decides what on this register, under the law in force."""
    return Sway(register, powers_of(bylaw, register, floors), founding_of(register, floors))


def sway_findings(bylaw: Bylaw, sway: Sway) -> Iterator[Diagnostic]:
    """What of it is worth saying before a vote."""
    yield from _another_size(bylaw, sway.register)
    if sway.powers and sway.founding.reached is False:
        yield _not_yet(bylaw, sway.founding)
    see = See(Text("登记册", "the register"), Place(sway.register.path))
    for powers in sway.powers:
        yield from _alone(powers, see)


# ── Alone ──


class _Alone(NamedTuple):
    """An owner who decides alone somewhere, and how."""

    place: str
    voter: Voter
    how: tuple[str, ...] = ()


def _alone(powers: Powers, see: See) -> Iterator[Diagnostic]:
    narrow = [one for one in powers.places if one.needs_everybody and not _one_of_all(one)]
    if narrow:
        yield _finding(EVERYBODY, powers, see, [one.place for one in narrow])
    blocking = [
        _Alone(one.place, voter, how)
        for one in powers.places
        if not one.needs_everybody
        for voter in one.blockers
        if (how := _how(one, voter))
    ]
    carrying = [
        _Alone(one.place, voter)
        for one in powers.places
        if not one.needs_everybody or _one_of_all(one)
        for voter in one.alone_carry
    ]
    for code, found in ((BLOCKS, blocking), (CARRIES, carrying)):
        if found:
            how = tuple(dict.fromkeys(way for one in found for way in one.how))
            places = list(dict.fromkeys(one.place for one in found))
            owner, said = _owners(powers, found), joined([HOW[way] for way in how], "或者", " or ")
            yield _finding(code, powers, see, places, owner=owner, how=said)


def _one_of_all(power: Power) -> bool:
    """Whether the whole compound has one owner only, who votes with nobody."""
    return len(power.voters) == 1 and not power.place


def _how(power: Power, voter: Voter) -> tuple[str, ...]:
    """The plainest ways in which an owner blocks alone."""
    ways = [way for way, some in power.alone_block.items() if voter in some]
    plain = tuple(way for way in ways if way in ("against", "silent"))
    return plain or tuple(ways[:1])


def _owners(powers: Powers, found: list[_Alone]) -> Text:
    """Who: with units and share of the area if it is one, else the first few of them."""
    names = {one.voter.key: one.voter for one in found}
    voters = tuple(names.values())
    if len(voters) == 1:
        power = next(one for one in powers.places if one.place == found[0].place)
        return share_text(voters[0], power)
    first = joined([one.name for one in voters[:3]], "、", ", ")
    count = len(voters)
    more = Text(f"等 {count} 名业主", f" and others ({count})") if count > 3 else Text("", "")
    return Text(f"{first.zh}{more.zh}各自", f"each of {first.en}{more.en}")


def _finding(code: Code, powers: Powers, see: See, places: list[str], **args: object) -> Diagnostic:
    matter, more = powers.matters[0], len(powers.matters) - 1
    others = Text(f" 等 {more + 1} 项" * bool(more), f" and {more} more" * bool(more))
    said = {"name": matter.title, "others": others, "where": places_text(places), **args}
    return Diagnostic(code, _name_span(matter), said, (see,))


def _name_span(matter: Matter) -> Span:
    source, start, end = matter.span
    at = source.text.find(matter.name, start, end)
    return source.span(at, at + len(matter.name)) if at >= 0 else matter.span


# ── Size and founding ──


def _another_size(bylaw: Bylaw, register: Register) -> Iterator[Diagnostic]:
    counted = [one for one in register.units if not one.excluded]
    area = sum(one.area for one in counted)
    same_area = bylaw.area is None or bylaw.area == area
    if bylaw.households in (None, len(counted)) and same_area:
        return
    stated = _size(bylaw.households, bylaw.area)
    registered = _size(
        None if bylaw.households is None else len(counted), None if bylaw.area is None else area
    )
    where = bylaw.field_spans.get("size") or bylaw.span
    see = See(Text("登记册", "the register"), Place(register.path))
    yield Diagnostic(ANOTHER_SIZE, where, {"stated": stated, "registered": registered}, (see,))


def _size(households: int | None, area: int | None) -> Text:
    parts = []
    if households is not None:
        parts.append(Text(f"{households} 户", f"{households} households"))
    if area is not None:
        parts.append(Text(f"{hundredths(area)} 平方米", f"{hundredths(area)} m²"))
    return joined(parts, "、")


def _not_yet(bylaw: Bylaw, founding: Founding) -> Diagnostic:
    from bylawkit.evaluate.coalitions.words import BY_TIME, TEMPORARY_STANDS_IN
    from bylawkit.evaluate.quantities import percentage

    assert founding.needed is not None
    assert founding.handed_over is not None
    args = {
        "share": percentage(founding.handed_over, founding.whole, 2),
        "law": founding.law,
        "needed": percentage(founding.needed.numerator, founding.needed.denominator, 0),
        "by_time": BY_TIME if founding.by_time else "",
        "temporary": TEMPORARY_STANDS_IN if founding.temporary else "",
    }
    where = bylaw.field_spans.get("home") or bylaw.span
    return Diagnostic(NOT_YET_FOUNDED, where, args, founding.see)
