"""One of something in English: sentences are written for several, and put right here for one.

>>> for_one("1 owners have several units and count as one head each: `1 owners`")
'1 owner has several units and counts as one head each: `1 owners`'
>>> for_one("11 units have none, and 1 units have two")
'11 units have none, and 1 unit has two'
"""

from __future__ import annotations

import re

_ODD = {"people": "person", "stories": "story"}
_NOUNS = (
    "areas|ballots|cells|characters|columns|days|digits|events|floors|headings|hours|households|"
    "members|months|names|objections|options|owners|payments|people|representatives|rows|scenarios|"
    "seats|statements|stories|times|units|votes|weeks|workdays|years"
)
_COUNTED = re.compile(rf"(?<![\d.,/:\-−])1 ({_NOUNS})\b")
_VERBS = {
    "are": "is",
    "count": "counts",
    "do": "does",
    "go": "goes",
    "have": "has",
    "hold": "holds",
    "pay": "pays",
    "they": "it",
    "were": "was",
}
_VERB = re.compile(rf"\b({'|'.join(_VERBS)})\b")
_SUBJECT_AFTER = (", and ", ", of which ", ": ", "; ")
_SPOKEN = re.compile(r"(`[^`]*`)")


def for_one(sentence: str) -> str:
    """``sentence`` with nouns and verbs that suit a count of 1; words in backticks are the author's."""
    if "1 " not in sentence:
        return sentence
    told, alone = "", False
    for part in _SPOKEN.split(sentence):
        if part.startswith("`"):
            told += part
            continue
        clauses = re.split(r"([:;] )", part)
        for clause in clauses:
            alone = alone and clause not in (": ", "; ")
            told, alone = _clause(told, clause, alone)
    return told


def _clause(told: str, clause: str, alone: bool) -> tuple[str, bool]:
    """What was told with one more clause, and whether one of something is what it speaks of."""
    found = _COUNTED.search(clause)
    if found is None:
        return told + (_verbs(clause) if alone else clause), alone
    before, rest = clause[: found.start()], clause[found.end() :]
    noun = _ODD.get(found[1], found[1].removesuffix("s"))
    spoken_of = (told + before).endswith(_SUBJECT_AFTER) or not (told + before)
    told += (_verbs(before) if alone else before) + f"1 {noun}"
    return _clause(told, rest, spoken_of)


def _verbs(text: str) -> str:
    return _VERB.sub(lambda found: _VERBS[found[1]], text)
