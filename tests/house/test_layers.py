"""Imports point one way: a room uses the rooms below it, and never one beside it."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "bylawkit"

LEVELS = (
    ("assets", "source", "numerals", "record", "markup", "vcalendar", "formulas"),
    ("diagnostics",),
    ("syntax", "model", "fetch"),
    ("resolve", "checks", "evaluate", "render", "export"),
    ("compare", "scale", "sign", "targets"),
    ("returned",),
    ("pipeline",),
    ("enforce",),
    ("api",),
    ("lsp",),
    ("cli",),
    ("__init__", "__main__"),
)
"""The rooms of the house, from the cellar up. A new folder or module must be given its place."""

LEVEL = {room: number for number, rooms in enumerate(LEVELS, start=1) for room in rooms}
DATA = {"laws", "_assets"}
MODULES = {
    "chinesecalendar": "chinese_calendar",
    "jinja2": "jinja2",
    "python-calamine": "python_calamine",
    "gordon-to-regorus": "regorus",
    "segno": "segno",
    "spiffworkflow": "SpiffWorkflow",
}
"""The module that each dependency of pyproject.toml brings."""

EXTRAS = {
    "scale": {"duckdb", "sqlglot"},
    "enforce": {"cedarpy", "regorus", "SpiffWorkflow"},
    "lsp": {"lsprotocol", "pygls"},
    "sign": {"cryptography"},
}
"""What a room may import beside that: what its extra of pyproject.toml brings."""

UNPACKED = {"enforce": {"opa_bindings"}}
"""What ``make install`` unpacks, since no extra can name it for this Python."""


class Import(NamedTuple):
    """One import: where it stands, in which room, and which module it names."""

    place: str
    room: str
    target: str

    @property
    def other(self) -> str | None:
        """The room it leads to, if it leads to another room of this house."""
        parts = self.target.split(".")
        if parts[0] != "bylawkit" or len(parts) == 1 or parts[1] in (self.room, "__version__"):
            return None
        return parts[1]


def imports_of(name: str, text: str) -> Iterator[Import]:
    """Every import of a module, those inside functions and under TYPE_CHECKING too."""
    room = name.split("/")[0].removesuffix(".py")
    for node in ast.walk(ast.parse(text)):
        targets: list[str] = []
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            targets = [_target(node, alias.name) for alias in node.names]
        for target in dict.fromkeys(targets):
            yield Import(f"{name}:{node.lineno}", room, target)


def _target(node: ast.ImportFrom, name: str) -> str:
    if node.level:
        return "bylawkit.relative-import"
    return f"bylawkit.{name}" if node.module == "bylawkit" else str(node.module)


@cache
def everything() -> tuple[Import, ...]:
    """The imports of the whole package."""
    return tuple(
        one
        for path in sorted(PACKAGE.rglob("*.py"))
        if DATA.isdisjoint(path.relative_to(PACKAGE).parts)
        for one in imports_of(path.relative_to(PACKAGE).as_posix(), path.read_text("utf-8"))
    )


def upward(imports: tuple[Import, ...]) -> list[str]:
    """Those that lead to a room beside or above their own, or to none that is known."""
    return [
        f"{one.place}: {one.room} (level {LEVEL[one.room]}) imports {one.target}"
        for one in imports
        if one.other and LEVEL.get(one.other, 99) >= LEVEL[one.room]
    ]


def reading_syntax(imports: tuple[Import, ...]) -> list[str]:
    """Those by which a room of level 4 other than ``resolve`` reads the syntax tree."""
    return [
        f"{one.place}: {one.room} imports {one.target}"
        for one in imports
        if one.other == "syntax" and LEVEL[one.room] == LEVEL["resolve"] and one.room != "resolve"
    ]


def test_every_module_has_its_place() -> None:
    rooms = {one.room for one in everything()} - {"__init__"}
    assert rooms <= LEVEL.keys()


def test_imports_point_to_lower_levels_only() -> None:
    assert len(everything()) > 200
    assert not upward(everything()), "\n".join(upward(everything()))


def test_only_resolve_reads_the_syntax_tree() -> None:
    assert not reading_syntax(everything()), "\n".join(reading_syntax(everything()))


def test_wrong_imports_would_be_seen() -> None:
    probe = (
        "from typing import TYPE_CHECKING\n"
        "from bylawkit.evaluate import votes\n"
        "if TYPE_CHECKING:\n"
        "    from bylawkit.syntax.nodes import Node\n"
        "def later():\n"
        "    import bylawkit.cli.head\n"
        "    from bylawkit import pipeline\n"
        "    from . import proof\n"
    )
    found = tuple(imports_of("checks/probe.py", probe))
    assert [line.split(": ")[0] for line in upward(found)] == [
        "checks/probe.py:2",
        "checks/probe.py:6",
        "checks/probe.py:7",
        "checks/probe.py:8",
    ]
    assert reading_syntax(found) == ["checks/probe.py:4: checks imports bylawkit.syntax.nodes"]


def test_what_is_imported_from_outside_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {MODULES[one.partition(">=")[0]] for one in project["dependencies"]}
    allowed = sys.stdlib_module_names | declared | {"bylawkit"}
    wrong = [
        f"{one.place}: {one.target}"
        for one in everything()
        if one.target.partition(".")[0]
        not in allowed | EXTRAS.get(one.room, set()) | UNPACKED.get(one.room, set())
    ]
    assert not wrong, "\n".join(wrong)


def test_what_a_room_needs_beside_that_is_an_extra_of_its_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for room, modules in EXTRAS.items():
        extra = project["optional-dependencies"][room]
        packages = (one.partition(">=")[0] for one in extra)
        assert {MODULES.get(one, one) for one in packages} == modules
        used = {one.target.partition(".")[0] for one in everything() if one.room == room}
        assert modules <= used
