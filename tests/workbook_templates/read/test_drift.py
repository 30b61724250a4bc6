"""Workbooks as they come back: rows and columns moved, names changed a little, sheets shuffled. Nothing is lost unsaid."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook_templates.read.forms import changed, filled, kinds
from workbook_templates.read import facts, read_submission
from workbook_templates.table import Submission

SHEET = "离退休干部"
PEOPLE = [
    {"姓名": "张建国"},
    {"姓名": "李红", "身份证号": "530103195504120026", "性别": "女", "出生日期": "1955-04-12"},
    {"姓名": "王强", "身份证号": "530102194812310011", "出生日期": "1948-12-31"},
]


def after(tmp_path: Path, change: Callable[[Workbook], None]) -> Submission:
    return read_submission(changed(filled(tmp_path / "a.xlsx", {SHEET: PEOPLE}), change))


def names(read: Submission) -> list[tuple[int, object]]:
    table = read.tables[SHEET]
    return list(zip(table.rows, table.get("姓名"), strict=True))


AS_FILLED = [(4, "张建国"), (5, "李红"), (6, "王强")]


def reorder_columns(book: Workbook) -> None:
    sheet = book[SHEET]
    for row in sheet.iter_rows(min_row=3, max_row=6):
        row[0].value, row[9].value = row[9].value, row[0].value


def stars_and_blanks(book: Workbook) -> None:
    sheet = book[SHEET]
    sheet["A3"], sheet["B3"], sheet["C3"] = " 姓　名＊", "身份\n证号 *", "性别（男/女）"


def shuffle_sheets(book: Workbook) -> None:
    book.move_sheet(SHEET, -2)
    book.move_sheet("封面", 5)


def blank_around_sheet_name(book: Workbook) -> None:
    book[SHEET].title = "离退休干部 "


def sheets_shown(book: Workbook) -> None:
    book["代码表"].sheet_state = book["表单信息"].sheet_state = "visible"


@pytest.mark.parametrize("change", [reorder_columns, stars_and_blanks, shuffle_sheets, blank_around_sheet_name, sheets_shown])
def test_what_means_nothing_is_read_silently(change: Callable[[Workbook], None], tmp_path: Path) -> None:
    read = after(tmp_path, change)
    assert names(read) == AS_FILLED
    assert kinds(read) == []


def test_a_row_above_the_header_moves_every_address(tmp_path: Path) -> None:
    read = after(tmp_path, lambda book: book[SHEET].insert_rows(1))
    assert names(read) == [(row + 1, name) for row, name in AS_FILLED]
    assert read.tables.place(SHEET, "身份证号", 0).cell == "B5"
    assert kinds(read) == []


def two_line_header(book: Workbook) -> None:
    sheet = book[SHEET]
    sheet.insert_rows(3)
    for column in range(1, 28):
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
        sheet.column_dimensions["X"].hidden = False
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


def test_merged_data_cells_keep_the_first_value_alone(tmp_path: Path) -> None:
    read = after(tmp_path, lambda book: book[SHEET].merge_cells("P4:P6"))
    assert [read.tables[SHEET].get("居住地")[i] for i in range(3)] == ["昆明市盘龙区", None, None]
    assert [(f.kind, f.cell, f.detail) for f in read.facts] == [(facts.MERGED, "P4", "P4:P6")]


def rows_that_are_no_data(book: Workbook) -> None:
    sheet: Worksheet = book[SHEET]
    sheet.insert_rows(5, 2)
    sheet.move_range("A8:W8", rows=1)
    for column in range(1, 24):
        sheet.cell(8, column).value = sheet.cell(3, column).value
    sheet["A10"], sheet["B10"] = "合　计", 3
    sheet["A11"] = "填表人：李明　　审核人：王芳"


def test_blank_rows_totals_notes_and_repeated_headers_are_told_never_counted(tmp_path: Path) -> None:
    read = after(tmp_path, rows_that_are_no_data)
    assert names(read) == [(4, "张建国"), (7, "李红"), (9, "王强")]
    assert [(f.kind, f.row) for f in read.facts] == [
        (facts.BLANK_ROW, 5), (facts.HEADER_AGAIN, 8), (facts.TOTAL_ROW, 10), (facts.NOTE_ROW, 11),
    ]  # fmt: skip
    assert read.facts[0].detail == "第 5 至 6 行是空行"


@pytest.mark.parametrize("first", [["甲", "乙"], []])
def test_a_row_that_numbers_the_columns_is_told(first: list[str], tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SHEET]
        sheet.insert_rows(4)
        for column, value in enumerate([*first, *range(1, 24 - len(first))], start=1):
            sheet.cell(4, column).value = value

    read = after(tmp_path, change)
    assert names(read) == [(row + 1, name) for row, name in AS_FILLED]
    assert [(f.kind, f.row) for f in read.facts] == [(facts.HEADER_AGAIN, 4)]


def test_a_person_named_like_a_total_is_a_person(tmp_path: Path) -> None:
    read = read_submission(
        filled(tmp_path / "a.xlsx", {SHEET: [{"姓名": "计合"}, {"姓名": "合计", "身份证号": "530103195504120026"}]})
    )
    assert len(read.tables[SHEET]) == 2


def test_formulas_and_errors_are_told_with_their_cells(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SHEET]
        sheet["P4"], sheet["P5"] = "=A1", "#REF!"
        sheet["P5"].data_type = "e"
        book["封面"]["C5"] = "=D9"

    read = after(tmp_path, change)
    assert [(f.kind, f.sheet, f.cell, f.detail) for f in read.facts] == [
        (facts.FORMULA_NO_VALUE, "封面", "C5", "=D9"),
        (facts.FORMULA_NO_VALUE, SHEET, "P4", "=A1"),
        (facts.ERROR_CELL, SHEET, "P5", ""),
    ]
    assert read.tables[SHEET].get("居住地")[1] == "#REF!"


def test_hidden_things_are_read_and_told(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SHEET]
        sheet.row_dimensions[5].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.auto_filter.ref = "A3:W6"
        sheet.auto_filter.add_filter_column(2, ["男"])
        sheet.sheet_state = "hidden"

    read = after(tmp_path, change)
    assert names(read) == AS_FILLED
    assert kinds(read) == [facts.HIDDEN_ROW, facts.HIDDEN_COLUMN, facts.FILTER, facts.HIDDEN_SHEET]
    assert "民族" in read.facts[1].detail


@pytest.mark.parametrize("cell", ["XFD1048576", "CV9", "A1048576", "AZ140000"])
def test_a_far_stray_cell_is_cut_out_and_told(cell: str, tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET][cell] = "x"

    read = after(tmp_path, change)
    assert names(read) == AS_FILLED
    assert [(f.kind, f.value) for f in read.facts] == [(facts.STRAY_CELL, "x")]


def test_a_stray_note_beside_the_table_is_told_once(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET]["AD4"], book[SHEET]["AD6"] = "问一下", "已问"

    read = after(tmp_path, change)
    assert [(f.kind, f.cell, f.value) for f in read.facts] == [(facts.STRAY_CELL, "AD4", "问一下")]


def test_a_lost_hidden_sheet_is_made_up_for(tmp_path: Path) -> None:
    read = after(tmp_path, lambda book: book.remove(book["表单信息"]))
    assert names(read) == AS_FILLED
    assert kinds(read) == [facts.METADATA_LOST]


def test_another_version_is_told(tmp_path: Path) -> None:
    def version(number: int) -> Callable[[Workbook], None]:
        def change(book: Workbook) -> None:
            book["表单信息"]["B2"] = number

        return change

    assert kinds(after(tmp_path, version(0))) == [facts.OLDER_VERSION]
    assert kinds(after(tmp_path, version(9))) == [facts.NEWER_VERSION]


def test_a_renamed_sheet_is_recognised_by_its_header(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].title = "干部名单"

    read = after(tmp_path, change)
    assert names(read) == AS_FILLED
    assert [(f.kind, f.sheet, f.detail) for f in read.facts] == [(facts.SHEET_RENAMED, SHEET, "干部名单")]


def test_a_copied_sheet_is_told_and_not_read(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book.copy_worksheet(book[SHEET]).title = f"{SHEET} (2)"

    read = after(tmp_path, change)
    assert names(read) == AS_FILLED
    assert [(f.kind, f.sheet, f.value) for f in read.facts] == [(facts.SHEET_COPIED, f"{SHEET} (2)", SHEET)]


def test_a_missing_sheet_and_one_too_many(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book.remove(book["任职"])
        book.create_sheet("随手记")["A1"] = "x"
        book.create_sheet("Sheet9")

    read = after(tmp_path, change)
    assert [(f.kind, f.sheet, f.value) for f in read.facts] == [
        (facts.SHEET_EXTRA, "随手记", ""),
        (facts.SHEET_MISSING, "", "任职"),
    ]


def test_a_workbook_of_something_else(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "今日菜单"
    book.save(tmp_path / "b.xlsx")
    read = read_submission(tmp_path / "b.xlsx")
    assert read.form is None
    assert kinds(read) == [facts.UNKNOWN_FORM]


def test_labels_of_the_cover_elsewhere(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book["封面"]
        sheet.insert_cols(1)
        sheet.insert_rows(1, 2)

    read = after(tmp_path, change)
    assert read.cover("单位代码") == "11530102015101001R"
    assert read.tables.place("封面", "单位代码", 0).cell == "D7"


def test_several_values_in_one_cell_stay_what_they_are(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET]["M4"] = "530102000001、530102000002"

    read = after(tmp_path, change)
    assert read.tables[SHEET].raw("党支部代码", 0) == "530102000001、530102000002"


def test_true_is_what_the_cell_shows(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET]["L4"] = True

    assert after(tmp_path, change).tables[SHEET].get("曾任领导职务")[0] == "TRUE"
