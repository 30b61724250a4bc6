"""Lists that are printed in two or three columns of persons: 姓名 电话 姓名 电话. Each is a list of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from addin.bringing.importing.layout.header_rows import HeaderRows
from addin.bringing.importing.layout.source_list import SourceColumn
from workbook_templates.read.grid import Grid


def blocks(grid: Grid, header: HeaderRows) -> Iterator[tuple[Grid, HeaderRows]]:
    """The grid and header of each block of columns, the others blank; one block where no header is repeated."""
    columns = header.columns
    starts = [n for n, column in enumerate(columns) if column.names[0] == columns[0].names[0]]
    parts = [columns[start:end] for start, end in zip(starts, [*starts[1:], len(columns)], strict=True)]
    if len(parts) < 2 or len(parts[0]) < 2 or any(_names(part) != _names(parts[0]) for part in parts):
        yield grid, header
        return
    firsts = [0, *(part[0].at for part in parts[1:]), max(map(len, grid.rows))]
    for part, first, end in zip(parts, firsts, firsts[1:], strict=False):  # what has no header belongs to the block before it
        rows = [[cell if first <= at < end else "" for at, cell in enumerate(row)] for row in grid.rows]
        yield replace(grid, rows=rows), header._replace(columns=part)


def _names(columns: list[SourceColumn]) -> list[str]:
    return [column.names[0] for column in columns]
