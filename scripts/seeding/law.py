"""By what a changed rule is called a fault: the law's figures, written down here once more.

The checker proves from its law packs that a rule is below a statute. Whether a mutant is a fault at
all must not be left to the very thing that is measured, so that this is decided by the few figures
below, and only for rules so plain that comparing the figures one by one is enough: tests of area
and heads joined by *and*. A change that keeps to the figures is lawful, and is not seeded.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from bylawkit.model.bylaw import CompoundKind
from bylawkit.model.parties import Body, Party
from bylawkit.model.values import Cmp, Duration, Limit, Unit
from bylawkit.model.votes import (
    RESERVED,
    SPECIAL,
    AllOf,
    Comparison,
    Matter,
    MatterClass,
    Measure,
    Side,
    Test,
)
from bylawkit.model.wording import PARTY_NAMES
from seeding.fault import Base

TURNOUT = Limit(Cmp.AT_LEAST, Fraction(2, 3))
MAJORITY = Limit(Cmp.MORE, Fraction(1, 2))
THREE_QUARTERS = Limit(Cmp.AT_LEAST, Fraction(3, 4))
NOTICE, FILING, HANDOVER = 15, 30, 10
"""Days: notice of a meeting at least, filing of an election and handover at most."""
COMMITTEE_SIZE, TERM = range(5, 12), 5
"""Members of an owners' committee, and the years of its term at most."""

_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 28, Unit.YEAR: 365}
_FIRST_DAY = date(2021, 1, 1)


def approval(matter: Matter) -> Limit:
    """What Civil Code 278 asks of those who take part."""
    return THREE_QUARTERS if matter.matter_class in SPECIAL else MAJORITY


def below(stated: Limit, floor: Limit) -> bool:
    """Whether a share lets pass what the floor does not; both are shares that have to be reached."""
    if stated.share != floor.share:
        return stated.share < floor.share
    return stated.cmp is Cmp.AT_LEAST and floor.cmp is Cmp.MORE


def judged(base: Base) -> bool:
    """Whether the figures are those of the text's place and day."""
    home = base.bylaw.home
    if home is None or home.place[:1] not in (("中国",), ("china",)):
        return False
    return home.as_of is None or home.as_of >= _FIRST_DAY


def by_all_owners(base: Base, matter: Matter) -> bool:
    """Whether the owners have to decide a matter together, and more than one of them does."""
    if not judged(base) or matter.matter_class not in RESERVED:
        return False
    return base.bylaw.kind is not CompoundKind.PUBLIC_RENTAL


def everybody(matter: Matter) -> bool:
    """Whether a matter concerns all owners, so that no block may decide it alone."""
    return matter.matter_class in {
        MatterClass.ASSEMBLY_RULES,
        MatterClass.BYLAWS,
        MatterClass.COMMITTEE_ELECTION,
        MatterClass.PROVIDER,
    }


def plain(test: Test | None) -> tuple[Comparison, ...]:
    """The two comparisons of a test of area and heads; none if it is put together otherwise."""
    parts = test.parts if isinstance(test, AllOf) else ()
    found = tuple(one for one in parts if isinstance(one, Comparison) and _usual(one))
    measures = {one.measure for one in found}
    whole = len(found) == len(parts) == 2 and measures == {Measure.AREA, Measure.HEADS}
    return found if whole else ()


def _usual(one: Comparison) -> bool:
    reached = one.limit.cmp in (Cmp.AT_LEAST, Cmp.MORE)
    return one.side is not Side.AGAINST and reached


def days(length: Duration | None) -> int | None:
    """At least how many days a length of time is; ``None`` if it is counted otherwise."""
    if length is None or length.unit not in _DAYS:
        return None
    return length.count * _DAYS[length.unit]


def name_of(base: Base, role: str) -> str | None:
    """What the text calls a party of a role."""
    every: tuple[Party | Body, ...] = (*base.bylaw.parties, *base.bylaw.bodies)
    for party in every:
        if party.role.value == role:
            return party.name
    chinese = base.bylaw.lang == "zh"
    known = (name for name, one in PARTY_NAMES.items() if one.value == role)
    return next((name for name in known if name.isascii() is not chinese), None)
