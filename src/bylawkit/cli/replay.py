"""``bylawkit replay``: decide again from a receipt, and say what differs."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text

if TYPE_CHECKING:
    from bylawkit.cli.receipt_file import Receipt
    from bylawkit.cli.receipts import Input
    from bylawkit.evaluate.differing import Leaf

NAME = "replay"
SUMMARY = Text(
    "按回执重新判定，逐字节核对，说明哪里不同",
    "decide again from a receipt, compare byte by byte, and say what differs",
)
EXAMPLE = "bylawkit replay receipt.json"

Noticed = tuple[Diagnostic, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("receipt", metavar="FILE", help=said("回执", "the receipt"))
    parser.add_argument(
        "--out",
        metavar="FILE",
        help=said("把重新作出的回执存到这里", "write the receipt made anew to this file"),
    )
    parser.add_argument(
        "--json", action="store_true", help=said("输出 JSON", "write the comparison as JSON")
    )


class _Found(NamedTuple):
    """What came of a replay.

    ``states`` says of each input whether the file on disk is the same, changed or absent, ``kept``
    whether its content in the receipt is. ``leaves`` is where the decision made anew from the
    receipt differs, ``today`` where one made from the changed files does.
    """

    receipt: Receipt
    states: tuple[tuple[Input, str, bool], ...]
    leaves: tuple[Leaf, ...]
    today: tuple[Leaf, ...] | None
    anew: bytes
    recounted: bool

    @property
    def version(self) -> Leaf | None:
        """The versions, if they differ."""
        return next((one for one in self.leaves if one.where == "bylawkit"), None)

    @property
    def figures(self) -> tuple[Leaf, ...]:
        """Where the decision differs, versions and the receipt's own hash apart."""
        return tuple(one for one in self.leaves if one.where not in ("bylawkit", "sha256"))

    @property
    def same(self) -> bool:
        """Whether nothing differs but perhaps the version."""
        sound = all(state != "changed" and kept for _, state, kept in self.states)
        return sound and not self.figures and not self.receipt.touched


def run(args: argparse.Namespace, console: Console) -> int:
    """Exit status 1 if anything differs."""
    from bylawkit.api.files import read_bytes, shown
    from bylawkit.cli.receipt_file import read_receipt
    from bylawkit.cli.writing import write_files

    data, noticed = read_bytes(args.receipt)
    if data is None:
        return console.report(noticed)
    receipt, noticed = read_receipt(shown(args.receipt), data)
    if receipt is None:
        return console.report(noticed)
    found, noticed = _replayed(receipt, os.path.dirname(args.receipt))
    if found is None:
        return max(console.report(noticed), 1)
    console = console.speaking(found.receipt.lang)
    if args.out is not None and (problems := write_files({args.out: found.anew})):
        return console.report(problems)
    console.out(_as_json(found) if args.json else "\n".join(_lines(found, console.lang)))
    return 0 if found.same else 1


def _replayed(receipt: Receipt, folder: str) -> tuple[_Found | None, Noticed]:
    from bylawkit.cli.receipt_file import is_kept
    from bylawkit.cli.receipts import on_disk, receipt_bytes, receipt_of_inputs, sha256
    from bylawkit.evaluate.differing import leaves

    there = {one.path: on_disk(one, folder) for one in receipt.inputs}
    states = tuple((one, _state(one, there[one.path]), is_kept(one)) for one in receipt.inputs)
    inputs = tuple(
        one._replace(data=there[one.path]) if one.data is None and state == "same" else one
        for one, state, _ in states
    )
    recounted = all(one.data is not None for one in inputs)
    anew, noticed = receipt_of_inputs(inputs, receipt.asked, receipt.counted)
    if anew is None:
        return None, noticed
    today = None
    if any(state == "changed" for _, state, _ in states):
        changed = tuple(
            one._replace(data=data, sha256=sha256(data))
            if (data := there[one.path]) is not None
            else one
            for one in inputs
        )
        other, _ = receipt_of_inputs(changed, receipt.asked, receipt.counted)
        today = tuple(leaves(anew["result"], other["result"])) if other else None
    found = tuple(leaves(receipt.whole, anew))
    return _Found(receipt, states, found, today, receipt_bytes(anew), recounted), ()


def _state(one: Input, data: bytes | None) -> str:
    from bylawkit.cli.receipts import sha256

    if data is None:
        return "absent"
    return "same" if sha256(data) == one.sha256 else "changed"


# ── Telling ──

_SAME = Text("相符：重新判定，与回执逐字节相同", "the same: decided again, byte for byte")
_SAME_BUT = Text("相符：重新判定，结果与回执相同", "the same: decided again, with the same result")
_DIFFERS = Text("不相符", "not the same")
_STATES = {
    "same": Text("没有变", "unchanged"),
    "changed": Text("已经改变", "changed since"),
    "absent": Text("不在原处，用回执里存的内容", "not there, taken from the receipt"),
}
_NOT_KEPT = Text("不在原处，回执里只有校验值", "not there, and the receipt has its hash only")
_TOUCHED = Text(
    "回执作出以后被改过：内容与校验值（sha256）不符",
    "the receipt was changed after it was made: it does not have its own hash (sha256)",
)
_FORGED = Text(
    "回执里存的 {0} 与它记的校验值不符", "what the receipt holds of {0} does not have its hash"
)
_VERSION = Text(
    "回执由 bylawkit {0} 作出，现在是 {1}", "made by bylawkit {0}, replayed by bylawkit {1}"
)
_UNCOUNTED = Text(
    "没有重新计票：按回执里计好的票数判定",
    "the ballots were not counted again: decided from the tally in the receipt",
)
_FIGURES = Text("与回执不同的地方", "Where it differs from the receipt")
_TODAY = Text("按现在的文件判定，不同的地方", "What the files as they are now would change")
_LEAF = Text("  {0}：回执 {1}，现在 {2}", "  {0}: receipt {1}, now {2}")
_NONE = Text("没有", "nothing")
_MORE = Text("  另有 {0} 处", "  and {0} more")
_UNCHANGED = Text("  结果没有变", "  the result is the same")
_MOST = 20


def _lines(found: _Found, lang: str) -> Iterator[str]:
    version = found.version
    if found.same:
        yield (_SAME_BUT if version else _SAME)(lang)
    else:
        yield _DIFFERS(lang)
    for one, state, kept in found.states:
        told = _NOT_KEPT if state == "absent" and one.data is None else _STATES[state]
        path = one.path if one.path.isprintable() else repr(one.path)
        yield f"  {path} {told(lang)}"
        if not kept:
            yield "  " + _FORGED(lang).format(path)
    if found.receipt.touched:
        yield _TOUCHED(lang)
    if version is not None:
        versions = [(one or "").strip('"') for one in (version.was, version.now)]
        yield _VERSION(lang).format(*versions)
    if not found.recounted:
        yield _UNCOUNTED(lang)
    if found.figures:
        yield from (_FIGURES(lang), *_leaf_lines(found.figures, lang))
    if found.today is not None:
        yield _TODAY(lang)
        yield from _leaf_lines(found.today, lang) if found.today else (_UNCHANGED(lang),)


def _leaf_lines(leaves: tuple[Leaf, ...], lang: str) -> Iterator[str]:
    for one in leaves[:_MOST]:
        values = (_NONE(lang) if value is None else value for value in (one.was, one.now))
        yield _LEAF(lang).format(one.where, *values)
    if len(leaves) > _MOST:
        yield _MORE(lang).format(len(leaves) - _MOST)


def _as_json(found: _Found) -> str:
    from json import dumps

    told: dict[str, Any] = {
        "same": found.same,
        "receipt_touched": found.receipt.touched,
        "recounted": found.recounted,
        "inputs": [
            {"role": one.role, "path": one.path, "state": state, "kept": kept}
            for one, state, kept in found.states
        ],
        "differences": [one._asdict() for one in found.leaves],
        "with_changed_files": found.today and [one._asdict() for one in found.today],
    }
    return dumps(told, ensure_ascii=False, indent=2)
