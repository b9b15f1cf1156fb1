"""The tables of input files: columns of registers, ballots and payments, and keys of tallies."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bylawkit.evaluate import ballots, events, fee_facts, payments, register, tally_keys
from bylawkit.evaluate.tables import Column

TEXT = Path(__file__).with_name("inputs.txt")

TABLES = {
    "register": (("房屋登记册", "Register of units"), register.COLUMNS),
    "ballots": (("表决票", "Ballots"), ballots.COLUMNS),
    "payments": (("缴费记录", "Payments"), payments.COLUMNS),
    "facts": (("收费事实", "Facts of fees"), fee_facts.COLUMNS),
    "events": (("事件记录", "Log of events"), events.COLUMNS),
}
_MEASURES = tally_keys.MEASURES_ONLY
SIDES = {
    "tally": (("计票文件", "Tally"), tally_keys.TOP),
    "figure": (("计票文件：每一种计量下面", "Tally: below each measure"), tally_keys.FIGURES),
    "objection": (
        ("计票文件：逐份写的异议", "Tally: objections one by one"),
        {key: words for key, words in tally_keys.OBJECTION.items() if key not in _MEASURES},
    ),
    "announced": (
        ("计票文件：公布的数字还可以有", "Tally: also among announced figures"),
        {
            key: words
            for key, words in {**tally_keys.IN_ANNOUNCED, **tally_keys.ANNOUNCED}.items()
            if key not in (*tally_keys.FIGURES, *tally_keys.SHARES, *_MEASURES)
        },
    ),
}
HEADS = {
    "zh": ("| 列名 | 也认识 | 必须有 | 内容 | 例 |", "| 键 | 也认识 | 内容 | 例 |"),
    "en": (
        "| column | also known as | required | holds | example |",
        "| key | also known as | holds | example |",
    ),
}


class Said(NamedTuple):
    """What a column holds, and an example, in Chinese and in English."""

    holds: tuple[str, str]
    example: tuple[str, str]


@cache
def said() -> dict[str, Said]:
    """What is said of each column and key."""
    found = {}
    for line in TEXT.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, zh, en, *examples = (part.strip() for part in line.split(" | "))
            found[key] = Said((zh, en), (examples[0], examples[1]))
    return found


def inputs(lang: str) -> str:
    """Every table of columns, then the keys of a tally."""
    own = lang == "en"
    parts = [
        _part(title[own], HEADS[lang][0], [_column(name, one, lang) for one in columns])
        for name, (title, columns) in TABLES.items()
    ]
    parts += [
        _part(title[own], HEADS[lang][1], [_key(name, *one, lang) for one in words.items()])
        for name, (title, words) in SIDES.items()
    ]
    return "\n\n".join(parts)


def _part(title: str, head: str, rows: list[str]) -> str:
    ruler = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([f"### {title}", "", head, ruler, *rows])


def _column(table: str, column: Column, lang: str) -> str:
    own, others = (column.zh, column.en) if lang == "zh" else (column.en, column.zh)
    also = dict.fromkeys((*own[1:], column.key, *others))
    also.pop(own[0], None)
    required = ("是", "yes")[lang == "en"] if column.required else ""
    holds, example = _told(f"{table}.{column.key}", lang)
    return f"| `{own[0]}` | {_listed(also, lang)} | {required} | {holds} | `{example}` |"


def _key(table: str, key: str, words: tuple[str, ...], lang: str) -> str:
    own, *others = (key, *words) if lang == "en" else (*words, key)
    holds, example = _told(f"{table}.{key}", lang)
    return f"| `{own}` | {_listed(others, lang)} | {holds} | `{example}` |"


def _listed(names: Iterator[str] | dict[str, None] | list[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(f"`{one}`" for one in names)


def _told(key: str, lang: str) -> tuple[str, str]:
    if key not in said():
        raise SystemExit(f"scripts/language_pages/{TEXT.name} says nothing of `{key}`")
    one = said()[key]
    return one.holds[lang == "en"], one.example[lang == "en"]
