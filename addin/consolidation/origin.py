"""The provenance of a consolidated row: recorded by the office that first merged it, kept by every level above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workbook_templates.cell_types import Value
from workbook_templates.lazy_columns import picked
from workbook_templates.schema import provenance
from workbook_templates.table import Source, Table

COLUMNS = tuple(column.name for column in provenance())


class Origin(NamedTuple):
    """Unit code, unit name, file and Excel's row number, in the order of the provenance columns at the right of a sheet."""

    unit: str
    unit_name: str
    file: str
    row: int


def origins(table: Table, sources: Sequence[Source], rows: Sequence[int] | None = None) -> list[Origin]:
    """The origin of every row, or of ``rows``, which ascend, in the table's order: the one in its provenance columns, else the
    workbook it was read from.
    """
    chosen = range(len(table)) if rows is None else rows
    carried = zip(*(picked(table.columns, name, chosen) for name in COLUMNS), strict=True)
    return [_origin(one, table.rows[i], sources[table.sources[i]]) for one, i in zip(carried, chosen, strict=True)]


def unit_codes(table: Table, sources: Sequence[Source]) -> list[str]:
    """The code of the unit of every row: as in its origin."""
    own = [source.unit for source in sources]
    carried = picked(table.columns, COLUMNS[0], range(len(table)))
    return [str(code) if code else own[number] for code, number in zip(carried, table.sources, strict=True)]


def _origin(carried: tuple[Value, ...], row: int, source: Source) -> Origin:
    own = Origin(source.unit, source.unit_name, source.file, row)
    return _carried(carried, own) if carried[0] else own


def _carried(carried: tuple[Value, ...], own: Origin) -> Origin:
    unit, name, file, row = carried
    return Origin(str(unit), str(name or unit), str(file or own.file), row if isinstance(row, int) else own.row)
