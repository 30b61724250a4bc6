"""A host without a window: the part of the xlwings object API that the buttons use, over a workbook of openpyxl.

What it shows can be looked at cell by cell, and every box it would have opened is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.table import Table


class Note:
    def __init__(self, cell: Any, rng: Range) -> None:
        self._cell, self.location = cell, rng

    @property
    def text(self) -> str:
        return str(self._cell.comment.text)

    def delete(self) -> None:
        self._cell.comment = None


class Lines:
    """The rows or the columns of a range."""

    def __init__(self, rng: Range, *, across: bool) -> None:
        ws = rng.sheet.ws
        top, left, bottom, right = rng.box
        numbers = range(top, bottom + 1) if across else range(left, right + 1)
        self._all = (ws.row_dimensions[n] if across else ws.column_dimensions[get_column_letter(n)] for n in numbers)

    @property
    def hidden(self) -> bool | None:
        found = {bool(one.hidden) for one in self._all}
        return found.pop() if len(found) == 1 else None

    @hidden.setter
    def hidden(self, value: bool) -> None:
        for one in self._all:
            one.hidden = value


class Range:
    def __init__(self, sheet: Sheet, top: int, left: int, bottom: int, right: int) -> None:
        self.sheet, self.box = sheet, (top, left, bottom, right)
        self.row, self.column = top, left
        self.wrap_text = self.column_width = None
        self.font = type("Font", (), {"bold": None, "color": None})()
        self.rows, self.columns = Lines(self, across=True), Lines(self, across=False)
        self._read = {}

    @property
    def size(self) -> int:
        top, left, bottom, right = self.box
        return (bottom - top + 1) * (right - left + 1)

    @property
    def last_cell(self) -> Range:
        return Range(self.sheet, *self.box[2:], *self.box[2:])

    def _cells(self) -> list[list[Any]]:
        top, left, bottom, right = self.box
        return [[self.sheet.ws.cell(r, c) for c in range(left, right + 1)] for r in range(top, bottom + 1)]

    def options(self, **how: Any) -> Range:
        self._read = how
        return self

    @property
    def value(self) -> Any:
        block = [[None if cell.data_type == "f" else cell.value for cell in row] for row in self._cells()]
        return block if self._read.get("ndim") == 2 or self.size > 1 else block[0][0]

    @value.setter
    def value(self, data: Any) -> None:
        rows = data if isinstance(data, list) else [[data]]
        for cells, values in zip(self._cells(), rows, strict=True):
            for cell, value in zip(cells, values, strict=True):
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"

    @property
    def formula(self) -> tuple[tuple[Any, ...], ...]:
        return tuple(tuple("" if cell.value is None else cell.value for cell in row) for row in self._cells())

    @property
    def merge_cells(self) -> bool | None:
        top, left, bottom, right = self.box
        touching = [
            m
            for m in self.sheet.ws.merged_cells.ranges
            if m.min_row <= bottom and m.max_row >= top and m.min_col <= right and m.max_col >= left
        ]
        return bool(touching) if self.size == 1 or not touching else None

    @property
    def merge_area(self) -> Range:
        for m in self.sheet.ws.merged_cells.ranges:
            if m.min_row <= self.row <= m.max_row and m.min_col <= self.column <= m.max_col:
                return Range(self.sheet, m.min_row, m.min_col, m.max_row, m.max_col)
        return self

    @property
    def color(self) -> tuple[int, int, int] | None:
        fill = self._cells()[0][0].fill
        if fill.patternType is None:
            return None
        rgb = fill.fgColor.rgb
        return (int(rgb[2:4], 16), int(rgb[4:6], 16), int(rgb[6:8], 16))

    @color.setter
    def color(self, rgb: tuple[int, int, int] | None) -> None:
        fill = PatternFill() if rgb is None else PatternFill("solid", fgColor="FF{:02X}{:02X}{:02X}".format(*rgb))
        for row in self._cells():
            for cell in row:
                cell.fill = fill

    @property
    def note(self) -> Note | None:
        cell = self._cells()[0][0]
        return Note(cell, self) if cell.comment else None

    @property
    def number_format(self) -> str:
        return str(self._cells()[0][0].number_format)

    @number_format.setter
    def number_format(self, text: str) -> None:
        for row in self._cells():
            for cell in row:
                cell.number_format = text

    def add_note(self, text: str) -> None:
        assert self.note is None, "Excel refuses a second note"
        self._cells()[0][0].comment = Comment(text, "test")

    def add_hyperlink(self, address: str, text_to_display: str | None = None) -> None:
        cell = self._cells()[0][0]
        cell.hyperlink = address
        cell.value = text_to_display

    def clear_contents(self) -> None:
        for row in self._cells():
            for cell in row:
                cell.value = None

    def get_address(self, row_absolute: bool = True, column_absolute: bool = True) -> str:
        assert not row_absolute
        assert not column_absolute
        return f"{get_column_letter(self.column)}{self.row}"

    def select(self) -> None:
        self.sheet.book.app.selection = self
        self.sheet.activate()


class Tables:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def add(self, source: Range, has_headers: bool) -> None:
        assert has_headers
        top, left, bottom, right = source.box
        reference = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
        self._sheet.ws.add_table(Table(displayName=f"Table{len(self._sheet.ws.tables) + 1}", ref=reference))


class FreezePanes:
    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def freeze_at(self, rows: str) -> None:
        self._sheet.ws.freeze_panes = f"A{int(rows.partition(':')[2]) + 1}"


class Sheet:
    def __init__(self, book: Book, ws: Any) -> None:
        self.book, self.ws, self.api = book, ws, SimpleNamespace()

    @property
    def name(self) -> str:
        return str(self.ws.title)

    @name.setter
    def name(self, text: str) -> None:
        self.ws.title = text

    @property
    def visible(self) -> bool:
        return self.ws.sheet_state == "visible"

    @property
    def used_range(self) -> Range:
        return Range(self, 1, 1, self.ws.max_row, self.ws.max_column)

    def range(self, first: Any, last: Any = None) -> Range:
        if isinstance(first, str):
            left, top, right, bottom = range_boundaries(first)
            return Range(self, top, left, bottom, right)
        return Range(self, *first, *(last or first))

    @property
    def notes(self) -> Iterator[Note]:
        for row in self.ws.iter_rows():
            for cell in row:
                if cell.comment:
                    yield Note(cell, Range(self, cell.row, cell.column, cell.row, cell.column))

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def freeze_panes(self) -> FreezePanes:
        return FreezePanes(self)

    def activate(self) -> None:
        self.book.wb.active = self.ws

    def delete(self) -> None:
        self.book.wb.remove(self.ws)


class Sheets:
    def __init__(self, book: Book) -> None:
        self._book = book

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self._book, ws) for ws in self._book.wb.worksheets)

    def __len__(self) -> int:
        return len(self._book.wb.worksheets)

    def __getitem__(self, key: str | int) -> Sheet:
        return Sheet(self._book, self._book.wb.worksheets[key] if isinstance(key, int) else self._book.wb[key])

    @property
    def active(self) -> Sheet:
        return Sheet(self._book, self._book.wb.active)

    def add(self, name: str, after: Sheet) -> Sheet:
        made = Sheet(self._book, self._book.wb.create_sheet(name))
        made.activate()
        return made


class Book:
    def __init__(self, app: App, wb: Workbook, fullname: str) -> None:
        self.app, self.wb, self.fullname = app, wb, fullname
        self.name = Path(fullname).name
        self.sheets = Sheets(self)
        self.api = SimpleNamespace(Saved=False)

    def save(self) -> None:
        self.wb.save(self.fullname)


class Books(list[Book]):
    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app

    def open(self, path: str) -> Book:
        self.append(Book(self._app, load_workbook(path), path))
        return self[-1]

    def add(self) -> Book:
        self.append(Book(self._app, Workbook(), "工作簿1"))
        return self[-1]


class App:
    """Answers every question with ``answer`` and keeps what was said."""

    def __init__(self, answer: str = "yes", engine: str = "excel") -> None:
        self.engine = type("Engine", (), {"name": engine})()
        self.books, self.selection, self.answer = Books(self), None, answer
        self.said: list[str] = []
        self.bar: list[str | bool] = []

    @property
    def status_bar(self) -> str | bool:
        return self.bar[-1] if self.bar else False

    @status_bar.setter
    def status_bar(self, text: str | bool) -> None:
        self.bar.append(text)

    def alert(self, prompt: str, title: str | None = None, buttons: str = "ok", mode: str | None = None) -> str:
        self.said.append(prompt)
        return self.answer if buttons == "yes_no" else "ok"
