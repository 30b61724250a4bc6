"""Addresses and measures: A1 notation, areas of cells, points and hundredths of a millimetre."""

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
_DIGIT_PIXELS, _PADDING_PIXELS = 7, 5  # Excel's column unit: the widest digit of its default font, and the cell's margins


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A rectangle of cells; rows and columns count from one, as in Excel."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def last_row(self) -> int:
        """The last row of the area."""
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        """The last column of the area."""
        return self.column + self.columns - 1

    @property
    def whole_rows(self) -> bool:
        """Whether the area is made of entire rows."""
        return self.column == 1 and self.columns >= MAX_COLUMNS

    @property
    def whole_columns(self) -> bool:
        """Whether the area is made of entire columns."""
        return self.row == 1 and self.rows >= MAX_ROWS

    def bounds(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom counted from zero, as UNO wants them."""
        return self.column - 1, self.row - 1, self.last_column - 1, self.last_row - 1

    def meet(self, other: Area) -> Area | None:
        """The part both areas share."""
        return between(
            max(self.row, other.row),
            max(self.column, other.column),
            min(self.last_row, other.last_row),
            min(self.last_column, other.last_column),
        )

    def join(self, other: Area) -> Area:
        """The smallest area that holds both."""
        joined = between(
            min(self.row, other.row),
            min(self.column, other.column),
            max(self.last_row, other.last_row),
            max(self.last_column, other.last_column),
        )
        return joined or self

    def address(self, row_absolute: bool = True, column_absolute: bool = True) -> str:
        """The area in A1 notation."""
        r, c = "$" * row_absolute, "$" * column_absolute
        if self.whole_rows:
            return f"{r}{self.row}:{r}{self.last_row}"
        first, last = column_name(self.column), column_name(self.last_column)
        if self.whole_columns:
            return f"{c}{first}:{c}{last}"
        start = f"{c}{first}{r}{self.row}"
        return start if (self.rows, self.columns) == (1, 1) else f"{start}:{c}{last}{r}{self.last_row}"


def between(row: int, column: int, last_row: int, last_column: int) -> Area | None:
    """The area with these corners, or nothing when they cross."""
    if last_row < row or last_column < column:
        return None
    return Area(row, column, last_row - row + 1, last_column - column + 1)


def of_uno(address: object) -> Area:
    """Read a CellRangeAddress or CellAddress of UNO."""
    a = address
    if hasattr(a, "StartRow"):
        return Area(a.StartRow + 1, a.StartColumn + 1, a.EndRow - a.StartRow + 1, a.EndColumn - a.StartColumn + 1)  # type: ignore[attr-defined]
    return Area(a.Row + 1, a.Column + 1)  # type: ignore[attr-defined]


def column_name(number: int) -> str:
    """1 is A, 27 is AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number


def parse(text: str) -> Area | None:
    """Read an address of one sheet; nothing when it is not one (a name, perhaps)."""
    first, colon, second = text.strip().partition(":")
    start, end = _corner(first), _corner(second if colon else first)
    if start is None or end is None or (not colon and None in start):
        return None
    rows, columns = _span(start[0], end[0], MAX_ROWS), _span(start[1], end[1], MAX_COLUMNS)
    if rows is None or columns is None:
        return None
    return between(rows[0], columns[0], rows[1], columns[1])


def _span(one: int | None, other: int | None, most: int) -> tuple[int, int] | None:
    """From the lesser to the greater; all there are where neither is named, nothing where one is or a sheet has no such."""
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
    """Part `'My sheet'!A1` into the sheet's name and the rest."""
    if text.startswith("'"):
        end = text.find("'!")
        if end > 0:
            return text[1:end].replace("''", "'"), text[end + 2 :]
        return None, text
    sheet, mark, rest = text.rpartition("!")
    return (sheet, rest) if mark else (None, text)


def quoted(name: str) -> str:
    """A sheet's name as Excel writes it in a formula."""
    if _PLAIN_SHEET.match(name) and not _LOOKS_LIKE_CELL.match(name):
        return name
    return "'" + name.replace("'", "''") + "'"


def rectangles(cells: Iterable[tuple[int, int]]) -> list[Area]:
    """Gather single cells into as few rectangles as runs of columns allow."""
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
    """Hundredths of a millimetre as points, rounded to what a screen can show."""
    return round(hmm * 72 / 2540, 2)


def to_hmm(points: float) -> int:
    """Points as hundredths of a millimetre."""
    return round(points * 2540 / 72)


def to_characters(hmm: float) -> float:
    """A column's width in Excel's unit: how many digits of the default font fit."""
    pixels = hmm * 96 / 2540
    if pixels < _DIGIT_PIXELS + _PADDING_PIXELS:
        return round(pixels / (_DIGIT_PIXELS + _PADDING_PIXELS), 2)
    return round((pixels - _PADDING_PIXELS) / _DIGIT_PIXELS, 2)


def from_characters(width: float) -> int:
    """A width in Excel's unit as hundredths of a millimetre."""
    pixels = width * (_DIGIT_PIXELS + _PADDING_PIXELS) if width < 1 else width * _DIGIT_PIXELS + _PADDING_PIXELS
    return round(pixels * 2540 / 96)
