"""Cedar policies as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_WIDTH = 80

ANY = "principal"
"""Whoever asks."""


class Policy(NamedTuple):
    """One policy. ``principal`` is the name of a party that whoever asks must be in, or ``ANY``."""

    name: str
    effect: str
    principal: str
    action: str
    resource: str
    when: str = ""
    notes: Mapping[str, str] = {}

    def __str__(self) -> str:
        notes = {"id": self.name, **self.notes}
        lines = [f"@{key}({quoted(text)})" for key, text in notes.items() if text]
        lines += [
            f"{self.effect} (",
            f"  {_principal(self.principal)},",
            f'  action == Compound::Action::"{self.action}",',
            f"  resource == {self.resource}",
            ")" if self.when else ");",
        ]
        short = f"when {{ {' '.join(self.when.split())} }};"
        if self.when and len(short) <= _WIDTH:
            lines.append(short)
        elif self.when:
            inside = "\n".join(f"  {line}" for line in self.when.splitlines())
            lines += ["when", "{", inside, "};"]
        return "\n".join(lines) + "\n"


def _principal(name: str) -> str:
    return (
        "principal is Compound::Party" if name == ANY else f"principal in {entity('Party', name)}"
    )


def entity(kind: str, name: str) -> str:
    """A reference to an entity."""
    return f"Compound::{kind}::{quoted(name)}"


_UNSAFE = re.compile(r'[\x00-\x1f"\\\x7f\u0085\u2028\u2029]')


def quoted(text: str) -> str:
    """A string of Cedar; whatever might end it is written by its number."""
    return '"' + _UNSAFE.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", text) + '"'


def together(parts: tuple[str, ...], joint: str) -> str:
    """Conditions joined by ``&&`` or ``||``, one a line."""
    if len(parts) == 1:
        return parts[0]
    return f" {joint}\n".join(parts)
