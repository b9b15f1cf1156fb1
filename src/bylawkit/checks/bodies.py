"""组织的席位、人数、任期和会议 · seats, size, term and sessions of a body

各方席位加起来应当等于写明的人数（BK221）。委员会的席位是双数，表决可能打成平手（BK222）。业主委员会的人数、任期和议事
比例，主管部门的规则和地方规定有要求，合同和议事规则可能另有约定，因此只作警告（BK223）；未经核实的数值会注明。

The seats of all parties add up to the stated size (BK221). A committee with an even number of seats can end
in a tie (BK222). Ministry guidance and local rules ask for a size, a term and a majority of owners' committees;
that only warns, and figures that are not verified say so (BK223).

Wrong 错误：

```bylaw
组织 议事会
  人数  9人  # BK221
  席位  居民 5, 物业 2

组织 物管会
  角色  物业管理委员会
  席位  社区党组织 1, 居委会 2, 业主 5  # BK222
  通过  全体席位过半数

组织 业主委员会
  角色  业主委员会
  人数  15人  # BK223
  任期  6年  # BK223
  出席  席位三分之一以上  # BK223
  通过  到会席位过半数  # BK223
```

Right 正确：

```bylaw
组织 议事会
  人数  7人
  席位  居民 5, 物业 2
  通过  到会席位过半数

组织 业主委员会
  角色  业主委员会
  人数  7人
  任期  3年
  出席  席位过半数
  通过  全体席位过半数
```
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.checks.base import Case, Findings, cited, code, field_span, finding, see_law
from bylawkit.checks.lengths import surely_longer
from bylawkit.checks.proof import UNDECIDED, Answer, Rule, carried_without, rule_of_body
from bylawkit.checks.speech import say_length, say_test
from bylawkit.checks.undecided import not_decided
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.law import Force, Provision, Statute
from bylawkit.model.parties import Body, Role
from bylawkit.model.votes import Test

SEATS = code(
    221,
    "seats-do-not-add-up",
    Severity.ERROR,
    Text(
        "`{name}` 写明 {size} 人，各方席位加起来是 {seats} 席",
        "`{name}` has {size} members, but its seats add up to {seats}",
    ),
    Text("改人数或者改席位，使两者一致", "change the size or the seats so that they agree"),
)
TIE = code(
    222,
    "body-can-tie",
    Severity.INFO,
    Text(
        "`{name}` 有 {seats} 席，是双数，表决可能打成平手",
        "`{name}` has {seats} seats, an even number, so that votes can tie",
    ),
    Text(
        "改为单数；保留双数的，写明平手时怎么办",
        "make the number odd, or say what happens in a tie",
    ),
)
GUIDANCE = code(
    223,
    "body-outside-guidance",
    Severity.WARNING,
    Text(
        "`{name}` 的`{field}`不符合{law}：应当{needed}",
        "the `{field}` of `{name}` does not follow {law}: {needed}",
    ),
    Text("核对当地规定后调整", "compare with the rules of your place, then adjust"),
)
CODES = (SEATS, TIE, GUIDANCE)

_COMMITTEES = (Role.OWNERS_COMMITTEE, Role.TEMPORARY_COMMITTEE)


def check(case: Case) -> Findings:
    """What is odd about each body."""
    for body in case.bylaw.bodies:
        yield from _seats(body)
        for statute, provision in _about(case, body.role):
            yield from _guidance(body, statute, provision)
            yield from _open_questions(body, statute, provision)


def _about(case: Case, role: Role) -> list[tuple[Statute, Provision]]:
    """What is demanded of bodies of a role; what is verified goes before what is not."""
    found = [pair for pair in case.in_force.about("role") if pair[1].role is role]
    known = [(one.force, _subjects(one)) for _, one in found if one.verified]
    return [
        (statute, one)
        for statute, one in found
        if one.verified
        or not any(_subjects(one) & other for force, other in known if force is one.force)
    ]


_SUBJECTS = ("members", "term", "attend", "carry")


def _subjects(provision: Provision) -> frozenset[str]:
    return frozenset(one for one in _SUBJECTS if getattr(provision, one) is not None)


def _seats(body: Body) -> Findings:
    seats = sum(seat.count for seat in body.seats)
    if body.size is not None and body.seats and seats != body.size:
        place = field_span(body, "size")
        yield finding(SEATS, place, name=body.title, size=body.size, seats=seats)
    elif (
        body.role in _COMMITTEES
        and body.tie is None
        and body.seat_count
        and not body.seat_count % 2
    ):
        place = field_span(body, "size", "seats")
        yield finding(TIE, place, name=body.title, seats=body.seat_count)


def _guidance(body: Body, statute: Statute, provision: Provision) -> Findings:
    for field, word, needed in _broken(body, provision):
        yield finding(
            GUIDANCE,
            field_span(body, field, "seats"),
            see_law(statute, provision),
            name=body.title,
            field=word,
            needed=needed,
            law=cited(statute, provision),
        )


_Broken = list[tuple[str, Text, Text]]


def _broken(body: Body, provision: Provision) -> _Broken:
    """Each field of the body that the provision would have otherwise, with what it asks for."""
    found: _Broken = []
    members, size, ceiling = provision.members, body.seat_count, provision.force is Force.CEILING
    if members is not None and size and (size > members if ceiling else size < members):
        word = Text("不超过", "at most") if ceiling else Text("不少于", "at least")
        needed = Text(f"{word.zh}{members}人", f"{word.en} {members} members")
        found.append(("size", Text("人数", "members"), needed))
    most, term = provision.term, body.term
    if ceiling and most is not None and term is not None and surely_longer(term, most):
        said = say_length(most)
        needed = Text(f"不超过{said.zh}", f"at most {said.en}")
        found.append(("term", Text("任期", "term"), needed))
    return found + _broken_tests(body, provision)


def _broken_tests(body: Body, provision: Provision) -> _Broken:
    return [
        (field, word, say_test(wanted))
        for field, word, wanted, answer in _compared(body, provision)
        if answer is not None and answer is not UNDECIDED
    ]


def _open_questions(body: Body, statute: Statute, provision: Provision) -> Findings:
    law = cited(statute, provision)
    for field, _, _, answer in _compared(body, provision):
        if answer is UNDECIDED:
            question = Text(f"是否符合{law.zh}", f"follows {law.en}")
            yield not_decided(field_span(body, field), body.title, question)


def _compared(body: Body, provision: Provision) -> Iterator[tuple[str, Text, Test, Answer]]:
    """Each test that a provision asks of a body which states one, and whether it is kept."""
    own = rule_of_body(body)
    tests: tuple[tuple[str, Text, Test | None, Rule], ...] = (
        ("attend", Text("出席", "attend"), provision.attend, Rule(turnout=provision.attend)),
        ("carry", Text("通过", "carry"), provision.carry, Rule(approve=provision.carry)),
    )
    for field, word, wanted, floor in tests:
        if wanted is not None and getattr(body, field) is not None:
            yield field, word, wanted, carried_without(own, floor)
