"""Parties, matters, tests and norms."""

from __future__ import annotations

from bylawkit.model import norms, parties, votes
from policy_schema.words import (
    DATE,
    DURATION,
    FILING,
    FREQUENCY,
    NAME,
    NAMES,
    TEST,
    TEXT,
    WHERE,
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
)

TESTS: Parts = {
    "comparison": record(
        "`side` of `measure` against a share of `base` of `measure`: "
        "decided as side × `den` `cmp` base × `num`.",
        side=one_of("Which votes are the numerator.", votes.Side),
        measure=ref("measure"),
        base=one_of("What it is a share of.", votes.Base),
        cmp=ref("cmp"),
        num=ref("count"),
        den=ref("number"),
        span=ref("span"),
    ),
    "measure": one_of("What is counted.", votes.Measure),
    "test": {
        "description": "A comparison, or several joined.",
        "oneOf": [
            ref("comparison"),
            record("Every part must hold.", all=every(ref("test"), 1)),
            record("One part is enough.", any=every(ref("test"), 1)),
        ],
    },
    "treatment": record(
        "What becomes of a kind of vote.",
        treatment=one_of("As under *Counting*.", votes.Treatment),
        stated=told("False if the bylaw is silent and the default applies.", YES_OR_NO),
    ),
    "window": record(
        "The shortest and the longest time for voting.",
        from_=ref("duration"),
        to=ref("duration"),
    ),
}

PARTIES: Parts = {
    "role": one_of("What a party is in the compound.", parties.Role),
    "party": record(
        "A party that norms run from and to.",
        name=NAME,
        title=told("What it is called in print.", TEXT),
        role=ref("role"),
        declared=told("False for a built-in party that the bylaw only names.", YES_OR_NO),
        notes=every(ref("words")),
        **WHERE | {"span": maybe(ref("span"), "Null for a built-in party.")},
    ),
    "seat": record(
        "Seats of one party in a body.",
        party=NAME,
        count=ref("number"),
        convenes=told("Whether it calls the meetings.", YES_OR_NO),
    ),
    "body": item(
        "A body that meets and decides; it is a party as well.",
        role=ref("role"),
        seats=every(ref("seat")),
        size=maybe(ref("number"), "How many seats: as stated, else added up."),
        term=DURATION,
        sessions=FREQUENCY,
        attend=TEST,
        carry=TEST,
        filing=FILING,
        tasks=every(ref("words")),
    ),
}

MATTERS: Parts = {
    "matter": item(
        "A decision. It is carried if `turnout` and `approve` both hold.",
        decided_by=maybe(NAME),
        class_=maybe(one_of("What it is about: Civil Code 278 and 279.", votes.MatterClass)),
        scope=one_of("Whose votes count: what `all` means.", votes.Scope),
        turnout=TEST,
        approve=TEST,
        silent=ref("treatment"),
        abstain=ref("treatment"),
        invalid=ref("treatment"),
        options=told("Candidates, if there are several.", NAMES),
        channels=every(one_of("How a vote may be cast.", votes.Channel)),
        duplicate=maybe(one_of("Which of several ballots for a unit counts.", votes.Duplicate)),
        proxy_cap=maybe(ref("count"), "How many mandates one holder may have."),
        hear=told("Who must be heard before.", NAMES),
        notice=DURATION,
        window=maybe(ref("window")),
        publish=DURATION,
        objection=DURATION,
        filing=FILING,
    ),
}

NORMS: Parts = {
    "norm": item(
        "An arrow from `bearers` to `owed_to`, in return for something, on pain of something.",
        modality=one_of("Must, may, must not.", norms.Modality),
        bearers=NAMES,
        action=WORDS,
        owed_to=NAMES,
        when=WORDS,
        within=DURATION,
        every=FREQUENCY,
        in_return_for=NAMES,
        or_else=WORDS,
        until=DATE,
    ),
    "service": item(
        "What a provider does, to which standard, and who evaluates it.",
        provider=maybe(NAME),
        owed_to=NAMES,
        content=WORDS,
        standard=WORDS,
        every=FREQUENCY,
        measured_by=WORDS,
        evaluated_by=NAMES,
        evaluated_every=FREQUENCY,
        level=maybe(one_of("Part of the floor, or on top of it.", norms.Level)),
        cost=maybe(ref("rate")),
        or_else=WORDS,
    ),
    "safety": item(
        "An inspection with ledger, deadline, responsible person and sign-off.",
        inspect=WORDS,
        every=FREQUENCY,
        inspector=maybe(NAME),
        responsible=maybe(NAME),
        responsible_person=WORDS,
        ledger=WORDS,
        rectify_within=DURATION,
        recheck_within=DURATION,
        sign_off=maybe(NAME),
        suspension=WORDS,
        escalate_to=maybe(NAME),
        or_else=WORDS,
    ),
    "training": item(
        "Who learns what, how often, and who sees to it.",
        trainees=NAMES,
        every=FREQUENCY,
        content=WORDS,
        organiser=maybe(NAME),
    ),
}
