"""Procedures out of a failure: what goes round is found, and what ends in some way is not."""

from __future__ import annotations

import pytest

from bylawkit.checks.pages import whole
from bylawkit.pipeline import findings, read_text

BODY = "组织 议事会\n  席位  居民 5\n  通过  到会席位过半数\n\n"
VOTE = """
事项 加装电梯
  归属  业主大会
  类别  改建重建
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积四分之三以上 且 参与人数四分之三以上
  投票期  7日至30日
"""


@pytest.mark.parametrize(
    ("stages", "codes"),
    [
        ("阶段  协商  议事会 讨论  不成 → 协商\n  阶段  施行  物业 施行", {"BK420"}),
        ("阶段  协商  议事会 讨论  不成 → 协商\n  阶段  施行  物业 施行\n  上报  街道", set()),
        ("阶段  协商  议事会 讨论  不成 → 结束\n  阶段  施行  物业 施行", set()),
        (
            "阶段  协商  议事会 讨论  不成 → 再议\n  阶段  再议  议事会 讨论  不成 → 协商",
            {"BK420"},
        ),
        (
            "阶段  协商  议事会 讨论  不成 → 再议\n  阶段  再议  议事会 讨论  不成 → 结束",
            set(),
        ),
        ("阶段  协商  议事会 讨论\n  上报  议事会", {"BK421"}),
        ("阶段  协商  业主 讨论\n  上报  议事会", set()),
        ("阶段  表决  加装电梯 限6日  不成 → 结束", {"BK422"}),
        ("阶段  表决  加装电梯 限1周  不成 → 结束", set()),
    ],
)
def test_ways_out(stages: str, codes: set[str]) -> None:
    reading = read_text(whole(f"{BODY}程序 试验\n  {stages}\n{VOTE}"))
    assert reading.ok
    found = {one.code.id for one in findings(reading)}
    assert found & {"BK420", "BK421", "BK422"} == codes
