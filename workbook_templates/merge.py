"""Tables of many submissions as one set of tables, each row still knowing its file, sheet and row."""

from __future__ import annotations

from collections.abc import Sequence

from workbook_templates.table import Source, Table, Tables


def merge_tables(parts: Sequence[Tables]) -> Tables:
    """One set of tables over all parts; the rows of each sheet stand in the order of the parts."""
    if len(parts) == 1:
        return parts[0]
    merged: dict[str, Table] = {}
    sources: list[Source] = []
    for part in parts:
        for name, table in part.items():
            _append(merged.setdefault(name, Table(table.sheet)), table, len(sources))
        sources += part.sources
    return Tables(merged.values(), sources)


def _append(target: Table, table: Table, first_source: int) -> None:
    start = len(target)
    for name in target.columns.keys() - table.columns.keys():
        target.columns[name].extend([None] * len(table))
    for name, values in table.columns.items():
        target.columns.setdefault(name, [None] * start).extend(values)
    target.rows += table.rows
    target.sources += [first_source + source for source in table.sources]
    for kept, more in ((target.unread, table.unread), (target.tidied, table.tidied)):
        for name, cells in more.items():
            kept.setdefault(name, {}).update({start + i: raw for i, raw in cells.items()})
