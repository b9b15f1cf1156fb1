"""What ``diff --replay`` reads: a folder of receipts, each decided again by both versions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.source import Place

if TYPE_CHECKING:
    from bylawkit.api.deciding import Decided
    from bylawkit.api.votes import Asked
    from bylawkit.cli.receipt_file import Receipt
    from bylawkit.cli.receipts import Input
    from bylawkit.compare.past import PastVote
    from bylawkit.compare.values import Comparison
    from bylawkit.model.bylaw import Bylaw

Noticed = tuple[Diagnostic, ...]


def past_votes(
    folder: str, found: Comparison
) -> tuple[tuple[PastVote, ...] | None, tuple[Diagnostic, ...]]:
    """Every decision of the receipts in ``folder`` beside what the new version decides.

    ``None`` if the folder cannot be read, if a receipt is broken, or if none is of this bylaw.
    """
    from bylawkit.compare.codes import NO_RECEIPTS

    paths, noticed = _files(folder)
    votes: list[PastVote] = []
    for path in paths:
        again, problems = _again(path, found)
        noticed += problems
        votes += () if again is None else _votes(again)
    if not votes and not any(one.code.unusable for one in noticed):
        noticed += (Diagnostic(NO_RECEIPTS, Place(folder), {"path": folder}),)
    broken = any(one.code.unusable for one in noticed)
    return (None if broken else tuple(votes)), noticed


def _files(folder: str) -> tuple[list[str], Noticed]:
    """The ``.json`` files in a folder and those below it, by path; a file stands for itself."""
    from bylawkit.api.files import read_bytes

    if not os.path.isdir(folder):
        data, noticed = read_bytes(folder)
        return ([] if data is None else [folder]), noticed
    found = [
        os.path.join(where, name)
        for where, _, names in os.walk(folder)
        for name in names
        if name.endswith(".json") and not name.startswith(".")
    ]
    return sorted(found, key=lambda one: one.split(os.sep)), ()


# ── One receipt ──


class _Again(NamedTuple):
    """A vote decided again: by the text in its receipt, and by the new version."""

    path: str
    version: str
    was: Decided
    now: Decided | None
    why_not: Text | None
    recounted: bool


def _again(path: str, found: Comparison) -> tuple[_Again | None, Noticed]:
    """A receipt decided again; ``None`` for a file that is none, and for one of another bylaw."""
    from bylawkit.api.deciding import decided
    from bylawkit.cli.receipts import bylaw_of, given_of

    receipt, noticed = _receipt(path)
    if receipt is None:
        return None, noticed
    inputs = _with_tables(receipt, os.path.dirname(path))
    bylaw, problems = bylaw_of(inputs)
    if bylaw is None:
        return None, problems
    version, noticed = _version(path, bylaw, found)
    if version is None:
        return None, noticed
    given, problems = given_of(bylaw, inputs, receipt.asked, receipt.counted)
    if given is None:
        return None, (*noticed, *problems)
    was = decided(given)
    asked = _asked(receipt.asked, was, found)
    tables, counted = inputs, receipt.counted
    if asked.matter != was.given.matter.name:  # a tally names its matter as it was called then
        tables = tuple(one._replace(data=None) if one.role == "tally" else one for one in inputs)
        counted = was.given.counted
    after, problems = given_of(found.new, tables, asked, counted)
    now = None if after is None else decided(after)
    why = Text(problems[0].message("zh"), problems[0].message("en")) if problems else None
    recounted = all(one.data is not None for one in inputs)
    return _Again(path, version, was, now, why, recounted), noticed


def _receipt(path: str) -> tuple[Receipt | None, Noticed]:
    """The receipt in a file, sound and untouched; nothing for another kind of JSON object."""
    from bylawkit.api.files import read_bytes
    from bylawkit.cli.codes import NOT_A_RECEIPT
    from bylawkit.cli.receipt_file import is_kept, is_other_json, read_receipt

    data, noticed = read_bytes(path)
    if data is None or is_other_json(data):
        return None, noticed
    receipt, noticed = read_receipt(path, data)
    if receipt is None or not (receipt.touched or not all(map(is_kept, receipt.inputs))):
        return receipt, noticed
    why = Text(
        "它作出以后被改过（校验值不符）", "it was changed after it was made, as its hash shows"
    )
    return None, (Diagnostic(NOT_A_RECEIPT, Place(path), {"path": path, "why": why}),)


def _with_tables(receipt: Receipt, folder: str) -> tuple[Input, ...]:
    """The inputs, with registers and ballots that are still where they were, unchanged."""
    from bylawkit.cli.receipt_file import is_kept
    from bylawkit.cli.receipts import on_disk

    there = [
        one._replace(data=on_disk(one, folder)) if one.data is None else one
        for one in receipt.inputs
    ]
    return tuple(one if is_kept(one) else one._replace(data=None) for one in there)


def _version(path: str, bylaw: Bylaw, found: Comparison) -> tuple[str | None, Noticed]:
    """By which version a vote was decided; ``None`` if the bylaw is another."""
    from bylawkit.compare.codes import NEITHER_VERSION, OTHER_BYLAW

    for name, one in (("old", found.old), ("new", found.new)):
        if _texts(bylaw) == _texts(one):
            return name, ()
    if bylaw.title not in (found.old.title, found.new.title):
        about = {"path": path, "title": bylaw.title}
        return None, (Diagnostic(OTHER_BYLAW, Place(path), about),)
    return "other", (Diagnostic(NEITHER_VERSION, Place(path), {"path": path}),)


def _texts(bylaw: Bylaw) -> list[str]:
    return [one.text for one in bylaw.sources or (bylaw.source,)]


def _asked(asked: Asked, was: Decided, found: Comparison) -> Asked:
    """What the new version is asked: the matter as it is called there, by the law of the same day."""
    from bylawkit.model.votes import Matter

    names = found.new_names(Matter)
    matter = was.given.matter.name
    return asked._replace(matter=names.get(matter, matter), on=was.law.on)


def _votes(again: _Again) -> Iterator[PastVote]:
    """Each line or round of a vote beside the same one of the new version."""
    from bylawkit.compare.past import PastVote

    now = {} if again.now is None else {one.label: one.decision for one in again.now.parts}
    why = again.why_not or Text("新版没有这一项", "the new version has no such part")
    for part in again.was.parts:
        new = now.get(part.label)
        yield PastVote(
            again.path,
            part.label,
            part.decision,
            new,
            None if new else why,
            again.version,
            again.recounted,
        )
