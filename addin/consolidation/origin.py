"""The provenance of a consolidated row: recorded by the office that first merged it, kept by every level above."""

from __future__ import annotations

from typing import NamedTuple

from workbook_templates.cell_types import Value
from workbook_templates.schema import provenance
from workbook_templates.table import Source, Table

COLUMNS = tuple(column.name for column in provenance())


class Origin(NamedTuple):
    """Unit code, unit name, file and Excel's row number, in the order of the provenance columns at the right of a sheet."""

    unit: str
    unit_name: str
    file: str
    row: int


def origins(table: Table, sources: list[Source]) -> list[Origin]:
    """The origin of every row, in the table's order: the one in its provenance columns, else the workbook it was read from."""
    found = []
    for carried, row, number in zip(table.records(*COLUMNS), table.rows, table.sources, strict=True):
        source = sources[number]
        own = Origin(source.unit, source.unit_name, source.file, row)
        found.append(_carried(carried, own) if carried[0] else own)
    return found


def _carried(carried: tuple[Value, ...], own: Origin) -> Origin:
    unit, name, file, row = carried
    return Origin(str(unit), str(name or unit), str(file or own.file), row if isinstance(row, int) else own.row)
