"""What a target of an export is, and what it makes of a bylaw.

Whatever a bylaw states is either enforced somewhere in a target or listed as not enforced there, with
the reason: :func:`rest` lists what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from bylawkit.export.values import Json

if TYPE_CHECKING:
    from bylawkit.diagnostics import Diagnostic
    from bylawkit.export.origins import Origins
    from bylawkit.model.bylaw import Bylaw

Files = dict[str, bytes]


class Made(NamedTuple):
    """What a target makes of one bylaw.

    There are no ``files`` if a value cannot be carried, which ``noticed`` then says. ``enforced``
    are rows of :func:`enforced_at`, ``not_enforced`` rows of :func:`gap`. ``names`` maps each
    name that had to be changed for the target, as it is written there, to the bylaw's own.
    """

    files: Files | None
    noticed: tuple[Diagnostic, ...] = ()
    enforced: tuple[Json, ...] = ()
    not_enforced: tuple[Json, ...] = ()
    names: Mapping[str, str] = {}


class Target(NamedTuple):
    """One target: its name, the format and version that it writes, the files, and what makes them.

    In ``files`` a part in braces stands for a number or a name: ``sql/{dialect}/fee_{number}.sql``.
    """

    name: str
    format: str
    files: tuple[str, ...]
    make: Callable[[Bylaw], Made]


def enforced_at(one: Any, file: str, at: str, origins: Origins, field: str | None = None) -> Json:
    """A row that says where a statement, or one field of it, is enforced: ``at`` in ``file``."""
    return {**_of(one, field), "file": file, "at": at, **_where(one, origins)}


def gap(one: Any, reason: str, origins: Origins, field: str | None = None) -> Json:
    """A row that says why a statement, or one field of it, is not enforced."""
    return {**_of(one, field), "reason": reason, **_where(one, origins)}


def rest(bylaw: Bylaw, told: Iterable[Json], reason: str, origins: Origins) -> list[Json]:
    """Rows for every statement of which none of the rows ``told`` speaks."""
    known = {(one["type"], one["name"]) for one in told}
    return [
        gap(one, reason, origins)
        for one in bylaw.named.values()
        if (_of(one, None)["type"], one.name) not in known
    ]


def name_of(one: Any) -> str:
    """What a statement is called: its name, or the title of prose."""
    return str(getattr(one, "name", None) or one.title)


def _of(one: Any, field: str | None) -> Json:
    from bylawkit.export.prose import type_of

    return {"type": type_of(one), "name": name_of(one), "field": field}


def _where(one: Any, origins: Origins) -> Json:
    found = origins.of(one, name_of(one), one.span)
    del found["amended"]
    return found
