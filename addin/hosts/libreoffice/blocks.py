"""Reading and writing blocks of cells in one UNO call each, however many cells they have.

A block travels as UNO's data array: floats and texts only. Dates, truth values and errors
are found by the cells' number formats when reading, and given a number format when writing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from . import formulas, undo
from .geometry import Area, area_from_uno, rectangles
from .notes import PreservedNotes
from .numberformats import Kind
from .values import error_name, prepare, to_datetime, to_serial

if TYPE_CHECKING:
    from .range_core import RangeCore
    from .sheet import Sheet

Row = tuple[Any, ...]
Cell = tuple[int, int]
_ERROR_RESULTS = 4
_MAX_MEASURED_CELLS = 1000
_MIDNIGHT = dt.time()
_FORMATS = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm:ss", "bool": "BOOLEAN", "number": "General"}


def format_kinds(rng: RangeCore) -> list[tuple[Area, Kind]]:
    """The areas of a range whose number formats show something else than plain numbers, each with what it shows."""
    uno, formats = rng.xl, rng.book.formats
    if uno.getPropertyState("NumberFormat").value != "AMBIGUOUS_VALUE":
        kind = formats.kind(uno.NumberFormat)
        return [] if kind == "number" else [(rng.area, kind)]
    found: list[tuple[Area, Kind]] = []
    for part in elements(uno.getUniqueCellFormatRanges()):
        kind = formats.kind(part.NumberFormat)
        if kind != "number":
            found.extend((area_from_uno(address), kind) for address in part.getRangeAddresses())
    return found


def elements(container: Any) -> Iterator[Any]:
    """Iterate over the elements of a UNO container that is accessed by index."""
    for index in range(container.getCount()):
        yield container.getByIndex(index)


def read(rng: RangeCore) -> tuple[Row, ...]:
    """The values of a range as rows: float, str, bool, datetime, and CellError where a formula's result is an error.

    Empty cells are read as ''.
    """
    data: tuple[Row, ...] = rng.xl.getDataArray()
    special = [(area, kind) for area, kind in format_kinds(rng) if kind != "text"]
    has_errors = any(None in row for row in data)
    if not special and not has_errors:
        return data
    rows = [list(row) for row in data]
    for area, kind in special:
        _convert_area(rng, rows, area, kind)
    if has_errors:
        _insert_errors(rng, rows)
    return tuple(tuple(row) for row in rows)


def _convert_area(rng: RangeCore, rows: list[list[Any]], area: Area, kind: Kind) -> None:
    part = area.intersection(rng.area)
    if part is None:
        return
    epoch, top, left = rng.book.formats.epoch_ordinal, rng.area.row, rng.area.column
    for r in range(part.row - top, part.last_row - top + 1):
        row = rows[r]
        for c in range(part.column - left, part.last_column - left + 1):
            value = row[c]
            if type(value) is float:
                row[c] = value != 0 if kind == "bool" else to_datetime(value, epoch)


def _insert_errors(rng: RangeCore, rows: list[list[Any]]) -> None:
    sheet = rng.sheet.xl
    for address in rng.xl.queryFormulaCells(_ERROR_RESULTS).getRangeAddresses():
        area = area_from_uno(address)
        for r in range(area.row, area.last_row + 1):
            for c in range(area.column, area.last_column + 1):
                rows[r - rng.area.row][c - rng.area.column] = error_name(sheet.getCellByPosition(c - 1, r - 1).getError())


def as_rows(data: Any) -> Sequence[Sequence[Any]]:
    """Any value xlwings writes as a sequence of rows: a single value becomes one cell, a flat list one row."""
    if not isinstance(data, (list, tuple)):
        return [[data]]
    if not data or not isinstance(data[0], (list, tuple)):
        return [data]
    return data


class CellEncoder:
    """Turns the values of a block into UNO's data array, and collects what that array cannot say.

    `existing` are the areas with a special number format before the write, `top` and `left` the one-based first cell. After
    encoding, `formats` lists the cells that need a number format, by kind, and `formulas` the formulas by cell (row, column).
    """

    def __init__(self, existing: list[tuple[Area, Kind]], top: int, left: int) -> None:
        self.existing = existing
        self.top, self.left = top, left
        self.formats: dict[str, list[Cell]] = {"date": [], "datetime": [], "bool": [], "number": []}
        self.formulas: dict[Cell, str] = {}

    def kind(self, cell: Cell) -> Kind:
        """What the cell's number format shows before the write: 'number', 'date', 'bool' or 'text'."""
        for area, kind in self.existing:
            if area.row <= cell[0] <= area.last_row and area.column <= cell[1] <= area.last_column:
                return kind
        return "number"

    def encode(self, r: int, c: int, value: Any, epoch: int) -> Any:
        """The value for row `r` and column `c` of the block (zero-based) as the data array takes it: a float or a text.

        `epoch` is the document's day zero as a proleptic ordinal (`datetime.date.toordinal`).
        """
        kind = type(value)
        if kind is float and not self.existing:
            return value
        if kind is str:
            return self._text(r, c, value)
        return self._number(r, c, value, epoch)

    def _text(self, r: int, c: int, value: str) -> str:
        if value[:1] == "'":
            return value[1:]  # as in Excel, an apostrophe marks the rest as text
        if value[:1] == "=" and len(value) > 1:
            cell = (self.top + r, self.left + c)
            if self.kind(cell) != "text":
                self.formulas[cell] = value
                return ""
        return value

    def _number(self, r: int, c: int, value: Any, epoch: int) -> Any:
        cell = (self.top + r, self.left + c)
        kind = self.kind(cell) if self.existing else "number"
        if isinstance(value, bool):
            if kind != "bool":
                self.formats["bool"].append(cell)
            return 1.0 if value else 0.0
        if isinstance(value, dt.date):
            if kind != "date":
                whole = not isinstance(value, dt.datetime) or value.time() == _MIDNIGHT
                self.formats["date" if whole else "datetime"].append(cell)
            return to_serial(value, epoch)
        if kind == "bool" and isinstance(value, (int, float)):
            self.formats["number"].append(cell)
        if isinstance(value, (int, float)):
            return float(value)
        again = prepare(value)
        return self._text(r, c, again) if isinstance(again, str) else self._number(r, c, again, epoch)


def write(rng: RangeCore, rows: Sequence[Sequence[Any]]) -> None:
    """Write rows of values into a range of the same shape: constants, formulas, and number formats for dates and truth values.

    PermissionError on a protected sheet; ValueError where Calc refuses the block.
    """
    encoder = CellEncoder(format_kinds(rng), rng.area.row, rng.area.column)
    epoch, encode = rng.book.formats.epoch_ordinal, encoder.encode
    data = tuple(tuple(encode(r, c, value, epoch) for c, value in enumerate(row)) for r, row in enumerate(rows))
    write_data(rng, data)
    for name, cells in encoder.formats.items():
        if cells:
            set_cells_property(rng.sheet, cells, "NumberFormat", rng.book.formats.key(_FORMATS[name]))
    if encoder.formulas:
        formulas.write_cells(rng, encoder.formulas)


class FixedRowHeights:
    """Switches the automatic row heights off while a large block without line breaks is written.

    LibreOffice measures every cell in which Chinese and Latin letters adjoin, at 0.1 ms each: ten seconds for 100,000 cells.
    """

    def __init__(self, rng: RangeCore, data: tuple[Row, ...]) -> None:
        self._model = rng.book.xl
        large = len(data) * len(data[0]) > _MAX_MEASURED_CELLS
        self._skip = large and not _needs_heights(rng, data) and bool(self._model.IsAdjustHeightEnabled)

    def __enter__(self) -> None:
        if self._skip:
            self._model.IsAdjustHeightEnabled = False

    def __exit__(self, *_: object) -> None:
        if self._skip:
            self._model.IsAdjustHeightEnabled = True


def _needs_heights(rng: RangeCore, data: tuple[Row, ...]) -> bool:
    wrapped = rng.xl.getPropertyState("IsTextWrapped").value == "AMBIGUOUS_VALUE" or bool(rng.xl.IsTextWrapped)
    return wrapped or any("\n" in cell for row in data for cell in row if type(cell) is str)


def write_data(rng: RangeCore, data: tuple[Row, ...]) -> None:
    """Write a UNO data array into a range of the same shape, keeping its notes and making the write undoable in an undo step.

    PermissionError on a protected sheet; ValueError where Calc refuses the block.
    """
    notes = PreservedNotes(rng)
    try:
        undo.prepare_block_write(rng)
        with FixedRowHeights(rng, data):
            rng.xl.setDataArray(data)
    except Exception as refused:
        if rng.sheet.xl.isProtected():
            raise PermissionError(f"The sheet {rng.sheet.name} is protected.") from refused
        raise ValueError(f"Calc did not accept the values for {rng.address}: a block of {len(data)} rows.") from refused
    notes.restore()


def set_cells_property(sheet: Sheet, cells: Iterable[Cell], name: str, value: Any) -> None:
    """Set one UNO property of many single cells, given as one-based (row, column), in one call."""
    sheet.uno_ranges(rectangles(cells)).setPropertyValue(name, value)
