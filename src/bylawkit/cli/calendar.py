"""``bylawkit calendar``: the earliest lawful dates of a vote, step by step."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Text

if TYPE_CHECKING:
    from bylawkit.api.result import Result
    from bylawkit.evaluate.timetable import Timetable

NAME = "calendar"
SUMMARY = Text("推算一次表决各步最早的合法日期", "work out the earliest lawful dates of a vote")
EXAMPLE = "bylawkit calendar examples/commercial 修订规约 --on 2026-05-06"


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
    from bylawkit.api.dates import timetable

    answer = timetable(args.path, args.matter, args.on, events=args.events)
    console = console.speaking(answer.lang if answer.bylaw else None)
    status = console.report(answer.diagnostics)
    if answer.value is None:
        return status or 2
    console.out(_told(answer, args.format, console.lang))
    return status


def _told(answer: Result[Timetable], form: str, lang: str) -> str:
    if form == "ics" and answer.value is not None and answer.bylaw is not None:
        from bylawkit.evaluate.timetable_ics import timetable_ics

        return timetable_ics(answer.value, answer.bylaw.title, lang)
    if form == "text":
        return answer.text(lang)
    from json import dumps

    return dumps(answer.as_json(lang), ensure_ascii=False, indent=2)
