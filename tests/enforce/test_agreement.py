"""The certificate: what was run, what was not, and a disagreement made small."""

from __future__ import annotations

import json
from typing import Any

import pytest
from enforcing import example, some_cases

from bylawkit.cli import main
from bylawkit.enforce import agreement
from bylawkit.enforce.agreement import certificate, shrunk
from bylawkit.enforce.rego import target as rego
from bylawkit.export.target import Made
from bylawkit.model.bylaw import Bylaw


def _engines(found: Any) -> dict[str, Any]:
    return {one["engine"]: one for one in found["engines"]}


def test_a_certificate_names_files_engines_and_cases() -> None:
    found = certificate(example("old"), 60, 1)
    assert found == certificate(example("old"), 60, 1)
    assert found["cases"] == sum(found["matters"].values()) == sum(found["outcomes"].values()) == 60
    assert {"rego/votes.rego", "cedar/policies.cedar"} <= set(found["files"])
    engines = _engines(found)
    assert [name for name, one in engines.items() if one["run"]] == ["opa", "regorus", "cedar"]
    assert all(one["disagreements"] == 0 for one in engines.values() if one["run"])
    assert engines["opa"]["cases"] == 60
    assert not engines["dmn"]["run"]


def test_an_engine_that_is_not_installed_is_named_as_not_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(*_: object) -> None:
        raise ImportError

    monkeypatch.setattr(agreement, "_cedar", missing)
    told = _engines(certificate(example("old"), 5, 1))["cedar"]
    assert told == {"engine": "cedar", "run": False, "reason": "not installed"}


def test_a_fault_is_found_and_its_case_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = rego.make

    def faulty(bylaw: Bylaw) -> Made:
        made = honest(bylaw)
        files = dict(made.files or {})
        files["rego/votes.rego"] = files["rego/votes.rego"].replace(b'"cmp": ">="', b'"cmp": ">"')
        return made._replace(files=files)

    monkeypatch.setattr(rego, "make", faulty)
    told = _engines(certificate(example("old"), 150, 1))["regorus"]
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
