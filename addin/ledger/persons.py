"""Persons that the ledger knows, found by identity number or by name."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, select

from addin.ledger.bulk_insert import read_rows
from addin.store.tables_ledger import batch_post
from validators.allowance.identity import IdentityDecisions
from workbook_templates.cell_types import mask
from workbook_templates.values.identity import tidy_id
from workbook_templates.values.person_name import name_key


class KnownPerson(NamedTuple):
    """A person with a claim in some batch: the number used for the person, the one in the row, name, the units."""

    person: str
    number: str
    name: str
    units: tuple[str, ...]

    @property
    def words(self) -> str:
        """Name, masked number and units: what tells apart several of one name."""
        return f"{self.name} {mask(self.number)}（{'、'.join(self.units)}）"


def persons_called(connection: Connection, who: str, persons: IdentityDecisions) -> list[KnownPerson]:
    """Everybody of that identity number or name, each once, by units and number. ``persons`` joins a person's numbers."""
    key, number = name_key(who), tidy_id(who) or ""
    column = batch_post.c
    rows = read_rows(connection, select(column.number, column.name, column.unit_name).distinct())
    found: dict[str, KnownPerson] = {}
    for own, name, unit in rows:
        if (key and name_key(name) == key) or (number and own in persons.numbers(number)):
            person = persons.person(own)
            before = found.get(person)
            units = {unit, *(before.units if before else ())}
            found[person] = KnownPerson(person, before.number if before else own, name, tuple(sorted(units)))
    return sorted(found.values(), key=lambda one: (one.units, one.number))
