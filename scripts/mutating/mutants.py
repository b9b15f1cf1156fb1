"""Every mutant of a module, in the order of its text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

from mutating.changes import CHANGES

WORDING = {"Text", "code", "_code"}
"""Calls that hold wording, and the numbers that findings go by."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Mutant:
    """A change of one node; ``lines`` are those of the node and of the head of its statement.

    ``function`` is the outermost one around it, as Python names it; without one, ``names`` are the
    names of the module that get another value, if no more than that happens.
    """

    path: Path
    change: str
    line: int
    lines: frozenset[int]
    function: str | None
    names: frozenset[str]
    before: str
    after: str
    parent: ast.AST
    field: str
    place: int | None
    replacement: ast.AST

    @property
    def name(self) -> str:
        return f"{self.path.stem}:{self.line} {self.before} → {self.after}"


@dataclass(frozen=True)
class Site:
    node: ast.AST
    parent: ast.AST
    field: str
    place: int | None
    function: str | None
    statement: ast.stmt


def mutants(path: Path) -> tuple[ast.Module, tuple[Mutant, ...]]:
    """The tree of a module, and what can be changed in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: list[Mutant] = []
    for site in _sites(tree, None, "", tree.body[0]):
        for change in CHANGES:
            for other in change(site.node):
                names = _new_values(tree, site) if site.function is None else frozenset()
                found.append(_mutant(path, change.__name__, site, other, names))
    return tree, tuple(found)


def compiled(tree: ast.Module, mutant: Mutant) -> CodeType:
    """The module with the change in it; the tree is left as it was."""
    old = getattr(mutant.parent, mutant.field)
    new = mutant.replacement
    if mutant.place is not None:
        new_list = [*old]
        new_list[mutant.place] = new
        setattr(mutant.parent, mutant.field, new_list)
    else:
        setattr(mutant.parent, mutant.field, new)
    try:
        return compile(ast.fix_missing_locations(tree), str(mutant.path), "exec")
    finally:
        setattr(mutant.parent, mutant.field, old)


def _new_values(tree: ast.Module, site: Site) -> frozenset[str]:
    """The names that a changed assignment gives, and those whose values are made of these."""
    if any(isinstance(one, ast.ClassDef) for one in tree.body):
        return frozenset()
    names: set[str] = set()
    for one in tree.body:
        if isinstance(one, ast.Assign | ast.AnnAssign) and one.value is not None:
            targets = one.targets if isinstance(one, ast.Assign) else [one.target]
            if one is site.statement or names & used(one.value):
                names.update(*map(used, targets))
    return frozenset(names)


def used(node: ast.AST) -> set[str]:
    """The names in a node."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def _mutant(path: Path, change: str, site: Site, other: ast.AST, names: frozenset[str]) -> Mutant:
    located = site.node if hasattr(site.node, "lineno") else site.parent
    for new in ast.walk(other):
        if "lineno" in new._attributes and not hasattr(new, "lineno"):
            ast.copy_location(new, located)
    return Mutant(
        path,
        change,
        getattr(located, "lineno", 0),
        _head(located) | _head(site.statement),
        site.function,
        names,
        _shown(site.node),
        _shown(other),
        site.parent,
        site.field,
        site.place,
        other,
    )


def _head(node: ast.AST) -> frozenset[int]:
    """The lines of a node, without those of the statements inside it."""
    first, last = getattr(node, "lineno", 1), getattr(node, "end_lineno", 0)
    body = getattr(node, "body", None)
    if isinstance(body, list) and body:
        last = max(first, body[0].lineno - 1)
    return frozenset(range(first, last + 1))


def _shown(node: ast.AST) -> str:
    """The first line of a node, as text."""
    return " ".join(ast.unparse(node).split("\n", 1)[0].split())


def _sites(node: ast.AST, function: str | None, outer: str, statement: ast.stmt) -> Iterator[Site]:
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "type_params"):
            continue
        inside, within = _scope(node, field, function, outer)
        for place, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST) and not _left_alone(child):
                around = child if isinstance(child, ast.stmt) else statement
                yield Site(child, node, field, place, inside, around)
                yield from _sites(child, inside, within, around)


def _scope(node: ast.AST, field: str, function: str | None, outer: str) -> tuple[str | None, str]:
    """The function that the children in a field are run by, and the name of what is around them.

    Decorators and defaults are run where the function is defined.
    """
    if field == "body" and isinstance(node, Function):
        return function or f"{outer}{node.name}", outer
    if field == "body" and isinstance(node, ast.ClassDef):
        return function, f"{outer}{node.name}."
    return function, outer


def _left_alone(node: ast.AST) -> bool:
    """Wording, types, imports, and what is said only to those who read or check the code."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Import() | ast.ImportFrom():
            return True
        case ast.Call(func=ast.Name(id=name)) if name in WORDING:
            return True
        case ast.Call(func=ast.Name(id="cast")) | ast.Assert() | ast.Expr(value=ast.Constant()):
            return True
    return isinstance(node, ast.JoinedStr)
