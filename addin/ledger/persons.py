"""Persons that the ledger knows, found by identity number or by name."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, select

from addin.ledger.bulk_insert import read_rows
from addin.store.tables_ledger import batch, batch_post
from validators.allowance.identity import IdentityDecisions
from workbook_templates.cell_types import mask
from workbook_templates.values.identity import tidy_id
from workbook_templates.values.person_name import name_key


class KnownPerson(NamedTuple):
    """A person with a claim in some batch: the number used for the person, the one in the row, all names and units told."""

    person: str
    number: str
    names: tuple[str, ...]
    units: tuple[str, ...]

    @property
    def name(self) -> str:
        """All names under which the person was told, usually one."""
        return "、".join(self.names)

    @property
    def words(self) -> str:
        """Name, masked number and units: what tells apart several of one name."""
        return f"{self.name} {mask(self.number)}（{'、'.join(self.units)}）"


def persons_called(connection: Connection, office: str, who: str, persons: IdentityDecisions) -> list[KnownPerson]:
    """Everybody of that identity number or name in the batches of ``office`` (its code), each once, by units and number.

    ``persons`` joins a person's numbers.
    """
    key, numbers = name_key(who), persons.numbers(tidy_id(who) or "")
    known = known_persons(connection, office, persons)
    found = (one for one in known if one.person in numbers or (key and key in map(name_key, one.names)))
    return sorted(found, key=lambda one: (one.units, one.number))


def known_persons(connection: Connection, office: str, persons: IdentityDecisions) -> list[KnownPerson]:
    """Everybody with a claim in some batch of ``office`` (its code), each once. ``persons`` joins a person's numbers."""
    column = batch_post.c
    found: dict[str, KnownPerson] = {}
    query = select(column.number, column.name, column.unit_name).distinct().join(batch, batch.c.id == column.batch_id)
    for own, name, unit in read_rows(connection, query.where(batch.c.office == office)):
        person = persons.person(own)
        before = found.get(person, KnownPerson(person, own, (), ()))
        names, units = ({one, *those} for one, those in ((name, before.names), (unit, before.units)))
        found[person] = before._replace(names=tuple(sorted(names)), units=tuple(sorted(units)))
    return list(found.values())
