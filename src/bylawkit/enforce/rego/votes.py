"""``votes.rego``: how each matter is decided, with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from bylawkit import assets
from bylawkit.enforce.questions import Days, Put, sums_of
from bylawkit.enforce.rego.text import Noted, comment, flat, heading, one_line, value
from bylawkit.evaluate.asked import Asked, comparisons
from bylawkit.evaluate.decision import Rule
from bylawkit.evaluate.question import measures_of
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.counting import Treatments
from bylawkit.model.numbering import article_label
from bylawkit.model.votes import AllOf, Comparison, Test, Tie

LARGEST = 2**53 - 1
"""The largest product that every reader of JSON keeps exactly."""


class Leaf(NamedTuple):
    """One comparison of a matter, under the name that its formulas call it by."""

    name: str
    asked: Asked
    test: Comparison


class Formula(NamedTuple):
    """Tests of one part as expressions over the truths of their leaves, test by test."""

    leaves: tuple[Leaf, ...]
    tests: tuple[tuple[Asked, tuple[str, ...]], ...]

    @property
    def text(self) -> str:
        """All of them together."""
        return _all_met(one for _, texts in self.tests for one in texts)

    @property
    def demanded(self) -> str:
        """Those that statutes demand."""
        return _all_met(
            one for asked, texts in self.tests if asked.rule.statute is not None for one in texts
        )


def _all_met(texts: Iterable[str]) -> str:
    each = tuple(texts)
    if not each:
        return "counting.all_met([])"
    return "counting.all_met([\n" + "".join(f"\t{one},\n" for one in each) + "])"


def formula(part: str, asked: Iterable[Asked]) -> Formula:
    """The tests of one part, their leaves numbered: ``turnout-1``."""
    leaves: list[Leaf] = []

    def written(one: Asked, test: Test) -> str:
        if isinstance(test, Comparison):
            leaves.append(Leaf(f"{part}-{len(leaves) + 1}", one, test))
            return f"truths[{flat(leaves[-1].name)}]"
        joint = "all_met" if isinstance(test, AllOf) else "one_met"
        inside = ", ".join([written(one, each) for each in test.parts])
        return f"counting.{joint}([{inside}])"

    def parts(test: Test) -> Iterator[Test]:
        for one in test.parts if isinstance(test, AllOf) else ():
            yield from parts(one)
        if not isinstance(test, AllOf):
            yield test

    tests = tuple((one, tuple([written(one, each) for each in parts(one.test)])) for one in asked)
    return Formula(tuple(leaves), tests)


def module(bylaw: Bylaw, puts: Iterable[Put], package: str, days: Days) -> str:
    """The whole file."""
    matters = [text for put in puts for text in _matter(bylaw, put)]
    matters += [unused(one) for one in FUNCTIONS if not _has(matters, one)]
    head = [
        comment(f"{bylaw.title}: votes"),
        f"package {package}",
        "",
        "import rego.v1",
        "",
        "import data.bylawkit.counting",
        "",
        comment("The law is the same from the first of these days to the last."),
        f"law_from := {flat(str(days.first or '0000-01-01'))}",
        "",
        f"law_until := {flat(str(days.last or '9999-12-31'))}",
        "",
    ]
    tail = assets.text("enforce/rego/deciding.rego")
    return "\n".join([*head, *matters, tail])


FUNCTIONS = ("turnout", "turnout_again", "approve", "demanded", "guard")


def unused(function: str) -> str:
    """A function that no matter has, for it to be there."""
    return f'{function}("", _) := counting.all_met([])\n'


def _has(matters: list[str], function: str) -> bool:
    return any(text.startswith(f"{function}(") for text in matters)


def largest_of(put: Put) -> int:
    """The largest figure of which every product is exact."""
    questions = [put.first] + ([put.again] if put.again else [])
    shares = [
        one.limit.share
        for question in questions
        for asked in (*question.guard, *question.turnout, *question.approve)
        for one in comparisons(asked.test)
    ]
    return LARGEST // (2 * max((max(one.as_integer_ratio()) for one in shares), default=1))


def _matter(bylaw: Bylaw, put: Put) -> Iterator[str]:
    first, again = put.first, put.again
    name = flat(put.matter.name)
    turnout = formula("turnout", first.turnout)
    approve = formula("approve", first.approve)
    guard = formula("guard", first.guard)
    called = formula("again", again.turnout) if again else None
    leaves = (*guard.leaves, *turnout.leaves, *(called.leaves if called else ()), *approve.leaves)
    rule = Rule(_article(bylaw, put.matter.name), put.matter.basis)
    yield heading(_where(bylaw, rule), put.matter.name, put.matter.title)
    yield f"rules[{name}] := " + value(
        _rule(bylaw, put, rule, leaves, turnout, called, approve, guard)
    )
    yield ""
    functions = {"turnout": turnout.text}
    if called is not None:
        functions["turnout_again"] = called.text
    if first.approve:
        functions["approve"] = approve.text
    if first.approve and first.tie in (Tie.LOT, Tie.CHAIR):
        functions["demanded"] = approve.demanded
    if first.guard:
        functions["guard"] = guard.text
    for function, text in functions.items():
        truths = "truths" if "truths[" in text else "_"
        yield f"{function}({name}, {truths}) := {text}\n"


def _rule(
    bylaw: Bylaw,
    put: Put,
    rule: Rule,
    leaves: tuple[Leaf, ...],
    turnout: Formula,
    called: Formula | None,
    approve: Formula,
    guard: Formula,
) -> dict[str, Any]:
    first = put.first
    names = [one.name for one in approve.leaves]
    found: dict[str, Any] = {
        "article": _label(bylaw, rule),
        "basis": [str(one) for one in rule.basis],
        "law": list(first.law),
        "measures": list(dict.fromkeys(one.test.measure.value for one in leaves)),
        "approve_measures": [one.value for one in measures_of(first.approve)],
        "seats": first.seats.total if first.seats else False,
        "consents": bool(first.consents),
        "tie": first.tie.value if first.tie else "none",
        "largest": largest_of(put),
        "guard": [one.name for one in guard.leaves],
        "asked": [one.name for one in turnout.leaves] + names,
    }
    if called is not None and put.again is not None:
        found["called_again"] = [one.name for one in called.leaves] + names
        found["law_again"] = list(put.again.law)
    found["tests"] = {one.name: _leaf(bylaw, one, first.treatments) for one in leaves}
    if first.guard:
        found["without_silent"] = {
            one.name: _leaf(bylaw, one, put.without_silent) for one in leaves
        }
    return found


def _leaf(bylaw: Bylaw, leaf: Leaf, treatments: Treatments) -> Noted:
    asked, test = leaf.asked, leaf.test
    sums, share = sums_of(asked, test, treatments), test.limit.share
    return Noted(
        f"{_where(bylaw, asked.rule)} {_words(test)}",
        {
            "code": f"{asked.part}-{test.measure.value}",
            "article": _label(bylaw, asked.rule),
            "law": asked.rule.law,
            "basis": [str(one) for one in asked.rule.basis],
            "measure": test.measure.value,
            "side": test.side.value,
            "have": list(sums.have),
            "follow": list(sums.follow),
            "whole": "total" if sums.whole is None else list(sums.whole),
            "cmp": test.limit.cmp.value,
            "num": share.numerator,
            "den": share.denominator,
        },
    )


def _words(test: Comparison) -> str:
    """The test in the author's words."""
    return one_line(test.span.text)


def _article(bylaw: Bylaw, name: str) -> int | None:
    found = bylaw.article_of(name)
    return None if found is None else found.number


def _label(bylaw: Bylaw, rule: Rule) -> str | None:
    return None if rule.article is None else article_label(rule.article, bylaw.lang)


def _where(bylaw: Bylaw, rule: Rule) -> str:
    """Where a rule stands: its article, and the statutes behind it."""
    basis = "; ".join(str(one) for one in rule.basis)
    found = _label(bylaw, rule) or rule.law or ""
    return f"{found} ({basis})" if basis else found
