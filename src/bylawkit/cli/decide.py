"""``bylawkit decide``: the outcome of a vote, and why."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.cli.at_scale import counted_by_sql, is_at_scale
from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from bylawkit.api.deciding import Decided, Given, Tables
    from bylawkit.api.result import Result
    from bylawkit.api.votes import Asked
    from bylawkit.model.bylaw import Bylaw

NAME = "decide"
SUMMARY = Text("判定一次表决的结果，并说明理由", "decide a vote, and say why")
EXAMPLE = "bylawkit decide examples/old 动用维修资金 --tally examples/old/tally.json"

Noticed = tuple[Diagnostic, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    _take_files(parser)
    _take_options(parser)
    _take_lot(parser)
    _take_output(parser)


def _take_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help=said("规约文件", "the bylaw"))
    parser.add_argument(
        "matter", metavar="MATTER", help=said("事项的名称", "the name of the matter")
    )
    parser.add_argument(
        "--tally",
        metavar="FILE",
        help=said("计票文件（JSON）", "a tally file (JSON)"),
    )
    parser.add_argument(
        "--register",
        metavar="FILE",
        help=said(
            "房屋登记册（CSV、Excel 或 Parquet）", "the register of units (CSV, Excel or Parquet)"
        ),
    )
    parser.add_argument(
        "--ballots",
        metavar="FILE",
        help=said("表决票（CSV、Excel 或 Parquet）", "the ballots (CSV, Excel or Parquet)"),
    )


def _take_options(parser: argparse.ArgumentParser) -> None:
    from bylawkit.cli.inputs import a_day, a_moment

    parser.add_argument(
        "--scale",
        action="store_true",
        help=said(
            "用 SQL 计票，不限张数（Parquet 一律如此）",
            "count by SQL, for ballots of any number (Parquet always does)",
        ),
    )
    parser.add_argument(
        "--scope",
        metavar="PLACE",
        help=said(
            "只在一幢或一个单元表决时写明，例如 3幢、3幢1单元",
            "which block or stairwell votes, such as 3 or 3/1",
        ),
    )
    parser.add_argument(
        "--second-call",
        action="store_true",
        help=said("按二次召集的参与要求判定", "decide a second call, by its own turnout"),
    )
    parser.add_argument(
        "--on",
        type=a_day,
        metavar="DATE",
        help=said("按哪一天的法律判定", "decide by the law of this day"),
    )
    parser.add_argument(
        "--closes",
        type=a_moment,
        metavar="TIME",
        help=said(
            '表决截止的时间，例如 "2026-05-20 18:00"；之后投的票不计入',
            'when voting closes, such as "2026-05-20 18:00"; later ballots do not count',
        ),
    )


def _take_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--receipt",
        metavar="FILE",
        help=said(
            "另存一份回执，可以用 `bylawkit replay` 重新判定、核对",
            "write a receipt too, which `bylawkit replay` decides again and compares",
        ),
    )
    parser.add_argument(
        "--json", action="store_true", help=said("输出 JSON", "write the decision as JSON")
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help=said(
            "警告和公布数字的差异也算问题",
            "warnings and announced figures that differ count as problems",
        ),
    )


def _take_lot(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--seed",
        metavar="TEXT",
        help=said("票数相同时抽签用的种子", "the seed of the lot, if there is a tie"),
    )
    parser.add_argument(
        "--commitment",
        metavar="SHA256",
        help=said("表决之前公布的种子的 SHA-256", "the seed's SHA-256, published before the vote"),
    )


_ROLES = ("tally", "register", "ballots")


def run(args: argparse.Namespace, console: Console) -> int:
    """Print one decision; nothing is printed unless the input is sound."""
    from bylawkit.api.given import read_one
    from bylawkit.api.votes import Asked, decided_from

    reading = read_one(args.path)
    bylaw, noticed = reading.bylaw, reading.diagnostics
    console = console.speaking(None if bylaw is None else bylaw.lang)
    if bylaw is None or not reading.ok:
        return console.report(noticed) or 2
    asked = (args.on, args.scope, args.second_call, args.closes, args.seed, args.commitment)
    wanted = Asked(args.matter, *asked)
    tables, problems = _tables(args, bylaw, console)
    noticed += problems
    if tables is None:
        return console.report(noticed) or 2
    answer = decided_from(bylaw, tables, wanted)
    status, found = console.report(noticed + answer.diagnostics), answer.value
    if found is None:
        return status or 2
    if args.receipt is not None:
        problems = _write_receipt(args.receipt, found.given, tables, wanted)
        if problems:
            return console.report(problems)
    console.out(_told(answer, args.json, console.lang))
    return max(status, 1) if console.strict and found.differences else status


def _tables(
    args: argparse.Namespace, bylaw: Bylaw, console: Console
) -> tuple[Tables | None, Noticed]:
    """What is counted; ``None`` if there is no such matter, or what is given does not go together."""
    from bylawkit.api.names import named_one
    from bylawkit.api.votes import not_fitting, tables_of
    from bylawkit.evaluate import codes

    matter, unknown = named_one(bylaw.matters, args.matter, codes.UNKNOWN_MATTER)
    if matter is None:
        return None, unknown
    wrong = not_fitting(vars(args), "--")
    if wrong is not None:
        return None, (Diagnostic(codes.FILES_TOGETHER, None, {"problem": wrong}),)
    if is_at_scale(args):
        counted, noticed = counted_by_sql(args, bylaw, matter, console)
        return (None if counted is None else {"tally": counted}), noticed
    return tables_of({role: getattr(args, role) for role in _ROLES})


def _write_receipt(path: str, given: Given, tables: Tables, wanted: Asked) -> Noticed:
    from bylawkit.api.given import File
    from bylawkit.cli.receipts import write_receipt

    files = {role: one for role, one in tables.items() if isinstance(one, File)}
    return write_receipt(path, given, files, wanted._replace(matter=given.matter.name))


def _told(answer: Result[Decided], as_json: bool, lang: str) -> str:
    if not as_json:
        return answer.text(lang)
    from json import dumps

    return dumps(answer.as_json(lang), ensure_ascii=False, indent=2)
