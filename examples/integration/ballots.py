"""From the ballots of one vote to its tally.

A bylaw's policy decides on a tally; how ballots become one is for the platform that holds the register.
Areas add up by unit. Whoever has several units is one head, and so is the developer with all that is unsold
(the Supreme People's Court on the ownership of buildings, art. 9); one head has one choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from answering import Problem, Unanswered

CHOICES = ("for", "against", "abstain", "follow", "invalid")


BESIDES = ("total", "silent", "unserved")
"""Figures that no ballot tells: all there are, those who did not answer, those whom no ballot reached."""


def tally_of(ballots: object, besides: object) -> dict[str, Any]:
    """The figures of ballots ``{"unit", "owner", "area", "choice"}`` and of what is known ``besides``.

    Raises:
        Unanswered: a ballot is no ballot, or stands twice; every one of them is named.
    """
    if not isinstance(ballots, list):
        raise Unanswered(422, _problem("not-ballots", "ballots"))
    problems = [*_problems(ballots)]
    if problems:
        raise Unanswered(422, *problems)
    area, heads = dict.fromkeys(CHOICES, 0), dict.fromkeys(CHOICES, 0)
    for one in ballots:
        area[one["choice"]] += one["area"]
    for choice in {one["owner"]: one["choice"] for one in ballots}.values():
        heads[choice] += 1
    return {"area": area | _known(besides, "area"), "heads": heads | _known(besides, "heads")}


def _known(besides: object, measure: str) -> dict[str, Any]:
    """What is known of a measure; the policy looks at the figures themselves."""
    found = besides.get(measure) if isinstance(besides, dict) else None
    return {key: found[key] for key in BESIDES if key in found} if isinstance(found, dict) else {}


def _problems(ballots: Sequence[Any]) -> list[Problem]:
    found, units, owners = [], set[str](), dict[str, str]()
    for number, one in enumerate(ballots):
        at = f"ballots[{number}]"
        if not _is_ballot(one):
            found.append(_problem("not-a-ballot", at))
            continue
        if one["unit"] in units:
            found.append(_problem("voted-twice", at))
        if owners.setdefault(one["owner"], one["choice"]) != one["choice"]:
            found.append(_problem("voted-differently", at))
        units.add(one["unit"])
    return found


def _is_ballot(one: object) -> bool:
    return (
        isinstance(one, dict)
        and one.keys() == {"unit", "owner", "area", "choice"}
        and isinstance(one["unit"], str)
        and isinstance(one["owner"], str)
        and type(one["area"]) is int
        and 0 < one["area"] < 10**9
        and one["choice"] in CHOICES
    )


_TEXTS = {
    "not-ballots": ("这里应当是选票的列表", "a list of ballots is expected here"),
    "not-a-ballot": (
        "选票应当有 unit、owner、area（0.01 平方米的整数）和 choice",
        "a ballot has unit, owner, area (a whole number of 0.01 m²) and choice",
    ),
    "voted-twice": ("这一户已经有一张选票", "this unit has a ballot already"),
    "voted-differently": (
        "同一业主的几户投得不一样，应当由人判断哪张有效",
        "one owner's units vote differently: which of them counts is for people to say",
    ),
}


def _problem(code: str, at: str) -> Problem:
    return Problem(code, at, *_TEXTS[code])
