"""Parties, bodies and tests."""

from __future__ import annotations

from bylawkit.model import parties, votes
from policy_schema.words import (
    DURATION,
    FILING,
    FREQUENCY,
    LIMIT,
    NAME,
    NAMES,
    TEST,
    TEXT,
    TEXTS,
    WHERE,
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
        measure=told("What is counted on both sides.", ref("measure")),
        base=one_of("What it is a share of.", votes.Base),
        **LIMIT,
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
    "limit": record("A comparison with a share.", **LIMIT),
    "group": record(
        "A share of the members of a group: their number × `den` `cmp` the whole group × `num`.",
        who=told("A party, a body or a plain name.", NAME),
        measure=told("What is counted of the group.", ref("measure")),
        **LIMIT,
    ),
    "tie": one_of("What becomes of a tie.", votes.Tie),
    "window": record(
        "The shortest and the longest time for voting.",
        from_=told("The shortest.", ref("duration")),
        to=told("The longest.", ref("duration")),
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
        notes=told("Remarks.", TEXTS),
        **WHERE | {"span": maybe(ref("span"), "Null for a built-in party.")},
    ),
    "seat": record(
        "Seats of one party in a body.",
        party=told("Whose seats they are.", NAME),
        count=told("How many.", ref("number")),
        convenes=told("Whether it calls the meetings.", YES_OR_NO),
    ),
    "representation": record(
        "`people` representatives for every `households` households.",
        households=told("For how many households.", ref("number")),
        people=told("How many representatives.", ref("number")),
    ),
    "quota": record(
        "Of the seats, `group` has `cmp` `num`/`den`.",
        group=told("A party or a plain name, such as women.", NAME),
        **LIMIT,
    ),
    "speech": record(
        "How one may speak to a motion.",
        minutes=told("How long each time.", ref("number")),
        times=told("How often at most.", ref("number")),
    ),
    "body": item(
        "A body that meets and decides; it is a party as well.",
        role=ref("role"),
        seats=told("Who sits in it.", every(ref("seat"))),
        size=maybe(ref("number"), "How many seats: as stated, else added up."),
        representation=maybe(ref("representation"), "Null if nobody is sent by households."),
        quotas=told(
            "What parts of the seats groups must have; each by itself.", every(ref("quota"))
        ),
        eligible=told("Who may be a member, in words; each must hold.", TEXTS),
        disqualified=told("What ends a membership, in words; one is enough.", TEXTS),
        absence=told("A member who misses so many meetings loses the seat.", FREQUENCY),
        recuse=told("When a member takes no part, in words.", TEXTS),
        term=told("How long it sits.", DURATION),
        first_session=told("Within what time of its election it first meets.", DURATION),
        re_election=told("How long before the end of the term the next is elected.", DURATION),
        handover=told("Within what time seals, papers and money are handed over.", DURATION),
        freeze=told("What may not be done between the terms, in words.", TEXTS),
        sessions=told("How often it meets.", FREQUENCY),
        attend=told("How many must be there.", TEST),
        carry=told("How many must say yes.", TEST),
        also_consent=told("Groups of members that must agree besides.", every(ref("group"))),
        no_proxies=told("True if members must come themselves.", YES_OR_NO),
        tie=maybe(ref("tie")),
        speech=maybe(ref("speech")),
        petitions=told("Who may demand a meeting; one is enough.", every(ref("group"))),
        call_within=told("Within what time a demanded meeting is called.", DURATION),
        fallback=maybe(NAME, "Who calls the meeting if that is not done."),
        notice=told("How long before a meeting it is announced.", DURATION),
        hear=told("Who must be heard before.", NAMES),
        publish=told("How long decisions are posted.", DURATION),
        keep_records=told("How long minutes are kept.", DURATION),
        filing=told("With whom its election is filed.", FILING),
        tasks=told("What it does, in words.", TEXTS),
    ),
}
