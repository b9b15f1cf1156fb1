"""The document as a whole: head, articles, procedures, scenarios, and where each part belongs."""

from __future__ import annotations

from bylawkit.export.policy import POLICY_VERSION
from bylawkit.model import bylaw, prose, scenario, votes
from bylawkit.model.counting import KINDS
from policy_schema.matters import MATTERS
from policy_schema.money import MONEY
from policy_schema.norms import NORMS
from policy_schema.papers import PAPERS
from policy_schema.rules import PARTIES, TESTS
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
    text_like,
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
        actor=maybe(NAME, "Who takes it."),
        matter=maybe(NAME, "Which vote it is."),
        action=maybe(TEXT, "What is done."),
        within=told("How long it may take.", DURATION),
        at_least=told("How long it must take.", DURATION),
        next=told("Where success leads.", ref("target")),
        on_failure=maybe(ref("target"), "Null if the bylaw does not say."),
        span=ref("span"),
    ),
    "procedure": item(
        "A finite state machine.",
        when=told("What starts it, in words.", WORDS),
        petitions=told("Who may demand it; one is enough.", every(ref("group"))),
        start=maybe(NAME, "The first stage."),
        stages=told("In the order of the text.", every(ref("stage"))),
        escalate_to=maybe(NAME, "Who is told if it comes to a halt."),
    ),
}

PROSE: Parts = {
    "definition": record(
        "A term with its meaning, or a constant with its value.",
        name=NAME,
        meaning=told("What the term means.", WORDS),
        value=maybe(ref("constant"), "The value; of dated ones the first."),
        dated=told("In order of time, if it changes: each until the next.", every(ref("dated"))),
        **WHERE,
    ),
    "dated": record(
        "A value of a constant from a day on.",
        since=told("Its first day.", ref("date")),
        value=ref("constant"),
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
        number=told("Counted through the document.", ref("number")),
        label=told("As it is printed.", TEXT),
        title=told("The heading.", TEXT),
        span=ref("span"),
    ),
    "paragraph": record(
        "A paragraph with the items below it.",
        text=told("The paragraph.", ref("words")),
        items=told("The items below it.", every(ref("words"))),
    ),
    "prose": record(
        "An article in words.",
        title=told("What it is called in print.", TEXT),
        paragraphs=told("The text.", every(ref("paragraph"))),
        class_=maybe(one_of("How far it can be a rule.", prose.ProseClass)),
        basis=told("The statutes that it rests on.", every(ref("citation"))),
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
        number=told("Counted through the document.", ref("number")),
        label=told("As it is printed.", TEXT),
        title=told("What it is called in print.", TEXT),
        chapter=maybe(ref("number"), "The number of its chapter."),
        holds=told("The items that stand in it.", every(ref("held"))),
        prose=told("Its prose.", every(ref("prose"))),
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
    "votes_for": record(
        "The votes for one candidate.",
        name=told("Who it is.", NAME),
        votes=ref("figures"),
    ),
    "vote_scenario": record(
        "A tally and the outcome that it should have.",
        type={"description": "About a vote.", "const": "vote"},
        title=told("What it is called.", TEXT),
        matter=told("Which matter.", NAME),
        on=told("The day of the vote; its law decides.", DATE),
        round=maybe(ref("count"), "Which round of the vote, if it is a later one."),
        counts=ref("counts"),
        candidates=told("The votes for each candidate.", every(ref("votes_for"))),
        expect=one_of("What becomes of the vote.", scenario.Outcome),
        winners=told("Who should win; none if it is not said.", every(NAME)),
        shortlisted=told("Who should go on to the next round.", every(NAME)),
        span=ref("span"),
    ),
    "payment": record(
        "What a party owes.",
        party=told("Who owes it.", NAME),
        fen=told("How much.", ref("count")),
    ),
    "fee_scenario": record(
        "One unit in one month, and what each payer owes for it.",
        type={"description": "About a fee.", "const": "fee"},
        title=told("What it is called.", TEXT),
        fee=told("Which fee.", NAME),
        use=told("The use of the unit.", NAME),
        area=told("The area of the unit.", ref("area")),
        month=told("For which month.", ref("month")),
        first_payment=maybe(ref("month"), "The month of the household's first payment."),
        sold=told("Whether the unit was sold.", YES_OR_NO),
        hardship=told("Whether the household is certified.", YES_OR_NO),
        expect=told("What each payer should owe.", every(ref("payment"))),
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
        name={"description": "The program.", "const": "bylawkit"},
        version=text_like("Its version.", "^[0-9]+[.][0-9]+"),
    ),
    "source": record(
        "A file, and the SHA-256 of its text (UTF-8, no BOM, lines ended by a line feed).",
        file=told("Its path from the folder of the bylaw.", SOME_TEXT),
        sha256=ref("sha256"),
    ),
    "law": record(
        "By the law of which place and day the bylaw is read; a day of null is today.",
        place=told("From the country down.", every(SOME_TEXT, 1)),
        as_of=told("By the law of which day.", DATE),
    ),
    "omission": record(
        "A statement of a base that the bylaw leaves out.",
        title=told("Its name, or the title of prose.", TEXT),
        span=ref("span"),
        by=told("Where the bylaw says so.", ref("span")),
    ),
    "head": record(
        "The head of the bylaw.",
        title=told("Its title.", SOME_TEXT),
        lang={"description": "The language that it is written in.", "enum": ["zh", "en"]},
        kind=maybe(one_of("The type of compound.", bylaw.CompoundKind)),
        households=maybe(ref("count"), "How many there are."),
        area=maybe(ref("area"), "All floor area."),
        version=maybe(TEXT, "Its version, as it is called."),
        effective=told("The day on which it takes effect.", DATE),
        replaces=maybe(TEXT, "Which earlier text it takes the place of."),
        span=ref("span"),
    ),
}

POLICY = record(
    "What the bylaw of a residential compound says, for other systems to enforce. Every key is "
    "always there; null, false or an empty list means that the bylaw does not say.",
    policy_version={"description": "The version of this format.", "const": POLICY_VERSION},
    generator=ref("generator"),
    source=told("The bylaw's own text.", ref("source")),
    bases=told("The texts that it uses.", every(ref("source"))),
    law=maybe(ref("law"), "Null if the bylaw does not say where it is."),
    bylaw=ref("head"),
    chapters=told("The headings.", every(ref("chapter"))),
    articles=told("The document, article by article.", every(ref("printed_article"))),
    definitions=told("Terms and constants.", every(ref("definition"))),
    parties=told("Who is bound or owed something.", every(ref("party"))),
    bodies=told("Who meets and decides.", every(ref("body"))),
    matters=told("What is decided, by whom, by which tests.", every(ref("matter"))),
    norms=told("Duties, rights and bans.", every(ref("norm"))),
    services=told("What is provided.", every(ref("service"))),
    fees=told("Who pays what to whom.", every(ref("fee"))),
    funds=told("Common money.", every(ref("fund"))),
    procedures=told("Ways that have stages.", every(ref("procedure"))),
    safety=told("Inspections.", every(ref("safety"))),
    training=told("Who learns what.", every(ref("training"))),
    records=told("Papers that are kept.", every(ref("record"))),
    allocations=told("How costs are shared.", every(ref("allocation"))),
    authorities=told("Standing authority.", every(ref("authority"))),
    emergencies=told("What may be done without a vote.", every(ref("emergency"))),
    tenancies=told("Leases.", every(ref("tenancy"))),
    scenarios=told(
        "Facts with the result that they should have: tests for whoever enforces this.",
        every(ref("scenario")),
    ),
    omitted=told("Statements of a base that the bylaw leaves out.", every(ref("omission"))),
)

CHAPTERS: Parts = {
    "The head": HEAD,
    "Articles, prose and definitions": PROSE,
    "Parties and bodies": PARTIES,
    "Matters": MATTERS,
    "Tests": TESTS,
    "Norms, services, inspections, training": NORMS,
    "Fees and funds": MONEY,
    "Cost sharing, authority, emergencies, papers, leases": PAPERS,
    "Procedures": PROCEDURES,
    "Scenarios": SCENARIOS,
    "Values": VALUES,
}


def schema() -> Schema:
    """The whole schema."""
    parts = {name: part for chapter in CHAPTERS.values() for name, part in chapter.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:bylawkit:policy:{POLICY_VERSION}",
        "title": "bylawkit policy",
        **POLICY,
        "$defs": parts,
    }
