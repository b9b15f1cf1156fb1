"""``bylawkit monitor``: which duties are due, done, late and breached, and what follows."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Text

if TYPE_CHECKING:
    from bylawkit.evaluate.events import Event
    from bylawkit.evaluate.watch.values import Report
    from bylawkit.model.bylaw import Bylaw

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
    from bylawkit.cli.files import read_bytes, shown
    from bylawkit.cli.inputs import read_one_bylaw
    from bylawkit.evaluate.events import read_events

    bylaw, noticed, lang = read_one_bylaw(args.path)
    console = console.speaking(lang)
    data, problems = read_bytes(args.events)
    noticed += problems
    events = None
    if data is not None:
        events, problems = read_events(shown(args.events), data)
        noticed += problems
    if bylaw is None or events is None:
        return console.report(noticed) or 2
    try:
        report = _report(bylaw, events, args)
    except OverflowError:
        from bylawkit.cli.codes import BEYOND_CALENDAR
        from bylawkit.diagnostics import Diagnostic

        return console.report([Diagnostic(BEYOND_CALENDAR, None, {"day": args.on})])
    status = console.report((*noticed, *report.noticed))
    console.out(_told(report, args.format, console.lang))
    return max(status, int(_is_breached(report)))


def _report(bylaw: Bylaw, events: tuple[Event, ...], args: argparse.Namespace) -> Report:
    from bylawkit.evaluate.watch.monitor import monitor
    from bylawkit.evaluate.workdays import calendar_of

    on = args.on or events[-1].day
    calendar = calendar_of(bylaw.home.place if bylaw.home else ())
    return monitor(bylaw, events, on, calendar, args.since, complete=args.complete)


def _is_breached(report: Report) -> bool:
    from bylawkit.evaluate.watch.values import Standing

    return bool(report.standing(Standing.BREACHED))


def _told(report: Report, form: str, lang: str) -> str:
    if form == "text":
        from bylawkit.evaluate.watch.text import report_text

        return report_text(report, lang)
    from json import dumps

    from bylawkit.evaluate.watch.json import report_json

    return dumps(report_json(report, lang), ensure_ascii=False, indent=2)
