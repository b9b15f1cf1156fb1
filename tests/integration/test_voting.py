"""The voting service decides as our own engine does, says why, and refuses what cannot be right."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from services import HOME, ROOT, Service

import bylawkit as bk

EXAMPLE, DAY = ROOT / "examples" / "old", "2026-05-01"
TALLY = json.loads((HOME / "tally.json").read_bytes())
BALLOTS = json.loads((HOME / "ballots.json").read_bytes())


def test_health_says_what_is_loaded(voting: Service, bundle: Path) -> None:
    status, body = voting.ask("/health")
    assert (status, body["title"]) == (200, "槐柏里小区管理规约")
    assert body["bundle"] == hashlib.sha256((bundle / "manifest.json").read_bytes()).hexdigest()
    assert body["law_from"] < "2026-05-01" < body["law_until"]


def test_a_decision_has_reasons_with_article_and_statute(voting: Service) -> None:
    status, body = voting.ask("/decisions", TALLY)
    assert (status, body["outcome"]) == (200, "turnout-not-met")
    reason = next(one for one in body["reasons"] if one["code"] == "turnout-heads")
    assert (reason["need"], reason["have"], reason["short_by"]) == (279, 270, 9)
    assert (reason["article"], reason["basis"]) == ("第十八条", ["民法典 278(5)", "民法典 281"])
    assert reason["sentence"] == {
        "zh": "第十八条（民法典 278(5)、民法典 281）：参与人数须达到 418 的 2/3，即至少 279；现有 270，差 9",
        "en": "第十八条 (民法典 278(5), 民法典 281): taking part, by heads: at least 2/3 of 418, that is at least 279; there are 270, 9 off",
    }
    assert body["sentence"] == {"zh": "未达到参与比例", "en": "too few took part"}
    assert all(one["sentence"]["zh"] and one["sentence"]["en"] for one in body["reasons"])


def test_ballots_are_counted_by_area_and_by_owner(voting: Service) -> None:
    status, body = voting.ask("/decisions", BALLOTS)
    assert status == 200
    heads, area = (body["asked"]["tally"][one] for one in ("heads", "area"))
    assert (heads["for"], heads["against"], heads["abstain"]) == (3, 1, 1)
    assert (area["for"], area["total"], area["silent"]) == (4 * 5620, 39340, 5620)
    assert body["outcome"] == "rejected"
    short = [one["code"] for one in body["reasons"] if one["met"] is False]
    assert set(short) == {"approve-area", "approve-heads"}


def _tally(random: Random) -> dict[str, dict[str, int]]:
    """Figures near the limits of two thirds and a half, in both measures; now and then two are unknown."""
    tally = {}
    for measure, total in (("area", 2528569), ("heads", 420)):
        took = total * 2 // 3 + random.choice((-1, 0, 1, 2, total // 9))
        yes = min(
            took, took * random.choice((1, 3)) // random.choice((2, 4)) + random.choice((-1, 0, 1))
        )
        figures = {"for": yes, "against": took - yes, "unserved": total - took}
        figures |= dict.fromkeys(("abstain", "follow", "invalid", "silent"), 0) | {"total": total}
        if random.random() < 0.15:
            del figures["for"], figures["against"]
        tally[measure] = figures
    return tally


def test_the_service_decides_as_our_own_engine(voting: Service) -> None:
    random, seen = Random(2), Counter[str]()
    for _ in range(40):
        matter = random.choice(("动用维修资金", "加装电梯表决", "选聘物业", "共有部分经营"))
        tally = _tally(random)
        status, body = voting.ask("/decisions", {"matter": matter, "on": DAY, "tally": tally})
        square = {key: f"{one // 100}.{one % 100:02}" for key, one in tally["area"].items()}
        given = {"matter": matter, "on": DAY, "area": square, "heads": tally["heads"]}
        ours = bk.decide(EXAMPLE, matter, tally=json.dumps(given).encode()).unwrap()
        assert (status, body["outcome"]) == (200, ours.outcome), given
        seen[body["outcome"]] += 1
        figures = [
            (one.need, one.have, one.short_by, one.met) for one in ours.parts[0].decision.reasons
        ]
        keys = ("need", "have", "short_by", "met")
        assert [tuple(one[key] for key in keys) for one in body["reasons"]] == figures, given
    assert {"carried", "rejected", "turnout-not-met", "undetermined"} <= set(seen), seen


def test_a_result_is_recorded_once_with_its_receipt(voting: Service) -> None:
    asked = {**TALLY, "matter": "公共收益预算"}
    status, body = voting.ask("/results", asked)
    assert status == 201
    again = voting.ask("/results", asked)
    assert (again.status, again.codes) == (409, ["recorded-already"])
    query = "/results?matter=%E5%85%AC%E5%85%B1%E6%94%B6%E7%9B%8A%E9%A2%84%E7%AE%97"
    assert voting.ask(query) == (200, body)
    log = Path(voting.errors).with_name("results.log").read_text("utf-8").splitlines()
    line = next(one for one in log if "公共收益预算" in one)
    assert body["receipt"] == "sha256:" + hashlib.sha256(line.encode()).hexdigest()
    assert json.loads(line)["asked"] == body["asked"]
    assert voting.ask("/decisions", json.loads(line)["asked"]).body["receipt"] == body["receipt"]


def test_a_matter_without_result(voting: Service) -> None:
    for path in ("/results?matter=x", "/results"):
        found = voting.ask(path)
        assert (found.status, found.codes) == (404, ["no-result"])


def with_heads(**figures: Any) -> dict[str, Any]:
    heads = {**TALLY["tally"]["heads"], **figures}
    return {**TALLY, "tally": {**TALLY["tally"], "heads": heads}}


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in TALLY.items() if name != key}


def with_ballot(number: int, **changes: Any) -> dict[str, Any]:
    ballots = [dict(one) for one in BALLOTS["ballots"]]
    ballots[number] |= changes
    return {**BALLOTS, "ballots": ballots}


WRONG: list[tuple[object, int, list[str]]] = [
    (b"", 400, ["not-json"]),
    (b"votes", 400, ["not-json"]),
    (b"\xff\xfe", 400, ["not-json"]),
    (b'{"matter": "x", "matter": "y"}', 400, ["not-json"]),
    (b'{"matter": NaN}', 400, ["not-json"]),
    (b'{"matter": 1e999}', 422, ["too-large"]),
    (b'{"matter": ' + b"9" * 5000 + b"}", 422, ["too-large"]),
    (b'{"matter": "\\ud800"}', 400, ["not-json"]),
    (b"[" * 100_000, 400, ["not-json"]),
    (b"[]", 400, ["not-an-object"]),
    (b" " * 1_100_000, 413, ["too-large"]),
    ({}, 422, ["no-matter"]),
    (without("on"), 422, ["not-a-day"]),
    (without("tally"), 422, ["tally-or-ballots"]),
    ({**TALLY, "ballots": []}, 422, ["tally-or-ballots"]),
    ({**TALLY, "matter": ["x"]}, 422, ["no-matter"]),
    ({**TALLY, "matter": "没有"}, 404, ["unknown-matter"]),
    ({**TALLY, "on": "2026-02-30"}, 422, ["not-a-day"]),
    ({**TALLY, "on": "20260501"}, 422, ["not-a-day"]),
    ({**TALLY, "on": "1999-01-01"}, 422, ["law-of-another-day"]),
    ({**TALLY, "second_call": "yes"}, 422, ["not-true-or-false"]),
    ({**TALLY, "result": "carried"}, 422, ["unknown-key"]),
    ({**TALLY, "tally": None}, 422, ["not-figures"]),
    ({**TALLY, "tally": {"heads": [1]}}, 422, ["not-figures"]),
    ({**TALLY, "tally": {"heads": TALLY["tally"]["heads"]}}, 422, ["missing-measure"]),
    ({**TALLY, "tally": {}}, 422, ["missing-measure", "missing-measure"]),
    ({**TALLY, "tally": {**TALLY["tally"], "weight": {}}}, 422, ["unknown-measure"]),
    (with_heads(**{"for": -1}), 422, ["not-a-whole-number"]),
    (with_heads(**{"for": 1.5}), 422, ["not-a-whole-number"]),
    (with_heads(**{"for": "250"}), 422, ["not-a-whole-number"]),
    (with_heads(**{"for": True}), 422, ["not-a-whole-number"]),
    (with_heads(**{"for": None}), 422, ["not-a-whole-number"]),
    (with_heads(**{"for": 2**53}), 422, ["over-the-whole", "too-large"]),
    (with_heads(**{"for": 2**64}), 422, ["too-large"]),
    (with_heads(**{"for": 10**400}), 422, ["too-large"]),
    (with_heads(total=400), 422, ["over-the-whole"]),
    (with_heads(votes=3), 422, ["unknown-figure"]),
    (with_heads(candidates={"甲": 3}), 422, ["several-candidates"]),
    ({**BALLOTS, "ballots": "many"}, 422, ["not-ballots"]),
    ({**BALLOTS, "ballots": [1, {}]}, 422, ["not-a-ballot", "not-a-ballot"]),
    (with_ballot(0, area=-5), 422, ["not-a-ballot"]),
    (with_ballot(0, area=2**60), 422, ["not-a-ballot"]),
    (with_ballot(0, area=True), 422, ["not-a-ballot"]),
    (with_ballot(0, choice=["for"]), 422, ["not-a-ballot"]),
    (with_ballot(0, unit="1-102"), 422, ["voted-twice"]),
    (with_ballot(3, choice="against"), 422, ["voted-differently"]),
    ({**BALLOTS, "besides": {"heads": {"total": 3}}}, 422, ["over-the-whole"]),
    ({**BALLOTS, "besides": {"area": {"total": -1}}}, 422, ["not-a-whole-number"]),
]


@pytest.mark.parametrize("path", ["/decisions", "/results"])
@pytest.mark.parametrize(("body", "status", "codes"), WRONG)
def test_what_cannot_be_right_is_refused_with_a_reason(
    voting: Service, path: str, body: object, status: int, codes: list[str]
) -> None:
    found = voting.ask(path, body)
    assert (found.status, found.codes) == (status, codes)
    assert all(one["zh"] and one["en"] and one["at"] for one in found.body["problems"])


@pytest.mark.parametrize(
    ("path", "method", "status", "code"),
    [
        ("/decisions", "GET", 405, "wrong-method"),
        ("/decisions", "DELETE", 405, "wrong-method"),
        ("/matters", "POST", 405, "wrong-method"),
        ("/votes", "GET", 404, "not-found"),
        ("/decisions/../../etc/passwd", "GET", 404, "not-found"),
    ],
)
def test_wrong_methods_and_addresses(
    voting: Service, path: str, method: str, status: int, code: str
) -> None:
    found = voting.ask(path, method=method)
    assert (found.status, found.codes) == (status, [code])


def test_the_service_goes_on_after_all_that(voting: Service) -> None:
    assert voting.ask("/decisions", TALLY).status == 200
