"""A procedure as the nodes and flows of a process.

A stage is a task of whoever acts; what comes of it is asked at a gateway, and a vote is asked of its
decision table. A stage that lasts too long is told to whom the bylaw names, and goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from bylawkit.diagnostics import Text
from bylawkit.export.dmn import decision_id, no_table
from bylawkit.export.dmn_votes import may_be_left, vote_of
from bylawkit.export.words import length
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.procedures import Procedure, Stage
from bylawkit.model.values import Duration, Unit
from bylawkit.model.votes import Matter
from bylawkit.record import record, replace


class Kind(StrEnum):
    """What a node is."""

    START = "startEvent"
    END = "endEvent"
    RAISED = "escalation"
    USER = "userTask"
    RULE = "businessRuleTask"
    WAIT = "intermediateCatchEvent"
    LATE = "boundaryEvent"
    ASK = "exclusiveGateway"
    JOIN = "join"


@record
class Node:
    """A node in the lane of ``actor``, ``column`` and ``row`` counted within its stage.

    ``time`` is how long a timer runs, ``decision`` what a rule asks, ``host`` what a timer hangs on.
    """

    id: str
    kind: Kind
    name: str
    stage: int
    actor: str
    column: int = 0
    row: int = 0
    time: str = ""
    decision: str = ""
    host: str = ""


@record
class Flow:
    """From one node to another; ``when`` is its condition, and ``otherwise`` that it is the default."""

    source: str
    target: str
    name: str = ""
    when: str = ""
    otherwise: bool = False

    @property
    def id(self) -> str:
        return f"{self.source}_to_{self.target}"


@record
class Process:
    """The nodes and flows of a procedure, and who is told if it comes to a halt."""

    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    escalate_to: str | None


def process_of(bylaw: Bylaw, procedure: Procedure) -> Process:
    """The process of a procedure, without stages that nothing leads to."""
    blocks = {at: _Block(bylaw, procedure, at) for at in _reached(procedure.stages)}
    flows = [_start(bylaw), *(flow for one in blocks.values() for flow in one.flows)]
    nodes = [_begin(bylaw, procedure, blocks[0])]
    nodes += [node for one in blocks.values() for node in one.nodes]
    for at, block in blocks.items():
        into = [flow for flow in flows if flow.target == _entry(at)]
        if len(into) > 1:
            nodes.append(_join(block, at))
            flows = [_through(flow, at) for flow in flows]
            flows.append(Flow(_joined(at), _entry(at)))
    to = procedure.escalate_to
    return Process(tuple(nodes), tuple(flows), None if to is None else to.name)


def unreached(procedure: Procedure) -> tuple[str, ...]:
    """The stages that nothing leads to."""
    reached = _reached(procedure.stages)
    return tuple(one.name for at, one in enumerate(procedure.stages) if at not in reached)


def counts_workdays(procedure: Procedure) -> bool:
    """Whether a time is told in working days, of which a process knows nothing."""
    return any(time.unit is Unit.WORKDAY for time in times_of(procedure))


def times_of(procedure: Procedure) -> Iterator[Duration]:
    """Every time that its stages tell."""
    every = (time for one in procedure.stages for time in (one.within, one.at_least))
    return (time for time in every if time is not None)


# ── Where stages lead ──

_END = -1


def _success(stages: Sequence[Stage], at: int) -> int:
    stage = stages[at]
    if stage.then is not None:
        return _index(stages, stage.then.name)
    return _END if stage.ends or at + 1 == len(stages) else at + 1


def _failure(stages: Sequence[Stage], at: int) -> int:
    found = stages[at].on_failure
    return _END if found is None else _index(stages, found.name)


def _index(stages: Sequence[Stage], name: str) -> int:
    return next(at for at, one in enumerate(stages) if one.name == name)


def _reached(stages: Sequence[Stage]) -> list[int]:
    """The stages that can be reached from the first, in the order of the text."""
    found, todo = {0}, [0]
    while todo:
        at = todo.pop()
        led = {_success(stages, at), *([_failure(stages, at)] if stages[at].fails else [])}
        new = led - found - {_END}
        found |= new
        todo += new
    return sorted(found)


def _entry(at: int) -> str:
    return f"s{at + 1}_task"


def _joined(at: int) -> str:
    return f"s{at + 1}_join"


def _through(flow: Flow, at: int) -> Flow:
    return replace(flow, target=_joined(at)) if flow.target == _entry(at) else flow


def _join(block: _Block, at: int) -> Node:
    return Node(_joined(at), Kind.JOIN, "", at, block.actor, -1)


def _begin(bylaw: Bylaw, procedure: Procedure, first: _Block) -> Node:
    name = procedure.when.text if procedure.when else _WORDS["start"](bylaw.lang)
    return Node("start", Kind.START, name, -1, first.actor)


def _start(bylaw: Bylaw) -> Flow:
    return Flow("start", _entry(0))


# ── One stage ──

ENDINGS = {"completed": Text("办结", "completed"), "failed": Text("不成，结束", "ended in failure")}
"""What an end is called that nobody is told of: the procedure went well, or it did not."""

_WORDS = {
    "start": Text("开始", "start"),
    "nobody": Text("（未写明）", "(not stated)"),
    "count": Text("送交计票结果", "hand in the count"),
    "decide": Text("判定", "decide"),
    "people?": Text("要由人判定吗？", "left to people?"),
    "people": Text("由人判定是否通过", "people decide whether it is carried"),
    "carried?": Text("通过了吗？", "carried?"),
    "done?": Text("办成了吗？", "done?"),
    "yes": Text("是", "yes"),
    "no": Text("否", "no"),
    "over": ENDINGS["completed"],
    "failed": ENDINGS["failed"],
    "late": Text("逾期", "overdue"),
    "raised": Text("上报{0}", "raised to {0}"),
    "within": Text("逾{0}", "{0} gone"),
    "at_least": Text("满{0}", "{0} passed"),
}


class _Block:
    """The nodes of one stage and the flows that leave them, built from left to right."""

    def __init__(self, bylaw: Bylaw, procedure: Procedure, at: int) -> None:
        self.bylaw, self.procedure, self.at = bylaw, procedure, at
        self.stage = procedure.stages[at]
        found = bylaw.named.get(self.stage.matter.name) if self.stage.matter else None
        self.matter = found if isinstance(found, Matter) else None
        self.actor = self._actor()
        self.nodes: list[Node] = []
        self.flows: list[Flow] = []
        self._build()

    def _said(self, key: str, *args: str) -> str:
        return _WORDS[key](self.bylaw.lang).format(*args)

    def _actor(self) -> str:
        decider = self.matter.decided_by if self.matter else None
        actor = self.stage.actor or decider
        return self._said("nobody") if actor is None else actor.name

    def _add(self, part: str, kind: Kind, name: str, column: int, **more: object) -> str:
        made = Node(f"s{self.at + 1}_{part}", kind, name, self.at, self.actor, column)
        self.nodes.append(replace(made, **more))
        return made.id

    def _build(self) -> None:
        last, column = self._add("task", Kind.USER, self._task_name(), 0), 1
        if self.stage.within is not None:
            self._late(self.stage.within)
        if self.stage.at_least is not None:
            words = self._said("at_least", length(self.stage.at_least, self.bylaw.lang))
            time = iso(self.stage.at_least)
            last, column = self._after(last, "wait", Kind.WAIT, words, column, time=time)
        asks = self.matter is not None and no_table(self.bylaw, self.matter) is None
        if self.matter is not None and asks:
            last, column = self._vote(self.matter, last, column)
        if self._parts():
            self._outcomes(last, column, "carried" if asks else "done")
        else:
            self._lead(last, _success(self.procedure.stages, self.at), "over", column, Flow("", ""))

    def _parts(self) -> bool:
        """Whether success and failure lead to different places."""
        stages = self.procedure.stages
        if not self.stage.fails:
            return self.matter is not None
        to = _success(stages, self.at)
        return to == _END or to != _failure(stages, self.at)

    def _task_name(self) -> str:
        action = self._said("count") if self.matter else self.stage.action
        colon = "：" if self.bylaw.lang == "zh" else ": "
        return f"{self.stage.name}{colon}{action}" if action else self.stage.name

    def _after(
        self, last: str, part: str, kind: Kind, name: str, column: int, **more: object
    ) -> tuple[str, int]:
        made = self._add(part, kind, name, column, **more)
        self.flows.append(Flow(last, made))
        return made, column + 1

    def _late(self, within: Duration) -> None:
        """Once the time is over, somebody is told; the stage goes on."""
        words = self._said("within", length(within, self.bylaw.lang))
        host = _entry(self.at)
        late = self._add("late", Kind.LATE, words, 0, row=1, time=iso(within), host=host)
        self.flows.append(Flow(late, self._halt("overdue", "late", 0)))

    def _halt(self, part: str, plain: str, column: int) -> str:
        """An end at which the matter is raised, if the bylaw says to whom."""
        to = self.procedure.escalate_to
        if to is None:
            return self._add(part, Kind.END, self._said(plain), column, row=1)
        return self._add(part, Kind.RAISED, self._said("raised", to.name), column, row=1)

    def _vote(self, matter: Matter, last: str, column: int) -> tuple[str, int]:
        """The decision table, then people where it leaves the matter to them."""
        decision = decision_id(matter)
        words = f"{self._said('decide')}{'：' if self.bylaw.lang == 'zh' else ': '}{matter.title}"
        last, column = self._after(last, "rule", Kind.RULE, words, column, decision=decision)
        if not may_be_left(vote_of(self.bylaw, matter)):
            return last, column
        last, column = self._after(last, "people", Kind.ASK, self._said("people?"), column)
        human = self._add("human", Kind.USER, self._said("people"), column - 1, row=1)
        both = self._add("decided", Kind.JOIN, "", column)
        self.flows += [
            Flow(last, both, self._said("no"), otherwise=True),
            Flow(last, human, self._said("yes"), "carried < 0"),
            Flow(human, both),
        ]
        return both, column + 1

    def _outcomes(self, last: str, column: int, fact: str) -> None:
        stages = self.procedure.stages
        asked, column = self._after(last, "asked", Kind.ASK, self._said(f"{fact}?"), column)
        yes = Flow(asked, "", self._said("yes"), f"{fact} > 0")
        no = Flow(asked, "", self._said("no"), otherwise=True)
        self._lead(asked, _success(stages, self.at), "over", column, yes)
        if self.stage.fails:
            self._lead(asked, _failure(stages, self.at), "failed", column, no)
        else:
            self.flows.append(replace(no, target=self._halt("halted", "failed", column)))

    def _lead(self, last: str, to: int, end: str, column: int, flow: Flow) -> None:
        """A flow to another stage, or to an end of its own."""
        if to == _END:
            row = int(end == "failed")
            target = self._add(end, Kind.END, self._said(end), column, row=row)
        else:
            target = _entry(to)
        self.flows.append(replace(flow, source=last, target=target))


_LETTERS = {
    Unit.DAY: ("P", 1, "D"),
    Unit.HOUR: ("PT", 1, "H"),
    Unit.WEEK: ("P", 7, "D"),
    Unit.MONTH: ("P", 1, "M"),
    Unit.QUARTER: ("P", 3, "M"),
    Unit.HALF_YEAR: ("P", 6, "M"),
    Unit.YEAR: ("P", 1, "Y"),
}


def iso(time: Duration) -> str:
    """A length of time in ISO 8601: ``P15D``.

    It knows no working days: so many days as they take at most, whatever weekday they begin on, with
    two more for each week begun. Public holidays are not counted.

    >>> iso(Duration(20, Unit.WORKDAY))
    'P28D'
    """
    if time.unit is Unit.WORKDAY:
        return f"P{time.count + 2 * -(-time.count // 5)}D"
    before, factor, after = _LETTERS[time.unit]
    return f"{before}{time.count * factor}{after}"


def actors(nodes: Sequence[Node]) -> Iterator[str]:
    """Who acts, each once, in the order of the stages."""
    yield from dict.fromkeys(one.actor for one in nodes)
