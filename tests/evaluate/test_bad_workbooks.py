"""Workbooks as offices send them: hidden sheets, formulas, macros, text for numbers; and other slips."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from evaluating import codes

from bylawkit.evaluate.register import Register, read_register
from bylawkit.evaluate.register_size import against_size
from bylawkit.pipeline import read_text

ROWS: list[list[object]] = [
    ["房号", "用途", "面积", "业主"],
    ["101", "住宅", "80.50", "业主0001"],
    ["102", "住宅", 60, "业主0002"],
]


def book(rows: list[list[object]] = ROWS) -> Any:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active.title = "登记"
    for row in rows:
        made.active.append(row)
    return made


def saved(made: Any) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Any) -> bytes:
    """The workbook with one part changed, or added."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return out.getvalue()


def read(data: bytes) -> tuple[Register | None, list[Any]]:
    found, noticed = read_register("登记册.xlsx", data)
    return found, [one for one in noticed if one.code.name != "absent-columns"]


def test_numbers_kept_as_text_are_numbers() -> None:
    found, noticed = read(saved(book()))
    assert found is not None
    assert [one.area for one in found.units] == [8050, 6000]
    assert noticed == []


def test_a_hidden_sheet_in_front_is_passed_over_and_named() -> None:
    made = book()
    old = made.create_sheet("去年", 0)
    for row in (ROWS[0], ["901", "住宅", 1, "业主0009"]):
        old.append(row)
    old.sheet_state = "hidden"
    made.create_sheet("底稿").sheet_state = "veryHidden"
    found, noticed = read(saved(made))
    assert found is not None
    assert [one.name for one in found.units] == ["101", "102"]
    assert codes(noticed) == ["hidden-sheets"]
    assert "去年、底稿" in noticed[0].message("zh")


def test_formulas_are_read_as_the_values_stored_and_named() -> None:
    made = book([*ROWS, ["103", "住宅", "=C2+C3", "业主0003"]])
    data = with_part(
        saved(made),
        "xl/worksheets/sheet1.xml",
        lambda text: re.sub(rb"(<f>C2\+C3</f>)<v ?/?>(</v>)?", rb"\1<v>140.5</v>", text),
    )
    found, noticed = read(data)
    assert found is not None
    assert found.units[2].area == 14050
    assert codes(noticed) == ["formula-cells"]
    assert "1 格是公式，按表里存的结果读取：C4" in noticed[0].message("zh")


def test_a_formula_that_was_never_worked_out_is_an_empty_cell() -> None:
    found, noticed = read(saved(book([*ROWS, ["103", "住宅", "=C2+C3", "业主0003"]])))
    assert found is None
    assert codes(noticed) == ["formula-cells", "empty-cell"]


def test_formulas_of_the_sheet_that_is_read_are_named_and_no_others() -> None:
    made = book()
    made.create_sheet("算")["A1"] = "=1+1"
    assert codes(read(saved(made))[1]) == ["other-sheets"]


def test_macros_are_never_run_and_said() -> None:
    data = with_part(saved(book()), "xl/vbaProject.bin", lambda _: b"\xd0\xcf\x11\xe0")
    found, noticed = read(data)
    assert found is not None
    assert codes(noticed) == ["macros"]


def test_text_that_looks_like_a_formula_is_an_error() -> None:
    made = book([*ROWS, ["103", "住宅", 60, "@SUM(1)"]])
    found, noticed = read(saved(made))
    assert found is None
    assert codes(noticed) == ["formula"]


def test_a_table_in_the_national_encoding_is_read_and_said() -> None:
    text = "房号,用途,面积,业主\n101,住宅,80,业主〇㐂\n"
    found, noticed = read_register("登记册.csv", text.encode("gb18030"))
    assert found is not None
    assert found.units[0].owner == "业主〇㐂"
    assert "other-encoding" in codes(noticed)


# ── Registers ──

PLACES = "房号,幢,单元,用途,面积,业主\n101,{0},住宅,80,业主0001\n101,{1},住宅,80,业主0001\n"


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("1,1", "1幢,2单元", "unit-in-two-stairwells"),
        ("1,1", "2,1", "unit-in-two-stairwells"),
        ("1,1", "1幢,1单元", "unit-twice"),
        ("1,1", ",", "unit-twice"),
    ],
)
def test_a_unit_in_two_stairwells_is_named_with_both(first: str, second: str, code: str) -> None:
    found, noticed = read_register("登记册.csv", PLACES.format(first, second).encode())
    assert found is None
    (problem,) = [one for one in noticed if one.code.unusable]
    assert problem.code.name == code
    if code == "unit-in-two-stairwells":
        assert "1幢1单元、" in problem.message("zh")


SIZED = '规约 "甲小区管理规约"\n  类型 老旧小区\n  规模 2户 {0}平方米\n'


@pytest.mark.parametrize(
    ("stated", "excluded", "told"),
    [
        ("140.00", "否", []),
        ("80.00", "是", []),
        ("140.00", "是", []),
        ("150.00", "否", ["少 10.00平方米"]),
        ("139.99", "否", ["多 0.01平方米"]),
    ],
)
def test_areas_that_do_not_add_up_to_the_size_are_said(
    stated: str, excluded: str, told: list[str]
) -> None:
    bylaw = read_text(SIZED.format(stated)).bylaw
    assert bylaw is not None
    text = f"房号,用途,面积,业主,不计入\n101,住宅,80,业主0001,否\n102,住宅,60,业主0002,{excluded}\n"
    register, _ = read_register("登记册.csv", text.encode())
    assert register is not None
    noticed = [*against_size(bylaw, register)]
    assert [one.message("zh").rpartition("，")[2] for one in noticed] == told
    assert all("m²" in one.message("en") for one in noticed)
