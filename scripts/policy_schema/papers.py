"""Cost sharing, standing authority, emergencies, papers and leases."""

from __future__ import annotations

from bylawkit.model import money, values, votes
from policy_schema.words import (
    DURATION,
    FREQUENCY,
    LIMIT,
    NAME,
    NAMES,
    TEXTS,
    WORDS,
    Parts,
    every,
    item,
    maybe,
    one_of,
    record,
    ref,
    told,
)

_AT_MOST = {"description": "Always at most.", "const": values.Cmp.AT_MOST.value}

PAPERS: Parts = {
    "coefficient": record(
        "What a floor pays for, in parts of a full share.",
        floor=told("The number of the floor.", ref("number")),
        factor=told("The coefficient; 0 pays nothing.", ref("fraction")),
    ),
    "allocation": item(
        "How a cost is shared among the units of `scope`.",
        scope=one_of("Among which units.", votes.Scope),
        content=told("Which cost.", WORDS),
        method=maybe(one_of("What it is shared by.", money.SharedBy)),
        flat=maybe(ref("count"), "For `flat`: what each household pays, in fen."),
        coefficients=told("For `floor`: the coefficient of each floor.", every(ref("coefficient"))),
        late_join=maybe(
            ref("fraction"), "What one who joins later pays, in parts of the original share."
        ),
        approved_by=maybe(NAME, "By which matter the cost is approved."),
    ),
    "per_job": record(
        "A bound on each job: its cost `cmp` `fen`.",
        cmp=ref("cmp"),
        fen=told("The bound.", ref("count")),
    ),
    "total": {
        "description": "A bound on all jobs together: a sum, or a share of a fund.",
        "oneOf": [
            record("A sum.", cmp=_AT_MOST, fen=ref("count")),
            record("A share of a fund.", **LIMIT | {"cmp": _AT_MOST}, of=NAME),
        ],
    },
    "authority": item(
        "What one vote lets a body do again and again; every bound that is not null must hold.",
        granted_to=maybe(NAME, "Who may do it."),
        granted_by=maybe(NAME, "By which matter it is granted."),
        content=told("What may be done, in words.", WORDS),
        per_job=maybe(ref("per_job")),
        total=maybe(ref("total")),
        times_a_year=maybe(ref("number"), "How many jobs in a year at most."),
        valid_for=told("How long it is good for.", DURATION),
        report_to=maybe(NAME, "Who is told of what was done."),
        report_every=told("How often.", FREQUENCY),
    ),
    "emergency": item(
        "What may be done without the vote `instead_of`, once `confirm` agrees.",
        cases=told("When, in words; one is enough.", TEXTS),
        confirm=maybe(NAME, "Who must agree."),
        confirm_within=told("Within what time.", DURATION),
        instead_of=maybe(NAME, "The matter that need not be voted on."),
        carried_out_by=maybe(NAME, "Who does it."),
        publish=told("How long it is posted.", DURATION),
        checked_after=told("How it is checked afterwards, in words.", WORDS),
    ),
    "record": item(
        "Papers that are kept.",
        content=told("Which papers.", WORDS),
        keeper=maybe(NAME, "Who keeps them."),
        retention=told("How long.", DURATION),
        open_to=told("Who may read them.", NAMES),
        within=told("Within what time of asking.", DURATION),
    ),
    "tenancy": item(
        "A lease: its term, deposit, renewal and end.",
        landlord=maybe(NAME, "Who lets."),
        tenant=maybe(NAME, "Who rents."),
        term=told("How long it runs.", DURATION),
        deposit=maybe(ref("deposit")),
        renewal=told("How long before the end renewal is asked for.", DURATION),
        arrears_limit=told("After how much arrears of rent it may be ended.", DURATION),
        idle_limit=told("After how long an empty flat in a row it may be ended.", DURATION),
        ends_when=told("When else it may be ended, in words: a closed list.", TEXTS),
        clears_within=told("Within what time of its end the flat is left.", DURATION),
        transition=told("How long one who is no longer eligible may stay.", DURATION),
        transition_terms=told("On what terms, in words.", WORDS),
        refund=told("What becomes of the deposit, in words.", WORDS),
        barred=told("For how long no new one is given.", DURATION),
    ),
}
