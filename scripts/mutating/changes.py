"""The ways to change one node of a program a little: each takes a node and gives what could replace it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

OTHER_COMPARISON: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OTHER_OPERATOR: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
OTHER_FUNCTION = {"any": "all", "all": "any", "min": "max", "max": "min"}

Change = Callable[[ast.AST], Iterator[ast.AST]]


def comparison(node: ast.AST) -> Iterator[ast.AST]:
    """``<`` for ``<=``, ``==`` for ``!=``, ``is`` for ``is not``, ``in`` for ``not in``."""
    if isinstance(node, ast.Compare):
        for place, one in enumerate(node.ops):
            if type(one) in OTHER_COMPARISON:
                other = OTHER_COMPARISON[type(one)]()
                ops = [*node.ops[:place], other, *node.ops[place + 1 :]]
                yield ast.Compare(node.left, ops, node.comparators)


def connective(node: ast.AST) -> Iterator[ast.AST]:
    """``and`` for ``or``, and one condition of several left out."""
    if isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        for place in range(len(node.values)):
            rest = [*node.values[:place], *node.values[place + 1 :]]
            yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def negation(node: ast.AST) -> Iterator[ast.AST]:
    """A ``not`` left out, or put before the condition of an ``if`` that is no comparison."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.If) and not isinstance(node.test, ast.Compare | ast.UnaryOp):
        yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)


def branch(node: ast.AST) -> Iterator[ast.AST]:
    """The branches of a conditional expression exchanged, and a filter left out."""
    if isinstance(node, ast.IfExp):
        yield ast.IfExp(node.test, node.orelse, node.body)
    elif isinstance(node, ast.comprehension):
        for place in range(len(node.ifs)):
            rest = [*node.ifs[:place], *node.ifs[place + 1 :]]
            yield ast.comprehension(node.target, node.iter, rest, node.is_async)


def arithmetic(node: ast.AST) -> Iterator[ast.AST]:
    """``+`` for ``-``, ``*`` for ``//``, ``&`` for ``|``."""
    if isinstance(node, ast.BinOp) and type(node.op) in OTHER_OPERATOR:
        yield ast.BinOp(node.left, OTHER_OPERATOR[type(node.op)](), node.right)
    elif isinstance(node, ast.AugAssign) and type(node.op) in OTHER_OPERATOR:
        yield ast.AugAssign(node.target, OTHER_OPERATOR[type(node.op)](), node.value)


def constant(node: ast.AST) -> Iterator[ast.AST]:
    """A number one more or one less, and ``True`` for ``False``."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield ast.Constant(not node.value)
        elif isinstance(node.value, int):
            yield ast.Constant(node.value + 1)
            yield ast.Constant(node.value - 1)


def function(node: ast.AST) -> Iterator[ast.AST]:
    """``any`` for ``all``, ``min`` for ``max``."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        other = OTHER_FUNCTION.get(node.func.id)
        if other is not None:
            yield ast.Call(ast.Name(other, ast.Load()), node.args, node.keywords)


def statement(node: ast.AST) -> Iterator[ast.AST]:
    """A ``yield``, a call, a ``continue`` left out; ``break`` for ``continue``."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield ast.Pass()
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom):
        yield ast.Expr(_yielding_nothing())
    elif isinstance(node, ast.Continue):
        yield ast.Pass()
        yield ast.Break()
    elif isinstance(node, ast.Break):
        yield ast.Pass()
        yield ast.Continue()


def _yielding_nothing() -> ast.YieldFrom:
    """So that the function stays a generator."""
    return ast.YieldFrom(ast.Tuple([], ast.Load()))


CHANGES: tuple[Change, ...] = (
    comparison,
    connective,
    negation,
    branch,
    arithmetic,
    constant,
    function,
    statement,
)
