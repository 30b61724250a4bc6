"""Whose row it is, and the units at hand: those of the covers, or those a consolidated workbook speaks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from validators.lookups.once import once
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

OFFICE_DIGITS = 6


class Unit(NamedTuple):
    """A unit at hand: code, name, and the row of the cover it reported under."""

    code: str
    name: str
    cover: int


@once
def unit_column(tables: Tables, sheet: str) -> Sequence[str]:
    """The unit each row of a sheet speaks for."""
    table = tables.get(sheet)
    if table is None:
        return ()
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
def names(tables: Tables) -> dict[str, str]:
    """The name of each unit, as its own cover or the rows it came in say."""
    found = {source.unit: source.unit_name for source in tables.sources}
    for sheet, table in tables.items():
        if "来源单位" in table.columns:
            said = set(zip(unit_column(tables, sheet), table.get("来源单位"), strict=True))
            found |= {unit: str(name) for unit, name in said if name}
    return found


@once
def senders(tables: Tables) -> dict[str, set[str]]:
    """Who sent what speaks for a unit: itself, or the office that passed it on."""
    found: dict[str, set[str]] = defaultdict(set)
    for source in tables.sources:
        if not is_office(source.unit):
            found[source.unit].add(source.unit)
    for sheet, table in tables.items():
        for unit, number in set(zip(unit_column(tables, sheet), table.sources, strict=True)):
            found[unit].add(tables.sources[number].unit)
    return dict(found)


@once
def reporting(tables: Tables, sheet: str) -> frozenset[str]:
    """The codes of all whose sheet of that name is at hand, be it empty: their duties on it can be judged."""
    carriers = {source.unit for source in tables.sources if sheet in source.letters}
    return frozenset(unit for unit, by in senders(tables).items() if not carriers.isdisjoint(by))


@once
def units_with(tables: Tables, sheet: str) -> list[Unit]:
    """The units whose sheet of that name is at hand, each at the cover it came under. Offices are none of them."""
    return list(_seated(tables, sheet))


def _seated(tables: Tables, sheet: str) -> Iterator[Unit]:
    covers = {source: row for row, source in enumerate(tables[COVER].sources)} if COVER in tables else {}
    carriers: dict[str, int] = {}
    for number, source in enumerate(tables.sources):
        if sheet in source.letters and number in covers:
            carriers.setdefault(source.unit, number)
    for code, by in senders(tables).items():
        seats = [carriers[sender] for sender in by if sender in carriers]
        if seats and code and not is_office(code):
            yield Unit(code, names(tables).get(code) or code, covers[min(seats)])


def provinces(tables: Tables, sheet: str) -> list[Unit]:
    """The province offices (six digits ending in 0000) that sent a sheet of that name, each at its cover."""
    covers = {source: row for row, source in enumerate(tables[COVER].sources)} if COVER in tables else {}
    found: dict[str, Unit] = {}
    for number, source in enumerate(tables.sources):
        if number in covers and sheet in source.letters and is_office(source.unit) and source.unit.endswith("0000"):
            found.setdefault(source.unit, Unit(source.unit, source.unit_name or source.unit, covers[number]))
    return list(found.values())
