"""义务的对价 · what a duty is in return for

每项义务都有对方：对谁承担，换回什么。两样都没有写的义务是单方面的要求（BK310）。写了对价的，对价应当反过来，由对方给义务人；
如果对价也是同一方给出的，就是拿自己的付出换自己的付出（BK311）。对价先终止的，义务也应当随之终止（BK314）。费用的对价也是这样。

Every duty has another side: to whom it is owed, and what comes back for it. One that states neither is a one-sided
demand (BK310). What is named in return runs the other way, from those to whom the duty is owed; if the same party
gives it too, it pays for its own duty (BK311). Where the counterpart ends, the duty ends with it (BK314). The same goes
for what a fee is paid for.

Wrong 错误：

```bylaw
义务 清扫楼道  # BK310
  主体  物业
  应当  每日清扫楼道
  否则  返工

义务 巡查
  主体  物业
  应当  每日巡查
  对象  业主
  对价  维修  # BK311

义务 维修
  主体  物业
  应当  及时维修
  对象  业主
  对价  缴费

义务 缴费
  主体  业主
  应当  按时缴费
  对象  物业
  对价  维修, 免费停车  # BK314

权利 免费停车
  主体  业主
  有权  停放一辆车
  对象  物业
  终止  2027-12-31

费用 管理费
  缴纳  业主 → 物业
  标准  住宅 1元/平方米/月
  对价  缴费  # BK311
```

Right 正确：

```bylaw
义务 清扫楼道
  主体  物业
  应当  每日清扫楼道
  对象  业主
  对价  缴费

义务 缴费
  主体  业主
  应当  按时缴费
  对象  物业
  对价  清扫楼道
```
"""

from __future__ import annotations

from typing import Any

from bylawkit.checks.base import Case, Findings, code, finding, name_span, see_statement
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.arrows import RESIDENTS, Key
from bylawkit.model.money import Fee
from bylawkit.model.norms import Modality, Norm
from bylawkit.model.values import Ref

NONE = code(
    310,
    "duty-without-counterpart",
    Severity.WARNING,
    Text(
        "义务 `{name}` 没有写对谁承担，也没有写换回什么：缺对方给{bearer}的一项",
        "duty `{name}` is owed to nobody and in return for nothing: what {bearer} gets for it is missing",
    ),
    Text("补上 `对象` 和 `对价`", "add `owed-to` and `in-return-for`"),
)
WRONG_WAY = code(
    311,
    "counterpart-runs-wrong-way",
    Severity.WARNING,
    Text(
        "`{name}` 的对价 `{counterpart}` 也是由 `{giver}` 给出的：缺 `{owing}` 给 `{giver}` 的一项",
        "`{counterpart}`, in return for `{name}`, is given by `{giver}` too: something that `{owing}` owes `{giver}` is missing",
    ),
    Text("写 `{owing}` 的义务、服务或者费用", "name a duty, service or fee of `{owing}`"),
)
ENDS = code(
    314,
    "counterpart-ends-earlier",
    Severity.WARNING,
    Text(
        "`{name}` 的对价 `{counterpart}` 到 {day} 为止，`{name}` 却还没有结束：此后缺{giver}给{receiver}的一项",
        "`{counterpart}`, in return for `{name}`, ends on {day}, while `{name}` goes on: what {giver} owes {receiver} afterwards is missing",
    ),
    Text("{cure}", "{cure}"),
)
CODES = (NONE, WRONG_WAY, ENDS)


_END_TOO = Text(
    "给 `{name}` 也写 `终止 {day}`，或者另写以后的对价",
    "let `{name}` end with `until {day}` too, or say what comes in return afterwards",
)
_SAY_WHAT_FOLLOWS = Text("另写以后的对价", "say what comes in return afterwards")


def check(case: Case) -> Findings:
    """Each duty without another side, and each counterpart that runs the wrong way or ends too early."""
    for norm in case.bylaw.norms:
        lonely = not norm.owed_to and not norm.in_return_for
        if norm.modality is Modality.DUTY and lonely:
            yield finding(NONE, name_span(norm), name=norm.title, bearer=_called(norm.bearers))
        for ref in norm.in_return_for:
            if norm.modality is not Modality.RIGHT and norm.owed_to:
                yield from _direction(case, norm, ref)
            yield from _end(case, norm, ref)
    for fee in case.bylaw.fees:
        for ref in fee.in_return_for:
            if fee.payee is not None:
                yield from _direction(case, fee, ref)
            yield from _end(case, fee, ref)


def _end(case: Case, one: Norm | Fee, ref: Ref) -> Findings:
    other = case.bylaw.named.get(ref.name)
    own = one.until if isinstance(one, Norm) else None
    if not isinstance(other, Norm) or other.until is None or (own and own <= other.until):
        return
    day = other.until
    said: dict[str, Any] = {"name": one.title, "day": day.isoformat()}
    cure = _END_TOO if isinstance(one, Norm) else _SAY_WHAT_FOLLOWS
    payer = () if isinstance(one, Norm) or one.payer is None else (one.payer,)
    receiver = _called(one.bearers if isinstance(one, Norm) else payer)
    filled = Text(cure.zh.format(**said), cure.en.format(**said))
    yield finding(
        ENDS,
        ref.span,
        counterpart=ref.name,
        giver=_called(_givers(other)),
        receiver=receiver,
        cure=filled,
        **said,
    )


def _givers(norm: Norm) -> tuple[Ref, ...]:
    return norm.owed_to if norm.modality is Modality.RIGHT else norm.bearers


def _direction(case: Case, one: Norm | Fee, ref: Ref) -> Findings:
    other = case.bylaw.named.get(ref.name)
    if other is None:
        return
    own, back = case.arrows_of(one), case.arrows_of(other)
    if not back or not back[0].givers or not own[0].receivers:
        return
    bearers = _with_same_people(own[0].from_keys)
    owed_to = _with_same_people(own[0].to_keys)
    returned = frozenset(key for arrow in back for key in arrow.from_keys)
    received = _with_same_people(frozenset(key for arrow in back for key in arrow.to_keys))
    if not returned & owed_to and returned <= bearers and not received & bearers:
        yield finding(
            WRONG_WAY,
            ref.span,
            see_statement(other, Text("对价在这里", "the counterpart is here")),
            name=one.title,
            counterpart=ref.name,
            giver=back[0].givers[0].name,
            owing=own[0].receivers[0].name,
        )


def _with_same_people(keys: frozenset[Key]) -> frozenset[Key]:
    """Owners, users, tenants, residents and volunteers may be the same people."""
    same = {role.value for role in RESIDENTS}
    return keys | same if keys & same else keys


def _called(refs: tuple[Ref, ...]) -> Text:
    """The first of some parties, in backticks."""
    if not refs:
        return Text("一方", "one side")
    return Text(f" `{refs[0].name}` ", f"`{refs[0].name}`")
