"""From register and ballots to tallies: which ballots count, and what every unit and head says.

The rules are those of :mod:`bylawkit.evaluate.count` and :mod:`bylawkit.evaluate.weighing`.
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.enforce.sql.text import (
    FIGURES,
    LARGEST,
    OUTSIDE,
    PLAIN,
    Dialect,
    one_of,
    table,
    view,
    votes,
    words_told,
)
from bylawkit.evaluate.register import person_key
from bylawkit.evaluate.tally import PARTS
from bylawkit.evaluate.weighing import is_weighed_otherwise
from bylawkit.model.votes import RESERVED, Channel, Duplicate, Matter
from bylawkit.scale.tallies import not_counted_by_sql

UNITS = {
    "vote": "TEXT the vote",
    "unit": "TEXT the unit; each once for a vote",
    "area": "BIGINT its area in 0.01 m²",
    "owners": "TEXT all its owners, in a fixed order and spelling: the same text is the same head",
    "developer_stock": "BOOLEAN whether the developer still has it; all such units are one head",
    "excluded": "BOOLEAN whether the register says that it does not count",
    "inside": "BOOLEAN whether it lies in the scope of the vote",
}
BALLOTS = {
    "vote": "TEXT the vote",
    "ballot": "BIGINT the place of the ballot in the order in which ballots were entered; each once for a vote",
    "unit": "TEXT the unit",
    "choice": f"TEXT {', '.join(PARTS)}",
    "channel": f"TEXT {', '.join(Channel)}; NULL if unknown",
    "cast_at": "TIMESTAMP when it was cast; NULL if unknown",
    "holder": "TEXT who voted for the owners by proxy, in small letters without spaces; '' if an owner voted",
    "documented": "BOOLEAN whether there is a written proxy; NULL if unknown",
}
REASONS = {
    "unknown-unit": "the register of the vote does not have the unit",
    "late": "it was cast after voting closed",
    "excluded": "the register says that the unit does not count",
    "outside": "the unit is outside the scope of the vote",
    "channel": "the bylaw does not admit this way of voting",
    "holder": "the holder may not vote by proxy",
    "no-document": "it was cast by proxy without a written proxy",
    "another-counts": "another ballot for the unit counts",
    "beyond-cap": "its holder holds more proxies than the bylaw allows",
}
"""Why a ballot does not count."""

PROBLEMS = {
    "ballot-unusable": "a ballot without a number, with a choice or a channel that there is not, or one that comes twice",
    "nobody-inside": "no unit lies in the scope of the vote",
    "no-order": "the times of several ballots for a unit do not tell their order",
    "too-large": f"a figure exceeds {LARGEST}",
    "two-ballots": "there are several ballots for a unit, and the bylaw does not say which one counts",
    "unit-unusable": f"a unit without a name, an owner, an area up to {LARGEST} or a yes or no, or one that comes twice",
    "unknown-unit": "a ballot is for a unit that the register of the vote does not have",
}
"""Why a vote has no tally."""


def why_not_counted(matter: Matter) -> str | None:
    """What keeps the ballots of a matter from being counted by SQL."""
    what = not_counted_by_sql(matter)
    if what is not None:
        return f"{what.en}: not counted from ballots"
    weight = matter.weight
    if weight is not None and max(weight.area_step or 0, weight.votes * 2) * LARGEST >= 2**63:
        return "weights that need more than 64 bits: not counted from ballots"
    return None


def tables(dialect: Dialect) -> list[str]:
    """The tables that are read, and the words that are answered, as comments."""
    told = [*table("units", UNITS, dialect), *table("ballots", BALLOTS, dialect)]
    told += ["-- reasons why a ballot does not count", *words_told(REASONS)]
    return [*told, "-- problems for which there is no tally", *words_told(PROBLEMS)]


def views(matter: Matter, name: str, dialect: Dialect) -> str:
    """``NAME_ballots``, every ballot with the reason why it does not count, and ``NAME_tally``."""
    ballots = view(f"{name}_ballots", _ballots(matter, dialect))
    return ballots + "\n" + view(f"{name}_tally", _tally(matter, f"{name}_ballots", dialect))


# ── Which ballots count ──

_BACK = f"choice IN {one_of(PLAIN)}"
"""Whether a ballot came back."""


def _ballots(matter: Matter, dialect: Dialect) -> str:
    cap = matter.proxy_cap
    beyond = "" if cap is None else f"\n    WHEN holder <> '' AND held > {cap} THEN 'beyond-cap'"
    counted = "choice"
    if matter.duplicate is Duplicate.VOID:
        counted = "CASE WHEN returned > 1 THEN 'invalid' ELSE choice END"
    return f"""WITH judged AS ({_judged(matter, dialect)}
),
placed AS ({_placed(matter)}
),
chosen AS (
  SELECT *,
    ROW_NUMBER() OVER (
      PARTITION BY vote, holder, CASE WHEN reason IS NULL AND place = 1 THEN 1 ELSE 0 END
      ORDER BY CASE WHEN cast_at IS NULL THEN 1 ELSE 0 END, cast_at, ballot
    ) AS held
  FROM placed
)
SELECT vote, ballot, unit, choice, cast_at, channel, {counted} AS counts_as,
  CASE
    WHEN NOT reason IS NULL THEN reason
    WHEN place > 1 THEN 'another-counts'{beyond}
  END AS reason
FROM chosen"""


def _judged(matter: Matter, dialect: Dialect) -> str:
    cases = "".join(
        f"\n      WHEN {when} THEN '{why}'" for when, why in _reasons(matter, dialect) if when
    )
    return f"""
  SELECT b.vote, b.ballot, b.unit, b.choice, b.channel, b.cast_at,
    COALESCE(b.holder, '') AS holder,
    CASE{cases}
    END AS reason
  FROM votes AS v
  JOIN ballots AS b ON b.vote = v.vote
  LEFT JOIN units AS u ON u.vote = b.vote AND u.unit = b.unit
  WHERE v.matter = {dialect.quoted(matter.name)}"""


def _reasons(matter: Matter, dialect: Dialect) -> Iterator[tuple[str, str]]:
    yield "u.unit IS NULL", "unknown-unit"
    yield "b.cast_at > v.closes", "late"
    yield "u.excluded", "excluded"
    yield "NOT u.inside", "outside"
    if matter.channels:
        yield f"NOT b.channel IN {one_of(matter.channels)}", "channel"
    barred = [person_key(party.name) for party in matter.proxy_except]
    if barred:
        yield f"b.holder IN {one_of(barred, dialect)}", "holder"
    otherwise = "FALSE" if matter.proxy_written else "TRUE"
    yield f"b.holder <> '' AND NOT COALESCE(b.documented, {otherwise})", "no-document"


def _placed(matter: Matter) -> str:
    """Of the ballots for a unit that nothing speaks against, the one that counts has the first place."""
    turns = {Duplicate.FIRST: "", Duplicate.LAST: " DESC"}
    by_time = ""
    if matter.duplicate in turns:
        by_time = f"CASE WHEN {_BACK} THEN cast_at END{turns[matter.duplicate]}, "
    own = "vote, unit, CASE WHEN reason IS NULL THEN 1 ELSE 0 END"
    return f"""
  SELECT *,
    SUM(CASE WHEN {_BACK} THEN 1 ELSE 0 END) OVER (PARTITION BY {own}) AS returned,
    ROW_NUMBER() OVER (
      PARTITION BY {own}
      ORDER BY CASE WHEN {_BACK} THEN 0 ELSE 1 END, {by_time}ballot
    ) AS place
  FROM judged"""


# ── The tally ──


def _tally(matter: Matter, ballots: str, dialect: Dialect) -> str:
    weights, heads = _weights(matter, dialect)
    return f"""WITH own AS {dialect.kept}(
  SELECT u.* FROM votes AS v JOIN units AS u ON u.vote = v.vote
  WHERE v.matter = {dialect.quoted(matter.name)}
),
own_ballots AS {dialect.kept}(
  SELECT * FROM {ballots}
),
said AS {dialect.kept}({_said(weights)}
),
heads AS ({_HEADS}
),
weighed AS (
  SELECT vote, 'area' AS measure, choice, CAST(area AS DECIMAL(38, 0)) AS weight FROM said
  UNION ALL
  SELECT vote, 'heads', choice, CAST({heads}
  UNION ALL
  SELECT vote, 'households', choice, CAST(weight AS DECIMAL(38, 0)) FROM said
),
sums AS ({_sums()}
),
problems AS (
  SELECT vote, MAX(problem) AS problem FROM ({_problems(matter)}
  ) AS q GROUP BY vote
),
judged AS (
  SELECT s.*,
    CASE WHEN NOT p.problem IS NULL THEN p.problem WHEN total > {LARGEST} THEN 'too-large' END AS problem
  FROM sums AS s LEFT JOIN problems AS p ON p.vote = s.vote
)
{_told_of_tally()}"""


def _told_of_tally() -> str:
    """The figures, or none and the problem; votes with a problem and no unit inside have one row."""
    unknown = ", ".join(["CAST(NULL AS BIGINT)"] * len(FIGURES))
    figures = ",\n  ".join(
        f"CASE WHEN problem IS NULL THEN CAST({one} AS BIGINT) END AS {one}" for one in FIGURES
    )
    return f"""SELECT vote, measure,
  {figures},
  problem
FROM judged
UNION ALL
SELECT vote, 'area', {unknown}, problem
FROM problems WHERE NOT vote IN (SELECT vote FROM sums)"""


def _weights(matter: Matter, dialect: Dialect) -> tuple[str, str]:
    """The weight of a unit, and what stands for heads: weights, where the bylaw has them."""
    by_head = "1 AS DECIMAL(38, 0)) FROM heads"
    weight = matter.weight
    if matter.matter_class in RESERVED or not is_weighed_otherwise(matter) or weight is None:
        return "1", by_head
    by_unit = "weight AS DECIMAL(38, 0)) FROM said"
    if not weight.area_step:
        return "1", by_unit
    step = int(weight.area_step)
    return f"({dialect.quotient(f'u.area + {step - 1}', step)}) * {weight.votes}", by_unit


def _said(weight: str) -> str:
    """What every unit inside says; NULL if there is no ballot that counts."""
    return f"""
  SELECT u.vote, u.area,
    CASE WHEN u.developer_stock THEN '' ELSE u.owners END AS head,
    CASE WHEN u.area BETWEEN 1 AND {LARGEST} THEN {weight} ELSE 0 END AS weight,
    b.counts_as AS choice
  FROM own AS u
  LEFT JOIN (SELECT vote, unit, counts_as FROM own_ballots WHERE reason IS NULL) AS b
    ON b.vote = u.vote AND b.unit = u.unit
  WHERE u.inside AND NOT u.excluded"""


_HEADS = f"""
  SELECT vote,
    CASE
      WHEN lowest <> highest THEN 'invalid'
      WHEN NOT lowest IS NULL THEN lowest
      WHEN silent > 0 THEN 'silent'
      WHEN ballots > 0 THEN 'unserved'
    END AS choice
  FROM (
    SELECT vote, head,
      MIN(CASE WHEN {_BACK} THEN choice END) AS lowest,
      MAX(CASE WHEN {_BACK} THEN choice END) AS highest,
      SUM(CASE WHEN choice = 'silent' THEN 1 ELSE 0 END) AS silent,
      COUNT(choice) AS ballots
    FROM said GROUP BY vote, head
  ) AS q"""
"""What each head says: what its ballots say, if they agree."""


def _sums() -> str:
    def sum_of(kind: str) -> str:
        return f"SUM(CASE WHEN choice = '{kind}' THEN weight ELSE 0 END)"

    plain = ", ".join(f"{sum_of(kind)} AS {votes(kind)}" for kind in PLAIN)
    outside = ", ".join(
        f"CASE WHEN COUNT(*) = COUNT(choice) THEN {sum_of(kind)} END AS {votes(kind)}"
        for kind in OUTSIDE
    )
    return f"""
  SELECT vote, measure, SUM(weight) AS total,
    SUM(CASE WHEN {_BACK} THEN weight ELSE 0 END) AS returned,
    {plain},
    {outside}
  FROM weighed GROUP BY vote, measure"""


def _problems(matter: Matter) -> str:
    return "\n    UNION ALL".join(
        f"\n    SELECT vote, '{problem}' AS problem {found}"
        for problem, found in _problem_queries(matter)
    )


def _problem_queries(matter: Matter) -> Iterator[tuple[str, str]]:
    yield "unknown-unit", "FROM own_ballots WHERE reason = 'unknown-unit'"
    wrong = (
        f"ballot IS NULL OR choice IS NULL OR NOT choice IN {one_of(PARTS)} "
        f"OR NOT channel IN {one_of(Channel)}"
    )
    yield "ballot-unusable", f"FROM own_ballots WHERE {wrong}"
    yield "ballot-unusable", "FROM own_ballots GROUP BY vote, ballot HAVING COUNT(*) > 1"
    wrong = " OR ".join(f"{one} IS NULL" for one in UNITS)
    yield "unit-unusable", f"FROM own WHERE {wrong} OR NOT area BETWEEN 1 AND {LARGEST}"
    yield "unit-unusable", "FROM own GROUP BY vote, unit HAVING COUNT(*) > 1"
    inside = "SUM(CASE WHEN inside AND NOT excluded THEN 1 ELSE 0 END)"
    yield "nobody-inside", f"FROM own GROUP BY vote HAVING {inside} = 0"
    if matter.duplicate is not Duplicate.VOID:
        several = (
            f"FROM own_ballots WHERE {_BACK} AND (reason IS NULL OR reason IN ('another-counts', 'beyond-cap')) "
            "GROUP BY vote, unit HAVING COUNT(*) > 1"
        )
        if matter.duplicate is None:
            yield "two-ballots", several
        else:
            yield "no-order", f"{several} AND COUNT(DISTINCT cast_at) < COUNT(*)"
