"""The published votes: what `decide` makes of them, and what the README says about them."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from bylawkit.evaluate.tally import Count, Tally
from bylawkit.evaluate.votes import decide
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Matter, Measure
from bylawkit.pipeline import read_path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import bless_published as kept  # noqa: E402

PUBLISHED = ROOT / "examples" / "published"


def answer(name: str) -> dict[str, Any]:
    """What `bylawkit decide --json` says of one of the runs."""
    found: dict[str, Any] = json.loads(kept.output(kept.kept_as()[f"{name}.json"]))
    return found


def worked_out(found: dict[str, Any], part: str, measure: str) -> list[dict[str, Any]]:
    return [one for one in found["tests"] if (one["test"], one["measure"]) == (part, measure)]


@pytest.mark.parametrize("name", kept.kept_as())
def test_the_kept_output_is_what_comes_out(name: str) -> None:
    was = (PUBLISHED / "expected" / name).read_text(encoding="utf-8")
    assert kept.comparable(kept.output(kept.kept_as()[name])) == kept.comparable(was)


def test_every_kept_output_is_compared_and_every_tally_is_decided() -> None:
    assert {path.name for path in (PUBLISHED / "expected").iterdir()} == set(kept.kept_as())
    assert len(kept.runs()) == 2 + 2 + 8


def test_v1_by_the_law_of_its_day_hangs_on_the_area() -> None:
    found = answer("v1-then")
    assert found["outcome"] == "undetermined"
    assert all(one["met"] for one in worked_out(found, "turnout", "heads"))
    assert {one["met"] for one in worked_out(found, "turnout", "area")} == {None}
    assert "area.returned" in found["missing"]
    assert not any(name.startswith("heads") for name in found["missing"])


def test_v1_by_todays_law_is_eighteen_heads_short() -> None:
    found = answer("v1-today")
    assert found["outcome"] == "turnout-not-met"
    (two_thirds,) = [one for one in worked_out(found, "turnout", "heads") if not one["met"]]
    assert (two_thirds["fraction"], two_thirds["cmp"]) == ("2/3", ">=")
    assert [int(two_thirds[key]) for key in ("need", "have", "short_by")] == [634, 616, 18]
    assert {one["met"] for one in worked_out(found, "turnout", "area")} == {None}


@pytest.mark.parametrize("name", ["v2-first", "v2-extended"])
def test_v2_says_which_facts_are_missing(name: str) -> None:
    found = answer(name)
    assert found["outcome"] == "undetermined"
    wanted = {
        f"{measure}.{key}" for measure in ("area", "heads") for key in ("total", "returned", "for")
    }
    assert wanted <= set(found["missing"])


TABLE = [
    [cell.strip().replace(",", "") for cell in row.strip("|").split("|")]
    for row in (PUBLISHED / "README.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d \|", row)
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"v3-{row[0]}")
def test_v3_states_the_least_turnout(row: list[str]) -> None:
    number, heads, area, least_heads, least_area = row[:5]
    found = answer(f"v3-{number}")
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
