"""The words that a schema is written in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Schema = dict[str, Any]
Parts = dict[str, Schema]

LARGEST = 2**53 - 1
"""The largest integer that every reader of JSON keeps exactly."""


def told(text: str, schema: Schema) -> Schema:
    return {"description": text, **schema}


def ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def maybe(schema: Schema, text: str = "") -> Schema:
    either: Schema = {"anyOf": [schema, {"type": "null"}]}
    return told(text, either) if text else either


def every(schema: Schema, least: int = 0) -> Schema:
    listed: Schema = {"type": "array", "items": schema}
    return listed | {"minItems": least} if least else listed


def one_of(text: str, words: Iterable[str]) -> Schema:
    return {"description": text, "enum": [str(word) for word in words]}


def record(text: str, /, **properties: Schema) -> Schema:
    """An object that has exactly these keys. A trailing underscore is dropped from a key."""
    named = {key.rstrip("_"): schema for key, schema in properties.items()}
    shape = {"type": "object", "additionalProperties": False, "required": list(named)}
    return {"description": text, **shape, "properties": named}


def item(text: str, /, **properties: Schema) -> Schema:
    """A named statement: its own keys between those that every statement has."""
    return record(
        text,
        name=ref("name"),
        title=told("What it is called in print.", TEXT),
        **properties,
        basis=told("The statutes that it rests on.", every(ref("citation"))),
        notes=told("Remarks.", every(ref("words"))),
        **WHERE,
    )


WHERE: Parts = {
    "article": maybe(ref("article")),
    "span": ref("span"),
    "amended": maybe(ref("span"), "Where the bylaw changes this statement of its base."),
}
TEXT: Schema = {"type": "string"}
SOME_TEXT: Schema = {"type": "string", "minLength": 1}
YES_OR_NO: Schema = {"type": "boolean"}
NAME = ref("name")
NAMES = every(NAME)
WORDS = maybe(ref("words"))
TEXTS = every(ref("words"))
LIMIT: Parts = {
    "cmp": ref("cmp"),
    "num": told("The share's numerator.", ref("count")),
    "den": told("The share's denominator.", ref("number")),
}
DURATION = maybe(ref("duration"))
FREQUENCY = maybe(ref("frequency"))
DATE = maybe(ref("date"))
FILING = maybe(ref("filing"))
TEST = maybe(ref("test"))


def text_like(text: str, pattern: str) -> Schema:
    return {"description": text, "type": "string", "pattern": pattern}


def whole(text: str, least: int = 0, most: int = LARGEST) -> Schema:
    return {"description": text, "type": "integer", "minimum": least, "maximum": most}
