"""Whose row it is, and the units at hand: those of the covers, or those a consolidated workbook speaks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from validators.lookups.once import once
from workbook_templates.layout import COVER
from workbook_templates.table import Table, Tables

OFFICE_DIGITS = 6


class Unit(NamedTuple):
    """A unit at hand: code, name, and the row of the cover it reported under."""

    code: str
    name: str
    cover: int


def unit_column(tables: Tables, sheet: str) -> Sequence[str]:
    """The unit each row of a sheet speaks for."""
    table = tables.get(sheet)
    if table is None:
        return ()
    key = ("units", sheet)
    if key not in tables.memo:
        tables.memo[key] = _units_of(tables, table)
    found: Sequence[str] = tables.memo[key]
    return found


def _units_of(tables: Tables, table: Table) -> Sequence[str]:
    own = [source.unit for source in tables.sources]
    origins = table.columns.get("来源单位代码")
    if origins is None:
        return [own[s] for s in table.sources]
    return [str(origin) if origin else own[s] for origin, s in zip(origins, table.sources, strict=True)]


def is_office(code: str) -> bool:
    """Whether a code is that of a county, prefecture or province office and not a unit's."""
    return len(code) == OFFICE_DIGITS and code.isdigit()


def unit_name(tables: Tables, sheet: str, i: int) -> str:
    """The name of the unit a row speaks for, empty where nobody said it."""
    table = tables[sheet]
    return str(table.get("来源单位")[i] or "") or tables.sources[table.sources[i]].unit_name


@once
def units(tables: Tables) -> dict[str, Unit]:
    """The units at hand by code. An office that only passes on what its units reported is none of them."""
    covers = {source: row for row, source in enumerate(tables[COVER].sources)} if COVER in tables else {}
    found: dict[str, Unit] = {}
    for sheet, table in tables.items():
        if sheet != COVER:
            _collect(tables, table, covers, found)
    for source, row in covers.items():
        code = tables.sources[source].unit
        if code and not is_office(code):
            found.setdefault(code, Unit(code, tables.sources[source].unit_name or code, row))
    return found


def _collect(tables: Tables, table: Table, covers: dict[int, int], found: dict[str, Unit]) -> None:
    for i, code in enumerate(unit_column(tables, table.sheet.name)):
        if code and code not in found and not is_office(code) and table.sources[i] in covers:
            name = unit_name(tables, table.sheet.name, i)
            found[code] = Unit(code, name or code, covers[table.sources[i]])


@once
def provinces(tables: Tables) -> dict[str, Unit]:
    """The province offices among those who sent the files at hand: six digits that end in 0000."""
    table = tables.get(COVER)
    found: dict[str, Unit] = {}
    for row, source in enumerate(table.sources if table is not None else ()):
        code = tables.sources[source].unit
        if is_office(code) and code.endswith("0000"):
            found.setdefault(code, Unit(code, tables.sources[source].unit_name or code, row))
    return found
