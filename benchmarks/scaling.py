"""How the cost of parsing and resolving grows from 100 to 100,000 statements.

Each size runs in a process of its own. Growth is given as the exponent e of cost ~ size^e, fitted
over all sizes and over the last decade alone, where costs that do not depend on size no longer hide it.

    python benchmarks/scaling.py [--assert]
"""

from __future__ import annotations

import gc
import json
import math
import subprocess
import sys
import time
import tracemalloc
from itertools import islice
from statistics import median

from bylawkit.pipeline import Reading, read_text
from measure import finish, show

SIZES = (100, 300, 1_000, 3_000, 10_000, 30_000, 100_000)
MOST = 1.1
WORKER = "--statements"


def main() -> int:
    """Measure one size in this process, or all sizes in processes of their own."""
    if WORKER in sys.argv:
        print(json.dumps(worker(int(sys.argv[-2]), sys.argv[-1])))
        return 0
    return finish(measured)


def measured() -> list[str]:
    """Print time and memory by size; return the figures that were missed."""
    found = {size: in_own_process(size) for size in SIZES}
    first = found[SIZES[0]]
    rows = [
        [f"{size:,}", *_ratios(one, first), f"{size / SIZES[0]:,.1f}"]
        for size, one in found.items()
    ]
    show(
        "Parse and resolve, × what 100 statements cost",
        ["statements", "time", "memory", "linear"],
        rows,
    )
    missed = []
    print()
    for what, word in (("seconds", "time"), ("bytes", "memory")):
        costs = {size: one[what] for size, one in found.items()}
        whole, late = exponent(costs), exponent({size: costs[size] for size in SIZES[-3:]})
        print(f"exponent of {word}: {whole:.2f} over all sizes, {late:.2f} over the last decade")
        if max(whole, late) > MOST:
            missed.append(f"{word} grows as size^{max(whole, late):.2f}, at most {MOST} allowed")
    return missed


def _ratios(one: dict[str, float], first: dict[str, float]) -> list[str]:
    return [f"{one[what] / first[what]:,.1f}" for what in ("seconds", "bytes")]


def exponent(costs: dict[int, float]) -> float:
    """The slope of the straight line through (log size, log cost), by least squares."""
    points = [(math.log(size), math.log(cost)) for size, cost in costs.items()]
    mid_x = sum(x for x, _ in points) / len(points)
    mid_y = sum(y for _, y in points) / len(points)
    above = sum((x - mid_x) * (y - mid_y) for x, y in points)
    return above / sum((x - mid_x) ** 2 for x, _ in points)


def in_own_process(size: int) -> dict[str, float]:
    """The cost of one size: the median time of several processes (fewer for long texts)."""
    runs = 5 if size < 1_000 else 3 if size < 20_000 else 1
    line = [sys.executable, __file__, WORKER, str(size)]
    found = [json.loads(_output([*line, "seconds"]))["seconds"] for _ in range(runs)]
    return {"seconds": median(found), **json.loads(_output([*line, "bytes"]))}


def _output(line: list[str]) -> bytes:
    return subprocess.run(line, check=True, stdout=subprocess.PIPE).stdout


# ── One size ─────────────────────────────────────────────────────────────────────────────────────


def worker(size: int, what: str) -> dict[str, float]:
    """CPU ``seconds`` that one text takes, or the ``bytes`` that are in use at the peak."""
    _read(text_of(20))
    text = text_of(size)
    return {what: _seconds(text, max(1, 2_000 // size)) if what == "seconds" else _bytes(text)}


def _seconds(text: str, repeats: int) -> float:
    gc.collect()
    start = time.process_time()
    for _ in range(repeats):
        _read(text)
    return (time.process_time() - start) / repeats


def _bytes(text: str) -> float:
    tracemalloc.start()
    _read(text)
    return float(tracemalloc.get_traced_memory()[1])


def _read(text: str) -> Reading:
    reading = read_text(text)
    assert reading.ok, reading.diagnostics[:3]
    return reading


# ── The text ─────────────────────────────────────────────────────────────────────────────────────

HEAD = """规约 "规模测试小区管理规约"
  类型    老旧小区
  辖区    中国/北京 自 2026-01-01
  规模    412户 31860.50平方米

"""

GROUP = (
    """义务 清扫{n}
  主体    物业
  应当    每日清扫第{n}段楼道，清运单元门前垃圾
  对象    业主, 使用人
  期限    十五日
  对价    物业费{n}
  否则    当月费用减收百分之十
""",
    """费用 物业费{n} "第{n}项服务费"
  缴纳    业主 → 物业
  标准    住宅 0.80元/平方米/月, 商铺 1.60元/平方米/月
  阶段    试用 3个月 免收 承担 街道
  阶段    自立 全额
  应缴    每季度末月20日前
  违约金  每日0.03% 自逾期30日 上限 本金 20%
  对价    清扫{n}
""",
    """事项 事项{n} "第{n}个共同决定事项"
  归属    业主大会
  类别    维修资金使用
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  未表决  不计入
  通知    15日
  依据    民法典 278(5)
""",
    """条 "第{n}条说明"
  "清扫见{{清扫{n}}}，费用为{{物业费{n}.标准}}，参与要求为{{事项{n}.参与}}。"
  "物业应当公布账目，业主可以查阅、抄录。"
  性质    可检查
""",
    """程序 办理{n}
  阶段    提议    业主 提交申请
  阶段    审查    街道 审查材料 限30日 不成 → 结束
  阶段    表决    事项{n} 不成 → 结束
  阶段    实施    物业 组织实施
""",
)
"""Statements that name one another and the same few parties, as real bylaws do."""


def text_of(size: int) -> str:
    """A bylaw of so many statements beside its head, without slips."""
    groups = range(1, size // len(GROUP) + 2)
    statements = (part.replace("{n}", str(n)) for n in groups for part in GROUP)
    plain = (one.replace("{{", "{").replace("}}", "}") for one in statements)
    return HEAD + "\n".join(islice(plain, size))


if __name__ == "__main__":
    raise SystemExit(main())
