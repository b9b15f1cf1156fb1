"""Finds the files that come with the package: ``grammar/``, ``templates/`` and ``laws/``.

In an installed wheel they are under ``bylawkit/_assets``; in a checkout two folders above the
package; ``laws/`` and ``enforce/`` are always inside it. Nothing else looks for resources, and nothing heavy is
imported here, because every command starts with it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_BUNDLED = os.path.join(_PACKAGE, "_assets")
_CHECKOUT = os.path.dirname(os.path.dirname(_PACKAGE))


def path(name: str) -> str:
    """The path on disk of a resource such as ``grammar/bylaw.lark`` or of a folder such as ``laws``.

    Raises:
        FileNotFoundError: there is no such resource; the installation is broken.
    """
    for root in _roots(name.split("/", 1)[0]):
        found = os.path.join(root, *name.split("/"))
        if os.path.exists(found):
            return found
    raise FileNotFoundError(f"bylawkit is incomplete: no {name} in it")


def data(name: str) -> bytes:
    """The bytes of a resource."""
    with open(path(name), "rb") as file:
        return file.read()


def text(name: str) -> str:
    """The text of a resource, with ``\\n`` line ends."""
    return data(name).decode("utf-8").replace("\r\n", "\n")


def path_names(folder: str) -> tuple[str, ...]:
    """The names of all files below a folder, sorted: ``templates/zh/bylaws.jinja``."""
    return tuple(sorted(_below(path(folder), folder)))


def _roots(top: str) -> tuple[str, ...]:
    return (_PACKAGE,) if top in ("laws", "syntax", "enforce") else (_BUNDLED, _CHECKOUT)


def _below(place: str, name: str) -> Iterator[str]:
    for entry in os.scandir(place):
        if entry.name.startswith((".", "__")):
            continue
        if entry.is_dir():
            yield from _below(entry.path, f"{name}/{entry.name}")
        else:
            yield f"{name}/{entry.name}"
