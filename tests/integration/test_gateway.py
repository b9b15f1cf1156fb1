"""The gateway opens to whom the bylaws open it, and only if the votes carried it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from services import HOME, Service, started

TALLY = json.loads((HOME / "tally.json").read_bytes())
NIGHT, DAY = {"on": 20260501, "minute": 1330}, {"on": 20260501, "minute": 600}


def asked(person: str, action: str, what: str, **context: Any) -> dict[str, Any]:
    more = {"context": context} if context else {}
    return {"person": person, "action": action, "what": what, **more}


@pytest.mark.parametrize(
    ("request_", "allowed"),
    [
        (asked("李租户", "act", "扰邻噪声", **DAY), True),
        (asked("李租户", "act", "扰邻噪声", **NIGHT), False),
        (asked("赵经理", "act", "扰邻噪声", **DAY), False),
        (asked("张业主", "act", "侵占共有部分", **DAY), False),
        (asked("李租户", "act", "平等使用", **DAY), True),
        (asked("赵经理", "act", "平等使用", **DAY), False),
        (asked("张业主", "decide", "修订规约"), False),
        (asked("王主任", "sitIn", "议事平台"), True),
        (asked("李租户", "sitIn", "议事平台"), False),
    ],
)
def test_who_may_do_what(gateway: Service, request_: dict[str, Any], allowed: bool) -> None:
    status, body = gateway.ask("/requests", request_)
    assert (status, body["allowed"]) == (200, allowed)


def test_the_answer_names_article_and_statute(gateway: Service) -> None:
    _, body = gateway.ask("/requests", asked("李租户", "act", "扰邻噪声", **NIGHT))
    (rule,) = body["rules"]
    assert (rule["title"], rule["article"], rule["basis"]) == (
        "不得以噪声扰邻",
        "第五十九条",
        "民法典 286",
    )


def result(**heads: int) -> dict[str, Any]:
    tally = {**TALLY["tally"], "heads": {**TALLY["tally"]["heads"], **heads}}
    return {**TALLY, "tally": tally}


def test_a_gate_opens_only_if_the_votes_carried_it(voting: Service, gateway: Service) -> None:
    ask = asked("王主任", "carryOut", "动用维修资金")
    found = gateway.ask("/requests", ask)
    assert (found.status, found.codes) == (409, ["no-result"])
    carried = result(**{"for": 270, "unserved": 128})
    assert voting.ask("/results", carried).body["outcome"] == "carried"
    status, body = gateway.ask("/requests", ask)
    assert (status, body["allowed"], body["rules"][0]["article"]) == (200, True, "第十八条")


@pytest.mark.parametrize(
    ("matter", "heads", "outcome"),
    [
        ("修订规约", {"for": 258, "unserved": 140}, "turnout-not-met"),
        ("选聘物业", {"for": 139, "against": 140, "unserved": 139}, "rejected"),
    ],
)
def test_a_gate_stays_shut_otherwise(
    voting: Service, gateway: Service, matter: str, heads: dict[str, int], outcome: str
) -> None:
    told = voting.ask("/results", {**result(**heads), "matter": matter})
    assert (told.status, told.body["outcome"]) == (201, outcome)
    status, body = gateway.ask("/requests", asked("王主任", "carryOut", matter))
    assert (status, body["allowed"]) == (200, False)


def test_a_result_that_lacks_figures_opens_nothing(voting: Service, gateway: Service) -> None:
    tally = {one: {"total": 10, "for": 10} for one in ("area", "heads")}
    assert voting.ask("/results", {**TALLY, "matter": "调整服务", "tally": tally}).status == 201
    found = gateway.ask("/requests", asked("王主任", "carryOut", "调整服务"))
    assert (found.status, found.codes) == (409, ["figure-missing"])


WRONG: list[tuple[object, int, str]] = [
    (b"", 400, "not-json"),
    (b"[1]", 400, "not-an-object"),
    ({}, 422, "missing"),
    ({"person": "张业主", "action": "act"}, 422, "missing"),
    ({"person": 5, "action": "act", "what": "平等使用"}, 422, "missing"),
    (asked("业主", "act", "平等使用", **DAY), 404, "unknown-person"),
    (asked("person:张业主", "act", "平等使用", **DAY), 404, "unknown-person"),
    (asked("张业主", "open", "平等使用", **DAY), 422, "unknown-action"),
    (asked("张业主", "act", "没有", **DAY), 404, "unknown"),
    (asked("张业主", "act", "修订规约", **DAY), 404, "unknown"),
    ({**asked("张业主", "act", "平等使用"), "role": "业主委员会"}, 422, "unknown-key"),
    ({**asked("张业主", "act", "平等使用"), "context": [1]}, 422, "facts"),
    (asked("张业主", "act", "平等使用"), 422, "facts"),
    (asked("张业主", "act", "平等使用", on=20260501), 422, "facts"),
    (asked("张业主", "act", "平等使用", on="20260501", minute=600), 422, "facts"),
    (asked("张业主", "act", "平等使用", on=2**64, minute=600), 422, "too-large"),
    (asked("张业主", "act", "平等使用", on=1.5, minute=600), 422, "facts"),
    (asked("张业主", "act", "平等使用", on=20260501, minute=600, admin=True), 422, "facts"),
    (asked("王主任", "carryOut", "动用维修资金", heads={"for": 999}), 422, "facts"),
]


@pytest.mark.parametrize(("body", "status", "code"), WRONG)
def test_what_cannot_be_right_is_refused_with_a_reason(
    gateway: Service, body: object, status: int, code: str
) -> None:
    found = gateway.ask("/requests", body)
    assert (found.status, found.codes) == (status, [code])
    assert all(one["zh"] and one["en"] for one in found.body["problems"])


def test_wrong_methods_and_addresses(gateway: Service) -> None:
    assert gateway.ask("/requests").status == 405
    assert gateway.ask("/doors").status == 404
    assert gateway.ask("/health").body["people"] == 4


@pytest.mark.parametrize("health", [True, False])
def test_without_the_voting_service_gates_stay_shut(
    bundle: Path, voting: Service, tmp_path: Path, health: bool
) -> None:
    """Nobody listens at the address, or something that answers otherwise."""
    people = ["--people", HOME / "people.json"]
    votes = f"{voting.url}/health?" if health else "http://127.0.0.1:9"
    words = [HOME / "gateway.py", bundle, *people, "--votes", votes, "--port", "0"]
    with started(words, tmp_path / "errors.txt") as gateway:
        found = gateway.ask("/requests", asked("王主任", "carryOut", "动用维修资金"))
        assert (found.status, found.codes) == (503, ["no-answer"])
        assert gateway.ask("/requests", asked("李租户", "act", "平等使用", **DAY)).status == 200
