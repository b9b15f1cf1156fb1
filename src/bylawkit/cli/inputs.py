"""What ``decide`` and ``fees`` read: one bylaw, a day, a share, and tables beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from bylawkit.cli.words import did_you_mean
from bylawkit.diagnostics import Code, Diagnostic, Text
from bylawkit.evaluate import codes
from bylawkit.source import Place

if TYPE_CHECKING:
    from datetime import date, datetime
    from fractions import Fraction

    from bylawkit.evaluate.payments import Payment
    from bylawkit.evaluate.register import Register
    from bylawkit.model.bylaw import Bylaw

Noticed = tuple[Diagnostic, ...]
T = TypeVar("T")


def read_one_bylaw(path: str) -> tuple[Bylaw | None, Noticed, str | None]:
    """The one bylaw at ``path``, ``None`` if there is none or it has mistakes; and its language."""
    from bylawkit.cli.files import read_bylaws

    readings, missing = read_bylaws([path])
    noticed = (*missing, *(one for reading in readings for one in reading.diagnostics))
    if len(readings) > 1:
        several = Diagnostic(codes.SEVERAL_BYLAWS, Place(path), {"path": path})
        return None, (*noticed, several), None
    bylaw = readings[0].bylaw if readings else None
    lang = None if bylaw is None else bylaw.lang
    return (bylaw if bylaw and readings[0].ok else None), noticed, lang


def read_register_file(path: str) -> tuple[Register | None, Noticed]:
    """The register at ``path``; ``None`` if anything in it is wrong."""
    from bylawkit.cli.files import read_bytes, shown
    from bylawkit.evaluate.register import read_register

    data, noticed = read_bytes(path)
    return read_register(shown(path), data) if data is not None else (None, noticed)


def read_payments_file(
    path: str | None, register: Register, bylaw: Bylaw
) -> tuple[tuple[Payment, ...] | None, Noticed]:
    """The payments at ``path``, none without one; ``None`` if anything in them is wrong."""
    from bylawkit.cli.files import read_bytes, shown
    from bylawkit.evaluate.payments import payers_of, read_payments

    if path is None:
        return (), ()
    data, noticed = read_bytes(path)
    if data is None:
        return None, noticed
    return read_payments(shown(path), data, register, bylaw.fees, payers_of(bylaw))


def named_one(items: Iterable[T], name: str, unknown: Code) -> tuple[T | None, Noticed]:
    """The item called ``name``, by its name or its title; else what it may have been."""
    found = {text: one for one in items for text in (_title(one), _name(one))}
    if name in found:
        return found[name], ()
    names = tuple(dict.fromkeys(_name(one) for one in found.values()))
    args = {"name": name, "names": names or (Text("（没有）", "(none)"),)}
    return None, (Diagnostic(unknown, None, args, hint_text=did_you_mean(name, found)),)


def _name(one: object) -> str:
    return str(getattr(one, "name", ""))


def _title(one: object) -> str:
    return str(getattr(one, "title", ""))


def a_day(text: str) -> date:
    """A day given on the command line.

    Raises:
        ArgumentTypeError: it is not one; carries the hint.
    """
    from argparse import ArgumentTypeError

    from bylawkit.evaluate.dates import day_of

    day = day_of(text)
    if day is None:
        raise ArgumentTypeError(Text("写成 2026-05-01 的样子", "write it like 2026-05-01"))
    return day


def a_moment(text: str) -> datetime:
    """A moment given on the command line; a day stands for its end.

    Raises:
        ArgumentTypeError: it is not one; carries the hint.
    """
    from argparse import ArgumentTypeError

    from bylawkit.evaluate.dates import day_of, moment_of

    moment = moment_of(text)
    if moment is None:
        raise ArgumentTypeError(
            Text("写成 2026-05-20 18:00 的样子", "write it like 2026-05-20 18:00")
        )
    return moment if day_of(text) is None else moment.replace(hour=23, minute=59, second=59)


def a_month(text: str) -> date:
    """The first day of a month given on the command line.

    Raises:
        ArgumentTypeError: it is not one; carries the hint.
    """
    from argparse import ArgumentTypeError

    from bylawkit.evaluate.dates import month_named

    month = month_named(text)
    if month is None:
        raise ArgumentTypeError(Text("写成 2026-05 的样子", "write it like 2026-05"))
    return month


def an_indicator(text: str) -> tuple[str, Fraction]:
    """A result of evaluation given on the command line: ``满意度=78%``.

    Raises:
        ArgumentTypeError: it is not one; carries the hint.
    """
    from argparse import ArgumentTypeError
    from fractions import Fraction

    from bylawkit.evaluate.quantities import percentage_of

    name, _, share = text.partition("=")
    found = percentage_of(share)
    if not name.strip() or found is None:
        raise ArgumentTypeError(Text("写成 满意度=78% 的样子", "write it like 满意度=78%"))
    return name.strip(), Fraction(found[0], 100 * 10 ** found[1])


def a_cost(text: str) -> tuple[str, int]:
    """A cost given on the command line, in fen: ``电梯费用=120000`` is 120,000 yuan.

    Raises:
        ArgumentTypeError: it is not one; carries the hint.
    """
    from argparse import ArgumentTypeError

    from bylawkit.evaluate.quantities import hundredths_of

    name, _, amount = text.partition("=")
    found = hundredths_of(amount.strip().removesuffix("元"))
    if not name.strip() or not isinstance(found, int) or found == 0:
        raise ArgumentTypeError(
            Text("写成 电梯费用=120000.00 的样子", "write it like 电梯费用=120000.00")
        )
    return name.strip(), found
