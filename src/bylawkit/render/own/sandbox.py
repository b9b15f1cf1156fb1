"""The sandbox for templates of the user's own: nothing but values, and a count on all it does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import ModuleType
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, nodes
from jinja2.loaders import FunctionLoader
from jinja2.runtime import LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bylawkit.render.own.bounds import (
    Budget,
    bounded,
    flat,
    forbidden,
    number,
    printable,
    summed,
    too_much,
)
from bylawkit.render.own.grammar import FILTERS, TESTS, Counting
from bylawkit.render.speaker import Speaker
from bylawkit.source import Source

_LOOP = frozenset(["index", "index0", "first", "last", "length", "revindex", "revindex0"])
_OF_A_DAY = frozenset(("year", "month", "day"))
_HIDDEN = (ModuleType, type, Source, Speaker)


class Sandbox(ImmutableSandboxedEnvironment):
    """Templates see fields of our values and nothing behind them."""

    intercepted_binops = frozenset(("+", "-", "*"))

    def __init__(self, sources: Mapping[str, tuple[str, str]], filters: Mapping[str, Any]) -> None:
        super().__init__(
            loader=FunctionLoader(lambda name: self._source(name)),
            undefined=StrictUndefined,
            auto_reload=False,
            finalize=self._finished,
            optimized=False,
        )
        self.sources = sources
        self.budget = Budget()
        self.globals.clear()
        kept = {name: self.filters[name] for name in FILTERS}
        own = {"sum": summed, "join": self._join, "batch": _batches, "list": _list}
        every = {**kept, **filters, **own}
        self.filters = {name: bounded(self.budget, name, one) for name, one in every.items()}
        self.tests = {name: self.tests[name] for name in TESTS}
        self.step, self.joined, self.flat = self.budget.step, self.budget.joined, flat
        self.part = self.budget.part

    def _source(self, name: str) -> tuple[str, str, None]:
        try:
            path, text = self.sources[name]
        except KeyError:
            raise TemplateNotFound(name) from None
        return text, path, None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        return Counting(filename or name or "").visit(tree)  # type: ignore[no-any-return]

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of one of our values, of a table, of a loop, of a day."""
        if isinstance(obj, Undefined):
            return super().getattr(obj, attribute)
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if attribute.startswith("_") or not _may_be_asked(obj, attribute):
            raise forbidden(f"属性 `{attribute}`", f"the attribute `{attribute}`")
        found = getattr(obj, attribute, self)
        if found is self:
            return self.undefined(obj=obj, name=attribute)
        if callable(found) or isinstance(found, _HIDDEN):
            raise forbidden(f"属性 `{attribute}`", f"the attribute `{attribute}`")
        return found

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item of a list or table; a name in brackets is a field."""
        if isinstance(argument, str) and not isinstance(obj, dict):
            return self.getattr(obj, argument)
        try:
            return obj[argument]
        except (LookupError, TypeError):
            return self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, and what counts."""
        return isinstance(obj, Macro) or obj in (self.step, self.joined, self.flat, self.part)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Sums and products of numbers; texts and lists may be put together, not multiplied."""
        if operator == "*" and (
            isinstance(left, (str, list, tuple)) or isinstance(right, (str, list, tuple))
        ):
            raise forbidden("`*` 重复文字和列表", "`*` to repeat texts and lists")
        return number(super().call_binop(context, operator, number(left), number(right)))

    def _finished(self, value: Any) -> str:
        from bylawkit.render.cleaning import clean
        from bylawkit.render.marks import Ready

        if isinstance(value, Undefined):
            return str(value)  # empty after an `if` without `else`; else an error
        if isinstance(value, Ready):
            self.budget.write(value)
            return value
        return clean(self.budget.write(printable(value)))

    def _join(self, values: Any, between: str = "", attribute: str | None = None) -> str:
        if attribute is not None:
            raise forbidden("`join` 的这种写法", "`join` in this way")
        return self.budget.joined(values, between)


def _may_be_asked(obj: Any, attribute: str) -> bool:
    if isinstance(obj, LoopContext):
        return attribute in _LOOP
    if isinstance(obj, date):
        return attribute in _OF_A_DAY
    room = type(obj).__module__
    ours = room.startswith("bylawkit.") and not room.startswith("bylawkit.render.own")
    return ours and type(obj).__name__ not in ("Wording", "Speaker", "Ready")


def _list(values: Any) -> Any:
    return number(list(values))


def _batches(values: Any, size: int, fill: Any = None) -> Any:
    from jinja2.filters import do_batch

    if not 0 < size <= 1000:
        raise too_much("`batch` 超过 1000", "`batch` of more than 1000")
    return do_batch(values, size, fill)
