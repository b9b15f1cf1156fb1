"""The files of the examples, as the tests read them."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"


FOLDERS = tuple(sorted(path.parent.name for path in EXAMPLES.glob("*/register.csv")))
OWNED = ("commercial", "commercial-en", "old")
"""The compounds whose owners decide by themselves, and which have stock, a buyer and co-owners."""

CHINESE = {
    "unit": "房号",
    "building": "幢",
    "stairwell": "单元",
    "use": "用途",
    "area": "面积",
    "owner": "业主",
    "co_owners": "共有人",
    "developer_stock": "建设单位未售",
    "occupied": "已入住",
    "excluded": "不计入",
    "choice": "选择",
    "channel": "方式",
    "cast_at": "投票时间",
    "holder": "受托人",
    "proxy_document": "委托书",
    "paid_on": "缴纳日期",
    "amount": "金额",
    "for_month": "所属月份",
}
SAME = {
    "是": "yes",
    "否": "no",
    "同意": "for",
    "反对": "against",
    "弃权": "abstain",
    "无效": "invalid",
    "未表决": "silent",
    "未送达": "unserved",
    "书面": "paper",
    "电子": "electronic",
    "会议": "meeting",
    "住宅": "residential",
    "商铺": "shop",
    "车库": "garage",
}
ENGLISH = {chinese: name for name, chinese in CHINESE.items()}


@cache
def table(folder: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table, with English column names and words whatever the file's language."""
    text = (EXAMPLES / folder / f"{name}.csv").read_text("utf-8")
    return tuple(
        {ENGLISH.get(key, key): SAME.get(cell, cell) for key, cell in row.items()}
        for row in csv.DictReader(text.splitlines())
    )


def counted(folder: str) -> tuple[dict[str, str], ...]:
    return tuple(row for row in table(folder, "register") if row["excluded"] == "no")


def hundredths(text: str) -> int:
    whole, _, part = text.partition(".")
    assert len(part) == 2
    return int(whole) * 100 + int(part)


@cache
def bylaw_of(folder: str) -> Bylaw:
    (path,) = (EXAMPLES / folder).glob("*.bylaw")
    reading = read_path(path)
    assert not reading.diagnostics, [str(one.message("en")) for one in reading.diagnostics]
    assert reading.bylaw is not None
    return reading.bylaw


@cache
def tally_of(folder: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EXAMPLES / folder / "tally.json").read_text("utf-8"))
    return found
