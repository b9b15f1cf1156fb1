"""LegalRuleML: the shapes that version 1.0 allows, keys that are known, and exact thresholds.

The schema of the standard is in no package, so the shapes of what is written are listed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bylawkit.export.lrml import legal_rule_ml
from bylawkit.export.policy import policy
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_path, read_text

ROOT = Path(__file__).parents[2]
TEXTS = (*sorted(ROOT.glob("examples/*/*.bylaw")), ROOT / "tests/export/everything.bylaw")
L = "{http://docs.oasis-open.org/legalruleml/ns/v1.0/}"
R = "{http://ruleml.org/spec}"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

FORMULA = "(Atom|And|Or)"
DEONTIC = "(Obligation|Right|Prohibition)"
SHAPES = {
    "LegalRuleML": "Prefix (LegalReferences )?LegalSources (Times TemporalCharacteristics )?"
    "Agents (Jurisdictions )?(Associations )?Statements",
    "LegalReferences": "(LegalReference )*LegalReference",
    "LegalSources": "LegalSource",
    "Times": "Time",
    "Time": "Data",
    "TemporalCharacteristics": "TemporalCharacteristic",
    "TemporalCharacteristic": "forStatus hasStatusDevelopment atTime",
    "Agents": "(Agent ?)*",
    "Jurisdictions": "Jurisdiction",
    "Associations": "(Association ?)+",
    "Association": "(appliesSource )*(appliesJurisdiction )?"
    "(appliesTemporalCharacteristic )?toTarget",
    "Statements": "((Constitutive|Prescriptive|Penalty|Reparation)Statement ?)*",
    "ConstitutiveStatement": "Rule",
    "PrescriptiveStatement": "Rule",
    "PenaltyStatement": "Obligation",
    "ReparationStatement": "Reparation",
    "Reparation": "appliesPenalty toPrescriptiveStatement",
    "Rule": "if then",
    "if": FORMULA,
    "then": f"(Atom|{DEONTIC})",
    "And": f"({FORMULA} ?)*",
    "Or": f"({FORMULA} ?)*",
    "Obligation": "(slot )*Atom",
    "Right": "(slot )*Atom",
    "Prohibition": "(slot )*Atom",
    "slot": "((Bearer|AuxiliaryParty) Ind|Ind Data)",
    "Atom": "Rel( (Ind|Data))*( slot)*",
}
"""The children of each element, in the compact form; those not named have none."""


def local(one: ET.Element) -> str:
    return one.tag.rpartition("}")[2]


def read(bylaw: Bylaw) -> ET.Element:
    return ET.fromstring(legal_rule_ml(bylaw))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_element_has_the_children_it_may_have(path: Path) -> None:
    for one in read(read_path(path).unwrap()).iter():
        children = " ".join(map(local, one))
        assert re.fullmatch(SHAPES.get(local(one), ""), children), (local(one), children)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_keys_are_unique_and_every_reference_leads_to_one(path: Path) -> None:
    root = read(read_path(path).unwrap())
    keys = [one.get("key") or one.get("refersTo") for one in root.iter()]
    known = [one.removeprefix(":") for one in keys if one]
    assert len(known) == len(set(known))
    assert set(references(root)) <= set(known)
    for one in root.iter():
        key = one.get("key")
        if key is not None:  # those of RuleML are short addresses, those of LegalRuleML are names
            assert key.startswith(":") == one.tag.startswith(R)


def references(root: ET.Element) -> Iterator[str]:
    for one in root.iter():
        if reference := one.get("keyref"):
            yield reference.removeprefix("#")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_says_every_vote_fee_norm_and_service_once(path: Path) -> None:
    bylaw = read_path(path).unwrap()
    root, document = read(bylaw), policy(bylaw)
    keys = {one.get("key") for one in root.iter()}
    for section, prefix in (("fees", "fee"), ("norms", "norm"), ("services", "service")):
        wanted = {f"{prefix}_{number}" for number, _ in enumerate(document[section], start=1)}
        assert wanted <= keys
    for number, one in enumerate(document["matters"], start=1):
        assert (f"matter_{number}_carried" in keys) == (one["approve"] is not None)
        assert (f"matter_{number}_quorum" in keys) == (one["turnout"] is not None)


def test_thresholds_keep_their_numbers_and_their_strictness() -> None:
    bylaw = read_path(ROOT / "examples/old/槐柏里小区.bylaw").unwrap()
    root, document = read(bylaw), policy(bylaw)
    for number, one in enumerate(document["matters"], start=1):
        found = root.find(f".//*[@key='matter_{number}_carried']")
        if found is None:
            continue
        wanted = [] if one["approve"] is None else list(leaves(one["approve"]))
        told = [atom for atom in found.iter(f"{R}Atom") if atom.findall(f"{R}Data")]
        assert [read_atom(atom) for atom in told] == wanted
        assert wanted


def leaves(test: dict[str, object]) -> Iterator[tuple[str, object, object]]:
    for name in ("all", "any"):
        if name in test:
            inside = test[name]
            assert isinstance(inside, list)
            for one in inside:
                yield from leaves(one)
            return
    relation = {">": ":more-than", ">=": ":at-least"}[str(test["cmp"])]
    yield relation, test["num"], test["den"]


def read_atom(atom: ET.Element) -> tuple[str, object, object]:
    relation = atom.find(f"{R}Rel")
    assert relation is not None
    num, den = (one for one in atom.findall(f"{R}Data") if one.get(TYPE) == "xs:integer")
    return str(relation.get("iri")), int(num.text or ""), int(den.text or "")


def test_a_ban_a_right_and_a_duty_keep_who_owes_it_to_whom() -> None:
    bylaw = read_path(ROOT / "tests/export/everything.bylaw").unwrap()
    root = read(bylaw)
    kinds = {"duty": "Obligation", "right": "Right", "ban": "Prohibition"}
    for number, one in enumerate(policy(bylaw)["norms"], start=1):
        statement = root.find(f".//*[@key='norm_{number}']")
        assert statement is not None
        (head,) = statement.iter(L + kinds[one["modality"]])
        parties = [str(ind.text) for ind in head.findall(f"{R}slot/{R}Ind")]
        assert parties == [*one["bearers"], *one["owed_to"]]
        assert "".join(head.find(f"{R}Atom").itertext()).strip().startswith(one["action"])


def test_an_empty_bylaw_has_no_statement() -> None:
    reading = read_text('规约 "空<&>"\n', "空.bylaw")
    assert reading.bylaw is not None
    root = read(reading.bylaw)
    assert list(root.find(f"{L}Statements") or ()) == []
