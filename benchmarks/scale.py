"""Fees and tallies by SQL, beside peers: OpenFisca-core on the same fee, a count written by hand.

The fee has a phase with a gift, a bearer, and yearly subsidies from the first payment. Both sides
start from what is known of the households. They end with what each payer has to pay in all; or with
every amount of every household and month, in memory or in a Parquet file. Where OpenFisca differs by
a fen or more from the rules, it is counted; its numbers stand in its formulas, which is its fastest
way: looking a rate up by the use of each household takes it several times as long. The tally reads two
Parquet files; the query by hand does the same: of several ballots the last, area by unit, heads by
owner, a divided owner as invalid.

    python benchmarks/scale.py [--households 1000000] [--ballots 1000000] [--assert]
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bylawkit.evaluate.bills import Bills
from bylawkit.evaluate.lines import Wanted
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.votes import Measure
from bylawkit.pipeline import read_text
from bylawkit.scale.alike import alike_lines
from bylawkit.scale.ballots import count_files
from bylawkit.scale.engine import connect
from bylawkit.scale.fee_sql import Payers, fee_query, others_in
from bylawkit.scale.fees import Asked, Charged, totals
from fee_in_openfisca import Peer
from measure import finish, in_turns, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from bylawkit.scale.engine import Connection

Jobs = dict[tuple[str, str], "Callable[[], object]"]

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 1)
FASTER, SLOWER = 4.0, 2.0
"""What `--assert` holds to: sums of fees at least so many times as fast as OpenFisca's, a tally at most so many times as slow as by hand."""

EVERY = {"in memory": 0.2, "as Parquet": 0.2}
"""How fast every amount must be had, beside OpenFisca."""
ROUNDS = 3

RULES = """规约 "试验小区管理规约"
  类型 商品房
费用 物业费
  缴纳 业主 → 物业
  标准 住宅 2.35元/平方米/月, 商铺 4.10元/平方米/月
  起算 2026-01-01
  阶段 扶持 6个月 收取60% 补贴 街道 30% 承担 建设单位
  阶段 自立 全额
  补贴 公房产权人 逐年 30%, 20%, 10% 自首次缴费
事项 甲
  类别 选聘物业
  参与 面积三分之二以上 且 人数三分之二以上
  同意 参与面积过半数 且 参与人数过半数
  重复投票 以后为准
"""


def main() -> int:
    """Measure both; print two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=1_000_000)
    parser.add_argument("--ballots", type=int, default=1_000_000)
    parser.add_argument("--assert", action="store_true")
    asked = parser.parse_args()
    reading = read_text(RULES, "试验.bylaw")
    assert reading.ok
    assert reading.bylaw is not None
    rules = reading.bylaw

    def measured() -> list[str]:
        return [*fees(rules, asked.households), *tally(rules, asked.ballots)]

    return finish(measured)


# ── Fees ──


def fees(bylaw: Bylaw, count: int) -> list[str]:
    """The fees of so many households in twelve months, ours and OpenFisca's."""
    con = connect(memory="4GB")
    con.execute(_HOUSEHOLDS.format(count=count))
    charged = _charged(con, bylaw)
    columns = [
        con.execute(f"SELECT {one} FROM households_0 ORDER BY number").fetchall() for one in _KNOWN
    ]
    peer = Peer([[row[0] for row in column] for column in columns])
    with TemporaryDirectory() as folder:
        jobs = _jobs(charged, peer, folder)
        taken = in_turns(jobs, ROUNDS)
    con.execute(_EVERY)
    missed = misses(con, peer)
    assert totals(charged).lines == 12 * count
    con.close()
    ratios = {what: taken[what, "OpenFisca-core"] / taken[what, "bylawkit"] for what, _ in jobs}
    rows = [
        [what, f"{ratio:.1f}", f"{FASTER:.0f}" if what == "sums" else f"{EVERY[what]}"]
        for what, ratio in ratios.items()
    ]
    title = f"Fees of {count:,} households × 12 months, medians of {ROUNDS} turns"
    show(title, ["what", "bylawkit, × OpenFisca-core", "at least"], rows)
    print(f"\nAmounts wrong by a fen or more: 0, of OpenFisca {missed:,} of {60 * count:,}.")
    return [
        f"fees, {what}: {ratio:.1f} × OpenFisca"
        for what, ratio in ratios.items()
        if ratio < EVERY.get(what, FASTER)
    ]


def _jobs(charged: Charged, peer: Peer, folder: str) -> Jobs:
    ours, theirs = (str(Path(folder) / f"{one}.parquet") for one in ("ours", "theirs"))
    con = charged.con

    def written() -> None:
        peer.run()
        peer.write(con, theirs)

    return {
        ("sums", "bylawkit"): lambda: totals(charged),
        ("sums", "OpenFisca-core"): peer.sums,
        ("in memory", "bylawkit"): lambda: con.execute(_EVERY),
        ("in memory", "OpenFisca-core"): peer.run,
        ("as Parquet", "bylawkit"): lambda: con.execute(f"COPY ({_LINES}) TO '{ours}'"),
        ("as Parquet", "OpenFisca-core"): written,
    }


_AMOUNTS = ("whole", "owed", "paid_by_0", "paid_by_1", "paid_by_2")
_LINES = f"SELECT number, month, {', '.join(_AMOUNTS)} FROM fee_0"
_EVERY = f"CREATE OR REPLACE TABLE lines AS {_LINES}"
_KNOWN = ("area", "use_name = '商铺'", "coalesce(first_paid, 0)")
_HOUSEHOLDS = """
CREATE TABLE households_0 AS SELECT range AS number, range::VARCHAR AS unit,
CASE WHEN hash(range) % 20 = 0 THEN '商铺' ELSE '住宅' END::ENUM ('住宅', '商铺') AS use_name,
(2000 + hash(range + 1) % 18000)::INT AS area, FALSE AS developer_stock, NULL::INT AS sold,
',' AS hardship, NULL::INT AS handed_over,
CASE WHEN hash(range + 2) % 4 > 0 THEN (24312 - hash(range + 3) % 40)::INT END AS first_paid
FROM range({count})
"""


def _charged(con: Connection, bylaw: Bylaw) -> Charged:
    wanted = Wanted(bylaw.fees, FIRST, LAST)
    plan = Bills(bylaw, wanted, ["住宅", "商铺"], (FIRST, LAST)).plans["物业费"]
    others = others_in(plan)
    assert others == ("街道", "公房产权人", "建设单位")
    payers = Payers("业主", "业主", others)
    query = fee_query(plan, payers, carried=("number",))
    assert query is not None
    con.execute(
        f"CREATE VIEW fee_0 AS WITH households AS (FROM households_0) {query.sql('duckdb')}"
    )
    asked = Asked(bylaw.fees[0], plan, alike_lines(plan, payers) or "")
    return Charged(con, (asked,), ("业主", *others), others)


def misses(con: Connection, peer: Peer) -> int:
    """Amounts in which OpenFisca differs from ours, which is held against the scalar engine elsewhere."""
    wrong = 0
    for number, told in enumerate(peer.told):
        ours = con.execute(
            f"SELECT {', '.join(_AMOUNTS)} FROM lines WHERE month = {24312 + number} ORDER BY number"
        ).fetchnumpy()
        for column, values in zip(_AMOUNTS, told, strict=True):
            wrong += int((ours[column] != (values.astype("float64") * 100).round()).sum())
    return wrong


# ── Tally ──


def tally(bylaw: Bylaw, count: int) -> list[str]:
    """A count of so many ballots from Parquet, ours and one by hand."""
    (matter,) = bylaw.matters
    con = connect(memory="2GB")
    with TemporaryDirectory() as folder:
        register, ballots = (str(Path(folder) / f"{one}.parquet") for one in ("units", "ballots"))
        con.execute(f"COPY ({_UNITS.format(count=count)}) TO '{register}'")
        con.execute(f"COPY ({_BALLOTS.format(count=count)}) TO '{ballots}'")
        hand = _BY_HAND.format(register=register, ballots=ballots)
        found: dict[str, Any] = {}

        def ours() -> None:
            found["ours"], _ = count_files(con, matter, (register, "u"), (ballots, "b"), None)

        def by_hand() -> None:
            found["hand"] = con.execute(hand).fetchall()

        taken = in_turns({"bylawkit": ours, "by hand": by_hand}, ROUNDS)
    for measure, choice, figure in found["hand"]:
        figures = found["ours"].tally.of(Measure(measure)).figures
        assert choice is None or figures[_KINDS[choice]] == figure, (measure, choice, figure)
    con.close()
    ratio = taken["bylawkit"] / taken["by hand"]
    title = f"\nA tally of {count:,} ballots over as many units from Parquet"
    rows = [
        ["bylawkit", f"{ratio:.2f}", f"{SLOWER:.0f}"],
        ["by hand", "1.00", ""],
    ]
    show(title, ["how", "time", "at most"], rows)
    peak = getrusage(RUSAGE_SELF).ru_maxrss // 1024
    print(f"\nThis process held at most {peak:,} MB.", file=sys.stderr)
    return [] if ratio <= SLOWER else [f"tally: {ratio:.2f} × by hand"]


_KINDS = {"同意": "for", "反对": "against", "弃权": "abstain", "无效": "invalid"}
_UNITS = """
SELECT (range // 100 + 1) || '幢' || range % 100 || '室' AS 房号, '住宅' AS 用途,
(50 + hash(range) % 10000 / 100)::DECIMAL(10, 2) AS 面积, '业主' || hash(range) % {count} AS 业主,
hash(range + 5) % 50 = 0 AS 不计入 FROM range({count})
"""
_BALLOTS = """
SELECT (unit // 100 + 1) || '幢' || unit % 100 || '室' AS 房号,
['同意', '同意', '反对', '弃权'][(hash(range + 7) % 4 + 1)::BIGINT] AS 选择,
TIMESTAMP '2026-05-01' + to_seconds((range * 7 % 1000003)::BIGINT) AS 投票时间
FROM (SELECT range, CASE WHEN range % 50 = 49 THEN range - 1 ELSE range END AS unit FROM range({count}))
"""
_BY_HAND = """
WITH b AS (SELECT 房号, arg_max(选择, 投票时间) AS c FROM '{ballots}' GROUP BY 房号),
v AS (SELECT 业主, 面积, c FROM '{register}' LEFT JOIN b USING (房号) WHERE NOT 不计入),
h AS (SELECT CASE WHEN min(c) <> max(c) THEN '无效' ELSE min(c) END AS c FROM v GROUP BY 业主)
SELECT 'area', c, (sum(面积) * 100)::BIGINT FROM v GROUP BY c
UNION ALL SELECT 'heads', c, count(*) FROM h GROUP BY c
UNION ALL SELECT 'households', c, count(*) FROM v GROUP BY c
"""

if __name__ == "__main__":
    raise SystemExit(main())
