"""decide, fees and test, as people run them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Running = Callable[..., Any]


def decide(run: Running, files: Path, *words: object, matter: str = "甲") -> Any:
    return run("decide", files / "甲.bylaw", matter, *words)


def from_ballots(run: Running, files: Path, *words: object, matter: str = "甲") -> Any:
    given = ("--register", files / "登记册.csv", "--ballots", files / "选票.csv", *words)
    return decide(run, files, *given, matter=matter)


# ── decide ──


def test_decide_tells_the_outcome_and_why(run: Running, files: Path) -> None:
    got = from_ballots(run, files)
    assert got.status == 0
    assert got.out.splitlines()[:4] == [
        "收到表决票 3 张，计入 3 张",
        "甲 · 选聘物业服务人",
        "结果：通过",
        "按 2026-01-01 有效的法律：cn/civil-code@2021-01-01",
    ]
    assert (
        "  ✓ 同意面积 190.00平方米，需要 135.01平方米（参与面积 270.00平方米 的过半数）"
        "  〔第一条，民法典 278(4)；法定：民法典 278〕"
    ) in got.out.splitlines()


def test_decide_answers_in_the_language_asked_for(run: Running, files: Path) -> None:
    got = from_ballots(run, files, "--lang", "en")
    assert "Outcome: carried" in got.out
    assert (
        "✓ area for 190.00 m², needs 135.01 m² (more than half of the area taking part, 270.00 m²)"
        in got.out
    )


def test_decide_finds_a_matter_by_its_title_too(run: Running, files: Path) -> None:
    assert from_ballots(run, files, matter="选聘物业服务人").status == 0


def test_decide_json_has_the_form_that_is_promised(run: Running, files: Path) -> None:
    (files / "计票.json").write_text(
        json.dumps(
            {
                "matter": "甲",
                "on": "2026-05-01",
                "area": {
                    "total": "270.00",
                    "for": "170",
                    "against": "9.99",
                    "abstain": 0,
                    "follow": 0,
                    "invalid": 0,
                },
                "heads": {"total": 4, "for": 2, "against": 1},
                "announced": {"area": {"for_share": "90%"}},
            }
        ),
        encoding="utf-8",
    )
    got = decide(run, files, "--tally", files / "计票.json", "--json")
    found = json.loads(got.out)
    assert (got.status, found["matter"], found["outcome"]) == (0, "甲", "turnout-not-met")
    assert (found["on"], found["law"]) == ("2026-05-01", ["cn/civil-code@2021-01-01"])
    first = found["tests"][0]
    assert {key: first[key] for key in ("test", "measure", "need", "have", "short_by")} == {
        "test": "turnout", "measure": "area", "need": "180.00", "have": "179.99", "short_by": "0.01",
    }  # fmt: skip
    assert (first["cmp"], first["fraction"], first["base"], first["met"]) == (
        ">=",
        "2/3",
        "all",
        False,
    )
    assert first["article"] == "第一条"
    assert first["span"].endswith("甲.bylaw:8:9")
    assert first["basis"] == "cn/civil-code 278(4)"
    assert {one["source"] for one in found["tests"]} == {"bylaw", "statute"}
    assert found["missing"] == ["heads.abstain", "heads.invalid"]
    assert found["recount"] == [{"figure": "area.for_share", "announced": "90%", "computed": "94%"}]
    assert re.fullmatch("sha256:[0-9a-f]{64}", found["receipt"])


def test_the_receipt_depends_on_what_is_decided_and_not_on_where_files_lie(
    run: Running, files: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def receipt(folder: Path, *words: object) -> str:
        got = decide(run, folder, "--tally", folder / "计票.json", "--json", *words)
        return str(json.loads(got.out)["receipt"])

    elsewhere = tmp_path_factory.mktemp("b")
    for name in ("甲.bylaw", "计票.json"):
        (elsewhere / name).write_bytes((files / name).read_bytes())
    first = receipt(files)
    assert receipt(files) == first == receipt(elsewhere)
    assert receipt(files, "--on", "2020-05-01") != first
    text = (elsewhere / "计票.json").read_text(encoding="utf-8")
    (elsewhere / "计票.json").write_text(text.replace('"for": 2', '"for": 1'), encoding="utf-8")
    assert receipt(elsewhere) != first


def test_figures_that_disagree_count_when_strict(run: Running, files: Path) -> None:
    tally = '{"heads": {"total": 3, "for": 2}, "announced": {"heads": {"for": 3}}}'
    (files / "计票.json").write_text(tally, encoding="utf-8")
    given = ("--tally", files / "计票.json")
    assert decide(run, files, *given).status == 0
    assert decide(run, files, *given, "--strict").status == 1


def test_decide_for_one_stairwell(run: Running, files: Path) -> None:
    got = from_ballots(run, files, "--scope", "1幢1单元", matter="电梯")
    assert got.status == 0
    assert "结果：通过" in got.out
    assert "全体面积 190.00平方米" in got.out
    missing = from_ballots(run, files, matter="电梯")
    assert missing.status == 2
    assert "1/1、1/2" in missing.err


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ((), "没有给计票文件（--tally），也没有给登记册和表决票"),
        (("--register", "登记册.csv"), "给了 --register，没有给 --ballots"),
        (("--ballots", "选票.csv"), "给了 --ballots，没有给 --register"),
        (("--tally", "计票.json", "--register", "登记册.csv"), "--tally 不能和 --register 同时用"),
        (("--tally", "计票.json", "--scope", "1幢"), "--tally 不能和 --scope 同时用"),
        (("--tally", "没有.json"), "没有.json"),
        (("--tally", "."), "文件夹"),
        (("--tally", "登记册.csv"), "JSON"),
        (("--register", "计票.json", "--ballots", "选票.csv"), "房号"),
        (("--register", ".", "--ballots", "选票.csv"), "文件夹"),
        (("--register", "登记册.csv", "--ballots", "/dev/null"), "/dev/null"),
        (("--tally", "计票.json", "--on", "2026-02-30"), "2026-05-01"),
    ],
)
def test_files_that_cannot_be_used_are_named(
    run: Running, files: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], problem: str
) -> None:
    monkeypatch.chdir(files)
    got = run("decide", "甲.bylaw", "甲", *words, "--lang", "zh")
    assert (got.status, got.out) == (2, "")
    assert problem in got.err
    assert "Traceback" not in got.err


def test_an_unknown_matter_is_named_with_the_nearest(run: Running, files: Path) -> None:
    got = from_ballots(run, files, matter="电题")
    assert got.status == 2
    assert "没有事项 `电题`" in got.err
    got = from_ballots(run, files, matter="选聘物业服务")
    assert "选聘物业服务人" in got.err


def test_nothing_is_decided_by_a_bylaw_with_mistakes(run: Running, files: Path) -> None:
    text = (files / "甲.bylaw").read_text(encoding="utf-8")
    (files / "甲.bylaw").write_text(text.replace("三分之二以上", "三分之二以", 1), encoding="utf-8")
    got = from_ballots(run, files)
    assert (got.status in (1, 2), got.out) == (True, "")


def test_nothing_is_decided_by_ballots_with_mistakes(run: Running, files: Path) -> None:
    (files / "选票.csv").write_text("房号,选择\n101,同意\n909,同意\n101,反对\n", encoding="utf-8")
    got = from_ballots(run, files)
    assert (got.status, got.out) == (2, "")
    assert ":3:房号" in got.err
    assert "909" in got.err


def test_a_folder_with_several_bylaws_is_refused(run: Running, files: Path) -> None:
    (files / "乙.bylaw").write_bytes((files / "甲.bylaw").read_bytes())
    got = run("decide", files, "甲", "--tally", files / "计票.json", "--lang", "zh")
    assert (got.status, got.out) == (2, "")
    assert "不止一部规约" in got.err


# ── fees ──


def fees(run: Running, files: Path, *words: object) -> Any:
    given = ("--register", files / "登记册.csv", "--from", "2026-01", "--to", "2026-03")
    return run("fees", files / "甲.bylaw", *given, *words)


def test_fees_prints_every_line_and_the_sums(run: Running, files: Path) -> None:
    got = fees(run, files, "--payments", files / "缴费.csv", "--on", "2026-04-01")
    assert (got.status, got.err) == (0, "")
    lines = got.out.splitlines()
    assert len([line for line in lines if line.startswith("物业费 ")]) == 9
    assert "  业主  810.00元" in lines
    assert "  违约金  8.52元" in lines


def test_fees_writes_a_file_or_nothing(run: Running, files: Path) -> None:
    got = fees(run, files, "--out", files / "out" / "费用.csv")
    assert got.status == 0
    assert (files / "out" / "费用.csv").read_bytes().startswith(b"\xef\xbb\xbf\xe8\xb4\xb9")
    assert "各方应付合计" in got.out
    (files / "登记册.csv").write_text("房号,用途,面积,业主\n101,住宅,-1,甲\n", encoding="utf-8")
    got = fees(run, files, "--out", files / "新" / "费用.csv")
    assert (got.status, got.out) == (2, "")
    assert not (files / "新").exists()


def test_fees_writes_its_table_to_standard_output(run: Running, files: Path) -> None:
    told = fees(run, files, "--out", "-")
    assert told.status == 0
    head, *lines = told.out.splitlines()
    assert (head.split(",")[:2], len(lines) > 0) == (["费用", "房号"], True)
    assert all(line.count(",") == head.count(",") for line in lines)
    assert not Path("-").exists()


def test_the_same_input_gives_the_same_bytes(run: Running, files: Path) -> None:
    for name in ("一.csv", "二.csv"):
        assert fees(run, files, "--out", files / name).status == 0
    assert (files / "一.csv").read_bytes() == (files / "二.csv").read_bytes()


def test_an_evaluation_lowers_the_fee(run: Running, files: Path) -> None:
    assert "  业主  729.00元" in fees(run, files, "--indicator", "满意度=79%").out
    assert "  业主  810.00元" in fees(run, files, "--indicator", "满意度=80%").out
    assert fees(run, files, "--indicator", "美观=79%").status == 2
    assert fees(run, files, "--indicator", "满意度").status == 2
    for result in ("780%", "100.1%", "-1%"):
        assert fees(run, files, "--indicator", f"满意度={result}").status == 2
    assert "  业主  810.00元" in fees(run, files, "--indicator", "满意度=100%").out


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("--from", "2026-05"), "--from 2026-05"),
        (("--to", "2126-05"), "120"),
        (("--to", "2026-13"), "2026-05"),
        (("--fee", "水费"), "水费"),
        (("--payments", "没有.csv"), "没有.csv"),
        (("--payments", "登记册.csv"), "缴纳日期"),
        (("--on", "明天"), "2026-05-01"),
        (("--out", "."), "."),
    ],
)
def test_fees_names_what_cannot_be_used(
    run: Running, files: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], problem: str
) -> None:
    monkeypatch.chdir(files)
    got = fees(run, files, *words, "--lang", "zh")
    assert (got.status, got.out) == (2, "")
    assert problem in got.err


def test_a_bylaw_without_fees_is_said(run: Running, files: Path) -> None:
    (files / "甲.bylaw").write_text('规约 "乙"\n  类型 老旧小区\n', encoding="utf-8")
    got = fees(run, files)
    assert (got.status, got.out) == (2, "")
    assert "没有费用" in got.err


# ── test ──


def test_scenarios_that_pass(run: Running, files: Path) -> None:
    got = run("test", files)
    assert (got.status, got.err) == (0, "")
    assert got.out.splitlines()[1:] == ["  ✓ 通过", "1 个情景：1 个相符，0 个不符"]


def test_a_scenario_that_fails_says_why(run: Running, files: Path) -> None:
    text = (files / "甲.bylaw").read_text(encoding="utf-8").replace("结果  通过", "结果  未通过")
    (files / "甲.bylaw").write_text(text, encoding="utf-8")
    got = run("test", files / "甲.bylaw")
    assert got.status == 1
    assert "应为 未通过，实为 通过" in got.out
    assert "✓ 参与面积 270.00平方米" in got.out
    xml = run("test", files / "甲.bylaw", "--format", "junit")
    assert xml.status == 1
    assert 'tests="1" failures="1"' in xml.out


def test_coverage_names_what_has_no_scenario(run: Running, files: Path) -> None:
    got = run("test", files, "--coverage")
    assert got.out.splitlines()[-3:] == [
        "  第一条 甲  1 个",
        "  第二条 电梯  没有情景",
        "  第三条 物业费  没有情景",
    ]


def test_scenarios_are_judged_by_the_law_too(run: Running, files: Path) -> None:
    text = (files / "甲.bylaw").read_text(encoding="utf-8")
    lenient = text.replace("  参与    面积三分之二以上 且 人数三分之二以上\n", "", 1)
    (files / "甲.bylaw").write_text(
        lenient.replace("同意  3人 270平方米", "同意  1人 100平方米"), encoding="utf-8"
    )
    got = run("test", files)
    assert got.status == 1
    assert "实为 未达参与比例" in got.out


def test_a_bylaw_that_cannot_be_read_is_no_pass(run: Running, files: Path) -> None:
    (files / "甲.bylaw").write_text("事项\n", encoding="utf-8")
    assert run("test", files).status in (1, 2)


def test_the_receipt_depends_on_the_texts_that_a_bylaw_uses(tmp_path: Path) -> None:
    from bylawkit.evaluate.decision_json import receipt_of
    from bylawkit.evaluate.tally import Tally
    from bylawkit.evaluate.votes import decide
    from bylawkit.pipeline import read_path

    base, own = tmp_path / "base.bylaw", tmp_path / "own.bylaw"
    own.write_text('规约 "甲"\n  类型 商品房\n\n引用 "base.bylaw"\n', "utf-8")
    receipts = []
    for words in ("说明 一", "说明 二"):
        base.write_text(f"事项 用款\n  归属 业主大会\n  参与 人数过半数\n  {words}\n", "utf-8")
        bylaw = read_path(own).bylaw
        assert bylaw is not None
        tally = Tally({})
        receipts.append(receipt_of(bylaw, decide(bylaw, bylaw.matters[0], tally, None), tally))
    assert receipts[0] != receipts[1]


# ── fees: explanations, facts, shared costs ──

SHARED = """
分摊 门禁费 "更换门禁的费用"
  办法  按面积
"""


def test_fees_explains_one_unit(run: Running, files: Path) -> None:
    got = fees(run, files, "--explain", "101")
    assert got.status == 0
    assert got.out.count("应收") == 3
    assert "  业主应付 " in got.out
    assert "102" not in got.out
    wrong = fees(run, files, "--explain", "110", "--lang", "zh")
    assert (wrong.status, wrong.out) == (2, "")
    assert "登记册里没有房屋 `110`" in wrong.err


def test_fees_as_json_to_the_screen_or_a_file(run: Running, files: Path) -> None:
    got = fees(run, files, "--json")
    assert got.status == 0
    found = json.loads(got.out)
    assert (len(found["lines"]), found["payers"]["业主"]["due"]) == (9, "810.00")
    assert fees(run, files, "--json", "--out", files / "费用.json").out.endswith("费用.json\n")
    assert json.loads((files / "费用.json").read_text(encoding="utf-8")) == found


def test_fees_take_facts_from_a_table(run: Running, files: Path) -> None:
    (files / "事实.csv").write_text("事实,数值,自\n满意度,79%,2026-02\n", encoding="utf-8")
    assert "  业主  756.00元" in fees(run, files, "--facts", files / "事实.csv").out
    got = fees(run, files, "--facts", files / "没有.csv")
    assert (got.status, got.out) == (2, "")


def test_a_cost_is_shared_without_months(run: Running, files: Path) -> None:
    bylaw, register = files / "甲.bylaw", ("--register", files / "登记册.csv")
    bylaw.write_text(bylaw.read_text(encoding="utf-8") + SHARED, encoding="utf-8")
    got = run("fees", bylaw, *register, "--allocate", "门禁费=100.01")
    assert got.status == 0
    assert "100.01元，3 套分摊 100.01元" in got.out
    table = run("fees", bylaw, *register, "--allocate", "门禁费=100.01", "--out", "-")
    assert table.out.splitlines()[0] == "分摊,房号,楼层,面积,系数,应摊"
    asked = json.loads(run("fees", bylaw, *register, "--allocate", "门禁费=1", "--json").out)
    assert sum(round(float(one["amount"]) * 100) for one in asked["shares"]) == 100


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ((), "`--from`、`--to`"),
        (("--allocate", "门禁费"), "电梯费用=120000.00"),
        (("--allocate", "门禁费=-1"), "电梯费用=120000.00"),
        (("--allocate", "水费=1"), "门禁费"),
        (("--allocate", "门禁费=1", "--scope", "3幢"), "--scope"),
    ],
)
def test_sharing_names_what_cannot_be_used(
    run: Running, files: Path, words: tuple[str, ...], problem: str
) -> None:
    bylaw = files / "甲.bylaw"
    bylaw.write_text(bylaw.read_text(encoding="utf-8") + SHARED, encoding="utf-8")
    got = run("fees", bylaw, "--register", files / "登记册.csv", *words, "--lang", "zh")
    assert (got.status, got.out) == (2, "")
    assert problem in got.err
