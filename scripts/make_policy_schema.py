"""Write the JSON Schema of policies, and the tables of ``docs/policy.md``, from one description.

    python scripts/make_policy_schema.py           write the files
    python scripts/make_policy_schema.py --check   exit 1 if they are not up to date

The schema is kept twice: in the package, where programs find it, and in ``docs/``, where people do.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from kept_text import write_or_check
from policy_schema.document import CHAPTERS, POLICY, schema
from policy_schema.words import Schema

ROOT = Path(__file__).resolve().parent.parent
PARTS = {name: part for chapter in CHAPTERS.values() for name, part in chapter.items()}
BEGIN, END = "<!-- fields: begin -->\n", "<!-- fields: end -->\n"


def tables() -> Iterator[str]:
    """One table for each part that is an object, one line for each part that is not."""
    yield from _table("policy", POLICY)
    for title, parts in CHAPTERS.items():
        yield f"### {title}\n"
        for name, part in parts.items():
            yield from _table(name, part)


def _table(name: str, part: Schema) -> Iterator[str]:
    if "properties" not in part:
        yield f"**`{name}`**: {_kind(part)}. {part['description']}\n"
        return
    yield f"**`{name}`**: {part['description']}\n"
    yield "| key | value | |\n|---|---|---|"
    for key, value in part["properties"].items():
        yield f"| `{key}` | {_kind(value)} | {_about(value)} |"
    yield ""


def _about(schema: Schema) -> str:
    """What a value means: as its key says, else as the part says that it is made of."""
    match schema:
        case {"description": str(text)}:
            return text
        case {"$ref": name}:
            return str(PARTS[name.rpartition("/")[2]]["description"])
        case {"anyOf": [one, *_]} | {"items": one}:
            return _about(one)
    raise ValueError(f"nothing describes {schema}")


def _kind(schema: Schema) -> str:
    """What may stand for a value, in few words."""
    match schema:
        case {"$ref": name}:
            return f"`{name.rpartition('/')[2]}`"
        case {"const": value}:
            return f"`{json.dumps(value)}`"
        case {"enum": words}:
            return " · ".join(f"`{word}`" for word in words)
        case {"anyOf": either} | {"oneOf": either} if "properties" not in schema:
            return " or ".join(_kind(one) for one in either)
        case {"type": "array", "items": listed}:
            return f"list of {_kind(listed)}"
        case {"type": "object", "properties": properties}:
            return (
                "{" + ", ".join(f"`{key}`: {_kind(one)}" for key, one in properties.items()) + "}"
            )
        case {"pattern": pattern}:
            return f"text like `{pattern.replace('|', '&#124;')}`"
    return {"string": "text", "boolean": "true or false"}.get(schema["type"], str(schema["type"]))


def outputs() -> dict[Path, str]:
    """Every file that this script keeps, with what should be in it."""
    written = json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
    guide = ROOT / "docs" / "policy.md"
    before, _, rest = guide.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    return {
        ROOT / "src" / "bylawkit" / "export" / "policy.schema.json": written,
        ROOT / "docs" / "policy.schema.json": written,
        guide: before + BEGIN + "\n" + "\n".join(tables()) + "\n" + END + after,
    }


def main() -> int:
    """Write the schema and the tables, or compare them."""
    return write_or_check(outputs(), __file__, sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
