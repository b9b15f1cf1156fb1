"""Whether there can be an owners' assembly yet: how much of the compound is handed over.

What the register calls the developer's stock is unsold, or sold and not handed over. The shares that
places ask for stand in their law packs in words; a test holds this table against those words.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from bylawkit.diagnostics import See, Text
from bylawkit.evaluate.decision import Floors
from bylawkit.evaluate.register import Register
from bylawkit.model.law import Provision, Statute
from bylawkit.record import record

PROVISION = "成立业主大会"

SHARES: Mapping[str, tuple[Fraction, bool]] = {
    "cn-beijing/property-management-regulations": (Fraction(1, 2), False),
    "cn-shanghai/residential-property-rules": (Fraction(1, 2), True),
    "cn-hangzhou/property-management-regulations": (Fraction(3, 5), True),
}
"""The least share of the area handed over, and whether time since the first handover counts too."""

TEMPORARY: Mapping[str, bool] = {
    "cn-beijing/property-management-regulations": True,
    "cn-hangzhou/property-management-regulations": True,
}
"""Places whose rules know a temporary committee (物业管理委员会)."""


@record
class Founding:
    """How much is handed over, and what the place asks for.

    ``handed_over`` is ``None`` if the register has no column for the developer's stock. ``needed``
    is ``None`` if no rule of the place is known. ``by_time`` says that time since the
    first handover may do instead, which a register does not tell. ``temporary`` says that the place
    knows a temporary committee; when exactly it may be set up was not verified.
    """

    handed_over: int | None
    whole: int
    owners: int
    needed: Fraction | None = None
    by_time: bool = False
    temporary: bool = False
    law: Text | None = None
    see: tuple[See, ...] = ()

    @property
    def reached(self) -> bool | None:
        """Whether the share is reached; ``None`` if no share is known."""
        if self.needed is None or self.handed_over is None:
            return None
        return self.handed_over * self.needed.denominator >= self.whole * self.needed.numerator


def founding_of(register: Register, floors: Floors) -> Founding:
    """What the register tells about founding an owners' assembly, under the law in force."""
    counted = [one for one in register.units if not one.excluded]
    whole = sum(one.area for one in counted)
    told = "developer_stock" in register.columns
    sold = sum(one.area for one in counted if not one.developer_stock)
    handed_over = sold if told else None
    owners = len({one.head for one in counted})
    for statute, provision in floors:
        if provision.name == PROVISION and statute.key in SHARES:
            needed, by_time = SHARES[statute.key]
            law = Text(statute.name, _english(statute))
            see = (_see(statute, provision),)
            temporary = statute.key in TEMPORARY
            return Founding(handed_over, whole, owners, needed, by_time, temporary, law, see)
    return Founding(handed_over, whole, owners)


def _english(statute: Statute) -> str:
    home, _, name = statute.key.rpartition("/")
    return f"{home.partition('-')[2]} {name}".replace("-", " ").strip().title()


def _see(statute: Statute, provision: Provision) -> See:
    words = "；".join(one.text for one in provision.words)
    doubt = not (statute.verified and provision.verified)
    return See(
        Text(
            f"{statute.name}：{words}" + "（未核实）" * doubt,
            f"{_english(statute)}: {words}" + " (not verified)" * doubt,
        ),
        provision.span,
    )
