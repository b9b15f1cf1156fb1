"""Built-in names, in both languages.

A bylaw may name these parties without declaring them, and a register may name these uses; every
other name must be declared. A party that is declared under one of these names takes precedence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.diagnostics import Text
from bylawkit.model.parties import Body, Party, Role

if TYPE_CHECKING:
    from bylawkit.model.bylaw import Bylaw

PARTY_NAMES: dict[str, Role] = {
    "业主": Role.OWNERS,
    "owners": Role.OWNERS,
    "承租人": Role.TENANTS,
    "租户": Role.TENANTS,
    "tenants": Role.TENANTS,
    "使用人": Role.USERS,
    "users": Role.USERS,
    "物业": Role.PROVIDER,
    "物业服务人": Role.PROVIDER,
    "provider": Role.PROVIDER,
    "业主大会": Role.OWNERS_ASSEMBLY,
    "owners-assembly": Role.OWNERS_ASSEMBLY,
    "业主委员会": Role.OWNERS_COMMITTEE,
    "业委会": Role.OWNERS_COMMITTEE,
    "owners-committee": Role.OWNERS_COMMITTEE,
    "社区党组织": Role.PARTY_ORGANISATION,
    "party-organisation": Role.PARTY_ORGANISATION,
    "居委会": Role.RESIDENTS_COMMITTEE,
    "居民委员会": Role.RESIDENTS_COMMITTEE,
    "residents-committee": Role.RESIDENTS_COMMITTEE,
    "驻区单位": Role.STATIONED_UNITS,
    "stationed-units": Role.STATIONED_UNITS,
    "居民": Role.RESIDENTS,
    "residents": Role.RESIDENTS,
    "街道": Role.SUBDISTRICT,
    "街道办事处": Role.SUBDISTRICT,
    "subdistrict": Role.SUBDISTRICT,
    "公房产权人": Role.LANDLORD,
    "landlord": Role.LANDLORD,
    "建设单位": Role.DEVELOPER,
    "developer": Role.DEVELOPER,
    "志愿者": Role.VOLUNTEERS,
    "volunteers": Role.VOLUNTEERS,
}
"""Every built-in party by the names it may be called."""

PUBLIC_ROLES = frozenset(
    {
        Role.GOVERNMENT,
        Role.SUBDISTRICT,
        Role.PARTY_ORGANISATION,
        Role.RESIDENTS_COMMITTEE,
        Role.STATIONED_UNITS,
    }
)
"""Parties that act by public office; reciprocity does not ask what they get."""

USES: dict[str, Text] = {
    "residential": Text("住宅", "residential"),
    "shop": Text("商铺", "shop"),
    "office": Text("办公", "office"),
    "parking": Text("车位", "parking"),
    "garage": Text("车库", "garage"),
    "storage": Text("储藏室", "storage"),
}
"""Uses of a unit that are the same thing in Chinese and in English."""

_USE_KEYS = {word: key for key, text in USES.items() for word in text}


def same_use(one: str, other: str) -> bool:
    """Whether two words name the same use: ``住宅`` and ``residential`` do."""
    return _USE_KEYS.get(one, one) == _USE_KEYS.get(other, other)


def role_named(bylaw: Bylaw, name: str) -> Role | None:
    """The role of a party or body, declared or built in."""
    found = bylaw.named.get(name)
    return found.role if isinstance(found, (Party, Body)) else PARTY_NAMES.get(name)
