"""Compare an outside list with our persons: the same identity number is a hit, the same name and date of birth a suspicion."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from addin.ledger.outside_lists import ListHit
from addin.payroll.outside_list import ListedPerson
from workbook_templates.cell_types import mask
from workbook_templates.values.person_name import name_key

BY_NUMBER, BY_BIRTH = "身份证号相同", "姓名、出生日期相同，号码不同或没有"


class OurPerson(NamedTuple):
    """One of our persons: number, name, date of birth, and the name of the unit."""

    number: str
    name: str
    birth: dt.date | None
    unit: str

    @property
    def words(self) -> str:
        """Name, masked number and unit."""
        return f"{self.name} {mask(self.number)}（{self.unit}）"


class ListMatch(NamedTuple):
    """One of our persons in a list: who, how found (in words), the row."""

    person: OurPerson
    how: str
    row: ListedPerson


class MatchedPerson(NamedTuple):
    """A hit as it stands now, whose it is, and what was paid for months that it puts in doubt: these months and the fen held."""

    person: OurPerson
    hit: ListHit
    months: tuple[str, ...]
    fen: int
    is_new: bool


@dataclass(frozen=True)
class ComparedList:
    """The result: rows read, rows that could not be compared (neither number nor date of birth), and the persons found."""

    rows: int
    not_compared: int
    found: tuple[MatchedPerson, ...]


def matches(rows: Sequence[ListedPerson], ours: Iterable[OurPerson]) -> Iterator[ListMatch]:
    """Every row that is one of our persons, or may be."""
    by_number: dict[str, OurPerson] = {}
    by_birth: dict[tuple[str, dt.date], list[OurPerson]] = defaultdict(list)
    for one in ours:
        by_number.setdefault(one.number, one)
        if one.birth and name_key(one.name):
            by_birth[name_key(one.name), one.birth].append(one)
    for row in rows:
        if row.number in by_number:
            yield ListMatch(by_number[row.number], BY_NUMBER, row)
        elif row.birth:
            yield from (ListMatch(one, BY_BIRTH, row) for one in by_birth.get((name_key(row.name), row.birth), ()))


def comparable(row: ListedPerson) -> bool:
    """Whether a row has a number, or a name with a date of birth."""
    return bool(row.number or (row.name and row.birth))
