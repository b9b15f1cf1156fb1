"""``bylawkit monitor``: which duties are due, done, late and breached, and what follows."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Text

if TYPE_CHECKING:
    from bylawkit.api.result import Result
    from bylawkit.evaluate.watch.values import Report

NAME = "monitor"
SUMMARY = Text("按记录核对各项义务：到期、做到、迟延、违反", "hold a log against what is owed")
EXAMPLE = "bylawkit monitor examples/old --events examples/old/events.csv --on 2026-09-30"


def configure(parser: argparse.ArgumentParser) -> None:
    from bylawkit.cli.inputs import a_day

    add = parser.add_argument
    add("path", metavar="PATH", help=said("规约文件", "the bylaw"))
    what = "发生的事（CSV 或 Excel）", "what happened (CSV or Excel)"
    add("--events", required=True, metavar="FILE", help=said(*what))
    day = "截至哪一天（默认最后一条记录的日期）", "as of which day (default: the last event's)"
    add("--on", type=a_day, metavar="DATE", help=said(*day))
    start = "从哪一天算起（默认第一条记录的日期）", "since which day (default: the first event's)"
    add("--from", dest="since", type=a_day, metavar="DATE", help=said(*start))
    add(
        "--complete",
        action="store_true",
        help=said(
            "记录是全的：没有提到的就是没有做",
            "the log is complete: what it does not mention was not done",
        ),
    )
    form = "输出格式", "the output"
    add("--format", choices=("text", "json"), default="text", help=said(*form))


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the report; the status is 1 if something was breached."""
    from bylawkit.api.dates import monitor
    from bylawkit.evaluate.watch.values import Standing

    answer = monitor(args.path, args.events, on=args.on, since=args.since, complete=args.complete)
    console = console.speaking(answer.lang if answer.bylaw else None)
    status = console.report(answer.diagnostics)
    if answer.value is None:
        return status or 2
    console.out(_told(answer, args.format, console.lang))
    return max(status, int(bool(answer.value.standing(Standing.BREACHED))))


def _told(answer: Result[Report], form: str, lang: str) -> str:
    if form == "text":
        return answer.text(lang)
    from json import dumps

    return dumps(answer.as_json(lang), ensure_ascii=False, indent=2)
