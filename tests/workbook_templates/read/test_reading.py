"""One reading of a workbook serves all that is done with it, and gives nothing of another state of the file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.workbook_templates.read.forms import changed, filled, kinds
from validators.engine import check
from workbook_templates.layout import RESULT, letters
from workbook_templates.mark import mark, mark_reading
from workbook_templates.read import ByteBudget, ChangedSinceRead, Grid, Protection, Reading, facts, read_file, read_submission
from workbook_templates.read import reading as reading_module
from workbook_templates.read.troubles import TRUNCATED, Unusable
from workbook_templates.schema import form

SHEET = "离退休干部"
AFTER_LAST = len(form("roster").sheet(SHEET).columns)  # the first column beside the list


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return filled(tmp_path / "花名册.xlsx", {SHEET: [{"姓名": "张建国", "居住地": None}]})


def spoiled(file: Path) -> None:
    filled(file, {SHEET: [{"姓名": "李芳"}]})


def test_a_reading_is_of_one_state_of_the_file(file: Path, tmp_path: Path) -> None:
    reading = read_file(file)
    report = check([reading.submission])[0]
    spoiled(file)
    assert mark_reading(reading, tmp_path / "标注.xlsx", report.findings)
    book = openpyxl.load_workbook(tmp_path / "标注.xlsx")
    assert book[SHEET]["A4"].value == "张建国"
    assert "居住地" in book[SHEET]["P4"].comment.text


@pytest.mark.parametrize("large", [False, True])
def test_what_was_let_go_is_read_again_from_the_same_bytes_alone(
    large: bool, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_module, "MOST_HELD", 0 if large else 2**23)
    reading = read_file(file)
    before = list(reading.submission.tables[SHEET].records("姓名"))
    assert (reading.content.held == 0) is large, "the bytes of a large file are let go before its cells are read"
    reading.let_go()
    assert list(reading.submission.tables[SHEET].records("姓名")) == before
    reading.let_go()
    spoiled(file)
    with pytest.raises(ChangedSinceRead):
        _ = reading.submission


def test_a_file_changed_since_its_bytes_were_let_go_is_not_marked(file: Path, tmp_path: Path) -> None:
    reading = read_file(file)
    report = check([reading.submission])[0]
    reading.let_go_of_bytes()
    assert mark_reading(reading, tmp_path / "1.xlsx", report.findings)
    reading.let_go_of_bytes()
    spoiled(file)
    assert not mark_reading(reading, tmp_path / "2.xlsx", report.findings)
    assert not (tmp_path / "2.xlsx").exists()


def test_so_many_bytes_are_held_and_no_more(file: Path) -> None:
    budget = ByteBudget(2 * file.stat().st_size)
    readings = [read_file(file) for _ in range(4)]
    for reading in readings:
        assert reading.submission.usable
        budget.hold(reading)
    assert [reading.content.held > 0 for reading in readings] == [True, True, False, False]


def test_a_file_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 half")
    reading = read_file(tmp_path / "a.xlsx", name="甲局的表")
    assert (reading.trouble, reading.submission.usable, reading.submission.file) == (TRUNCATED, False, "甲局的表")
    assert (reading.protection, reading.sheets.recognised, reading.sheets.headers) == (Protection.NONE, None, {})
    with pytest.raises(Unusable):
        _ = reading.package


def test_an_open_workbook_has_no_bytes() -> None:
    reading = Reading.of_grids([Grid("Sheet1", [["今日菜单"]])], "菜单.xlsx")
    assert kinds(reading.submission) == [facts.UNKNOWN_FORM]
    with pytest.raises(ValueError, match="open in a host"):
        _ = reading.content


def test_results_of_an_earlier_check_are_left_out_and_taken_off_where_the_reading_found_them(file: Path, tmp_path: Path) -> None:
    before = read_submission(file)
    once, twice = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    mark(file, once, check([before])[0].findings)
    reading = read_file(once)
    assert reading.sheets.results[SHEET] == reading.sheets.headers[SHEET].results == [(2, AFTER_LAST), (3, AFTER_LAST)]
    assert reading.submission.facts == before.facts
    mark_reading(reading, twice, [])
    assert RESULT not in [cell.value for cell in openpyxl.load_workbook(twice)[SHEET][3]]


def test_results_are_found_where_the_header_is_lost(file: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    mark(file, once, check([read_submission(file)])[0].findings)

    def lose(book: openpyxl.Workbook) -> None:
        for cell in book[SHEET][3][:AFTER_LAST]:
            cell.value = None

    reading = read_file(changed(once, lose))
    assert (SHEET in reading.sheets.headers, reading.sheets.results[SHEET]) == (False, [(2, AFTER_LAST), (3, AFTER_LAST)])
    mark_reading(reading, twice, [])
    assert RESULT not in [cell.value for cell in openpyxl.load_workbook(twice)[SHEET][3]]


def test_a_title_of_the_clerks_own_that_resembles_ours_is_the_clerks(file: Path, tmp_path: Path) -> None:
    def add(book: openpyxl.Workbook) -> None:
        book[SHEET][f"{letters(AFTER_LAST)}3"], book[SHEET][f"{letters(AFTER_LAST)}4"] = f"{RESULT}（人工）", "已核"

    reading = read_file(changed(file, add))
    assert [(fact.kind, fact.value) for fact in reading.submission.facts] == [(facts.COLUMN_EXTRA, f"{RESULT}（人工）")]
    mark_reading(reading, tmp_path / "标注.xlsx", check([reading.submission])[0].findings)
    assert openpyxl.load_workbook(tmp_path / "标注.xlsx")[SHEET][f"{letters(AFTER_LAST)}4"].value == "已核"


def test_whom_a_row_is_about(file: Path) -> None:
    sheets = read_file(file).sheets
    assert [sheets.subject(SHEET, row) for row in (0, 3, 4, 5, 9_999)] == ["", "", "张建国", "", ""]
    assert sheets.subject("没有的表", 4) == ""
