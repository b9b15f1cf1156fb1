"""Where two JSON values differ, leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple


class Leaf(NamedTuple):
    """One place at which two values differ; ``None`` where one of them has nothing."""

    where: str
    was: str | None
    now: str | None


def leaves(was: Any, now: Any, where: str = "") -> Iterator[Leaf]:
    """Every leaf that is not the same in both: ``tests[0].have``."""
    if isinstance(was, dict) and isinstance(now, dict):
        for key in dict.fromkeys((*was, *now)):
            inside = f"{where}.{key}" if where else str(key)
            yield from _inside(was.get(key, _NOTHING), now.get(key, _NOTHING), inside)
    elif isinstance(was, list) and isinstance(now, list):
        for at in range(max(len(was), len(now))):
            before, after = (one[at] if at < len(one) else _NOTHING for one in (was, now))
            yield from _inside(before, after, f"{where}[{at}]")
    elif type(was) is not type(now) or was != now:
        yield Leaf(where, _shown(was), _shown(now))


_NOTHING: Any = object()


def _inside(was: Any, now: Any, where: str) -> Iterator[Leaf]:
    if was is _NOTHING or now is _NOTHING:
        yield Leaf(where, _shown(was), _shown(now))
    else:
        yield from leaves(was, now, where)


def _shown(value: Any) -> str | None:
    from json import dumps

    return None if value is _NOTHING else dumps(value, ensure_ascii=False, sort_keys=True)
