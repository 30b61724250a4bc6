"""Headers moved, in groups, renamed a little, columns more or fewer: the cells are read where they are, nothing lost unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.workbook_templates.read.forms import changed, kinds
from tests.workbook_templates.read.people import AS_FILLED, COLUMNS, OWN, SHEET, after, names
from validators.engine import check
from workbook_templates.layout import letters
from workbook_templates.read import facts, read_submission


def test_a_row_above_the_header_moves_every_address(tmp_path: Path) -> None:
    read = after(tmp_path, lambda book: book[SHEET].insert_rows(1))
    assert names(read) == [(row + 1, name) for row, name in AS_FILLED]
    assert read.tables.place(SHEET, "身份证号", 0).cell == "B5"
    assert kinds(read) == []


def two_line_header(book: Workbook) -> None:
    sheet = book[SHEET]
    sheet.insert_rows(3)
    for column in range(1, len(COLUMNS) + 1):
        sheet.cell(3, column).value = sheet.cell(4, column).value
        sheet.cell(4, column).value = None
    sheet["B3"], sheet["B4"], sheet["C4"], sheet["C3"] = "身份信息", "身份证号*", "性别*", None
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:C3")


def test_a_header_of_two_lines_with_merged_cells(tmp_path: Path) -> None:
    read = after(tmp_path, two_line_header)
    assert names(read) == [(row + 1, name) for row, name in AS_FILLED]
    assert read.tables[SHEET].get("性别")[1] == "女"
    assert kinds(read) == []


def test_an_inserted_column_is_told_and_moves_addresses(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SHEET]
        sheet.insert_cols(1)
        sheet["A3"] = "序号"
        sheet.column_dimensions[letters(OWN)].hidden = False
        for row in (4, 5, 6):
            sheet.cell(row, 1).value = row - 3

    read = after(tmp_path, change)
    assert names(read) == AS_FILLED
    assert read.tables.place(SHEET, "身份证号", 0).cell == "C4"
    assert [(f.kind, f.value, f.cell) for f in read.facts] == [(facts.COLUMN_EXTRA, "序号", "A3")]


@pytest.mark.parametrize(("new", "read_as"), [("身份证号码", True), ("公民身份号码", False), ("证件", False)])
def test_a_renamed_column_is_suggested_back(new: str, read_as: bool, tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET]["B3"] = new

    read = after(tmp_path, change)
    found = [(f.kind, f.column, f.value) for f in read.facts]
    if read_as:
        assert found == [(facts.COLUMN_RENAMED, "身份证号", new)]
        assert read.tables[SHEET].get("身份证号")[0] == "530102196303072415"
    else:
        assert found[0][:2] == (facts.COLUMN_MISSING, "身份证号")
        assert found[-1] == (facts.COLUMN_EXTRA, new, new)
        assert "身份证号" not in read.tables[SHEET].columns


def test_a_column_that_stands_twice(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET]["J3"] = "姓名"

    read = after(tmp_path, change)
    assert names(read) == AS_FILLED
    assert (facts.COLUMN_TWICE, "J3") in [(f.kind, f.cell) for f in read.facts]


@pytest.mark.parametrize(("at", "many"), [(1, 1), (2, 1), (3, 1), (3, 5), (1, 20), (4, 1), (4, 3)])
def test_rows_inserted_above_inside_and_below_the_header(at: int, many: int, path: Path) -> None:
    read = read_submission(changed(path, lambda book: book[SHEET].insert_rows(at, many)))
    assert names(read) == [(row + many, name) for row, name in AS_FILLED]
    assert kinds(read) == ([facts.BLANK_ROW] if at == 4 else [])
    assert read.tables.place(SHEET, "身份证号", 0).cell == f"B{4 + many}"


def test_a_department_line_above_the_header(path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].insert_rows(3)
        book[SHEET]["A3"], book[SHEET]["H3"] = "填报单位：盘龙区农业农村局", "填报日期：2026年9月28日"

    read = read_submission(changed(path, change))
    assert names(read) == [(row + 1, name) for row, name in AS_FILLED]
    assert kinds(read) == []


def all_groups(book: Workbook) -> None:
    """Two lines throughout: groups above, names below; single columns merged over both lines."""
    sheet = book[SHEET]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    sheet.insert_rows(3)
    sheet["A3"], sheet["A4"] = "姓名*", None
    sheet["B3"], sheet["G3"] = "基本信息", "政治面貌信息"
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:F3")
    sheet.merge_cells("G3:H3")


def test_a_header_in_groups(path: Path) -> None:
    read = read_submission(changed(path, all_groups))
    assert names(read) == [(row + 1, name) for row, name in AS_FILLED]
    assert kinds(read) == []
    assert read.tables.place(SHEET, "身份证号", 0).cell == "B5"


def test_a_column_inserted_in_the_middle_without_a_name(path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].insert_cols(3)
        book[SHEET]["C5"] = "曾用名：李宏"

    read = read_submission(changed(path, change))
    assert names(read) == AS_FILLED
    assert read.tables[SHEET].get("性别") == ["男", "女", "男"]
    assert [(f.kind, f.cell, f.value) for f in read.facts if f.kind != facts.HIDDEN_COLUMN] == [
        (facts.STRAY_CELL, "C5", "曾用名：李宏")
    ]


@pytest.mark.parametrize(
    ("cell", "new", "column"),
    [("B3", "身份证号码", "身份证号"), ("B3", "身份证", "身份证号"), ("E3", "出生年月", "出生日期"),
     ("I3", "退休时间", "退休日期"),
     ("Q3", "电话", "联系电话"), ("P3", "现居住地", "居住地"), ("F3", "人员类型", "人员类别"), ("Q3", "联系方式", "联系电话")],
)  # fmt: skip
def test_a_column_renamed_a_little_is_suggested(cell: str, new: str, column: str, path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET][cell] = new

    changed(path, change)
    said = [f for f in check([read_submission(path)])[0].findings if f.rule == "T04" and f.column == column]
    assert [f.cell for f in said] == [cell]
    assert new in said[0].message
    assert column in said[0].fix
