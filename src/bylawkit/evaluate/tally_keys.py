"""The keys of a tally file, in English and in Chinese; a file may use either, and each key once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from bylawkit.diagnostics import Text
from bylawkit.evaluate.json_text import Object, inside
from bylawkit.evaluate.tally import KEYS
from bylawkit.evaluate.words import KINDS, MEASURES
from bylawkit.model.votes import Measure

Words = Mapping[str, tuple[str, ...]]
"""Chinese words for each key; the first is ours, the others are accepted."""

_MEASURES: Words = {one.value: (MEASURES[one].zh,) for one in Measure}

TOP: Words = {
    "matter": ("事项",),
    "on": ("日期",),
    **_MEASURES,
    "lines": ("分项",),
    "rounds": ("轮次",),
    "objections": ("异议", "书面异议"),
    "lot": ("抽签",),
    "announced": ("公布",),
    "note": ("备注", "说明"),
}
FIGURES: Words = {key: (KINDS[key].zh,) for key in KEYS} | {"invalid": ("无效票", "无效")}
MEASURES_ONLY: Words = _MEASURES
LOT: Words = {"seed": ("种子",), "commitment": ("承诺",)}
IN_ROUND: Words = {**_MEASURES, "lot": TOP["lot"]}
IN_LINE: Words = {**IN_ROUND, "objections": TOP["objections"]}
OBJECTION: Words = {
    "on": ("日期", "收到日期"),
    "unit": ("房号", "房屋"),
    **_MEASURES,
    "note": TOP["note"],
}
IN_ANNOUNCED: Words = {"on": ("日期", "公布日期"), **_MEASURES, "outcome": ("结果",)}

_ALSO_ANNOUNCED: Words = {key: (KINDS[key].zh,) for key in ("participating", "attending", "cast")}
COUNTS: Words = {**FIGURES, **_ALSO_ANNOUNCED}
SHARES: Words = {
    f"{key}_share": tuple(f"{word}比例" for word in words)
    for key, words in COUNTS.items()
    if key != "total"
}
ANNOUNCED: Words = {**COUNTS, **SHARES}


class Keyed(NamedTuple):
    """An object by its English keys: its values, and where each stands in the words of the file.

    ``unknown`` are names that are no key, ``doubled`` pairs of names for one key.
    """

    values: Mapping[str, Any]
    places: Mapping[str, str]
    unknown: tuple[str, ...] = ()
    doubled: tuple[tuple[str, str], ...] = ()


def keyed(value: Object, words: Words, place: str) -> Keyed:
    """``value``, which stands at ``place``, by its English keys."""
    keys = {name: key for key, names in words.items() for name in (key, *names)}
    first: dict[str, str] = {}
    doubled: list[tuple[str, str]] = []
    for name in value:
        if name in keys and first.setdefault(keys[name], name) != name:
            doubled.append((first[keys[name]], name))
    return Keyed(
        {key: value[name] for key, name in first.items()},
        {key: inside(place, name) for key, name in first.items()},
        tuple(name for name in value if name not in keys),
        tuple(doubled),
    )


def shown_keys(words: Words) -> tuple[Text, ...]:
    """The keys for somebody to choose from, in either language."""
    return tuple(Text(names[0], key) for key, names in words.items())


def every_name(words: Words) -> tuple[str, ...]:
    """Every word by which a key may be called."""
    return tuple(name for key, names in words.items() for name in (key, *names))


def is_chinese(value: Object) -> bool:
    """Whether a tally is written with Chinese keys."""
    return any(name in value for names in TOP.values() for name in names)


def path_in(path: str, chinese: bool) -> str:
    """Where a figure stands in a file with such keys: ``人数.弃权`` for ``heads.abstain``."""
    if not chinese:
        return path
    measure, _, rest = path.partition(".")
    key, dot, candidate = rest.partition(".")
    return f"{_MEASURES[measure][0]}.{FIGURES[key][0]}{dot}{candidate}"


def paths_in(paths: Iterable[str], chinese: bool) -> tuple[str, ...]:
    """Where several figures stand."""
    return tuple(path_in(one, chinese) for one in paths)
