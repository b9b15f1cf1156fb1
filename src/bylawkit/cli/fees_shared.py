"""``bylawkit fees --allocate``: how a common cost is shared among units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    import argparse

    from bylawkit.evaluate.allotment import Allotment
    from bylawkit.model.bylaw import Bylaw

Noticed = tuple[Diagnostic, ...]


def run_shared(args: argparse.Namespace, bylaw: Bylaw, console: Console) -> int:
    """Print or write what each unit pays of a cost."""
    found, problems = _shared(args, bylaw)
    status = console.report(problems)
    if found is None:
        return status or 2
    return max(status, _write(args, bylaw, found, console))


def _shared(args: argparse.Namespace, bylaw: Bylaw) -> tuple[Allotment | None, Noticed]:
    from bylawkit.api.given import register_of
    from bylawkit.api.names import named_one
    from bylawkit.evaluate.allotment import allot
    from bylawkit.evaluate.fee_codes import NO_SUCH_ALLOCATION
    from bylawkit.evaluate.scopes import units_in_scope
    from bylawkit.evaluate.table_codes import COUNTED_ONCE

    name, cost = args.allocate
    allocation, unknown = named_one(bylaw.allocations, name, NO_SUCH_ALLOCATION)
    if allocation is None:
        return None, unknown
    register, noticed = register_of(args.register)
    noticed = tuple(one for one in noticed if one.code is not COUNTED_ONCE)
    if register is None:
        return None, noticed
    units, problems = units_in_scope(register, allocation.scope, args.scope)
    if units is None:
        return None, noticed + problems
    found, more = allot(allocation, cost, units)
    return found, noticed + problems + more


def _write(args: argparse.Namespace, bylaw: Bylaw, found: Allotment, console: Console) -> int:
    from json import dumps

    from bylawkit.api.files import STDIN
    from bylawkit.cli.writing import write_files
    from bylawkit.evaluate.allotment_text import allotment_json, allotment_rows, allotment_summary
    from bylawkit.evaluate.fee_table import aligned, csv_bytes

    lang = console.lang
    rows = [*allotment_rows(found, lang)]
    told = "\n".join(allotment_summary(bylaw, found, lang))
    if args.json:
        text = dumps(allotment_json(bylaw, found, lang), ensure_ascii=False, indent=2) + "\n"
        data = text.encode()
    else:
        data = csv_bytes(rows)
        text = "\n".join((*aligned(rows, texts=2), "", told))
    if args.out is None:
        console.out(text)
        return 0
    if args.out == STDIN:
        console.out(data.decode("utf-8-sig").replace("\r\n", "\n"))
        return 0
    status = console.report(write_files({args.out: data}))
    if not status:
        console.out(f"{args.out}\n{told}")
    return status
