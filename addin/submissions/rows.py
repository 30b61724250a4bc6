"""Select rows of a table, together with their row numbers, sources and raw cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from workbook_templates.lazy_columns import LazyColumns, picked
from workbook_templates.table import Table, Tables


def take(table: Table, rows: Sequence[int]) -> Table:
    """The table with only these rows (indices into the table), in this order."""
    if len(rows) == len(table) and list(rows) == list(range(len(table))):
        return table
    moved = {old: new for new, old in enumerate(rows)}

    def cells(kept: dict[str, dict[int, object]]) -> dict[str, dict[int, object]]:
        some = {name: {moved[i]: raw for i, raw in values.items() if i in moved} for name, values in kept.items()}
        return {name: values for name, values in some.items() if values}

    return Table(
        table.sheet,
        LazyColumns({name: partial(picked, table.columns, name, rows) for name in table.columns}),
        [table.rows[i] for i in rows],
        [table.sources[i] for i in rows],
        cells(table.unread),
        cells(table.tidied),
    )


def with_tables(tables: Tables, *changed: Table) -> Tables:
    """The same tables, with each of ``changed`` in place of the table of the same sheet."""
    new = {table.sheet.name: table for table in changed}
    return Tables([new.get(name, table) for name, table in tables.items()], tables.sources)


def only(tables: Tables, *sheets: str) -> Tables:
    """The tables of these sheets alone, as far as they are there."""
    return Tables([tables[name] for name in sheets if name in tables], tables.sources)
