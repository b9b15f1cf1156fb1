"""Fees with their phases and subsidies, and funds with their shares."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from bylawkit.model.values import Citation, Duration, Fen, Frequency, Limit, Rate, Ref, Unit, Words
from bylawkit.record import field, record
from bylawkit.source import Span


@record
class UseRate:
    """The rate for one use of a unit: ``住宅 0.80元/平方米/月``. The use is matched by the register."""

    use: Ref
    rate: Rate


@record
class PhaseSubsidy:
    """What ``payer`` gives in a phase: a share of the fee, or a rate. Exactly one is set."""

    payer: Ref
    share: Fraction | None = None
    rate: Rate | None = None


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
    """``share`` of the arrears per ``per``, after ``grace``, at most ``cap`` of the principal."""

    share: Fraction
    per: Unit
    grace: Duration | None = None
    cap: Fraction | None = None


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
    publish: Frequency | None = None
    audit: Frequency | None = None
    basis: tuple[Citation, ...] = ()
    notes: tuple[Words, ...] = ()
    field_spans: dict[str, Span] = field(default_factory=dict, compare=False)
