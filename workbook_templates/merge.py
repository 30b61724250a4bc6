"""Joining the tables of many submissions into one set of tables, in which each row keeps its file, sheet and row number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

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
    names = dict.fromkeys(chain.from_iterable(table.columns for table in tables))
    joined = Table(tables[0].sheet, {name: list(chain.from_iterable(table.get(name) for table in tables)) for name in names})
    for table, source_offset in pieces:
        start = len(joined)
        joined.rows += table.rows
        joined.sources += [source_offset + source for source in table.sources]
        for kept, more in ((joined.unread, table.unread), (joined.tidied, table.tidied)):
            for name, cells in more.items():
                kept.setdefault(name, {}).update({start + i: raw for i, raw in cells.items()})
        for name, rows in table.cleared.items():
            joined.cleared.setdefault(name, set()).update(start + i for i in rows)
    return joined
