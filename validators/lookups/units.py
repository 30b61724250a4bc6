"""The unit each row belongs to, and the units that reported: those of the covers, or those in a consolidated workbook."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from validators.lookups.once import once
from workbook_templates.layout import COVER
from workbook_templates.schema import kind_of_sheet
from workbook_templates.table import Tables
from workbook_templates.values.period import parse_period

OFFICE_DIGITS = 6


class Unit(NamedTuple):
    """A unit that reported: code, name, and the row (index into the covers) of the cover it reported under."""

    code: str
    name: str
    cover: int


@once
def unit_column(tables: Tables, sheet: str) -> Sequence[str]:
    """The code of the unit each row of a sheet belongs to; empty where the sheet is not available."""
    table = tables.get(sheet)
    if table is None:
        return ()
    own = [source.unit for source in tables.sources]
    origins = table.columns.get("来源单位代码")
    if origins is None:
        return [own[s] for s in table.sources]
    return [str(origin) if origin else own[s] for origin, s in zip(origins, table.sources, strict=True)]


def is_office(code: str) -> bool:
    """Whether a code (6 digits) is that of a county, prefecture or province office, not of a unit."""
    return len(code) == OFFICE_DIGITS and code.isdigit()


def is_province(code: str) -> bool:
    """Whether a code is that of a province's office: six digits ending in 0000."""
    return is_office(code) and code.endswith("0000")


def unit_name(tables: Tables, sheet: str, i: int) -> str:
    """The name of the unit that row ``i`` belongs to, empty where unknown; KeyError where the sheet is not available."""
    table = tables[sheet]
    return str(table.get("来源单位")[i] or "") or tables.sources[table.sources[i]].unit_name


@once
def unit_names(tables: Tables) -> dict[str, str]:
    """The name of each unit by code, from its own cover or from the provenance columns of its rows."""
    found = {code: name for source in tables.sources if source.reporting for code, name in source.reporting.sent.items() if name}
    found |= {source.unit: source.unit_name for source in tables.sources}
    for sheet, table in tables.items():
        if "来源单位" in table.columns:
            pairs = set(zip(unit_column(tables, sheet), table.get("来源单位"), strict=True))
            found |= {unit: str(name) for unit, name in pairs if name}
    return found


@once
def senders(tables: Tables) -> dict[str, set[str]]:
    """The codes of those who sent each unit's rows, by unit code: the unit itself, or the office that consolidated them."""
    found: dict[str, set[str]] = defaultdict(set)
    for source in tables.sources:
        if not is_office(source.unit):
            found[source.unit].add(source.unit)
        for unit in source.reporting.sent if source.reporting else ():
            found[unit].add(source.unit)
    for sheet, table in tables.items():
        for unit, number in set(zip(unit_column(tables, sheet), table.sources, strict=True)):
            found[unit].add(tables.sources[number].unit)
    return dict(found)


@once
def offices_above(tables: Tables) -> frozenset[str]:
    """The codes of the offices that the covers name as superior (上级机构代码), and of those above: 530102, 530100, 530000."""
    superiors = {str(code) for code in tables[COVER].get("上级机构代码") if code} if COVER in tables else set()
    return frozenset(above for code in superiors if is_office(code) for above in (code, f"{code[:4]}00", f"{code[:2]}0000"))


@once
def units_reporting(tables: Tables, sheet: str) -> frozenset[str]:
    """The codes of all units and offices whose files contain the sheet, even without rows: duties on it can be judged."""
    return frozenset(_sources_with(tables, sheet))


@once
def _sources_with(tables: Tables, sheet: str) -> dict[str, list[int]]:
    """The numbers of the workbooks in which each unit or office handed in the sheet, by its code.

    A consolidated workbook that does not say whose forms it was made of stands for all units that its sender speaks for.
    """
    carriers: dict[str, list[int]] = defaultdict(list)
    found: dict[str, list[int]] = defaultdict(list)
    for number, source in enumerate(tables.sources):
        if sheet in source.letters and source.reporting is None:
            carriers[source.unit].append(number)
        elif sheet in source.letters and source.reporting:
            for unit in source.reporting.sent:
                found[unit].append(number)
    for unit, by in senders(tables).items():
        for sender in by & carriers.keys():
            found[unit] += carriers[sender]
    return dict(found)


def has_shown(tables: Tables, unit: str, sheets: Iterable[str]) -> bool:
    """Whether a unit's files contain all of these sheets, so that what they do not record was not done.

    The cover and the sheets of the roster say what there is, not what was done: they are left out.
    """
    return all(unit in units_reporting(tables, sheet) for sheet in sheets if _is_proof(sheet))


@cache
def _is_proof(sheet: str) -> bool:
    return sheet != COVER and kind_of_sheet(sheet) != "roster"


@once
def units_reporting_for(tables: Tables, sheet: str, day: dt.date) -> frozenset[str]:
    """The codes of the units with a file that contains the sheet and whose period contains the day.

    A unit in a consolidated workbook is known to have reported where that says so, or has rows of it.
    """
    numbers = {
        number
        for number, source in enumerate(tables.sources)
        if sheet in source.letters and (period := parse_period(source.period)) is not None and period.contains(day)
    }
    silent = {number for number in numbers if tables.sources[number].reporting is None}
    told = (reporting.sent for number in numbers if (reporting := tables.sources[number].reporting))
    own = {tables.sources[number].unit for number in silent}
    rows = (pair for name, table in tables.items() for pair in set(zip(unit_column(tables, name), table.sources, strict=True)))
    return frozenset(own.union(*told, (unit for unit, number in rows if number in silent)))


@once
def units_with(tables: Tables, sheet: str) -> list[Unit]:
    """The units whose files contain the sheet, each with the cover it came under; offices are left out."""
    return list(_units_with_covers(tables, sheet))


def _units_with_covers(tables: Tables, sheet: str) -> Iterator[Unit]:
    covers = {source: row for row, source in enumerate(tables[COVER].sources)} if COVER in tables else {}
    known = _sources_with(tables, sheet)
    for code in senders(tables):
        sources = [number for number in known.get(code, ()) if number in covers]
        if sources and code and not is_office(code):
            yield Unit(code, unit_names(tables).get(code) or code, covers[min(sources)])


def workbooks_with(tables: Tables, sheet: str, unit: str) -> list[int]:
    """The numbers of the workbooks (``Tables.sources``) in which a unit handed in the sheet: several where it came in parts."""
    return list(_sources_with(tables, sheet).get(unit, ()))


def province_offices(tables: Tables, sheet: str) -> list[Unit]:
    """The province offices (six digits ending in 0000) that sent the sheet, each with its own cover."""
    covers = {source: row for row, source in enumerate(tables[COVER].sources)} if COVER in tables else {}
    found: dict[str, Unit] = {}
    for number, source in enumerate(tables.sources):
        if number in covers and sheet in source.letters and is_province(source.unit):
            found.setdefault(source.unit, Unit(source.unit, source.unit_name or source.unit, covers[number]))
    return list(found.values())
