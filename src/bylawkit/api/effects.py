"""What a new version changes in what is paid on a register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.api.given import CONTENT, Content, Readable, reading_of, register_of
from bylawkit.api.money import assess, payments_of, wanted_of
from bylawkit.api.result import Result
from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bylawkit.compare.effect import Effect
    from bylawkit.compare.values import Comparison
    from bylawkit.evaluate.assessment import Assessment
    from bylawkit.evaluate.payments import Payment
    from bylawkit.evaluate.register import Register
    from bylawkit.model.bylaw import Bylaw

__all__ = ["effect"]

Noticed = tuple[Diagnostic, ...]
Months = tuple["date", "date"]
Paid = tuple["Payment", ...]

YEAR = 12
"""So many months are compared unless others are asked for."""


def effect(
    old: Readable,
    new: Readable,
    register: Content | Register,
    first: date | None = None,
    months: int = YEAR,
    *,
    payments: Content | Sequence[Payment] | None = None,
) -> Result[Effect]:
    """Who pays more and who pays less by a new version of a bylaw, on a register.

    Both versions are assessed for so many ``months`` from that of ``first``, which unless stated is
    the one in which the new version takes effect. ``payments`` say which year of subsidies a
    household is in. Amounts are whole fen.

    >>> from datetime import date
    >>> register = "examples/old/register.csv"
    >>> found = effect("examples/old", "examples/old", register, date(2026, 7, 1)).unwrap()
    >>> found.is_none, len(found.months), found.payers[0]
    (True, 12, Payment(name='业主', old=12606120, new=12606120))
    """
    from bylawkit.compare.compare import compare

    before, after = reading_of(old), reading_of(new)
    noticed = (*before.diagnostics, *after.diagnostics)
    spoken = after.bylaw or before.bylaw
    if before.value is None or after.value is None:
        return Result(None, noticed, spoken)
    found = compare(before.value, after.value)
    made, problems = effect_of(found, register, (first, months), payments)
    return Result(made, noticed + problems, spoken)


def effect_of(
    found: Comparison,
    given: Content | Register,
    asked: tuple[date | None, int],
    paid: Content | Sequence[Payment] | None = None,
) -> tuple[Effect | None, Noticed]:
    """The effect of the changes ``found``; ``None`` if anything that is given cannot be used."""
    from bylawkit.compare.effect import effect as made
    from bylawkit.evaluate.months import each_month

    register, noticed = register_of(given)
    if register is None:
        return None, noticed
    months, problems = _months(found, asked)
    problems += tuple(_of_another(found, register))
    if months is None or problems:
        return None, problems
    payments, problems = _payments(found, register, paid)
    if payments is None:
        return None, problems
    before, told = _assessed(found.old, register, months, payments[0])
    after, more = _assessed(found.new, register, months, payments[1])
    problems = _once((*problems, *told, *more))
    if before is None or after is None:
        return None, problems
    if not (before.lines or after.lines):
        return None, (*problems, _other(register, _NO_RATES))
    return made(found, register.path, tuple(each_month(*months)), before, after), problems


# ── Months ──


def _months(found: Comparison, asked: tuple[date | None, int]) -> tuple[Months | None, Noticed]:
    """The first and the last month: from that asked for, else from when the new version holds."""
    from bylawkit.api.codes import BEYOND_CALENDAR
    from bylawkit.compare.codes import NO_FIRST_MONTH
    from bylawkit.evaluate.fee_codes import NO_FEE
    from bylawkit.evaluate.months import later, month_of

    priced = found.new if found.new.fees else found.old
    if not priced.fees:
        return None, (Diagnostic(NO_FEE, found.new.span),)
    starts = [one.start for one in priced.fees if one.start]
    begins = asked[0] or found.new.effective or found.old.effective or min(starts, default=None)
    if begins is None:
        return None, (Diagnostic(NO_FIRST_MONTH, found.new.span),)
    first = month_of(begins)
    try:
        last = later(first, asked[1] - 1)
    except OverflowError:
        return None, (Diagnostic(BEYOND_CALENDAR, None, {"day": first}),)
    wanted, problems = wanted_of(priced, None, (first, last), {})
    return (None if wanted is None else (first, last)), problems


def _assessed(
    bylaw: Bylaw, register: Register, months: Months, payments: Paid
) -> tuple[Assessment | None, Noticed]:
    from bylawkit.evaluate.assessment import Assessment

    if not bylaw.fees:
        return Assessment(()), ()
    answer = assess(bylaw, register, *months, payments=payments)
    return answer.value, answer.diagnostics


# ── Payments ──


def _payments(
    found: Comparison, register: Register, given: Content | Sequence[Payment] | None
) -> tuple[tuple[Paid, Paid] | None, Noticed]:
    """The payments as each version names their fees; those for a fee that is gone are left out."""
    from bylawkit.model.money import Fee
    from bylawkit.record import replace

    paid: Paid | None
    if isinstance(given, CONTENT):
        paid, noticed = payments_of(given, register, found.old)
    else:
        paid, noticed = tuple(given or ()), ()
    if paid is None:
        return None, noticed
    names = found.new_names(Fee)
    after = tuple(
        one if one.fee is None else replace(one, fee=names[one.fee])
        for one in paid
        if one.fee is None or one.fee in names
    )
    return (paid, after), noticed


# ── Registers of another compound ──

_NO_RATES = Text("没有一套房屋的用途有收费标准", "no unit has a use that a fee has a rate for")
_SIZE = Text(
    "登记册的面积合计 {found} 平方米，规约写的是 {stated} 平方米",
    "its areas come to {found} m², and the bylaw states {stated} m²",
)


def _of_another(found: Comparison, register: Register) -> Iterator[Diagnostic]:
    """That the areas are far from the size that both versions state: by more than a tenth."""
    from bylawkit.evaluate.words import hundredths

    sizes = [one.area for one in (found.new, found.old) if one.area is not None]
    counted = sum(one.area for one in register.units if not one.excluded)
    sums = counted, sum(one.area for one in register.units)
    if sizes and all(10 * abs(one - size) > size for size in sizes for one in sums):
        about = {"found": hundredths(counted), "stated": hundredths(sizes[0])}
        yield _other(register, Text(_SIZE.zh.format(**about), _SIZE.en.format(**about)))


def _other(register: Register, why: Text) -> Diagnostic:
    from bylawkit.compare.codes import OTHER_REGISTER

    return Diagnostic(OTHER_REGISTER, Place(register.path), {"path": register.path, "why": why})


def _once(noticed: Sequence[Diagnostic]) -> Noticed:
    """What both versions make worth saying, said once."""
    return tuple({(one.code.id, one.message("zh")): one for one in noticed}.values())
