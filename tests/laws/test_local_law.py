"""What the law of a place does to a bylaw there, and that doubts about the law are said."""

from __future__ import annotations

from datetime import date

import pytest

from bylawkit.diagnostics import Diagnostic
from bylawkit.pipeline import findings, read_text
from bylawkit.resolve.lawbook import known_places, law_of
from bylawkit.source import Span

VOTE = """
事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
"""


def found(place: str, text: str) -> tuple[Diagnostic, ...]:
    reading = read_text(
        f'规约 "试验小区管理规约"\n  类型  商品房\n  辖区  {place} 自 2026-01-01\n{text}'
    )
    assert reading.ok, [one.message("zh") for one in reading.diagnostics]
    return findings(reading)


def codes(place: str, text: str, wanted: set[str]) -> list[str]:
    return sorted(one.code.id for one in found(place, text) if one.code.id in wanted)


@pytest.mark.parametrize(
    ("place", "days", "expected"),
    [
        ("中国/杭州", 7, ["BK208", "BK225"]),
        ("中国/杭州", 14, ["BK208", "BK225"]),
        ("中国/杭州", 15, []),
        ("中国/杭州", 6, ["BK208"]),  # too short by Hangzhou's own rule
        ("中国/北京", 7, ["BK208"]),
        ("中国", 7, ["BK208"]),
    ],
)
def test_a_notice_by_hangzhou_rules(place: str, days: int, expected: list[str]) -> None:
    assert codes(place, f"{VOTE}  通知  {days}日\n", {"BK208", "BK225"}) == expected


@pytest.mark.parametrize(
    ("silent", "expected"),
    [
        ("随多数", ["BK226"]),
        ("随多数 但须 全体面积过半数", ["BK226"]),
        ("随多数 但须 全体面积二分之一以上 且 全体人数过半数", ["BK226"]),
        ("随多数 但须 全体面积过半数 且 全体人数过半数", []),
        ("随多数 但须 全体面积三分之二以上 且 全体人数三分之二以上", []),
        ("不计入", []),
    ],
)
@pytest.mark.parametrize("place", ["中国/浙江", "中国/嘉兴"])
def test_silence_in_zhejiang(place: str, silent: str, expected: list[str]) -> None:
    assert codes(place, f"{VOTE}  未表决  {silent}\n", {"BK226"}) == expected


def test_silence_elsewhere_is_not_judged_by_zhejiang() -> None:
    assert codes("中国/北京", f"{VOTE}  未表决  随多数\n", {"BK226"}) == []


@pytest.mark.parametrize(
    ("place", "field", "expected"),
    [
        ("中国/潍坊", "委托  最多3户", []),
        ("中国/潍坊", "委托  最多4户", ["BK227"]),
        ("中国/青岛", "委托  最多4户", []),
        ("中国/清远", "异议期  7日", []),
        ("中国/清远", "异议期  6日", ["BK228"]),
        ("中国/深圳", "再议  1年", []),
        ("中国/深圳", "再议  6个月", ["BK228"]),
        ("中国/北京", "再议  6个月", []),
    ],
)
def test_local_limits_on_votes(place: str, field: str, expected: list[str]) -> None:
    assert codes(place, f"{VOTE}  {field}\n", {"BK227", "BK228"}) == expected


def test_a_day_before_any_law() -> None:
    reading = read_text('规约 "试验"\n  类型  商品房\n  辖区  中国 自 1998-01-01\n')
    told = {one.code.id: one.message("en") for one in findings(reading)}
    assert (
        told["BK229"]
        == "the first law known for `中国` is from 2003-09-01; nothing is compared on 1998-01-01"
    )


def test_a_place_without_law_of_its_own() -> None:
    assert codes("中国/北经", "", {"BK259"}) == ["BK259"]
    for place in ("中国", "中国/北京", "中国/西湖区", "中国/浙江/某市", "中国/杭州/西湖区"):
        assert codes(place, "", {"BK259"}) == (["BK259"] if place == "中国/西湖区" else [])


EVERYTHING_WRONG = (
    VOTE.replace("三分之二以上", "三分之一以上")
    + """  通知  1日
  未表决  随多数
  委托  最多99户
  异议期  1日
  再议  1个月
  投票期  1日 至 300日

组织 业主委员会
  角色      业主委员会
  人数      99人
  任期      30年
  出席      席位三分之一以上
  通过      到会席位过半数
  首次会议  90日
  提前换届  1日
  移交      1年

费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1元/平方米/月
  预缴  最多99个月
"""
)


@pytest.mark.parametrize("place", known_places())
def test_every_finding_that_rests_on_an_unverified_value_says_so(place: str) -> None:
    doubted = {
        provision.span: provision.verified
        for statute, provision in law_of(tuple(place.split("/")), date(2026, 1, 1)).in_force()
        if not (provision.verified and statute.verified)
    }
    by_place = {(span.path, span.start): verified for span, verified in doubted.items()}
    seen = 0
    for one in found(place, EVERYTHING_WRONG):
        for see in one.see:
            if isinstance(see.span, Span) and (see.span.path, see.span.start) in by_place:
                seen += 1
                verified = by_place[see.span.path, see.span.start]
                doubt = "现行有效性未核实" if verified else "数值未核实"
                assert doubt in see.text.zh, (one.code.id, see.text.zh)
                assert "not verified" in see.text.en, (one.code.id, see.text.en)
    assert seen >= 3


def test_a_petition_too_hard_by_two_laws_is_told_once() -> None:
    (one,) = (
        x for x in found("中国/北京", f"{VOTE}  提议  业主 30%以上\n") if x.code.id == "BK238"
    )
    assert [see.text.en.partition(":")[0] for see in one.see] == [
        "Property Management Regulations art. 13",
        "Beijing Property Management Regulations",
    ]
