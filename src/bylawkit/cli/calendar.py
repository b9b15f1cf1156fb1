"""``bylawkit calendar``: the earliest lawful dates of a vote, step by step."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from bylawkit.evaluate.timetable import Timetable
    from bylawkit.evaluate.timetable_events import Happened
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.votes import Matter

NAME = "calendar"
SUMMARY = Text("推算一次表决各步最早的合法日期", "work out the earliest lawful dates of a vote")
EXAMPLE = "bylawkit calendar examples/commercial 修订规约 --on 2026-05-06"

Noticed = tuple[Diagnostic, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    from bylawkit.cli.inputs import a_day

    parser.add_argument("path", metavar="PATH", help=said("规约文件", "the bylaw"))
    parser.add_argument(
        "matter", metavar="MATTER", help=said("事项的名称", "the name of the matter")
    )
    parser.add_argument(
        "--on",
        type=a_day,
        required=True,
        metavar="DATE",
        help=said("提议的日期", "the day of the proposal"),
    )
    parser.add_argument(
        "--events",
        metavar="FILE",
        help=said(
            "实际发生的事（CSV 或 Excel）：核对有没有过早或者过晚",
            "what happened (CSV or Excel): say what was too early or too late",
        ),
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "ics"),
        default="text",
        help=said("输出格式（ics 可以导入手机日历）", "the output (ics goes into calendars)"),
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the timetable; the status is 1 if something was too early or too late."""
    from bylawkit.cli.inputs import named_one, read_one_bylaw
    from bylawkit.evaluate.codes import UNKNOWN_MATTER

    bylaw, noticed, lang = read_one_bylaw(args.path)
    console = console.speaking(lang)
    if bylaw is None:
        return console.report(noticed) or 2
    matter, unknown = named_one(bylaw.matters, args.matter, UNKNOWN_MATTER)
    found, problems = ({}, ()) if matter is None else _happened(args.events, matter)
    noticed += unknown + problems
    table = None
    if matter is not None and found is not None:
        table, problems = _timetable(bylaw, matter, args, found)
        noticed += problems
    status = console.report(noticed)
    if table is None:
        return status or 2
    console.out(_told(args.format, table, bylaw, console.lang))
    return status


def _happened(path: str | None, matter: Matter) -> tuple[Happened | None, Noticed]:
    if path is None:
        return {}, ()
    from bylawkit.cli.files import read_bytes, shown
    from bylawkit.evaluate.events import read_events
    from bylawkit.evaluate.timetable_events import happened

    data, noticed = read_bytes(path)
    if data is None:
        return None, noticed
    events, problems = read_events(shown(path), data)
    noticed += problems
    if events is None:
        return None, noticed
    found, problems = happened(events, matter, shown(path))
    return found, noticed + problems


def _timetable(
    bylaw: Bylaw, matter: Matter, args: argparse.Namespace, found: Happened
) -> tuple[Timetable | None, Noticed]:
    from bylawkit.cli.codes import BEYOND_CALENDAR
    from bylawkit.evaluate.timetable import timetable
    from bylawkit.evaluate.timetable_events import breaches, days_of
    from bylawkit.evaluate.workdays import calendar_of
    from bylawkit.pipeline import law_for

    law = law_for(bylaw, on=args.on)
    try:
        table = timetable(
            bylaw, matter, args.on, law.in_force(), calendar_of(law.place), days_of(found)
        )
    except OverflowError:
        return None, (Diagnostic(BEYOND_CALENDAR, None, {"day": args.on}),)
    return table, breaches(table, found)


def _told(form: str, table: Timetable, bylaw: Bylaw, lang: str) -> str:
    if form == "ics":
        from bylawkit.evaluate.timetable_ics import timetable_ics

        return timetable_ics(table, bylaw.title, lang)
    if form == "text":
        from bylawkit.evaluate.timetable_text import timetable_text

        return timetable_text(table, lang)
    from json import dumps

    from bylawkit.evaluate.timetable_json import timetable_json

    return dumps(timetable_json(table, lang), ensure_ascii=False, indent=2)
