"""``bylawkit export``: policies for other systems, with a manifest."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.pipeline import Reading
    from bylawkit.sign.keys import PrivateKey

NAME = "export"
SUMMARY = Text("导出其他系统能够执行的规则", "export policies that other systems enforce")
EXAMPLE = "bylawkit export examples --out out/policies"


def configure(parser: argparse.ArgumentParser) -> None:
    from bylawkit.export.catalogue import ALL, TARGETS

    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help=said("规约文件或者文件夹；`-` 为标准输入", "bylaws or folders; `-` is standard input"),
    )
    parser.add_argument(
        "--out",
        required=True,
        metavar="DIR",
        help=said(
            "输出文件夹；每部规约一个子文件夹，以小区命名",
            "the output folder; each bylaw gets a folder in it, named after the compound",
        ),
    )
    parser.add_argument(
        "--sign",
        metavar="KEY",
        help=said(
            "用这个文件里的 Ed25519 私钥签名（PEM 或者 OpenSSH 格式，没有密码）",
            "sign with the private Ed25519 key in this file (as PEM or of OpenSSH, without passphrase)",
        ),
    )
    parser.add_argument(
        "--target",
        default=ALL,
        choices=(*TARGETS, ALL),
        help=said(
            f"导出成什么（默认全部；这个版本只有 {'、'.join(TARGETS)}）",
            f"what to export (default: all there is; in this version {', '.join(TARGETS)})",
        ),
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Nothing is written unless every bylaw can be exported."""
    from bylawkit.api.files import read_bylaws
    from bylawkit.cli.writing import write_files
    from bylawkit.export.catalogue import chosen

    targets, unknown = chosen(args.target)
    if unknown:
        return console.report(unknown)
    key, unfit = _signing_key(args.sign)
    if unfit:
        return console.report(unfit)
    targets, problems = _possible(targets, args.target)
    readings, missing = read_bylaws(args.paths)
    console = console.speaking(_language(readings))
    noticed = [*problems, *missing, *(one for reading in readings for one in reading.diagnostics)]
    if any(one.code.unusable for one in problems):
        return console.report(problems)
    files, found = _files(readings, targets, args.out, key)
    status = console.report([*noticed, *found])
    if status:
        return status
    status = console.report(write_files(files))
    if not status:
        console.out("\n".join(files))
    return status


def _possible(
    targets: tuple[str, ...], asked: str
) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Without SQL, if what writes it is not installed; that is a problem only if it was asked for."""
    from bylawkit.cli.at_scale import missing

    problems = missing() if "sql" in targets else ()
    if not problems or asked == "sql":
        return targets, problems
    from bylawkit.scale.codes import LEFT_OUT

    return tuple(one for one in targets if one != "sql"), (Diagnostic(LEFT_OUT, None),)


def _signing_key(path: str | None) -> tuple[PrivateKey | None, tuple[Diagnostic, ...]]:
    """The key in a file; a key that cannot be used is found before anything is made."""
    if path is None:
        return None, ()
    from bylawkit.api.files import read_bytes
    from bylawkit.sign.keys import private_key

    data, problems = read_bytes(path)
    return (None, problems) if data is None else private_key(path, data)


def _files(
    readings: Sequence[Reading], targets: Sequence[str], out: str, key: PrivateKey | None
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    from bylawkit.export.catalogue import export

    files: dict[str, bytes] = {}
    taken: set[str] = set()
    problems: list[Diagnostic] = []
    for reading in readings:
        if reading.bylaw is None or not reading.ok:
            continue
        made, noticed = export(reading.bylaw, targets)
        problems += noticed
        if made is not None and key is not None:
            from bylawkit.sign.signature import signed

            made = signed(made, key)
        folder = os.path.join(out, _free(folder_name(reading.bylaw), taken))
        for name, data in (made or {}).items():
            files[os.path.join(folder, name)] = data
    return files, problems


def folder_name(bylaw: Bylaw) -> str:
    """The folder of a bylaw's policies: its compound, as the names of its documents begin."""
    from bylawkit.render.names import compound_name, file_name

    return file_name(compound_name(bylaw.title, bylaw.lang))


def _free(name: str, taken: set[str]) -> str:
    """A name that no other bylaw of this call has, also where capitals are all the same."""
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name}_{number}"
    taken.add(free.casefold())
    return free


def _language(readings: Sequence[Reading]) -> str | None:
    """The language that all bylaws have in common, if they do."""
    spoken = {reading.bylaw.lang for reading in readings if reading.bylaw is not None}
    return spoken.pop() if len(spoken) == 1 else None
