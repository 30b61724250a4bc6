"""The totals of a year's statement: of a person, of a unit, of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from addin.ledger.statements import StatementMonth, Sums


class StatementTotal(NamedTuple):
    """The sums of some months: of a person, or of a unit."""

    months: tuple[StatementMonth, ...]
    sums: Sums
    receivable: int
    payable: int

    @property
    def person_months(self) -> int:
        """Each person's month once, also where it was paid under two numbers."""
        return len({(one.person, one.month) for one in self.months})


def total_of(months: Sequence[StatementMonth]) -> StatementTotal:
    """The sums of months."""
    sums = Sums()
    for one in months:
        sums = sums.plus(one.sums)
    return StatementTotal(tuple(months), sums, sum(one.receivable for one in months), sum(one.payable for one in months))


def by_person(months: Iterable[StatementMonth]) -> Iterator[StatementTotal]:
    """The totals of each person, in the order in which they come."""
    return _grouped((one.person, one) for one in months)


def by_unit(months: Iterable[StatementMonth]) -> Iterator[StatementTotal]:
    """The totals of each unit; opening balances of a unit that is not known by its code go by the name written there."""
    return _grouped((one.unit or one.unit_name, one) for one in months)


def _grouped(pairs: Iterable[tuple[str, StatementMonth]]) -> Iterator[StatementTotal]:
    groups: dict[str, list[StatementMonth]] = defaultdict(list)
    for key, one in pairs:
        groups[key].append(one)
    return map(total_of, groups.values())
