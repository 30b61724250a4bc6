"""Marked and cleared, a workbook is what it was, whoever wrote it: told by comparing the parts of the package."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.dom import minidom

import openpyxl
import pytest

from tests.workbook_templates.mark import writers
from tests.workbook_templates.mark.books import LAST, RESULTS, SHEET, Told, error, needs_office, parts, saved_by_libreoffice
from tests.workbook_templates.mark.same import differences
from tests.workbook_templates.mark.sound import faults
from tests.workbook_templates.read.forms import changed
from tests.workbook_templates.read.test_writers import absolute_targets, prefixed, single_quotes, strict, without_addresses
from workbook_templates.layout import PROBLEMS, RESULT
from workbook_templates.mark import clear, mark
from workbook_templates.schema import form

MARKS = [
    *(error(f"{column}{row}") for row in (4, 5, 8) for column in "ABCJ"),
    Told("warning", SHEET, "B5", 5, "像是另一个人。"),
    Told("info", SHEET, "", 4, "说明。"),
    error("V30"),
    error("C5", sheet="封面"),
    error("A4", sheet="学习小组"),
    Told("error", "", "", 0, "整个文件。"),
]
WRITERS = [
    writers.plain, writers.by_openpyxl, writers.by_xlsxwriter, writers.by_rustpy, writers.with_table, writers.with_extension,
    writers.with_conversation,
]  # fmt: skip


def there_and_back(source: Path) -> list[str]:
    """What is different once the marks have come and gone."""
    marked, back = source.with_name("marked.xlsx"), source.with_name("back.xlsx")
    assert mark(source, marked, MARKS)
    assert PROBLEMS in openpyxl_names(marked)
    assert clear(marked, back)
    return differences(source, back)


def openpyxl_names(path: Path) -> str:
    return parts(path)["xl/workbook.xml"].decode()


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_there_and_back(write: Callable[[Path], Path], tmp_path: Path) -> None:
    assert there_and_back(write(tmp_path / "a.xlsx")) == []


@pytest.mark.parametrize(
    "variant", [strict, prefixed, single_quotes, absolute_targets, without_addresses], ids=lambda v: v.__name__
)
def test_there_and_back_in_other_dialects(variant: Callable[[Path], None], tmp_path: Path) -> None:
    source = writers.plain(tmp_path / "a.xlsx")
    variant(source)
    assert there_and_back(source) == []


@pytest.mark.office
@needs_office
def test_there_and_back_after_libreoffice(tmp_path: Path) -> None:
    source = saved_by_libreoffice(writers.by_openpyxl(tmp_path / "a.xlsx"), tmp_path / "home")
    assert there_and_back(source) == []


def test_twice_marked_and_cleared(tmp_path: Path) -> None:
    source = writers.by_openpyxl(tmp_path / "a.xlsx")
    once, twice, back = (tmp_path / f"{name}.xlsx" for name in ("once", "twice", "back"))
    assert mark(source, once, MARKS)
    assert mark(once, twice, MARKS[3:7])
    assert clear(twice, back)
    assert differences(source, back) == []


def test_the_comparison_sees_what_is_lost(tmp_path: Path) -> None:
    """It must be able to fail: each of these is a loss it tells."""
    source = writers.by_openpyxl(tmp_path / "a.xlsx")
    for lose in (_a_colour, _a_width, _a_validation, _a_note, _a_height):
        target = tmp_path / f"{lose.__name__}.xlsx"
        target.write_bytes(source.read_bytes())
        assert differences(source, changed(target, lose)), lose.__name__


def _a_colour(book: openpyxl.Workbook) -> None:
    book[SHEET]["D4"].fill = openpyxl.styles.PatternFill()


def _a_width(book: openpyxl.Workbook) -> None:
    book[SHEET].column_dimensions["J"].width = 12


def _a_validation(book: openpyxl.Workbook) -> None:
    book[SHEET].data_validations.dataValidation.pop()


def _a_note(book: openpyxl.Workbook) -> None:
    book[SHEET]["C4"].comment = None


def _a_height(book: openpyxl.Workbook) -> None:
    book[SHEET].row_dimensions[5].height = 18


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_marked_it_is_sound(write: Callable[[Path], Path], tmp_path: Path) -> None:
    """Elements in the standard's order, relationships that lead somewhere, every part declared, no number twice."""
    source = write(tmp_path / "a.xlsx")
    marked = tmp_path / "marked.xlsx"
    assert faults(source) == []
    assert mark(source, marked, MARKS)
    assert faults(marked) == []
    again = tmp_path / "again.xlsx"
    assert mark(marked, again, MARKS[:3])
    assert faults(again) == []
    for name, content in parts(marked).items():
        if name.endswith((".xml", ".rels", ".vml")):
            minidom.parseString(content)


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_the_results_can_be_filtered(write: Callable[[Path], Path], tmp_path: Path) -> None:
    source, marked = write(tmp_path / "a.xlsx"), tmp_path / "marked.xlsx"
    assert mark(source, marked, MARKS)
    sheet = openpyxl.load_workbook(marked)[SHEET]
    head = next(cell for row in sheet.iter_rows(max_row=5) for cell in row if cell.value == RESULT)
    first, last = sheet.auto_filter.ref.split(":")
    assert last.rstrip("0123456789") == head.column_letter
    assert int(first.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) == head.row
    assert not head.protection.locked, "a locked cell may not be sorted"


def test_a_filter_under_another_row_is_brought_to_the_header_and_back(tmp_path: Path) -> None:
    """As after rows were inserted by a program that leaves the filter behind."""

    def change(book: openpyxl.Workbook) -> None:
        book[SHEET].insert_rows(1, 2)

    source, marked, back = changed(writers.plain(tmp_path / "a.xlsx"), change), tmp_path / "marked.xlsx", tmp_path / "back.xlsx"
    assert mark(source, marked, [error("B7")])
    assert openpyxl.load_workbook(marked)[SHEET].auto_filter.ref == f"A5:{RESULTS}1048576"
    assert clear(marked, back)
    assert differences(source, back) == []


def test_a_choice_made_in_the_results_is_undone(tmp_path: Path) -> None:
    """Rows that the filter over the results has hidden are shown again when the results go."""
    source, marked, back = writers.plain(tmp_path / "a.xlsx"), tmp_path / "marked.xlsx", tmp_path / "back.xlsx"
    assert mark(source, marked, MARKS)

    def choose(book: openpyxl.Workbook) -> None:
        sheet = book[SHEET]
        sheet.auto_filter.add_filter_column(len(form("roster").sheet(SHEET).columns), ["【错误 F01】不对。"])
        for row in (6, 7):
            sheet.row_dimensions[row].hidden = True

    changed(marked, choose)
    assert clear(marked, back)
    sheet = openpyxl.load_workbook(back)[SHEET]
    assert sheet.auto_filter.ref == f"A3:{LAST}1048576"
    assert sheet.auto_filter.filterColumn == []
    assert [row for row in range(1, 10) if sheet.row_dimensions[row].hidden] == []


def test_a_conversation_is_not_touched(tmp_path: Path) -> None:
    source, marked = writers.with_conversation(tmp_path / "a.xlsx"), tmp_path / "marked.xlsx"
    assert mark(source, marked, MARKS)
    name = "xl/threadedComments/threadedComment1.xml"
    assert parts(marked)[name] == parts(source)[name]
    sheet = openpyxl.load_workbook(marked)[SHEET]
    assert sheet["B5"].comment.text == "[线程批注] 请核对"
    assert "不对" in sheet["A5"].comment.text


def test_a_clerks_note_grows_for_ours_and_shrinks_back(tmp_path: Path) -> None:
    source, marked, back = writers.by_xlsxwriter(tmp_path / "a.xlsx"), tmp_path / "marked.xlsx", tmp_path / "back.xlsx"
    assert mark(source, marked, [error("B5", "身份证号最后一位算出来应当是 7，现在是 3，请对照身份证核对。" * 3)])
    heights = [_box(path) for path in (source, marked)]
    assert heights[1] > heights[0]
    assert clear(marked, back)
    assert _box(back) == heights[0]


def _box(path: Path) -> list[int]:
    """The lower right corner of the note on B5."""
    text = next(content.decode() for name, content in parts(path).items() if "rawing" in name and name.endswith(".vml"))
    for shape in re.findall(r"<(?:\w+:)?shape\b.*?</(?:\w+:)?shape>", text, re.DOTALL):
        if re.search(r"Row>4<", shape) and re.search(r"Column>1<", shape):
            anchor = re.search(r"Anchor>([^<]*)<", shape)
            assert anchor
            return [int(number) for number in anchor[1].split(",")][6:]
    raise AssertionError(text)
