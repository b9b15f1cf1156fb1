"""Decision tables of votes, in a real engine, beside our own decisions."""

from __future__ import annotations

from pathlib import Path

import pytest
from dmn_engine import Decision, counts, facts_of

from bylawkit.evaluate.tally import Count, Tally
from bylawkit.evaluate.votes import decide
from bylawkit.export import dmn
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.votes import Matter
from bylawkit.pipeline import read_path

ROOT = Path(__file__).parents[2]
EXAMPLES = [*sorted(ROOT.glob("examples/*/*.bylaw")), Path(__file__).parent / "everything.bylaw"]


def read(path: Path) -> Bylaw:
    bylaw = read_path(path).bylaw
    assert bylaw is not None
    return bylaw


def tables(bylaw: Bylaw) -> list[tuple[Matter, bool, Decision]]:
    """Every table of a vote: its matter, and whether it is for a second call."""
    made = dmn.export(bylaw)
    assert made.files is not None
    named = {one.name: one for one in bylaw.matters}
    return [
        (named[row["name"]], row["at"].endswith("_again"), Decision(made.files[row["file"]]))
        for row in made.enforced
        if row["type"] == "matter"
    ]


def compare(bylaw: Bylaw, seed: int, number: int) -> list[Decision]:
    """Put the same counts to the tables and to ourselves; the tables with what they met."""
    found = tables(bylaw)
    for figures in counts(seed, number):
        tally = Tally({measure: Count(one) for measure, one in figures.items()})
        facts = facts_of(figures)
        for matter, again, table in found:
            ours = decide(bylaw, matter, tally, second_call=again).outcome
            told = table.decide(facts)
            assert told["outcome"] == ours.value, (matter.name, again, figures)
            code = {"carried": 1, "for-human-decision": -1}.get(ours.value, 0)
            assert told["carried"] == code
    return [table for _, _, table in found]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_tables_decide_as_we_do(path: Path) -> None:
    """Each count meets exactly one row, and that row says what we say."""
    compare(read(path), seed=7, number=30)


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.stem)
def test_every_row_is_met_by_some_count(path: Path) -> None:
    for table in compare(read(path), seed=11, number=900):
        assert table.met == set(range(1, table.rows + 1)), table.id
