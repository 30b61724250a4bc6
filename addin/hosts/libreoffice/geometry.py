"""Cell addresses in A1 notation, rectangles of cells, and units of length.

Rows and columns are one-based as in Excel; UNO's are zero-based. `hmm` stands for hundredths of a millimetre, UNO's unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

_CELL = re.compile(r"^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")
_COLUMN = re.compile(r"^\$?([A-Za-z]{1,3})$")
_ROW = re.compile(r"^\$?([0-9]{1,7})$")
_PLAIN_SHEET = re.compile(r"^[^\W\d][\w.]*$")
_LOOKS_LIKE_CELL = re.compile(r"^([A-Za-z]{1,3}[0-9]+|[Rr][0-9]*[Cc][0-9]*)$")
_DIGIT_PIXELS, _PADDING_PIXELS = 7, 5  # of Excel's default font: its widest digit, and both margins of a cell


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A rectangle of cells: first row and column (one-based), number of rows and of columns."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def last_row(self) -> int:
        """The last row of the rectangle, one-based."""
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        """The last column of the rectangle, one-based."""
        return self.column + self.columns - 1

    @property
    def whole_rows(self) -> bool:
        """Whether the rectangle is made of entire rows."""
        return self.column == 1 and self.columns >= MAX_COLUMNS

    @property
    def whole_columns(self) -> bool:
        """Whether the rectangle is made of entire columns."""
        return self.row == 1 and self.rows >= MAX_ROWS

    def bounds(self) -> tuple[int, int, int, int]:
        """Left column, top row, right column and bottom row, zero-based, in the order UNO takes them."""
        return self.column - 1, self.row - 1, self.last_column - 1, self.last_row - 1

    def intersection(self, other: Area) -> Area | None:
        """The cells that both rectangles share, or None."""
        return area_from_corners(
            max(self.row, other.row),
            max(self.column, other.column),
            min(self.last_row, other.last_row),
            min(self.last_column, other.last_column),
        )

    def enclosing(self, other: Area) -> Area:
        """The smallest rectangle that contains both."""
        joined = area_from_corners(
            min(self.row, other.row),
            min(self.column, other.column),
            max(self.last_row, other.last_row),
            max(self.last_column, other.last_column),
        )
        return joined or self

    def address(self, row_absolute: bool = True, column_absolute: bool = True) -> str:
        """The address in A1 notation, with dollar signs where asked:
        `$A$1:$B$2`, `$A:$B` for entire columns, `$1:$2` for rows.
        """
        r, c = "$" * row_absolute, "$" * column_absolute
        if self.whole_rows:
            return f"{r}{self.row}:{r}{self.last_row}"
        first, last = column_name(self.column), column_name(self.last_column)
        if self.whole_columns:
            return f"{c}{first}:{c}{last}"
        start = f"{c}{first}{r}{self.row}"
        return start if (self.rows, self.columns) == (1, 1) else f"{start}:{c}{last}{r}{self.last_row}"


def area_from_corners(row: int, column: int, last_row: int, last_column: int) -> Area | None:
    """The rectangle between two cells (one-based), or None where the last one comes before the first."""
    if last_row < row or last_column < column:
        return None
    return Area(row, column, last_row - row + 1, last_column - column + 1)


def area_from_uno(address: object) -> Area:
    """The rectangle of a UNO `CellRangeAddress` or `CellAddress`."""
    a = address
    if hasattr(a, "StartRow"):
        return Area(a.StartRow + 1, a.StartColumn + 1, a.EndRow - a.StartRow + 1, a.EndColumn - a.StartColumn + 1)  # type: ignore[attr-defined]
    return Area(a.Row + 1, a.Column + 1)  # type: ignore[attr-defined]


def column_name(number: int) -> str:
    """The letters of a one-based column number: 1 is A, 27 is AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """The one-based number of column letters: A is 1, AA is 27."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number


def parse_address(text: str) -> Area | None:
    """The rectangle of an address without a sheet, as `A1`, `$B$2:C3`, `A:C` or `2:5`; None where the text is no address."""
    first, colon, second = text.strip().partition(":")
    start, end = _corner(first), _corner(second if colon else first)
    if start is None or end is None or (not colon and None in start):
        return None
    rows, columns = _span(start[0], end[0], MAX_ROWS), _span(start[1], end[1], MAX_COLUMNS)
    if rows is None or columns is None:
        return None
    return area_from_corners(rows[0], columns[0], rows[1], columns[1])


def _span(one: int | None, other: int | None, most: int) -> tuple[int, int] | None:
    """Sort a pair of row or column numbers.

    Two Nones (entire rows or columns) become 1 to `most`; None where only one is given or a number lies outside the sheet.
    """
    if one is None and other is None:
        return 1, most
    if one is None or other is None:
        return None
    first, last = sorted((one, other))
    return (first, last) if first >= 1 and last <= most else None


def _corner(text: str) -> tuple[int | None, int | None] | None:
    if cell := _CELL.match(text):
        return int(cell[2]), column_number(cell[1])
    if column := _COLUMN.match(text):
        return None, column_number(column[1])
    if row := _ROW.match(text):
        return int(row[1]), None
    return None


def split_sheet(text: str) -> tuple[str | None, str]:
    """Split `'My sheet'!A1` into the sheet's name, None where there is none, and the rest."""
    if text.startswith("'"):
        end = text.find("'!")
        if end > 0:
            return text[1:end].replace("''", "'"), text[end + 2 :]
        return None, text
    sheet, mark, rest = text.rpartition("!")
    return (sheet, rest) if mark else (None, text)


def quoted_sheet_name(name: str) -> str:
    """A sheet's name as Excel writes it in a formula, quoted where it must be."""
    if _PLAIN_SHEET.match(name) and not _LOOKS_LIKE_CELL.match(name):
        return name
    return "'" + name.replace("'", "''") + "'"


def rectangles(cells: Iterable[tuple[int, int]]) -> list[Area]:
    """Combine single cells, given as (row, column), into few
    rectangles, sorted: equal runs of neighbouring columns are joined.
    """
    runs: dict[tuple[int, int], list[int]] = {}
    for column, rows in _by_column(cells).items():
        for first, last in _runs(rows):
            runs.setdefault((first, last), []).append(column)
    found = [
        Area(first, left, last - first + 1, right - left + 1)
        for (first, last), columns in runs.items()
        for left, right in _runs(columns)
    ]
    return sorted(found)


def _by_column(cells: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    columns: dict[int, list[int]] = {}
    for row, column in cells:
        columns.setdefault(column, []).append(row)
    return columns


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def to_points(hmm: float) -> float:
    """Convert hundredths of a millimetre to points, rounded to two decimals."""
    return round(hmm * 72 / 2540, 2)


def to_hmm(points: float) -> int:
    """Convert points to whole hundredths of a millimetre."""
    return round(points * 2540 / 72)


def to_characters(hmm: float) -> float:
    """Convert a column width from hundredths of a millimetre to Excel's unit: how many digits of the default font fit."""
    pixels = hmm * 96 / 2540
    if pixels < _DIGIT_PIXELS + _PADDING_PIXELS:
        return round(pixels / (_DIGIT_PIXELS + _PADDING_PIXELS), 2)
    return round((pixels - _PADDING_PIXELS) / _DIGIT_PIXELS, 2)


def from_characters(width: float) -> int:
    """Convert a column width from Excel's unit to whole hundredths of a millimetre."""
    pixels = width * (_DIGIT_PIXELS + _PADDING_PIXELS) if width < 1 else width * _DIGIT_PIXELS + _PADDING_PIXELS
    return round(pixels * 2540 / 96)
