"""``bylawkit decide``: the outcome of a vote, and why."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from datetime import date

    from bylawkit.evaluate.decision import DayFrom, Decision
    from bylawkit.evaluate.recount import Difference
    from bylawkit.evaluate.tally_file import TallyFile
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.law import Law
    from bylawkit.model.votes import Matter

NAME = "decide"
SUMMARY = Text("判定一次表决的结果，并说明理由", "decide a vote, and say why")
EXAMPLE = "bylawkit decide examples/old 动用维修资金 --tally examples/old/tally.json"

Noticed = tuple[Diagnostic, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    _take_files(parser)
    _take_options(parser)


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
        help=said("房屋登记册（CSV 或 Excel）", "the register of units (CSV or Excel)"),
    )
    parser.add_argument(
        "--ballots",
        metavar="FILE",
        help=said("表决票（CSV 或 Excel）", "the ballots (CSV or Excel)"),
    )


def _take_options(parser: argparse.ArgumentParser) -> None:
    from bylawkit.cli.inputs import a_day

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


class _Given(NamedTuple):
    """What a decision is made from; ``on`` is ``None`` for the day of the bylaw's own law."""

    bylaw: Bylaw
    matter: Matter
    counted: TallyFile
    on: date | None
    second_call: bool
    day_from: DayFrom


def run(args: argparse.Namespace, console: Console) -> int:
    """Print one decision; nothing is printed unless the input is sound."""
    given, console, noticed = _read(args, console)
    if given is None:
        return console.report(noticed) or 2
    from bylawkit.pipeline import law_for

    law = law_for(given.bylaw, on=given.on)
    status = console.report((*noticed, *_undated(given, law)))
    decision, differences = _decide(given, law)
    console.out(_told(args.json, given, law, decision, differences, console.lang))
    return max(status, 1) if console.strict and differences else status


def _read(args: argparse.Namespace, console: Console) -> tuple[_Given | None, Console, Noticed]:
    from bylawkit.cli.inputs import named_one, read_one_bylaw
    from bylawkit.evaluate import codes

    bylaw, noticed, lang = read_one_bylaw(args.path)
    console = console.speaking(lang)
    if bylaw is None:
        return None, console, noticed
    matter, unknown = named_one(bylaw.matters, args.matter, codes.UNKNOWN_MATTER)
    if matter is None:
        return None, console, noticed + unknown
    counted, problems = _counted(args, matter)
    noticed += problems
    if counted is None:
        return None, console, noticed
    on, day_from = _day(args.on, counted)
    return _Given(bylaw, matter, counted, on, args.second_call, day_from), console, noticed


def _day(asked: date | None, counted: TallyFile) -> tuple[date | None, DayFrom]:
    """The day of the vote: as asked for, else as the tally says, else that of the last ballot."""
    if asked is not None:
        return asked, "stated"
    if counted.on is None:
        return None, "bylaw"
    return counted.on, "stated" if counted.cast is None else "ballots"


def _undated(given: _Given, law: Law) -> Noticed:
    """That nobody says when the vote was, and by whose law it is decided."""
    if given.day_from != "bylaw":
        return ()
    from bylawkit.evaluate.codes import NO_DAY

    day = Text(f" {law.on} 有效的", f"of {law.on}") if law.on else Text("现行", "now in force")
    return (Diagnostic(NO_DAY, None, {"day": day}),)


def _counted(args: argparse.Namespace, matter: Matter) -> tuple[TallyFile | None, Noticed]:
    """The tally: as counted already, or from the ballots."""
    wrong = _not_fitting(args)
    if wrong is not None:
        from bylawkit.evaluate.codes import FILES_TOGETHER

        return None, (Diagnostic(FILES_TOGETHER, None, {"problem": wrong}),)
    return _from_ballots(args, matter) if args.tally is None else _from_tally(args.tally, matter)


def _not_fitting(args: argparse.Namespace) -> Text | None:
    """What is wrong with the files and options given, taken together."""
    if args.tally is not None:
        beside = [one for one in ("register", "ballots", "scope") if getattr(args, one)]
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


def _from_tally(path: str, matter: Matter) -> tuple[TallyFile | None, Noticed]:
    from bylawkit.cli.files import read_bytes, shown
    from bylawkit.evaluate.tally_file import read_tally

    data, noticed = read_bytes(path)
    return read_tally(shown(path), data, matter) if data is not None else (None, noticed)


def _from_ballots(args: argparse.Namespace, matter: Matter) -> tuple[TallyFile | None, Noticed]:
    from bylawkit.cli.files import read_bytes, shown
    from bylawkit.cli.inputs import read_register_file
    from bylawkit.evaluate.ballots import read_ballots
    from bylawkit.evaluate.count import count_ballots
    from bylawkit.evaluate.scopes import units_in_scope
    from bylawkit.evaluate.tally_file import TallyFile

    register, noticed = read_register_file(args.register)
    data, problems = read_bytes(args.ballots)
    noticed += problems
    if register is None or data is None:
        return None, noticed
    path = shown(args.ballots)
    ballots, problems = read_ballots(path, data, matter, register)
    units, outside = units_in_scope(register, matter.scope, args.scope)
    noticed += problems + outside
    if ballots is None or units is None:
        return None, noticed
    found, problems = count_ballots(path, ballots, matter, units)
    if found is None:
        return None, noticed + problems
    counted = TallyFile(found.tally, found.last_day, cast=found.cast, counted=found.counted)
    return counted, noticed + problems


def _decide(given: _Given, law: Law) -> tuple[Decision, tuple[Difference, ...]]:
    from bylawkit.evaluate.recount import recount
    from bylawkit.evaluate.votes import decide

    tally = given.counted.tally
    decision = decide(
        given.bylaw,
        given.matter,
        tally,
        law.on,
        law.in_force(),
        second_call=given.second_call,
    )
    differences = recount(decision, tally, given.counted.announced, given.counted.outcome)
    return decision, differences


_BALLOTS = Text(
    "收到表决票 {0.cast} 张，计入 {0.counted} 张\n",
    "{0.cast} ballots cast, {0.counted} counted\n",
)


def _told(
    as_json: bool,
    given: _Given,
    law: Law,
    decision: Decision,
    differences: tuple[Difference, ...],
    lang: str,
) -> str:
    from bylawkit.evaluate.decision import Occasion
    from bylawkit.evaluate.decision_json import decision_json, receipt_of, tally_json
    from bylawkit.evaluate.decision_text import decision_text

    receipt, counted = receipt_of(given.bylaw, decision, given.counted.tally), given.counted
    if not as_json:
        return _BALLOTS(lang).format(counted) * (counted.cast is not None) + decision_text(
            decision,
            differences,
            receipt,
            lang,
            Occasion(given.day_from, counted.cast is not None, counted.chinese),
        )
    from json import dumps

    keys = {one.name: one.key for one in law.statutes if one.key}
    found = decision_json(decision, differences, receipt, lang, keys, given.day_from)
    if counted.cast is not None:
        found["ballots"] = {"cast": counted.cast, "counted": counted.counted}
        found["tally"] = tally_json(counted.tally)
    return dumps(found, ensure_ascii=False, indent=2)
