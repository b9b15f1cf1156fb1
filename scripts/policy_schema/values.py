"""Names, places, numbers and time."""

from __future__ import annotations

from bylawkit.model import values
from policy_schema.words import (
    NAME,
    SOME_TEXT,
    TEXT,
    Parts,
    maybe,
    one_of,
    record,
    ref,
    text_like,
    told,
    whole,
)

_DAY = "(0[1-9]|[12][0-9]|3[01])"
_MONTH = "^[0-9]{4}-(0[1-9]|1[0-2])"

VALUES: Parts = {
    "name": text_like(
        "The name of an item, a use, a candidate, a purpose or a stage, without white space.",
        r"^\S+$",
    ),
    "words": told("Wording for people; `{name.field}` stands for a value of another item.", TEXT),
    "span": text_like(
        "The place in the source: `file:line:column`, both from 1, in code points.",
        "^.+:[1-9][0-9]*:[1-9][0-9]*$",
    ),
    "date": text_like("A day.", f"{_MONTH}-{_DAY}$") | {"format": "date"},
    "month": text_like("A month.", f"{_MONTH}$"),
    "time": text_like("A time of day.", "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"),
    "sha256": text_like("A SHA-256 digest in hexadecimal.", "^[0-9a-f]{64}$"),
    "count": whole("A whole number that every reader of JSON keeps exactly."),
    "number": whole("A whole number of at least one.", 1),
    "area": whole("Floor area in hundredths of a square metre."),
    "fraction": record(
        "An exact fraction in lowest terms. Compare by multiplying across; never divide.",
        num=told("The numerator.", ref("count")),
        den=told("The denominator.", ref("number")),
    ),
    "fen": {
        "description": "Money in fen (hundredths of a yuan); a fraction where a rate is finer.",
        "anyOf": [whole("Whole fen."), ref("fraction")],
    },
    "unit": one_of("A unit of time.", values.Unit),
    "duration": record(
        "A length of time, as written.",
        count=told("How many units.", ref("count")),
        unit=ref("unit"),
    ),
    "frequency": record(
        "`times` times in each stretch of `every` units.",
        every=told("How many units are one stretch.", ref("number")),
        unit=ref("unit"),
        times=told("How often in each.", ref("number")),
    ),
    "rate": record(
        "A price: `fen` for each `per` in each `period`.",
        fen=ref("fen"),
        per=maybe(one_of("What it is counted by.", values.Per)),
        period=maybe(ref("unit"), "Null for what is paid once."),
    ),
    "deposit": {
        "description": "What is left as a deposit.",
        "oneOf": [
            record("As much as is due for so long.", duration=ref("duration")),
            record("A sum.", fen=ref("count")),
        ],
    },
    "cmp": one_of("How quantities are compared; strictness is part of the rule.", values.Cmp),
    "citation": record(
        "An article of a statute.",
        law=told("The statute's name, as cited.", SOME_TEXT),
        article=told("The article's number, with paragraph or item.", SOME_TEXT),
    ),
    "filing": record(
        "With whom something is filed, and how soon.",
        with_=told("With whom.", NAME),
        within=told("How soon.", ref("duration")),
    ),
    "article": record(
        "An article of the document.",
        number=told("Counted through the document.", ref("number")),
        label=told("As it is printed.", SOME_TEXT),
    ),
}
