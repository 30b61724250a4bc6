"""2025.6 typed into a cell for dates, through a file and through a sheet that is open on the screen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl

from tests.addin.submitted_files import roster, unit, write
from validators.engine import check
from workbook_templates.read import Grid, Reading, read_submission
from workbook_templates.table import Submission


def made(path: Path) -> Path:
    """A roster in which 2025.6 is 任职日期 and 2023.6 退休日期, where a month is enough."""
    file = write(path, "roster", roster(1), **unit(1))
    book = openpyxl.load_workbook(file)
    for sheet, header, number in (("任职", "任职日期", 2025.6), ("离退休干部", "退休日期", 2023.6)):
        column = next(cell.column for cell in book[sheet][3] if str(cell.value).startswith(header))
        cell = book[sheet].cell(4, column)
        cell.value, cell.number_format = number, "yyyy-mm-dd"
    book.save(file)
    return file


def on_screen(file: Path) -> Submission:
    """As a host gives the cells of an open workbook: what is formatted as a date comes as a moment."""
    book = openpyxl.load_workbook(file)
    grids = [Grid(sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]) for sheet in book.worksheets]
    moments = [value for grid in grids for row in grid.rows for value in row if isinstance(value, dt.datetime)]
    assert dt.datetime.fromisoformat("1905-07-17T14:24") in moments
    return Reading.of_grids(grids, file.name, []).submission


def test_a_month_is_told_where_a_day_is_needed_and_read_where_it_is_enough(tmp_path: Path) -> None:
    file = made(tmp_path / "花名册.xlsx")
    for read in (read_submission(file), on_screen(file)):
        assert read.tables["离退休干部"].get("退休日期")[0] == dt.date(2023, 6, 1)
        assert read.tables["任职"].get("任职日期")[0] is None
        [report] = check([read])
        [told] = [finding for finding in report.findings if finding.rule == "F03"]
        assert (told.sheet, told.column, told.row, told.value) == ("任职", "任职日期", 4, "2025.6")
        assert told.message == "“任职日期”填的是“2025.6”，只有年和月，缺少日。"
