"""``bylawkit watch``: check and build again whenever a bylaw is saved."""

from __future__ import annotations

import argparse
import os
import time
from typing import NamedTuple

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Text

NAME = "watch"
SUMMARY = Text("每次保存后重新检查、重新生成文件", "check and build again at every save")
EXAMPLE = "bylawkit watch examples/old --out out --rounds 1"

PAUSE = 0.4
"""So many seconds between two looks at the files."""

_WAITING = Text("等待保存（按 Ctrl-C 结束）", "waiting for a save (Ctrl-C ends)")
_AGAIN = Text("{names} 有改动", "{names} changed")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help=said("规约文件或者文件夹", "bylaws or folders")
    )
    parser.add_argument(
        "--out",
        metavar="DIR",
        help=said("把文件生成到哪里；不写就只检查", "where documents go; without it, check only"),
    )
    parser.add_argument(
        "--kind",
        action="append",
        metavar="KIND",
        help=said("只生成这几种文件", "only documents of these kinds"),
    )
    parser.add_argument(
        "--rounds",
        type=int,
        metavar="N",
        help=said(
            "做这么多次就结束（不写就一直等）", "end after so many times (never, unless stated)"
        ),
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Once now, then at every change, until somebody stops it; the status of the last time."""
    from bylawkit.api.files import find_bylaws

    _, missing = find_bylaws(args.paths)
    if missing:
        return console.report(missing)
    status, rounds, seen = 0, 0, _looks(args.paths)
    try:
        while True:
            status = _once(args, console)
            rounds += 1
            if not seen or (args.rounds is not None and rounds >= args.rounds):
                return status
            console.say(_WAITING(console.lang))
            seen = _changed(args.paths, seen, console)
    except KeyboardInterrupt:
        return status


class _Look(NamedTuple):
    """What tells a file from what it was."""

    size: int
    time: int


def _looks(paths: list[str]) -> dict[str, _Look]:
    from bylawkit.api.files import find_bylaws

    found: dict[str, _Look] = {}
    for path in find_bylaws(paths)[0]:
        try:
            one = os.stat(path)
        except OSError:
            continue
        found[path] = _Look(one.st_size, one.st_mtime_ns)
    return found


def _changed(paths: list[str], seen: dict[str, _Look], console: Console) -> dict[str, _Look]:
    """Wait until something is not as it was."""
    while (now := _looks(paths)) == seen:
        time.sleep(PAUSE)
    names = sorted(path for path in {*now, *seen} if now.get(path) != seen.get(path))
    joint = "、" if console.lang == "zh" else ", "
    console.say(_AGAIN(console.lang).format(names=joint.join(names)))
    return now


def _once(args: argparse.Namespace, console: Console) -> int:
    """Check, and build if nothing is wrong; each as the command of that name does."""
    from bylawkit.cli import main

    lang = ["--lang", console.lang] if console.asked else []
    status = main([*lang, "check", *args.paths])
    if status or args.out is None:
        return status
    kinds = [word for kind in args.kind or () for word in ("--kind", kind)]
    return main([*lang, "build", *args.paths, "--out", args.out, *kinds])
