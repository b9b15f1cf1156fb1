"""Names for formats that want plain identifiers, and the way back.

>>> identifier("动用维修资金", "matter")
'matter_52a8_7528_7ef4_4fee_8d44_91d1'
>>> name_of(identifier("1号楼 A_b", "unit"))
'1号楼 A_b'
"""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[a-zA-Z0-9]+")
_RUN = re.compile(r"[a-zA-Z0-9]+|.", re.DOTALL)


def identifier(name: str, kind: str) -> str:
    """A name of ASCII letters, digits and ``_`` that begins with ``kind``, so that it is no keyword.

    A run of letters and digits stands as it is, followed by ``x``; any other character by its
    number in hexadecimal.
    """
    return kind + "".join(_written(run) for run in _RUN.findall(name))


def name_of(changed: str) -> str:
    """The name that :func:`identifier` changed."""
    _, _, rest = changed.partition("_")
    return "".join(_read(part) for part in rest.split("_"))


def _written(run: str) -> str:
    return f"_{run}x" if _PLAIN.fullmatch(run) else f"_{ord(run):04x}"


def _read(part: str) -> str:
    return part[:-1] if part.endswith("x") else chr(int(part, 16))
