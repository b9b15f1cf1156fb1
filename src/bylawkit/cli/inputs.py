"""Days, months, shares and costs as they are written on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.diagnostics import Text

if TYPE_CHECKING:
    from datetime import date, datetime
    from fractions import Fraction


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


def a_count(text: str) -> int:
    """A whole number from one to a thousand million, given on the command line.

    Raises:
        ArgumentTypeError: it is not one; carries the hint.
    """
    from argparse import ArgumentTypeError

    if text.isascii() and text.isdigit() and 0 < int(text[:11]) <= 10**9:
        return int(text[:11])
    raise ArgumentTypeError(
        Text("写成从 1 起的整数，例如 1000", "write a whole number from 1, such as 1000")
    )


def an_area(text: str) -> int:
    """An area given on the command line, in 0.01 m²: ``25285.69``, ``25285.69平方米``.

    Raises:
        ArgumentTypeError: it is not one; carries the hint.
    """
    from argparse import ArgumentTypeError

    from bylawkit.evaluate.quantities import hundredths_of

    found = hundredths_of(text.strip().removesuffix("平方米").removesuffix("m2").strip())
    if isinstance(found, int) and 0 < found <= 10**11:
        return found
    raise ArgumentTypeError(Text("写成 25285.69 的样子", "write it like 25285.69"))


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
    if not name.strip() or found is None or found[0] > 100 * 10 ** found[1]:
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
