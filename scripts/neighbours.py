"""Texts that differ from a given one by one small thing: a line less, a number one more, another word."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_EXCHANGED = (
    ("以上", "以下"),
    ("过半数", "一致"),
    (" 且 ", " 或 "),
    ("个工作日", "日"),
    ("日", "个月"),
    ("业主大会", "业主委员会"),
    ("业主委员会", "居委会"),
    ("物业", "业主"),
    ("业主", "物业"),
    ("最多", "低于"),
    ("义务", "权利"),
    ("权利", "禁止"),
    ("不得", "应当"),
)
"""Words with what is put in the place of the first of them in a line."""


def neighbours(text: str) -> Iterator[tuple[str, str]]:
    """Every neighbour of a text, with what sets it apart: ``3 - 通知  15日`` is without its third line."""
    lines = text.splitlines()
    for place, line in enumerate(lines):
        if not line.strip():
            continue
        for other in _others(line):
            changed = [*lines[:place], *([] if other is None else [other]), *lines[place + 1 :]]
            mark = f"- {line.strip()}" if other is None else f"= {other.strip()}"
            yield f"{place + 1} {mark}", "\n".join(changed) + "\n"


def _others(line: str) -> Iterator[str | None]:
    """What may stand in the place of a line; ``None``: nothing."""
    yield None
    for number in _NUMBER.finditer(line):
        before, after = line[: number.start()], line[number.end() :]
        for by in (1, -1):
            yield before + _moved(number.group(), by) + after
    for word, other in _EXCHANGED:
        if word in line:
            yield line.replace(word, other, 1)


def _moved(number: str, by: int) -> str:
    """A number one more or one less in its last place."""
    whole, point, decimals = number.partition(".")
    moved = int(whole + decimals) + by
    if not point:
        return str(moved)
    sign, digits = "-" if moved < 0 else "", str(abs(moved)).zfill(len(decimals) + 1)
    return f"{sign}{digits[: -len(decimals)]}.{digits[-len(decimals) :]}"


# ── Slips ──

_WRONG_NUMBERS = ("0", "-1", "1.5", "0.005")
_NAME = re.compile(
    r"(?<=\s)(?:业主委员会|业主|物业|街道|居委会|动用维修资金|公共收益|物业费|保洁)(?=\s|,|$)"
)
_SHARE = re.compile(r"[0-9一二三四]+(?:分之|/)[0-9一二三四]+|[\d.]+%")
_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def slips(text: str) -> Iterator[tuple[str, str]]:
    """A text with one slip in it: a number, a share, a day or a name that cannot be, a line twice."""
    lines = text.splitlines()
    for place, line in enumerate(lines):
        for other in _slips_in(line):
            changed = [*lines[:place], *other.split("\n"), *lines[place + 1 :]]
            yield f"{place + 1} = {other.strip().partition(chr(10))[0]}", "\n".join(changed) + "\n"


def _slips_in(line: str) -> Iterator[str]:
    yield f"{line}\n{line}"
    kinds = (
        (_DAY, ("2026-13-01", "2026-02-30")),
        (_SHARE, ("1/0", "3/2", "101%", "-1%", "66.6%")),
        (_NAME, ("业主们", "保洁公司", "动用维修资全")),
    )
    for pattern, others in kinds:
        for found in pattern.finditer(line):
            for other in others:
                yield line[: found.start()] + other + line[found.end() :]
    for found in _NUMBER.finditer(line):
        for other in _WRONG_NUMBERS:
            yield line[: found.start()] + other + line[found.end() :]
