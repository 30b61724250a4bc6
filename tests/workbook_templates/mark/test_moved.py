"""Between two checks a clerk inserts, sorts, deletes, colours and types: the second takes off every mark of the first."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, GradientFill, PatternFill
from openpyxl.styles.colors import Color

from tests.workbook_templates.mark.books import (
    PEOPLE,
    SHEET,
    carry,
    error,
    fill,
    level,
    moved,
    needs_office,
    saved_by_libreoffice,
)
from tests.workbook_templates.read.forms import changed, filled
from workbook_templates.layout import PROBLEMS, RESULT
from workbook_templates.mark import mark
from workbook_templates.mark.shades import shade_of

YELLOW, GREEN, THEME = "FFFFFF00", "FF92D050", "theme 5 0.40"
MARKS = [error(f"B{row}") for row in range(4, 9)] + [error("C4"), error("C5")]
# Where the colours of the first five persons' numbers are.
COLOURS = {4: YELLOW, 5: GREEN, 6: THEME, 7: "", 8: "gray125"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    def colour(book: openpyxl.Workbook) -> None:
        sheet = book[SHEET]
        sheet["B4"].fill = PatternFill("solid", fgColor=YELLOW)
        sheet["B5"].fill = PatternFill("solid", fgColor=GREEN)
        sheet["B6"].fill = PatternFill("solid", fgColor=Color(theme=5, tint=0.4))
        sheet["B8"].fill = PatternFill("gray125", fgColor="FFFF0000")
        sheet["B4"].comment = Comment("我核过了", "李明")

    return changed(filled(tmp_path / "a.xlsx", {SHEET: PEOPLE}), colour)


@pytest.fixture
def once(source: Path, tmp_path: Path) -> Path:
    target = tmp_path / "once.xlsx"
    assert mark(source, target, MARKS)
    assert [level(target, f"B{row}") for row in COLOURS] == ["error"] * 5
    return target


def again(path: Path, problems: list[Any] | None = None) -> Path:
    target = path.with_name("again.xlsx")
    assert mark(path, target, problems or [])
    return target


def inserted(sheet: Any) -> dict[int, int]:
    return {row: row + 2 for row in range(5, 9)}


def sorted_backwards(sheet: Any) -> dict[int, int]:
    return {row: 12 - row for row in range(4, 9)}


@pytest.mark.parametrize("order", [inserted, sorted_backwards], ids=lambda order: order.__name__)
def test_colours_go_with_their_rows(order: Callable[[Any], dict[int, int]], once: Path) -> None:
    where: dict[int, int] = {}

    def change(book: openpyxl.Workbook) -> None:
        where.update(order(book[SHEET]))
        carry(book[SHEET], where)

    result = again(moved(once, change))
    assert {row: fill(result, f"B{where.get(row, row)}") for row in COLOURS} == COLOURS
    sheet = openpyxl.load_workbook(result)[SHEET]
    notes = {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    assert notes == {f"B{where.get(4, 4)}": "我核过了"}
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.value == RESULT or str(cell.value)[:1] == "【"]


def test_deleted_rows_take_their_marks_with_them(once: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book[SHEET]
        carry(sheet, {5: 40, 6: 5, 7: 6, 8: 7})
        sheet.delete_rows(40)

    result = again(moved(once, change))
    assert [fill(result, f"B{row}") for row in range(4, 9)] == [YELLOW, THEME, "", "gray125", ""]


def test_what_the_clerk_did_to_a_marked_cell_stays(once: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book[SHEET]
        sheet["B4"].fill = PatternFill("solid", fgColor="FF00B0F0")  # coloured over
        sheet["B5"].value = "530102196303072415"  # typed over
        sheet["B5"].font = Font(bold=True)
        sheet["D4"]._style = sheet["B5"]._style  # the format painter
        sheet["B7"].fill = PatternFill()  # taken off by hand

    result = again(moved(once, change))
    assert [fill(result, cell) for cell in ("B4", "B5", "D4", "B7")] == ["FF00B0F0", GREEN, GREEN, ""]
    cell = openpyxl.load_workbook(result)[SHEET]["B5"]
    assert (cell.value, cell.font.bold) == ("530102196303072415", True)


def test_marked_again_elsewhere_the_colours_still_come_back(once: Path, tmp_path: Path) -> None:
    twice = again(once, [error("B6"), error("B9")])
    assert [level(twice, f"B{row}") for row in range(4, 10)] == ["", "", "error", "", "", "error"]
    assert [fill(twice, f"B{row}") for row in (4, 5, 7, 8)] == [YELLOW, GREEN, "", "gray125"]
    thrice = tmp_path / "thrice.xlsx"
    assert mark(twice, thrice, [])
    assert [fill(thrice, f"B{row}") for row in COLOURS] == list(COLOURS.values())


def without_list(book: openpyxl.Workbook) -> None:
    del book[PROBLEMS]


def sheet_before_list(book: openpyxl.Workbook) -> None:
    book.create_sheet("我的草稿", 0)
    book.move_sheet(PROBLEMS, -3)


def lines_deleted(book: openpyxl.Workbook) -> None:
    book[PROBLEMS].delete_rows(3, 20)


@pytest.mark.parametrize("change", [without_list, sheet_before_list, lines_deleted], ids=lambda change: change.__name__)
def test_what_becomes_of_the_list(change: Callable[[openpyxl.Workbook], None], once: Path) -> None:
    """Without the list plain colours still come back; a pattern nobody remembers becomes no fill."""
    result = again(moved(once, change))
    wanted = COLOURS | ({8: ""} if change is without_list else {})
    assert {row: fill(result, f"B{row}") for row in COLOURS} == wanted
    book = openpyxl.load_workbook(result)
    assert book.sheetnames.count(PROBLEMS) == 1
    assert book[SHEET].print_title_rows == "$1:$3"
    assert book["学习小组"].print_title_rows == "$1:$3", "names that count sheets still mean theirs"


def test_nonsense_typed_over_what_is_remembered(once: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[PROBLEMS]["I1"] = '{"银龄": [1]}'

    result = again(moved(once, change))
    assert [fill(result, f"B{row}") for row in (4, 5, 6, 7)] == [YELLOW, GREEN, THEME, ""]


def test_many_colours_are_all_remembered(tmp_path: Path) -> None:
    rows = range(4, 304)
    colours = {row: f"FF{row * 7919 % 0x70 + 0x10:02X}{row % 256:02X}{row * 31 % 256:02X}" for row in rows}

    def colour(book: openpyxl.Workbook) -> None:
        for row in rows:
            book[SHEET][f"A{row}"].fill = PatternFill("solid", fgColor=colours[row])

    source = changed(filled(tmp_path / "a.xlsx", {SHEET: [{}] * len(rows)}), colour)
    once = tmp_path / "once.xlsx"
    assert mark(source, once, [error(f"A{row}") for row in rows])
    sheet = openpyxl.load_workbook(again(once))[SHEET]
    assert {row: sheet[f"A{row}"].fill.fgColor.rgb for row in rows} == colours


def test_a_gradient_comes_back(tmp_path: Path) -> None:
    def colour(book: openpyxl.Workbook) -> None:
        book[SHEET]["A4"].fill = GradientFill(stop=("FFFF0000", "FF0000FF"))

    source = changed(filled(tmp_path / "a.xlsx", {SHEET: PEOPLE}), colour)
    once = tmp_path / "once.xlsx"
    assert mark(source, once, [error("A4")])
    assert fill(again(once), "A4") == "linear"


@pytest.mark.office
@needs_office
def test_libreoffice_in_between(once: Path, tmp_path: Path) -> None:
    """It numbers all formats anew and writes second colours of its own; theme colours become plain ones."""
    saved = saved_by_libreoffice(once, tmp_path / "home")
    assert level(saved, "B5") == "error"

    def change(book: openpyxl.Workbook) -> None:
        carry(book[SHEET], inserted(book[SHEET]))

    result = again(moved(saved, change))
    assert [fill(result, cell) for cell in ("B4", "B7", "B9", "B5")] == [YELLOW, GREEN, "", ""]
    assert fill(result, "B8") == THEME
    assert fill(result, "B10") == "gray125"
    sheet = openpyxl.load_workbook(result)[SHEET]
    notes = {cell.coordinate: cell.comment.text.strip() for row in sheet.iter_rows() for cell in row if cell.comment}
    assert notes == {"B4": "我核过了"}


@pytest.mark.office
@needs_office
def test_libreoffice_in_between_and_the_list_deleted(once: Path, tmp_path: Path) -> None:
    """Nothing remembers then: the marks go, and no second colour that LibreOffice made up is taken for the clerk's."""
    result = again(saved_by_libreoffice(moved(once, without_list), tmp_path / "home"))
    assert [level(result, f"B{row}") for row in COLOURS] == [""] * 5
    assert {fill(result, f"B{row}") for row in COLOURS} == {""}


def test_the_colours_are_none_of_excels_own() -> None:
    """A clerk's own colour must not be taken for a mark: the standard colours, and every theme colour's usual tints."""
    standard = "C00000 FF0000 FFC000 FFFF00 92D050 00B050 00B0F0 0070C0 002060 7030A0 FFC7CE FFEB9C C6EFCE FFCC99 F2F2F2"
    themes = "EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 "
    tints = [_tinted(color, share) for color in re.findall(r"\w{6}", themes) for share in (0.8, 0.6, 0.4, -0.25, -0.5)]
    assert not [color for color in [*standard.split(), *tints] if shade_of(int(color, 16))]


def _tinted(color: str, share: float) -> str:
    parts = [int(color[at : at + 2], 16) for at in (0, 2, 4)]
    return "".join(f"{round(p + (255 - p) * share if share > 0 else p * (1 + share)):02X}" for p in parts)
