"""Findings in the clerk's own workbook: seen where they are, nothing of the clerk's lost, and gone when mended."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.dom import minidom

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from tests.workbook_templates.mark.books import RESULTS, SHEET, Told
from tests.workbook_templates.mark.findings import ALL, colour, marked, opened
from tests.workbook_templates.read.forms import changed, told
from workbook_templates.layout import PROBLEMS, RESULT
from workbook_templates.mark import mark
from workbook_templates.mark.problem import FILLS
from workbook_templates.read import read_submission


def test_colours_notes_and_results_are_where_the_findings_are(source: Path) -> None:
    book = opened(marked(source))
    sheet = book[SHEET]
    assert [colour(book, c) for c in ("B5", "P6", "V9", "B4")] == [FILLS["error"], FILLS["error"], FILLS["warning"], ""]
    assert colour(book, "C5", "封面") == FILLS["error"]
    note = sheet["B5"].comment.text
    assert note.index("F05") < note.index("F08"), "errors first"
    assert [sheet[f"{RESULTS}{row}"].value for row in (3, 5)] == [
        RESULT,
        "【错误 F05】身份证号不对。　【提醒 F08】像是另一个人。",
    ]
    assert [colour(book, f"{RESULTS}{row}") for row in (4, 5, 6, 9)] == [
        FILLS["info"],
        FILLS["error"],
        FILLS["error"],
        FILLS["warning"],
    ]
    assert sheet.column_dimensions[RESULTS].width >= 40
    assert not sheet.column_dimensions[RESULTS].hidden


def test_the_list_of_problems(source: Path) -> None:
    book = opened(marked(source))
    sheet = book[PROBLEMS]
    rows = [[cell.value for cell in row[:8]] for row in sheet.iter_rows(min_row=2)]
    assert rows[0] == ["序号", "级别", "姓名/对象", "问题", "怎样改", "所在表", "单元格", "规则"]
    assert [row[1] for row in rows[1:]] == ["错误"] * 3 + ["提醒"] * 3 + ["说明"]
    assert rows[1][5:7] == ["封面", "C5"], "in the order of the sheets"
    assert rows[2] == [2, "错误", "李红", "身份证号不对。", "请改正。", SHEET, "B5", "F05"]
    assert sheet["G4"].hyperlink.location == f"'{SHEET}'!B5"
    assert rows[4][5:7] == ["整个文件", None]
    assert book.active.title == PROBLEMS
    assert [ws.title for ws in book if ws.sheet_view.tabSelected] == [PROBLEMS], "two selected sheets are typed into together"


def test_what_the_clerk_made_is_kept(source: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book[SHEET]
        sheet["B5"].comment = Comment("我核过了", "李明")
        sheet["C4"].comment = Comment("备忘", "李明")
        sheet["D4"].fill = PatternFill("solid", fgColor="FF00FF00")
        sheet.column_dimensions["J"].width = 33

    before = opened(changed(source, change))
    after = opened(marked(source))
    for name in before.sheetnames:
        old, new = before[name], after[name]
        assert [[c.value for c in row] for row in new.iter_rows(max_row=old.max_row, max_col=old.max_column)] == [
            [c.value for c in row] for row in old.iter_rows()
        ]
        assert len(new.data_validations.dataValidation) == len(old.data_validations.dataValidation)
        assert [new.column_dimensions[c].width for c in "ABJ"] == [old.column_dimensions[c].width for c in "ABJ"]
        assert new.freeze_panes == old.freeze_panes
        assert new.print_title_rows == old.print_title_rows
    sheet = after[SHEET]
    assert sheet["B5"].comment.text.startswith("我核过了")
    assert "F05" in sheet["B5"].comment.text
    assert sheet["C4"].comment.text == "备忘"
    assert colour(after, "D4") == "FF00FF00"
    assert sheet["B5"].number_format == before[SHEET]["B5"].number_format
    assert sheet["B5"].border.left.style == before[SHEET]["B5"].border.left.style
    assert sheet["B5"].protection.locked == before[SHEET]["B5"].protection.locked


def test_parts_that_were_not_touched_are_the_same_bytes(source: Path) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(marked(source)) as new:
        same = [name for name in old.namelist() if name in new.namelist() and old.read(name) == new.read(name)]
        for name in new.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                minidom.parseString(new.read(name))
    assert "xl/theme/theme1.xml" in same
    assert "xl/sharedStrings.xml" in same


def test_a_second_run_takes_the_first_ones_marks_off(source: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[SHEET]["B5"].fill = PatternFill("solid", fgColor="FFFFFF00")
        book[SHEET]["B5"].comment = Comment("我核过了", "李明")

    changed(source, change)
    once = marked(source)
    again = source.with_name("again.xlsx")
    assert mark(once, again, [])
    book = opened(again)
    sheet = book[SHEET]
    assert colour(book, "B5") == "FFFFFF00", "the clerk's own colour"
    assert [colour(book, c) for c in ("P6", "V9", f"{RESULTS}5")] == ["", "", ""]
    assert sheet["B5"].comment.text == "我核过了"
    assert sheet["P6"].comment is None
    assert {sheet[f"{RESULTS}{row}"].value for row in range(1, 12)} == {None}
    assert book.sheetnames.count(PROBLEMS) == 1
    assert "没有发现问题" in book[PROBLEMS]["A1"].value


def test_the_same_findings_twice_give_the_same_file(source: Path) -> None:
    once = marked(source)
    again = source.with_name("again.xlsx")
    assert mark(once, again, ALL)
    assert once.read_bytes() == again.read_bytes()


def test_marks_are_no_mistakes(source: Path) -> None:
    before = told(read_submission(source))
    read = read_submission(marked(source))
    assert told(read) == before
    assert read.facts == []


def test_moved_headers(source: Path) -> None:
    changed(source, lambda book: book[SHEET].insert_rows(1))
    book = opened(marked(source, [Told("error", SHEET, "B6", 6, "错。")]))
    assert book[SHEET][f"{RESULTS}4"].value == RESULT
    assert book[SHEET][f"{RESULTS}6"].value == "【错误 F01】错。"


def test_a_renamed_sheet(source: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[SHEET].title = "干部'名单"

    book = opened(marked(changed(source, change)))
    assert colour(book, "B5", "干部'名单") == FILLS["error"]
    assert book[PROBLEMS]["G4"].hyperlink.location == "'干部''名单'!B5"
