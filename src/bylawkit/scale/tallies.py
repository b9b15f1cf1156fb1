"""Tallies of ballots of any number: the rules of :mod:`bylawkit.evaluate.count`, as SQL."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate import table_codes
from bylawkit.evaluate.ballots import NOT_RETURNED
from bylawkit.evaluate.count import Counted, count_of, counts_heads
from bylawkit.evaluate.quantities import shown
from bylawkit.evaluate.register import person_key
from bylawkit.evaluate.tally import Tally
from bylawkit.evaluate.weighing import Votes, Will, is_weighed_otherwise, weights_set_aside
from bylawkit.model.votes import RESERVED, Duplicate, Matter, Measure
from bylawkit.scale import codes
from bylawkit.scale.cells import LINE, Noticed, literal
from bylawkit.source import Place

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

Wills = tuple[Will, ...]
"""What ballots say, by the number that stands for it in the table."""

_FEW = 20


def count_rows(
    con: Connection,
    path: str,
    matter: Matter,
    wills: Wills,
    columns: frozenset[str],
    closes: datetime | None = None,
) -> tuple[Counted | None, Noticed]:
    """The tally of the views ``units`` and ``ballots``; as ``evaluate.count.count_ballots`` does it.

    ``columns`` are those that the file of the ballots has.
    """
    what = not_counted_by_sql(matter)
    if what is not None:
        return None, (Diagnostic(codes.NOT_AT_SCALE, matter.span, {"what": what}),)
    returned = _numbers(wills, returned=True)
    _admit(con, matter, columns, closes)
    noticed = _unknown(con, path)
    if noticed:
        return None, noticed
    noticed += _untimed(con, path, returned, closes)
    noticed += (*_left_out(con, path, matter), *weights_set_aside(path, matter))
    problems = _one_each(con, path, matter, wills, returned)
    noticed += problems
    if any(one.code.unusable for one in problems):
        return None, noticed
    noticed += _within_cap(con, path, matter)
    rows = _by_will(con, matter)
    tally, divided = _tally(con, matter, wills, rows)
    if divided and counts_heads(matter):
        noticed += (Diagnostic(codes.DIVIDED, Place(path), {"count": divided}),)
    cast = con.execute(f"SELECT count(*) FROM ballots WHERE will IN {returned}").fetchall()[0][0]
    back = [
        one for one in rows if one.number is not None and wills[one.number][0] not in NOT_RETURNED
    ]
    counted = sum(one.units for one in back)
    last = max((one.last for one in back if one.last is not None), default=None)
    return Counted(tally, cast, counted, last), noticed


def not_counted_by_sql(matter: Matter) -> Text | None:
    """What of a matter SQL does not count."""
    if matter.lines:
        return Text("一张票上的几项", "several lines on one ballot")
    if matter.owner_cap is not None and matter.matter_class not in RESERVED:
        return Text("每位业主的上限", "a cap on one owner")
    return None


def _numbers(wills: Wills, *, returned: bool) -> str:
    """The numbers of what a ballot that came back says, as a list of SQL."""
    found = [at for at, (kind, _) in enumerate(wills) if (kind not in NOT_RETURNED) is returned]
    return f"({', '.join(map(str, found or [-1]))})"


def _unknown(con: Connection, path: str) -> Noticed:
    """Ballots for units that the register does not have."""
    if not con.execute("SELECT 1 FROM admitted WHERE id IS NULL LIMIT 1").fetchall():
        return ()
    rows = con.execute(
        f"SELECT any_value(unit), min({LINE}) AS first FROM ballots ANTI JOIN units USING (key) "
        f"GROUP BY key ORDER BY first LIMIT {_FEW}"
    ).fetchall()
    return tuple(
        Diagnostic(table_codes.UNKNOWN_UNIT, Place(path, line), {"text": shown(unit)})
        for unit, line in rows
    )


# ── Which ballots count ──

_WHY = {
    1: Text("登记册写明这些房屋不计入", "the register says that the units do not count"),
    2: Text("这些房屋不在表决范围内", "the units are outside the scope of the vote"),
    3: Text("规约没有采用这种投票方式", "the bylaw does not admit this way of voting"),
    4: Text("受托人不得受托投票", "the holder may not vote by proxy"),
    6: Text("表决已经截止", "they were cast after voting closed"),
    5: Text("委托投票没有委托书", "they were cast by proxy without a written proxy"),
}


def _admit(
    con: Connection, matter: Matter, columns: frozenset[str], closes: datetime | None
) -> None:
    """Units beside their ballots, each with the number of the reason why it does not count, or 0.

    A unit without a ballot has no line, and a ballot for a unit that is not known no ``id``.
    """
    barred = [person_key(party.name) for party in matter.proxy_except]
    channels = ", ".join(literal(one.value) for one in matter.channels)
    paper = "documented" if "proxy_document" in columns or not matter.proxy_written else "FALSE"
    late = "" if closes is None else f"WHEN moment > TIMESTAMP '{closes.isoformat(' ')}' THEN 6"
    cases = [
        late,
        "WHEN excluded THEN 1",
        "WHEN NOT inside THEN 2",
        f"WHEN channel NOT IN ({channels}) THEN 3" if channels else "",
        f"WHEN holder IN ({', '.join(map(literal, barred))}) THEN 4" if barred else "",
        f"WHEN holder <> '' AND NOT {paper} THEN 5" if "holder" in columns else "",
    ]
    others = (
        "CASE WHEN b.holder = '' OR contains(chr(31) || u.owners || chr(31), "
        "chr(31) || b.holder || chr(31)) THEN '' ELSE b.holder END"
    )
    holder = others if "holder" in columns else "''"
    con.execute(
        "CREATE OR REPLACE TEMP TABLE admitted AS "
        f"SELECT {LINE}, id, area, head, inside, will, moment, holder, "
        f"CASE WHEN {LINE} IS NULL THEN NULL {' '.join(cases)} ELSE 0 END AS reason FROM ("
        f"SELECT b.{LINE}, u.id, u.area, u.inside, u.excluded, b.will, b.moment, b.channel, "
        f"b.documented, {holder} AS holder, "
        "CASE WHEN u.developer_stock THEN chr(31) ELSE u.owners END AS head "
        "FROM units AS u FULL JOIN ballots AS b USING (key))"
    )


def _untimed(con: Connection, path: str, returned: str, closes: datetime | None) -> Noticed:
    """That ballots have no time, where voting closes at one."""
    if closes is None:
        return ()
    count = con.execute(
        f"SELECT count(*) FROM ballots WHERE moment IS NULL AND will IN {returned}"
    ).fetchall()[0][0]
    return (Diagnostic(table_codes.NO_TIME, Place(path), {"count": count}),) if count else ()


def _left_out(con: Connection, path: str, matter: Matter) -> Noticed:
    rows = con.execute(
        "SELECT reason, count(*) FROM admitted WHERE reason > 0 GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return tuple(_alike(path, count, _WHY[reason]) for reason, count in rows)


def _alike(path: str, count: int, reason: Text) -> Diagnostic:
    return Diagnostic(codes.ALIKE, Place(path), {"count": count, "reason": reason})


def _one_each(con: Connection, path: str, matter: Matter, wills: Wills, returned: str) -> Noticed:
    """The view ``chosen``: a row for each unit inside, with its ballot if there is one."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE several AS "
        "SELECT id FROM admitted GROUP BY id HAVING count(*) > 1"
    )
    row = f"{{'will': will, 'moment': moment, 'holder': holder, '{LINE}': {LINE}}}"
    good = "FILTER (WHERE reason = 0)"
    back = f"FILTER (WHERE reason = 0 AND will IN {returned})"
    con.execute(
        "CREATE OR REPLACE TEMP TABLE same AS SELECT id, any_value(area) AS area, "
        "any_value(head) AS head, any_value(inside) AS inside, "
        f"count(*) {back} AS back, count(DISTINCT moment) {back} AS moments, "
        f"arg_min({row}, {LINE}) {good} AS first_row, arg_min({row}, {LINE}) {back} AS first_back, "
        f"arg_min({row}, moment) {back} AS earliest, arg_max({row}, moment) {back} AS latest "
        "FROM admitted JOIN several USING (id) GROUP BY id"
    )
    problems = _open(con, path, matter)
    if problems:
        return problems
    chosen = {
        Duplicate.VOID: f"struct_update(first_back, will := {_number_of_invalid(wills)})",
        Duplicate.FIRST: "earliest",
        Duplicate.LAST: "latest",
        None: "first_back",
    }[matter.duplicate]
    con.execute(
        "CREATE OR REPLACE TEMP VIEW chosen AS SELECT area, head, "
        f"CASE WHEN reason = 0 THEN will END AS will, moment, holder, {LINE} FROM admitted "
        "WHERE inside AND id NOT IN (FROM several) UNION ALL "
        f"SELECT area, head, c.will, c.moment, c.holder, c.{LINE} FROM (SELECT area, head, "
        f"CASE WHEN back >= 2 THEN {chosen} WHEN back = 1 THEN first_back ELSE first_row END AS c "
        "FROM same WHERE inside)"
    )
    return _told_of_several(con, path, matter)


def _number_of_invalid(wills: Wills) -> int:
    return wills.index(("invalid", ()))


def _open(con: Connection, path: str, matter: Matter) -> Noticed:
    """Units with several ballots of which nobody can tell which one counts."""
    if matter.duplicate is Duplicate.VOID:
        return ()
    none = matter.duplicate is None
    rows = con.execute(
        f"SELECT unit, back, first_back.{LINE} AS line FROM same JOIN (SELECT {LINE} AS id, unit FROM all_units) USING (id) WHERE back >= 2 "
        f"{'' if none else 'AND moments < back'} ORDER BY line LIMIT {_FEW}"
    ).fetchall()
    code = table_codes.TWO_BALLOTS if none else table_codes.NO_ORDER
    return tuple(
        Diagnostic(code, Place(path, line), {"text": shown(unit), "count": count})
        for unit, count, line in rows
    )


_SEVERAL = {
    Duplicate.VOID: Text("同一房屋重复投票，均无效", "several ballots for one unit are all void"),
    Duplicate.FIRST: Text(
        "同一房屋重复投票，以先投的为准", "an earlier ballot for the unit counts"
    ),
    Duplicate.LAST: Text("同一房屋重复投票，以后投的为准", "a later ballot for the unit counts"),
}


def _told_of_several(con: Connection, path: str, matter: Matter) -> Noticed:
    out = "back" if matter.duplicate is Duplicate.VOID else "back - 1"
    count = con.execute(f"SELECT sum({out}) FROM same WHERE back >= 2").fetchall()[0][0]
    if not count or matter.duplicate is None:
        return ()
    return (_alike(path, int(count), _SEVERAL[matter.duplicate]),)


def _within_cap(con: Connection, path: str, matter: Matter) -> Noticed:
    """The views ``votes``, without the proxies that a holder has beyond the cap, and ``kept``."""
    if matter.proxy_cap is None:
        con.execute("CREATE OR REPLACE TEMP VIEW votes AS FROM chosen")
        count = 0
    else:
        # In the order in which they came.
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE beyond AS SELECT {LINE} FROM (SELECT {LINE}, "
            f"row_number() OVER (PARTITION BY holder ORDER BY moment IS NULL, moment, {LINE}) AS held "
            f"FROM chosen WHERE will IS NOT NULL AND holder <> '') WHERE held > {matter.proxy_cap}"
        )
        count = con.execute("SELECT count(*) FROM beyond").fetchall()[0][0]
        within = f"CASE WHEN {LINE} IN (FROM beyond) THEN NULL ELSE will END AS will"
        con.execute(f"CREATE OR REPLACE TEMP VIEW votes AS SELECT * REPLACE ({within}) FROM chosen")
    con.execute("CREATE OR REPLACE TEMP VIEW kept AS FROM votes WHERE will IS NOT NULL")
    if not count:
        return ()
    reason = Text(
        f"受托人受托超过 {matter.proxy_cap} 户", f"their holders hold more than {matter.proxy_cap}"
    )
    return (_alike(path, count, reason),)


# ── The tally ──


class _Alike(NamedTuple):
    """Units whose ballots say the same: areas and weights together, how many, and the last day."""

    number: int | None
    area: int
    weight: int
    units: int
    last: date | None


def _by_will(con: Connection, matter: Matter) -> list[_Alike]:
    weight = _weight(matter) if _is_weighed(matter) else "1"
    rows = con.execute(
        f"SELECT will, sum(area), sum({weight}), count(*), max(moment)::DATE FROM votes "
        "GROUP BY will ORDER BY will"
    ).fetchall()
    return [_Alike(row[0], int(row[1]), int(row[2]), row[3], row[4]) for row in rows]


def _is_weighed(matter: Matter) -> bool:
    return matter.matter_class not in RESERVED and is_weighed_otherwise(matter)


def _tally(con: Connection, matter: Matter, wills: Wills, rows: list[_Alike]) -> tuple[Tally, int]:
    """The figures of each measure, and how many heads were divided."""
    area: Votes = [(_will(wills, one.number), one.area) for one in rows]
    weights: Votes = [(_will(wills, one.number), one.weight) for one in rows]
    heads, divided = _heads(con, wills)
    if _is_weighed(matter) and matter.weight is not None:
        heads = weights
    options = tuple(option.name for option in matter.options)
    figures = {Measure.AREA: area, Measure.HEADS: heads, Measure.HOUSEHOLDS: weights}
    return Tally({measure: count_of(votes, options) for measure, votes in figures.items()}), divided


def _weight(matter: Matter) -> str:
    weight = matter.weight
    if weight is None or not weight.area_step:
        return "1"
    step = int(weight.area_step)
    return f"((area + {step - 1}) // {step}) * {weight.votes}"


def _will(wills: Wills, number: int | None) -> Will | None:
    return None if number is None else wills[number]


_DIVIDED, _SILENT, _UNSERVED = -1, -2, -3


def _heads(con: Connection, wills: Wills) -> tuple[Votes, int]:
    """What each head says: what its ballots say, if they agree."""
    returned = _numbers(wills, returned=True)
    silent = [at for at, (kind, _) in enumerate(wills) if kind == "silent"]
    has_others = any(kind in NOT_RETURNED for kind, _ in wills)
    back = f"FILTER (WHERE will IN {returned})" if has_others else ""
    is_silent = f"bool_or(will IN ({', '.join(map(str, silent))}))" if silent else "FALSE"
    rows = con.execute(
        "SELECT CASE WHEN lowest <> highest THEN -1 WHEN lowest IS NOT NULL THEN lowest "
        "WHEN silent THEN -2 WHEN any_row THEN -3 END AS says, count(*) FROM ("
        f"SELECT min(will) {back} AS lowest, max(will) {back} AS highest, {is_silent} AS silent, "
        f"{'count(will) > 0' if back else 'FALSE'} AS any_row "
        "FROM votes GROUP BY head) GROUP BY 1 ORDER BY 1"
    ).fetchall()
    special: dict[int, Will] = {
        _DIVIDED: ("invalid", ()),
        _SILENT: ("silent", ()),
        _UNSERVED: ("unserved", ()),
    }
    votes: Votes = [
        (None if says is None else special.get(says) or wills[says], count) for says, count in rows
    ]
    return votes, sum(count for says, count in rows if says == _DIVIDED)
