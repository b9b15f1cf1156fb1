"""Reading receipts: JSON that others may have touched, checked before it is believed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bylawkit.api.votes import Asked
from bylawkit.cli.receipts import FORM, Input, seal, sha256
from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.source import Place

if TYPE_CHECKING:
    from bylawkit.evaluate.tally import Tally
    from bylawkit.evaluate.tally_file import TallyFile

Noticed = tuple[Diagnostic, ...]


class Receipt(NamedTuple):
    """A receipt as read. ``whole`` is all of it; ``touched`` is true if its own hash is not its."""

    whole: dict[str, Any]
    asked: Asked
    inputs: tuple[Input, ...]
    counted: TallyFile | None
    touched: bool

    @property
    def lang(self) -> str | None:
        """The language of its bylaw."""
        lang = self.whole.get("lang")
        return lang if lang in ("zh", "en") else None


class _Wrong(Exception):  # noqa: N818 - it carries which part of a receipt is not what it should be
    pass


def read_receipt(path: str, data: bytes) -> tuple[Receipt | None, Noticed]:
    """The receipt in a file; ``None`` if it is not one."""
    from json import JSONDecodeError, loads

    from bylawkit.cli.codes import NOT_A_RECEIPT

    try:
        return _receipt(loads(data.decode("utf-8-sig"))), ()
    except (JSONDecodeError, UnicodeDecodeError, RecursionError):
        why = Text("它不是 JSON", "it is not JSON")
    except _Wrong as problem:
        key = str(problem)
        why = Text(f"`{key}` 缺少或者不对", f"`{key}` is missing or wrong")
    return None, (Diagnostic(NOT_A_RECEIPT, Place(path), {"path": path, "why": why}),)


def is_other_json(data: bytes) -> bool:
    """Whether a file is JSON of another kind, such as a tally: one that claims to be no receipt."""
    from json import loads

    try:
        value = loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    if not isinstance(value, dict):
        return True
    claims = str(value.get("form")).startswith(FORM.partition("/")[0])
    return not claims and not {"asked", "inputs", "result"} <= value.keys()


def _receipt(value: Any) -> Receipt:
    if not isinstance(value, dict) or value.get("form") != FORM:
        raise _Wrong("form")
    for key, kind in (("bylawkit", str), ("sha256", str), ("result", dict), ("inputs", list)):
        if not isinstance(value.get(key), kind):
            raise _Wrong(key)
    inputs = tuple(_input(at, one) for at, one in enumerate(value["inputs"]))
    roles = [one.role for one in inputs if one.role != "base"]
    if sorted(roles) not in (["bylaw", "tally"], ["ballots", "bylaw", "register"]):
        raise _Wrong("inputs")
    if any(one.role in ("bylaw", "base", "tally") and one.data is None for one in inputs):
        raise _Wrong("inputs")
    counted = None if value.get("counted") is None else _counted(value["counted"])
    if "ballots" in roles and counted is None:
        raise _Wrong("counted")
    return Receipt(
        value, _asked(value.get("asked")), inputs, counted, seal(value) != value["sha256"]
    )


def _asked(value: Any) -> Asked:
    from datetime import date, datetime

    if not isinstance(value, dict) or not isinstance(value.get("matter"), str):
        raise _Wrong("asked.matter")
    words = {key: value.get(key) for key in ("scope", "seed", "commitment")}
    for key, word in words.items():
        if not isinstance(word, str | None):
            raise _Wrong(f"asked.{key}")
    on, closes = value.get("on"), value.get("closes")
    try:
        day = None if on is None else date.fromisoformat(on)
        end = None if closes is None else datetime.fromisoformat(closes).replace(tzinfo=None)
    except (TypeError, ValueError):
        raise _Wrong("asked.on") from None
    again = value.get("second_call") is True
    return Asked(value["matter"], day, second_call=again, closes=end, **words)


def _input(at: int, value: Any) -> Input:
    from base64 import b64decode

    keys = ("role", "path", "sha256")
    if not isinstance(value, dict) or not all(isinstance(value.get(one), str) for one in keys):
        raise _Wrong(f"inputs[{at}]")
    role, path, stated = (value[one] for one in keys)
    text, encoded = value.get("text"), value.get("base64")
    try:
        data = text.encode() if isinstance(text, str) else None
        data = b64decode(encoded, validate=True) if isinstance(encoded, str) else data
    except ValueError:
        raise _Wrong(f"inputs[{at}]") from None
    return Input(role, path, stated, data)


def _counted(value: Any) -> TallyFile:
    from datetime import date

    from bylawkit.evaluate.tally_file import TallyFile

    try:
        last = None if value["on"] is None else date.fromisoformat(value["on"])
        tally = _tally(value["tally"])
        lines = tuple((str(one["line"]), _tally(one["tally"])) for one in value.get("lines", ()))
        cast, counted = _whole({"cast": value["cast"], "counted": value["counted"]}).values()
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _Wrong("counted") from None
    return TallyFile(tally, last, cast=cast, counted=counted, lines=lines)


def _tally(value: Any) -> Tally:
    """A tally in whole numbers.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it is not one.
    """
    from bylawkit.evaluate.tally import KEYS, Count, Tally
    from bylawkit.model.votes import Measure

    counts = {
        Measure(name): Count(_whole(one["figures"]), _whole(one["candidates"]))
        for name, one in value.items()
    }
    if any(name not in KEYS for one in counts.values() for name in one.figures):
        raise ValueError
    return Tally(counts)


def _whole(value: dict[str, Any]) -> dict[str, int]:
    """The numbers of an object, which must all be whole and not negative.

    Raises:
        ValueError: one is not.
    """
    for one in value.values():
        if type(one) is not int or one < 0:
            raise ValueError
    return dict(value)


def is_kept(one: Input) -> bool:
    """Whether the content that a receipt holds of an input is the one that it names."""
    return one.data is None or sha256(one.data) == one.sha256
