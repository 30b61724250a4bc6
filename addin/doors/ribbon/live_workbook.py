"""Read an open workbook into the same grids as a file, so that ribbon and command line check the same way."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from addin.doors.ribbon.live_cells import QueryBudget, live_cells
from addin.doors.ribbon.local_file import local_file
from addin.errors import Refused
from workbook_templates.advice import Advice
from workbook_templates.layout import LISTS, META, NOTES
from workbook_templates.read import Grid, Reading
from workbook_templates.read.cell_pictures import is_picture
from workbook_templates.read.limits import MOST_COLUMNS
from workbook_templates.read.scan import Area, Cell, Formula
from workbook_templates.table import Fact

_SKIPPED = frozenset((NOTES, LISTS))
_ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"))
_MOST_ROWS = 150_000


def read_live_workbook(book: Any) -> Reading:
    """The reading of a workbook as it is on the screen, saved or not.

    Refused where it is none of our forms, or where a sheet has more than 150 000 rows.
    """
    grids = [_grid(sheet) for sheet in book.sheets if sheet.name not in _SKIPPED]
    reading = Reading.of_grids(grids, str(book.name), _hazards(book))
    if reading.sheets.recognised is None:
        raise Refused("这个工作簿不是本系统的表。请", Advice.NEW_FORM, "，再点这个按钮。")
    return reading


def _hazards(book: Any) -> list[Fact]:
    """Facts about hazards (macros, links …) in the saved file; none where the workbook was never saved or cannot be read."""
    from workbook_templates.read import read_file  # noqa: PLC0415 - only where there is a file
    from workbook_templates.read.troubles import Unusable  # noqa: PLC0415
    from workbook_templates.read.workbook_parts import hazards  # noqa: PLC0415

    path = local_file(book)
    if path is None or path.suffix.lower() not in (".xlsx", ".xlsm"):
        return []
    with contextlib.suppress(OSError, Unusable):
        return hazards(read_file(path).package)
    return []


def _grid(sheet: Any) -> Grid:
    used = sheet.used_range.last_cell
    last, width = used.row, min(used.column, MOST_COLUMNS)
    if last > _MOST_ROWS:
        raise Refused(f"“{sheet.name}”用到了第 {last:,} 行，太大了。请选中名单下面的空行，点右键删除，再点这个按钮。")
    whole = sheet.range((1, 1), (last, width))
    values = whole.options(ndim=2, err_to_str=True).value
    grid = Grid(sheet.name, [[_as_read(value) for value in row] for row in values], bool(sheet.visible))
    _formulas(grid, whole.formula)
    if sheet.name != META:
        grid.merges = list(_merges(sheet, last, width))
        rows, columns = live_cells(sheet).hidden(last, width)
        grid.hidden_rows, grid.hidden_columns = {row - 1 for row in rows}, {column - 1 for column in columns}
    return grid


def _as_read(value: object) -> object:
    """A value as the reader of files gives it: a truth value as its text."""
    return ("TRUE" if value else "FALSE") if isinstance(value, bool) else value


def _formulas(grid: Grid, formulas: Any) -> None:
    """Record formulas and error values in the grid, apart from texts that begin with ``=`` (they equal their value) or ``#``."""
    block = formulas if isinstance(formulas, (tuple, list)) else ((formulas,),)
    for r, line in enumerate(block):
        values = grid.rows[r]
        for c, text in enumerate(line if isinstance(line, (tuple, list)) else (line,)):
            if isinstance(text, str) and text[:1] in ("=", "#"):
                _note_formula_or_error(grid, (r, c), text, values[c])


def _note_formula_or_error(grid: Grid, place: Cell, text: str, value: object) -> None:
    if text[0] == "=" and (text != value or is_picture(text)):
        grid.formulas[place] = Formula(text[1:], value is not None)
    if value in _ERRORS:
        grid.errors[place] = str(value)


def _merges(sheet: Any, last: int, width: int) -> Iterator[Area]:
    """Merged areas (zero-based), found by bisection: a list without any takes a single query."""
    left = QueryBudget()
    seen: set[Cell] = set()
    todo = [(1, 1, last, width)]
    while todo and left.take():
        top, first, bottom, end = todo.pop()
        part = sheet.range((top, first), (bottom, end))
        if part.merge_cells is False or (top, first) in seen:
            continue
        area = sheet.range((top, first)).merge_area
        if area.size > 1:
            yield area.row - 1, area.column - 1, area.last_cell.row - 1, area.last_cell.column - 1
            seen.update(
                (r, c) for r in range(area.row, area.last_cell.row + 1) for c in range(area.column, area.last_cell.column + 1)
            )
        todo += _halves(top, first, bottom, end)


def _halves(top: int, first: int, bottom: int, end: int) -> list[tuple[int, int, int, int]]:
    if bottom > top:
        middle = (top + bottom) // 2
        return [(middle + 1, first, bottom, end), (top, first, middle, end)]
    if end > first:
        middle = (first + end) // 2
        return [(top, middle + 1, bottom, end), (top, first, bottom, middle)]
    return []
