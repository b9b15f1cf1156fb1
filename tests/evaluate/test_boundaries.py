"""Boundary packs: the votes around each test, as scenarios that come out as they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from evaluating import HEADS, ORDINARY, bylaw, matter

from bylawkit.cli.boundaries import pack_of, unconfirmed
from bylawkit.evaluate.boundaries import Boundary, boundaries
from bylawkit.evaluate.question import question_of
from bylawkit.model.scenario import Outcome
from bylawkit.model.votes import Measure
from bylawkit.pipeline import read_path, read_text
from bylawkit.source import Source
from bylawkit.syntax.printer import format_text

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.bylaw"))


def found(fields: str, before: str = "") -> tuple[Boundary, ...]:
    one = matter(fields, before)
    return tuple(boundaries(one[0], question_of(*one)))


def test_a_few_households_vote_where_no_size_is_declared() -> None:
    around = found(HEADS)
    assert {one.votes[Measure.HEADS]["total"] for one in around} == {12}
    turnout = [one for one in around if one.reason and one.reason.part == "turnout"]
    assert [(one.step, one.reason.have, one.decision.outcome) for one in turnout] == [
        (-1, 7, Outcome.TURNOUT_NOT_MET),
        (0, 8, Outcome.CARRIED),
        (1, 9, Outcome.CARRIED),
    ]


def test_approval_is_tried_again_where_as_few_as_possible_take_part() -> None:
    approve = [one for one in found(HEADS) if one.reason and one.reason.part == "approve"]
    assert [(one.narrow, one.reason.have, one.decision.outcome) for one in approve] == [
        (False, 6, Outcome.REJECTED),
        (False, 7, Outcome.CARRIED),
        (False, 8, Outcome.CARRIED),
        (True, 4, Outcome.REJECTED),
        (True, 5, Outcome.CARRIED),
        (True, 6, Outcome.CARRIED),
    ]


def test_an_upper_limit_is_tried_from_within() -> None:
    around = found("\n  同意  反对全体人数低于20%")
    assert [(one.reason.have, one.reason.met) for one in around] == [
        (1, True),
        (2, True),
        (3, False),
    ]


def test_both_sides_of_every_edge_come_out_differently() -> None:
    for fields in (ORDINARY, f"{HEADS}\n  未表决  随多数", f"{ORDINARY}\n  弃权  不计入"):
        for one in found(fields):
            assert one.reason.met is (one.step >= 0)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_packs_of_the_examples_are_confirmed(path: Path) -> None:
    one = read_path(path).bylaw
    assert one is not None
    pack = pack_of(one)
    assert not unconfirmed(one, pack)
    assert pack_of(one) == pack


def test_a_pack_that_is_wrong_is_not_confirmed() -> None:
    one = bylaw(f"\n事项 甲{HEADS}\n")
    pack = pack_of(one)
    wrong = pack.replace("未达参与比例", "通过", 1)
    assert [each.code.id for each in unconfirmed(one, wrong)] == ["BK501"]


CHOOSING = f"{HEADS}\n  选项  甲公司, 乙公司, 丙公司"


def places(fields: str) -> list[tuple[int, int, Outcome, tuple[str, ...], tuple[str, ...]]]:
    """The votes about the last place: round, step, outcome, who won, who goes on."""
    return [
        (one.standing.round, one.step, each.outcome, each.winners, each.shortlisted)
        for one in found(fields)
        if one.reason is None
        for each in [one.decision]
    ]


def test_candidates_are_tried_one_vote_apart() -> None:
    approve = [one for one in found(CHOOSING) if one.reason and one.reason.part == "approve"]
    assert [(one.reason and one.reason.have, one.decision.winners) for one in approve[:3]] == [
        (6, ()),
        (7, ("甲公司",)),
        (8, ("甲公司",)),
    ]
    assert approve[0].candidates["甲公司"] == {Measure.HEADS: 6}


def test_the_last_place_of_a_shortlist_and_then_of_the_vote_is_contested() -> None:
    fields = f"{CHOOSING}\n  入围  2\n  同票  抽签"
    assert places(fields) == [
        (1, -1, Outcome.UNDETERMINED, (), ("甲公司", "乙公司")),
        (1, 0, Outcome.FOR_HUMAN_DECISION, (), ("甲公司",)),
        (1, 1, Outcome.UNDETERMINED, (), ("甲公司", "丙公司")),
        (2, -1, Outcome.REJECTED, (), ()),
        (2, 0, Outcome.FOR_HUMAN_DECISION, (), ()),
        (2, 1, Outcome.REJECTED, (), ()),
    ]


def test_an_election_has_one_candidate_more_than_seats() -> None:
    got = places(f"{HEADS}\n  可选  不超过 3\n  当选  3\n  同票  抽签")
    one, two, three, four = (f"候选人{number}" for number in (1, 2, 3, 4))
    assert [(step, won) for _, step, _, won, _ in got] == [
        (-1, (one, two, three)),
        (0, (one, two)),
        (1, (one, two, four)),
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_packs_of_elections_are_confirmed(lang: str) -> None:
    text = (
        f"\n事项 选聘{CHOOSING}\n  入围  2\n事项 选举{HEADS}\n  当选  2\n  可选  不超过 2\n"
        f"事项 分项{HEADS}\n  分项  屋面, 外墙\n组织 委员会\n  角色  业主委员会\n  人数  7人\n"
        "  通过  全体席位过半数\n事项 推选主任\n  归属  委员会\n  选项  王某, 李某\n"
    )
    written, noticed = format_text(Source("-", f'规约 "试验"\n  类型  商品房\n{text}'), lang)
    assert written is not None, noticed
    one = read_text(written).unwrap()
    pack = pack_of(one)
    assert not unconfirmed(one, pack)
    words = ("轮次", "得票", "入围") if lang == "zh" else ("round", "votes-for", "shortlist")
    assert all(f"\n  {word} " in pack for word in words)


def test_a_body_is_counted_by_its_seats() -> None:
    one = bylaw(
        "\n组织 委员会\n  角色  业主委员会\n  人数  7人\n  出席  全体席位过半数\n"
        "  通过  全体席位过半数\n事项 甲\n  归属  委员会\n"
    )
    pack = pack_of(one)
    assert "  全体  7席\n" in pack.replace("    ", "  ")
    assert not unconfirmed(one, pack)


def test_the_command_prints_the_pack(run: Callable[..., Any], files: Path) -> None:
    got = run("test", files / "甲.bylaw", "--boundaries")
    assert (got.status, got.err) == (0, "")
    assert got.out.startswith("# 边界情景 · 试验小区管理规约\n")
    text = (files / "甲.bylaw").read_text("utf-8")
    (files / "甲.bylaw").write_text(f"{text}\n{got.out}", "utf-8")
    again = run("test", files / "甲.bylaw")
    assert again.status == 0
    assert again.out.count("✓") == 1 + got.out.count('情景 "')
