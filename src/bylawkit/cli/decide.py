"""``bylawkit decide``: the outcome of a vote, and why."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.cli.at_scale import counted_by_sql, is_at_scale
from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from bylawkit.cli.deciding import Decided, Files, Given
    from bylawkit.cli.receipts import AskedFor
    from bylawkit.evaluate.tally_file import TallyFile
    from bylawkit.model.law import Law
    from bylawkit.model.votes import Matter

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


def run(args: argparse.Namespace, console: Console) -> int:
    """Print one decision; nothing is printed unless the input is sound."""
    given, files, console, noticed = _read(args, console)
    if given is None:
        return console.report(noticed) or 2
    from bylawkit.cli.deciding import decided

    found = decided(given)
    status = console.report((*noticed, *_undated(given, found.law), *found.noticed))
    if args.receipt is not None:
        from bylawkit.cli.receipts import write_receipt

        problems = write_receipt(args.receipt, given, files, _asked(args, given))
        if problems:
            return console.report(problems)
    console.out(_told(args.json, given, found, console.lang))
    return max(status, 1) if console.strict and found.differences else status


def _undated(given: Given, law: Law) -> Noticed:
    """That nobody says when the vote was, and by whose law it is decided."""
    if given.day_from != "bylaw":
        return ()
    from bylawkit.evaluate.codes import NO_DAY

    day = Text(f" {law.on} 有效的", f"of {law.on}") if law.on else Text("现行", "now in force")
    return (Diagnostic(NO_DAY, None, {"day": day}),)


def _asked(args: argparse.Namespace, given: Given) -> AskedFor:
    """What was asked for on the command line."""
    from bylawkit.cli.receipts import AskedFor

    asked = (args.on, args.scope, args.second_call, args.closes, args.seed, args.commitment)
    return AskedFor(given.matter.name, *asked)


def _read(
    args: argparse.Namespace, console: Console
) -> tuple[Given | None, Files, Console, Noticed]:
    from bylawkit.cli.deciding import Given, day_of_vote
    from bylawkit.cli.inputs import named_one, read_one_bylaw
    from bylawkit.evaluate import codes
    from bylawkit.evaluate.lots import lot_of

    bylaw, noticed, lang = read_one_bylaw(args.path)
    console = console.speaking(lang)
    if bylaw is None:
        return None, {}, console, noticed
    matter, unknown = named_one(bylaw.matters, args.matter, codes.UNKNOWN_MATTER)
    if matter is None:
        return None, {}, console, noticed + unknown
    wrong = _not_fitting(args)
    if wrong is not None:
        problem = Diagnostic(codes.FILES_TOGETHER, None, {"problem": wrong})
        return None, {}, console, (*noticed, problem)
    files, counted, problems = _counted(args, matter, console)
    lot, wrong_lot = lot_of(args.seed, args.commitment)
    noticed += problems + wrong_lot
    if counted is None or wrong_lot:
        return None, files, console, noticed
    on, day_from = day_of_vote(args.on, counted)
    given = Given(bylaw, matter, counted, on, args.second_call, day_from, lot)
    return given, files, console, noticed


def _counted(
    args: argparse.Namespace, matter: Matter, console: Console
) -> tuple[Files, TallyFile | None, Noticed]:
    """The files that were read, and the tally in them."""
    from bylawkit.cli.deciding import counted_in, read_files

    if is_at_scale(args):
        return {}, *counted_by_sql(args, matter, console)
    files, noticed = read_files({role: getattr(args, role) for role in _ROLES})
    if files is None:
        return {}, None, noticed
    return files, *counted_in(files, matter, args.scope, args.closes)


_ROLES = ("tally", "register", "ballots")


def _not_fitting(args: argparse.Namespace) -> Text | None:
    """What is wrong with the files and options given, taken together."""
    if args.tally is not None:
        beside = [one for one in ("register", "ballots", "scope", "closes") if getattr(args, one)]
        if not beside:
            return None
        return Text(
            f"--tally 不能和 --{beside[0]} 同时用", f"--tally does not go with --{beside[0]}"
        )
    if args.register and args.ballots:
        return None
    if not (args.register or args.ballots):
        return Text(
            "没有给计票文件（--tally），也没有给登记册和表决票（--register、--ballots）",
            "neither a tally (--tally) nor a register with ballots (--register, --ballots) is given",
        )
    given, lacking = ("register", "ballots") if args.register else ("ballots", "register")
    return Text(f"给了 --{given}，没有给 --{lacking}", f"--{given} is given without --{lacking}")


_BALLOTS = Text(
    "收到表决票 {0.cast} 张，计入 {0.counted} 张\n",
    "{0.cast} ballots cast, {0.counted} counted\n",
)


def _told(as_json: bool, given: Given, found: Decided, lang: str) -> str:
    from bylawkit.cli.deciding import receipt_id, told_as_json
    from bylawkit.evaluate.decision import Occasion
    from bylawkit.evaluate.decision_text import decision_text

    if as_json:
        from json import dumps

        return dumps(told_as_json(given, found, lang), ensure_ascii=False, indent=2)
    counted = given.counted
    occasion = Occasion(given.day_from, counted.cast is not None, counted.chinese)
    told = [_BALLOTS(lang).format(given.counted)] if given.counted.cast is not None else []
    for one in found.parts:
        last = one is found.parts[-1]
        receipt = receipt_id(given.bylaw, found) if last else None
        told += [f"── {one.label(lang)} ──\n"] if one.label else []
        differences = found.differences if last else ()
        told.append(decision_text(one.decision, differences, receipt, lang, occasion))
        told += [] if last else ["\n"]
    return "".join(told)
