"""Sheets of the clerk's own beside the form's: told, never read beyond what it takes to see that they are not ours."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook_templates.read.forms import changed, filled, kinds, repacked, told
from tests.workbook_templates.read.hostile import MEASURE
from tests.workbook_templates.read.people import AS_FILLED, PEOPLE, SHEET, names
from workbook_templates.layout import HEADER_ROW
from workbook_templates.mark import mark_reading
from workbook_templates.read import facts, read_file, read_submission, sheet_head, troubles

OURS = "在职工资"


def beside(path: Path, fill: Callable[[Worksheet], None] = lambda sheet: None) -> Path:
    """The roster with another sheet behind it."""
    return changed(filled(path, {SHEET: PEOPLE}), lambda book: fill(book.create_sheet(OURS)))


def wide(sheet: Worksheet) -> None:
    for row in range(1, 61):
        for column in range(1, 71):
            sheet.cell(row, column).value = row * column


def long(sheet: Worksheet) -> None:
    for row in range(150_000, 153_000):
        sheet.cell(row, 1).value = row


def full_of_formulas(sheet: Worksheet) -> None:
    for row in range(1, 20_100):
        sheet.cell(row, 1).value = "=1+1"


def below_a_thousand_blank_rows(sheet: Worksheet) -> None:
    sheet["BZ1500"] = "x"


SIDE_SHEETS = [wide, long, full_of_formulas, below_a_thousand_blank_rows]


@pytest.mark.parametrize("fill", SIDE_SHEETS)
def test_a_sheet_that_is_not_ours_is_told_and_the_form_is_read(fill: Callable[[Worksheet], None], tmp_path: Path) -> None:
    path = beside(tmp_path / "a.xlsx", fill)
    read = read_submission(path)
    assert names(read) == AS_FILLED
    assert [(f.kind, f.sheet) for f in read.facts] == [(facts.SHEET_EXTRA, OURS)]
    assert [place for rule, place, _ in told(read) if rule == "T03"] == [f"{OURS}!"]


def test_it_stays_in_a_marked_copy(tmp_path: Path) -> None:
    path = beside(tmp_path / "a.xlsx", wide)
    assert mark_reading(read_file(path), tmp_path / "b.xlsx", [])
    before, after = (openpyxl.load_workbook(tmp_path / name)[OURS] for name in ("a.xlsx", "b.xlsx"))
    assert [[cell.value for cell in row] for row in after] == [[cell.value for cell in row] for row in before]


@pytest.mark.parametrize("fill", [wide, long, full_of_formulas])
def test_of_our_own_sheets_the_one_too_large_is_named(fill: Callable[[Worksheet], None], tmp_path: Path) -> None:
    path = changed(filled(tmp_path / "a.xlsx", {SHEET: PEOPLE}), lambda book: fill(book["任职"]))
    ((rule, _, message), *_) = told(read_submission(path))
    assert rule == "T01"
    assert "工作表“任职”" in message


def renamed(book: openpyxl.Workbook, fill: Callable[[Worksheet], None] = lambda sheet: None) -> None:
    fill(book[SHEET])
    book[SHEET].title = "干部名单"


def test_one_of_ours_under_another_name_is_read_whole(tmp_path: Path) -> None:
    people = [PEOPLE[0]] * 300
    read = read_submission(changed(filled(tmp_path / "a.xlsx", {SHEET: people}), renamed))
    assert facts.SHEET_RENAMED in kinds(read)
    assert len(read.tables[SHEET]) == 300


def test_one_of_ours_under_another_name_is_held_to_the_limits_and_named(tmp_path: Path) -> None:
    path = changed(filled(tmp_path / "a.xlsx", {SHEET: PEOPLE}), lambda book: renamed(book, long))
    ((rule, _, message), *_) = told(read_submission(path))
    assert (rule, "工作表“干部名单”" in message) == ("T01", True)


@pytest.mark.parametrize("top", [1, 3, 25])
def test_its_header_is_found_where_it_stands(top: int, tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[SHEET].title = "干部名单"
        if top < HEADER_ROW:
            book["干部名单"].delete_rows(1, HEADER_ROW - top)
        elif top > HEADER_ROW:
            book["干部名单"].insert_rows(1, top - HEADER_ROW)

    read = read_submission(changed(filled(tmp_path / "a.xlsx", {SHEET: PEOPLE}), change))
    assert [name for _, name in names(read)] == [name for _, name in AS_FILLED]


def many(tmp_path: Path, count: int, xml: bytes) -> Path:
    """The roster with so many sheets of its owner's, each this XML."""
    path = changed(
        filled(tmp_path / "a.xlsx", {SHEET: PEOPLE}), lambda book: [book.create_sheet(f"草稿{n}") for n in range(count)]
    )
    theirs = len(openpyxl.load_workbook(path, read_only=True).sheetnames) - count

    def change(name: str, content: bytes) -> bytes:
        number = name.removeprefix("xl/worksheets/sheet").removesuffix(".xml")
        return xml if number.isdecimal() and int(number) > theirs else content

    return repacked(path, change)


@pytest.mark.parametrize("cell", [b"AZ19999", b"XFD1048576", b"AZ1"])
def test_many_of_them_do_not_fill_the_memory(cell: bytes, tmp_path: Path) -> None:
    """The cell reader fills all from A1 to the last cell: a million cells for each of these sheets."""
    xml = (
        b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row><c r="%s"><v>1</v></c></row></sheetData></worksheet>'
    )
    path = many(tmp_path, 150, xml % cell)
    command = [sys.executable, "-c", MEASURE, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    kind, memory = done.stdout.split()
    assert kind == facts.SHEET_EXTRA
    assert int(memory) < 200


def test_a_head_is_made_of_odd_xml_too() -> None:
    prefixed = b'<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    unaddressed = b"<worksheet><sheetData><row><c><v>7</v></c><c/></row></sheetData></worksheet>"
    styled = b'<worksheet><sheetData><row r="1"><c s="1" r="A1"><v>7</v></c></row></sheetData></worksheet>'
    for xml in (prefixed, unaddressed, styled):
        assert b'<c r="A1"' in sheet_head.head_of(xml)
        assert b"<v>7</v>" in sheet_head.head_of(xml)


def test_a_head_is_small_and_holds_no_far_cell() -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c><c r="XFD%d" s="1"/><c r="BA%d"><v>2</v></c></row>' % (n, n, n, n)
        for n in range(1, 50_000)
    )
    head = sheet_head.head_of(b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>")
    assert head.count(b"<c ") == 99, "rows 1 to 99, the near cell of each"
    assert head.count(b"<row") == head.count(b"</row>")


def test_a_cell_that_does_not_end_is_damage() -> None:
    with pytest.raises(troubles.Unusable) as told_of:
        sheet_head.head_of(b'<worksheet><sheetData><row><c r="ZZ1"><v>1</v></row></sheetData></worksheet>')
    assert told_of.value.trouble == troubles.DAMAGED
