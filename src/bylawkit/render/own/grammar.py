"""What a template of the user's own may write: what ours write, and nothing that could do more.

Loops and macros are made to count their turns, joined texts and lists to be bounded.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from bylawkit.render.own.bounds import forbidden

_PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr,
    nodes.Getitem, nodes.Filter, nodes.Test, nodes.If, nodes.For, nodes.Macro, nodes.Assign,
    nodes.Include, nodes.CondExpr, nodes.Or, nodes.And, nodes.Not, nodes.Neg, nodes.Compare,
    nodes.Operand, nodes.Concat, nodes.Add, nodes.Sub, nodes.Mul, nodes.Tuple, nodes.List,
    nodes.Dict, nodes.Pair, nodes.Keyword, nodes.Slice, nodes.Call,
)  # fmt: skip
FILTERS = frozenset(
    [
        "batch",
        "join",
        "length",
        "list",
        "map",
        "selectattr",
        "rejectattr",
        "sum",
        "trim",
        "unique",
        "first",
        "last",
        "default",
    ]
)
"""The filters of jinja2 that stay; those that say values are ours."""
TESTS = frozenset(
    ["none", "number", "string", "defined", "undefined", "equalto", "==", "eq", "in", "odd", "even"]
)
_OURS_ALONE = frozenset(("told", "self", "caller", "varargs", "kwargs", "super"))


def checked(tree: nodes.Template, path: str, known: frozenset[str], names: frozenset[str]) -> None:
    """Go through a template and stop at what may not be there; ``known`` are the filters."""
    for one in tree.find_all(nodes.Node):
        if said := _wrong(one, known, names):
            raise forbidden(*said, path, one.lineno)


def _wrong(
    one: nodes.Node, filters: frozenset[str], names: frozenset[str]
) -> tuple[str, str] | None:
    kind = type(one).__name__
    if not isinstance(one, _PLAIN):
        return f"`{kind.lower()}`", f"`{kind.lower()}`"
    if isinstance(one, nodes.Name) and (one.name.startswith("_") or one.name in _OURS_ALONE):
        return f"名称 `{one.name}`", f"the name `{one.name}`"
    if isinstance(one, nodes.Getattr) and one.attr.startswith("_"):
        return f"属性 `{one.attr}`", f"the attribute `{one.attr}`"
    if isinstance(one, nodes.Filter) and one.name not in filters:
        return f"筛选器 `{one.name}`", f"the filter `{one.name}`"
    if isinstance(one, nodes.Test) and one.name not in TESTS:
        return f"检验 `{one.name}`", f"the test `{one.name}`"
    if isinstance(one, nodes.Call) and not isinstance(one.node, nodes.Name):
        return "方法", "methods"
    if isinstance(one, nodes.For) and one.recursive:
        return "`recursive`", "`recursive`"
    return _wrong_include(one, names) if isinstance(one, nodes.Include) else None


def _wrong_include(one: nodes.Include, names: frozenset[str]) -> tuple[str, str] | None:
    said = one.template.value if isinstance(one.template, nodes.Const) else None
    if isinstance(said, str) and said in names:
        return None
    what = said if isinstance(said, str) else "…"
    return f"别处的文件 `{what}`", f"the file `{what}`, which is no template of ours"


class Counting(NodeTransformer):
    """Puts a count into every loop and macro, and a bound on whatever is put together."""

    def __init__(self, path: str) -> None:
        self.path = path

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - jinja2's names
        self.generic_visit(node)
        node.body.insert(0, self._step(node))
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        node.body.insert(0, self._step(node))
        return node

    def visit_Include(self, node: nodes.Include) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        return [self._step(node), node]

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        cut = node.arg
        ends = [one or nodes.Const(None) for one in (cut.start, cut.stop, cut.step)]
        return _call("part", [node.node, *ends], node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _call("joined", [nodes.List(node.nodes)], node)

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _call("flat", [node], node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _call("flat", [node], node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _call("flat", [node], node) if node.ctx == "load" else node

    def _step(self, node: nodes.Node) -> nodes.Node:
        place: list[nodes.Expr] = [nodes.Const(self.path), nodes.Const(node.lineno)]
        return nodes.Output([_call("step", place, node)], lineno=node.lineno)


def _call(name: str, args: list[nodes.Expr], node: nodes.Node) -> nodes.Call:
    function = nodes.EnvironmentAttribute(name, lineno=node.lineno)
    return nodes.Call(function, args, [], None, None, lineno=node.lineno)


def macros(tree: nodes.Template) -> Iterator[str]:
    """The names of the macros of a template."""
    for one in tree.find_all(nodes.Macro):
        yield one.name
