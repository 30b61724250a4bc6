"""How far the cells of a workbook reach, told from its records before they are read into a full rectangle.

A small file with one cell in the last row and column would fill 17 thousand million cells in calamine, which aborts the process.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterable, Iterator

from workbook_templates.read.package import Package
from workbook_templates.read.troubles import DAMAGED, PASSWORD, Unusable

# Cells with a value, [MS-XLS] 2.3: LABELSST, NUMBER, LABEL, BOOLERR, RK, MULRK, FORMULA, RSTRING.
_XLS_CELLS = frozenset((0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x0006, 0x00D6))
_XLS_MANY, _XLS_BEGIN, _XLS_ENCRYPTED, _XLS_DIMENSIONS = 0x00BD, 0x0809, 0x002F, 0x0200
_XLS_LARGEST = 65_536 * 256  # calamine sets memory aside for what the record of dimensions announces
_XLSB_ROW, _XLSB_CELLS = 0, range(2, 12)  # BrtRowHdr; BrtCellRk to BrtFmlaError, [MS-XLSB] 2.3


def xls_area(data: bytes) -> int:
    """The cells of the rectangles that the sheets of an .xls fill, from A1 to the farthest with a value.

    Unusable where it is damaged or locked by a password.
    """
    import olefile  # noqa: PLC0415 - for such files alone

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            name = next(name for name in ("Workbook", "Book") if compound.exists(name))
            stream = compound.openstream(name).read()
    except (OSError, StopIteration, ValueError, IndexError, struct.error) as error:
        raise Unusable(DAMAGED) from error
    return largest(_xls_cells(stream))


def _xls_cells(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Sheet, row and column of each cell, from 0."""
    at = sheet = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _XLS_BEGIN:
            sheet += 1
        elif kind == _XLS_ENCRYPTED:
            raise Unusable(PASSWORD)
        elif kind == _XLS_DIMENSIONS and length == 14 and at + 18 <= len(stream):
            _check_dimensions(*struct.unpack_from("<IIHH", stream, at + 4))
        elif kind in _XLS_CELLS and length >= 6 and at + 8 <= len(stream):
            row, column = struct.unpack_from("<HH", stream, at + 4)
            yield sheet, row, column + (length // 6 if kind == _XLS_MANY else 0)
        at += 4 + length


def _check_dimensions(first_row: int, end_row: int, first_column: int, end_column: int) -> None:
    """Unusable where a sheet of an .xls is announced to be larger than one can be, or less than nothing."""
    rows, columns = end_row - first_row, end_column - first_column
    if rows < 0 or columns < 0 or (rows + 1) * (columns + 1) > _XLS_LARGEST + 65_792:
        raise Unusable(DAMAGED)


def xlsb_area(package: Package) -> int:
    """As ``xls_area`` for an .xlsb whose parts are inflated. Unusable where it is damaged."""
    sheets = [content for name, content in package.parts.items() if re.fullmatch(r"xl/worksheets/[^/]*\.bin", name)]
    try:
        return sum(largest((0, *cell) for cell in _xlsb_cells(sheet)) for sheet in sheets)
    except (IndexError, struct.error) as error:
        raise Unusable(DAMAGED) from error


def _xlsb_cells(stream: bytes) -> Iterator[tuple[int, int]]:
    at = row = 0
    while at < len(stream):
        kind, at = _number(stream, at, 2)
        length, at = _number(stream, at, 4)
        if kind == _XLSB_ROW:
            (row,) = struct.unpack_from("<I", stream, at)
        elif kind in _XLSB_CELLS:
            yield row, struct.unpack_from("<I", stream, at)[0]
        at += length


def _number(stream: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to ``most`` bytes, seven bits in each, and where it ends."""
    value = 0
    for n in range(most):
        byte = stream[at]
        at += 1
        value |= (byte & 0x7F) << (7 * n)
        if byte < 0x80:
            break
    return value, at


def largest(cells: Iterable[tuple[int, int, int]]) -> int:
    """The area of the rectangles that cells, given as sheet, row and column from 0, fill."""
    far: dict[int, tuple[int, int]] = {}
    for sheet, row, column in cells:
        rows, columns = far.get(sheet, (0, 0))
        far[sheet] = max(rows, row + 1), max(columns, column + 1)
    return sum(rows * columns for rows, columns in far.values())
