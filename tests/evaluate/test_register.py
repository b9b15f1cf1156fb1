"""Registers: what offices send, read exactly; every row that cannot be right is reported."""

from __future__ import annotations

import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from evaluating import codes

from bylawkit.evaluate.register import Register, by_head, read_register

HEADINGS = "房号,幢,单元,用途,面积,业主,共有人,建设单位未售,已入住,不计入"
GOOD = f"""{HEADINGS}
1-101,1,1,住宅,89.50,业主0001,业主0002,否,是,否
1-102,1,1,住宅,100,业主0003,,否,否,否
S01,2,,商铺,1‚0,业主0004,,否,是,否
""".replace("1‚0", "45.6")


def read(text: str | bytes, path: str = "登记册.csv") -> tuple[Register | None, Any]:
    return read_register(path, text.encode() if isinstance(text, str) else text)


def row(**cells: str) -> str:
    """A register of one row in which some cells are changed."""
    usual = {
        "房号": "1-101",
        "用途": "住宅",
        "面积": "89.50",
        "业主": "业主0001",
        "不计入": "否",
    } | cells
    return ",".join(usual) + "\n" + ",".join(usual.values()) + "\n"


def workbook(rows: list[list[object]], more_sheets: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "登记"
    for one in rows:
        sheet.append(one)
    for name in more_sheets:
        book.create_sheet(name)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_register_is_read_exactly() -> None:
    found, noticed = read(GOOD)
    assert found is not None
    assert not noticed
    first, second, shop = found.units
    assert (first.name, first.building, first.use, first.area) == ("1-101", "1", "住宅", 8950)
    assert (first.co_owners, first.occupied, first.excluded) == (("业主0002",), True, False)
    assert (second.area, second.co_owners, second.occupied) == (10000, (), False)
    assert shop.area == 4560


def test_english_headings_and_words_mean_the_same() -> None:
    english = """unit,building,stairwell,use,area,owner,co_owners,developer_stock,occupied,excluded
1-101,1,1,住宅,89.50,业主0001,业主0002,no,yes,no
1-102,1,1,住宅,100,业主0003,,no,no,no
S01,2,,商铺,45.6,业主0004,,N,Y,
"""
    assert read(english)[0] == read(GOOD)[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_usual_encodings_are_read_and_said(encoding: str) -> None:
    found, noticed = read(GOOD.encode(encoding))
    assert found == read(GOOD)[0]
    assert codes(noticed) == ([] if encoding == "utf-8-sig" else ["other-encoding"])


@pytest.mark.parametrize("separator", ["\t", ";"])
@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_separators_and_line_ends_do_not_matter(separator: str, line_end: str) -> None:
    text = GOOD.replace(",", separator).replace("\n", line_end)
    assert read(text)[0] == read(GOOD)[0]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"面积": "-3"}, "negative-figure"),
        ({"面积": "0"}, "zero"),
        ({"面积": "0.00"}, "zero"),
        ({"面积": "89.501"}, "too-many-decimals"),
        ({"面积": "8950平"}, "not-a-number"),
        ({"面积": "NaN"}, "not-a-number"),
        ({"面积": "inf"}, "not-a-number"),
        ({"面积": "1e3"}, "not-a-number"),
        ({"面积": "9" * 4400}, "too-large-figure"),
        ({"面积": "2026-03-04"}, "date-cell"),
        ({"面积": "3月4日"}, "date-cell"),
        ({"面积": ""}, "empty-cell"),
        ({"面积": "=A1*2"}, "formula"),
        ({"房号": ""}, "empty-cell"),
        ({"房号": "=HYPERLINK(1)"}, "formula"),
        ({"用途": ""}, "empty-cell"),
        ({"业主": ""}, "empty-cell"),
        ({"业主": "@SUM(1)"}, "formula"),
        ({"不计入": "也许"}, "not-yes-or-no"),
        ({"困难认定": "去年"}, "not-years"),
        ({"出售日期": "2026-13-01"}, "bad-date"),
    ],
)
def test_every_wrong_cell_is_reported_with_its_place(cells: dict[str, str], code: str) -> None:
    found, noticed = read(row(**cells))
    errors = [one for one in noticed if one.code.unusable]
    assert found is None
    assert codes(errors) == [code]
    (heading,) = cells
    assert (errors[0].span.line, errors[0].span.cell) == (2, heading)
    for lang in ("zh", "en"):
        assert len(errors[0].message(lang)) < 200
        assert errors[0].hint(lang)


def test_all_wrong_rows_are_reported_in_one_go() -> None:
    text = GOOD + "1-101,1,1,住宅,-1,,,也许,是,否\n1-104,1,1,,0,业主0009,,否,是,否\n"
    found, noticed = read(text)
    assert found is None
    assert sorted((one.span.line, one.code.name) for one in noticed) == [
        (5, "empty-cell"),
        (5, "negative-figure"),
        (5, "not-yes-or-no"),
        (5, "unit-twice"),
        (6, "empty-cell"),
        (6, "zero"),
    ]


def test_a_unit_registered_twice_shows_both_places() -> None:
    found, noticed = read(GOOD + "１-１０１ ,1,1,住宅,70,业主0009,,否,是,否\n")
    assert found is None
    (problem,) = noticed
    assert (problem.code.name, problem.span.line, problem.see[0].span.line) == ("unit-twice", 5, 2)


def test_a_missing_column_is_named_with_what_it_may_be_called() -> None:
    found, noticed = read(GOOD.replace("面积", "面 积数"))
    assert found is None
    missing = next(one for one in noticed if one.code.name == "missing-column")
    assert missing.message("zh") == "缺少“面积”栏"
    assert missing.hint("zh") == "把 `面 积数` 改成 `面积`"
    _, noticed = read("业主,电话\n甲,1\n")
    assert codes(noticed) == ["missing-column"] * 3 + ["unused-columns"]


def test_a_column_given_twice_is_an_error() -> None:
    found, noticed = read(GOOD.replace("共有人", "业主姓名"))
    assert found is None
    assert codes(noticed)[0] == "column-twice"


def test_what_is_not_used_or_absent_is_said() -> None:
    text = "房号,用途,建筑面积（㎡）,产权人,备注\n1-101,住宅,80,业主0001,顶层\n"
    found, noticed = read(text)
    assert found is not None
    assert found.units[0].area == 8000
    assert codes(noticed) == ["unused-columns", "absent-columns"]
    assert "备注" in noticed[0].message("zh")
    assert "不计入" in noticed[1].message("zh")


def test_titles_above_the_headings_are_passed_over_and_said() -> None:
    found, noticed = read("某小区房屋登记册\n制表日期,2026-05-01\n" + GOOD)
    assert found is not None
    assert len(found.units) == 3
    assert codes(noticed) == ["titles-above"]


def test_too_many_cells_are_reported() -> None:
    found, noticed = read(GOOD + "1-103,1,1,住宅,1,234.50,业主0009,,否,是,否\n")
    assert found is None
    assert "too-many-cells" in codes(noticed)
    found, noticed = read(GOOD + '1-103,1,1,住宅,"1,234.50",业主0009,,否,是,否\n')
    assert found is not None
    assert found.units[-1].area == 123450


def test_files_that_are_no_tables() -> None:
    for data, code in (
        (b"", "empty-table"),
        (b"\n\n,,,\n", "empty-table"),
        (HEADINGS.encode(), "empty-table"),
        (b"\x00\x01\x02binary", "not-a-table"),
        (b"\x89PNG\r\n\x1a\n\x00", "not-a-table"),
        (b"\x81\xff\xff\xff", "not-a-table"),
        (b"PK\x03\x04garbage", "bad-workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "bad-workbook"),
        (HEADINGS.encode() + b'\n"1-101,1,1', "broken-csv"),
        (HEADINGS.encode() + b'\n"' + b"x" * 200_000 + b'"', "broken-csv"),
    ):
        found, noticed = read(data)
        assert (found, codes(noticed)) == (None, [code]), data[:20]


# ── Excel ──


def test_a_workbook_is_read_as_the_same_register() -> None:
    rows: list[list[object]] = [line.split(",") for line in GOOD.splitlines()]
    for one in rows[1:]:
        one[4] = float(str(one[4]))
    assert read(workbook(rows), "登记册.xlsx")[0] == Register("登记册.xlsx", *_rest(read(GOOD)[0]))


def _rest(register: Register | None) -> tuple[Any, Any]:
    assert register is not None
    return register.units, register.columns


def test_numbers_of_a_workbook_lose_nothing() -> None:
    rows: list[list[object]] = [
        ["房号", "用途", "面积", "业主"],
        [101, "住宅", 0.1 + 0.2, "甲"],
        [1e15, "住宅", 89.5, "乙"],
    ]
    found, _ = read(workbook(rows))
    assert found is not None
    assert [(one.name, one.area) for one in found.units] == [
        ("101", 30),
        ("1000000000000000", 8950),
    ]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (datetime.date(2026, 3, 4), "date-cell"),
        (datetime.datetime(2026, 3, 4, 5, 6), "date-cell"),
        (datetime.time(5, 6), "date-cell"),
        (-4.5, "negative-figure"),
        (0, "zero"),
        (89.123, "too-many-decimals"),
        (True, "not-a-number"),
        (None, "empty-cell"),
        ("八十九", "not-a-number"),
    ],
)
def test_a_wrong_area_in_a_workbook_is_named_by_its_cell(cell: object, code: str) -> None:
    found, noticed = read(
        workbook([["房号", "用途", "面积", "业主"], ["1-101", "住宅", cell, "甲"]])
    )
    (problem,) = [one for one in noticed if one.code.unusable]
    assert found is None
    assert (problem.code.name, problem.span.line, problem.span.cell) == (code, 2, "C2")


def test_a_room_number_that_excel_made_a_date_is_an_error() -> None:
    rows: list[list[object]] = [
        ["房号", "用途", "面积", "业主"],
        [datetime.date(2026, 1, 2), "住宅", 80, "甲"],
    ]
    _, noticed = read(workbook(rows))
    assert codes(noticed)[0] == "date-cell"


def test_other_sheets_are_named() -> None:
    rows: list[list[object]] = [["房号", "用途", "面积", "业主"], ["1-101", "住宅", 80, "甲"]]
    found, noticed = read(workbook(rows, ("车位", "说明")))
    assert found is not None
    assert codes(noticed)[0] == "other-sheets"
    assert "车位" in noticed[0].message("zh")


def test_merged_cells_hold_for_every_row() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for one in (
        ["房号", "幢", "用途", "面积", "业主"],
        ["101", "3", "住宅", 80, "甲"],
        ["102", None, "住宅", 80, "乙"],
    ):
        sheet.append(one)
    sheet.merge_cells("B2:B3")
    out = BytesIO()
    book.save(out)
    found, _ = read(out.getvalue())
    assert found is not None
    assert [one.building for one in found.units] == ["3", "3"]


def test_a_sheet_that_would_fill_the_memory_is_refused() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["XFD1048576"] = 1
    out = BytesIO()
    book.save(out)
    found, noticed = read(out.getvalue())
    assert (found, codes(noticed)) == (None, ["sheet-too-large"])


# ── Heads ──


def heads(*rows: str) -> int:
    found, noticed = read(HEADINGS + "\n" + "\n".join(rows))
    assert found is not None, noticed
    return len(by_head(one for one in found.units if not one.excluded))


def test_heads_are_counted_as_the_supreme_court_counts_them() -> None:
    one = "1-101,1,1,住宅,80,业主0001,,否,是,否"
    assert heads(one) == 1
    assert heads(one, "1-102,1,1,住宅,80,业主0002,,否,是,否") == 2
    assert heads(one, "1-102,1,1,住宅,80,业主0001,,否,是,否") == 1
    assert heads("1-101,1,1,住宅,80,业主0001,业主0002、业主0003,否,是,否") == 1
    assert heads(one, "G1,地下,,车库,12,业主0009,,否,是,是") == 1
    stock = [f"2-{number},2,1,住宅,80,,,是,否,否" for number in range(5)]
    assert heads(one, *stock) == 2


def test_owning_with_somebody_else_is_another_head() -> None:
    rows = ("1-101,1,1,住宅,80,业主0001,,否,是,否", "1-102,1,1,住宅,80,业主0001,业主0002,否,是,否")
    assert heads(*rows) == 2
    swapped = (
        "1-101,1,1,住宅,80,业主0001,业主0002,否,是,否",
        "1-102,1,1,住宅,80,业主0002,业主0001,否,是,否",
    )
    assert heads(*swapped) == 1


def test_owners_of_several_units_are_named() -> None:
    rows = "\n".join(f"1-{number},1,1,住宅,80,业主0001,,否,是,否" for number in range(3))
    _, noticed = read(f"{HEADINGS}\n{rows}")
    assert codes(noticed) == ["counted-once"]
    assert "业主0001" in noticed[0].message("zh")


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("张三", "张　三"),
        ("甲公司（北京）", "甲公司(北京)"),
        ("ABC Ltd", "ＡＢＣ  LTD"),
        ("业主0001、业主0002", "业主0002，业主0001"),
    ],
)
def test_one_person_spelled_in_two_ways_is_one_head(one: str, same: str) -> None:
    row = '1-{},1,1,住宅,80,"{}",,否,是,否'
    assert heads(row.format(101, one), row.format(102, same)) == 1


def test_owners_named_in_one_cell_or_in_two_are_the_same() -> None:
    together, apart = "1-101,1,1,住宅,80,业主0001、业主0002,,否,是,否", "业主0002,业主0001"
    assert heads(together, f"1-102,1,1,住宅,80,{apart},否,是,否") == 1
