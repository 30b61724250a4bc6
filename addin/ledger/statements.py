"""A year of the ledger, person by person and month by month: what was paid, came back, is still owed.

A month belongs to the year for which it is due, whenever it was paid; what moved within the calendar year, as a tax return asks,
is told for each person besides.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from addin.ledger.bulk_insert import read_rows
from addin.ledger.holdings import CASH_KINDS, DUE_KINDS
from addin.ledger.model import ADJUSTMENT, NO_STANDARD, OPENING, PAY
from addin.ledger.moved_cash import Key, MovedCash, PaidPost, moved_within, paid_posts
from addin.store.tables_ledger import batch, batch_line, batch_standard, entry, line_of_entry
from validators.allowance.identity import IdentityDecisions


class Sums(NamedTuple):
    """Fen: paid before the ledger began, by first payments and in addition; kept back from later payments; given back by the bank
    and by the person; due.
    """

    opening: int = 0
    paid: int = 0
    more: int = 0
    offset: int = 0
    returned: int = 0
    recovered: int = 0
    due: int = 0

    @property
    def net(self) -> int:
        """What is held by now: cash out less cash back."""
        return self.opening + self.paid + self.more - self.offset - self.returned - self.recovered

    def plus(self, other: Sums) -> Sums:
        """The sums of both."""
        return Sums(*(one + two for one, two in zip(self, other, strict=True)))


class StatementMonth(NamedTuple):
    """One person's month (2026-07): the number it was paid by, the post of its first payment, the standard of its last (fen, None
    where none applied), the batches that paid it, and its sums.
    """

    person: str
    number: str
    month: str
    name: str
    unit: str
    unit_name: str
    body: str
    post: str
    standard: int | None
    batches: tuple[str, ...]
    sums: Sums

    @property
    def receivable(self) -> int:
        """Fen that the person holds beyond what is due."""
        return max(self.sums.net - self.sums.due, 0)

    @property
    def payable(self) -> int:
        """Fen that are due and not held."""
        return max(self.sums.due - self.sums.net, 0)


@dataclass(frozen=True)
class YearStatement:
    """The months of a year in the order of units, persons and months; and what moved within the calendar year, for whatever
    months.
    """

    year: int
    months: tuple[StatementMonth, ...]
    moved: tuple[MovedCash, ...]

    def of(self, person: str = "", unit: str = "") -> YearStatement:
        """The same of one person, or of one unit (its code or its name)."""
        months = [one for one in self.months if person in ("", one.person) and unit in ("", one.unit, one.unit_name)]
        moved = [
            one for one in self.moved if person in ("", one.person) and unit in ("", one.paid_for.unit, one.paid_for.unit_name)
        ]
        return YearStatement(self.year, tuple(months), tuple(moved))


def year_statement(connection: Connection, office: str, year: int, persons: IdentityDecisions) -> YearStatement:
    """What ``office`` (its code) paid for the months of a year, and what became of it; ``persons`` joins a person's numbers."""
    standards = _standards(connection, office, year)
    sums = _sums(connection, office, year)
    posts = paid_posts(connection, office, (month for _, month in sums))
    months = []
    for (number, month), (found, batches) in sums.items():
        name, unit, unit_name, body, post, shown = posts.get((number, month), PaidPost())
        person, standard = persons.person(number), standards.get((number, month))
        months.append(StatementMonth(person, shown or number, month, name, unit, unit_name, body, post, standard, batches, found))
    return YearStatement(year, tuple(sorted(months, key=_place)), tuple(moved_within(connection, office, year, persons)))


def _place(one: StatementMonth) -> tuple[str, str, str, str, str]:
    return one.unit, one.unit_name, one.person, one.month, one.number


def _sums(connection: Connection, office: str, year: int) -> dict[Key, tuple[Sums, tuple[str, ...]]]:
    """By number and month: the sums of its entries, and the batches that paid it."""
    query = select(entry.c.person, entry.c.month, entry.c.kind, entry.c.fen, batch.c.kind, batch.c.number)
    query = query.join(batch, batch.c.id == entry.c.batch_id).where(batch.c.office == office, entry.c.month.like(f"{year}-%"))
    found: dict[Key, Sums] = defaultdict(Sums)
    paid_by: dict[Key, list[str]] = defaultdict(list)
    for number, month, kind, fen, of, name in read_rows(connection, query.order_by(entry.c.id)):
        found[number, month] = found[number, month].plus(_moved_by(kind, int(fen), of))
        if kind in ("pay", "more") and name not in paid_by[number, month]:
            paid_by[number, month].append(name)
    return {key: (one, tuple(paid_by[key])) for key, one in found.items()}


def _moved_by(kind: str, fen: int, of: str) -> Sums:
    """What one entry does; ``of`` is the kind of its batch: one that pays recovers by keeping back. In old ledgers a reversal
    meant that the money was back.
    """
    due = fen if kind in DUE_KINDS else 0
    if kind == "pay":
        return Sums(opening=fen, due=due) if of == OPENING else Sums(paid=fen, due=due)
    if kind == "recover" and of in (PAY, ADJUSTMENT):
        return Sums(offset=-fen)
    if kind in ("recover", "reversal"):
        return Sums(recovered=-fen, due=due)
    if kind == "returned":
        return Sums(returned=-fen, due=due)
    return Sums(more=fen, due=due) if kind in CASH_KINDS else Sums(due=due)


def _standards(connection: Connection, office: str, year: int) -> dict[Key, int]:
    """By number and month: fen a month by the standard of the latest payment that had one."""
    by = (batch_standard.c.batch_id == batch_line.c.batch_id) & (batch_standard.c.pos == batch_line.c.standard_pos)
    query = (
        select(entry.c.person, entry.c.month, batch_standard.c.fen)
        .join(batch, batch.c.id == entry.c.batch_id)
        .join(batch_line, line_of_entry)
        .join(batch_standard, by)
        .where(batch.c.office == office, entry.c.kind.in_(("pay", "more")), batch_line.c.standard_pos != NO_STANDARD)
        .where(entry.c.month.like(f"{year}-%"))
    )
    return {(row[0], row[1]): int(row[2]) for row in read_rows(connection, query.order_by(entry.c.id))}


def cash_of_year(connection: Connection, office: str, year: int) -> int:
    """Cash out less cash back for the months of a year, in fen, added up by the database: what statements agree with."""
    mine = select(batch.c.id).where(batch.c.office == office)
    query = select(func.coalesce(func.sum(entry.c.fen), 0)).where(entry.c.batch_id.in_(mine), entry.c.kind.in_(CASH_KINDS))
    return int(connection.execute(query.where(entry.c.month.like(f"{year}-%"))).scalar_one())
