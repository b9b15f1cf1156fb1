"""Matters."""

from __future__ import annotations

from bylawkit.model import votes
from policy_schema.words import (
    DURATION,
    FILING,
    NAME,
    NAMES,
    TEST,
    TEXTS,
    WORDS,
    YES_OR_NO,
    Parts,
    Schema,
    every,
    item,
    maybe,
    one_of,
    record,
    ref,
    told,
    whole,
)

_STEPS = {"const": votes.Weighting.STEPS.value}
_STEPS_OR_NOT: list[Schema] = [
    {
        "properties": {
            "kind": _STEPS,
            "area_step": {"type": "integer"},
            "votes": {"type": "integer"},
        }
    },
    {
        "properties": {
            "kind": {"not": _STEPS},
            "area_step": {"type": "null"},
            "votes": {"type": "null"},
        }
    },
]

MATTERS: Parts = {
    "weight": record(
        "How much the ballot of a unit weighs: its area and its owner by law, one vote per unit, or "
        "in `steps` `votes` × the least n with n × `area_step` ≥ its area. Matters that the law "
        "leaves to the owners are counted by law all the same.",
        kind=one_of("Which function.", votes.Weighting),
        area_step=maybe(
            whole("Hundredths of a square metre.", 1), "In 0.01 m²; null unless `steps`."
        ),
        votes=maybe(ref("number"), "Null unless `steps`."),
    )
    | {"oneOf": _STEPS_OR_NOT},
    "extension": record(
        "How voting may be made longer.",
        times=told("How often at most.", ref("number")),
        length=told("By how much each time.", ref("duration")),
    ),
    "second_call": record(
        "Another call if too few take part.",
        after=told("How long after the first.", ref("duration")),
        turnout=told("The test of turnout then; null if it stays the same.", TEST),
    ),
    "report": record(
        "Who is told of the decision, and how soon.",
        to=told("Who is told.", NAME),
        within=told("How soon.", ref("duration")),
    ),
    "matter": item(
        "A decision. It is carried if `turnout` and `approve` both hold, and each of "
        "`also_consent` too.",
        decided_by=maybe(NAME, "Who decides it."),
        class_=maybe(one_of("What it is about: Civil Code 278 and 279.", votes.MatterClass)),
        scope=one_of("Whose votes count: what `all` means.", votes.Scope),
        turnout=told("How many must take part.", TEST),
        approve=told("How many must say yes.", TEST),
        also_consent=told("Groups that must agree besides.", every(ref("group"))),
        silent=told("Votes that were asked for and did not come back.", ref("treatment")),
        silent_guard=told(
            "`silent` applies only if this holds of the votes that came back; "
            "null if it always applies.",
            TEST,
        ),
        abstain=told("Ballots that abstain.", ref("treatment")),
        invalid=told("Ballots that are not valid.", ref("treatment")),
        weight=maybe(ref("weight"), "Null if votes weigh as the law has it, by area and by heads."),
        owner_cap=maybe(ref("fraction"), "The most that one owner weighs, as a share of all."),
        options=told("Candidates, if there are several.", NAMES),
        lines=told("Questions on one sheet, each decided by itself.", NAMES),
        choices=maybe(ref("number"), "For how many candidates one may vote at most."),
        shortlist=maybe(ref("number"), "How many candidates go on to a second round."),
        winners=maybe(ref("number"), "How many candidates are elected; null is one."),
        tie=maybe(ref("tie")),
        served_by=told(
            "Ways to serve notices and ballots.", every(one_of("A way to serve.", votes.Service))
        ),
        deemed_served=told("After what time a notice counts as served.", DURATION),
        channels=every(one_of("How a vote may be cast.", votes.Channel)),
        verify=told("How voters are identified, in words.", WORDS),
        duplicate=maybe(one_of("Which of several ballots for a unit counts.", votes.Duplicate)),
        proxy_cap=maybe(ref("count"), "How many mandates one holder may have."),
        proxy_written=told("True if mandates must be in writing.", YES_OR_NO),
        proxy_except=told("Who may not hold a mandate.", NAMES),
        recuse=told("Who takes no part, in words.", TEXTS),
        invalid_when=told("What makes a ballot invalid, in words; one is enough.", TEXTS),
        counted_by=told("Who counts.", NAMES),
        witnessed_by=told("Who watches the count.", NAMES),
        recount=told("Within what time a recount may be asked for.", DURATION),
        petitions=told("Who may demand the vote; one is enough.", every(ref("group"))),
        hear=told("Who must be heard before.", NAMES),
        notice=told("How long before the vote it is announced.", DURATION),
        window=maybe(ref("window")),
        extension=maybe(ref("extension"), "Null if voting may not be made longer."),
        second_call=maybe(ref("second_call"), "Null if there is none."),
        publish=told("How long the result is posted.", DURATION),
        objection=told("Within what time one may object.", DURATION),
        overturn=told("The decision falls if this holds of those who object in time.", TEST),
        answer=told("Within what time objections are answered.", DURATION),
        reports=told("Who is told of the decision.", every(ref("report"))),
        filing=told("With whom the decision is filed.", FILING),
        retry_bar=told("How long a rejected matter may not be put again.", DURATION),
        lapse=told("After what time a decision not carried out lapses.", DURATION),
    ),
}
