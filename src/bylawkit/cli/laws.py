"""``bylawkit laws``: the law of a place on a day, value by value."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from datetime import date


NAME = "laws"
SUMMARY = Text(
    "列出一个地方的法律：每个数值、出处、层级、效力、是否核实",
    "the law of a place: each value, its source, rank, validity, verified or not",
)
EXAMPLE = "bylawkit laws 中国/北京 --on 2026-05-01"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "place",
        nargs="?",
        metavar="PLACE",
        help=said(
            "地方，例如 中国/北京；不写就列出有哪些地方",
            "a place, such as 中国/北京; without it, the places are listed",
        ),
    )
    parser.add_argument(
        "--on",
        metavar="DATE",
        help=said(
            "哪一天的法律（默认现行）", "the law of this day (that now in force unless stated)"
        ),
    )
    parser.add_argument(
        "--json", action="store_true", help=said("输出 JSON", "print JSON instead of text")
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the law of a place, or the places; 2 if there is none for the place or day."""
    on, wrong = _day(args.on)
    if wrong:
        return console.report(wrong)
    if args.place is None:
        _list_places(args, console, on)
        return 0
    from bylawkit.api.lawbook import law_at

    law, noticed = law_at(args.place, on)
    status = console.report(noticed)
    if law is None:
        return status
    if args.json:
        from bylawkit.api.laws_json import law_json

        console.out(_json(law_json(law)))
    else:
        from bylawkit.api.laws_text import law_text

        console.out(law_text(law, console.lang))
    return status


def _list_places(args: argparse.Namespace, console: Console, on: date | None) -> None:
    from bylawkit.api.laws_json import places_json
    from bylawkit.api.laws_text import places_text

    console.out(_json(places_json(on)) if args.json else places_text(console.lang, on))


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=2)


def _day(text: str | None) -> tuple[date | None, tuple[Diagnostic, ...]]:
    from datetime import date

    if text is None:
        return None, ()
    try:
        return date.fromisoformat(text), ()
    except ValueError:
        from bylawkit.cli.codes import BAD_VALUE

        hint = Text("写成 2026-05-01 的样子", "write it like 2026-05-01")
        args = {"argument": "--on", "word": text, "command": "bylawkit laws"}
        return None, (Diagnostic(BAD_VALUE, args=args, hint_text=hint),)
