"""Write the colours and the typing habits of the VS Code extension from the grammar and its vocabulary.

    python scripts/make_vscode_grammar.py           write editors/vscode/{syntaxes/…,language-configuration}.json
    python scripts/make_vscode_grammar.py --check   exit 1 if they are not what the grammar says

The TextMate grammar follows ``grammar/bylaw.lark``: a statement lasts until the next line at the
margin, a field until the end of its line, and within a field only those words count which its rule
can reach. So 参与 is a field of a matter, a word in a test, and part of a name elsewhere, as for the
parser. ``tests/editors`` holds the colours of every token of the examples against the parser.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bylawkit.syntax.lexer import BLANKS, COMMENT, NUMERALS
from bylawkit.syntax.tables import tables
from bylawkit.syntax.written import behind, fields_of, keywords, rules
from kept_text import write_or_check

HOME = Path(__file__).resolve().parent.parent / "editors" / "vscode"

Rule = dict[str, Any]

PATTERNS = dict(tables().patterns)
"""The regular expressions of names, numbers and texts, strongest first."""

BLANK = f"[{BLANKS}]"
ENDS = r"(?![\p{L}\p{N}_-])"
"""What follows an ASCII word."""
SCOPES = {
    "DATE": "constant.numeric.date.bylaw",
    "CLOCK_TIME": "constant.numeric.time.bylaw",
    "YEAR_MONTH": "constant.numeric.date.bylaw",
    "FRACTION": "constant.numeric.fraction.bylaw",
    "PERCENT": "constant.numeric.percent.bylaw",
    "NUMBER": "constant.numeric.bylaw",
    "ARTICLE_NUMBER": "constant.numeric.article.bylaw",
    "NUMERAL": "constant.numeric.bylaw",
    "PLACE": "variable.other.place.bylaw",
    "NAME": "variable.other.name.bylaw",
    "STRING": "string.quoted.bylaw",
    "TEXT": "string.unquoted.bylaw",
}
"""The scopes of what is written by a pattern."""

STRING: Rule = {
    "name": SCOPES["STRING"],
    "captures": {
        "0": {"patterns": [{"match": r"\{[^}]*\}", "name": "variable.other.reference.bylaw"}]}
    },
}
"""A text may hold references to figures: ``{聘请物业.通知}``."""


# ── What the grammar says ──


def terminals_of(right: str) -> frozenset[str]:
    """The terminals that the right side of a rule can come to."""
    found, seen, waiting = set(), set(), [right]
    while waiting:
        for part in re.findall(r"\w+", re.sub(r"->\s*\w+", "", waiting.pop())):
            if part not in rules():
                found.add(part)
            elif part not in seen:
                seen.add(part)
                waiting.append(rules()[part])
    return frozenset(found)


def head_of(statement: str) -> frozenset[str]:
    """The terminals of a statement's first line."""
    return terminals_of(re.sub(r"_INDENT.*?_DEDENT", "", rules()[statement]))


def spellings(terminals: Iterable[str]) -> list[str]:
    """Every spelling of words, longest first."""
    words = tables().words
    found = {word for one in terminals for word in words.get(one, ())}
    return sorted(found, key=lambda word: (-len(word), word))


def statements() -> Iterator[tuple[str, list[str], list[str]]]:
    """Name, the terminals that begin it, and the rules of its fields."""
    for name in re.findall(r"\w+", rules()["_statement"]):
        if name != "amend":
            own = fields_of(name) if f"_{name}_field" in rules() else []
            yield name, keywords(name), own


# ── Patterns ──


def any_of(words: Iterable[str], names: bool) -> str:
    """One of these words, ending where the parser lets it end.

    Where a name could stand too, a Chinese word counts only if no letter follows but those of other
    words: 每半年 is three words, and 每半年审计 a name.
    """
    given = list(words)
    ascii_words = [
        re.escape(one) + (ENDS if one[-1].isalnum() else "") for one in given if one.isascii()
    ]
    chinese = [re.escape(one) for one in given if not one.isascii()]
    if not chinese or not names:
        return "|".join((*ascii_words, *chinese))
    one_of = "|".join(chinese)
    ended = rf"(?=(?:{one_of})*(?:[{''.join(sorted(NUMERALS))}]|[^\p{{L}}_]|$))"
    return "|".join((*ascii_words, f"(?:{one_of}){ended}"))


def statement(name: str, heads: list[str], fields: list[str]) -> Rule:
    """A statement from its first word to the next line at the margin."""
    amended = any_of(spellings(["AMEND"]), True)
    first = any_of(spellings(heads), True)
    head = head_of(name)
    named = "NAME" in head
    return {
        "name": f"meta.statement.{name.replace('_', '-')}.bylaw",
        "begin": f"^(?:({amended}){BLANK}*)?({first})"
        + (f"{BLANK}*({PATTERNS['NAME']})?" if named else ""),
        "beginCaptures": {
            "1": {"name": "keyword.control.amend.bylaw"},
            "2": {"name": "keyword.control.statement.bylaw"},
            **({"3": {"name": "entity.name.statement.bylaw"}} if named else {}),
        },
        "end": rf"^(?=[^\s{COMMENT}])",
        "patterns": [
            {"include": "#comment"},
            *(field(group) for group in grouped(fields)),
            *values(head - set(heads)),
        ],
    }


def grouped(fields: list[str]) -> list[tuple[list[str], frozenset[str]]]:
    """Fields by the words that begin them, longest first, with all that may come behind."""
    by_word: dict[str, set[str]] = {}
    for rule in fields:
        if rule != "paragraph":
            for terminal in keywords(rule):
                by_word.setdefault(terminal, set()).update(terminals_of(" ".join(behind(rule))))
    alike: dict[frozenset[str], list[str]] = {}
    for terminal, rest in by_word.items():
        alike.setdefault(frozenset(rest), []).append(terminal)
    groups = [(terminals, rest) for rest, terminals in alike.items()]
    return sorted(groups, key=lambda group: -len(spellings(group[0])[0]))


def field(group: tuple[list[str], frozenset[str]]) -> Rule:
    """A field: its word, and what may stand behind it on the line."""
    terminals, rest = group
    first = any_of(spellings(terminals), bool(rest & {"NAME", "PLACE"}))
    return {
        "begin": f"^{BLANK}+({first})",
        "beginCaptures": {"1": {"name": "support.type.property-name.bylaw"}},
        "end": "$",
        "patterns": [{"include": "#comment"}, *values(rest)],
    }


def values(possible: Iterable[str]) -> Iterator[Rule]:
    """Words first, then what is written by a pattern, as the parser looks for them."""
    terminals = frozenset(possible)
    names = bool(terminals & {"NAME", "PLACE"})
    words = spellings(terminals)
    letters = [one for one in words if one[0].isalpha()]
    signs = [one for one in words if not one[0].isalpha()]
    if letters:
        yield {"name": "keyword.other.bylaw", "match": any_of(letters, names)}
    if signs:
        yield {"name": "keyword.operator.bylaw", "match": any_of(signs, names)}
    for name in PATTERNS:
        if name in terminals:
            yield {"include": f"#{in_repository(name)}"}


def in_repository(name: str) -> str:
    """How a terminal is named in the repository of the TextMate grammar."""
    return name.lower().replace("_", "-")


def grammar() -> Rule:
    """The whole TextMate grammar."""
    return {
        "name": "bylaw",
        "scopeName": "source.bylaw",
        "patterns": [
            {"include": "#comment"},
            *({"include": f"#{name}"} for name, _, _ in statements()),
        ],
        "repository": {
            "comment": {
                "match": rf"(?:^|(?<=[\s\"”」』]))[{COMMENT}].*$",
                "name": "comment.line.number-sign.bylaw",
            },
            **{
                in_repository(name): {"name": SCOPES[name], "match": pattern}
                for name, pattern in PATTERNS.items()
            },
            "string": {**STRING, "match": PATTERNS["STRING"]},
            **{name: statement(name, heads, fields) for name, heads, fields in statements()},
        },
    }


def configuration() -> Rule:
    """How an editor indents, closes quotes and finds words."""
    open_heads = [one for _, heads, fields in statements() if fields for one in heads]
    pairs = [list(one) for one in ("()", "（）", "“”", "「」", "『』", "《》")]
    return {
        "comments": {"lineComment": COMMENT[0]},
        "brackets": pairs[:2],
        "autoClosingPairs": [
            *({"open": one, "close": other} for one, other in pairs),
            {"open": '"', "close": '"', "notIn": ["string", "comment"]},
        ],
        "surroundingPairs": [*pairs, ['"', '"']],
        "wordPattern": {"pattern": r"[\p{L}\p{N}_·-]+", "flags": "u"},
        "indentationRules": {
            "increaseIndentPattern": f"^(?:(?:{'|'.join(spellings(['AMEND']))})\\s+)?"
            f"(?:{'|'.join(spellings(open_heads))})(?=\\s).*$",
            "decreaseIndentPattern": "^(?!)",
        },
        "folding": {"offSide": True},
    }


def main() -> int:
    """Write both files, or compare them."""
    made = {
        HOME / "syntaxes" / "bylaw.tmLanguage.json": grammar(),
        HOME / "language-configuration.json": configuration(),
    }
    texts = {
        path: json.dumps(data, ensure_ascii=False, indent=1) + "\n" for path, data in made.items()
    }
    return write_or_check(texts, __file__, sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
