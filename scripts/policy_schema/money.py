"""Fees and funds."""

from __future__ import annotations

from bylawkit.model.wording import USES
from policy_schema.words import (
    DATE,
    DURATION,
    FREQUENCY,
    NAME,
    NAMES,
    WORDS,
    YES_OR_NO,
    Parts,
    every,
    item,
    maybe,
    one_of,
    record,
    ref,
    told,
    whole,
)

SHARE = ref("fraction")
_ONE_OF_TWO = [
    {"properties": {"share": {"type": "null"}, "rate": {"type": "object"}}},
    {"properties": {"share": {"type": "object"}, "rate": {"type": "null"}}},
]

MONEY: Parts = {
    "use_rate": record(
        "The rate for one use of a unit.",
        use=NAME,
        use_key=maybe(one_of("The same use in every language, if it is well known.", USES)),
        rate=ref("rate"),
    ),
    "phase_subsidy": record(
        "What a payer gives in a phase: a share of the fee or a rate, exactly one of them.",
        payer=NAME,
        share=maybe(SHARE),
        rate=maybe(ref("rate")),
    )
    | {"oneOf": _ONE_OF_TWO},
    "phase": record(
        "A stretch of time in which the household pays `share` of the fee.",
        name=NAME,
        length=maybe(ref("duration"), "Null for a phase without an end."),
        share=SHARE,
        subsidies=every(ref("phase_subsidy")),
        borne_by=maybe(NAME, "Who bears what is left over."),
        span=ref("span"),
    ),
    "yearly_subsidy": record(
        "A share of the fee by year.",
        payer=NAME,
        shares=told("The first entry is the first year.", every(SHARE, 1)),
        from_first_payment=told("Counted from the first payment, else from `start`.", YES_OR_NO),
        ends_on_sale=told("Lost when the flat is sold.", YES_OR_NO),
        hardship=maybe(SHARE, "The share for a household certified in that year."),
        span=ref("span"),
    ),
    "due": record(
        "Due by `day` of the month, in the last month of the stretch if `last_month`.",
        every=ref("unit"),
        day=whole("A day of the month.", 1, 31),
        last_month=YES_OR_NO,
    ),
    "late": record(
        "`share` of the arrears per `per`, after `grace`, at most `cap` of the principal.",
        share=SHARE,
        per=ref("unit"),
        grace=DURATION,
        cap=maybe(SHARE),
    ),
    "linked": record(
        "Where `indicator` `cmp` `num`/`den`, the fee falls by `reduction`.",
        indicator=NAME,
        cmp=ref("cmp"),
        num=ref("count"),
        den=ref("number"),
        reduction=SHARE,
        span=ref("span"),
    ),
    "relief": record(
        "Volunteer hours that come off the fee.",
        activity=NAME,
        fen_per_hour=ref("fen"),
        cap_fen_per_year=maybe(ref("count")),
        funders=NAMES,
    ),
    "fee": item(
        "What one party pays another, in return for something.",
        payer=maybe(NAME),
        payee=maybe(NAME),
        rates=every(ref("use_rate")),
        start=DATE,
        phases=told("In order of time, from `start`.", every(ref("phase"))),
        yearly_subsidies=every(ref("yearly_subsidy")),
        due=maybe(ref("due")),
        late=maybe(ref("late")),
        linked=every(ref("linked")),
        relief=every(ref("relief")),
        prepay=maybe(ref("duration"), "The longest time that may be paid in advance."),
        in_return_for=NAMES,
        dunning=WORDS,
    ),
    "fund_share": record("A part for a party, a fund or a purpose.", to=NAME, share=SHARE),
    "fund": item(
        "Common money: where it comes from, how it is shared, and who may spend it.",
        sources=every(ref("words")),
        shares=every(ref("fund_share")),
        uses=every(ref("words")),
        keeper=maybe(NAME),
        owner=maybe(NAME),
        approved_by=maybe(NAME),
        floor=maybe(SHARE, "The least balance, as a share of the first deposit."),
        publish=FREQUENCY,
        audit=FREQUENCY,
    ),
}
