"""How much a template may do: steps and signs are counted, never seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from fractions import Fraction
from functools import wraps
from typing import Any, TypeVar

from bylawkit.diagnostics import Code, Text
from bylawkit.render.own import codes

MOST_STEPS = 2_000_000
"""Turns of loops and calls of macros, in one document or page."""
MOST_SIGNS = 20_000_000
"""Signs that are written or joined."""
MOST_ITEMS = 100_000
MOST_BITS = 128
_CONTAINERS = (list, tuple, dict, set)

Made = TypeVar("Made")


class Stopped(Exception):  # noqa: N818 - an answer, not a fault
    """Why a template is not run on; caught in this room. ``line`` is 0 if it is not known."""

    def __init__(self, code: Code, args: dict[str, object], path: str = "", line: int = 0) -> None:
        super().__init__(code.name)
        self.code, self.about, self.path, self.line = code, args, path, line


def forbidden(zh: str, en: str, path: str = "", line: int = 0) -> Stopped:
    """That something may not be used."""
    return Stopped(codes.FORBIDDEN, {"what": Text(zh, en)}, path, line)


def too_much(zh: str, en: str, path: str = "", line: int = 0) -> Stopped:
    """That a bound is reached."""
    return Stopped(codes.TOO_MUCH, {"reason": Text(zh, en)}, path, line)


class Budget:
    """What is left of the steps and signs of the document that is being made."""

    def __init__(self) -> None:
        self.steps = self.signs = 0
        self.running = False

    def run(self, make: Callable[[], Made]) -> Made:
        """Make one document or page; what is made on the way counts with it."""
        if self.running:
            return make()
        self.steps = self.signs = 0
        self.running = True
        try:
            return make()
        finally:
            self.running = False

    def step(self, path: str, line: int) -> str:
        """One turn of a loop, or one call of a macro. Prints nothing."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise too_much(
                f"循环超过 {MOST_STEPS} 次", f"more than {MOST_STEPS} turns of loops", path, line
            )
        return ""

    def write(self, text: str) -> str:
        """Text that is written."""
        self.signs += len(text)
        if self.signs > MOST_SIGNS:
            raise too_much(f"超过 {MOST_SIGNS} 个字", f"more than {MOST_SIGNS} characters")
        return text

    def each(self, values: Iterable[Any]) -> Iterator[Any]:
        """Values one by one, each a step."""
        for one in values:
            self.step("", 0)
            yield one

    def part(self, value: Any, start: Any, stop: Any, step: Any) -> Any:
        """A part of a text or list."""
        found = value[slice(start, stop, step)]
        return self.write(found) if isinstance(found, str) else number(found)

    def joined(self, parts: Iterable[object], between: str = "") -> str:
        """Texts put together, each counted before."""
        texts = []
        for one in parts:
            texts.append(self.write(printable(one)))
            self.write(between)
        return between.join(texts)


_GO_THROUGH = frozenset(
    ["batch", "join", "list", "map", "selectattr", "rejectattr", "sum", "unique"]
)


def bounded(budget: Budget, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that counts what it goes through, and what it writes."""
    at = int(hasattr(function, "jinja_pass_arg"))  # jinja2 gives its own argument first

    @wraps(function)
    def counted(*given: Any, **named: Any) -> Any:
        if name in _GO_THROUGH:
            given = (*given[:at], budget.each(given[at]), *given[at + 1 :])
        found = function(*given, **named)
        return budget.write(found) if isinstance(found, str) else found

    return counted


def printable(value: object) -> str:
    """A value that may be printed as it is."""
    if isinstance(value, (str, int, Fraction)):
        return str(value)
    raise forbidden("没有说法的数值", "a value that has no words of its own")


def number(value: object) -> Any:
    """A number of a size that is needed; a bare text or list if things are put together."""
    if isinstance(value, (str, *_CONTAINERS)):
        if len(value) > MOST_ITEMS:
            raise too_much(f"超过 {MOST_ITEMS} 项", f"more than {MOST_ITEMS} items")
    elif isinstance(value, int) and value.bit_length() > MOST_BITS:
        raise too_much("数字太大", "a number is too large")
    return value


def flat(value: Any) -> Any:
    """A list or table written in a template: not more than one inside of another."""
    inside = value.values() if isinstance(value, dict) else value
    for one in inside:
        if isinstance(one, _CONTAINERS) and any(isinstance(each, _CONTAINERS) for each in one):
            raise forbidden("套了几层的列表", "lists inside of lists inside of lists")
    return value


def summed(values: Iterable[Any], attribute: str | None = None, start: Any = 0) -> Any:
    """A sum whose every step is bounded; ``attribute`` is not taken."""
    if attribute is not None:
        raise forbidden("`sum` 的这种写法", "`sum` in this way")
    for one in values:
        if isinstance(one, Sized) and isinstance(start, Sized):
            number(one)
        start = number(start + one)
    return start
