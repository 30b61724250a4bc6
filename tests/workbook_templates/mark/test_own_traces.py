"""What is ours is known by what was remembered; and what it looks like to the clerk who reads it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.workbook_templates.mark import clerks
from tests.workbook_templates.mark.books import BESIDE, LAST, PEOPLE, RESULTS, SHEET, Told, error, parts
from tests.workbook_templates.mark.same import differences
from tests.workbook_templates.read.forms import changed, filled
from workbook_templates.layout import PROBLEMS, RESULT
from workbook_templates.mark import clear, mark
from workbook_templates.mark.problem_lines import MOST_RANGES, ProblemLine, cells_of, problem_lines, ranges
from workbook_templates.mark.workbook_part import select
from workbook_templates.read import read_file


def marked(source: Path, problems: list[Told], name: str = "marked") -> Path:
    target = source.with_name(f"{name}.xlsx")
    assert mark(source, target, problems)
    return target


def titles(path: Path) -> dict[str, object]:
    return {cell.column_letter: cell.value for cell in openpyxl.load_workbook(path)[SHEET][3] if cell.column > 20}


@pytest.mark.parametrize(("row", "text"), [(5, "已核"), (700, "远处"), (8, None)])
def test_the_results_go_to_the_first_column_with_nothing_in_it(row: int, text: str | None, source: Path) -> None:
    changed(source, clerks.jotting(RESULTS, row, text))
    once = marked(source, [error("B5")])
    assert titles(once)[BESIDE[1]] == RESULT
    assert titles(marked(once, [error("B6")], "twice"))[BESIDE[1]] == RESULT


def test_a_column_of_the_clerks_that_is_called_as_ours_stays_beside_ours(source: Path) -> None:
    changed(source, clerks.own_column(RESULTS, RESULT))
    once = marked(source, [error("B5")])
    assert (titles(once)[RESULTS], titles(once)[BESIDE[1]]) == (RESULT, RESULT)
    sheet = openpyxl.load_workbook(marked(once, [], "twice"))[SHEET]
    assert [sheet[f"{RESULTS}{row}"].value for row in (3, 4, 6, 90)] == [RESULT, "已核", clerks.OURS[0], "完"]
    assert sheet[f"{BESIDE[1]}3"].value is None


def test_what_a_clerk_types_into_our_column_stays(source: Path) -> None:
    once = marked(source, [error("B5")])
    changed(once, lambda book: book[SHEET].__setitem__(f"{RESULTS}7", "等他回电话"))
    assert clear(once, source.with_name("back.xlsx"))
    sheet = openpyxl.load_workbook(source.with_name("back.xlsx"))[SHEET]
    assert [sheet[f"{RESULTS}{row}"].value for row in (3, 5, 7)] == [None, None, "等他回电话"]


def test_what_a_clerk_adds_to_our_note_stays(source: Path) -> None:
    once = marked(source, [error("B5")])

    def add(book: openpyxl.Workbook) -> None:
        cell = book[SHEET]["B5"]
        cell.comment = Comment(f"{cell.comment.text}\n已经打电话问过", "李明")

    twice = marked(changed(once, add), [], "twice")
    assert openpyxl.load_workbook(twice)[SHEET]["B5"].comment.text == "已经打电话问过"


def test_a_clerks_list_keeps_its_name_and_ours_is_known_under_any(source: Path) -> None:
    changed(source, clerks.like_our_list)
    once = marked(source, [error("B5")])
    assert openpyxl.load_workbook(once).sheetnames[-2:] == [PROBLEMS, f"{PROBLEMS}2"]
    renamed = changed(once, lambda book: setattr(book[f"{PROBLEMS}2"], "title", "校验出来的"))
    assert read_file(renamed).sheets.earlier.name == "校验出来的"
    assert openpyxl.load_workbook(marked(renamed, [], "twice")).sheetnames[-2:] == [PROBLEMS, f"{PROBLEMS}2"]


def test_a_selected_sheet_is_selected_once() -> None:
    """LibreOffice writes the attribute on every sheet."""
    assert select('<sheetView tabSelected="false" a="1"/><sheetData/>') == '<sheetView tabSelected="1" a="1"/><sheetData/>'


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_raw_names_of_parts_keep_their_bytes(encoding: str, source: Path) -> None:
    name = "xl/media/图片1.png".encode(encoding)
    plain = b"xl/media/" + b"x" * (len(name) - 9)
    with zipfile.ZipFile(source, "a") as package:
        package.writestr(plain.decode(), clerks.PICTURE)
    source.write_bytes(source.read_bytes().replace(plain, name))
    assert "xl/media/图片1.png" in read_file(source).package
    once = marked(source, [error("B5")])
    assert once.read_bytes().count(name) == source.read_bytes().count(name) == 2
    assert clear(once, source.with_name("back.xlsx"))
    assert differences(source, source.with_name("back.xlsx")) == []


def test_results_wrap(source: Path) -> None:
    sheet = openpyxl.load_workbook(marked(source, [error("B5")]))[SHEET]
    assert sheet[f"{RESULTS}5"].alignment.wrap_text


def test_a_row_is_as_high_as_its_results_need_and_no_longer_when_they_go(source: Path) -> None:
    """Programs that do not fit rows to wrapped text when they open a file would write over the next row."""
    changed(source, lambda book: setattr(book[SHEET].row_dimensions[6], "height", 41))
    once = marked(source, [error("B5", "号码不对。" * 30), error("B6", "号码不对。" * 30), error("B7")])
    heights = [openpyxl.load_workbook(once)[SHEET].row_dimensions[row].height for row in (5, 6, 7)]
    assert heights[0] > 5 * 16
    assert heights[1:] == [41, None]
    assert clear(marked(once, [error("B5")], "twice"), source.with_name("back.xlsx"))
    assert differences(source, source.with_name("back.xlsx")) == []


def test_the_same_reminder_for_many_persons_is_one_line_with_its_places(tmp_path: Path) -> None:
    people = [{"姓名": f"张{letter}"} for letter in "甲乙丙丁戊"]
    source = filled(tmp_path / "a.xlsx", {SHEET: people})
    told = [
        Told("warning", SHEET, f"A{row}", row, f"{people[row - 4]['姓名']} 今年没有培训。", "请安排。", "C04-1")
        for row in (4, 5, 6, 8)
    ]
    once = marked(source, [*told, error("B5")])
    sheet = openpyxl.load_workbook(once)[PROBLEMS]
    lines = [[cell.value for cell in row[1:8]] for row in sheet.iter_rows(min_row=3)]
    assert str(sheet["A1"].value).startswith("问题清单：错误 1 条，提醒 4 条。提醒核实无误")
    assert lines[0][:3] == ["错误", "张乙", "不对。"]
    words = "张甲 今年没有培训。\n同样的问题共 4 处：A4:A6、A8"
    assert lines[1:] == [["提醒", "张甲 等 4 处", words, "请安排。", SHEET, "A4", "C04-1"]]
    assert 'ref="G4" location="\'离退休干部\'!A4"' in next(
        text.decode() for name, text in parts(once).items() if "同样的问题" in text.decode("utf-8", "ignore")
    )


def test_lines_hold_no_more_places_than_a_row_can_show() -> None:
    rows = range(4, 4 + 4 * MOST_RANGES, 2)
    told = [ProblemLine(Told("warning", SHEET, f"A{row}", row, "没有培训。"), "", SHEET) for row in rows]
    lines = problem_lines(told)
    assert [len(line.cells) for line in lines] == [MOST_RANGES, MOST_RANGES]
    assert [cell for line in lines for cell in cells_of(ranges(line.cells))] == [one.problem.cell for one in told]


def test_ranges_are_read_back() -> None:
    assert ranges(["P7", "P8", "P9", "P41"]) == "P7:P9、P41"
    assert cells_of("P7:P9、P41") == ["P7", "P8", "P9", "P41"]
    assert LAST < RESULTS or len(LAST) < len(RESULTS)
    assert len(PEOPLE) == 5
