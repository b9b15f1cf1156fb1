"""``bylawkit diff --register`` and ``--replay``: what an amendment comes to."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import docx
import pytest

import bylawkit as bk
from bylawkit.compare.effect import Class, Effect, Household, by_month, classes, spread
from bylawkit.compare.effect_text import half, signed
from bylawkit.evaluate.register import RegisteredUnit

Runs = Callable[..., Any]

ROOT = Path(__file__).parents[2]

OLD = """规约 "试验小区管理规约"
  类型  商品房
  辖区  中国 自 2026-01-01
  规模  4户 400平方米
  生效  2026-07-01

主体 业主 "房屋的所有权人"

主体 物业 "业主大会聘请的物业服务人"

主体 建设单位 "开发建设的公司"

事项 选聘 "选聘物业服务人"
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日

费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月, 商铺 2.00元/平方米/月
"""
NEW = OLD.replace(
    "住宅 1.00元/平方米/月, 商铺 2.00元",
    "住宅 1.00元/平方米/月, 住宅 1.10元/平方米/月 自 2026-10-01, 商铺 1.90元",
).replace("参与面积过半数", "全体面积三分之二以上")
REGISTER = """房号,幢,单元,用途,面积,业主,共有人,建设单位未售,已入住,不计入
101,1,1,住宅,100.00,甲,,,是,
102,1,1,住宅,80.05,乙,,,是,
103,1,1,住宅,119.95,,,是,,
商1,1,,商铺,100.00,丙,,,是,
"""
TALLY = {
    "matter": "选聘",
    "on": "2026-08-01",
    "area": {"total": "400.00", "for": "200.00", "against": "80.00", "silent": "120.00"},
    "heads": {"total": 4, "for": 2, "against": 1, "silent": 1},
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two versions, a register, and a tally."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("old.bylaw", OLD), ("new.bylaw", NEW), ("register.csv", REGISTER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "tally.json").write_text(json.dumps(TALLY), encoding="utf-8")
    return tmp_path


def _json(run: Runs, *words: str) -> Any:
    found = run("diff", "old.bylaw", "new.bylaw", "--format", "json", *words)
    assert found.status == 0, found.err
    return json.loads(found.out)


# ── On a register ──


def test_who_pays_more_and_by_how_much(run: Runs, here: Path) -> None:
    found = _json(run, "--register", "register.csv")["register"]
    assert (found["months"][0], found["months"][-1], len(found["months"])) == (
        "2026-07",
        "2027-06",
        12,
    )
    # 住宅 0.10 元 more for nine months, rounded month by month: 100.00 m² 10.00, 80.05 m² 8.01 (88.055 − 80.05)
    changes = {one["unit"]: one["change"] for one in found["units"]}
    assert changes == {"101": "+90.00", "102": "+72.09", "商1": "-120.00"}
    assert found["households"] == {
        "count": 3,
        "more": 2,
        "less": 1,
        "same": 0,
        "before": "4560.60",
        "after": "4602.69",
        "change": "+42.09",
        "least": "-120.00",
        "median": "+72.09",
        "most": "+90.00",
    }
    assert found["by_use"]["住宅"]["median"] == "+81.045"
    assert [(one["from"], one["to"], one["more"], one["less"]) for one in found["by_month"]] == [
        ("2026-07", "2026-09", 0, 1),
        ("2026-10", "2027-06", 2, 1),
    ]
    # 119.95 m² not sold: 131.95 instead of 119.95 for nine months
    assert {one["name"]: one["change"] for one in found["payers"]} == {
        "业主": "+42.09",
        "建设单位": "+108.00",
    }


def test_it_is_the_difference_of_what_fees_says(run: Runs, here: Path) -> None:
    found = _json(run, "--register", "register.csv", "--from", "2026-09", "--months", "2")
    months = date(2026, 9, 1), date(2026, 10, 1)
    old, new = (
        bk.assess(name, "register.csv", *months).unwrap() for name in ("old.bylaw", "new.bylaw")
    )
    for one in found["register"]["payers"]:
        change = new.paid_by(one["name"]) - old.paid_by(one["name"])
        assert Fraction(one["change"]) * 100 == change
    assert sum(Fraction(one["change"]) for one in found["register"]["payers"]) == sum(
        Fraction(one["change"]) for one in found["register"]["fees"]
    )


def test_a_real_register_adds_up(tmp_path: Path) -> None:
    old = (ROOT / "examples/old/槐柏里小区.bylaw").read_text("utf-8")
    new = old.replace("住宅 0.80元", "住宅 0.96元").replace(
        "收取50% 补贴 街道 50%", "收取60% 补贴 街道 40%"
    )
    found = bk.effect(old, new, ROOT / "examples/old/register.csv").unwrap()
    each = spread(found.households)
    owners = next(one for one in found.payers if one.name == "业主")
    assert (each.old, each.new) == (owners.old, owners.new)
    assert sum(one.households for one in classes(found)) == each.households == 409
    assert sum(one.each.new - one.each.old for one in by_month(found)[:1]) == 0  # 试用 is free
    months = sum(
        (new - old) for one in found.households for old, new in zip(one.old, one.new, strict=True)
    )
    assert months == each.new - each.old


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "zh",
            (
                "对登记册的影响：2026-07 至 2027-06",
                "3 户共付：原来 4560.60 元，修订后 4602.69 元，变化 +42.09 元",
                "多付 2 户，少付 1 户，不变 0 户",
                "多付 50.00 以上至 100.00",
            ),
        ),
        (
            "en",
            (
                "Effect on the register: 2026-07 to 2027-06",
                "3 households pay 4560.60 yuan before and 4602.69 yuan after, +42.09 yuan in all",
                "2 pay more, 1 pay less, 0 the same",
                "more, above 50.00 up to 100.00",
            ),
        ),
    ],
)
def test_in_words(run: Runs, here: Path, lang: str, said: tuple[str, ...]) -> None:
    words = ("diff", "old.bylaw", "new.bylaw", "--register", "register.csv", "--lang", lang)
    told, markdown = run(*words).out, run(*words, "--format", "md").out
    for one in said:
        assert one in told
        assert one in markdown
    assert f"\n### {said[0]}\n" in markdown
    assert "| 商铺 | 1 | 0 | 1 | -120.00 | -120.00 | -120.00 | -120.00 |" in markdown


def test_in_documents_and_as_a_list(run: Runs, here: Path) -> None:
    words = (
        "--register",
        "register.csv",
        "--to",
        "docx",
        "--to",
        "md",
        "--to",
        "csv",
        "--out",
        "out",
    )
    found = run("diff", "old.bylaw", "new.bylaw", *words, "--lang", "zh")
    assert found.status == 0, found.err
    document = docx.Document(str(here / "out" / "试验小区_修订对照表.docx"))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"+90.00", "-120.00", "少付 100.00 以上至 150.00"} <= cells
    assert "| 102 | 住宅 | 80.05 |" in (here / "out" / "试验小区_修订对照表.md").read_text("utf-8")
    with open(here / "out" / "试验小区_逐户变化.csv", encoding="utf-8-sig", newline="") as file:
        rows = [*csv.reader(file)]
    assert rows[0] == ["房号", "用途", "面积", "原来", "修订后", "多付", "少付"]
    assert rows[-1] == ["商1", "商铺", "100.00", "2400.00", "2280.00", "0.00", "120.00"]


def test_nobody_is_touched_if_no_fee_changes(run: Runs, here: Path) -> None:
    found = run("diff", "old.bylaw", "old.bylaw", "--register", "register.csv", "--lang", "en")
    assert (found.status, "nobody pays more or less" in found.out) == (0, True)


def test_fees_of_another_name_and_fees_that_come_and_go(run: Runs, here: Path) -> None:
    (here / "paid.csv").write_text(
        "房号,缴费日期,金额,费用\n101,2026-07-05,100.00,物业费\n", "utf-8"
    )
    renamed = OLD.replace("费用 物业费", "费用 服务费")
    (here / "new.bylaw").write_text(renamed, encoding="utf-8")
    found = _json(run, "--register", "register.csv", "--payments", "paid.csv")["register"]
    assert {one["change"] for one in found["units"]} == {"0.00"}
    (here / "new.bylaw").write_text(OLD[: OLD.index("费用 ")], encoding="utf-8")
    found = _json(run, "--register", "register.csv")["register"]
    assert found["households"]["after"] == "0.00"
    assert found["fees"] == [
        {"name": "物业费", "before": "6000.00", "after": "0.00", "change": "-6000.00"}
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--register", str(ROOT / "examples/old/register.csv")), "BK955"),
        (("--register", "none.csv"), "BK910"),
        (("--register", "tally.json"), "BK7"),
        (("--register", "garages.csv"), "BK955"),
        (("--months", "3"), "BK904"),
        (("--to", "csv", "--out", "out"), "BK904"),
        (("--register", "register.csv", "--months", "121"), "BK775"),
        (("--register", "register.csv", "--from", "9999-11"), "BK945"),
        (("--register", "register.csv", "--from", "spring"), "BK906"),
        (("--register", "register.csv", "--payments", "none.csv"), "BK910"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_registers_that_cannot_be_used(
    run: Runs, here: Path, words: tuple[str, ...], code: str, lang: str
) -> None:
    garages = REGISTER.replace("住宅", "车库").replace("商铺", "车库")
    (here / "garages.csv").write_text(garages, encoding="utf-8")
    found = run("diff", "old.bylaw", "new.bylaw", *words, "--lang", lang)
    assert (found.status, found.out) == (2, "")
    assert code in found.err
    assert not (here / "out").exists()


def test_without_a_day_somebody_has_to_say_from_when(run: Runs, here: Path) -> None:
    for name, text in (("old.bylaw", OLD), ("new.bylaw", NEW)):
        (here / name).write_text(text.replace("  生效  2026-07-01\n", ""), encoding="utf-8")
    words = ("diff", "old.bylaw", "new.bylaw", "--register", "register.csv")
    found = run(*words)
    assert (found.status, "BK956" in found.err) == (2, True)
    assert run(*words, "--from", "2026-07").status == 0


def _households(*changes: int) -> tuple[Household, ...]:
    units = (RegisteredUnit(str(at), "", "", "", 1, "") for at in range(len(changes)))
    return tuple(
        Household(unit, (1000,), (1000 + one,)) for unit, one in zip(units, changes, strict=True)
    )


def test_the_middle_of_an_even_number_is_exact() -> None:
    each = spread(_households(-3, 0, 1, 8))
    assert (each.least, each.twice_median, each.most, each.same) == (-3, 1, 8, 1)
    assert [half(one) for one in (1, -1, 25, -7, 2, 0)] == [
        "+0.005", "-0.005", "+0.125", "-0.035", "+0.01", "0.00",
    ]  # fmt: skip
    assert [signed(one) for one in (5, 0, -5)] == ["+0.05", "0.00", "-0.05"]


def test_classes_hold_everybody_once() -> None:
    found = Effect(
        "r", (date(2026, 1, 1),), _households(0, 1, 100, 101, 500, -1, -100, -101), (), ()
    )
    assert classes(found) == (
        Class(-100, -200, 1),
        Class(0, -100, 2),
        Class(0, 0, 1),
        Class(0, 100, 2),
        Class(100, 200, 1),
        Class(400, 500, 1),
    )


# ── Past votes ──


def _receipt(run: Runs, name: str, *words: str, bylaw: str = "old.bylaw") -> None:
    made = run("decide", bylaw, "选聘", *(words or ("--tally", "tally.json")), "--receipt", name)
    assert made.status == 0, made.err


def test_a_vote_that_comes_out_otherwise(run: Runs, here: Path) -> None:
    _receipt(run, "r/1.json")
    (one,) = _json(run, "--replay", "r")["replay"]
    assert (one["receipt"], one["version"], one["otherwise"]) == ("r/1.json", "old", True)
    assert (one["before"]["outcome"], one["after"]["outcome"]) == ("carried", "rejected")
    assert any("266.67" in reason and "66.67" in reason for reason in one["reasons"])
    chinese = run("diff", "old.bylaw", "new.bylaw", "--replay", "r", "--lang", "zh").out
    assert "回执里的 1 项判定：1 项结果不同，0 项结果相同" in chinese
    assert "还差 66.67平方米" in chinese
    english = run(
        "diff", "old.bylaw", "new.bylaw", "--replay", "r", "--lang", "en", "--format", "md"
    ).out
    assert "of 1 decisions in the receipts 1 would be otherwise" in english
    assert "| carried | rejected |" in english


def test_votes_that_stay_are_counted_only(run: Runs, here: Path) -> None:
    more = TALLY | {"area": TALLY["area"] | {"for": "270.00", "against": "10.00"}}  # type: ignore[operator]
    (here / "tally.json").write_text(json.dumps(more), encoding="utf-8")
    _receipt(run, "r/1.json")
    _receipt(run, "r/later/2.json", bylaw="new.bylaw")
    (here / "r" / "tally.json").write_text(json.dumps(more), encoding="utf-8")
    found = run("diff", "old.bylaw", "new.bylaw", "--replay", "r", "--lang", "en")
    assert (found.status, found.err) == (0, "")
    assert "of 2 decisions in the receipts 0 would be otherwise, 2 the same" in found.out
    assert [one["version"] for one in _json(run, "--replay", "r")["replay"]] == ["old", "new"]


def test_ballots_are_counted_again_if_they_are_at_hand(run: Runs, here: Path) -> None:
    (here / "ballots.csv").write_text(
        "房号,意见,方式,投票时间\n101,同意,书面,2026-08-01\n商1,同意,书面,2026-08-01\n102,反对,书面,2026-08-01\n",
        encoding="utf-8",
    )
    _receipt(run, "r/1.json", "--register", "register.csv", "--ballots", "ballots.csv")
    (one,) = _json(run, "--replay", "r")["replay"]
    assert (one["recounted"], one["otherwise"]) == (True, True)
    (here / "ballots.csv").unlink()
    (one,) = _json(run, "--replay", "r")["replay"]
    assert (one["recounted"], one["otherwise"]) == (False, True)
    told = run("diff", "old.bylaw", "new.bylaw", "--replay", "r", "--lang", "zh").out
    assert "r/1.json：手头没有原来的登记册和表决票，没有重新计票" in told


def test_a_matter_of_another_name_and_one_that_is_gone(run: Runs, here: Path) -> None:
    _receipt(run, "r/1.json")
    (here / "new.bylaw").write_text(OLD.replace("事项 选聘", "事项 选物业"), encoding="utf-8")
    (one,) = _json(run, "--replay", "r")["replay"]
    assert not one["otherwise"]
    start, end = OLD.index("事项"), OLD.index("费用 ")
    (here / "new.bylaw").write_text(OLD[:start] + OLD[end:], encoding="utf-8")
    (one,) = _json(run, "--replay", "r")["replay"]
    assert (one["after"], one["otherwise"]) == (None, True)
    assert "不能判定" in run("diff", "old.bylaw", "new.bylaw", "--replay", "r", "--lang", "zh").out


def test_receipts_of_another_bylaw_and_of_neither_version(run: Runs, here: Path) -> None:
    (here / "other.bylaw").write_text(OLD.replace("试验小区", "别的小区"), encoding="utf-8")
    (here / "third.bylaw").write_text(OLD.replace("15日", "30日"), encoding="utf-8")
    _receipt(run, "r/1.json", bylaw="other.bylaw")
    alone = run("diff", "old.bylaw", "new.bylaw", "--replay", "r", "--lang", "en")
    assert (alone.status, alone.out) == (2, "")
    assert "BK958" in alone.err
    assert "BK957" in alone.err
    _receipt(run, "r/2.json", bylaw="third.bylaw")
    both = run("diff", "old.bylaw", "new.bylaw", "--replay", "r", "--lang", "zh")
    assert both.status == 0
    assert "另一部规约《别的小区管理规约》" in both.err
    assert "BK959" in both.err
    assert "回执里的 1 项判定" in both.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_folders_and_receipts_that_cannot_be_used(run: Runs, here: Path, lang: str) -> None:
    words = ("diff", "old.bylaw", "new.bylaw", "--lang", lang, "--replay")
    (here / "empty").mkdir()
    for folder, code in (("empty", "BK957"), ("none", "BK910")):
        found = run(*words, folder)
        assert (found.status, found.out, code in found.err) == (2, "", True)
    _receipt(run, "r/1.json")
    sound = (here / "r" / "1.json").read_text("utf-8")
    for broken in (
        sound[:-20],
        sound.replace("bylawkit-receipt/1", "bylawkit-receipt/9"),
        sound.replace('"form"', '"from"'),
        sound.replace('"carried"', '"rejected"'),
        sound.replace("参与面积过半数", "参与面积三分之一以上"),
        "",
    ):
        assert broken != sound
        (here / "r" / "2.json").write_text(broken, encoding="utf-8")
        found = run(*words, "r")
        assert (found.status, found.out) == (2, "")
        assert "BK950" in found.err
        assert "2.json" in found.err
