"""Sheets for households, letters to those in arrears, and tables for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from rendering import ROOT

from bylawkit.cli import main
from bylawkit.render.excel import excel
from bylawkit.render.sheet import Hundredths, Sheet

OLD = ROOT / "examples" / "old"
FILES = ("--register", str(OLD / "register.csv"), "--payments", str(OLD / "payments.csv"))
DAY = "2026-12-31"


def built(folder: Path, *words: str) -> dict[str, Path]:
    assert main(["build", str(OLD), "--out", str(folder), *words]) == 0
    return {one.name: one for one in folder.iterdir()}


def cents(text: str) -> int:
    yuan, _, rest = text.partition(".")
    return int(yuan) * 100 + int((rest + "00")[:2])


def test_letters_say_what_fees_says(tmp_path: Path) -> None:
    made = built(tmp_path / "a", *FILES, "--kind", "催缴函", "--on", DAY, "--to", "md")
    text = made["槐柏里小区_催缴函.md"].read_text("utf-8")
    letters = {
        page.split("（", 1)[1].split("，", 1)[0]: re.findall(r"\| 合计 .*?\| ([\d.]+)元", page)[0]
        for page in text.split("# 催缴函")[1:]
    }
    table = tmp_path / "lines.csv"
    months = ["--from", "2026-04", "--to", "2026-12"]
    status = main(["fees", str(OLD), *FILES, *months, "--on", DAY, "--out", str(table)])
    assert status == 0
    owed: dict[str, int] = {}
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"))))
    arrears = next(name for name in rows[0] if name in ("逾期未缴", "欠缴", "arrears", "欠费"))
    for row in rows:
        if row[arrears] and cents(row[arrears]):
            owed[row["房号"]] = owed.get(row["房号"], 0) + cents(row[arrears])
    assert letters
    assert {unit: cents(sum_) for unit, sum_ in letters.items()} == owed


def test_nobody_in_arrears_is_no_mistake(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", str(OLD), "--out", str(tmp_path / "out"), *FILES, "--kind", "dunning"]
    assert main([*words, "--on", "2026-04-02"]) == 0
    assert "BK808" in capsys.readouterr().err


def test_letters_need_a_register_and_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(OLD), "--out", "out", "--kind", "dunning"]) == 2
    assert "BK807" in capsys.readouterr().err


def test_a_sheet_for_each_household_in_large_print(tmp_path: Path) -> None:
    words = (*FILES, "--kind", "household", "--on", DAY)
    made = built(tmp_path, *words, "--to", "md", "--to", "docx", "--to", "xlsx")
    text = made["槐柏里小区_一户一单.md"].read_text("utf-8")
    assert text.count("# 一户一单") == 418
    with zipfile.ZipFile(made["槐柏里小区_一户一单.docx"]) as opened:
        assert '<w:sz w:val="42"/>' in opened.read("word/styles.xml").decode()
    rows = CalamineWorkbook.from_path(str(made["槐柏里小区_一户一单.xlsx"])).get_sheet_by_index(0)
    head, *units = rows.to_python()
    assert head == ["房号", "用途", "面积（平方米）", "费用", "全额（元）", "本户缴纳（元）"]
    first = units[0]
    assert f"| {first[0]} | {first[2]:.2f}平方米 |" in text
    assert f"| {first[3]} | {first[4]:.2f}元 |" in text


def test_spreadsheets_hold_typed_cells(tmp_path: Path) -> None:
    words = ("--kind", "delivery", "--kind", "tally", "--matter", "动用维修资金", "--to", "xlsx")
    made = built(tmp_path, *FILES, *words)
    assert [one.suffix for one in made.values()] == [".xlsx", ".xlsx"]
    tally = next(path for name, path in made.items() if "计票表" in name)
    rows = CalamineWorkbook.from_path(str(tally)).get_sheet_by_index(0).to_python()
    assert len(rows) == 419
    assert sum(round(row[2] * 100) for row in rows[1:]) == 2528569


def test_services_and_fees_are_a_workbook_of_typed_cells(tmp_path: Path) -> None:
    (path,) = built(tmp_path, "--kind", "fees", "--to", "xlsx").values()
    book = openpyxl.load_workbook(path)
    fees, services = book.worksheets
    assert [one.title for one in book] == ["收费标准", "服务项目"]
    found = [row[:5] for row in fees.iter_rows(min_row=2, values_only=True)]
    start = datetime(2026, 4, 1)
    assert found[0] == ("住宅物业服务费", "住宅", 0.8, "元/平方米·月", start)
    assert [row[4] for row in services.iter_rows(min_row=2, values_only=True)] == [
        0.26, 0.24, 0.08, 0.16, 0.06,
    ]  # fmt: skip
    for sheet in book:
        assert sheet.print_title_rows == "$1:$1"
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_a_fee_without_a_rate_is_an_empty_sheet(tmp_path: Path) -> None:
    source = tmp_path / "a.bylaw"
    source.write_text(
        '规约 "甲小区管理规约"\n  类型  商品房\n\n费用 甲 "物业费"\n  缴纳  业主 → 物业\n',
        encoding="utf-8",
    )
    words = ["build", str(source), "--kind", "fees", "--to", "xlsx", "--to", "docx"]
    assert main([*words, "--out", str(tmp_path / "out")]) == 0
    book = openpyxl.load_workbook(next((tmp_path / "out").glob("*.xlsx")))
    assert [[cell.value for cell in row][:2] for row in book.active.iter_rows()] == [
        ["费用", "用途"]
    ]


def test_words_are_never_formulas() -> None:
    bad = ("=HYPERLINK(1)", "+1", "-1", "@SUM(A1)")
    data = excel(Sheet("甲[1]/乙", ("名称", "数"), tuple((one, 1) for one in bad)))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["甲1乙"]
    assert [row[0] for row in book.get_sheet_by_index(0).to_python()[1:]] == list(bad)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        for name in opened.namelist():
            ElementTree.fromstring(opened.read(name))
        sheet = opened.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert sheet.count('s="5" t="inlineStr"') == len(bad)


def test_another_reader_sees_the_same_types() -> None:
    rows = (("=1+1", 3, Hundredths(8507), date(2026, 5, 1), None),)
    data = excel(Sheet("甲", ("名称", "序号", "面积", "日期", "空"), rows))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    words, whole, area, day, blank = sheet[2]
    assert (words.data_type, words.value, words.quotePrefix) == ("s", "=1+1", True)
    assert (whole.value, area.value, area.number_format) == (3, 85.07, "0.00")
    assert day.is_date
    assert day.value.date() == date(2026, 5, 1)
    assert blank.value is None
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("kind", ["old", "public-rental", "commercial", "resettlement"])
def test_letters_are_set_in_chinese_without_code_names(tmp_path: Path, kind: str) -> None:
    folder = ROOT / "examples" / kind
    words = [
        "build",
        str(folder),
        "--out",
        str(tmp_path),
        "--register",
        str(folder / "register.csv"),
    ]
    words += ["--kind", "dunning", "--kind", "household", "--on", "2028-01-31", "--to", "md"]
    assert main(words) == 0
    for path in tmp_path.iterdir():
        text = re.sub("<[^>]*>", "", path.read_text("utf-8"))
        for line in text.splitlines():
            for cell in line.split("|"):
                assert not re.search("[\u3400-\u9fff] +[，。；：、（）《》\u3400-\u9fff]", cell), (
                    line
                )
                assert not re.search("[\u3400-\u9fff][,;:!?()]|[，。；：][，。；：]", cell), line
        assert not re.search(r"[a-z]{3,}|\bNone\b|[{}]", text)


def test_numbers_and_days_are_exact() -> None:
    sheet = Sheet("甲", ("a", "b", "c"), ((Hundredths(-105), date(2026, 5, 1), None),))
    data = excel(sheet)
    assert data == excel(sheet)
    row = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()[1]
    assert row == [-1.05, date(2026, 5, 1), ""]


def test_what_is_no_table_is_not_a_spreadsheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", str(OLD), "--out", str(tmp_path / "out"), "--kind", "bylaws", "--to", "xlsx"]
    assert main(words) == 2
    assert "BK806" in capsys.readouterr().err
