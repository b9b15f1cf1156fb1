"""Tallies made whole: figures that follow from others, and what unknown ones may come to.

The same for every matter. The rules are those of :mod:`bylawkit.evaluate.tally` and
:mod:`bylawkit.evaluate.bounds`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bylawkit.enforce.sql.text import (
    FIGURES,
    LARGEST,
    OUTSIDE,
    PLAIN,
    Dialect,
    added,
    lacking,
    table,
    total_of,
    view,
    votes,
)
from bylawkit.evaluate.tally import PARTS
from bylawkit.model.votes import Measure

VOTES = {
    "vote": "TEXT what the vote is called in the other tables; each once",
    "matter": "TEXT the matter that is voted on, by its name in the bylaw",
    "second_call": "BOOLEAN whether it is a second call",
    "held_on": "DATE the day of the vote; NULL if that is not to be looked at",
    "closes": "TIMESTAMP ballots cast later do not count; NULL if none is too late",
}
TALLIES = {
    "vote": "TEXT the vote",
    "measure": "TEXT area (in 0.01 m²), heads, households or seats; each once for a vote",
    **dict.fromkeys(FIGURES, "BIGINT"),
    "problem": "TEXT why there is no tally; NULL if there is one",
}

_KEPT = ("vote", "matter", "second_call", "measure", "problem")
_WHOLES = (
    ("returned", tuple(map(votes, PLAIN))),
    ("total", tuple(map(votes, PARTS))),
    ("total", ("returned", *map(votes, OUTSIDE))),
)
"""Each whole and its parts, in an order in which nothing has to be looked at twice."""


def votes_read(dialect: Dialect) -> list[str]:
    """The table of votes, as comments."""
    return table("votes", VOTES, dialect)


def tallies_read(dialect: Dialect) -> list[str]:
    """The table of tallies, as comments."""
    return [*table("tallies", TALLIES, dialect), "--   a figure that is NULL is unknown, not zero"]


def views(seats: Mapping[str, int], dialect: Dialect) -> str:
    """``figures``, one row for each vote and measure, and ``corners``.

    ``seats`` are those that the bylaw gives the body that decides a matter, by the matter's name.
    """
    return view("figures", _figures(seats, dialect)) + "\n" + view("corners", _corners(dialect))


# ── Figures ──


def _figures(seats: Mapping[str, int], dialect: Dialect) -> str:
    parts = [f"WITH stated AS {dialect.kept}({_stated()})", f"sound AS {dialect.kept}({_sound()})"]
    last = "sound"
    for turn in range(2 if seats else 1):
        if turn:
            parts.append(f"seated AS {dialect.kept}({_seated(last, seats, dialect)})")
            last = "seated"
        for at, (whole, kinds) in enumerate(_WHOLES):
            name = f"step_{turn * len(_WHOLES) + at + 1}"
            parts.append(f"{name} AS {dialect.kept}({_step(last, whole, kinds)})")
            last = name
    return ",\n".join(parts) + f"\nSELECT {', '.join((*_KEPT, *FIGURES))} FROM {last}"


def _stated() -> str:
    measures = " UNION ALL ".join(f"SELECT '{one.value}' AS measure" for one in Measure)
    least, most = (f"{one}({', '.join(FIGURES)})" for one in ("LEAST", "GREATEST"))
    figures = "".join(f",\n    MAX(t.{one}) AS {one}" for one in FIGURES)
    return f"""
  SELECT
    v.vote, v.matter, COALESCE(v.second_call, FALSE) AS second_call, m.measure,
    CASE
      WHEN COUNT(t.vote) > 1 THEN 'twice'
      WHEN MIN({least}) < 0 THEN 'negative'
      WHEN MAX({most}) > {LARGEST} THEN 'too-large'
      ELSE MAX(t.problem)
    END AS problem{figures}
  FROM votes AS v CROSS JOIN ({measures}) AS m
  LEFT JOIN tallies AS t ON t.vote = v.vote AND t.measure = m.measure
  GROUP BY v.vote, v.matter, v.second_call, m.measure"""


def _sound() -> str:
    """Figures that can all be right; others are unknown, and ``problem`` says why."""
    over = "\n      ".join(f"WHEN {one} THEN 'over-the-whole'" for one in _misfits())
    figures = "".join(
        f",\n    CASE WHEN problem IS NULL THEN {one} END AS {one}" for one in FIGURES
    )
    return f"""
  SELECT vote, matter, second_call, measure, problem{figures}
  FROM (SELECT vote, matter, second_call, measure, {", ".join(FIGURES)},
    CASE
      WHEN NOT problem IS NULL THEN problem
      {over}
    END AS problem FROM stated) AS q"""


def _misfits() -> Iterator[str]:
    for whole, kinds in _WHOLES:
        yield f"{added(kinds)} > {whole}"
        yield f"{' + '.join(kinds)} <> {whole}"


def _step(source: str, whole: str, kinds: tuple[str, ...]) -> str:
    """What follows from ``whole`` being the sum of ``kinds``."""
    others = [one for one in FIGURES if one != whole and one not in kinds]
    rest = (
        f"CASE WHEN {{0}} IS NULL AND {whole} >= known AND (lacking = 1 OR {whole} = known) "
        f"THEN {whole} - known ELSE {{0}} END AS {{0}}"
    )
    columns = [
        ", ".join((*_KEPT, *others)),
        f"CASE WHEN {whole} IS NULL AND lacking = 0 THEN known ELSE {whole} END AS {whole}",
        *(rest.format(one) for one in kinds),
    ]
    listed = ",\n    ".join(columns)
    return f"""
  SELECT {listed}
  FROM (SELECT {", ".join((*_KEPT, *FIGURES))},
    {lacking(kinds)} AS lacking,
    {added(kinds)} AS known FROM {source}) AS q"""


def _seated(source: str, seats: Mapping[str, int], dialect: Dialect) -> str:
    """With the seats that the bylaw gives the body, where they were not counted."""
    given = " ".join(f"WHEN {dialect.quoted(name)} THEN {one}" for name, one in seats.items())
    others = ", ".join((*_KEPT, *FIGURES[1:]))
    return f"""
  SELECT {others},
    CASE WHEN total IS NULL AND problem IS NULL AND measure = 'seats'
      THEN CASE matter {given} END ELSE total END AS total
  FROM {source}"""


# ── Corners ──

_NONE = "none"


def _corners(dialect: Dialect) -> str:
    """The figures completed in every extreme way: what is left of a whole goes to one unknown kind.

    ``joins_for`` and ``joins_against`` are 1 where those who follow the majority join that side; they are
    both 0 and both 1 where the majority is unknown.
    """
    full = ",\n  ".join(f"{_filled(kind)} AS {votes(kind)}" for kind in PARTS)
    return f"""WITH rests AS {dialect.kept}({_rests()}
)
SELECT
  vote, second_call, matter, measure, total,
  {full},
  CASE WHEN votes_for > votes_against THEN 1 WHEN votes_for <= votes_against THEN 0 ELSE way END AS joins_for,
  CASE WHEN votes_against > votes_for THEN 1 WHEN votes_against <= votes_for THEN 0 ELSE way END AS joins_against
FROM rests
CROSS JOIN ({_rows("one", (*PLAIN, _NONE))}) AS a
CROSS JOIN ({_rows("other", (*OUTSIDE, _NONE))}) AS b
CROSS JOIN (SELECT 0 AS way UNION ALL SELECT 1 AS way) AS w
WHERE {_takes("one", PLAIN)}
  AND {_takes("other", OUTSIDE)}
  AND CASE
    WHEN returned IS NULL THEN rest >= 0 AND (rest = 0 OR plain_lacking + outside_lacking > 0)
      AND {_takers()} = CASE WHEN plain_lacking + outside_lacking = 0 THEN 0 ELSE 1 END
    ELSE plain_rest >= 0 AND (plain_rest = 0 OR plain_lacking > 0)
      AND outside_rest >= 0 AND (outside_rest = 0 OR outside_lacking > 0)
      AND (one = 'none') = (plain_lacking = 0) AND (other = 'none') = (outside_lacking = 0)
  END
  AND (way = 0 OR votes_for IS NULL OR votes_against IS NULL)"""


def _rests() -> str:
    plain, outside = tuple(map(votes, PLAIN)), tuple(map(votes, OUTSIDE))
    return f"""
  SELECT vote, second_call, matter, measure, {", ".join(FIGURES)},
    {lacking(plain)} AS plain_lacking,
    {lacking(outside)} AS outside_lacking,
    returned - ({added(plain)}) AS plain_rest,
    total - returned - ({added(outside)}) AS outside_rest,
    total - ({added((*plain, *outside))}) AS rest
  FROM figures WHERE NOT total IS NULL"""


def _rows(name: str, kinds: Iterable[str]) -> str:
    return " UNION ALL ".join(f"SELECT '{one}' AS {name}" for one in kinds)


def _takes(name: str, kinds: Iterable[str]) -> str:
    """Whether the kind is unknown, so that it may take what is left."""
    each = " ".join(f"WHEN '{one}' THEN {votes(one)} IS NULL" for one in kinds)
    return f"CASE {name} {each} ELSE TRUE END"


def _takers() -> str:
    return "CASE WHEN one = 'none' THEN 0 ELSE 1 END + CASE WHEN other = 'none' THEN 0 ELSE 1 END"


def _filled(kind: str) -> str:
    name, rest = ("one", "plain_rest") if kind in PLAIN else ("other", "outside_rest")
    left = f"CASE WHEN returned IS NULL THEN rest ELSE {rest} END"
    return f"COALESCE({votes(kind)}, CASE WHEN {name} = '{kind}' THEN {left} ELSE 0 END)"


def whole_of(kinds: tuple[str, ...] | None) -> str:
    """The figure that a share is a share of, where nothing is unknown."""
    return "total" if kinds is None else total_of(kinds)


def known(kinds: tuple[str, ...]) -> str:
    """The votes of these kinds, or what the ballots returned leave for them; NULL if unknown."""
    plain = [one for one in PLAIN if one in kinds]
    if not plain:
        return total_of(kinds)
    rest = "".join(f" - {votes(one)}" for one in PLAIN if one not in kinds)
    outside = "".join(f" + {votes(one)}" for one in OUTSIDE if one in kinds)
    return f"COALESCE({total_of(kinds)}, returned{rest}{outside})"
