"""A grid as a table of the form: columns found by name, rows that are data, and all that was noticed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from workbook_templates.cell_types import show
from workbook_templates.layout import letters
from workbook_templates.read import facts
from workbook_templates.read.grid import Grid
from workbook_templates.read.header import Header
from workbook_templates.read.migrate import migrated
from workbook_templates.read.rows import data_rows
from workbook_templates.schema import Sheet
from workbook_templates.table import Fact, Table


class SheetRead(NamedTuple):
    """A sheet as read: None for the table where no header was found."""

    table: Table | None
    letters: dict[str, str]
    facts: list[Fact]


def read_sheet(grid: Grid, sheet: Sheet, header: Header | None, older: int | None = None) -> SheetRead:
    """Read one data sheet with its header, of the form as it is now or of the ``older`` version; facts carry the grid's name."""
    if header is None:
        return SheetRead(None, {}, [Fact(facts.HEADER_MISSING, grid.name)])
    grid = _without_results(grid, header)
    if older is not None:
        header.missing = [name for name in header.missing if sheet.column(name).since <= older]
    body = data_rows(grid, header)
    table = Table(sheet, rows=[row + 1 for row in body.rows], sources=[0] * len(body.rows))
    width = max(header.columns.values()) + 1
    kept = [grid.rows[row] for row in body.rows]
    columns = list(zip(*kept, strict=False)) if kept and min(map(len, kept)) >= width else _ragged(kept, width)
    for name, index in header.columns.items():
        table.add_column(name, columns[index] if kept else ())
    # A total is often a formula, and merged: what stands in rows that were told as a whole is not told cell by cell.
    noticed = [fact for fact in _cell_facts(grid, header) if fact.row - 1 not in body.left_out]
    noticed = list(_once_outside(noticed, set(body.rows)))
    found = [*_header_facts(grid, header, sheet), *body.facts, *noticed, *_hidden(grid, header, sheet)]
    found += _strays(grid, header, body.rows)
    found += migrated(table, header, older)
    return SheetRead(table, {name: letters(index) for name, index in header.columns.items()}, found)


def _without_results(grid: Grid, header: Header) -> Grid:
    """The grid without what an earlier check wrote in a column of its own."""
    if not header.results:
        return grid
    rows = list(grid.rows)
    for row, column in header.results:
        rows[row] = [*rows[row][:column], "", *rows[row][column + 1 :]]
    return replace(grid, rows=rows)


def _ragged(rows: list[Sequence[object]], width: int) -> list[tuple[object, ...]]:
    return list(zip(*((*row, *("",) * (width - len(row))) for row in rows), strict=False))


def _header_facts(grid: Grid, header: Header, sheet: Sheet) -> Iterator[Fact]:
    row = header.last + 1

    def fact(kind: str, index: int, name: str, value: str, detail: str = "") -> Fact:
        return Fact(kind, grid.name, f"{letters(index)}{row}", row, name, value, detail)

    for name in header.missing:
        meant, index, _ = header.renamed.get(name, ("", -1, False))
        cell = f"{letters(index)}{row}" if index >= 0 else ""
        yield Fact(facts.COLUMN_MISSING, grid.name, cell, row, name, meant)
    for name, (text, index, read) in header.renamed.items():
        if read:
            yield fact(facts.COLUMN_RENAMED, index, name, text)
    for index, name in header.twice.items():
        yield fact(facts.COLUMN_TWICE, index, name, name)
    for index, text in header.extra.items():
        yield fact(facts.COLUMN_EXTRA, index, text, text)


def _cell_facts(grid: Grid, header: Header) -> Iterator[Fact]:
    """Formulas, error values, pictures and merged areas among the data."""
    names = {index: name for name, index in header.columns.items()}
    for (row, column), formula in sorted(grid.formulas.items()):
        if row > header.last and column in names and (row, column) not in grid.errors:
            yield _at(formula.kind, grid, row, column, names[column], _shown(grid, row, column), formula.shown)
    for (row, column), text in sorted(grid.errors.items()):
        if row > header.last and column in names:
            yield _at(facts.ERROR_CELL, grid, row, column, names[column], text)
    for row, column in sorted(grid.pictures):
        if row > header.last and column in names:
            yield _at(facts.PICTURE, grid, row, column, names[column], "")
    for top, left, bottom, right in grid.merges:
        inside = [names[column] for column in range(left, right + 1) if column in names]
        if bottom > header.last and inside and top < len(grid.rows):
            area = f"{letters(left)}{top + 1}:{letters(right)}{bottom + 1}"
            first = max(top, header.last + 1)
            yield _at(facts.MERGED, grid, first, left, inside[0], grid.text(top, left), area)


_BESIDE_DATA = frozenset((facts.FORMULA, facts.FORMULA_NO_VALUE, facts.ERROR_CELL))


def _once_outside(noticed: Iterable[Fact], data: set[int]) -> Iterator[Fact]:
    """What was noticed; in rows without data a formula that shows nothing is not told, others once a column."""
    told: set[tuple[str, str]] = set()
    for fact in noticed:
        outside = fact.kind in _BESIDE_DATA and fact.row - 1 not in data
        silent = outside and ((fact.kind == facts.FORMULA and not fact.value) or (fact.kind, fact.column) in told)
        if outside:
            told.add((fact.kind, fact.column))
        if not silent:
            yield fact


def _shown(grid: Grid, row: int, column: int) -> str:
    return show(grid.rows[row][column]) if grid.text(row, column) else ""


def _at(kind: str, grid: Grid, row: int, column: int, name: str, value: str, detail: str = "") -> Fact:
    return Fact(kind, grid.name, f"{letters(column)}{row + 1}", row + 1, name, value, detail)


def _hidden(grid: Grid, header: Header, sheet: Sheet) -> Iterator[Fact]:
    """What the eye does not see but the reader does; the provenance columns are closed by design."""
    own = {header.columns[column.name] for column in sheet.own if column.name in header.columns}
    rows = sorted(row for row in grid.hidden_rows if header.last < row < len(grid.rows))
    columns = sorted(grid.hidden_columns & own)
    if rows:
        yield Fact(facts.HIDDEN_ROW, grid.name, row=rows[0] + 1, detail=f"有 {len(rows)} 行被隐藏，第一处在第 {rows[0] + 1} 行")
    if columns:
        named = "、".join(name for name, index in header.columns.items() if index in columns)
        cell = f"{letters(columns[0])}{header.last + 1}"
        yield Fact(facts.HIDDEN_COLUMN, grid.name, cell, header.last + 1, detail=f"的“{named}”列被隐藏")
    if grid.filtered:
        yield Fact(facts.FILTER, grid.name, detail="开着筛选，有的行可能看不见")
    if not grid.visible:
        yield Fact(facts.HIDDEN_SHEET, grid.name, detail="整张表被隐藏")


def _strays(grid: Grid, header: Header, rows: Sequence[int]) -> Iterator[Fact]:
    """Content where the form has no column: told once a column, and never read."""
    for (row, column), text in sorted(grid.strays.items()):
        yield _at(facts.STRAY_CELL, grid, row, column, "", text, f"{letters(column)}{row + 1} 远离表格，里面有内容")
    known = {*header.columns.values(), *header.extra, *header.twice, *header.dropped}
    width = max(map(len, grid.rows), default=0)
    for column in range(width):
        if column not in known:
            filled = [row for row in rows if grid.text(row, column).strip()]
            if filled:
                detail = f"{letters(column)} 列没有表头，有 {len(filled)} 格内容"
                yield _at(facts.STRAY_CELL, grid, filled[0], column, "", grid.text(filled[0], column), detail)
