"""The published votes: what `decide` makes of them, and what the README says about them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bylawkit.cli import main
from bylawkit.evaluate.tally import Count, Tally
from bylawkit.evaluate.votes import decide
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Matter, Measure
from bylawkit.pipeline import read_path

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = Path("examples/published")
TODAY = "2026-11-24"

RUNS: dict[str, tuple[str, ...]] = {
    "v1-then": ("v1.bylaw", "首次会议", "--tally", "v1.json"),
    "v1-today": ("v1.bylaw", "首次会议", "--tally", "v1.json", "--on", TODAY),
    "v2-first": ("v2.bylaw", "管理规约表决", "--tally", "v2-first.json"),
    "v2-extended": ("v2.bylaw", "管理规约表决", "--tally", "v2-extended.json"),
    **{
        f"v3-{number}": ("v3.bylaw", f"电子投票{word}", "--tally", f"v3-{number}.json")
        for number, word in enumerate("一二三四五六七八", 1)
    },
}


def run(name: str, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """What `bylawkit decide` prints for one of the runs."""
    bylaw, matter, flag, tally, *rest = RUNS[name]
    files = (str(PUBLISHED / bylaw), matter, flag, str(PUBLISHED / tally))
    status = main(["decide", *files, *rest, "--lang", "zh", *options])
    printed = capsys.readouterr()
    assert status == 0, printed.err
    return printed.out


def answer(name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(name, capsys, "--json"))
    return found


def worked_out(found: dict[str, Any], part: str, measure: str) -> list[dict[str, Any]]:
    return [one for one in found["tests"] if (one["test"], one["measure"]) == (part, measure)]


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def without_law_lines(printed: str) -> str:
    """Without the lines of the law pack, which move whenever a provision is added above them."""
    return re.sub(r"(laws/[\w-]+\.bylaw):\d+:\d+", r"\1", printed)


@pytest.mark.parametrize("name", RUNS)
@pytest.mark.parametrize(("suffix", "options"), [("txt", ()), ("json", ("--json",))])
def test_the_kept_output_is_what_comes_out(
    name: str, suffix: str, options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    kept = (PUBLISHED / "expected" / f"{name}.{suffix}").read_text(encoding="utf-8")
    assert without_law_lines(run(name, capsys, *options)) == without_law_lines(kept)


def test_every_kept_output_is_compared() -> None:
    kept = {path.stem for path in (PUBLISHED / "expected").iterdir()}
    assert kept == set(RUNS)


def test_v1_by_the_law_of_its_day_hangs_on_the_area(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer("v1-then", capsys)
    assert found["outcome"] == "undetermined"
    assert all(one["met"] for one in worked_out(found, "turnout", "heads"))
    assert {one["met"] for one in worked_out(found, "turnout", "area")} == {None}
    assert "area.returned" in found["missing"]
    assert not any(name.startswith("heads") for name in found["missing"])


def test_v1_by_todays_law_is_eighteen_heads_short(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer("v1-today", capsys)
    assert found["outcome"] == "turnout-not-met"
    (two_thirds,) = [one for one in worked_out(found, "turnout", "heads") if not one["met"]]
    assert (two_thirds["fraction"], two_thirds["cmp"]) == ("2/3", ">=")
    assert [int(two_thirds[key]) for key in ("need", "have", "short_by")] == [634, 616, 18]
    assert {one["met"] for one in worked_out(found, "turnout", "area")} == {None}


@pytest.mark.parametrize("name", ["v2-first", "v2-extended"])
def test_v2_says_which_facts_are_missing(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(name, capsys)
    assert found["outcome"] == "undetermined"
    wanted = {
        f"{measure}.{key}" for measure in ("area", "heads") for key in ("total", "returned", "for")
    }
    assert wanted <= set(found["missing"])


TABLE = [
    [cell.strip().replace(",", "") for cell in row.strip("|").split("|")]
    for row in (ROOT / PUBLISHED / "README.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d \|", row)
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"v3-{row[0]}")
def test_v3_states_the_least_turnout(row: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    number, heads, area, least_heads, least_area = row[:5]
    found = answer(f"v3-{number}", capsys)
    assert found["outcome"] == "undetermined"
    tally = json.loads((PUBLISHED / f"v3-{number}.json").read_text(encoding="utf-8"))
    assert (tally["heads"]["total"], tally["area"]["total"]) == (int(heads), area)
    assert {str(one["need"]) for one in worked_out(found, "turnout", "heads")} == {least_heads}
    assert {str(one["need"]) for one in worked_out(found, "turnout", "area")} == {least_area}


def cents(text: str) -> int:
    return int(text.replace(".", ""))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"v3-{row[0]}")
def test_v3_carries_at_the_stated_figures_and_not_below(row: list[str]) -> None:
    bylaw = read_path(PUBLISHED / "v3.bylaw").bylaw
    assert bylaw is not None
    matter = bylaw.matters[int(row[0]) - 1]
    total = {"heads": int(row[1]), "area": cents(row[2])}
    cast = {"heads": int(row[3]), "area": cents(row[4])}
    yes = {"heads": int(row[5]), "area": cents(row[6])}
    assert outcome(bylaw, matter, total, cast, yes) is Outcome.CARRIED
    for measure in ("heads", "area"):
        fewer = cast | {measure: cast[measure] - 1}
        assert outcome(bylaw, matter, total, fewer, yes) is Outcome.TURNOUT_NOT_MET
        less = yes | {measure: yes[measure] - 1}
        assert outcome(bylaw, matter, total, cast, less) is Outcome.REJECTED
        special = cents(row[7]) if measure == "heads" else cents(row[8])
        assert 4 * (special - 1) < 3 * cast[measure] <= 4 * special


def outcome(
    bylaw: Bylaw, matter: Matter, total: dict[str, int], cast: dict[str, int], yes: dict[str, int]
) -> Outcome:
    counts = {
        Measure(key): Count(
            {
                "total": total[key],
                "for": yes[key],
                "against": cast[key] - yes[key],
                **dict.fromkeys(("abstain", "follow", "invalid", "unserved"), 0),
            }
        )
        for key in total
    }
    return decide(bylaw, matter, Tally(counts)).outcome


def test_the_table_holds_all_eight_votes() -> None:
    assert [row[0] for row in TABLE] == [str(number) for number in range(1, 9)]
