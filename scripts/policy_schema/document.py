"""The document as a whole: head, articles, procedures, scenarios, and where each part belongs."""

from __future__ import annotations

from bylawkit.model import bylaw, prose, scenario, votes
from bylawkit.model.counting import KINDS
from policy_schema.money import MONEY
from policy_schema.rules import MATTERS, NORMS, PARTIES, TESTS
from policy_schema.values import VALUES
from policy_schema.words import (
    DATE,
    DURATION,
    NAME,
    SOME_TEXT,
    TEXT,
    WHERE,
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
)

PROCEDURES: Parts = {
    "target": {
        "description": "Where a stage leads.",
        "oneOf": [
            record("To a stage of the same procedure.", stage=NAME),
            record("To the end.", end={"const": True}),
        ],
    },
    "stage": record(
        "One step, taken by `actor`, or decided as `matter`.",
        name=NAME,
        actor=maybe(NAME),
        matter=maybe(NAME),
        action=maybe(TEXT),
        within=DURATION,
        at_least=DURATION,
        next=ref("target"),
        on_failure=maybe(ref("target"), "Null if the bylaw does not say."),
        span=ref("span"),
    ),
    "procedure": item(
        "A finite state machine.",
        start=maybe(NAME, "The first stage."),
        stages=every(ref("stage")),
        escalate_to=maybe(NAME),
    ),
}

PROSE: Parts = {
    "definition": record(
        "A term with its meaning, or a constant with its value.",
        name=NAME,
        meaning=WORDS,
        value=maybe(ref("constant")),
        **WHERE,
    ),
    "constant": {
        "description": "The value of a defined constant.",
        "oneOf": [
            record("A share.", share=ref("fraction")),
            record("A price, or an amount of money.", rate=ref("rate")),
            record("A length of time.", duration=ref("duration")),
            record("A day.", date=ref("date")),
        ],
    },
    "chapter": record(
        "A heading over the articles that follow it.",
        number=ref("number"),
        label=TEXT,
        title=TEXT,
        span=ref("span"),
    ),
    "paragraph": record(
        "A paragraph with the items below it.", text=ref("words"), items=every(ref("words"))
    ),
    "prose": record(
        "An article in words.",
        title=TEXT,
        paragraphs=every(ref("paragraph")),
        class_=maybe(one_of("How far it can be a rule.", prose.ProseClass)),
        basis=every(ref("citation")),
        span=ref("span"),
        amended=WHERE["amended"],
    ),
    "held": record(
        "An item of the article, to be found by name in the list of its type.",
        type=one_of("The type of an item.", (one.__name__.lower() for one in bylaw.Named.__args__)),
        name=NAME,
    ),
    "printed_article": record(
        "A numbered article: the items that stand in it, and its prose.",
        number=ref("number"),
        label=TEXT,
        title=TEXT,
        chapter=maybe(ref("number"), "The number of its chapter."),
        holds=every(ref("held")),
        prose=every(ref("prose")),
    ),
}

SCENARIOS: Parts = {
    "figures": {
        "description": "A figure for each measure that was counted.",
        "type": "object",
        "additionalProperties": False,
        "properties": {str(measure): ref("count") for measure in votes.Measure},
    },
    "counts": {
        "description": "A tally. A kind of vote left out is unknown, not zero.",
        "type": "object",
        "additionalProperties": False,
        "properties": {kind: ref("figures") for kind in ("total", *KINDS) if kind != "others"},
    },
    "vote_scenario": record(
        "A tally and the outcome that it should have.",
        type={"const": "vote"},
        title=TEXT,
        matter=NAME,
        on=DATE,
        counts=ref("counts"),
        expect=one_of("What becomes of the vote.", scenario.Outcome),
        span=ref("span"),
    ),
    "payment": record("What a party owes.", party=NAME, fen=ref("count")),
    "fee_scenario": record(
        "One unit in one month, and what each payer owes for it.",
        type={"const": "fee"},
        title=TEXT,
        fee=NAME,
        use=NAME,
        area=ref("area"),
        month=ref("month"),
        first_payment=maybe(ref("month")),
        sold=YES_OR_NO,
        hardship=YES_OR_NO,
        expect=every(ref("payment")),
        span=ref("span"),
    ),
    "scenario": {
        "description": "Facts and the result that they should have.",
        "oneOf": [ref("vote_scenario"), ref("fee_scenario")],
    },
}

HEAD: Parts = {
    "generator": record(
        "What made the document.",
        name={"const": "bylawkit"},
        version={"type": "string", "pattern": "^[0-9]+[.][0-9]+"},
    ),
    "source": record(
        "A file, and the SHA-256 of its text (UTF-8, no BOM, lines ended by a line feed).",
        file=SOME_TEXT,
        sha256=ref("sha256"),
    ),
    "law": record(
        "By the law of which place and day the bylaw is read; a day of null is today.",
        place=every(SOME_TEXT, 1),
        as_of=DATE,
    ),
    "omission": record(
        "A statement of a base that the bylaw leaves out.",
        title=TEXT,
        span=ref("span"),
        by=told("Where the bylaw says so.", ref("span")),
    ),
    "head": record(
        "The head of the bylaw.",
        title=SOME_TEXT,
        lang={"description": "The language that it is written in.", "enum": ["zh", "en"]},
        kind=maybe(one_of("The type of compound.", bylaw.CompoundKind)),
        households=maybe(ref("count")),
        area=maybe(ref("area")),
        version=maybe(TEXT),
        effective=DATE,
        span=ref("span"),
    ),
}

POLICY = record(
    "What the bylaw of a residential compound says, for other systems to enforce. Every key is "
    "always there; null or an empty list means that the bylaw does not say.",
    policy_version={"description": "The version of this format.", "const": "1.0"},
    generator=ref("generator"),
    source=told("The bylaw's own text.", ref("source")),
    bases=told("The texts that it uses.", every(ref("source"))),
    law=maybe(ref("law")),
    bylaw=ref("head"),
    chapters=every(ref("chapter")),
    articles=every(ref("printed_article")),
    definitions=every(ref("definition")),
    parties=every(ref("party")),
    bodies=every(ref("body")),
    matters=every(ref("matter")),
    norms=every(ref("norm")),
    services=every(ref("service")),
    fees=every(ref("fee")),
    funds=every(ref("fund")),
    procedures=every(ref("procedure")),
    safety=every(ref("safety")),
    training=every(ref("training")),
    scenarios=every(ref("scenario")),
    omitted=every(ref("omission")),
)

CHAPTERS: Parts = {
    "The head": HEAD,
    "Articles, prose and definitions": PROSE,
    "Parties and bodies": PARTIES,
    "Matters": MATTERS,
    "Tests": TESTS,
    "Norms, services, inspections, training": NORMS,
    "Fees and funds": MONEY,
    "Procedures": PROCEDURES,
    "Scenarios": SCENARIOS,
    "Values": VALUES,
}


def schema() -> Schema:
    """The whole schema."""
    parts = {name: part for chapter in CHAPTERS.values() for name, part in chapter.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:bylawkit:policy:1.0",
        "title": "bylawkit policy",
        **POLICY,
        "$defs": parts,
    }
