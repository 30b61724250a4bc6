"""The cover that a unit's rows came under, and what its 说明 says."""

from __future__ import annotations

from validators.lookups.once import column, once
from validators.lookups.people import PEOPLE
from validators.lookups.units import units_with, workbooks_with
from workbook_templates.layout import COVER
from workbook_templates.remarks import REMARK
from workbook_templates.table import Tables


@once
def _covers(tables: Tables) -> dict[str, int]:
    return {unit.code: unit.cover for unit in units_with(tables, PEOPLE)}


def cover_of(tables: Tables, unit: str) -> int | None:
    """The row (index into the covers) of the cover under which a unit's roster came; None where no cover is at hand.

    In a consolidated workbook it is the office's.
    """
    return _covers(tables).get(unit)


def cover_sender(tables: Tables, cover: int) -> str:
    """The code of who sent a workbook, by the row of its cover."""
    return tables.sources[tables[COVER].sources[cover]].unit


def unit_remarks(tables: Tables, unit: str) -> list[str]:
    """What is written under 说明 on each cover under which a unit's roster came: several where it came in parts.

    Of a unit in a consolidated workbook what its own cover said, as far as the workbook tells it, and what the office's says.
    """
    workbooks = set(workbooks_with(tables, PEOPLE, unit))
    remarks = zip(tables[COVER].sources, column(tables, COVER, REMARK), strict=True) if COVER in tables else ()
    told = (source.reporting for number, source in enumerate(tables.sources) if number in workbooks)
    passed_up = [one.remarks[unit] for one in told if one and unit in one.remarks]
    return [*(str(remark) for workbook, remark in remarks if remark and workbook in workbooks), *passed_up]
