"""A button's result as a table in a new workbook: header, filter, real numbers and dates."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import Any

from addin.doors.ribbon.button_context import added_sheet

_NARROWEST, _WIDEST = 8, 40
_NOTES, _NOTES_WIDTH = "说明", 110


def write_table(app: Any, name: str, notes: list[str], lines: list[list[object]]) -> Any:
    """Write ``lines``, the header first, on a sheet ``name`` of a new workbook, and ``notes`` beside it; the workbook."""
    columns = list(zip(*lines, strict=True))
    sheet = added_sheet(app, name, [max(_NARROWEST, *map(_width, column)) for column in columns])
    for number, column in enumerate(columns, start=1):
        sheet.range((2, number), (len(lines), number)).number_format = _format(column[1:])
    block = sheet.range((1, 1), (len(lines), len(columns)))
    block.value = lines
    sheet.tables.add(block, has_headers=True)
    with contextlib.suppress(NotImplementedError, AttributeError):  # in Excel a table keeps its header in sight
        sheet.freeze_panes.freeze_at("1:1")
    beside = sheet.book.sheets.add(_NOTES, after=sheet)
    beside.range((1, 1)).column_width = _NOTES_WIDTH
    beside.range((1, 1), (len(notes), 1)).value = [[note] for note in notes]
    sheet.activate()
    return sheet.book


def _width(value: object) -> int:
    """How wide a column must be for a value, in characters: a Chinese one is as wide as two."""
    text = "2026-01-01" if isinstance(value, dt.date) else "" if value is None else str(value)
    return min(_WIDEST, sum(2 if ord(one) > 0xFF else 1 for one in text) + 3)  # 3: the arrow of the filter


def _format(values: tuple[object, ...]) -> str:
    """The number format of a column: of dates, of numbers, else of text, as of codes, which are no numbers."""
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, dt.date) for value in known):
        return "yyyy-mm-dd"
    return "General" if known and all(isinstance(value, (int, float)) for value in known) else "@"
