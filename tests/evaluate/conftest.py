"""Running the command line inside the test's own process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bylawkit.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"


class Run(NamedTuple):
    """What a command line left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """A function that runs the words of a command line."""

    def running(*words: object) -> Run:
        capsys.readouterr()
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Run(status, out, err)

    return running


BYLAW = """规约 "试验小区管理规约"
  类型    老旧小区
  辖区    中国 自 2026-01-01

事项 甲 "选聘物业服务人"
  归属    业主大会
  类别    选聘物业
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  依据    民法典 278(4)

事项 电梯
  归属    业主大会
  类别    改建重建
  范围    本单元
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积四分之三以上 且 参与人数四分之三以上

费用 物业费
  缴纳    业主 → 物业
  标准    住宅 1.00元/平方米/月
  起算    2026-01-01
  应缴    每季度末月20日前
  违约金  每日0.1%
  挂钩    满意度 低于80% 减收10%

情景 "通过"
  事项  甲
  全体  3人 270平方米
  同意  3人 270平方米
  结果  通过
"""

REGISTER = """房号,幢,单元,用途,面积,业主,共有人,建设单位未售,已入住,不计入
101,1,1,住宅,100,业主0001,,否,是,否
102,1,1,住宅,90,业主0002,,否,是,否
201,1,2,住宅,80,业主0003,,否,是,否
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a bylaw, a register, ballots, payments and a tally that fit together."""
    tally = '{"matter": "甲", "on": "2026-05-01", "heads": {"total": 3, "for": 2, "against": 1}}'
    for name, text in (
        ("甲.bylaw", BYLAW),
        ("登记册.csv", REGISTER),
        ("选票.csv", "房号,选择\n101,同意\n102,同意\n201,反对\n"),
        ("缴费.csv", "房号,缴纳日期,金额,所属月份\n101,2026-03-01,100,2026-01\n"),
        ("计票.json", tally),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path
