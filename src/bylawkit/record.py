"""Frozen values that cost nothing until they are used.

``record`` is what ``dataclasses.dataclass(frozen=True, slots=True)`` is, and type checkers treat it
so; but a class's ``__init__`` is compiled only once it is used often, and nothing heavy is imported. A check
of one bylaw starts a process, defines some seventy such classes and uses half of them: the standard
decorator would take longer than reading the bylaw (``benchmarks/cold_start.py``).

``dataclasses.fields``, ``replace`` and ``asdict`` work on records.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Generic, TypeVar, dataclass_transform, overload

T = TypeVar("T")
_MISSING: Any = object()


class _Field:
    __slots__ = ("compare", "default", "default_factory", "name", "repr")

    def __init__(self, default: Any, default_factory: Any, compare: bool, repr_: bool) -> None:
        self.name = ""
        self.default = default
        self.default_factory = default_factory
        self.compare = compare
        self.repr = repr_


def field(
    *,
    default: Any = _MISSING,
    default_factory: Callable[[], Any] = _MISSING,
    compare: bool = True,
    repr: bool = True,  # noqa: A002 (the standard library's own word)
) -> Any:
    """A field that needs more than a default, as in ``dataclasses``."""
    return _Field(default, default_factory, compare, repr)


@overload
def record(cls: type[T], /) -> type[T]: ...
@overload
def record(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: Any = None, /, *, kw_only: bool = False) -> Any:
    """Make a class a frozen record of its annotated attributes."""
    if cls is None:
        return lambda one: _make(one, kw_only)
    return _make(cls, kw_only)


def _make(cls: Any, kw_only: bool) -> Any:
    fields: list[_Field] = []
    body = dict(cls.__dict__)
    for name in body.get("__annotations__", {}):
        given = body.pop(name, _MISSING)
        one = given if isinstance(given, _Field) else _Field(given, _MISSING, True, True)
        one.name = name
        fields.append(one)
    names = tuple(one.name for one in fields)
    for leftover in ("__dict__", "__weakref__"):
        body.pop(leftover, None)
    for name, method in _METHODS.items():
        body.setdefault(name, method)
    body["__slots__"] = names
    body["__match_args__"] = () if kw_only else names
    body["__record__"] = (tuple(fields), kw_only)
    body["__dataclass_fields__"] = _StandardFields()
    return type(cls)(cls.__name__, cls.__bases__, body)


class Same(Generic[T]):
    """A value that is told from others by who it is, and not by what it says: quick to look up."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


# ── What every record can do ─────────────────────────────────────────────────────────────────────


_COMPILED_AT = 12
"""How many records of a class are made before its ``__init__`` is worth compiling."""


def _first_init(self: Any, *args: Any, **kwargs: Any) -> None:
    """Set the fields one by one; from the twelfth record on, by a compiled ``__init__``."""
    cls = type(self)
    fields, kw_only = cls.__record__
    made = _MADE[cls] = _MADE.get(cls, 0) + 1
    values = None if made >= _COMPILED_AT or (kw_only and args) else _values(fields, args, kwargs)
    if values is None:  # often used, or used wrongly, which the compiled one says as Python does
        cls.__init__ = _compiled_init(cls)
        cls.__init__(self, *args, **kwargs)
        return
    for one, value in zip(fields, values, strict=True):
        object.__setattr__(self, one.name, value)
    if hasattr(cls, "__post_init__"):
        self.__post_init__()


_MADE: dict[type, int] = {}


def _values(fields: tuple[_Field, ...], args: Any, kwargs: Any) -> list[Any] | None:
    """The value of each field; ``None`` if the arguments do not fit."""
    values = list(args)
    given = 0
    for one in fields[len(args) :]:
        if one.name in kwargs:
            values.append(kwargs[one.name])
            given += 1
        elif one.default is not _MISSING:
            values.append(one.default)
        elif one.default_factory is not _MISSING:
            values.append(one.default_factory())
        else:
            return None
    return values if given == len(kwargs) and len(values) == len(fields) else None


def _compiled_init(cls: Any) -> Any:
    fields, kw_only = cls.__record__
    scope: dict[str, Any] = {"_MISSING": _MISSING}
    heads, lines = (["*"] if kw_only and fields else []), []
    for number, one in enumerate(fields):
        head, value = one.name, one.name
        scope[f"_s{number}"] = getattr(cls, one.name).__set__  # quicker than object.__setattr__
        if one.default is not _MISSING:
            scope[f"_d{number}"] = one.default
            head = f"{one.name}=_d{number}"
        elif one.default_factory is not _MISSING:
            scope[f"_f{number}"] = one.default_factory
            head = f"{one.name}=_MISSING"
            value = f"_f{number}() if {one.name} is _MISSING else {one.name}"
        heads.append(head)
        lines.append(f" _s{number}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec(f"def __init__(self, {', '.join(heads)}):\n" + ("\n".join(lines) or " pass"), scope)
    return scope["__init__"]


def _compared(self: Any) -> Any:
    """What two records of a class are compared by."""
    cls = type(self)
    if cls not in _COMPARED:
        names = [one.name for one in cls.__record__[0] if one.compare]
        _COMPARED[cls] = attrgetter(*names) if names else _nothing
    return _COMPARED[cls](self)


_COMPARED: dict[type, Callable[[Any], Any]] = {}


def _nothing(_: Any) -> tuple[()]:
    return ()


def _eq(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return bool(_compared(self) == _compared(other))


def _hash(self: Any) -> int:
    return hash(_compared(self))


def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in self.__record__[0] if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, value: Any = None) -> None:
    raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be changed")


def _get_state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in self.__record__[0]]


def _set_state(self: Any, state: list[Any]) -> None:
    for one, value in zip(self.__record__[0], state, strict=True):
        object.__setattr__(self, one.name, value)


_METHODS: dict[str, Any] = {
    "__init__": _first_init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _get_state,
    "__setstate__": _set_state,
}


class _StandardFields:
    """The fields as ``dataclasses`` knows them, made when it asks."""

    def __get__(self, instance: object, owner: Any) -> dict[str, Any]:
        import dataclasses

        fields, kw_only = owner.__record__
        found = {}
        for one in fields:
            options = {
                key: getattr(one, key)
                for key in ("default", "default_factory")
                if getattr(one, key) is not _MISSING
            }
            made: Any = dataclasses.field(
                compare=one.compare, repr=one.repr, kw_only=kw_only, **options
            )
            made.name, made.type = one.name, owner.__annotations__[one.name]
            made._field_type = dataclasses._FIELD  # type: ignore[attr-defined]
            found[one.name] = made
        return found


def replace(one: T, /, **changes: Any) -> T:
    """A copy of a record in which some fields are changed."""
    made: Any = one
    kept = {each.name: getattr(made, each.name) for each in made.__record__[0]}
    return type(made)(**{**kept, **changes})  # type: ignore[no-any-return]


def field_names(one: Any) -> tuple[str, ...]:
    """The fields of a record, in order."""
    names: tuple[str, ...] = one.__slots__
    return names
