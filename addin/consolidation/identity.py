"""Duplicate persons over all files: one number on several rosters, and different numbers that are probably one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from validators.allowance.identity import IdentityDecisions, KnownNumber, probable_pairs
from workbook_templates.cell_types import mask
from workbook_templates.repeated import repeated
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
    numbers = tables[PEOPLE].get("身份证号")
    by_number: dict[str, list[int]] = defaultdict(list)
    for i in repeated(numbers):
        if isinstance(number := numbers[i], str):
            by_number[number].append(i)
    shared = (rows for rows in by_number.values() if len({tables.unit(PEOPLE, i) for i in rows}) > 1)
    several = tuple(tuple(_person_row(tables, i) for i in rows) for rows in shared)
    distinct = len({decisions.person(number) for number in numbers if isinstance(number, str)})
    return PersonCounts(len(tables[PEOPLE]), distinct, several, tuple(_probable(tables, decisions)))


def _probable(tables: Tables, decisions: IdentityDecisions) -> Iterator[tuple[PersonRow, PersonRow, str]]:
    found = list(probable_pairs(list(_known(tables)), decisions))
    wanted = {number for one, other, _ in found for number in (one.number, other.number)}
    rows: dict[object, int] = {}
    for i, number in enumerate(tables[PEOPLE].get("身份证号")):
        if number in wanted:
            rows.setdefault(number, i)
    for one, other, reason in found:
        yield _person_row(tables, rows[one.number]), _person_row(tables, rows[other.number]), reason


def _known(tables: Tables) -> Iterator[KnownNumber]:
    """Each number once, as its first row has it."""
    seen: set[str] = set()
    for number, name, birth in tables[PEOPLE].records("身份证号", "姓名", "出生日期"):
        if isinstance(number, str) and number not in seen:
            seen.add(number)
            yield KnownNumber(number, str(name or ""), birth)  # type: ignore[arg-type]


def _person_row(tables: Tables, i: int) -> PersonRow:
    table, place = tables[PEOPLE], tables.place(PEOPLE, "身份证号", i)
    name, number = table.get("姓名")[i], table.get("身份证号")[i]
    return PersonRow(str(name or ""), mask(str(number or "")), tables.unit(PEOPLE, i), place.file, place.row)
