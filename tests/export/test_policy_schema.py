"""The published schema: strict, up to date, obeyed by every example, and refusing what is wrong."""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bylawkit.export.policy import policy
from bylawkit.pipeline import read_path

ROOT = Path(__file__).parents[2]
BYLAWS = sorted([*ROOT.glob("examples/**/*.bylaw"), *ROOT.glob("templates/new/**/*.bylaw")])


def objects(schema: Any) -> list[Any]:
    """Every schema of an object inside ``schema``."""
    found = [schema] if isinstance(schema, dict) and schema.get("type") == "object" else []
    inside = schema.values() if isinstance(schema, dict) else schema
    if isinstance(schema, (dict, list)):
        found += [one for part in inside for one in objects(part)]
    return found


def test_the_files_are_what_their_script_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    script = ROOT / "scripts" / "make_policy_schema.py"
    monkeypatch.syspath_prepend(str(script.parent))
    outputs = runpy.run_path(str(script))["outputs"]()
    assert len(outputs) == 3
    for path, text in outputs.items():
        assert path.read_text(encoding="utf-8") == text, f"run {script.name}"


def test_it_is_the_2020_12_draft_and_strict_throughout(schema: Any) -> None:
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    strict = objects(schema)
    assert len(strict) > 50
    for one in strict:
        if "additionalProperties" in one:
            assert one["additionalProperties"] is False
        else:  # only narrows an object that is described beside it
            assert one == {"type": "object"}
    for name, part in schema["$defs"].items():
        assert part["description"], name


@pytest.mark.parametrize("path", BYLAWS, ids=lambda path: path.parent.name + "/" + path.stem)
def test_every_example_obeys_it(path: Path, validator: Draft202012Validator) -> None:
    bylaw = read_path(path).bylaw
    assert bylaw is not None
    assert [one.message for one in validator.iter_errors(policy(bylaw))] == []


def test_a_bylaw_with_every_field_obeys_it(document: Any, validator: Draft202012Validator) -> None:
    assert [one.message for one in validator.iter_errors(document)] == []


def test_examples_were_found() -> None:
    assert len(BYLAWS) >= 12


def matter(document: Any) -> Any:
    return document["matters"][0]


def fee(document: Any) -> Any:
    return document["fees"][0]


Change = Callable[[Any], object]

WRONG: dict[str, Change] = {
    "a comparison without strictness": lambda d: matter(d)["turnout"]["all"][0].pop("cmp"),
    "an unknown comparison": lambda d: matter(d)["turnout"]["all"][0].update(cmp="=>"),
    "a share without a denominator": lambda d: matter(d)["turnout"]["all"][0].pop("den"),
    "a denominator of zero": lambda d: matter(d)["turnout"]["all"][0].update(den=0),
    "a share as a float": lambda d: matter(d)["turnout"]["all"][0].update(num=0.667),
    "a share as text": lambda d: fee(d)["phases"][0].update(share="1/2"),
    "an empty conjunction": lambda d: matter(d)["turnout"].update(all=[]),
    "a test that is both": lambda d: matter(d)["turnout"].update(any=matter(d)["turnout"]["all"]),
    "an unknown measure": lambda d: matter(d)["turnout"]["all"][0].update(measure="people"),
    "an unknown base": lambda d: matter(d)["turnout"]["all"][0].update(base="everyone"),
    "a treatment that does not say whether it is stated": lambda d: matter(d)["silent"].pop(
        "stated"
    ),
    "negative money": lambda d: fee(d)["rates"][0]["rate"].update(fen=-80),
    "money as a float": lambda d: fee(d)["rates"][0]["rate"].update(fen=80.5),
    "money as text": lambda d: fee(d)["rates"][0]["rate"].update(fen="80"),
    "a negative fraction of a fen": lambda d: fee(d)["rates"][1]["rate"]["fen"].update(num=-1),
    "a subsidy of both kinds": lambda d: fee(d)["phases"][1]["subsidies"][0].update(
        rate=fee(d)["rates"][0]["rate"]
    ),
    "a subsidy of neither kind": lambda d: fee(d)["phases"][1]["subsidies"][0].update(share=None),
    "a due day that no month has": lambda d: fee(d)["due"].update(day=32),
    "a number above 2^53 - 1": lambda d: d["bylaw"].update(households=2**53),
    "a day that does not exist": lambda d: d["bylaw"].update(effective="2026-02-30"),
    "a day in another form": lambda d: d["bylaw"].update(effective="2026/3/1"),
    "a month with a day": lambda d: d["scenarios"][1].update(month="2026-05-01"),
    "an unknown key": lambda d: d.update(extra=1),
    "an unknown key of a matter": lambda d: matter(d).update(threshold=1),
    "a missing key": lambda d: matter(d).pop("notice"),
    "a name with white space": lambda d: matter(d).update(name="动用 维修资金"),
    "a place without a column": lambda d: matter(d).update(span="a.bylaw:3"),
    "an unknown role": lambda d: d["parties"][0].update(role="king"),
    "a seat without people": lambda d: d["bodies"][0]["seats"][0].update(count=0),
    "a stage that leads nowhere": lambda d: d["procedures"][0]["stages"][0].update(next=None),
    "a stage that leads to two places": lambda d: d["procedures"][0]["stages"][0].update(
        next={"stage": "公示", "end": True}
    ),
    "an end that is not one": lambda d: d["procedures"][0]["stages"][4].update(next={"end": False}),
    "an unknown outcome": lambda d: d["scenarios"][0].update(expect="maybe"),
    "an unknown kind of vote": lambda d: d["scenarios"][0]["counts"].update(blank={"heads": 1}),
    "another version": lambda d: d.update(policy_version="2.0"),
    "an earlier version": lambda d: d.update(policy_version="1.0"),
    "a weight of steps without a step": lambda d: matter(d)["weight"].update(area_step=None),
    "a weight by law with a step": lambda d: matter(d)["weight"].update(kind="by-law"),
    "a step of no area": lambda d: matter(d)["weight"].update(area_step=0),
    "a step in square metres": lambda d: matter(d)["weight"].update(area_step=100.0 + 0.5),
    "an owner's cap as a float": lambda d: matter(d).update(owner_cap=0.2),
    "a guard that is a word": lambda d: matter(d).update(silent_guard="majority"),
    "a second call at once": lambda d: matter(d)["second_call"].update(after=None),
    "an unknown tie": lambda d: matter(d).update(tie="coin"),
    "an unknown way to serve": lambda d: matter(d)["served_by"].append("pigeon"),
    "a report to nobody": lambda d: matter(d)["reports"][0].pop("to"),
    "a consent without strictness": lambda d: matter(d)["also_consent"][0].pop("cmp"),
    "a petition of heads and area": lambda d: matter(d)["petitions"][0].update(
        measure=["heads", "area"]
    ),
    "no winners": lambda d: matter(d).update(winners=0),
    "mandates that may or may not be written": lambda d: matter(d).update(proxy_written=None),
    "a quota as a percentage": lambda d: d["bodies"][0]["quotas"][0].update(num=33.3, den=100),
    "a representative for no households": lambda d: d["bodies"][0]["representation"].update(
        households=0
    ),
    "speech without end": lambda d: d["bodies"][0]["speech"].update(minutes=None),
    "an hour that no clock shows": lambda d: d["norms"][0]["clock"][0].update(to="24:30"),
    "an hour without a colon": lambda d: d["norms"][0]["clock"][0].update(to="1130"),
    "a rate since some time": lambda d: fee(d)["rates"][2].update(since="2027"),
    "a cap without its time": lambda d: fee(d)["phases"][1]["subsidies"][1]["cap"].pop("per"),
    "a deposit of both kinds": lambda d: fee(d)["deposit"].update(
        duration={"count": 1, "unit": "month"}
    ),
    "a negative deposit": lambda d: fee(d)["deposit"].update(fen=-1),
    "a step of dunning by nobody": lambda d: fee(d)["dunning_steps"][0].update(actor=None),
    "an exemption without a share": lambda d: fee(d)["exemptions"][0].update(share=None),
    "an attendance as a share only": lambda d: fee(d)["exemptions"][0].update(
        attendance={"num": 3, "den": 4}
    ),
    "an unknown way of charging": lambda d: fee(d).update(charging="by-mood"),
    "a dated value without a day": lambda d: d["definitions"][-1]["dated"][0].pop("since"),
    "a coefficient as a float": lambda d: d["allocations"][0]["coefficients"][1].update(factor=0.7),
    "a floor below the ground": lambda d: d["allocations"][0]["coefficients"][0].update(floor=0),
    "a bound on each job without strictness": lambda d: d["authorities"][0]["per_job"].pop("cmp"),
    "a bound on each job in yuan": lambda d: d["authorities"][0].update(per_job="100000元"),
    "a total of both kinds": lambda d: d["authorities"][0]["total"].update(fen=1),
    "a total of neither kind": lambda d: d["authorities"][0].update(total={"cmp": "<="}),
    "a total that must be passed": lambda d: d["authorities"][1]["total"].update(cmp=">="),
    "a lease that ends in words only": lambda d: d["tenancies"][0].update(ends_when="转租"),
    "papers kept for ever": lambda d: d["records"][0].update(retention="永久"),
    "an emergency without a place": lambda d: d["emergencies"][0].update(span=None),
    "an item of no type": lambda d: d["articles"][1]["holds"][0].update(type="law"),
    "a missing list": lambda d: d.pop("authorities"),
    "a hash that is too short": lambda d: d["source"].update(sha256="abc"),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_refused(
    change: Change, document: Any, validator: Draft202012Validator
) -> None:
    before = deepcopy(document)
    change(document)
    assert document != before
    assert not validator.is_valid(document)


def test_schema_and_documentation_name_the_same_keys(schema: Any) -> None:
    guide = (ROOT / "docs" / "policy.md").read_text(encoding="utf-8")
    for one in (schema, *schema["$defs"].values()):
        for key in one.get("properties", {}):
            assert f"`{key}`" in guide
    assert json.dumps(schema["properties"]["policy_version"]["const"]) in guide


def test_the_documentation_says_what_every_key_means() -> None:
    guide = (ROOT / "docs" / "policy.md").read_text(encoding="utf-8").partition("## Every key")[2]
    rows = [one for one in guide.splitlines() if one.startswith("| `")]
    assert len(rows) > 300
    assert [one for one in rows if one.endswith("|  |")] == []
