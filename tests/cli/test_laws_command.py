"""``bylawkit laws``: the law of a place, value by value."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from bylawkit.resolve.lawbook import known_places, law_of

Run = Callable[..., Any]


def test_beijing(run: Run) -> None:
    told = run("laws", "中国/北京", "--on", "2026-05-01", "--lang", "zh")
    assert (told.status, told.err) == (0, "")
    assert told.out.startswith("中国/北京，2026-05-01：")
    assert "中华人民共和国民法典（法律，2021-01-01 起）\n" in told.out
    assert "物业管理条例（2018年文本）（行政法规，2003-09-01 起，现行有效性未核实）\n" in told.out
    assert "  底线 参与比例（第278条）\n    参与 面积三分之二以上 且 人数三分之二以上\n" in told.out
    assert "  底线 物管会人数（条号未收录）\n    人数 7人\n" in told.out
    assert "  上限 业委会任期（第32条，未核实）\n    任期 5年\n" in told.out
    assert "旧参与比例" not in told.out
    assert "上海" not in told.out


def test_the_same_in_english(run: Run) -> None:
    told = run("laws", "China/Beijing", "--on", "2026-05-01", "--lang", "en")
    assert told.status == 0
    assert told.out.startswith("China/Beijing (中国/北京), 2026-05-01: statutes: ")
    assert "Civil Code 中华人民共和国民法典 (act, since 2021-01-01)\n" in told.out
    assert (
        "  floor 参与比例 (art. 278)\n    turnout area 2/3 or-more and heads 2/3 or-more\n"
        in told.out
    )
    assert "(art. 32, not verified)\n    term 5 years\n" in told.out


def test_the_law_before_2021(run: Run) -> None:
    told = run("laws", "中国", "--on", "2020-12-31", "--lang", "zh").out
    assert "旧参与比例（第12条，至 2020-12-31）" in told
    assert "民法典" not in told.splitlines()[2]


def test_what_is_below_higher_law_is_said(run: Run) -> None:
    told = run("laws", "中国/杭州", "--lang", "zh").out
    assert told.rstrip().endswith(
        "低于上位法，以上位法为准：\n  杭州市物业管理条例“临时会议通知”7日，低于物业管理条例第14条的 15日"
    )
    assert told.startswith("中国/浙江/杭州，现行：")
    assert "浙江省物业管理条例" in told
    assert "低于上位法" not in run("laws", "中国/青岛", "--lang", "zh").out


def test_json_holds_every_provision_in_force(run: Run) -> None:
    told = json.loads(run("laws", "中国/杭州", "--on", "2026-05-01", "--json").out)
    assert told["place"] == ["中国", "浙江", "杭州"]
    names = [(s["key"], p["name"]) for s in told["statutes"] for p in s["provisions"]]
    law = law_of(("中国", "浙江", "杭州"))
    assert names == [(s.key, p.name) for s, p in law.in_force()]
    assert told["clashes"] == [
        {
            "field": "notice",
            "low": ["cn-hangzhou/property-management-regulations", "临时会议通知"],
            "high": ["cn/property-management-regulations", "会议通知"],
        }
    ]
    code = told["statutes"][0]
    assert (code["rank"], code["since"], code["verified"]) == ("statute", "2021-01-01", True)
    turnout = next(p for p in code["provisions"] if p["name"] == "参与比例")
    assert turnout["values"]["turnout"]["en"] == "area 2/3 or-more and heads 2/3 or-more"
    assert turnout["articles"] == ["278"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_place_the_places_are_listed(run: Run, lang: str) -> None:
    told = run("laws", "--lang", lang)
    assert told.status == 0
    lines = told.out.splitlines()[1:]
    assert len(lines) == len(known_places())
    for place, line in zip(known_places(), lines, strict=True):
        assert place in line


def test_the_places_as_json(run: Run) -> None:
    told = json.loads(run("laws", "--json").out)
    assert ["/".join(one["place"]) for one in told["places"]] == list(known_places())
    assert all(one["statutes"] for one in told["places"])


def test_an_unknown_place_says_which_there_are(run: Run) -> None:
    told = run("laws", "月球", "--lang", "zh")
    assert (told.status, told.out) == (2, "")
    assert "错误 BK942" in told.err
    assert all(place in told.err for place in known_places())


def test_a_misspelt_city_is_pointed_out(run: Run) -> None:
    told = run("laws", "中国/北经", "--lang", "zh")
    assert told.status == 0
    assert "提示 BK944" in told.err
    assert "您是不是想写 `中国/北京`？" in told.err


def test_a_city_without_a_pack_is_not_taken_for_another(run: Run) -> None:
    told = run("laws", "中国/广州", "--lang", "zh")
    assert told.status == 0
    assert "`中国/广州` 没有自己的法规库，适用的只有 `中国` 的" in told.err
    assert "您是不是" not in told.err
    assert all(place in told.err for place in known_places())
    english = run("laws", "china/guangzhou", "--lang", "en").err
    assert "what applies is the law of `china`" in english
    assert "did you mean" not in english


def test_a_day_before_any_law_says_from_when_there_is_some(run: Run) -> None:
    told = run("laws", "中国", "--on", "1990-01-01", "--lang", "en")
    assert (told.status, told.out) == (2, "")
    assert "error BK943" in told.err
    assert "the first one is from 2003-09-01" in told.err


def test_a_day_that_is_none(run: Run) -> None:
    told = run("laws", "中国", "--on", "昨天", "--lang", "en")
    assert (told.status, told.out) == (2, "")
    assert "write it like 2026-05-01" in told.err
