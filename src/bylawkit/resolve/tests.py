"""The tests of a vote: comparisons joined by 且 and 或."""

from __future__ import annotations

from bylawkit.model.values import Limit
from bylawkit.model.votes import AllOf, AnyOf, Base, Comparison, Measure, Side, Test
from bylawkit.resolve.context import Context
from bylawkit.resolve.values import LIMITS, enum_value, limit
from bylawkit.syntax.nodes import Node

_MEASURES = ("MEASURE_AREA", "MEASURE_HEADS", "MEASURE_HOUSEHOLDS", "MEASURE_SEATS")
_BASES = ("BASE_ALL", "BASE_PARTICIPATING", "BASE_ATTENDING", "BASE_CAST")


def turnout_test(context: Context, node: Node) -> Test | None:
    """A test of how many take part; the base is all unless stated."""
    return _test(context, node, Side.PARTICIPATING, Base.ALL)


def approval_test(context: Context, node: Node) -> Test | None:
    """A test of how many say yes; the base is those participating unless stated."""
    return _test(context, node, Side.FOR, Base.PARTICIPATING)


def objection_test(context: Context, node: Node) -> Test | None:
    """A test of how many object to a decision; the base is all unless stated."""
    return _test(context, node, Side.AGAINST, Base.ALL)


def _test(context: Context, node: Node, side: Side, base: Base) -> Test | None:
    inner = node.node("any_of", "all_of", "comparison")
    return None if inner is None else _part(context, inner, side, base)


def _part(context: Context, node: Node, side: Side, base: Base) -> Test | None:
    if node.rule == "comparison":
        return _comparison(context, node, side, base)
    parts = [_part(context, one, side, base) for one in node.nodes()]
    known = tuple(one for one in parts if one is not None)
    if len(known) < len(parts):
        return None
    if len(known) == 1:
        return known[0]
    return AllOf(known) if node.rule == "all_of" else AnyOf(known)


def measured(context: Context, node: Node) -> tuple[Measure, Limit] | None:
    """A measure (heads unless stated) and the share of it that is asked for."""
    bound = node.node(*LIMITS)
    found = None if bound is None else limit(context, bound)
    measure = node.token(*_MEASURES)
    if found is None:
        return None
    return (enum_value(measure, Measure) if measure else Measure.HEADS), found


def _comparison(context: Context, node: Node, side: Side, base: Base) -> Test | None:
    limit_node = node.node(*LIMITS)
    bound = None if limit_node is None else limit(context, limit_node)
    measure = node.token(*_MEASURES)
    if bound is None or measure is None:
        return None
    stated = node.token(*_BASES)
    return Comparison(
        Side.AGAINST if node.token("SIDE_AGAINST") else side,
        enum_value(measure, Measure),
        enum_value(stated, Base) if stated else base,
        bound,
        context.span(node),
    )
