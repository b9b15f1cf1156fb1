"""Diagnostics for programs: JSON, SARIF, JUnit and GitHub annotations say the same things."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest

from bylawkit import __version__
from bylawkit.diagnostics import Code, Diagnostic, Fix, See, Severity, Text
from bylawkit.diagnostics.formats import FORMATS, write
from bylawkit.diagnostics.junit import Case, write_cases
from bylawkit.source import Place, Source

LOW = Code(
    "BK201",
    "below-statute",
    Severity.ERROR,
    Text("`{found}` 低于法定标准", "`{found}` is below the statute's"),
    Text("写成 `2/3`", "write `2/3`"),
)
UNUSED = Code("BK102", "unused", Severity.WARNING, Text("没有用到", "it is not used"))
NOTE = Code("BK502", "note", Severity.INFO, Text("没有情景", "it has no scenario"))
BAD_ROW = Code(
    "BK701", "bad-row", Severity.ERROR, Text("缺列", "a column is missing"), unusable=True
)

SOURCE = Source("examples/槐柏里 a.bylaw", '规约 "甲"\n  参与    面积过半数\n  同意 x')
TURNOUT = SOURCE.text.index("面积")
SPAN = SOURCE.span(TURNOUT, TURNOUT + 5)
NOTICED = (
    Diagnostic(
        LOW,
        SPAN,
        {"found": "面积<过半数>&\n"},
        see=(See(Text("在这里", "here"), SOURCE.span(0, 2)), See(Text("民法典", "Civil Code"))),
        fix=Fix(SOURCE.span(TURNOUT, TURNOUT + 2), "人数"),
    ),
    Diagnostic(UNUSED, SOURCE.span(0, len(SOURCE.text))),
    Diagnostic(NOTE, Place("a,b:c.csv", 3, "面积")),
    Diagnostic(BAD_ROW),
)


def as_json(lang: str) -> Any:
    return json.loads(write("json", NOTICED, lang))


def as_sarif(lang: str = "zh") -> Any:
    (only,) = json.loads(write("sarif", NOTICED, lang))["runs"]
    return only


def test_json_keeps_every_key_and_both_languages() -> None:
    told = as_json("zh")
    assert told["version"] == "1.0"
    first, _, third, fourth = told["diagnostics"]
    where = {
        "path": "examples/槐柏里 a.bylaw",
        "line": 2,
        "column": 9,
        "end_line": 2,
        "end_column": 14,
        "cell": None,
    }
    assert first == {
        "code": "BK201",
        "name": "below-statute",
        "severity": "error",
        "unusable": False,
        "message": "`面积<过半数>&\n` 低于法定标准",
        "hint": "写成 `2/3`",
        **where,
        "see": [
            {"text": "在这里", **where, "line": 1, "column": 1, "end_line": 1, "end_column": 3},
            {"text": "民法典", **dict.fromkeys(where)},
        ],
        "fix": {"replacement": "人数", "safe": True, **where, "end_column": 11},
        "scenario": None,
    }
    assert {set(map(str, one)) == set(first) for one in told["diagnostics"]} == {True}
    assert (third["path"], third["line"], third["cell"]) == ("a,b:c.csv", 3, "面积")
    assert (third["column"], third["severity"]) == (None, "info")
    assert (fourth["path"], fourth["unusable"]) == (None, True)
    assert as_json("en")["diagnostics"][1]["message"] == "it is not used"


def test_sarif_counts_code_points_and_ends_before_the_end_column() -> None:
    run = as_sarif()
    assert run["columnKind"] == "unicodeCodePoints"
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "examples/%E6%A7%90%E6%9F%8F%E9%87%8C%20a.bylaw"
    assert place["region"] == {"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 14}
    whole = run["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert whole == {"startLine": 1, "startColumn": 1, "endLine": 3, "endColumn": 7}


def test_sarif_rules_results_and_fixes_belong_together() -> None:
    run = as_sarif("en")
    assert run["language"] == "en"
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("bylawkit", __version__)
    assert [rule["id"] for rule in driver["rules"]] == ["BK102", "BK201", "BK502", "BK701"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "error"]
    assert "locations" not in run["results"][3]
    assert len(run["results"][0]["relatedLocations"]) == 1
    (change,) = run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change["insertedContent"] == {"text": "人数"}
    assert change["deletedRegion"]["endColumn"] == 11


def test_github_escapes_what_would_break_a_command() -> None:
    lines = write("github", NOTICED, "zh").splitlines()
    assert len(lines) == len(NOTICED)
    assert lines[0] == (
        "::error file=examples/槐柏里 a.bylaw,line=2,col=9,endLine=2,endColumn=14,"
        "title=BK201 below-statute::`面积<过半数>&%0A` 低于法定标准%0A在这里%0A民法典%0A写成 `2/3`"
    )
    assert lines[2].startswith("::notice file=a%2Cb%3Ac.csv,line=3,title=")
    assert lines[3] == "::error title=BK701 bad-row::缺列"


def test_junit_is_xml_with_a_case_for_each() -> None:
    suites = ElementTree.fromstring(write("junit", NOTICED, "zh"))
    suite = suites[0]
    assert (suite.get("tests"), suite.get("failures")) == ("4", "3")
    failed = [case.find("failure") for case in suite]
    assert [one is not None for one in failed] == [True, True, False, True]
    assert failed[0] is not None
    assert failed[0].text == "`面积<过半数>&\n` 低于法定标准\n写成 `2/3`"
    assert [case.findtext("system-out") is not None for case in suite] == [
        False,
        False,
        True,
        False,
    ]
    assert (suite[2].findtext("system-out") or "").strip()
    assert suite[0].get("classname") == "examples/槐柏里 a.bylaw"
    assert suite[0].get("name") == "BK201 below-statute examples/槐柏里 a.bylaw:2:9"


def test_junit_without_problems_is_one_good_case() -> None:
    suite = ElementTree.fromstring(write("junit", (), "zh"))[0]
    assert (suite.get("tests"), suite.get("failures"), len(suite)) == ("1", "0", 1)


def test_junit_replaces_what_xml_cannot_hold() -> None:
    case = Case("a\x00", 'say "\ud800"', "\x1b]\ufffe\U0001f3e0\nmore")
    element = ElementTree.fromstring(write_cases([case]).encode())[0][0]
    assert element.get("name") == 'say "\ufffd"'
    failure = element.find("failure")
    assert failure is not None
    assert failure.text == "\ufffd]\ufffd\U0001f3e0\nmore"
    assert failure.get("message") == "\ufffd]\ufffd\U0001f3e0"


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_repeatable_and_ends_its_last_line(form: str) -> None:
    for lang in ("zh", "en"):
        told = write(form, NOTICED, lang)
        assert told == write(form, list(NOTICED), lang)
        assert told.endswith("\n")
        for one in NOTICED:
            assert one.code.id in told
    assert json.loads(write("json", (), "zh")) == {"version": "1.0", "diagnostics": []}
    assert write("text", (), "zh") == write("github", (), "zh") == ""
