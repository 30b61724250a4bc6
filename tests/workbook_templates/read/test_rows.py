"""Totals, blank rows, merged cells, formulas, strays among the rows: told with their cells, never counted as people."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook_templates.read.forms import changed, filled, kinds
from tests.workbook_templates.read.hostile import measured
from tests.workbook_templates.read.people import AS_FILLED, COLUMNS, SHEET, after, names, t_rules
from validators.engine import check
from workbook_templates.layout import letters
from workbook_templates.read import facts, read_submission


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
    aside = letters(len(COLUMNS) + 2)

    def change(book: Workbook) -> None:
        book[SHEET][f"{aside}4"], book[SHEET][f"{aside}6"] = "问一下", "已问"

    read = after(tmp_path, change)
    assert [(f.kind, f.cell, f.value) for f in read.facts] == [(facts.STRAY_CELL, f"{aside}4", "问一下")]


def test_several_values_in_one_cell_stay_what_they_are(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET]["M4"] = "530102000001、530102000002"

    read = after(tmp_path, change)
    assert read.tables[SHEET].raw("党支部代码", 0) == "530102000001、530102000002"


def test_true_is_what_the_cell_shows(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET]["L4"] = True

    assert after(tmp_path, change).tables[SHEET].get("曾任领导职务")[0] == "TRUE"


@pytest.mark.parametrize(
    "word", ["合计", "小计", "总计", "合　计", "合计：", "合 计(人)", "本页小计", "共计", "总 计", "合计人数", "累计"]
)
@pytest.mark.parametrize("column", ["A", "B"])
def test_totals_in_all_their_words(word: str, column: str, path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET][f"{column}7"], book[SHEET]["D7"] = word, 3

    changed(path, change)
    assert names(read_submission(path)) == AS_FILLED
    assert t_rules(path) == [("T10", "warning", f"{column}7")]


def test_subtotals_between_the_rows(path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].insert_rows(5)
        book[SHEET]["A5"], book[SHEET]["B5"] = "小计", 1

    changed(path, change)
    assert names(read_submission(path)) == [(4, "张建国"), (6, "李红"), (7, "王强")]
    assert t_rules(path) == [("T10", "warning", "A5")]


def test_a_total_made_by_a_formula(path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET]["A7"], book[SHEET]["D7"] = "合计", "=COUNTA(A4:A6)"
        book[SHEET].merge_cells("A7:C7")

    changed(path, change)
    assert names(read_submission(path)) == AS_FILLED
    assert t_rules(path) == [("T10", "warning", "A7")]


def test_merged_data_over_a_row_and_over_a_block(path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].merge_cells("P5:Q5")
        book[SHEET].merge_cells("F4:G6")

    changed(path, change)
    read = read_submission(path)
    assert read.tables[SHEET].get("人员类别") == ["退休", None, None]
    assert {(rule, cell) for rule, _, cell in t_rules(path)} == {("T05", "P5"), ("T05", "F4")}


def test_formulas_with_results_and_without_by_xlsxwriter(path: Path) -> None:
    old = openpyxl.load_workbook(path)
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for sheet in old:
            new = book.add_worksheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        new.write(cell.row - 1, cell.column - 1, cell.value)
            if sheet.title == SHEET:
                new.write_formula("P4", '="昆明"&"市"', None, "昆明市")
                new.write_formula("P5", '="大理"', None, "")
                new.write_formula("P6", "=1/0", None, "#DIV/0!")
                new.write_formula("A6", "=VLOOKUP(1,Z:Z,1,0)", None, "#N/A")
    read = read_submission(path)
    assert read.tables[SHEET].get("居住地")[0] == "昆明市"
    assert [(f.kind, f.cell, f.value) for f in read.facts if f.sheet == SHEET and f.cell != "P5"] == [
        (facts.FORMULA, "P4", "昆明市"), (facts.ERROR_CELL, "A6", "#N/A"), (facts.ERROR_CELL, "P6", "#DIV/0!"),
    ]  # fmt: skip
    assert {(f.kind, f.cell) for f in read.facts if f.cell == "P5"} == {(facts.FORMULA_NO_VALUE, "P5")}


def test_a_stray_cell_at_the_end_of_the_world_costs_nothing(path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET]["XFD1048576"] = "误触"

    changed(path, change)
    kind, memory = measured(path)
    assert kind == "误触"
    assert memory < 120
    found = [f for f in check([read_submission(path)])[0].findings if f.rule == "T10"]
    assert [(f.severity.value, f.cell, f.value) for f in found] == [("warning", "XFD1048576", "误触")]
