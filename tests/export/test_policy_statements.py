"""What bodies, matters, norms, fees and papers say arrives exactly, and strictness with it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from policies import Item, named, source_of

from bylawkit.export.policy import policy
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_text

HEAD = '规约 "甲"\n  类型 商品房\n'


def days(count: int) -> Item:
    return {"count": count, "unit": "day"}


def section_of(text: str, section: str) -> Item:
    """The first item of a section in the policy of a short bylaw."""
    reading = read_text(HEAD + text, "a.bylaw")
    assert reading.ok, [one.message("en") for one in reading.diagnostics]
    assert reading.bylaw is not None
    return dict(json.loads(json.dumps(policy(reading.bylaw)))[section][0])


def test_a_body_says_who_sits_in_it_and_how_it_meets(document: Any) -> None:
    body = named(document, "bodies", "业主委员会")
    assert body["representation"] == {"households": 10, "people": 1}
    assert body["quotas"] == [
        {"group": "妇女", "cmp": ">=", "num": 1, "den": 3},
        {"group": "业主", "cmp": ">", "num": 1, "den": 2},
    ]
    assert body["petitions"] == [
        {"who": "业主", "measure": "heads", "cmp": ">=", "num": 1, "den": 5},
        {"who": "居委会", "measure": "seats", "cmp": ">=", "num": 1, "den": 3},
    ]
    assert body["also_consent"] == [
        {"who": "业主", "measure": "seats", "cmp": ">", "num": 1, "den": 2}
    ]
    assert body["absence"] == {"every": 1, "unit": "year", "times": 3}
    assert (body["eligible"], body["disqualified"]) == (["本小区业主", "按时缴费"], ["不再是业主"])
    assert (body["tie"], body["speech"]) == ("again", {"minutes": 3, "times": 2})
    assert (body["no_proxies"], body["fallback"]) == (True, "街道")
    assert (body["call_within"], body["first_session"], body["handover"]) == (
        *(days(15), days(7), days(10)),
    )
    assert body["re_election"] == {"count": 3, "unit": "month"}
    assert body["keep_records"] == {"count": 10, "unit": "year"}


def test_a_matter_says_how_votes_weigh_and_who_wins(full: Bylaw, document: Any) -> None:
    matter = named(document, "matters", "动用维修资金")
    assert matter["weight"] == {"kind": "steps", "area_step": 10000, "votes": 1}
    assert matter["owner_cap"] == {"num": 1, "den": 5}
    assert matter["also_consent"] == [
        {"who": "低层业主", "measure": "households", "cmp": ">=", "num": 2, "den": 3}
    ]
    assert matter["silent_guard"] == {
        "side": "for",
        "measure": "area",
        "base": "all",
        "cmp": ">",
        "num": 1,
        "den": 2,
        "span": source_of(full, "全体面积过半数"),
    }
    assert [matter[key] for key in ("choices", "shortlist", "winners", "tie")] == [3, 4, 2, "lot"]
    assert (matter["options"], matter["lines"]) == (["甲公司", "乙公司"], ["甲线", "乙线"])


def test_a_matter_says_how_ballots_come_and_what_follows(full: Bylaw, document: Any) -> None:
    matter = named(document, "matters", "动用维修资金")
    assert matter["served_by"] == ["in-person", "posting", "message", "mail"]
    assert (matter["proxy_cap"], matter["proxy_written"]) == (3, True)
    assert (matter["proxy_except"], matter["witnessed_by"]) == (["物业"], ["居委会", "街道"])
    assert matter["extension"] == {"times": 1, "length": days(30)}
    assert matter["second_call"] == {
        "after": days(15),
        "turnout": {
            "side": "participating",
            "measure": "heads",
            "base": "all",
            "cmp": ">",
            "num": 1,
            "den": 2,
            "span": source_of(full, "人数过半数\n  答复"),
        },
    }
    assert matter["reports"] == [
        {"to": "街道", "within": days(3)},
        {"to": "居委会", "within": days(1)},
    ]
    assert matter["overturn"] == {
        "side": "against",
        "measure": "area",
        "base": "all",
        "cmp": ">",
        "num": 1,
        "den": 2,
        "span": source_of(full, "面积过半数\n  备案"),
    }
    assert (matter["retry_bar"]["unit"], matter["lapse"]["count"]) == ("year", 2)


@pytest.mark.parametrize(("written", "kind"), [("每户一票", "per-unit"), ("依法计算", "by-law")])
def test_only_steps_have_numbers(written: str, kind: str) -> None:
    matter = section_of(f"事项 用款\n  计权 {written}\n", "matters")
    assert matter["weight"] == {"kind": kind, "area_step": None, "votes": None}


def test_a_second_call_may_keep_the_turnout() -> None:
    matter = section_of("事项 用款\n  参与 人数过半数\n  二次召集 15日\n", "matters")
    assert matter["second_call"] == {"after": days(15), "turnout": None}


@pytest.mark.parametrize(
    ("written", "cmp", "num", "den"),
    [
        ("三分之二以上", ">=", 2, 3),
        ("超过三分之二", ">", 2, 3),
        ("最多33.3%", "<=", 333, 1000),
        ("低于1/3", "<", 1, 3),
        ("一致", ">=", 1, 1),
    ],
)
def test_strictness_is_kept_in_every_bound(written: str, cmp: str, num: int, den: int) -> None:
    bound = {"cmp": cmp, "num": num, "den": den}
    body = f"组织 议事会\n  配额 妇女 {written}\n  提议 业主 {written}\n"
    assert section_of(body, "bodies")["quotas"] == [{"group": "妇女", **bound}]
    who = {"who": "业主", "measure": "heads", **bound}
    assert section_of(body, "bodies")["petitions"] == [who]
    matter = f"事项 用款\n  另须 业主 人数{written}\n"
    assert section_of(matter, "matters")["also_consent"] == [who]
    fee = f"费用 物业费\n  减免 业主 50% 出席率 {written}\n"
    (exemption,) = section_of(fee, "fees")["exemptions"]
    assert exemption == {"who": "业主", "share": {"num": 1, "den": 2}, "attendance": bound}


def test_a_norm_says_when_it_holds(document: Any) -> None:
    norm = named(document, "norms", "公开账目")
    assert norm["clock"] == [{"from": "08:00", "to": "11:30"}, {"from": "14:00", "to": "24:00"}]
    assert norm["repeated"] == ["公示名称", "提请业主大会解聘"]
    assert norm["ahead"] == days(3)


@pytest.mark.parametrize("time", ["24:30", "25:00", "8:60"])
def test_a_time_that_no_clock_shows_never_comes_so_far(time: str) -> None:
    norm = f"义务 静\n  主体 业主\n  应当 安静\n  时段 7:00 至 {time}\n"
    reading = read_text(HEAD + norm, "a.bylaw")
    assert [str(one.span) for one in reading.diagnostics] == ["a.bylaw:6:13"]


def test_a_fee_says_what_is_left_given_back_and_pressed_for(document: Any) -> None:
    fee = named(document, "fees", "物业费")
    assert (fee["deposit"], fee["charging"]) == ({"fen": 50000}, "cost-plus")
    assert fee["dunning_steps"] == [
        {"after": days(30), "actor": "物业", "action": "电话提醒"},
        {"after": days(60), "actor": "业主委员会", "action": "书面督促"},
    ]
    assert [one["attendance"] for one in fee["exemptions"]] == [
        {"cmp": ">=", "num": 3, "den": 4},
        None,
    ]


def test_costs_are_shared_by_exact_coefficients(document: Any) -> None:
    lift = named(document, "allocations", "电梯费用")
    assert (lift["scope"], lift["method"], lift["approved_by"]) == (
        *("stairwell", "floor", "动用维修资金"),
    )
    assert lift["coefficients"] == [
        {"floor": floor, "factor": {"num": num, "den": den}}
        for floor, num, den in ((1, 0, 1), (2, 7, 10), (3, 1, 1))
    ]
    assert lift["late_join"] == {"num": 2, "den": 1}
    lamps = named(document, "allocations", "楼道灯费用")
    assert (lamps["method"], lamps["flat"], lamps["coefficients"]) == ("flat", 2000, [])


def test_the_bounds_of_an_authority_keep_their_strictness(document: Any) -> None:
    repairs, urgent = document["authorities"]
    assert repairs["per_job"] == {"cmp": "<", "fen": 10000000}
    assert repairs["total"] == {"cmp": "<=", "num": 1, "den": 20, "of": "公共收益"}
    assert (repairs["granted_to"], repairs["granted_by"]) == ("业主委员会", "动用维修资金")
    assert repairs["report_every"] == {"every": 1, "unit": "half-year", "times": 1}
    assert urgent["per_job"] == {"cmp": "<=", "fen": 50000}
    assert urgent["total"] == {"cmp": "<=", "fen": 1000000}


def test_an_authority_without_bounds_has_none() -> None:
    bare = section_of("授权 小修\n  授予 物业\n", "authorities")
    assert (bare["per_job"], bare["total"], bare["times_a_year"]) == (None, None, None)


def test_emergencies_papers_and_leases(document: Any) -> None:
    emergency = named(document, "emergencies", "应急维修")
    assert (emergency["instead_of"], emergency["confirm"], emergency["confirm_within"]) == (
        *("动用维修资金", "街道", days(2)),
    )
    assert emergency["cases"] == ["电梯停运", "外墙脱落"]
    record = named(document, "records", "会议记录")
    assert (record["retention"], record["within"], record["open_to"]) == (
        *({"count": 10, "unit": "year"}, {"count": 5, "unit": "workday"}, ["业主"]),
    )
    lease = named(document, "tenancies", "承租")
    assert (lease["landlord"], lease["tenant"]) == ("公房产权人", "承租人")
    assert lease["deposit"] == {"duration": {"count": 3, "unit": "month"}}
    assert lease["ends_when"] == ["转租", "擅自改变用途"]
    assert lease["transition_terms"] == "按市场租金缴纳"


@pytest.mark.parametrize(
    ("section", "name", "mark"),
    [
        ("allocations", "电梯费用", "分摊 电梯费用"),
        ("authorities", "小额维修", "授权 小额维修"),
        ("emergencies", "应急维修", "急修 应急维修"),
        ("records", "会议记录", "档案 会议记录"),
        ("tenancies", "承租", "租约 承租"),
    ],
)
def test_each_names_its_article_place_and_statute(
    full: Bylaw, document: Any, section: str, name: str, mark: str
) -> None:
    item, article = named(document, section, name), full.article_of(name)
    assert article is not None
    assert item["article"]["number"] == article.number
    assert item["span"] == source_of(full, mark)
    assert item["basis"][0]["law"] == "民法典"
    assert item["amended"] is None
