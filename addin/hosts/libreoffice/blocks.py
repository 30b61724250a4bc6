"""Blocks of cells: read and written in one call each, however many cells they have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from . import formulas, undo
from .geometry import Area, of_uno, rectangles
from .notes import Notes
from .numberformats import Kind
from .values import error_name, moment, prepare, serial

if TYPE_CHECKING:
    from .range_core import RangeCore

Row = tuple[Any, ...]
Cell = tuple[int, int]
_ERROR_RESULTS = 4
_MEASURED_AT_MOST = 1000
_NO_CLOCK = dt.time()
_FORMATS = {"date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm:ss", "bool": "BOOLEAN", "number": "General"}


def kinds(rng: RangeCore) -> list[tuple[Area, Kind]]:
    """The parts of a range whose formats do not show plain numbers."""
    uno, formats = rng.xl, rng.book.formats
    if uno.getPropertyState("NumberFormat").value != "AMBIGUOUS_VALUE":
        kind = formats.kind(uno.NumberFormat)
        return [] if kind == "number" else [(rng.area, kind)]
    found: list[tuple[Area, Kind]] = []
    for part in each(uno.getUniqueCellFormatRanges()):
        kind = formats.kind(part.NumberFormat)
        if kind != "number":
            found.extend((of_uno(address), kind) for address in part.getRangeAddresses())
    return found


def each(container: Any) -> Iterator[Any]:
    """The members of one of UNO's indexed containers."""
    for index in range(container.getCount()):
        yield container.getByIndex(index)


def read(rng: RangeCore) -> tuple[Row, ...]:
    """The values of a range: floats, texts, truth values, moments, and CellError where a cell shows one."""
    data: tuple[Row, ...] = rng.xl.getDataArray()
    special = [(area, kind) for area, kind in kinds(rng) if kind != "text"]
    has_errors = any(None in row for row in data)
    if not special and not has_errors:
        return data
    rows = [list(row) for row in data]
    for area, kind in special:
        _dress(rng, rows, area, kind)
    if has_errors:
        _name_errors(rng, rows)
    return tuple(tuple(row) for row in rows)


def _dress(rng: RangeCore, rows: list[list[Any]], area: Area, kind: Kind) -> None:
    part = area.meet(rng.area)
    if part is None:
        return
    zero, top, left = rng.book.formats.days_zero, rng.area.row, rng.area.column
    for r in range(part.row - top, part.last_row - top + 1):
        row = rows[r]
        for c in range(part.column - left, part.last_column - left + 1):
            value = row[c]
            if type(value) is float:
                row[c] = value != 0 if kind == "bool" else moment(value, zero)


def _name_errors(rng: RangeCore, rows: list[list[Any]]) -> None:
    sheet = rng.sheet.xl
    for address in rng.xl.queryFormulaCells(_ERROR_RESULTS).getRangeAddresses():
        area = of_uno(address)
        for r in range(area.row, area.last_row + 1):
            for c in range(area.column, area.last_column + 1):
                rows[r - rng.area.row][c - rng.area.column] = error_name(sheet.getCellByPosition(c - 1, r - 1).getError())


def as_rows(data: Any) -> Sequence[Sequence[Any]]:
    """Whatever was given as a block of rows: one value, one row, or rows."""
    if not isinstance(data, (list, tuple)):
        return [[data]]
    if not data or not isinstance(data[0], (list, tuple)):
        return [data]
    return data


class Marks:
    """What a block needs beside its plain values: formats for some cells, formulas in others."""

    def __init__(self, present: list[tuple[Area, Kind]], top: int, left: int) -> None:
        self.present = present
        self.top, self.left = top, left
        self.formats: dict[str, list[Cell]] = {"date": [], "moment": [], "bool": [], "number": []}
        self.formulas: dict[Cell, str] = {}

    def kind(self, cell: Cell) -> Kind:
        """What the cell's present format shows."""
        for area, kind in self.present:
            if area.row <= cell[0] <= area.last_row and area.column <= cell[1] <= area.last_column:
                return kind
        return "number"

    def encode(self, r: int, c: int, value: Any, zero: int) -> Any:
        """One value as the data array wants it."""
        kind = type(value)
        if kind is float and not self.present:
            return value
        if kind is str:
            return self._text(r, c, value)
        return self._number(r, c, value, zero)

    def _text(self, r: int, c: int, value: str) -> str:
        if value[:1] == "'":
            return value[1:]  # as in Excel: what follows an apostrophe is text, whatever it looks like
        if value[:1] == "=" and len(value) > 1:
            cell = (self.top + r, self.left + c)
            if self.kind(cell) != "text":
                self.formulas[cell] = value
                return ""
        return value

    def _number(self, r: int, c: int, value: Any, zero: int) -> Any:
        cell = (self.top + r, self.left + c)
        present = self.kind(cell) if self.present else "number"
        if isinstance(value, bool):
            if present != "bool":
                self.formats["bool"].append(cell)
            return 1.0 if value else 0.0
        if isinstance(value, dt.date):
            if present != "date":
                whole = not isinstance(value, dt.datetime) or value.time() == _NO_CLOCK
                self.formats["date" if whole else "moment"].append(cell)
            return serial(value, zero)
        if present == "bool" and isinstance(value, (int, float)):
            self.formats["number"].append(cell)
        if isinstance(value, (int, float)):
            return float(value)
        again = prepare(value)
        return self._text(r, c, again) if isinstance(again, str) else self._number(r, c, again, zero)


def write(rng: RangeCore, rows: Sequence[Sequence[Any]]) -> None:
    """Put a block of values into a range of the same shape."""
    marks = Marks(kinds(rng), rng.area.row, rng.area.column)
    zero, encode = rng.book.formats.days_zero, marks.encode
    data = tuple(tuple(encode(r, c, value, zero) for c, value in enumerate(row)) for r, row in enumerate(rows))
    put(rng, data)
    for name, cells in marks.formats.items():
        if cells:
            paint(rng, cells, "NumberFormat", rng.book.formats.key(_FORMATS[name]))
    if marks.formulas:
        formulas.write_cells(rng, marks.formulas)


class Heights:
    """Leaves the rows' heights alone while a large block is written, unless its texts have several lines.

    The office measures every cell in which Chinese and Latin letters meet, at 0.1 ms each: ten seconds for 100,000.
    """

    def __init__(self, rng: RangeCore, data: tuple[Row, ...]) -> None:
        self._model = rng.book.xl
        large = len(data) * len(data[0]) > _MEASURED_AT_MOST
        self._skip = large and not _has_lines(rng, data) and bool(self._model.IsAdjustHeightEnabled)

    def __enter__(self) -> None:
        if self._skip:
            self._model.IsAdjustHeightEnabled = False

    def __exit__(self, *_: object) -> None:
        if self._skip:
            self._model.IsAdjustHeightEnabled = True


def _has_lines(rng: RangeCore, data: tuple[Row, ...]) -> bool:
    wrapped = rng.xl.getPropertyState("IsTextWrapped").value == "AMBIGUOUS_VALUE" or bool(rng.xl.IsTextWrapped)
    return wrapped or any("\n" in cell for row in data for cell in row if type(cell) is str)


def put(rng: RangeCore, data: tuple[Row, ...]) -> None:
    """Hand a block over, and say what is in the way when the office refuses it."""
    kept = Notes(rng)
    try:
        undo.prepare(rng)
        with Heights(rng, data):
            rng.xl.setDataArray(data)
    except Exception as refused:
        if rng.sheet.xl.isProtected():
            raise PermissionError(f"The sheet {rng.sheet.name} is protected.") from refused
        raise ValueError(f"Calc did not accept the values for {rng.address}: a block of {len(data)} rows.") from refused
    kept.put_back()


def paint(rng: RangeCore, cells: list[Cell], name: str, value: Any) -> None:
    """Set one property of many single cells at once."""
    ranges = rng.book.xl.createInstance("com.sun.star.sheet.SheetCellRanges")
    ranges.addRangeAddresses(tuple(rng.sheet.uno_address(area) for area in rectangles(cells)), False)
    ranges.setPropertyValue(name, value)
