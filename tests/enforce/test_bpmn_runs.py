"""Processes in a real engine, beside what ``monitor`` says of the same steps; faults in them are seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from enforcing import EXAMPLES, example
from trying import files_of, never, tried

from bylawkit.enforce.engines.bpmn import Process
from bylawkit.enforce.running import Ran, run
from bylawkit.enforce.subjects.procedures import SUBJECT, ProcedureCase, branches
from bylawkit.enforce.trials.bpmn import TRIALS
from bylawkit.export.catalogue import target_of
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_path, read_text

ROOT = Path(__file__).parents[2]
(TRIAL,) = TRIALS

HARD = """规约 "甲 & 乙"
  类型    商品房

主体 街道 "街道办事处"

组织 委员会 "委员会"
  人数    7人
  出席    全体席位过半数
  通过    到会席位过半数
  同票    再投一次

事项 选人 "选出主任 <一>"
  归属    委员会
  类别    内部事务

程序 绕圈 "绕来 & 绕去"
  阶段    甲 业主 做甲事 限5个工作日 其后 → 乙 不成 → 甲
  阶段    乙 物业 做乙 至少2周 其后 → 丙 不成 → 丙
  阶段    丙 选人 其后 → 丁
  阶段    丁 物业 做丁 限4小时 其后 → 戊 不成 → 结束
  阶段    戊 物业 做戊 限1个季度 不成 → 戊
  阶段    己 物业 做己 至少2个月 其后 → 甲 不成 → 结束
  阶段    庚 物业 没人来
  上报    街道

程序 申请 "绕圈"
  阶段    申请 业主 限1年
  阶段    收到 委员会 至少1日 限12个工作日 其后 → 结束 不成 → 申请
"""


def _everything() -> Bylaw:
    found = read_path(ROOT / "tests/export/everything.bylaw").bylaw
    assert found is not None
    return found


def _hard() -> Bylaw:
    found = read_text(HARD, "a.bylaw")
    assert found.bylaw is not None, [one.message("zh") for one in found.diagnostics]
    return found.bylaw


BYLAWS: dict[str, Callable[[], Bylaw]] = {
    **{name: (lambda name=name: example(name)) for name in EXAMPLES},  # type: ignore[misc]
    "everything": _everything,
    "hard": _hard,
}


def _at_every_stage(bylaw: Bylaw, files: dict[str, bytes] | None = None) -> Ran:
    """Every stage with all that may come of it."""
    ran = Ran(TRIAL, bylaw, TRIAL.opened(bylaw, files_of(TRIAL, bylaw) if files is None else files))
    run(SUBJECT, SUBJECT.fixed(bylaw), [ran])
    return ran


@pytest.mark.parametrize("which", BYLAWS)
def test_every_end_flow_and_stage_is_come_by_as_monitor_has_it(which: str) -> None:
    bylaw = BYLAWS[which]()
    ran = _at_every_stage(bylaw)
    assert [*ran.shown()] == []
    assert never(ran) == []
    assert ran.taken == {*branches(bylaw)}


@pytest.mark.parametrize("which", BYLAWS)
def test_long_ways_by_chance(which: str) -> None:
    ran = tried(TRIAL, BYLAWS[which](), 150)
    assert [*ran.shown()] == []
    assert ran.cases == 150


def test_a_run_does_not_depend_on_the_day_of_the_machine() -> None:
    one, other = (tried(TRIAL, _hard(), 40) for _ in range(2))
    case = next(SUBJECT.cases(_hard(), 1)).case
    assert one.opened.ask([case]) == other.opened.ask([case])


# ── Seeded faults ──


def _swapped(text: str) -> str:
    """The two ways out of the first gateway that asks whether it was done, the other way round."""
    gateway = re.search(r'<exclusiveGateway id="(\w+_asked)"', text)
    assert gateway is not None
    way = rf'(sourceRef="{gateway[1]}" targetRef=)"(\w+)"'
    (_, one), (_, other) = re.findall(way, text)
    there = {one: other, other: one}
    return re.sub(way, lambda found: f'{found[1]}"{there[found[2]]}"', text)


def _replaced(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    return lambda text: re.sub(old, new, text, count=count)


FAULTS = {
    "a limit one day longer": _replaced(r">P30D<", ">P31D<"),
    "a limit one day shorter": _replaced(r">P30D<", ">P29D<"),
    "working days one day shorter": _replaced(r">P28D<", ">P27D<"),
    "a wait one day shorter": _replaced(r">P10D<", ">P9D<"),
    "a wait one day longer": _replaced(r">P10D<", ">P11D<"),
    "months for days": _replaced(r">P30D<", ">P1M<"),
    "a limit that interrupts": _replaced(r'cancelActivity="false"', 'cancelActivity="true"'),
    "no limit": _replaced(r"(?s)<boundaryEvent .*?</boundaryEvent>\n", ""),
    "the ways of a gateway swapped": _swapped,
    "another condition": _replaced(r"done &gt; 0", "done &lt; 1"),
    "a vote that is never carried": _replaced(r"carried &gt; 0", "carried &gt; 1"),
    "the next stage is another": _replaced(r'targetRef="s7_task"', 'targetRef="s8_task"'),
    "the vote of another matter": _replaced(r'decisionRef="\w+"', 'decisionRef="{other}"'),
    "a delay that nobody is told of": _replaced(r"<escalationEventDefinition [^>]*/>\n", ""),
    "a delay that is told to others": _replaced(
        r'(escalation id="raised" name=)"街道"', r'\1"物业"'
    ),
    "another actor": _replaced(r'(<lane [^>]* name=)"议事会"', r'\1"物业"'),
    "an end that says that it went well": _replaced('name="不成，结束"', 'name="办结"', 0),
    "a task that is called otherwise": _replaced('name="征询：', 'name="征求：'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_process_is_found_and_made_small(fault: str) -> None:
    bylaw, name = example("old"), "bpmn/procedure_1.bpmn"
    files = files_of(TRIAL, bylaw)
    whole = files[name].decode()
    others = target_of("dmn").make(bylaw).files or {}
    (other,) = re.findall(r'<decision id="(\w+)"', others["dmn/vote_6.dmn"].decode())
    text = FAULTS[fault](whole).replace("{other}", other)
    assert text != whole
    files[name] = text.encode()
    ran = _at_every_stage(bylaw, files)
    assert ran.disagreements > 0
    first = next(ran.shown())
    assert first["input"]["procedure"] == "加装电梯"
    assert first["ours"] != first["theirs"]


def test_a_case_is_made_small() -> None:
    """A stage that takes a day too long needs no other stage than those that lead to it."""
    bylaw, name = example("old"), "bpmn/procedure_1.bpmn"
    files = files_of(TRIAL, bylaw)
    files[name] = files[name].replace(b">P30D<", b">P31D<", 1)
    shown = next(tried(TRIAL, bylaw, 60, files).shown())
    assert [one["days"] for one in shown["input"]["steps"]] == [0, 0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("timeDuration", "timeCycle"),
        ("<userTask ", "<someTask "),
        ("</process>", ""),
        ('id="s1_task"', 'id="start"'),
    ],
)
def test_what_the_engine_cannot_read_is_refused(old: str, new: str) -> None:
    bylaw = example("old")
    text = files_of(TRIAL, bylaw)["bpmn/procedure_2.bpmn"].decode()
    with pytest.raises(ValueError, match=r"."):
        Process(text.replace(old, new).encode(), ())


@pytest.mark.parametrize(
    ("old", "new"),
    [(r'targetRef="s2_task"', 'targetRef="s1_task"'), ("done &gt; 0", "gone &gt; 0")],
)
def test_what_the_engine_cannot_run_is_told_as_an_error(old: str, new: str) -> None:
    """A task that leads to itself alone, and a fact that nobody hands in."""
    bylaw, name = example("old"), "bpmn/procedure_1.bpmn"
    files = files_of(TRIAL, bylaw)
    files[name] = files[name].decode().replace(old, new).encode()
    case = max((one.case for one in islice(SUBJECT.cases(bylaw, 1), 40)), key=_length)
    (said,) = TRIAL.opened(bylaw, files).ask([case])
    assert said["error"]


def _length(case: ProcedureCase) -> int:
    return len(case.steps) if case.procedure.name == "加装电梯" else 0
