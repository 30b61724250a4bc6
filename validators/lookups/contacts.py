"""The optional lists of who keeps in contact with a branch or a retired cadre (联系领导, 联系干部), and which units keep them."""

from __future__ import annotations

from validators.lookups.once import column, once
from validators.lookups.units import unit_column
from workbook_templates.table import Tables


@once
def units_listing(tables: Tables, sheet: str, name: str) -> frozenset[str]:
    """The codes of the units that have filled an optional column in at least one row: of the others nothing is known."""
    rows = set(zip(unit_column(tables, sheet), column(tables, sheet, name), strict=True))
    return frozenset(unit for unit, value in rows if value)
