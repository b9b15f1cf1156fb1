"""The mutator finds what it should, leaves the rest alone, and tells the killed from the survivors."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from mutating.mutants import compiled, mutants
from mutating.reach import Reach
from mutating.sampling import interval, sample, shares

ROOT = Path(__file__).resolve().parents[2]
TINY = '''"""A module with a docstring that says 7."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    SEVEN = 7

LIMIT = 10


def low(count: int = 3) -> bool:
    """Whether 5 is mentioned."""
    return count < LIMIT and count >= 0


def never(count):
    if count > 99:
        return True
    return False
'''
TESTS = """
import tiny


def test_low():
    assert tiny.low(9) and tiny.low(0)
    assert not tiny.low(10) and not tiny.low(-1)


def test_never():
    assert not tiny.never(1)
"""
TRIAL = """
import sys
from functools import partial
from pathlib import Path
sys.path[:0] = [{scripts!r}, {home!r}]
from mutating.mutants import mutants
from mutating.reach import measured, read, write
from mutating.trial import Collected, HOURS, in_process, limit, load_anew, plan, uses_of_names
import pytest

home = Path({home!r})
module, kept = home / "tiny.py", home / "lines.json"
arguments = ["-q", "-p", "no:cacheprovider", "-c", str(home / "none.ini"), str(home)]


def measure():
    write(measured(arguments, [module], sys.stderr), kept)
    return True


def tell(plan, outcome):
    with (home / "told").open("a") as out:
        print(plan.mutant.line, plan.mutant.before, "->", plan.mutant.after, outcome, file=out)


def session(plans):
    return pytest.main(arguments, [Collected(plans, ["tiny"], tell)]) == 0


in_process(measure, HOURS)
tree, found = mutants(module)
uses = uses_of_names({{module: tree}})
plans = [plan(one, tree, read(kept), uses) for one in found]
for one in plans:
    if not one.in_place:
        tell(one, in_process(partial(load_anew, one, arguments[:-1]), limit(one)))
in_process(partial(session, [one for one in plans if one.in_place]), HOURS)
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.py"
    path.write_text(TINY, encoding="utf-8")
    return path


def test_what_is_changed_and_what_is_left_alone(tiny: Path) -> None:
    _, found = mutants(tiny)
    changed = [(one.line, one.function, one.before, one.after) for one in found]
    assert (8, None, "10", "11") in changed
    assert (11, None, "3", "4") in changed
    assert (13, "low", "count < LIMIT", "count <= LIMIT") in changed
    assert (13, "low", "count < LIMIT and count >= 0", "count >= 0") in changed
    assert (18, "never", "True", "False") in changed
    assert not {line for line, *_ in changed} & {1, 3, 5, 6, 12}
    assert found[0].names == {"LIMIT"}


def test_each_mutant_differs_in_one_place_and_leaves_the_tree_as_it_was(tiny: Path) -> None:
    tree, found = mutants(tiny)
    before = ast.dump(tree)
    original = compile(tree, str(tiny), "exec")
    for one in found:
        assert compiled(tree, one) != original
        assert ast.dump(tree) == before


def test_killed_and_survivors_are_told_apart(tiny: Path) -> None:
    home = tiny.parent
    (home / "test_tiny.py").write_text(TESTS, encoding="utf-8")
    (home / "none.ini").write_text("[pytest]\n", encoding="utf-8")
    trial = TRIAL.format(scripts=str(ROOT / "scripts"), home=str(home))
    done = subprocess.run([sys.executable, "-c", trial], cwd=home, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = (home / "told").read_text(encoding="utf-8").splitlines()
    assert len(told) == len(mutants(tiny)[1])
    survived = {one.removesuffix(" survived") for one in told if one.endswith(" survived")}
    assert survived == {
        "11 3 -> 4",
        "11 3 -> 2",
        "17 count > 99 -> count >= 99",
        "17 99 -> 100",
        "17 99 -> 98",
        "18 True -> False",
    }


def test_samples_are_shared_out_by_size_and_the_same_each_time(tiny: Path) -> None:
    given = shares({Path("a"): 30, Path("b"): 10, Path("c"): 1}, 4)
    assert given == {Path("a"): 3, Path("b"): 1, Path("c"): 0}
    found = mutants(tiny)[1]
    assert sample(found, 3, 1) == sample(found, 3, 1)
    assert sample(found, 3, 1) != sample(found, 3, 2)
    assert sample(found, 999, 1) == list(found)


def test_wilsons_interval() -> None:
    low, high = interval(85, 100)
    assert (round(low, 3), round(high, 3)) == (0.767, 0.907)
    assert Fraction(interval(10, 10)[1]) <= 1.000001


def test_tests_are_chosen_in_rounds_of_every_way_through_the_module() -> None:
    lines = {"x": {1: ["quick", "same", "other"], 2: ["other"]}}
    reach = Reach(lines, {"quick": 0.1, "same": 0.2, "other": 0.3})
    tests = reach.tests([(Path("x"), 1)])
    assert tests == ["quick", "same", "other"]
    assert reach.varied(tests, Path("x"), 9.0) == ["quick", "other", "same"]
    assert reach.varied(tests, Path("x"), 0.45) == ["quick", "other"]
    assert reach.varied(tests, Path("x"), 0.0) == ["quick"]
    reach.seconds["x says"] = 0.9
    assert reach.varied([*tests, "x says"], Path("x"), 1.1) == ["x says", "quick"]
    more = reach.with_more(Reach({"x": {2: ["new"], 3: ["new"]}}, {"new": 0.1}))
    assert more.lines["x"] == {1: ["other", "quick", "same"], 2: ["new", "other"], 3: ["new"]}


def test_the_page_names_only_modules_that_are_there() -> None:
    page = (ROOT / "docs" / "design" / "mutation.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?<!tests/)(?:checks|resolve)/\w+\.py", page))
    assert len(named) > 50
    assert [one for one in sorted(named) if not (ROOT / "src" / "bylawkit" / one).exists()] == []
