"""The cover: labels wherever they stand, each value in the cell to the right of its label."""

from __future__ import annotations

from typing import NamedTuple

from workbook_templates.layout import COVER_NAME_COLUMN, column_index, letters
from workbook_templates.read import facts
from workbook_templates.read.grid import Grid
from workbook_templates.read.names import plain
from workbook_templates.schema import Sheet
from workbook_templates.table import Fact, Table

_USUAL = column_index(COVER_NAME_COLUMN)


class CoverRead(NamedTuple):
    """The cover as a table of one row, the address of each value, and what was noticed."""

    table: Table
    cells: dict[tuple[str, str], str]
    facts: list[Fact]


def read_cover(grid: Grid, cover: Sheet) -> CoverRead:
    """Read the cover; a line that was deleted is a blank value without an address."""
    labels = _labels(grid, cover)
    table = Table(cover, rows=[1], sources=[0])
    cells: dict[tuple[str, str], str] = {}
    found: list[Fact] = []
    for column in cover.columns:
        if column.name not in labels:
            table.add_column(column.name, [None])
            found.append(Fact(facts.COLUMN_MISSING, grid.name, column=column.name))
            continue
        row, index = labels[column.name]
        index = _right_of(grid, row, index)
        table.add_column(column.name, [_value(grid, row, index)])
        cells[cover.name, column.name] = f"{letters(index)}{row + 1}"
        found += _noticed(grid, row, index, column.name)
    return CoverRead(table, cells, found)


def _labels(grid: Grid, cover: Sheet) -> dict[str, tuple[int, int]]:
    """Where each label stands; the usual column is looked at first, so that no value is taken for a label."""
    wanted = {plain(column.name): column.name for column in cover.columns}
    found: dict[str, tuple[int, int]] = {}
    width = max((len(row) for row in grid.rows), default=0)
    for index in (_USUAL, *(i for i in range(width) if i != _USUAL)):
        if len(found) == len(wanted):
            break
        for row in range(len(grid.rows)):
            name = wanted.get(plain(grid.text(row, index)))
            if name is not None:
                found.setdefault(name, (row, index))
    return found


def _right_of(grid: Grid, row: int, index: int) -> int:
    """The column after the label, or after the merged area that the label fills."""
    for top, left, bottom, right in grid.merges:
        if top <= row <= bottom and left <= index <= right:
            return right + 1
    return index + 1


def _value(grid: Grid, row: int, index: int) -> object:
    cells = grid.rows[row]
    return cells[index] if index < len(cells) else None


def _noticed(grid: Grid, row: int, index: int, name: str) -> list[Fact]:
    cell = f"{letters(index)}{row + 1}"
    if (row, index) in grid.errors:
        return [Fact(facts.ERROR_CELL, grid.name, cell, row + 1, name, grid.errors[row, index])]
    if (row, index) in grid.pictures:
        return [Fact(facts.PICTURE, grid.name, cell, row + 1, name)]
    formula = grid.formulas.get((row, index))
    if formula is None:
        return []
    return [Fact(formula.kind, grid.name, cell, row + 1, name, grid.text(row, index), formula.shown)]
