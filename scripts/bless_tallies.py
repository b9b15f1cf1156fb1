"""What the prover answers about pairs of rules: that the second is kept, or the votes that break it.

    python scripts/bless_tallies.py            compare with `tests/checks/tallies.txt`; exit 1 on a difference
    python scripts/bless_tallies.py --bless    put it there; look at `git diff` afterwards

``tests/checks/test_tallies.py`` counts each of these votes anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bylawkit.checks.proof import UNDECIDED, Answer, Rule, carried_without, rule_of, turned_by
from bylawkit.model.votes import Measure
from bylawkit.pipeline import read_text
from kept_text import compare_or_bless

FILE = Path(__file__).resolve().parents[1] / "tests" / "checks" / "tallies.txt"
HEAD = '规约 "甲小区规约"\n  类型 老旧小区\n事项 甲\n  归属 业主大会\n'
STEPS = 4_000
RULES = (
    "参与 面积三分之二以上 且 人数三分之二以上; 同意 参与面积过半数 且 参与人数过半数",
    "参与 面积过半数 且 人数过半数; 同意 参与面积四分之三以上 且 参与人数四分之三以上",
    "参与 面积三分之二以上; 同意 参与面积过半数",
    "参与 人数超过2/3; 同意 参与人数二分之一以上",
    "同意 全体面积过半数 且 全体人数过半数",
    "同意 全体面积过半数 或 全体人数三分之二以上",
    "同意 有效票人数过半数; 弃权 不计入",
    "同意 到会人数过半数 且 反对人数低于1/3",
    "参与 人数过半数; 同意 有效票人数过半数; 弃权 计入参与; 无效票 计入参与",
    "参与 人数过半数; 同意 参与人数过半数; 未表决 随多数",
    "参与 人数过半数; 同意 参与人数过半数; 未表决 视为反对; 弃权 随多数",
    "参与 人数过半数; 同意 参与人数过半数; 未表决 计入参与; 无效票 视为反对",
    "同意 全体人数一致",
    "参与 人数最多1/3; 同意 参与人数过半数",
)
CHANGES = (("against", "for"), ("unserved", "for"), ("abstain", "against"), ("silent", "against"))


def main(arguments: Sequence[str]) -> int:
    """Compare, or bless."""
    text = "".join(f"{line}\n" for line in answers())
    return compare_or_bless([(FILE, text)], arguments)


def rules() -> list[Rule]:
    """The rules, counted as a bylaw would be."""
    return [rule(one) for one in RULES]


def rule(fields: str) -> Rule:
    """The rule of a matter with these fields."""
    text = HEAD + "".join(f"  {one.strip()}\n" for one in fields.split(";"))
    return rule_of(read_text(text).unwrap().matters[0])


def answers() -> Iterator[str]:
    """What is answered about every pair of rules, and about every change of votes."""
    for number, one in enumerate(rules(), 1):
        yield f"{number}  {RULES[number - 1]}"
        for other, floor in enumerate(rules(), 1):
            if other != number:
                yield f"  {other}: {shown(carried_without(one, floor, STEPS))}"
        for change in CHANGES:
            yield f"  {' → '.join(change)}: {shown(turned_by(one, change, steps=STEPS))}"


def shown(answer: Answer) -> str:
    """An answer on one line."""
    if answer is None:
        return "守住"
    if answer is UNDECIDED:
        return "没有查明"
    return "; ".join(f"{measure.value} {_votes(answer, measure)}" for measure in answer)


def _votes(answer: Answer, measure: Measure) -> str:
    assert answer is not None
    assert answer is not UNDECIDED
    return ", ".join(f"{part} {count}" for part, count in answer[measure].items() if count)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
