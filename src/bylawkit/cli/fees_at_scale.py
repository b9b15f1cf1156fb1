"""``bylawkit fees`` of a register of any size: by SQL, in bounded memory."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from bylawkit.cli.at_scale import is_parquet, missing, step
from bylawkit.cli.console import Console
from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.source import Place

if TYPE_CHECKING:
    from bylawkit.evaluate.lines import Wanted
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.scale.fees import Charged, Totals

Noticed = tuple[Diagnostic, ...]


def run(args: argparse.Namespace, bylaw: Bylaw, wanted: Wanted, console: Console) -> int:
    """Write the lines, if a file is named, and print the sums."""
    problems = missing() or _refused(args)
    if problems:
        return console.report(problems)
    from tempfile import TemporaryDirectory

    from bylawkit.scale.cells import cannot_read
    from bylawkit.scale.engine import engine_error

    with TemporaryDirectory(prefix="bylawkit-") as spill:
        try:
            return _run(args, bylaw, wanted, console, spill)
        except engine_error() as problem:
            return console.report((cannot_read(args.register, problem),))


def _run(
    args: argparse.Namespace, bylaw: Bylaw, wanted: Wanted, console: Console, spill: str
) -> int:
    from bylawkit.scale.engine import connect
    from bylawkit.scale.fees import File, charge_all, totals

    payments = None if args.payments is None else File(args.payments, args.payments)
    con = connect(spill)
    register = File(args.register, args.register)
    with step(console, con, Text("读登记册", "reading the register")):
        charged, noticed = charge_all(con, bylaw, wanted, register, payments)
    status = console.report(noticed)
    if charged is None:
        return status or 2
    if args.out is not None:
        with step(console, con, Text("写明细", "writing the lines")):
            problems = _write(charged, args.out, spill, console.lang)
        if problems:
            return console.report(problems)
        console.out(f"{args.out}\n")
    with step(console, con, Text("合计", "adding up")):
        found = totals(charged)
    console.out(_told(found)(console.lang))
    return status


def _refused(args: argparse.Namespace) -> Noticed:
    """Options that only work out one unit after the other."""
    from bylawkit.scale.codes import NOT_AT_SCALE

    names = ("facts", "on", "ends", "allocate", "scope", "explain", "json")
    given = [name for name in names if getattr(args, name) not in (None, False, [])]
    found = [Diagnostic(NOT_AT_SCALE, None, {"what": f"`--{name}`"}) for name in given]
    if args.out == "-":
        found.append(Diagnostic(NOT_AT_SCALE, None, {"what": "`--out -`"}))
    return tuple(found)


def _write(charged: Charged, out: str, spill: str, lang: str) -> Noticed:
    """Write beside the target and rename at the end, so that the file appears whole or not at all."""
    from bylawkit.cli.codes import CANNOT_WRITE
    from bylawkit.scale.engine import engine_error
    from bylawkit.scale.fees import write_lines

    folder, name = os.path.split(os.path.realpath(out))
    ending = ".parquet" if is_parquet(name) else ".csv"
    hidden = os.path.join(folder, f".{name[:60]}.{os.getpid()}.new{ending}")
    try:
        os.makedirs(folder, exist_ok=True)
        write_lines(charged, hidden, lang)
        os.replace(hidden, out)
    except (engine_error(), OSError) as problem:
        if os.path.exists(hidden):
            os.unlink(hidden)
        reason = str(problem).splitlines()[0]
        return (Diagnostic(CANNOT_WRITE, Place(out), {"path": out, "reason": reason}),)
    return ()


def _told(found: Totals) -> Text:
    from bylawkit.evaluate.words import money

    rows = [*found.payers]
    lines = [Text(f"共 {found.lines:,} 笔", f"{found.lines:,} lines")]
    lines.append(Text("各方应付合计", "What each payer has to pay"))
    lines += [
        Text(f"  {name}  {money(fen).zh}", f"  {name}  {money(fen).en}")
        for name, fen in rows
        if fen
    ]
    if found.waived:
        fen = money(found.waived)
        lines.append(Text(f"  免收  {fen.zh}", f"  not collected  {fen.en}"))
    whole = money(found.whole)
    lines.append(Text(f"  应收合计  {whole.zh}", f"  due in all  {whole.en}"))
    return Text("\n".join(one.zh for one in lines), "\n".join(one.en for one in lines))
