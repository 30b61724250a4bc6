"""Read rows of a sheet that may be missing."""

from __future__ import annotations

from collections.abc import Iterator

from workbook_templates.cell_types import Value
from workbook_templates.table import Table


def records(table: Table | None, *names: str) -> Iterator[tuple[Value, ...]]:
    """Each row's values in these columns; no rows where the table is None."""
    return table.records(*names) if table is not None else iter(())
