"""What a norm says of a party at a moment."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bylawkit.evaluate.verdicts import last_day, minute_of, verdict
from bylawkit.model.norms import Norm
from bylawkit.pipeline import read_text

TEXT = """规约 "试验小区管理规约"
  类型 商品房
禁止 夜间施工
  主体  业主, 使用人
  不得  施工
  时段  12:00 至 14:00, 22:00 至 06:00
  终止  2026-12-31
权利 查账
  主体  业主
  有权  查账
  条件  事前登记
义务 答复
  主体  物业
  应当  答复
  期限  1个月
义务 回访
  主体  物业
  应当  回访
  期限  5个工作日
"""


def _norm(name: str) -> Norm:
    bylaw = read_text(TEXT, "a.bylaw").bylaw
    assert bylaw is not None
    return next(one for one in bylaw.norms if one.name == name)


DAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("name", "party", "facts", "said"),
    [
        ("夜间施工", "业主", {"on": DAY, "minute": 719}, "not-in-force"),
        ("夜间施工", "业主", {"on": DAY, "minute": 720}, "forbidden"),
        ("夜间施工", "业主", {"on": DAY, "minute": 839}, "forbidden"),
        ("夜间施工", "业主", {"on": DAY, "minute": 840}, "not-in-force"),
        ("夜间施工", "使用人", {"on": DAY, "minute": 0}, "forbidden"),
        ("夜间施工", "使用人", {"on": DAY, "minute": 360}, "not-in-force"),
        ("夜间施工", "物业", {"on": DAY, "minute": 0}, "not-concerned"),
        ("夜间施工", "业主", {"on": date(2026, 12, 31), "minute": 0}, "forbidden"),
        ("夜间施工", "业主", {"on": date(2027, 1, 1), "minute": 0}, "not-in-force"),
        ("夜间施工", "业主", {"on": date(2027, 1, 1)}, "not-in-force"),
        ("夜间施工", "业主", {"on": DAY}, "undetermined"),
        ("夜间施工", "业主", {"minute": 0}, "undetermined"),
        ("查账", "业主", {}, "undetermined"),
        ("查账", "业主", {"applies": True}, "permitted"),
        ("查账", "业主", {"applies": False}, "not-in-force"),
        ("答复", "物业", {}, "required"),
    ],
)
def test_what_a_norm_says(name: str, party: str, facts: dict[str, Any], said: str) -> None:
    assert verdict(_norm(name), party, **facts) == said


def test_the_last_day_of_a_deadline() -> None:
    assert last_day(_norm("答复"), date(2028, 1, 31)) == date(2028, 2, 29)
    assert last_day(_norm("回访"), DAY) is None  # needs the calendar of holidays
    assert last_day(_norm("查账"), DAY) is None
    with pytest.raises(OverflowError):
        last_day(_norm("答复"), date(9999, 12, 31))


def test_minutes_since_midnight() -> None:
    assert [minute_of(one) for one in ("00:00", "06:05", "24:00")] == [0, 365, 1440]
