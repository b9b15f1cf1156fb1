"""``fees.rego``: what a household owes for a month, and who pays which part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from bylawkit.enforce.rego.text import comment, flat, one_line
from bylawkit.evaluate.planning import plan_from_start
from bylawkit.evaluate.rate_plan import RatePlan, Tariff
from bylawkit.export.origins import Origins
from bylawkit.export.values import fraction
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee

MONTHS = 60
"""So many months are written out, from the one in which the fee starts."""

LEAST_AREA = 10**6
"""A tariff that is not exact for areas of ten thousand square metres is left out."""


class Planned(NamedTuple):
    """A fee with its plan, or the reason why it is left out."""

    fee: Fee
    plan: RatePlan | None
    reason: str | None


def planned(bylaw: Bylaw) -> Iterator[Planned]:
    """Every fee of a bylaw."""
    for fee in bylaw.fees:
        plan = plan_from_start(bylaw, fee, MONTHS)
        yield Planned(fee, plan, _why_not(plan))


def _why_not(plan: RatePlan | None) -> str | None:
    if plan is None:
        return "no first month"
    tariffs = [one for one in plan.tariffs.values() if isinstance(one, Tariff)]
    if not tariffs:
        return "no rate"
    if any(gift.cap_by_year for one in tariffs for gift in one.gifts):
        return "a cap by the year needs what was given before"
    return None if largest_area(plan) >= LEAST_AREA else "amounts exceed 2^53"


def largest_area(plan: RatePlan) -> int:
    """The largest area, in 0.01 m², of which every amount stays exact."""
    most = [LARGEST]
    for one in plan.tariffs.values():
        if isinstance(one, Tariff):
            factor = 2 * (one.gone + 1) * _exempt_parts(plan.fee)
            amounts = [one.whole, one.household, *(gift.amount for gift in one.gifts)]
            flat_part = sum(each.flat for each in amounts) * factor + 2 * one.scale
            each = sum(each.per_area for each in amounts) * factor
            most.append((LARGEST - flat_part) // max(each, 1))
    return min(min(most), 10**9)


LARGEST = 2**53 - 1


def _exempt_parts(fee: Fee) -> int:
    return max((one.share.denominator for one in fee.exemptions), default=1)


def module(bylaw: Bylaw, fees: Iterable[Planned], package: str) -> str:
    """The whole file."""
    origins = Origins(bylaw)
    lines = [
        comment(f"{bylaw.title}: fees"),
        f"package {package}",
        "",
        "import rego.v1",
        "",
        "import data.bylawkit.charging",
        "",
    ]
    for one in fees:
        assert one.plan is not None
        lines += [*_fee(one.fee, one.plan, origins), ""]
    return "\n".join(lines) + "\n" + ASKED


ASKED = """\
# What is asked: {"fee", "use", "area", "month", "first_payment", "sold", "hardship", "developer_stock", "exempt"}.
fee := fees[input.fee]

problems contains {"code": "unknown-fee", "at": "fee"} if not fees[input.fee]

problems contains {"code": "no-rate", "at": "use"} if {
	fee
	not fee.tariffs[input.use]
}

problems contains {"code": "not-an-area", "at": "area"} if {
	fee
	not sound_area
}

problems contains {"code": "unknown-exemption", "at": "exempt"} if {
	object.get(input, "exempt", null) != null
	not input.exempt in fee.exemptions
}

problems contains {"code": "not-a-month", "at": "month"} if {
	fee
	not is_month(object.get(input, "month", null))
}

problems contains {"code": "not-a-month", "at": "first_payment"} if {
	object.get(input, "first_payment", null) != null
	not is_month(input.first_payment)
}

problems contains {"code": "not-true-or-false", "at": key} if {
	some key in ["sold", "hardship", "developer_stock"]
	not is_boolean(object.get(input, key, false))
}

problems contains {"code": "month-not-covered", "at": "month"} if {
	fee.tariffs[input.use]
	is_month(input.month)
	not tariff
}

is_month(text) if {
	is_string(text)
	regex.match(`^[0-9]{4}-(0[1-9]|1[0-2])$`, text)
}

sound_area if {
	is_number(input.area)
	input.area >= 0
	floor(input.area) == input.area
	input.area <= fee.largest_area
}

tariff := found if {
	some found in fee.tariffs[input.use]
	input.month >= found.from
	input.month <= found.to
}

facts := {
	"area": input.area,
	"month": input.month,
	"first_payment": object.get(input, "first_payment", null),
	"sold": object.get(input, "sold", false),
	"hardship": object.get(input, "hardship", false),
	"developer_stock": object.get(input, "developer_stock", false),
	"exempt": object.get(input, "exempt", null),
}

charge := object.union(charging.charge(tariff, facts), {"article": fee.article}) if {
	count(problems) == 0
}
"""


def _fee(fee: Fee, plan: RatePlan, origins: Origins) -> Iterator[str]:
    label = article_of(fee, origins)
    basis = "; ".join(str(one) for one in fee.basis)
    yield comment(f"{label or ''} {fee.name}: {fee.title} {f'({basis})' if basis else ''}")
    yield f"fees[{flat(fee.name)}] := {{"
    yield f'\t"article": {flat(label)},'
    yield f'\t"largest_area": {largest_area(plan)},'
    shares = [fraction(one.share) for one in fee.exemptions]
    yield f'\t"exemptions": {flat(shares)},'
    yield '\t"tariffs": {'
    for use in dict.fromkeys(use for use, _ in plan.tariffs):
        rows = [*_rows(plan, use)]
        if rows:
            yield f"\t\t{flat(use)}: ["
            yield from (f"\t\t\t{flat(row)}," for row in rows)
            yield "\t\t],"
    yield "\t},"
    yield "}"


def article_of(fee: Fee, origins: Origins) -> str | None:
    """The article in which a fee stands, as it is called in print."""
    article = origins.of(fee, fee.name, fee.span)["article"]
    return None if article is None else str(article["label"])


class Stretch(NamedTuple):
    """Months that follow one another, first and last included, with the same tariff of a use."""

    fee: Fee
    first: date
    last: date
    tariff: Tariff


def stretches(plan: RatePlan, use: str) -> Iterator[Stretch]:
    """The tariffs of a use in the order of time; months without one are left out."""
    known = [
        (month, one)
        for (other, month), one in plan.tariffs.items()
        if other == use and isinstance(one, Tariff)
    ]
    for _, same in groupby(known, key=lambda pair: _tariff(pair[1])):
        months = [*same]
        yield Stretch(plan.fee, months[0][0], months[-1][0], months[0][1])


def _rows(plan: RatePlan, use: str) -> Iterator[dict[str, Any]]:
    for one in stretches(plan, use):
        yield {"from": month_text(one.first), "to": month_text(one.last), **_tariff(one.tariff)}


def month_text(day: date) -> str:
    """The month of a day: ``2026-07``."""
    return day.isoformat()[:7]


def _tariff(one: Tariff) -> dict[str, Any]:
    phase = {} if one.phase is None else {"phase": one_line(one.phase.name)}
    return {
        **phase,
        "scale": one.scale,
        "gone": one.gone,
        "payer": one.payer,
        "whole": list(one.whole),
        "household": list(one.household),
        "gifts": [
            {"payer": gift.payer, "amount": list(gift.amount), "cap": gift.cap}
            for gift in one.gifts
        ],
        "yearly": [
            {
                "payer": gift.payer,
                "by_year": [list(each) for each in gift.by_year],
                "year": gift.year,
                "ends_on_sale": gift.ends_on_sale,
                "hardship": None if gift.hardship is None else list(gift.hardship),
                "cap": None,
            }
            for gift in one.yearly
        ],
        "borne_by": one.borne_by,
    }
