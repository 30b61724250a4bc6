"""The lists that stand in the sheets of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from addin.bringing.importing.layout.header_rows import HeaderRows, find_header_rows, is_header
from addin.bringing.importing.layout.joined_columns import with_parts
from addin.bringing.importing.layout.row_kinds import heading, passed_as, told
from addin.bringing.importing.layout.side_by_side import blocks
from addin.bringing.importing.layout.source_list import HEADING, SHEET_NAME, RowKind, SourceColumn, SourceList, SourceRow
from addin.bringing.importing.layout.without_header import persons_without_header
from workbook_templates.read.grid import Grid
from workbook_templates.values.text import is_blank, tidy

_PERSON_NAME = ("姓名", "名字")


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
    yield _list(file, grid, untitled, 0, len(grid.rows)) if untitled else SourceList(file, grid.name, "", [])


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
    lines = [text for row in grid.rows[start : header.first] for cell in row if (text := tidy(cell) if cell else "")]
    width = max((column.at for column in header.columns), default=-1) + 1
    found = SourceList(file, grid.name, " ".join(lines), list(header.columns))
    name_at = next((c.at for c in header.columns if c.names[0] in _PERSON_NAME), None)
    above, headings = "", False
    for number in range(header.last + 1, end):
        cells = [*grid.rows[number][:width], *[""] * (width - len(grid.rows[number]))]
        if all(map(is_blank, cells)):
            continue
        kind = RowKind.HEADER if _is_again(grid, header, number) else passed_as(cells, name_at)
        if kind is None:
            found.rows.append(SourceRow(number + 1, [*cells, above, grid.name]))
            continue
        if kind is RowKind.HEADING and heading(cells) in lines:  # the title again, on the next page
            kind = RowKind.HEADER
        found.passed.append(told(number + 1, kind, cells))
        if kind is RowKind.HEADING:
            above, headings = heading(cells), True
    if headings:
        found.columns.append(SourceColumn(width, HEADING, (HEADING,), aside=True))
    found.columns.append(SourceColumn(width + 1, SHEET_NAME, (SHEET_NAME,), aside=True))
    return with_parts(found)


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
