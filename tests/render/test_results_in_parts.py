"""Results of votes in lines and rounds, with shortlists, lots and objections: all of it is told."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from rendering import bylaw_of, lines

from bylawkit.api.deciding import Decided
from bylawkit.api.votes import decide
from bylawkit.cli import main
from bylawkit.cli.beside_result import result_of
from bylawkit.evaluate.words import figure
from bylawkit.render.catalogue import Given, documents
from bylawkit.render.view import Paragraph, plain

HEAD = '规约 "甲小区管理规约"\n  类型  商品房\n  辖区  中国 自 2026-01-01\n'
TESTS = "  参与  面积三分之二以上 且 人数三分之二以上\n  同意  参与面积过半数 且 参与人数过半数\n"
RULES = f"""
主体 甲公司 "甲物业服务有限公司"
  角色  物业服务人
组织 委员会 "业主委员会"
  角色  业主委员会
  人数  7人
  出席  席位过半数
  通过  全体席位过半数
事项 维修 "三项共用部位的维修"
  归属  业主大会
  类别  维修资金使用
{TESTS}  分项  屋面防水, 外墙修补
  依据  民法典 278(5)
事项 选聘 "选聘物业服务人"
  归属  业主大会
  类别  内部事务
{TESTS}  选项  甲公司, 乙公司, 丙公司
  入围  2
  当选  1
  同票  抽签
事项 命名 "文体节的名称"
  归属  业主大会
  类别  内部事务
  同意  参与人数过半数
  同票  抽签
事项 口号 "两组的口号"
  归属  业主大会
  类别  内部事务
  同意  参与人数过半数
  分项  一组, 二组
  同票  抽签
事项 停车 "调整停车收费"
  归属  业主大会
  类别  内部事务
  同意  有效票人数过半数 且 反对全体人数低于20%
  异议期  7日 推翻 人数三分之一以上
事项 二选 "两个方案"
  归属  业主大会
  类别  内部事务
  同意  参与人数30%以上 或 全体人数50%以上
  选项  方案一, 方案二
  当选  1
  同票  不通过
事项 公章 "启用新公章"
  归属  委员会
"""
OTHERS = {"abstain": 0, "follow": 0, "invalid": 0}
Files = Callable[[str, dict[str, Any]], Path]


def heads(yes: int | dict[str, int], no: int = 0) -> dict[str, Any]:
    return {"heads": {"for": yes, "against": no, **OTHERS}}


def both(yes: int | dict[str, int], no: int = 0) -> dict[str, Any]:
    """As many votes by heads as in units of 87 m² by area."""
    by_area = {one: str(87 * votes) for one, votes in yes.items()} if isinstance(yes, dict) else ""
    area = {"for": by_area or str(87 * yes), "against": str(87 * no)}  # type: ignore[operator]
    return {**heads(yes, no), "area": area | dict.fromkeys(OTHERS, "0")}


ALL = {"area": {"total": "8700"}, "heads": {"total": 100}}
LINES = {"lines": {"屋面防水": both(70, 10), "外墙修补": both(30, 50)}}
ROUNDS = {
    "rounds": [both({"甲公司": 45, "乙公司": 30, "丙公司": 9}), both({"甲公司": 35, "乙公司": 45})]
}
LEVEL = {"rounds": [ROUNDS["rounds"][0], both({"甲公司": 40, "乙公司": 40})]}


def lot(seed: str) -> dict[str, Any]:
    digest = sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()
    return {"lot": {"seed": seed, "commitment": f"sha256:{digest}"}}


def tally_of(matter: str, *parts: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"matter": matter, "on": "2026-05-26", **ALL}
    for one in parts:
        for key, value in one.items():
            found[key] = {**found[key], **value} if key in ALL else value
    return found


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., list[str]]:
    """The words of a document of a result."""

    def telling(
        matter: str, *parts: dict[str, Any], kind: str = "result", lang: str = "zh"
    ) -> list[str]:
        path = tmp_path / "计票.json"
        path.write_text(json.dumps(tally_of(matter, *parts)), encoding="utf-8")
        bylaw = bylaw_of(RULES, HEAD)
        result, noticed = result_of(str(path), bylaw)
        assert result is not None, [one.message("en") for one in noticed]
        (made,) = documents(bylaw, lang, (kind,), Given(result=result, matter=matter))
        return lines(made.view)

    return telling


Telling = Callable[..., list[str]]


# ── Lines of a sheet ──


@pytest.mark.parametrize("kind", ["result", "minutes"])
def test_each_line_is_counted_checked_and_decided(told: Telling, kind: str) -> None:
    found = told("维修", LINES, kind=kind)
    roof, wall = (
        "“屋面防水”的参与比例和同意比例均达到要求，表决通过。",
        "“外墙修补”的参与比例达到要求，同意比例未达到要求，表决未通过。",
    )
    assert found.index(roof) < found.index(wall)
    first, second = found[: found.index(roof)], found[found.index(roof) : found.index(wall)]
    assert "同意|6090.00|70.00%|70|70.00%" in first
    assert "同意：参与表决人数过半数|80|41|70|87.50%|达到" in first
    assert "同意|2610.00|30.00%|30|30.00%" in second
    assert (
        "同意：参与表决专有部分面积过半数|6960.00|3480.01|2610.00|37.50%|未达到，差870.01" in second
    )
    assert "同意：参与表决人数过半数|80|41|30|37.50%|未达到，差11" in second
    assert not any("无法判定" in one or "未统计" in one for one in found)


def test_the_lines_are_summed_up_in_the_end(told: Telling) -> None:
    found = told("维修", LINES)
    assert found[found.index("分项|结果") + 1 :][:2] == ["屋面防水|通过", "外墙修补|未通过"]
    sections = [one for one in found if one[1:2] == "、"]
    assert sections == [
        "一、 表决事项和依据",
        "二、 屋面防水",
        "三、 外墙修补",
        "四、 表决结果",
    ]


def test_lines_in_english(told: Telling) -> None:
    found = told("维修", LINES, lang="en")
    assert "for: more than half of the owners taking part|80|41|30|37.50%|no, 11 short" in found
    assert "Turnout is met, approval is not: the motion is rejected." in found
    assert found[found.index("Line|Result") + 1 :][:2] == ["屋面防水|carried", "外墙修补|rejected"]


# ── Rounds ──


@pytest.mark.parametrize("kind", ["result", "minutes"])
def test_one_round_narrows_and_the_next_decides(told: Telling, kind: str) -> None:
    found = told("选聘", ROUNDS, kind=kind)
    on = found.index("甲公司、乙公司得票领先，入围下一轮表决。")
    won = found.index("“选聘物业服务人”的参与比例和同意比例均达到要求，表决通过，选定的是乙公司。")
    first, second = found[:on], found[on:won]
    assert "同意丙公司|783.00|9.00%|9|9.00%" in first
    assert "丙公司：同意：参与表决人数过半数|84|43|9|10.71%|未达到，差34" in first
    assert "本轮只按得票多少确定入围的2个，达到同意比例与否不影响入围。" in first
    assert "乙公司：同意：参与表决人数过半数|80|41|45|56.25%|达到" in second
    assert not any("丙公司" in one or "不影响入围" in one for one in second)


def test_rounds_are_counted_at_the_head(told: Telling) -> None:
    assert any("进行了两轮表决。" in one for one in told("选聘", ROUNDS))
    assert any("in two rounds." in one for one in told("选聘", ROUNDS, lang="en"))
    assert any(
        one == "甲物业服务有限公司 and 乙公司 go on to the next round."
        for one in told("选聘", ROUNDS, lang="en")
    )
    one_round = {"rounds": ROUNDS["rounds"][:1]}
    assert any("进行了表决。" in one for one in told("选聘", one_round))


@pytest.mark.parametrize(
    ("round_", "said"),
    [
        (
            both({"甲公司": 20, "乙公司": 20, "丙公司": 20}),
            "的参与比例未达到要求，本次表决不成立。",
        ),
        (
            both({"甲公司": 50, "乙公司": 20, "丙公司": 20}),
            "甲公司得票领先，入围下一轮表决；乙公司、丙公司票数相同，由谁入围，抽签决定。",
        ),
        (
            {
                **heads({"甲公司": 50, "乙公司": 20, "丙公司": 10}),
                "area": both({"甲公司": 50, "乙公司": 10, "丙公司": 20})["area"],
            },
            "甲公司得票领先，入围下一轮表决；乙公司、丙公司的先后，几种计量不一致，由谁入围，由",
        ),
        (
            {"heads": {"for": {"甲公司": 60}}},
            "票数不全，无法判定由谁入围，未统计或者未公布的数字是：",
        ),
    ],
)
def test_how_a_shortlist_may_end(told: Telling, round_: dict[str, Any], said: str) -> None:
    assert any(said in one for one in told("选聘", {"rounds": [round_]}))
    assert told("选聘", {"rounds": [round_]}, lang="en")


def test_votes_for_somebody_who_did_not_stand_are_marked(told: Telling) -> None:
    strange = {"rounds": [ROUNDS["rounds"][0], both({"甲公司": 30, "乙公司": 45, "丙公司": 5})]}
    assert "同意丙公司（不在本轮候选之列）|435.00|5.00%|5|5.00%" in told("选聘", strange)
    english = told("选聘", strange, lang="en")
    assert "For 丙公司 (did not stand in this round)|435.00|5.00%|5|5.00%" in english


def test_what_was_announced_is_compared_with_the_last_round(told: Telling) -> None:
    announced = {"announced": {"heads": {"for_share": {"乙公司": "60%"}}, "outcome": "未通过"}}
    found = told("选聘", ROUNDS, announced)
    assert "人数：同意（乙公司）占比|60%|56%" in found
    assert "表决结果|未通过|通过" in found


# ── Lots ──


SEEDS = (
    "梧桐 2026",
    "a'b \n\u200b c",
    "$(touch 被执行) `touch 被执行`",
    " 前后空格 ",
    ".a",
    "-n",
    "%s\\n",
    "句号。 “引号”",
    "\ud800",
    "’",
)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_printed_commands_draw_the_lot_again(
    told: Telling, seed: str, lang: str, tmp_path: Path
) -> None:
    found = told("选聘", LEVEL, lot(seed), lang=lang)
    commands = [one.partition("|")[2] for one in found if "printf" in one]
    run = [
        subprocess.run(["sh", "-c", one], capture_output=True, check=True, cwd=tmp_path)
        for one in commands
    ]
    commitment, first = (one.stdout.decode().split()[0] for one in run)
    assert commitment == lot(seed)["lot"]["commitment"].removeprefix("sha256:")
    names = {one: f"{seed}\n选聘\n{one}" for one in ("甲公司", "乙公司")}
    hashes = {
        one: sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        for one, text in names.items()
    }
    winner = min(hashes, key=hashes.__getitem__)
    assert first == hashes[winner]
    rows = [one.split("|") for one in found if one.startswith(("1|", "2|"))]
    assert [row[2] for row in rows] == sorted(hashes.values())
    assert [row[3] for row in rows] == ["抽中" if lang == "zh" else "drawn", "—"]
    assert winner in rows[0][1]
    assert not (tmp_path / "被执行").exists()


def test_the_seed_is_printed_only_if_paper_keeps_it(told: Telling) -> None:
    assert "种子|梧桐 2026" in told("选聘", LEVEL, lot("梧桐 2026"))
    for seed in ("a \u200b", "句号。 “引号”"):
        assert "种子|含有印不出的字符，逐字节写在下面的命令里" in told("选聘", LEVEL, lot(seed))


@pytest.mark.parametrize("kind", ["result", "minutes"])
def test_a_lot_between_candidates(told: Telling, kind: str) -> None:
    found = told("选聘", LEVEL, lot("1"), kind=kind)
    (said,) = [one for one in found if "票数相同" in one]
    order = said.partition("票数相同")[0].split("、")
    assert said.endswith(
        f"按照规定抽签决定，抽中{order[0]}。“选聘物业服务人”表决通过，选定的是{order[0]}。"
    )
    assert f"表决前公布的承诺|{lot('1')['lot']['commitment']}" in found
    english = told("选聘", LEVEL, lot("1"), kind=kind, lang="en")
    assert any("甲物业服务有限公司 (written “甲公司”)|" in one for one in english)


def test_a_lot_over_a_motion(told: Telling) -> None:
    said = set()
    for seed in map(str, range(8)):
        found = told("命名", heads(40, 40), lot(seed))
        (line,) = [one for one in found if "抽签决定" in one]
        said.add(line)
        assert any("同意（写作“for”）|" in one for one in found)
    level = "同意和反对票数相同，按照规定抽签决定，抽中"
    assert said == {
        f"{level}同意。“文体节的名称”表决通过。",
        f"{level}反对。“文体节的名称”表决未通过。",
    }


def test_a_tie_without_a_seed_is_still_to_be_drawn(told: Telling) -> None:
    found = told("命名", heads(40, 40))
    assert any("同意、反对票数相同，抽签决定。" in one for one in found)
    assert not any("SHA-256" in one for one in found)


def test_a_lot_for_the_last_place_of_a_shortlist(told: Telling) -> None:
    first = both({"甲公司": 50, "乙公司": 20, "丙公司": 20})
    found = told("选聘", {"rounds": [first | lot("1")]})
    (said,) = [one for one in found if "入围下一轮表决" in one]
    drawn = said.partition("抽中")[2].partition("。")[0]
    assert drawn in ("乙公司", "丙公司")
    assert said.endswith(f"抽签决定，抽中{drawn}。甲公司、{drawn}入围下一轮表决。")


def test_the_printed_commands_draw_the_lot_of_a_line(told: Telling) -> None:
    sheet = {"一组": heads(40, 40), "二组": heads(40, 40)}
    found = told("口号", {"lines": sheet}, lot("1"))
    commands = [one.partition("|")[2] for one in found if one.startswith("排在第一的值|")]
    firsts = [one for one in found if one.startswith("1|")]
    assert len(commands) == len(firsts) == 2
    for command, first in zip(commands, firsts, strict=True):
        run = subprocess.run(["sh", "-c", command], capture_output=True, check=True)
        assert run.stdout.decode().split()[0] == first.split("|")[2]
    assert {"分项名称|一组", "分项名称|二组"} <= {*found}
    assert "Name of the line|一组" in told("口号", {"lines": sheet}, lot("1"), lang="en")


# ── What else a result may hold ──


def test_objections_that_do_not_count_are_said(told: Telling) -> None:
    late = {"objections": [{"on": "2026-06-05", "heads": 34}], "announced": {"on": "2026-05-28"}}
    (said,) = [one for one in told("停车", heads(60, 10), late) if "决定成立" in one]
    assert said.endswith(
        "没有达到规定的比例，决定成立。另有1份异议不在异议期内或者重复，没有计入。"
    )
    english = told("停车", heads(60, 10), late, lang="en")
    assert any("1 objection came outside the time for them" in one for one in english)


@pytest.mark.parametrize(
    ("objections", "said"),
    [
        ({"heads": 33}, "异议期内的书面异议没有达到规定的比例，决定成立。"),
        ({"heads": 34}, "表决通过，但是异议期内的书面异议达到规定的比例，决定不成立。"),
        ({"area": "1"}, "无法判定决定是否成立：人数：书面异议。"),
    ],
)
def test_objections_are_checked_and_said(
    told: Telling, objections: dict[str, Any], said: str
) -> None:
    found = told("停车", heads(60, 10), {"objections": objections})
    assert any(said in one for one in found)
    have = objections.get("heads")
    row = f"书面提出异议的业主人数占比三分之一以上|100|34|{'未知' if have is None else have}|"
    assert any(one.startswith(row) for one in found)
    assert told("停车", heads(60, 10), {"objections": objections}, lang="en")


def test_a_test_with_an_upper_bound_says_how_much_is_too_many(told: Telling) -> None:
    found = told("停车", heads(60, 25))
    (row,) = [one for one in found if one.endswith("超出6")]
    assert "|不超过19|25|25.00%|未达到，超出6" in row
    english = told("停车", heads(60, 25), lang="en")
    assert any(one.endswith("|at most 19|25|25.00%|no, 6 too many") for one in english)


def test_alternatives_are_marked(told: Telling) -> None:
    found = told("二选", heads({"方案一": 40, "方案二": 20}))
    rows = [one for one in found if "（满足其中一项即可）" in one]
    assert len(rows) == 4
    assert any(one.endswith("|达到") for one in rows)
    assert any("未达到" in one for one in rows)


def test_a_tie_that_is_a_rejection_is_not_called_too_few_votes(told: Telling) -> None:
    found = told("二选", heads({"方案一": 40, "方案二": 40}))
    assert "“两个方案”票数相同，依照规则视为未通过。" in found
    english = told("二选", heads({"方案一": 40, "方案二": 40}), lang="en")
    assert "The votes are level, which by the rules is a rejection." in english


def test_the_minutes_of_a_body_hold_its_vote(told: Telling) -> None:
    seats = {"seats": {"for": 5, "against": 1, **OTHERS}}
    found = told("公章", seats, kind="minutes")
    assert any(one.startswith("全体|") and one.endswith("|7|100.00%") for one in found)
    assert any(one.startswith("同意：全体席位过半数|7|4|5|71.43%|达到") for one in found)
    assert any("2026年5月26日" in one for one in found)


def test_minutes_without_a_tally_stay_a_form() -> None:
    bylaw = bylaw_of(RULES, HEAD)
    (made,) = documents(bylaw, "zh", ("minutes",), Given(matter="选聘"))
    assert "选聘物业服务人|　　|　　|　　|　　　" in lines(made.view)


# ── The same as the decision ──


CASES = (
    ("维修", (LINES,)),
    ("选聘", (ROUNDS,)),
    ("选聘", (LEVEL, lot("1"))),
    ("命名", (heads(40, 40), lot("2"))),
    ("停车", (heads(60, 10), {"objections": {"heads": 40}})),
    ("二选", (heads({"方案一": 40, "方案二": 40}),)),
)


@pytest.mark.parametrize(("matter", "parts"), CASES)
@pytest.mark.parametrize("kind", ["result", "minutes"])
def test_every_figure_of_the_decision_is_in_the_document(
    told: Telling, matter: str, parts: Any, kind: str
) -> None:
    text = json.dumps(tally_of(matter, *parts)).encode()
    decided: Decided = decide(f"{HEAD}\n{RULES}", matter, tally=text).unwrap()
    found = told(matter, *parts, kind=kind)
    for part in decided.parts:
        for one in part.decision.reasons:
            measure = one.comparison.measure
            need, have = (figure(value or 0, measure) for value in (one.need, one.have))
            short = figure(one.short_by or 0, measure)
            rows = [row.split("|") for row in found if row.count("|") == 5]
            assert any(
                row[2].removeprefix("不超过") == need
                and row[3] == have
                and (row[5] == "达到" if one.met else row[5].endswith(short))
                and (one.candidate is None or row[0].startswith(one.candidate))
                for row in rows
            ), one
        names = (*part.decision.winners, *part.decision.shortlisted)
        assert all(any(name in one for one in found) for name in names)
        for each in part.decision.drawn:
            assert any(each.sha256 in one for one in found)


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["result", "minutes"])
def test_every_sentence_is_on_paper(kind: str, tmp_path: Path) -> None:
    from test_rendered_pages import bare, pages

    path = tmp_path / "计票.json"
    path.write_text(json.dumps(tally_of("选聘", LEVEL, lot("梧桐 2026"))), encoding="utf-8")
    bylaw = bylaw_of(RULES, HEAD)
    result, _ = result_of(str(path), bylaw)
    (made,) = documents(bylaw, "zh", (kind,), Given(result=result, matter="选聘"))
    text = bare("\n".join(pages(made.view, tmp_path)))
    for block in made.view.blocks:
        if isinstance(block, Paragraph):
            assert bare(block.label + plain(block.pieces)) in text


# ── As people run it ──


def test_side_by_side_and_own_templates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, path = tmp_path / "甲.bylaw", tmp_path / "计票.json"
    source.write_text(f"{HEAD}\n{RULES}", encoding="utf-8")
    path.write_text(json.dumps(tally_of("选聘", LEVEL, lot("1"))), encoding="utf-8")
    asked = ["build", str(source), "--tally", str(path), "--matter", "选聘", "--to", "md"]
    both_kinds = ["--kind", "result", "--kind", "minutes", "--lang", "both"]
    assert main([*asked, "--kind", "result", "--side-by-side", "--out", str(tmp_path / "two")]) == 0
    (made,) = (tmp_path / "two").iterdir()
    text = made.read_text("utf-8")
    assert "第一轮" in text
    assert "Round 1" in text
    assert main([*asked, *both_kinds, "--out", str(tmp_path / "ours")]) == 0
    templates = Path(__file__).parents[2] / "templates"
    own = ["--templates", str(templates), "--out", str(tmp_path / "own")]
    assert main([*asked, *both_kinds, *own]) == 0
    files = {one.name: one.read_bytes() for one in (tmp_path / "ours").iterdir()}
    assert len(files) == 4
    assert files == {one.name: one.read_bytes() for one in (tmp_path / "own").iterdir()}
    assert capsys.readouterr().err == ""


def test_what_is_wrong_with_rounds_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, path = tmp_path / "甲.bylaw", tmp_path / "计票.json"
    source.write_text(f"{HEAD}\n{RULES}", encoding="utf-8")
    more = {"rounds": [*ROUNDS["rounds"], both({"甲公司": 80})]}
    path.write_text(json.dumps(tally_of("选聘", more)), encoding="utf-8")
    asked = ["build", str(source), "--tally", str(path), "--kind", "result"]
    assert main([*asked, "--out", str(tmp_path / "out")]) == 0
    assert "BK686" in capsys.readouterr().err
    path.write_text(json.dumps(tally_of("维修", {"lines": {"电梯": {}}})), encoding="utf-8")
    assert main([*asked, "--out", str(tmp_path / "none")]) == 2
    assert "BK682" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()
