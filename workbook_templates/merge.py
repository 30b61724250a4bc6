"""Joining the tables of many submissions into one set of tables, in which each row keeps its file, sheet and row number."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from workbook_templates.cell_types import Value
from workbook_templates.lazy_columns import LazyColumns, passing, picked
from workbook_templates.row_numbers import row_numbers
from workbook_templates.table import Source, Table, Tables


class _Piece(NamedTuple):
    """One submission's rows of a sheet, and how many sources come before its own in the joined list."""

    table: Table
    source_offset: int


def merge_tables(parts: Sequence[Tables]) -> Tables:
    """Join the tables of several submissions, sheet by sheet, with the rows in the order of ``parts``.

    A column that some of them lack is blank in their rows. A single part is returned as it is, not copied.
    """
    if len(parts) == 1:
        return parts[0]
    pieces: dict[str, list[_Piece]] = defaultdict(list)
    sources: list[Source] = []
    for part in parts:
        for name, table in part.items():
            pieces[name].append(_Piece(table, len(sources)))
        sources += part.sources
    return Tables(map(_joined, pieces.values()), sources)


def _joined(pieces: Sequence[_Piece]) -> Table:
    """The rows of all pieces as one table; a column that some of them lack is blank there."""
    tables = [piece.table for piece in pieces]
    starts = list(accumulate(map(len, tables), initial=0))
    rows = row_numbers(chain.from_iterable(table.rows for table in tables), starts[-1])
    sources = row_numbers((offset + source for table, offset in pieces for source in table.sources), starts[-1])
    joined = Table(tables[0].sheet, _columns(tables, starts), rows, sources)
    for table, start in zip(tables, starts, strict=False):
        for kept, more in ((joined.unread, table.unread), (joined.tidied, table.tidied)):
            for name, cells in more.items():
                kept.setdefault(name, {}).update({start + i: raw for i, raw in cells.items()})
        for name, cleared in table.cleared.items():
            joined.cleared.setdefault(name, set()).update(start + i for i in cleared)
    return joined


def _columns(tables: Sequence[Table], starts: Sequence[int]) -> MutableMapping[str, list[Value]]:
    """The columns joined: where some are not at hand yet, when they are asked for."""
    names = dict.fromkeys(chain.from_iterable(table.columns for table in tables))
    if any(isinstance(table.columns, LazyColumns) for table in tables):
        return LazyColumns({name: _JoinedColumn(tables, starts, name) for name in names})
    return {name: _JoinedColumn(tables, (), name)() for name in names}


@dataclass(frozen=True, slots=True)
class _JoinedColumn:
    """Makes a column of the rows of several tables, which begin at ``starts`` among them."""

    tables: Sequence[Table]
    starts: Sequence[int]
    name: str

    def __call__(self) -> list[Value]:
        pieces: Iterator[Sequence[Value]] = (passing(one.columns, self.name) or (None,) * len(one) for one in self.tables)
        return list(chain.from_iterable(pieces))

    def picked(self, rows: Sequence[int]) -> list[Value]:
        """The values in these rows, which ascend: the tables that have none of them are left alone."""
        found: list[Value] = []
        for table, (start, end) in zip(self.tables, pairwise(self.starts), strict=True):
            own = rows[bisect_left(rows, start) : bisect_left(rows, end)]
            if own:
                found += picked(table.columns, self.name, [i - start for i in own])
        return found
