"""What a new version changes in what is paid on a register: household by household, month by month.

Both versions are assessed for the same months and the same units. Amounts are whole fen, worked out
and rounded month by month as ``fees`` does; a median of an even number of households may lie half a
fen between two, so it is kept doubled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from bylawkit.compare.values import Comparison
from bylawkit.evaluate.assessment import Assessment
from bylawkit.evaluate.lines import Line
from bylawkit.evaluate.register import RegisteredUnit
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.parties import Party, Role
from bylawkit.model.wording import role_named
from bylawkit.record import record

_HOUSEHOLDS = (Role.OWNERS, Role.TENANTS, Role.USERS, Role.RESIDENTS, Role.OTHER, None)


@record
class Household:
    """What the household of a unit pays in each month by the old and by the new version, in fen."""

    unit: RegisteredUnit
    old: tuple[int, ...]
    new: tuple[int, ...]

    @property
    def change(self) -> int:
        """What it pays more in all; negative if it pays less."""
        return sum(self.new) - sum(self.old)


class Payment(NamedTuple):
    """What one payer pays in all, or what comes in for one fee, before and after, in fen."""

    name: str
    old: int
    new: int


@record
class Effect:
    """The effect of a new version on what is paid in ``months``.

    ``households`` are those that pay by one of the versions, in the order of the register; units
    that the developer has not sold are not among them. ``payers`` and ``fees`` hold what everybody
    pays in all, the developer and those who give subsidies too.
    """

    register: str
    months: tuple[date, ...]
    households: tuple[Household, ...]
    payers: tuple[Payment, ...]
    fees: tuple[Payment, ...]

    @property
    def is_none(self) -> bool:
        """Whether nobody pays more or less in any month."""
        same = all(one.old == one.new for one in self.households)
        return same and all(one.old == one.new for one in self.payers)


def effect(
    found: Comparison,
    register: str,
    months: Sequence[date],
    old: Assessment,
    new: Assessment,
) -> Effect:
    """What becomes of what everybody pays; ``register`` is what the register is called."""
    before, after = _households(found.old, old, months), _households(found.new, new, months)
    units = {line.unit.name: line.unit for line in (*old.lines, *new.lines)}
    nothing = [0] * len(months)
    return Effect(
        register,
        tuple(months),
        tuple(
            Household(unit, tuple(before.get(name, nothing)), tuple(after.get(name, nothing)))
            for name, unit in units.items()
            if name in before or name in after
        ),
        tuple(_payers(found, old, new)),
        tuple(_fees(found, old, new)),
    )


def _households(
    bylaw: Bylaw, assessment: Assessment, months: Sequence[date]
) -> dict[str, list[int]]:
    """What each household pays month by month."""
    at = {month: number for number, month in enumerate(months)}
    found: dict[str, list[int]] = {}
    for line in assessment.lines:
        if _is_of_household(bylaw, line):
            paid = found.setdefault(line.unit.name, [0] * len(months))
            paid[at[line.month]] += line.owed
    return found


def _is_of_household(bylaw: Bylaw, line: Line) -> bool:
    if line.before_handover or line.unit.developer_stock:
        return False
    return role_named(bylaw, line.payer) in _HOUSEHOLDS


# ── Payers and fees, which may have other names now ──


def _payers(found: Comparison, old: Assessment, new: Assessment) -> Iterator[Payment]:
    now = found.new_names(Party)
    before = {now.get(name, name): old.paid_by(name) for name in old.payers}
    for name in dict.fromkeys((*before, *new.payers)):
        yield Payment(name, before.get(name, 0), new.paid_by(name))


def _fees(found: Comparison, old: Assessment, new: Assessment) -> Iterator[Payment]:
    before, after = _by_fee(old.lines), _by_fee(new.lines)
    for one in found.changes:
        was = one.old if isinstance(one.old, Fee) else None
        now = one.new if isinstance(one.new, Fee) else None
        if was or now:
            sums = (before.get(was.name, 0) if was else 0, after.get(now.name, 0) if now else 0)
            yield Payment(one.title, *sums)


def _by_fee(lines: Iterable[Line]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in lines:
        found[line.fee.name] = found.get(line.fee.name, 0) + line.charge.whole
    return found


# ── Many households ──


class Spread(NamedTuple):
    """What changes for some households; ``twice_median`` is the doubled median, all in fen."""

    households: int
    more: int
    less: int
    old: int
    new: int
    least: int
    twice_median: int
    most: int

    @property
    def same(self) -> int:
        """How many pay the same."""
        return self.households - self.more - self.less


def spread(households: Iterable[Household]) -> Spread:
    """The change of what these households pay in all the months together."""
    return _spread([(sum(one.old), sum(one.new)) for one in households])


def _spread(amounts: Sequence[tuple[int, int]]) -> Spread:
    changes = sorted(new - old for old, new in amounts) or [0]
    middle = len(changes) // 2
    return Spread(
        len(amounts),
        sum(one > 0 for one in changes),
        sum(one < 0 for one in changes),
        sum(old for old, _ in amounts),
        sum(new for _, new in amounts),
        changes[0],
        changes[middle] + changes[-1 - middle],
        changes[-1],
    )


def by_use(found: Effect) -> dict[str, Spread]:
    """The same for the households of each use, in the order of the register."""
    uses = dict.fromkeys(one.unit.use for one in found.households)
    return {use: spread(one for one in found.households if one.unit.use == use) for use in uses}


class Stretch(NamedTuple):
    """Months in a row in which every household pays the same by each version."""

    first: date
    last: date
    each: Spread


def by_month(found: Effect) -> tuple[Stretch, ...]:
    """What changes in a month, months that are alike together."""
    stretches: list[Stretch] = []
    known: list[tuple[int, int]] | None = None
    for at, month in enumerate(found.months):
        amounts = [(one.old[at], one.new[at]) for one in found.households]
        if amounts == known:
            stretches[-1] = stretches[-1]._replace(last=month)
        else:
            stretches.append(Stretch(month, month, _spread(amounts)))
        known = amounts
    return tuple(stretches)


class Class(NamedTuple):
    """Households whose change is more than ``above`` and at most ``upto`` fen, or the other way
    round below nothing; both are 0 for those that pay the same."""

    above: int
    upto: int
    households: int


CLASSES = 5
"""So many classes at most on each side of nothing."""


def classes(found: Effect) -> tuple[Class, ...]:
    """How many households pay how much more or less, in classes of one round width."""
    changes = [one.change for one in found.households]
    width = _width(max(map(abs, changes), default=0))
    counts: dict[int, int] = {}
    for one in changes:
        number = -(-abs(one) // width)
        key = number if one >= 0 else -number
        counts[key] = counts.get(key, 0) + 1
    return tuple(_class(number, width, counts[number]) for number in sorted(counts))


def _class(number: int, width: int, count: int) -> Class:
    if number > 0:
        return Class((number - 1) * width, number * width, count)
    return Class((number + 1) * width if number else 0, number * width, count)


def _width(most: int) -> int:
    """The smallest of 1, 2, 5, 10, … fen by which ``most`` falls into few enough classes."""
    width = 1
    while True:
        for factor in (1, 2, 5):
            if most <= CLASSES * factor * width:
                return factor * width
        width *= 10
