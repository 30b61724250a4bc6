"""The due list with the unit responsible for each entry."""

from __future__ import annotations

from collections.abc import Iterator

from addin.summary.collect.data import UnitDue
from addin.summary.measure.inputs import Inputs
from validators.due import due
from validators.lookups.bodies import GROUPS, ORGANISATIONS
from validators.lookups.units import unit_column
from workbook_templates.cell_types import Value


def dues(inputs: Inputs) -> tuple[UnitDue, ...]:
    """The due list, each entry with its unit, in the order of the list (by last day)."""
    units = dict(_units(inputs))
    found = ((one, units.get(one.code, one.code)) for one in due(inputs.tables, inputs.on))
    return tuple(UnitDue(one, unit, inputs.unit_name(unit)) for one, unit in found)


def _units(inputs: Inputs) -> Iterator[tuple[Value, str]]:
    """Pairs of an organisation's or group's code and the code of the unit that lists it."""
    for sheet, column in ((ORGANISATIONS, "党组织代码"), (GROUPS, "小组代码")):
        if inputs.has(sheet):
            yield from zip(inputs.values(sheet, column), unit_column(inputs.tables, sheet), strict=True)
