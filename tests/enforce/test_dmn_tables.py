"""Decision tables in a real engine, beside our own decisions and charges; faults in them are seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from enforcing import EXAMPLES, every_way, example
from trying import files_of, never, tried

from bylawkit.enforce.engines.dmn import Table
from bylawkit.enforce.trials import dmn_fees, dmn_votes
from bylawkit.enforce.trials.trial import NothingToAskError, Trial
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_path

ROOT = Path(__file__).parents[2]
(VOTES,) = dmn_votes.TRIALS
FEES, EVALUATED = dmn_fees.TRIALS


def _everything() -> Bylaw:
    found = read_path(ROOT / "tests/export/everything.bylaw").bylaw
    assert found is not None
    return found


@pytest.mark.parametrize("which", EXAMPLES)
@pytest.mark.parametrize("trial", [VOTES, FEES, EVALUATED], ids=lambda one: one.subject.name)
def test_tables_say_what_we_say_and_every_row_is_met(trial: Trial, which: str) -> None:
    ran = tried(trial, example(which), 3000 if trial is VOTES else 1000)
    assert [*ran.shown()] == []
    assert ran.cases > 900
    assert never(ran) == []


def test_every_way_of_counting() -> None:
    ran = tried(VOTES, every_way(), 800)
    assert [*ran.shown()] == []
    assert ran.cases > 400


@pytest.mark.parametrize("trial", [FEES, EVALUATED], ids=lambda one: one.subject.name)
def test_a_fee_with_everything(trial: Trial) -> None:
    """Its last row wants more years than are asked about."""
    ran = tried(trial, _everything(), 1000)
    assert [*ran.shown()] == []
    assert never(ran) in ([], ["dmn/fee_2_subsidies.dmn row 9"])


def test_what_a_bylaw_has_no_table_of_is_said() -> None:
    with pytest.raises(NothingToAskError):
        VOTES.opened(_everything(), files_of(VOTES, _everything()))


# ── One table ──

ROW = "(?s)(<rule .*?</rule>\n)"


def _table(trial: Trial, name: str) -> str:
    return files_of(trial, example("old"))[name].decode()


def test_two_rows_that_are_met_at_once_are_told_and_so_is_none() -> None:
    text = _table(FEES, "dmn/fee_1_phases.dmn")
    twice = Table(re.sub("&lt; 3<", "&lt; 5<", text).encode())
    assert twice.ask({"months": 4}) == {"rows": [1, 2]}
    gone = Table(re.sub(ROW, "", text, count=1).encode())
    assert gone.ask({"months": 2}) == {"rows": []}
    assert (gone.met, gone.rows) == (set(), {1, 2})


def test_a_figure_that_is_not_given_is_an_error_of_the_engine() -> None:
    table = Table(_table(FEES, "dmn/fee_1_phases.dmn").encode())
    assert "months" in table.ask({})["error"]
    assert table.facts == {"months"}


def test_nothing_but_facts_is_in_reach_of_an_expression() -> None:
    text = _table(FEES, "dmn/fee_1_phases.dmn")
    table = Table(text.replace("<text>months<", "<text>open('a')<").encode())
    assert "open" in table.ask({"months": 4})["error"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('hitPolicy="UNIQUE"', 'hitPolicy="COLLECT"'),
        ("<rule ", "<rules "),
        ("rule ", "rules "),
        ("<text>2<", "<text>2 +<"),
        ("<decision ", "<decision id='twice' "),
    ],
)
def test_what_is_no_table_of_this_kind_is_refused(old: str, new: str) -> None:
    text = _table(FEES, "dmn/fee_1_phases.dmn")
    broken = text.replace(old, new)
    assert broken != text
    with pytest.raises(ValueError, match=r"."):
        Table(broken.encode())


# ── Seeded faults ──

VOTE = "dmn/vote_7.dmn"
FAULTS = {
    "at least becomes more": (VOTES, VOTE, "(<text>)&gt;=", r"\1&gt;"),
    "less becomes at most": (VOTES, VOTE, "(<text>)&lt; ", r"\1&lt;= "),
    "another base": (VOTES, VOTE, r"area_total \* 2", "area_returned * 2"),
    "a kind of vote left out of a base": (VOTES, VOTE, r" \+ heads_abstain", ""),
    "another measure": (VOTES, VOTE, r"\(heads_for \+", "(area_for +"),
    "another share": (VOTES, VOTE, r"\* 3", "* 4"),
    "a row dropped": (VOTES, VOTE, ROW, ""),
    "a condition dropped": (VOTES, VOTE, "(<text>)&gt;= 0(?=</text></inputEntry>)", r"\1-"),
    "another outcome": (VOTES, VOTE, "rejected", "carried"),
    "another rate": (FEES, "dmn/fee_1_rates.dmn", "(_rule_1_4.><text>)", r"\g<1>1"),
    "by the household": (FEES, "dmn/fee_1_rates.dmn", "m2", "household"),
    "a phase one month longer": (FEES, "dmn/fee_1_phases.dmn", "&lt; 3<", "&lt; 4<"),
    "a phase from one month later": (FEES, "dmn/fee_1_phases.dmn", "&gt;= 3<", "&gt;= 4<"),
    "another bearer": (FEES, "dmn/fee_1_phases.dmn", "兜底服务人", "业主"),
    "another payer": (FEES, "dmn/fee_1_phase_subsidies.dmn", "街道", "居委会"),
    "an evaluation at its limit": (
        EVALUATED,
        "dmn/fee_1_linked.dmn",
        "(<text>)&lt; 0",
        r"\1&lt;= 0",
    ),
    "another reduction": (EVALUATED, "dmn/fee_1_linked.dmn", "(_rule_1_4.><text>)", r"\g<1>1"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_table_is_found_and_made_small(fault: str) -> None:
    trial, name, old, new = FAULTS[fault]
    files = files_of(trial, example("old"))
    text = files[name].decode()
    files[name] = re.sub(old, new, text, count=1).encode()
    assert files[name].decode() != text
    ran = tried(trial, example("old"), 2000, files)
    assert ran.disagreements > 0
    first = next(ran.shown())
    assert first["ours"] != first["theirs"]
