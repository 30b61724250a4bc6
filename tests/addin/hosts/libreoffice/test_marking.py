"""The marks of a check in a real office: one step of undo, and the clerk's own colours and notes afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addin.doors.ribbon.live_marking import mark_open, unmark_open
from addin.doors.ribbon.live_workbook import read_live_workbook
from addin.hosts.libreoffice import undo_step
from addin.hosts.libreoffice.blocks import elements
from tests.addin.submitted_files import roster, unit, write
from validators.finding import Finding, Severity
from workbook_templates.layout import PROBLEMS, letters

PEOPLE, PERSONS, ALL_COLUMNS = "离退休干部", 100, 45


@pytest.fixture
def form(app: Any, tmp_path: Path) -> Any:
    """A roster with a colour and a note of the clerk's own on cells that will be marked."""
    book = app.books.open(str(write(tmp_path / "花名册.xlsx", "roster", roster(1, PERSONS), **unit(1))))
    people = book.sheets[PEOPLE]
    people["A5"].color, people["B4"].color = (10, 200, 30), (1, 2, 3)
    people["A5"].add_note("问问老王")
    yield book
    book.close()


def findings(count: int) -> list[Finding]:
    """At so many cells of the list, column by column."""
    places = [(letters(n // PERSONS), 4 + n % PERSONS) for n in range(count)]
    return [
        Finding(
            "F99", Severity.ERROR, None, "花名册.xlsx", PEOPLE, f"{column}{row}", row, "", "", f"第 {row} 行不对。", "请改好。"
        )
        for column, row in places
    ]


def looks(book: Any) -> tuple[Any, ...]:
    """The names of the sheets; of the persons' sheet the contents, notes, fills and widths of columns."""
    sheet = book.sheets[PEOPLE]
    area = sheet.impl.xl.getCellRangeByPosition(0, 0, ALL_COLUMNS, PERSONS + 10)
    fills = {
        (row, column): part.CellBackColor
        for part in elements(area.getUniqueCellFormatRanges())
        if part.CellBackColor != -1
        for at in part.getRangeAddresses()
        for row in range(at.StartRow, at.EndRow + 1)
        for column in range(at.StartColumn, at.EndColumn + 1)
    }
    widths = [area.Columns.getByIndex(n).Width for n in range(ALL_COLUMNS)]
    return book.sheet_names, area.getFormulaArray(), sheet.impl.many_cells.notes(), fills, widths


@pytest.mark.parametrize("count", [3, 300, 3000])
def test_one_undo_takes_back_all_marks(form: Any, count: int) -> None:
    steps = form.api.getUndoManager()
    stages = [looks(form)]
    for number in (count, count - 1):
        with undo_step(form, "校验本表"):
            mark_open(form, read_live_workbook(form), findings(number))
        stages.append(looks(form))
    assert form.sheets[PEOPLE]["A5"].note.text.startswith("问问老王\n【校验】")
    assert PROBLEMS in stages[1][0]
    steps.undo()
    assert looks(form) == stages[1]
    steps.undo()
    assert looks(form) == stages[0]
    assert not unmark_open(form)
    assert looks(form) == stages[0]


def test_taking_marks_off_leaves_the_clerks_own(form: Any) -> None:
    before = looks(form)
    mark_open(form, read_live_workbook(form), findings(300))
    assert unmark_open(form)
    assert looks(form) == before
