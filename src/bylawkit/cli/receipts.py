"""Receipts: what a decision was made from, and what came of it, in one file that can be replayed.

Paths in a receipt are counted from its own folder, so that it can be moved along with its inputs.
A bylaw, its bases and a tally are kept as they are. Of registers and ballots, which name people,
only the hash is kept, and the tally that was counted from them. A receipt knows no clock: the same
inputs give the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from bylawkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from bylawkit.api.deciding import Given
    from bylawkit.api.given import File
    from bylawkit.api.votes import Asked
    from bylawkit.evaluate.tally import Tally
    from bylawkit.evaluate.tally_file import TallyFile
    from bylawkit.model.bylaw import Bylaw

FORM = "bylawkit-receipt/1"
KEPT = ("bylaw", "base", "tally")
"""The roles of inputs whose contents a receipt holds."""

Noticed = tuple[Diagnostic, ...]


Files = Mapping[str, "File"]
"""The tables of a vote, by role."""


class Input(NamedTuple):
    """One file that a decision was made from; ``data`` is ``None`` if its content was not kept."""

    role: str
    path: str
    sha256: str
    data: bytes | None


def write_receipt(path: str, given: Given, files: Files, asked: Asked) -> Noticed:
    """Write the receipt of a decision; returns what went wrong."""
    from bylawkit.cli.writing import write_files

    folder = os.path.dirname(os.path.abspath(path))
    inputs = (*_texts(given.bylaw, folder), *_tables(files, folder))
    receipt, noticed = receipt_of_inputs(inputs, asked, given.counted)
    if receipt is None:
        return noticed
    return write_files({path: receipt_bytes(receipt)})


def _texts(bylaw: Bylaw, folder: str) -> list[Input]:
    from bylawkit.api.files import read_bytes

    found = []
    for source in bylaw.sources or (bylaw.source,):
        data = None if source.path == "<stdin>" else read_bytes(source.path)[0]
        role = "bylaw" if source is bylaw.source else "base"
        found.append(_input(role, source.path, data or source.text.encode(), folder))
    return found


def _tables(files: Files, folder: str) -> list[Input]:
    return [_input(role, one.path, one.data, folder) for role, one in files.items()]


def _input(role: str, path: str, data: bytes, folder: str) -> Input:
    shown = path if path == "<stdin>" else os.path.relpath(path, folder).replace(os.sep, "/")
    return Input(role, shown, sha256(data), data)


# ── Making one ──


def receipt_of_inputs(
    inputs: tuple[Input, ...], asked: Asked, counted: TallyFile | None
) -> tuple[dict[str, Any] | None, Noticed]:
    """The receipt of what comes of these inputs; ``counted`` stands for tables not at hand."""
    from bylawkit import __version__
    from bylawkit.api.deciding import decided, told_as_json

    given, noticed = _given(inputs, asked, counted)
    if given is None:
        return None, noticed
    found = decided(given)
    result = told_as_json(given, found, given.bylaw.lang)
    for one in (result, *result.get("lines", ()), *result.get("rounds", ())):
        for test in one.get(
            "tests", ()
        ):  # where a pack has a provision may change with its comments
            test["span"] = None if test["source"] == "statute" else test["span"]
    receipt = {
        "form": FORM,
        "bylawkit": __version__,
        "lang": given.bylaw.lang,
        "asked": asked._asdict() | {"on": _written(asked.on), "closes": _written(asked.closes)},
        "law": {
            "place": "/".join(found.law.place),
            "on": found.law.on and found.law.on.isoformat(),
            "statutes": list(found.decision.law),
        },
        "inputs": [_input_json(one) for one in inputs],
        "counted": None if given.counted.cast is None else counted_json(given.counted),
        "result": result,
    }
    return receipt | {"sha256": seal(receipt)}, ()


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _given(
    inputs: tuple[Input, ...], asked: Asked, counted: TallyFile | None
) -> tuple[Given | None, Noticed]:
    bylaw, noticed = bylaw_of(inputs)
    return (None, noticed) if bylaw is None else given_of(bylaw, inputs, asked, counted)


def given_of(
    bylaw: Bylaw, inputs: tuple[Input, ...], asked: Asked, counted: TallyFile | None
) -> tuple[Given | None, Noticed]:
    """What ``bylaw`` is to decide by the tables among the inputs, or by the tally ``counted``."""
    from bylawkit.api.given import File
    from bylawkit.api.votes import given_in

    at_hand = [one for one in inputs if one.role not in ("bylaw", "base")]
    tables: dict[str, File | TallyFile] = {}
    if all(one.data is not None for one in at_hand):
        tables |= {one.role: File(one.path, one.data) for one in at_hand if one.data is not None}
    elif counted is not None:
        tables["tally"] = counted
    else:
        return None, ()
    given, noticed = given_in(bylaw, tables, asked)
    return given, (noticed if given is None else ())


def bylaw_of(inputs: tuple[Input, ...]) -> tuple[Bylaw | None, Noticed]:
    """The bylaw among the inputs, read with the bases among them."""
    return _read_texts(tuple(one for one in inputs if one.role in ("bylaw", "base")))


@lru_cache(maxsize=16)
def _read_texts(inputs: tuple[Input, ...]) -> tuple[Bylaw | None, Noticed]:
    """The same, read once for all receipts that hold the same texts."""
    from bylawkit.diagnostics import Text
    from bylawkit.pipeline import read_source
    from bylawkit.source import Source, source_from_bytes

    texts = {one.path: one.data for one in inputs}

    def fetch(source: Source, path: str) -> Source | Text:
        place = os.path.normpath(os.path.join(os.path.dirname(source.path), path))
        data = texts.get(place.replace(os.sep, "/"))
        if data is None:
            return Text("回执里没有这个文件", "the receipt does not hold it")
        return source_from_bytes(place, data)

    path, data = next((one.path, one.data) for one in inputs if one.role == "bylaw")
    reading = read_source(source_from_bytes(path, data or b""), fetch)
    return (reading.bylaw, ()) if reading.ok else (None, reading.diagnostics)


def _input_json(one: Input) -> dict[str, str]:
    found = {"role": one.role, "path": one.path, "sha256": one.sha256}
    if one.role not in KEPT or one.data is None:
        return found
    try:
        return found | {"text": one.data.decode("utf-8")}
    except UnicodeDecodeError:
        from base64 import b64encode

        return found | {"base64": b64encode(one.data).decode("ascii")}


def counted_json(counted: TallyFile) -> dict[str, Any]:
    """A tally counted from ballots, of a sheet one for each line: whole numbers, areas in 0.01 m²."""
    lines = [{"line": name, "tally": _tally_json(one)} for name, one in counted.lines]
    return {
        "on": _written(counted.on),
        "cast": counted.cast,
        "counted": counted.counted,
        "tally": _tally_json(counted.tally),
        **({"lines": lines} if lines else {}),
    }


def _tally_json(tally: Tally) -> dict[str, Any]:
    return {
        measure.value: {"figures": dict(one.figures), "candidates": dict(one.candidates)}
        for measure, one in tally.counts.items()
    }


# ── Bytes ──


def receipt_bytes(receipt: dict[str, Any]) -> bytes:
    """A receipt as it stands in its file; half a surrogate pair, as a seed may have, is escaped."""
    from json import dumps

    told = dumps(receipt, ensure_ascii=False, indent=2) + "\n"
    return told.encode("utf-8", "backslashreplace")


def seal(receipt: dict[str, Any]) -> str:
    """The hash over all of a receipt but the hash itself: keys sorted, no spaces, UTF-8."""
    from bylawkit.evaluate.decision_json import canonical

    rest = {key: value for key, value in receipt.items() if key != "sha256"}
    return sha256(canonical(rest).encode("utf-8", "surrogatepass"))


def on_disk(one: Input, folder: str) -> bytes | None:
    """The bytes of an input where its receipt in ``folder`` says; ``None`` if they are not there."""
    from bylawkit.api.files import read_bytes

    path = os.path.join(folder, one.path)
    return None if one.path == "<stdin>" or not os.path.isfile(path) else read_bytes(path)[0]


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, as ``sha256sum`` writes it."""
    from hashlib import sha256 as hashed

    return hashed(data).hexdigest()
