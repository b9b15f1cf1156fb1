"""``bylawkit fees``: what each unit owes, and each subsidy payer too."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.cli.at_scale import is_at_scale
from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from bylawkit.evaluate.assessment import Assessment
    from bylawkit.evaluate.fee_facts import FeeFacts
    from bylawkit.evaluate.lines import Wanted
    from bylawkit.evaluate.payments import Payment
    from bylawkit.evaluate.register import Register
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.money import Fee

NAME = "fees"
SUMMARY = Text("逐户逐月计算费用和补贴", "work out fees and subsidies, unit by unit")
EXAMPLE = (
    "bylawkit fees examples/old --register examples/old/register.csv --from 2026-07 --to 2026-09"
)

MOST_MONTHS = 120
"""The longest stretch that is worked out at once."""

Noticed = tuple[Diagnostic, ...]


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
    from bylawkit.cli.inputs import read_one_bylaw

    bylaw, noticed, lang = read_one_bylaw(args.path)
    console = console.speaking(lang)
    if bylaw is None:
        return console.report(noticed) or 2
    if args.allocate is not None:
        from bylawkit.cli.fees_shared import run_shared

        return max(console.report(noticed), run_shared(args, bylaw, console))
    lacking = _lacking(args)
    if lacking:
        return console.report(noticed + lacking)
    if is_at_scale(args):
        return _by_sql(args, bylaw, noticed, console)
    found, problems = _assessed(args, bylaw)
    status = console.report(noticed + problems)
    if found is None:
        return status or 2
    if args.explain is not None:
        return max(status, _explain(bylaw, found, console))
    if args.json:
        return max(status, _write_json(args.out, bylaw, found, console))
    return max(status, _write(args.out, found, console))


def _lacking(args: argparse.Namespace) -> Noticed:
    """The months, which only the sharing of a cost does without."""
    from bylawkit.cli.codes import MISSING_ARGUMENT

    given = {"`--from`": args.first, "`--to`": args.last}
    names = tuple(name for name, month in given.items() if month is None)
    return (
        (Diagnostic(MISSING_ARGUMENT, None, {"names": names, "command": "bylawkit fees"}),)
        if names
        else ()
    )


def _by_sql(args: argparse.Namespace, bylaw: Bylaw, noticed: Noticed, console: Console) -> int:
    from bylawkit.cli import fees_at_scale

    wanted, problems = _wanted(args, bylaw)
    status = console.report(noticed + problems)
    if wanted is None:
        return status or 2
    return max(status, fees_at_scale.run(args, bylaw, wanted, console))


def _assessed(args: argparse.Namespace, bylaw: Bylaw) -> tuple[Assessment | None, Noticed]:
    from bylawkit.cli.inputs import read_payments_file, read_register_file
    from bylawkit.evaluate.assessment import assess
    from bylawkit.evaluate.register_size import against_size
    from bylawkit.evaluate.table_codes import COUNTED_ONCE

    wanted, noticed = _wanted(args, bylaw)
    register, problems = read_register_file(args.register)
    noticed += problems
    if wanted is None or register is None:
        return None, noticed
    noticed = tuple(one for one in noticed if one.code is not COUNTED_ONCE)
    noticed += tuple(against_size(bylaw, register))
    facts, problems = _facts(args.facts, register, bylaw)
    noticed += problems
    payments, problems = read_payments_file(args.payments, register, bylaw)
    noticed += problems
    if payments is None or facts is None:
        return None, noticed
    wanted = wanted._replace(facts=facts)
    if args.explain is not None:
        register, payments, problems = _only(args.explain, register, payments)
        noticed += problems
        if problems:
            return None, noticed
    found, problems = assess(bylaw, register, payments, wanted)
    return found, noticed + problems


def _wanted(args: argparse.Namespace, bylaw: Bylaw) -> tuple[Wanted | None, Noticed]:
    from bylawkit.evaluate import fee_codes as codes
    from bylawkit.evaluate.lines import Wanted
    from bylawkit.evaluate.months import months_between

    fees, noticed = _fees(args.fee, bylaw)
    indicators: dict[str, Fraction] = dict(args.indicator)
    noticed += _unknown(indicators, fees)
    count = months_between(args.first, args.last) + 1
    given: dict[str, object] = {"first": f"{args.first:%Y-%m}", "last": f"{args.last:%Y-%m}"}
    if count < 1:
        noticed += (Diagnostic(codes.MONTHS_BACKWARD, None, given),)
    if count > MOST_MONTHS:
        given |= {"count": count, "limit": MOST_MONTHS}
        noticed += (Diagnostic(codes.TOO_MANY_MONTHS, None, given),)
    if noticed:
        return None, noticed
    return Wanted(fees, args.first, args.last, args.on, indicators, ends=args.ends), ()


def _fees(name: str | None, bylaw: Bylaw) -> tuple[tuple[Fee, ...], Noticed]:
    from bylawkit.cli.inputs import named_one
    from bylawkit.evaluate import fee_codes as codes
    from bylawkit.evaluate.codes import UNKNOWN_FEE

    if not bylaw.fees:
        return (), (Diagnostic(codes.NO_FEE, bylaw.span),)
    if name is None:
        return bylaw.fees, ()
    fee, unknown = named_one(bylaw.fees, name, UNKNOWN_FEE)
    return (() if fee is None else (fee,)), unknown


def _unknown(indicators: Mapping[str, Fraction], fees: tuple[Fee, ...]) -> Noticed:
    from bylawkit.evaluate import fee_codes as codes

    known = tuple(dict.fromkeys(one.indicator.name for fee in fees for one in fee.linked))
    return tuple(
        Diagnostic(codes.UNKNOWN_INDICATOR, None, {"name": name, "names": known})
        for name in indicators
        if name not in known
    )


def _facts(path: str | None, register: Register, bylaw: Bylaw) -> tuple[FeeFacts | None, Noticed]:
    from bylawkit.cli.files import read_bytes, shown
    from bylawkit.evaluate.fee_facts import NOTHING_KNOWN, read_facts

    if path is None:
        return NOTHING_KNOWN, ()
    data, noticed = read_bytes(path)
    if data is None:
        return None, noticed
    return read_facts(shown(path), data, register, bylaw.fees)


def _write(out: str | None, found: Assessment, console: Console) -> int:
    from bylawkit.cli.files import STDIN, write_files
    from bylawkit.evaluate.fee_summary import summary
    from bylawkit.evaluate.fee_table import fee_csv, fee_lines

    if out is None:
        console.out("\n".join((*fee_lines(found, console.lang), "", "")))
    elif out == STDIN:
        console.out(fee_csv(found, console.lang).decode("utf-8-sig").replace("\r\n", "\n"))
        return 0
    else:
        status = console.report(write_files({out: fee_csv(found, console.lang)}))
        if status:
            return status
        console.out(f"{out}\n")
    console.out("\n".join(summary(found, console.lang)))
    return 0


def _write_json(out: str | None, bylaw: Bylaw, found: Assessment, console: Console) -> int:
    from json import dumps

    from bylawkit.cli.files import STDIN, write_files
    from bylawkit.evaluate.fee_json import fee_json

    text = dumps(fee_json(bylaw, found, console.lang), ensure_ascii=False, indent=2)
    if out is None or out == STDIN:
        console.out(text)
        return 0
    status = console.report(write_files({out: f"{text}\n".encode()}))
    if not status:
        console.out(f"{out}\n")
    return status


def _only(
    name: str, register: Register, payments: tuple[Payment, ...]
) -> tuple[Register, tuple[Payment, ...], Noticed]:
    """The register and the payments of one unit; a problem if it is not registered."""
    from bylawkit.evaluate.fee_codes import NO_SUCH_UNIT
    from bylawkit.evaluate.register import by_unit, unit_key
    from bylawkit.evaluate.spelling import did_you_mean
    from bylawkit.record import replace
    from bylawkit.source import Place

    units = by_unit(register.units)
    unit = units.get(unit_key(name))
    if unit is None:
        close = did_you_mean(unit_key(name), units, {key: one.name for key, one in units.items()})
        args: dict[str, object] = {"unit": name}
        problem = Diagnostic(NO_SUCH_UNIT, Place(register.path), args, hint_text=close)
        return register, payments, (problem,)
    own = tuple(one for one in payments if one.unit is unit)
    return replace(register, units=(unit,)), own, ()


def _explain(bylaw: Bylaw, found: Assessment, console: Console) -> int:
    from bylawkit.evaluate.fee_steps import heading, steps

    told: list[str] = []
    for line in found.lines:
        told.append(heading(bylaw, line)(console.lang))
        told += (f"  {step(console.lang)}" for step in steps(line, found.on))
    console.out("\n".join(told))
    return 0
