"""收费阶段的钱和时间 · money and time of the phases of a fee

每个阶段都要有人付足：业主付的、补贴付的、有人承担的，加起来应当正好是全部（BK302 不足，BK303 超出）；补贴有上限的，要写明上限以外
由谁承担。阶段一个接一个：没有写长短的阶段不会结束，后面的阶段就永远轮不到（BK304）；最后一个阶段写了长短，期满以后怎么收费就
没有着落（BK305）。补贴必须有结束的时候：写在没有期限的阶段里的补贴没有尽头（BK306）。

In each phase somebody pays for everything: what households pay, what is subsidised and what is borne make up the
whole (BK302 if they fall short, BK303 if they exceed it); where a subsidy is capped, somebody bears what is beyond.
Phases follow one another: one without a length never ends, so that those after it never begin (BK304); if the last
has a length, nobody knows what is paid after it (BK305). A subsidy ends some day: in a phase without a length it has
no end (BK306).

Wrong 错误：

```bylaw
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月
  阶段  试用 3个月 免收  # BK302
  阶段  扶持 12个月 收取80% 补贴 街道 30%  # BK303
  阶段  减半 12个月 收取50% 补贴 街道 50% 上限 每月20元  # BK302
  阶段  自立 12个月 全额  # BK305

费用 停车费
  缴纳  业主 → 物业
  标准  车位 100元/车位/月
  阶段  优惠 收取50% 补贴 街道 50%  # BK304 BK306
  阶段  正常 全额
```

Right 正确：

```bylaw
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月
  阶段  试用 3个月 免收 承担 物业
  阶段  扶持 12个月 收取50% 补贴 街道 0.50元/平方米/月
  阶段  自立 全额
```
"""

from __future__ import annotations

from fractions import Fraction
from itertools import zip_longest
from typing import Any

from bylawkit.checks.base import Case, Findings, code, finding, span_of_word
from bylawkit.checks.speech import say_share
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.bylaw import CompoundKind
from bylawkit.model.money import Fee, Phase, PhaseSubsidy
from bylawkit.source import Span

UNPAID = code(
    302,
    "phase-unpaid",
    Severity.ERROR,
    Text(
        "`{fee}` 的阶段 `{phase}` 有 {gap} 没有人付给{payee}",
        "in phase `{phase}` of `{fee}` nobody pays {payee} {gap}",
    ),
    Text(
        "写明 `补贴` 谁多少，或者 `承担` 谁", "say who pays the rest, with `subsidy` or `borne-by`"
    ),
)
OVERPAID = code(
    303,
    "phase-overpaid",
    Severity.WARNING,
    Text(
        "`{fee}` 的阶段 `{phase}` 收得比应收的多 {gap}",
        "in phase `{phase}` of `{fee}` {gap} too much is paid",
    ),
    Text("减少收取或者补贴的比例", "lower what is collected or what is subsidised"),
)
ENDLESS = code(
    304,
    "phase-never-ends",
    Severity.ERROR,
    Text(
        "阶段 `{phase}` 没有写多长，后面的 `{next}` 永远不会开始",
        "phase `{phase}` has no length, so `{next}` never begins",
    ),
    Text("写明长短，例如 `{phase} 12个月`", "give it a length, such as `{phase} 12 months`"),
)
OPEN_END = code(
    305,
    "phases-run-out",
    Severity.WARNING,
    Text(
        "阶段 `{phase}` 期满以后，没有写 `{fee}` 怎么收",
        "nothing says what is paid of `{fee}` once phase `{phase}` is over",
    ),
    Text("加一个不写长短的阶段，例如 `全额`", "add a phase without a length, such as `full`"),
)
FOREVER = code(
    306,
    "subsidy-without-end",
    Severity.WARNING,
    Text(
        "`{payer}` 在阶段 `{phase}` 的补贴没有结束的时候",
        "the subsidy of `{payer}` in phase `{phase}` has no end",
    ),
    Text("给阶段写明长短", "give the phase a length"),
)
CODES = (UNPAID, OVERPAID, ENDLESS, OPEN_END, FOREVER)

_0 = Fraction(0)


def check(case: Case) -> Findings:
    """What is wrong with the phases of each fee."""
    for fee in case.bylaw.fees:
        for phase, following in zip_longest(fee.phases, fee.phases[1:]):
            yield from _paid(fee, phase)
            yield from _time(fee, phase, following)
            yield from _subsidies(case, phase)


def _place(phase: Phase) -> Span:
    return span_of_word(phase.span, phase.name)


def _paid(fee: Fee, phase: Phase) -> Findings:
    use, paid = _worst(fee, phase)
    if paid is None or (paid <= 1 and phase.borne_by is not None):
        return
    if paid == 1:
        yield from _beyond_the_cap(fee, phase)
        return
    kind, gap = (UNPAID, 1 - paid) if paid < 1 else (OVERPAID, paid - 1)
    name = Text(f"{fee.title}（{use}）", f"{fee.title} ({use})") if use else fee.title
    said: dict[str, Any] = {"fee": name, "phase": phase.name, "payee": _payee(fee)}
    yield finding(kind, _place(phase), gap=say_share(gap), **said)


def _beyond_the_cap(fee: Fee, phase: Phase) -> Findings:
    """What a capped subsidy leaves over, which nobody bears."""
    from bylawkit.record import replace

    if any(one.cap is not None for one in phase.subsidies):
        said: dict[str, Any] = {"phase": phase.name, "gap": _BEYOND, "payee": _payee(fee)}
        one = finding(UNPAID, _place(phase), fee=fee.title, **said)
        yield replace(one, severity_override=Severity.WARNING)


def _payee(fee: Fee) -> Text:
    """To whom the fee is paid, in backticks."""
    name = fee.payee.name if fee.payee else None
    return Text("收费的一方", "the payee") if name is None else Text(f" `{name}`", f"`{name}`")


_BEYOND = Text("补贴上限以外的部分", "what is beyond the cap of a subsidy")


def _worst(fee: Fee, phase: Phase) -> tuple[str, Fraction | None]:
    """The share of the fee that is paid: for the use that fares worst, if uses differ.

    The share is ``None`` if a subsidy cannot be set against the fee.
    """
    if not all(_comparable(one, fee) for one in phase.subsidies):
        return "", None
    paid = {
        one.use.name: phase.share
        + sum((_share(each, one.rate.fen) for each in phase.subsidies), _0)
        for one in fee.rates
    } or {"": phase.share + sum((one.share or _0 for one in phase.subsidies), _0)}
    use = min(paid, key=lambda one: paid[one])
    return ("" if len(set(paid.values())) == 1 else use), paid[use]


def _comparable(subsidy: PhaseSubsidy, fee: Fee) -> bool:
    """Whether a subsidy can be set against the fee: a share, or a rate counted alike."""
    rate = subsidy.rate
    if rate is None:
        return subsidy.share is not None
    return all(
        (one.rate.per, one.rate.period) == (rate.per, rate.period) and one.rate.fen > 0
        for one in fee.rates
    )


def _share(subsidy: PhaseSubsidy, fen: Fraction) -> Fraction:
    if subsidy.rate is not None:
        return subsidy.rate.fen / fen
    return subsidy.share or _0


def _time(fee: Fee, phase: Phase, following: Phase | None) -> Findings:
    if phase.length is None and following is not None:
        yield finding(ENDLESS, _place(phase), phase=phase.name, next=following.name)
    elif phase.length is not None and following is None:
        yield finding(OPEN_END, _place(phase), phase=phase.name, fee=fee.title)


def _subsidies(case: Case, phase: Phase) -> Findings:
    from bylawkit.record import replace

    if phase.length is not None:
        return
    for subsidy in phase.subsidies:
        one = finding(FOREVER, _place(phase), payer=str(subsidy.payer), phase=phase.name)
        resettled = case.bylaw.kind is CompoundKind.RESETTLEMENT
        yield replace(one, severity_override=Severity.ERROR) if resettled else one
