"""The lists that stand in the sheets of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from addin.bringing.importing.layout.header_rows import HeaderRows, find_header_rows, is_header
from addin.bringing.importing.layout.joined_columns import with_parts
from addin.bringing.importing.layout.row_kinds import Naming, heading, is_long_number, passed_as, told
from addin.bringing.importing.layout.said_states import SaidStates
from addin.bringing.importing.layout.side_by_side import blocks
from addin.bringing.importing.layout.source_list import (
    HEADING,
    NO_TITLE,
    SAID_STATE,
    SHEET_NAME,
    PassedRow,
    RowKind,
    SourceColumn,
    SourceList,
    SourceRow,
)
from addin.bringing.importing.layout.without_header import persons_without_header
from addin.bringing.importing.vocabulary.departures import departures_in
from addin.bringing.importing.vocabulary.words import ACCOUNTS, GROUPS, NAMES, ORGANISATIONS, PERSONS, POSTS, names_of
from workbook_templates.cell_types import show
from workbook_templates.layout import letters
from workbook_templates.long_numbers import masked
from workbook_templates.read.grid import Grid
from workbook_templates.values.text import is_blank, tidy

_GROUP = re.compile("支部|小组")
_LOOKED_AT, _LONGEST = 10, 100  # rows, characters


def lists_in(file: str, grids: Sequence[Grid]) -> list[SourceList]:
    """Every list in the sheets of a file, from above; for a sheet that holds something else one without columns and rows."""
    return [found for grid in grids for found in _in_sheet(file, grid)]


def _in_sheet(file: str, grid: Grid) -> Iterator[SourceList]:
    grid = _unmerged(grid)
    start = 0
    while (header := find_header_rows(grid, start)) is not None:
        end = _end(grid, header)
        yield from (_list(file, block, part, start, end) for block, part in blocks(grid, header))
        start = end
    if start or all(is_blank(cell) for row in grid.rows for cell in row):
        return
    untitled = persons_without_header(grid)
    yield _list(file, grid, untitled, 0, len(grid.rows)) if untitled else SourceList(file, grid.name, _beginning(grid), [])


def _beginning(grid: Grid) -> str:
    """What a sheet without a list begins with."""
    return masked(" ".join(show(cell) for row in grid.rows[:_LOOKED_AT] for cell in row if not is_blank(cell)))[:_LONGEST]


def _end(grid: Grid, header: HeaderRows) -> int:
    """The row at which another list begins: the next header that is not this one again."""
    rows = (row for row in range(header.last + 1, len(grid.rows)) if is_header(grid, row))
    return next((row for row in rows if not _is_again(grid, header, row)), len(grid.rows))


def _is_again(grid: Grid, header: HeaderRows, row: int) -> bool:
    """Whether a row repeats the header, or is the lower part of its merged cells."""
    filled = [(at, cell) for at, cell in enumerate(grid.rows[row]) if not is_blank(cell)]
    lines = [grid.rows[one] for one in range(max(header.first, 0), header.last + 1)]
    return len(filled) > 1 and all(any(at < len(line) and line[at] == cell for line in lines) for at, cell in filled)


def _list(file: str, grid: Grid, header: HeaderRows, start: int, end: int) -> SourceList:
    lines = [text for row in grid.rows[start : max(header.first, start)] for cell in row if (text := tidy(cell) if cell else "")]
    found = SourceList(file, grid.name, " ".join(lines), _with_untitled(grid, header, end))
    found.passed += _above(grid, start, header.first)
    width = max((column.at for column in found.columns), default=-1) + 1
    naming, headings, states = _naming(header), Headings(), SaidStates(found.columns)
    for number in range(header.last + 1, end):
        cells = [*grid.rows[number][:width], *[""] * (width - len(grid.rows[number]))]
        if all(map(is_blank, cells)):
            continue
        kind = RowKind.HEADER if _is_again(grid, header, number) else passed_as(cells, naming)
        if kind is None:
            said = states.of_row(cells, (headings.state, grid.name, found.title))
            found.rows.append(SourceRow(number + 1, [*cells, headings.group, grid.name, said]))
            continue
        if kind is RowKind.HEADING and heading(cells) in lines:  # the title again, on the next page
            kind = RowKind.HEADER
        found.passed.append(told(number + 1, kind, cells))
        if kind is RowKind.HEADING:
            headings = headings.then(heading(cells))
    for at, title in enumerate((HEADING, SHEET_NAME, SAID_STATE), start=width):
        if title != HEADING or any(row.cells[at] for row in found.rows):
            found.columns.append(SourceColumn(at, title, (title,), aside=True))
    return with_parts(found)


class Headings(NamedTuple):
    """What stands above a row: the group it belongs to, and the heading that says who is dead or gone; empty where none does."""

    group: str = ""
    state: str = ""

    def then(self, text: str) -> Headings:
        """With the next heading. Below the dead nobody belongs to the branch above them, but to one that is named with them."""
        return Headings(text if _GROUP.search(text) else "", text) if departures_in(text) else Headings(text)


def _naming(header: HeaderRows) -> Naming:
    """The column of the persons' names; in a list of bodies that of theirs."""
    persons, bodies = (PERSONS, POSTS, ACCOUNTS), (ORGANISATIONS, GROUPS)
    for sheets in (persons, bodies):
        names = {name for sheet in sheets for name, field in names_of(sheet).items() if field.column in NAMES}
        for column in header.columns:
            if column.names[0] in names:
                return Naming(column.at, persons=sheets == persons)
    return Naming(None, persons=True)


def _with_untitled(grid: Grid, header: HeaderRows, end: int) -> list[SourceColumn]:
    """The columns of the header, and one for each column without a title in which something stands below it."""
    titled = {column.at for column in header.columns}
    filled = {at for row in grid.rows[header.last + 1 : end] for at, cell in enumerate(row) if not is_blank(cell)}
    untitled = [SourceColumn(at, NO_TITLE, (f"第{letters(at)}列",)) for at in filled - titled]
    return sorted([*header.columns, *untitled], key=lambda column: column.at)


def _above(grid: Grid, start: int, first: int) -> Iterator[PassedRow]:
    """The rows above a header; one with the number of a person may be more than a title."""
    for number in range(start, first):
        cells = grid.rows[number]
        if not all(map(is_blank, cells)):
            yield told(number + 1, RowKind.UNCLEAR if any(map(is_long_number, cells)) else RowKind.TITLE, cells)


def _unmerged(grid: Grid) -> Grid:
    """The grid with the value of a cell that is merged downwards in each of its rows."""
    tall = [area for area in grid.merges if area[2] > area[0] and area[1] == area[3]]
    if not tall:
        return grid
    rows = [list(row) for row in grid.rows]
    for top, column, bottom, _ in tall:
        if top < len(rows) and column < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                if column < len(row):
                    row[column] = rows[top][column]
    return replace(grid, rows=rows)
