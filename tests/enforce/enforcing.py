"""How a policy is run in its engine and held against our own decisions."""

from __future__ import annotations

from functools import cache
from itertools import islice, product
from pathlib import Path
from random import Random
from typing import Any

from bylawkit.enforce.subjects.votes import VoteCase, at_random, told
from bylawkit.evaluate.votes import answer
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_path, read_text

ROOT = Path(__file__).parents[2]
EXAMPLES = ("commercial", "old", "public-rental", "resettlement")

_TESTS = (
    "参与  面积三分之二以上 且 人数三分之二以上\n  同意  参与面积过半数 且 参与人数过半数",
    "参与  人数过半数 或 户数三分之一以上\n  同意  参与人数四分之三以上",
    "同意  全体人数过半数",
    "同意  有效票人数三分之二以上 且 反对全体人数低于20%",
    "参与  人数过半数",
    "同意  参与人数60%以上 或 参与面积60%以上",
)
_OTHERS = (
    "弃权  计入参与",
    "弃权  不计入\n  无效票  不计入",
    "弃权  随多数\n  无效票  视为反对",
    "未表决  随多数",
    "未表决  随多数 但须 人数三分之一以上",
    "未表决  视为反对",
)
_MORE = (
    "通知  15日",
    "同票  再投一次",
    "同票  抽签\n  类别  改建重建",
    "同票  抽签\n  类别  内部事务",
    "类别  改建重建",
    "另须  老人 人数过半数",
)
_HEAD = (
    '规约 "样样小区管理规约"\n  类型 商品房\n  辖区 中国/浙江/杭州 自 2026-01-01\n主体 老人\n'
    "组织 委员会\n  角色  业主委员会\n  人数  7人\n  出席  席位过半数\n  通过  全体席位过半数\n"
    "事项 席上\n  归属  委员会\n"
)


@cache
def example(name: str) -> Bylaw:
    """One of the four examples."""
    (path,) = (ROOT / "examples" / name).glob("*.bylaw")
    found = read_path(path).bylaw
    assert found is not None
    return found


@cache
def every_way(step: int = 5) -> Bylaw:
    """A bylaw that counts votes in every way that there is, a matter for each; for every ``step``-th way."""
    ways = [
        f"事项 事{number}\n  {test}\n  {other}\n  {more}\n"
        for number, (test, other, more) in enumerate(product(_TESTS, _OTHERS, _MORE))
        if number % step == 0
    ]
    reading = read_text(_HEAD + "".join(ways), "样样.bylaw")
    assert reading.bylaw is not None, [one.message("zh") for one in reading.diagnostics]
    return reading.bylaw


def some_cases(bylaw: Bylaw, number: int, seed: int = 1) -> list[VoteCase]:
    return list(islice(at_random(bylaw, Random(seed)), number))


def ours(case: VoteCase) -> Any:
    """Our own decision, as a policy tells it."""
    decision = answer(case.question, case.tally)
    return {
        "outcome": decision.outcome.value,
        "law": list(decision.law),
        "reasons": [
            (one.rule.law, one.whole, one.need, one.have, one.short_by, one.met)
            for one in decision.reasons
        ],
    }


def theirs(decision: Any) -> Any:
    """What of a policy's decision is compared."""
    keys = ("law", "whole", "need", "have", "short_by", "met")
    return decision and {
        "outcome": decision["outcome"],
        "law": decision["law"],
        "reasons": [tuple(one[key] for key in keys) for one in decision["reasons"]],
    }


def asked(case: VoteCase) -> Any:
    return told(case)
