"""Duplicate persons over all files: one number on several rosters, and different numbers that are probably one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from validators.allowance.identity import IdentityDecisions, KnownNumber, probable_pairs
from workbook_templates.cell_types import mask
from workbook_templates.table import Tables

PEOPLE, DECISIONS = "离退休干部", "重复认定"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A roster row on a person: name, masked identity number, unit code, file and Excel's row number."""

    name: str
    number: str
    unit: str
    file: str
    row: int


@dataclass(frozen=True, slots=True)
class PersonCounts:
    """The number of roster rows and of distinct persons, the persons on rosters of several units, and the pairs to decide.

    ``on_several`` holds one group of rows for each person; ``probable`` two rows and the Chinese reason why they are
    probably one person.
    """

    rows: int = 0
    distinct: int = 0
    on_several: tuple[tuple[PersonRow, ...], ...] = ()
    probable: tuple[tuple[PersonRow, PersonRow, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object that ``--json`` prints; identity numbers are masked."""
        several = [[_person_json(person) for person in group] for group in self.on_several]
        probable = [{"one": _person_json(a), "other": _person_json(b), "reason": reason} for a, b, reason in self.probable]
        return {"rows": self.rows, "distinct": self.distinct, "on_several_rosters": several, "probably_one": probable}


def _person_json(person: PersonRow) -> dict[str, Any]:
    return {"name": person.name, "number": person.number, "unit": person.unit, "file": person.file, "row": person.row}


def persons(tables: Tables) -> PersonCounts:
    """Compare all rosters in the tables. Numbers decided to be one person (重复认定) count once; decided pairs are left out."""
    if PEOPLE not in tables:
        return PersonCounts()
    decisions = IdentityDecisions(tables.get(DECISIONS))
    by_number: dict[str, list[int]] = defaultdict(list)
    for i, number in enumerate(tables[PEOPLE].get("身份证号")):
        if isinstance(number, str):
            by_number[number].append(i)
    units = {number: {tables.unit(PEOPLE, i) for i in rows} for number, rows in by_number.items()}
    several = tuple(tuple(_person_row(tables, i) for i in by_number[n]) for n, found in units.items() if len(found) > 1)
    distinct = len({decisions.person(number) for number in by_number})
    return PersonCounts(len(tables[PEOPLE]), distinct, several, tuple(_probable(tables, by_number, decisions)))


def _probable(
    tables: Tables, by_number: dict[str, list[int]], decisions: IdentityDecisions
) -> Iterator[tuple[PersonRow, PersonRow, str]]:
    table = tables[PEOPLE]
    names, births = table.get("姓名"), table.get("出生日期")
    known = [KnownNumber(n, str(names[rows[0]] or ""), births[rows[0]]) for n, rows in by_number.items()]  # type: ignore[arg-type]
    for one, other, reason in probable_pairs(known, decisions):
        yield _person_row(tables, by_number[one.number][0]), _person_row(tables, by_number[other.number][0]), reason


def _person_row(tables: Tables, i: int) -> PersonRow:
    table, place = tables[PEOPLE], tables.place(PEOPLE, "身份证号", i)
    name, number = table.get("姓名")[i], table.get("身份证号")[i]
    return PersonRow(str(name or ""), mask(str(number or "")), tables.unit(PEOPLE, i), place.file, place.row)
