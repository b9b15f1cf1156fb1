"""``check --register``: what is told of the votes on a register, and what is refused."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bylawkit.checks.allowances import WITH_REGISTER
from bylawkit.cli import main
from bylawkit.evaluate.coalitions import findings
from bylawkit.evaluate.coalitions.founding import PROVISION, SHARES, TEMPORARY
from bylawkit.resolve.lawbook import law_of

EXAMPLES = Path(__file__).parents[2] / "examples"
BYLAW = """规约 "试验小区管理规约"
  类型  商品房
  辖区  中国/北京 自 2026-01-01

事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  依据  民法典 278(2)

事项 加装电梯
  归属  业主大会
  类别  改建重建
  范围  本单元
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积四分之三以上 且 参与人数四分之三以上
  依据  民法典 278(7)
"""
HEAD = "房号,幢,单元,用途,面积,业主,共有人,建设单位未售,已入住,不计入\n"
ROWS = [f"{number},1,1,住宅,100,业主{number:04},,否,是,否" for number in range(1, 10)]


@pytest.fixture
def bylaw(tmp_path: Path) -> Path:
    path = tmp_path / "甲.bylaw"
    path.write_text(BYLAW, encoding="utf-8")
    return path


def register(bylaw: Path, rows: list[str], encoding: str = "utf-8") -> Path:
    path = bylaw.parent / "登记册.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding=encoding)
    return path


class Told:
    """What ``check --register --format json`` says."""

    def __init__(self, capsys: pytest.CaptureFixture[str], bylaw: Path, units: Path) -> None:
        capsys.readouterr()
        words = ["check", str(bylaw), "--register", str(units), "--format", "json"]
        self.status = main(words)
        self.everything: dict[str, Any] = json.loads(capsys.readouterr().out)

    @property
    def codes(self) -> list[str]:
        return [one["code"] for one in self.everything["diagnostics"] if one["code"] != "BK533"]

    def place(self, matter: str, number: int = 0) -> dict[str, Any]:
        for one in self.everything["register"]["matters"]:
            if matter in one["matters"]:
                found: dict[str, Any] = one["places"][number]
                return found
        raise AssertionError(matter)


def test_nine_equal_owners(bylaw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, bylaw, register(bylaw, ROWS))
    found = told.place("修订规约")
    assert found["carry"] == {"at_least": 6, "at_most": 6, "exact": True, "owners": None}
    assert found["block"]["against"]["at_most"] == 5
    assert found["block"]["silent"]["by"]["heads"]["at_most"] == 4
    assert found["block_alone"] == {}
    lift = told.place("加装电梯")["block"]["against"]
    assert (lift["at_most"], len(lift["owners"])) == (3, 3)
    assert not {"BK290", "BK291", "BK292"} & set(told.codes)


def test_the_order_and_the_form_of_a_register_change_nothing(
    bylaw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEAD.strip(), *ROWS):
        sheet.append(row.split(","))
    path = bylaw.parent / "登记册.xlsx"
    book.save(path)
    seen = [
        Told(capsys, bylaw, units).everything["register"]
        for units in (
            register(bylaw, ROWS),
            register(bylaw, ROWS[::-1]),
            register(bylaw, ROWS, "gb18030"),
            path,
        )
    ]
    assert all(one["matters"] == seen[0]["matters"] for one in seen)


def test_a_developer_with_half_the_area(bylaw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stock = [f"s{number},2,1,住宅,100,,,是,否,否" for number in range(10)]
    units = register(bylaw, ROWS + stock)
    told = Told(capsys, bylaw, units)
    assert told.codes.count("BK290") == 1
    assert "BK293" in told.codes  # 9 of 19 handed over: less than half
    assert told.everything["register"]["founding"]["reached"] is False
    assert "BK292" in told.codes  # stairwell 2/1 has the developer only
    assert main(["check", str(bylaw), "--register", str(units)]) == 0
    out, err = capsys.readouterr()
    assert (
        "建设单位（未售或者未交付的房屋）（10 套，占面积 52.63%）单独反对或者不投票就通不过" in err
    )
    assert "业主大会还不能成立" in out
    assert "物业管理委员会" in out


def test_everything_is_the_developers(bylaw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, bylaw, register(bylaw, ["1,1,1,住宅,100,,,是,否,否"]))
    assert {"BK291", "BK292", "BK293"} <= set(told.codes)
    assert "BK290" not in told.codes
    assert told.everything["register"]["founding"]["single_owner"] is True


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "BK731"),
        (["1,1,1,住宅,0,业主0001,,否,是,否"], "BK7"),
        (["1,1,1,住宅,-5,业主0001,,否,是,否"], "BK7"),
    ],
)
def test_registers_that_cannot_be_used(
    bylaw: Path, rows: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(bylaw), "--register", str(register(bylaw, rows))]) == 2
    assert code in capsys.readouterr().err


def test_where_nobody_votes(bylaw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, bylaw, register(bylaw, ["1,1,1,车位,10,业主0001,,否,是,是"]))
    (one, other) = told.everything["register"]["matters"]
    assert one["not_worked_out"] == other["not_worked_out"] == "登记册里没有可以表决的房屋"
    assert told.status == 0


def test_a_register_without_stairwells(bylaw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = bylaw.parent / "登记册.csv"
    path.write_text("房号,用途,面积,业主\n1,住宅,100,业主1\n2,住宅,100,业主2\n", encoding="utf-8")
    told = Told(capsys, bylaw, path)
    assert [bool(one["not_worked_out"]) for one in told.everything["register"]["matters"]] == [
        False,
        True,
    ]
    founding = told.everything["register"]["founding"]
    assert (founding["handed_over"], founding["reached"]) == (None, None)
    main(["check", str(bylaw), "--register", str(path)])
    assert "没有“建设单位未售”一栏" in capsys.readouterr().out


def test_one_register_is_for_one_bylaw(bylaw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bylaw.parent / "乙.bylaw").write_text(BYLAW, encoding="utf-8")
    units = register(bylaw, ROWS)
    assert main(["check", str(bylaw.parent), "--register", str(units)]) == 2
    assert "BK723" in capsys.readouterr().err
    assert main(["check", str(bylaw), "--register", str(bylaw.parent / "没有.csv")]) == 2
    assert "BK910" in capsys.readouterr().err


def test_another_size_is_reported(bylaw: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bylaw.write_text(
        BYLAW.replace("自 2026-01-01", "自 2026-01-01\n  规模  10户 900平方米"), "utf-8"
    )
    told = Told(capsys, bylaw, register(bylaw, ROWS))
    (one,) = [each for each in told.everything["diagnostics"] if each["code"] == "BK790"]
    assert (
        one["message"]
        == "规约写的规模是 10 户、900.00 平方米，登记册里计入的是 9 户、900.00 平方米"
    )


def test_what_is_allowed_without_a_register_is_not_called_unused(
    bylaw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = BYLAW.replace("事项 修订规约", "事项 修订规约  # 允许 BK290：已经同建设单位商定")
    bylaw.write_text(text, encoding="utf-8")
    assert main(["check", str(bylaw), "--format", "json"]) == 0
    assert "BK602" not in capsys.readouterr().out
    told = Told(capsys, bylaw, register(bylaw, ROWS))
    assert "BK602" in told.codes
    stock = [f"s{number},2,1,住宅,100,,,是,否,否" for number in range(8)]
    told = Told(capsys, bylaw, register(bylaw, ROWS + stock))
    assert [one["code"] for one in told.everything["allowed"]] == ["BK290"]
    assert {code.id for code in findings.CODES} == WITH_REGISTER


def test_the_other_formats_hold_the_findings(
    bylaw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    units = register(
        bylaw, ["1,1,1,住宅,100,业主0001,,否,是,否", "2,1,1,住宅,10,业主0002,,否,是,否"]
    )
    for form in ("sarif", "junit", "github"):
        main(["check", str(bylaw), "--register", str(units), "--format", form])
        assert "BK292" in capsys.readouterr().out


def test_shares_for_founding_are_those_of_the_packs() -> None:
    for place in (("中国", "北京"), ("中国", "上海"), ("中国", "杭州")):
        for statute, provision in law_of(place).in_force():
            if provision.name == PROVISION and statute.key in SHARES:
                words = provision.words[0].text
                share, by_time = SHARES[statute.key]
                assert f"交付的面积达到{share * 100}%以上" in words
                assert ("满两年" in words) is by_time
                break
        else:
            raise AssertionError(place)
    assert TEMPORARY.keys() <= SHARES.keys()


@pytest.mark.parametrize("name", ["commercial", "old", "resettlement", "public-rental"])
def test_the_examples_are_quick_and_nobody_decides_alone(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = (EXAMPLES / name).glob("*.bylaw")
    begun = time.process_time()
    told = Told(capsys, path, EXAMPLES / name / "register.csv")
    assert time.process_time() - begun < 10  # far above what it takes, for slow machines
    assert told.status == 0
    assert [code for code in told.codes if code in WITH_REGISTER] == []
