"""The certificate: what was run, what was not, and a disagreement made small."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any

import pytest
from enforcing import example, some_cases

from bylawkit.cli import main
from bylawkit.enforce import agreement
from bylawkit.enforce.agreement import certificate, disagreements, exported
from bylawkit.enforce.subjects.fees import SUBJECT as FEES
from bylawkit.enforce.subjects.norms import SUBJECT as NORMS
from bylawkit.enforce.subjects.slips import SUBJECT as SLIPS
from bylawkit.enforce.subjects.subject import shrunk
from bylawkit.enforce.subjects.votes import SUBJECT as VOTES
from bylawkit.enforce.trials.trial import Trial
from bylawkit.pipeline import read_text


def _trials(found: Any) -> dict[tuple[str, str], Any]:
    return {(one["engine"], one["subject"]): one for one in found["trials"]}


def test_a_certificate_names_files_engines_and_cases() -> None:
    found = certificate(example("old"), 60, 1)
    assert found == certificate(example("old"), 60, 1)
    assert {"rego/votes.rego", "cedar/policies.cedar"} <= set(found["files"])
    trials = _trials(found)
    assert {("opa", "votes"), ("regorus", "fees"), ("cedar", "norms")} <= set(trials)
    assert {one["disagreements"] for one in trials.values()} == {0}
    votes = trials["opa", "votes"]
    assert votes["cases"] == sum(votes["origins"].values()) == 60
    assert set(votes["origins"]) == {"random", "boundary", "scenario"}


def test_every_branch_and_line_is_told_of_by_name() -> None:
    found = certificate(example("old"), 5, 1)
    votes = _trials(found)["regorus", "votes"]
    (regorus,) = (one["lines"] for one in found["policies"] if one["engine"] == "regorus")
    for told in (votes["branches"], regorus["own"], regorus["common"]):
        assert told["all"] == told["exercised"] + len(told["never"])
        assert told["never"]
    assert "选举委员: for-human-decision" in votes["branches"]["never"]
    assert any(one.startswith("rego/counting.rego:") for one in regorus["common"]["never"])
    assert any(one.startswith("rego/votes.rego:") for one in regorus["own"]["never"])


@pytest.mark.parametrize("which", ["commercial", "old", "public-rental", "resettlement"])
def test_a_thousand_cases_come_by_every_branch(which: str) -> None:
    """As many as the command makes unless it is told otherwise; without the engines, which take their time."""
    bylaw = example(which)
    for one in (VOTES, FEES, NORMS, SLIPS):
        cases = [each.case for each in islice(one.cases(bylaw, 1), 1000)]
        taken = {branch for case in cases for branch in one.taken(case, one.ours(case))}
        assert [str(branch) for branch in one.branches(bylaw) if branch not in taken] == []


@pytest.mark.slow
@pytest.mark.parametrize("which", ["commercial", "old", "public-rental", "resettlement"])
def test_engines_run_every_line_of_the_examples(which: str) -> None:
    found = certificate(example(which), 500, 1)
    assert disagreements(found) == 0
    lines = [one["lines"]["own"] for one in found["policies"] if one["target"] in ("rego", "bpmn")]
    assert [one["never"] for one in lines] == [[], [], []]


def _missing(*_: object) -> None:
    raise ImportError


def test_an_engine_that_is_not_installed_is_named_as_not_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trial = Trial("an-engine", "cedar", VOTES, _missing)  # type: ignore[arg-type]
    monkeypatch.setattr(agreement, "trials", lambda: (trial,))
    told = _trials(certificate(example("old"), 5, 1))["an-engine", "votes"]
    assert (told["run"], told["reason"]) == (False, "not installed")
    assert "disagreements" not in told


def test_what_a_bylaw_has_none_of_is_not_run() -> None:
    bylaw = read_text('规约 "试验小区管理规约"\n  类型 商品房\n', "a.bylaw").bylaw
    assert bylaw is not None
    told = _trials(certificate(bylaw, 5, 1))
    assert told["opa", "fees"]["reason"] == "the bylaw has no fees"
    assert not any(one["run"] for one in told.values())


def test_a_fault_is_found_and_its_case_made_small() -> None:
    bylaw = example("old")
    files = exported(bylaw)
    votes = files["rego"]["rego/votes.rego"]
    files["rego"]["rego/votes.rego"] = votes.replace(b'"cmp": ">="', b'"cmp": ">"')
    told = _trials(certificate(bylaw, 150, 1, files))["regorus", "votes"]
    assert told["disagreements"] > 0
    shown = told["shown"][0]
    assert shown["ours"] != shown["theirs"]
    figures = [one for count in shown["input"]["tally"].values() for one in count.values()]
    assert max(figures, default=0) < 10


def test_shrinking_ends_at_the_smallest_case_that_still_differs() -> None:
    case = next(
        one
        for one in some_cases(example("old"), 200)
        if any(count.figures.get("for", 0) > 50 for count in one.tally.counts.values())
    )
    small = shrunk(
        VOTES,
        case,
        lambda one: any(count.figures.get("for", 0) > 7 for count in one.tally.counts.values()),
    )
    assert sorted(count.figures.get("for", 0) for count in small.tally.counts.values())[-1] == 8


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agree", "examples/old", "--cases", "20", "--seed", "4"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["cases"], found["seed"]) == (20, 4)
    assert main(["--lang", "zh", "agree", "examples/old", "--cases", "none"]) == 2
    assert "整数" in capsys.readouterr().err
