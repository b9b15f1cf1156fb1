"""Diagnostics as plain values, to be sent to another process or kept on disk, and back.

Everything is told in both languages by then. Of the texts that are pointed at, only the lines
pointed at are kept; the others come back empty, so that every place has its line and column.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bylawkit.diagnostics.values import Allowed, Code, Diagnostic, Fix, See, Severity, Text
from bylawkit.source import Place, Source, Span

Plain = dict[str, Any]


class Told(Diagnostic):
    """A diagnostic whose sentences have been told already."""

    __slots__ = ("_hint", "_message")
    _hint: Text | None
    _message: Text

    def message(self, lang: str) -> str:
        return self._message(lang)

    def hint(self, lang: str) -> str | None:
        return None if self._hint is None else self._hint(lang)


def as_plain(found: Sequence[Diagnostic], allowed: Sequence[Allowed] = ()) -> Plain:
    """What was found and what is allowed, as values of JSON; nothing if there is neither."""
    if not found and not allowed:
        return {}
    packing = _Packing()
    told: Plain = {
        "found": [packing.diagnostic(one) for one in found],
        "allowed": [
            [packing.diagnostic(one.diagnostic), one.reason, packing.place(one.comment)]
            for one in allowed
        ],
    }
    return {**told, "codes": packing.codes(), "sources": packing.sources()}


def from_plain(plain: Plain) -> tuple[tuple[Diagnostic, ...], tuple[Allowed, ...]]:
    """The diagnostics that :func:`as_plain` put away."""
    if not plain:
        return (), ()
    unpacking = _Unpacking(plain)
    return (
        tuple(unpacking.diagnostic(one) for one in plain["found"]),
        tuple(
            Allowed(unpacking.diagnostic(one), reason, unpacking.place(comment))
            for one, reason, comment in plain["allowed"]
        ),
    )


# ── Packing ──


class _Packing:
    """Collects the codes and the lines of the texts that the diagnostics speak of."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[int, Code]] = {}
        self._sources: dict[int, tuple[int, Source, dict[int, str]]] = {}

    def diagnostic(self, one: Diagnostic) -> list[Any]:
        return [
            self._code(one.code),
            int(one.severity),
            _both(one.message),
            None if one.hint("zh") is None else _both(one.hint),
            self.place(one.span),
            [[*see.text, self.place(see.span)] for see in one.see],
            one.fix and [self.place(one.fix.span), one.fix.replacement, one.fix.safe],
            one.scenario and list(one.scenario),
        ]

    def _code(self, code: Code) -> int:
        number, _ = self._codes.setdefault(f"{code.id} {code.name}", (len(self._codes), code))
        return number

    def place(self, where: Span | Place | None) -> list[Any] | None:
        """The number of a source with lines and columns; of a place its path, line and cell."""
        if where is None or isinstance(where, Place):
            return where and list(where)
        source, lines = where.source, dict[int, str]()
        new = len(self._sources), source, lines
        number, _, lines = self._sources.setdefault(id(source), new)
        start, end = (source.position(at) for at in (where.start, max(where.start, where.end)))
        for line in range(start[0], end[0] + 1):
            lines[line] = source.line(line)
        return [number, *start, *end]

    def codes(self) -> list[list[Any]]:
        return [
            [
                one.id,
                one.name,
                int(one.severity),
                list(one.text),
                one.hint and [*one.hint],
                one.unusable,
            ]
            for _, one in self._codes.values()
        ]

    def sources(self) -> list[list[Any]]:
        return [
            [source.path, [list(line) for line in sorted(lines.items())]]
            for _, source, lines in self._sources.values()
        ]


def _both(told: Any) -> list[str]:
    return [told("zh"), told("en")]


# ── Unpacking ──


class _Unpacking:
    """Finds the codes and the texts again."""

    def __init__(self, plain: Plain) -> None:
        self._codes = [_code(*one) for one in plain["codes"]]
        self._sources = [_sparse(*one) for one in plain["sources"]]

    def diagnostic(self, plain: Sequence[Any]) -> Diagnostic:
        code, severity, message, hint, span, see, fix, scenario = plain
        one = Told(
            self._codes[code],
            self.place(span),
            see=tuple(See(Text(zh, en), self.place(where)) for zh, en, where in see),
            fix=fix and Fix(self.place(fix[0]), fix[1], fix[2]),
            severity_override=Severity(severity),
            scenario=scenario and Text(*scenario),
        )
        object.__setattr__(one, "_message", Text(*message))
        object.__setattr__(one, "_hint", None if hint is None else Text(*hint))
        return one

    def place(self, plain: Sequence[Any] | None) -> Any:
        if plain is None or not isinstance(plain[0], int):
            return plain and Place(*plain)
        number, line, column, last, end = plain
        source = self._sources[number]
        return Span(source, _offset(source, line, column), _offset(source, last, end))


def _code(id_: str, name: str, severity: int, text: Any, hint: Any, unusable: bool) -> Code:
    return Code(id_, name, Severity(severity), Text(*text), hint and Text(*hint), unusable)


def _sparse(path: str, lines: Iterable[tuple[int, str]]) -> Source:
    """A text in which only some lines are left; it knows already where each line begins."""
    parts: list[str] = []
    starts, end, at = [0], 0, 1
    for number, line in sorted(lines):
        gap = number - at
        starts += range(end + 1, end + gap + 1)
        parts.append("\n" * gap + line)
        end, at = end + gap + len(line), number
    source = Source(path, "".join(parts))
    source._starts = starts
    return source


def _offset(source: Source, line: int, column: int) -> int:
    return source.line_starts[line - 1] + column - 1
