"""Fees with their phases and subsidies, and funds with their shares."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction

from bylawkit.model.values import (
    Citation,
    Cmp,
    Duration,
    Fen,
    Frequency,
    Limit,
    Rate,
    Ref,
    Unit,
    Words,
)
from bylawkit.model.votes import Scope
from bylawkit.model.wording import same_use
from bylawkit.record import field, record
from bylawkit.source import Span


@record
class UseRate:
    """The rate for one use of a unit: ``住宅 0.80元/平方米/月``. The use is matched by the register.

    A use may have several rates; the one with the latest ``since`` that is not after the day counts
    (:func:`rate_on`).
    """

    use: Ref
    rate: Rate
    since: date | None = None


@record
class PhaseSubsidy:
    """What ``payer`` gives in a phase: a share of the fee, or a rate. Exactly one is set."""

    payer: Ref
    share: Fraction | None = None
    rate: Rate | None = None
    cap: Fen | None = None
    cap_per: Unit | None = None


@record
class Phase:
    """A stretch of time in which the household pays ``share`` of the fee.

    ``length`` is ``None`` for a phase without an end. ``borne_by`` bears what is left over.
    """

    name: str
    span: Span = field(compare=False)
    length: Duration | None = None
    share: Fraction = Fraction(1)
    subsidies: tuple[PhaseSubsidy, ...] = ()
    borne_by: Ref | None = None


@record
class YearlySubsidy:
    """A share of the fee by year (case F1): ``shares[0]`` in the first year of payment.

    ``from_first_payment``: years count from the household's first payment, else from the fee's
    start. ``ends_on_sale``: lost when the flat is sold. ``hardship``: the share for a household
    certified in that year.
    """

    payer: Ref
    shares: tuple[Fraction, ...]
    span: Span = field(compare=False)
    from_first_payment: bool = False
    ends_on_sale: bool = False
    hardship: Fraction | None = None


@record
class Due:
    """When a fee is due: ``每季度末月20日前`` is the 20th of each quarter's last month."""

    unit: Unit
    day: int
    last_month: bool = False


@record
class LateCharge:
    """``share`` of the arrears per ``per``, after ``grace``, at most ``cap`` of the principal.

    ``of_monthly``: a share of the month's whole amount instead, as long as any of it is unpaid.
    """

    share: Fraction
    per: Unit
    grace: Duration | None = None
    cap: Fraction | None = None
    of_monthly: bool = False


@record
class Linked:
    """Where an evaluation is ``limit`` (``满意度 低于80%``) the fee falls by ``reduction``."""

    indicator: Ref
    limit: Limit
    reduction: Fraction
    span: Span = field(compare=False)


@record
class Relief:
    """Volunteer hours that come off the fee (case R1), at most ``cap`` a year, paid by ``funders``."""

    activity: Ref
    fen_per_hour: Fraction
    cap: Fen | None = None
    funders: tuple[Ref, ...] = ()


@record
class DunningStep:
    """A step of the ladder: so long ``after`` the due day, ``actor`` does ``action``."""

    after: Duration
    actor: Ref
    action: str


@record
class Exemption:
    """A share of the fee that ``who`` need not pay, if attendance meets ``attendance``."""

    who: Ref
    share: Fraction
    attendance: Limit | None = None


class Charging(StrEnum):
    """Whether the provider bears the risk of the account, or is paid on top of what it costs."""

    LUMP_SUM = "lump-sum"
    COST_PLUS = "cost-plus"


@record(kw_only=True)
class Fee:
    """What one party pays another, in return for something."""

    name: str
    title: str
    span: Span = field(compare=False)
    payer: Ref | None = None
    payee: Ref | None = None
    rates: tuple[UseRate, ...] = ()
    start: date | None = None
    phases: tuple[Phase, ...] = ()
    subsidies: tuple[YearlySubsidy, ...] = ()
    due: Due | None = None
    late: LateCharge | None = None
    linked: tuple[Linked, ...] = ()
    relief: tuple[Relief, ...] = ()
    prepay: Duration | None = None
    in_return_for: tuple[Ref, ...] = ()
    dunning: Words | None = None
    deposit: Duration | Fen | None = None
    dunning_steps: tuple[DunningStep, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    refund: Words | None = None
    charging: Charging | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@record
class Share:
    """A part of a fund: ``维修资金 60%``. ``to`` names a party, a fund, or a plain purpose."""

    to: Ref
    share: Fraction


@record(kw_only=True)
class Fund:
    """Common money: where it comes from, how it is shared, and who may spend it."""

    name: str
    title: str
    span: Span = field(compare=False)
    sources: tuple[Words, ...] = ()
    shares: tuple[Share, ...] = ()
    uses: tuple[Words, ...] = ()
    keeper: Ref | None = None
    owner: Ref | None = None
    approved_by: Ref | None = None
    floor: Fraction | None = None
    accounts: Words | None = None
    first_deposit: Words | None = None
    top_up: Words | None = None
    publish: Frequency | None = None
    audit: Frequency | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


class SharedBy(StrEnum):
    """What a cost is shared by."""

    AREA = "area"
    HOUSEHOLD = "household"
    FLOOR = "floor"
    FLAT = "flat"


@record(kw_only=True)
class Allocation:
    """How a cost is shared among the units of a scope.

    ``coefficients`` maps a floor to its coefficient; ``flat`` is what each household pays, where
    all pay the same sum; ``late_join`` is the factor on the original share for those who join later
    (``200%`` is 2).
    """

    name: str
    title: str
    span: Span = field(compare=False)
    scope: Scope = Scope.COMPOUND
    content: Words | None = None
    method: SharedBy | None = None
    flat: Fen | None = None
    coefficients: tuple[tuple[int, Fraction], ...] = ()
    late_join: Fraction | None = None
    approved_by: Ref | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


@record(kw_only=True)
class Authority:
    """What one vote lets a body do again and again, within limits (case A1).

    ``per_job`` is compared by ``per_job_cmp``; ``total_share`` is a share of ``total_of``.
    """

    name: str
    title: str
    span: Span = field(compare=False)
    granted_to: Ref | None = None
    granted_by: Ref | None = None
    content: Words | None = None
    per_job: Fen | None = None
    per_job_cmp: Cmp = Cmp.AT_MOST
    total: Fen | None = None
    total_of: Ref | None = None
    total_share: Fraction | None = None
    times_a_year: int | None = None
    valid_for: Duration | None = None
    report_to: Ref | None = None
    report_every: Frequency | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)


def rate_on(rates: tuple[UseRate, ...], use: str, day: date) -> UseRate | None:
    """Of the rates for a use of a unit, the one in force on a day."""
    begun = [
        one
        for one in rates
        if same_use(one.use.name, use) and (one.since is None or one.since <= day)
    ]
    return max(begun, key=lambda one: one.since or date.min, default=None)
