"""Fees and funds."""

from __future__ import annotations

from bylawkit.model import money
from bylawkit.model.wording import USES
from policy_schema.words import (
    DATE,
    DURATION,
    FREQUENCY,
    LIMIT,
    NAME,
    NAMES,
    TEXTS,
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
        "A rate for one use of a unit. Of several for the same use, that with the latest `since` not after "
        "the day counts.",
        use=told("The use, as the register names it.", NAME),
        use_key=maybe(one_of("The same use in every language, if it is well known.", USES)),
        rate=ref("rate"),
        since=told("The first day of this rate; null for the rate of the beginning.", DATE),
    ),
    "subsidy_cap": record(
        "The most that a subsidy comes to for a household.",
        fen=told("The sum.", ref("count")),
        per=told("In each of which stretch of time.", ref("unit")),
    ),
    "phase_subsidy": record(
        "What a payer gives in a phase: a share of the fee or a rate, exactly one of them.",
        payer=told("Who gives it.", NAME),
        share=maybe(SHARE, "A share of the fee."),
        rate=maybe(ref("rate"), "A rate."),
        cap=maybe(ref("subsidy_cap"), "Null if there is no limit to the sum."),
    )
    | {"oneOf": _ONE_OF_TWO},
    "phase": record(
        "A stretch of time in which the household pays `share` of the fee.",
        name=NAME,
        length=maybe(ref("duration"), "Null for a phase without an end."),
        share=told("What the household pays.", SHARE),
        subsidies=told("What others pay.", every(ref("phase_subsidy"))),
        borne_by=maybe(NAME, "Who bears what is left over."),
        span=ref("span"),
    ),
    "yearly_subsidy": record(
        "A share of the fee by year.",
        payer=told("Who gives it.", NAME),
        shares=told("The first entry is the first year.", every(SHARE, 1)),
        from_first_payment=told("Counted from the first payment, else from `start`.", YES_OR_NO),
        ends_on_sale=told("Lost when the flat is sold.", YES_OR_NO),
        hardship=maybe(SHARE, "The share for a household certified in that year."),
        span=ref("span"),
    ),
    "due": record(
        "Due by `day` of the month, in the last month of the stretch if `last_month`.",
        every=told("In each of which stretch of time.", ref("unit")),
        day=whole("A day of the month.", 1, 31),
        last_month=told("In the last month of the stretch, else in the first.", YES_OR_NO),
    ),
    "late": record(
        "`share` of the arrears per `per`, after `grace`, at most `cap` of the principal.",
        share=told("How much of it.", SHARE),
        per=told("For each of which unit of time.", ref("unit")),
        of_monthly=told(
            "True if it is a share of the month's whole amount, as long as any of it is unpaid.",
            YES_OR_NO,
        ),
        grace=told("How long after the due day it begins.", DURATION),
        cap=maybe(SHARE, "The most that it comes to, as a share of the principal."),
    ),
    "linked": record(
        "Where `indicator` `cmp` `num`/`den`, the fee falls by `reduction`.",
        indicator=told("What is evaluated.", NAME),
        **LIMIT,
        reduction=told("How much less is paid.", SHARE),
        span=ref("span"),
    ),
    "relief": record(
        "Volunteer hours that come off the fee.",
        activity=told("What is done.", NAME),
        fen_per_hour=told("What an hour is worth.", ref("fen")),
        cap_fen_per_year=maybe(ref("count"), "The most in a year."),
        funders=told("Who pays for it.", NAMES),
    ),
    "dunning_step": record(
        "A step of the ladder against arrears.",
        after=told("How long after the due day.", ref("duration")),
        actor=told("Who takes it.", NAME),
        action=told("What is done.", NAME),
    ),
    "exemption": record(
        "A part of the fee that somebody need not pay.",
        who=told("Who need not pay it.", NAME),
        share=told("How much of the fee.", SHARE),
        attendance=maybe(
            ref("limit"), "Only if attendance, as a share of the meetings, meets this."
        ),
    ),
    "fee": item(
        "What one party pays another, in return for something.",
        payer=maybe(NAME, "Who pays."),
        payee=maybe(NAME, "Who is paid."),
        charging=maybe(
            one_of("Who bears the risk of the account.", money.Charging),
        ),
        rates=told("By use of the unit.", every(ref("use_rate"))),
        start=told("The first day for which it is owed.", DATE),
        phases=told("In order of time, from `start`.", every(ref("phase"))),
        yearly_subsidies=told("What others pay, by year.", every(ref("yearly_subsidy"))),
        due=maybe(ref("due"), "When it is due."),
        late=maybe(ref("late"), "What being late costs."),
        linked=told("What a bad evaluation takes off.", every(ref("linked"))),
        relief=told("What volunteer hours take off.", every(ref("relief"))),
        prepay=maybe(ref("duration"), "The longest time that may be paid in advance."),
        deposit=maybe(ref("deposit")),
        exemptions=told("Who need not pay all of it.", every(ref("exemption"))),
        refund=told("What is given back, in words.", WORDS),
        in_return_for=told("What it is paid for.", NAMES),
        dunning=told("How arrears are asked for, in words.", WORDS),
        dunning_steps=told("The same as steps, in order.", every(ref("dunning_step"))),
    ),
    "fund_share": record(
        "A part for a party, a fund or a purpose.",
        to=told("Whose part.", NAME),
        share=told("How much of the fund.", SHARE),
    ),
    "fund": item(
        "Common money: where it comes from, how it is shared, and who may spend it.",
        sources=told("Where it comes from.", TEXTS),
        shares=told("How it is shared.", every(ref("fund_share"))),
        uses=told("What it is spent on.", TEXTS),
        keeper=maybe(NAME, "Who keeps it."),
        accounts=told("How its accounts are kept, in words.", WORDS),
        owner=maybe(NAME, "Whose it is."),
        approved_by=maybe(NAME, "By which matter spending is approved."),
        floor=maybe(SHARE, "The least balance, as a share of the first deposit."),
        first_deposit=told("What is paid in first, in words.", WORDS),
        top_up=told("When and how it is filled up, in words.", WORDS),
        publish=told("How often its accounts are published.", FREQUENCY),
        audit=told("How often they are audited.", FREQUENCY),
    ),
}
