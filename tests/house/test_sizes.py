"""Modules and functions stay small enough to be read at one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


def code() -> Iterator[Path]:
    for folder in ("src", "scripts", "benchmarks", "examples"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function with its length in lines, decorators and docstring left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            assert node.end_lineno is not None
            start = body[0].lineno if body else node.end_lineno
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node.end_lineno - start + 1


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in code()}
    assert len(lengths) > 50
    too_long = {str(path): lines for path, lines in lengths.items() if lines > LONGEST_MODULE}
    assert not too_long


def test_no_function_is_longer_than_40_lines() -> None:
    found = [one for path in code() for one in functions(path)]
    assert len(found) > 300
    too_long = [f"{name}: {lines} lines" for name, lines in found if lines > LONGEST_FUNCTION]
    assert not too_long, "\n".join(too_long)
