"""``bylawkit fees``: what each unit owes, and each subsidy payer too."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.cli.at_scale import is_at_scale
from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from bylawkit.api.result import Result
    from bylawkit.evaluate.assessment import Assessment
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.pipeline import Reading

NAME = "fees"
SUMMARY = Text("逐户逐月计算费用和补贴", "work out fees and subsidies, unit by unit")
EXAMPLE = (
    "bylawkit fees examples/old --register examples/old/register.csv --from 2026-07 --to 2026-09"
)


def configure(parser: argparse.ArgumentParser) -> None:
    _take_units_and_months(parser)
    _take_facts(parser)
    _take_days(parser)
    _take_sharing(parser)
    _take_options(parser)


def _take_units_and_months(parser: argparse.ArgumentParser) -> None:
    from bylawkit.cli.inputs import a_month

    parser.add_argument("path", metavar="PATH", help=said("规约文件", "the bylaw"))
    parser.add_argument(
        "--register",
        required=True,
        metavar="FILE",
        help=said(
            "房屋登记册（CSV、Excel 或 Parquet）", "the register of units (CSV, Excel or Parquet)"
        ),
    )
    parser.add_argument(
        "--from",
        dest="first",
        type=a_month,
        metavar="YYYY-MM",
        help=said("第一个月", "the first month"),
    )
    parser.add_argument(
        "--to",
        dest="last",
        type=a_month,
        metavar="YYYY-MM",
        help=said("最后一个月", "the last month"),
    )


def _take_facts(parser: argparse.ArgumentParser) -> None:
    from bylawkit.cli.inputs import an_indicator

    parser.add_argument(
        "--payments",
        metavar="FILE",
        help=said("缴费记录（CSV、Excel 或 Parquet）", "payments (CSV, Excel or Parquet)"),
    )
    parser.add_argument(
        "--facts",
        metavar="FILE",
        help=said(
            "登记册以外的事实：逐月的评价结果、享受减免的房屋（CSV 或 Excel）",
            "facts beside the register: evaluations by month, units that are exempted (CSV or Excel)",
        ),
    )
    parser.add_argument(
        "--events",
        metavar="FILE",
        help=said(
            "发生的事（CSV 或 Excel），同 `monitor`：其中的评价结果从记录的次月起计算",
            "what happened (CSV or Excel), as for `monitor`: its evaluations count from the month after their day",
        ),
    )
    parser.add_argument(
        "--indicator",
        action="append",
        default=[],
        type=an_indicator,
        metavar="NAME=SHARE",
        help=said("评价结果，例如 满意度=78%%", "a result of evaluation, such as 满意度=78%%"),
    )


def _take_days(parser: argparse.ArgumentParser) -> None:
    from bylawkit.cli.inputs import a_day

    parser.add_argument(
        "--on",
        type=a_day,
        metavar="DATE",
        help=said(
            "算到哪一天：之后的缴费不计，违约金算到这一天",
            "as of this day: later payments do not count, late charges run up to it",
        ),
    )
    parser.add_argument(
        "--ends",
        type=a_day,
        metavar="DATE",
        help=said(
            "收费在这一天终止：以后的月份不收，多缴的退还",
            "fees end on this day: later months are not charged, what was paid for them is refunded",
        ),
    )


def _take_sharing(parser: argparse.ArgumentParser) -> None:
    from bylawkit.cli.inputs import a_cost

    parser.add_argument(
        "--allocate",
        type=a_cost,
        metavar="NAME=YUAN",
        help=said(
            "不算费用，把一笔费用按规约的分摊分给各户，例如 电梯费用=120000",
            "share a cost by an allocation of the bylaw instead, such as 电梯费用=120000",
        ),
    )
    parser.add_argument(
        "--scope",
        metavar="PLACE",
        help=said(
            "分摊到一幢或一个单元的，写明是哪一处，例如 3幢1单元",
            "which block or stairwell shares it, such as 3/1",
        ),
    )


def _take_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--scale",
        action="store_true",
        help=said(
            "用 SQL 计算，不限户数（Parquet 一律如此）",
            "work by SQL, for registers of any size (Parquet always does)",
        ),
    )
    parser.add_argument(
        "--fee", metavar="NAME", help=said("只算这一项费用", "work out this fee only")
    )
    parser.add_argument(
        "--out",
        metavar="FILE",
        help=said(
            "把明细写入 CSV 文件，`-` 为标准输出", "write the lines to a CSV file, `-` to stdout"
        ),
    )
    parser.add_argument(
        "--explain",
        metavar="UNIT",
        help=said(
            "逐步说明一套房屋每个月的金额",
            "say step by step how the amounts of one unit came about",
        ),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=said("输出 JSON，每笔都带说明", "write JSON, in which every line explains itself"),
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help=said("警告也算问题", "warnings count as problems"),
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Print or write every line; nothing is written unless the input is sound."""
    from bylawkit.api.given import read_one

    reading = read_one(args.path)
    bylaw = reading.bylaw
    console = console.speaking(None if bylaw is None else bylaw.lang)
    if bylaw is None or not reading.ok:
        return console.report(reading.diagnostics) or 2
    if args.allocate is not None:
        from bylawkit.cli.fees_shared import run_shared

        return max(console.report(reading.diagnostics), run_shared(args, bylaw, console))
    lacking = _lacking(args)
    if lacking:
        return console.report(reading.diagnostics + lacking)
    if is_at_scale(args):
        return _by_sql(args, bylaw, reading.diagnostics, console)
    answer = _assessed(args, reading)
    status, found = console.report(answer.diagnostics), answer.value
    if found is None:
        return status or 2
    if args.explain is not None:
        return max(status, _explain(bylaw, found, console))
    if args.json:
        return max(status, _write_json(args.out, answer, console))
    return max(status, _write(args.out, found, console))


def _lacking(args: argparse.Namespace) -> tuple[Diagnostic, ...]:
    """The months, which only the sharing of a cost does without."""
    from bylawkit.cli.codes import MISSING_ARGUMENT

    given = {"`--from`": args.first, "`--to`": args.last}
    names = tuple(name for name, month in given.items() if month is None)
    return (
        (Diagnostic(MISSING_ARGUMENT, None, {"names": names, "command": "bylawkit fees"}),)
        if names
        else ()
    )


def _by_sql(
    args: argparse.Namespace, bylaw: Bylaw, noticed: tuple[Diagnostic, ...], console: Console
) -> int:
    from bylawkit.api.money import evaluated, wanted_of
    from bylawkit.cli import fees_at_scale

    wanted, problems = wanted_of(bylaw, args.fee, (args.first, args.last), dict(args.indicator))
    status = console.report(noticed + problems)
    if wanted is None:
        return status or 2
    wanted = wanted._replace(on=args.on, ends=args.ends)
    if args.events is not None:
        facts, problems = evaluated(bylaw, wanted, args.events)
        status = max(status, console.report(problems))
        if facts is None:
            return status or 2
        wanted = wanted._replace(facts=facts)
    return max(status, fees_at_scale.run(args, bylaw, wanted, console))


def _assessed(args: argparse.Namespace, reading: Reading) -> Result[Assessment]:
    from bylawkit.api.money import assess

    return assess(
        reading,
        args.register,
        args.first,
        args.last,
        payments=args.payments,
        facts=args.facts,
        events=args.events,
        on=args.on,
        ends=args.ends,
        indicators=dict(args.indicator),
        fee=args.fee,
        unit=args.explain,
    )


def _write(out: str | None, found: Assessment, console: Console) -> int:
    from bylawkit.api.files import STDIN
    from bylawkit.api.telling import assessment_text
    from bylawkit.cli.writing import write_files
    from bylawkit.evaluate.fee_summary import summary
    from bylawkit.evaluate.fee_table import fee_csv

    if out is None:
        console.out(assessment_text(found, console.lang))
        return 0
    if out == STDIN:
        console.out(fee_csv(found, console.lang).decode("utf-8-sig").replace("\r\n", "\n"))
        return 0
    status = console.report(write_files({out: fee_csv(found, console.lang)}))
    if status:
        return status
    console.out(f"{out}\n")
    console.out("\n".join(summary(found, console.lang)))
    return 0


def _write_json(out: str | None, answer: Result[Assessment], console: Console) -> int:
    from json import dumps

    from bylawkit.api.files import STDIN
    from bylawkit.cli.writing import write_files

    text = dumps(answer.as_json(console.lang), ensure_ascii=False, indent=2)
    if out is None or out == STDIN:
        console.out(text)
        return 0
    status = console.report(write_files({out: f"{text}\n".encode()}))
    if not status:
        console.out(f"{out}\n")
    return status


def _explain(bylaw: Bylaw, found: Assessment, console: Console) -> int:
    from bylawkit.evaluate.fee_steps import heading, steps

    told: list[str] = []
    for line in found.lines:
        told.append(heading(bylaw, line)(console.lang))
        told += (f"  {step(console.lang)}" for step in steps(line, found.on, found.facts))
    console.out("\n".join(told))
    return 0
