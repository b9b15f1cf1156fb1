"""Where a check begins and ends to speak: fragments just this side and just that side of its limit.

A comment names the codes of its line; only the codes of the check that a fragment is for are looked at.
"""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from bylawkit.checks.pages import whole
from bylawkit.pipeline import findings, read_text
from bylawkit.source import Span

MARK = re.compile(r"#\s*(BK\d+(?:\s+BK\d+)*)\s*$", re.MULTILINE)

COMMITTEE = "组织 业主委员会\n  角色  业主委员会\n"
VOTE = "  参与  面积三分之二以上 且 人数三分之二以上\n  同意  参与面积过半数 且 参与人数过半数\n"
ELECTION = f"事项 选举委员\n  归属  业主大会\n  类别  选举业委会\n{VOTE}"
DATED = '规约 "某小区规约"\n  类型  商品房\n  辖区  中国 自 2026-01-01\n  生效  2026-07-01\n'
FEE = "费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 1元/平方米/月\n"

EDGES = {
    "absences": [
        "组织 议事会\n  例会  每月\n  缺席免职  每年12次\n",
        "组织 议事会\n  例会  每月\n  缺席免职  每年13次  # BK272\n",
        "组织 议事会\n  例会  每月2次\n  缺席免职  每年24次\n",
        "组织 议事会\n  例会  每月2次\n  缺席免职  每年25次  # BK272\n",
        "组织 议事会\n  例会  每年\n  缺席免职  每年1次\n",
        "组织 议事会\n  例会  每年\n  缺席免职  每年2次  # BK272\n",
        "组织 议事会\n  例会  每半年\n  缺席免职  每年2次\n",
        "组织 议事会\n  例会  每季度\n  缺席免职  每年4次\n",
        "组织 议事会\n  例会  每季度\n  缺席免职  每年5次  # BK272\n",
        "组织 议事会\n  缺席免职  每年99次\n",
        "组织 议事会\n  例会  每年\n",
    ],
    "bodies": [
        f"{COMMITTEE}  人数  6人  # BK222\n",
        f"{COMMITTEE}  人数  7人\n",
        f"{COMMITTEE}  人数  6人\n  同票  召集人决定\n",
        f"{COMMITTEE}  席位  业主 6  # BK222\n",
        f"{COMMITTEE}  任期  3年\n",
        "组织 议事会\n  人数  6人\n",
    ],
    "channels": [
        f"{ELECTION}  方式  书面, 会议  # BK237\n",
        f"{ELECTION}  方式  书面\n",
        f"{ELECTION}  方式  电子  # BK236\n",
        f"{ELECTION}  方式  电子\n" + '条 "核实"\n  "电子表决的，核验业主身份。"\n',
    ],
    "choices": [
        f"{ELECTION}  选项  甲, 乙, 丙\n  可选  最多3\n  当选  3\n",
        f"{ELECTION}  选项  甲, 乙, 丙\n  可选  最多4  # BK242\n  当选  4  # BK243\n",
        f"{ELECTION}  选项  甲, 乙, 丙\n  当选  2\n  入围  2\n",
        f"{ELECTION}  选项  甲, 乙, 丙\n  当选  2\n  入围  1  # BK244\n",
        f"{ELECTION}  选项  甲, 乙, 丙\n  当选  2\n  入围  3  # BK244\n",
        f"{ELECTION}  可选  最多9\n  当选  5\n  入围  8\n",
    ],
    "fund_floors": [
        "资金 维修资金\n  来源  业主交存\n",
        "资金 维修资金\n  来源  业主交存\n  最低余额  30%\n  说明  不足时由业主补足\n",
        "资金 维修资金\n  来源  业主交存\n  最低余额  30%  # BK341\n  说明  不足时再商量\n",
    ],
    "fund_shares": [
        "资金 收益\n  来源  车位租金\n  分配  维修资金 60%, 公共活动 40%\n",
        "资金 收益\n  来源  车位租金\n  分配  维修资金 60%, 公共活动 39%  # BK301\n",
        "资金 收益\n  来源  车位租金\n  分配  维修资金 60%, 公共活动 41%  # BK301\n",
        "资金 收益\n  来源  车位租金\n",
    ],
    "late_charge": [
        f"{FEE}  违约金  每日0.1%\n",
        f"{FEE}  违约金  每日0.11%  # BK308\n",
        f"{FEE}  违约金  每月3%\n",
        f"{FEE}  违约金  每月4%  # BK308\n",
        f"{FEE}  违约金  每日1%  上限 本金 36%\n",
        f"{FEE}  违约金  每日1%  上限 本金 40%  # BK308\n",
        FEE,
    ],
    "petitions": [
        f"{ELECTION}  提议  业主 人数20%以上\n",
        f"{ELECTION}  提议  业主 人数超过20%  # BK238\n",
        f"{ELECTION}  提议  业主 人数21%以上  # BK238\n",
        f"{ELECTION}  提议  业主委员会 人数30%以上\n",
        f"{ELECTION}  提议  业主 人数30%以上\n  提议  业主 面积20%以上\n",
    ],
    "quotas": [
        "组织 物管会\n  席位  居委会 2, 业主 2\n  配额  业主 过半数  # BK271\n",
        "组织 物管会\n  席位  居委会 2, 业主 2\n  配额  业主 半数以上\n",
        "组织 物管会\n  席位  居委会 2, 业主 1, 业主 2\n  配额  业主 过半数\n",
        "组织 物管会\n  席位  居委会 2, 业主 3\n  配额  妇女 三分之一以上\n",
    ],
    "rates": [
        f"{DATED}费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 1元/平方米/月 自 2026-07-01\n  起算  2026-07-01\n",
        f"{DATED}费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 1元/平方米/月 自 2026-07-02  # BK330\n  起算  2026-07-01\n",
        f"{DATED}费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 1元/平方米/月 自 2026-07-02  # BK330\n",
        f"{DATED}费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 1元/平方米/月 自 2026-07-02\n  起算  2026-07-02\n",
        f"{DATED}定义 限额 1000元 自 2026-07-01\n",
        f"{DATED}定义 限额 1000元 自 2026-07-02  # BK348\n",
        f"{DATED}定义 限额 1000元\n",
    ],
    "reliefs": [
        f"{FEE}  减免  志愿者 50%\n",
        f"{FEE}  减免  老邻居 50%  # BK339\n主体 老邻居\n  角色  其他\n",
        f"{FEE}  减免  老邻居 50%\n主体 老邻居\n  角色  其他\n义务 照看\n  主体  老邻居\n  应当  照看花木\n  对象  业主\n",
        f"{FEE}  减免  老邻居 50% 出席率 四分之三以上\n主体 老邻居\n  角色  其他\n",
        f"{FEE}  减免  议事会 50%\n组织 议事会\n  人数  5人\n",
        f"{FEE}  补贴  街道 逐年 50%, 40% 困难户50%\n",
        f"{FEE}  补贴  街道 逐年 50%, 40% 困难户49%  # BK347\n",
    ],
    "remedies": [
        f"{FEE}  对价  保洁\n服务 保洁\n  提供  物业\n  对象  业主\n",
        f"{FEE}  违约金  每日0.03%\n  对价  保洁\n服务 保洁\n  提供  物业\n  对象  业主\n义务 巡查\n  主体  物业\n  应当  巡查\n  对象  业主\n  否则  减收5%\n",
        f"{FEE}  违约金  每日0.03%  # BK313\n  对价  保洁\n服务 保洁\n  提供  物业\n  对象  业主\n义务 看门\n  主体  志愿者\n  应当  看门\n  对象  业主\n  否则  道歉\n",
    ],
    "ties": [
        f"{ELECTION}  同票  抽签  # BK247\n",
        f"{ELECTION}  选项  甲  # 一个\n  同票  抽签  # BK247\n",
        f"{ELECTION}  选项  甲, 乙\n  同票  抽签\n",
        f"{ELECTION}  当选  1\n  同票  抽签\n",
        f"{ELECTION}  选项  甲, 乙\n  同票  召集人决定  # BK247\n",
        f"{ELECTION}  同票  再投一次\n",
    ],
}
EXAMPLES = [
    pytest.param(name, text, id=f"{name}-{number}")
    for name, texts in EDGES.items()
    for number, text in enumerate(texts, start=1)
]


@pytest.mark.parametrize(("name", "fragment"), EXAMPLES)
def test_a_check_speaks_on_the_marked_lines_only(name: str, fragment: str) -> None:
    text = whole(fragment)
    own = {code.id for code in import_module(f"bylawkit.checks.{name}").CODES}
    reading = read_text(text)
    assert reading.ok, [f"{one.span}: {one.message('en')}" for one in reading.diagnostics]
    found = {
        (one.span.line, one.code.id)
        for one in findings(reading)
        if one.code.id in own and isinstance(one.span, Span)
    }
    marked = {
        (number, code)
        for number, line in enumerate(text.splitlines(), start=1)
        for said in MARK.findall(line)
        for code in said.split()
    }
    assert found == marked
