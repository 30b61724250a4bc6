"""A figure with the rows it was counted from, and the sums by which figures of several units are added up.

Only numerators and denominators are added; a percentage is computed last, from the sums.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

ONE = Decimal(1)
NOTHING = "—"


class Ref(NamedTuple):
    """A reference to a row that a figure was counted from: sheet, row (index into the table), a note and its weight.

    The weight is 1 where rows are counted, the amount in yuan where money is added, the score where scores are averaged.
    """

    sheet: str
    row: int
    note: str = ""
    weight: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Figure:
    """The rows of a measured indicator: ``counted`` are in the numerator, ``missed`` only in the denominator."""

    counted: tuple[Ref, ...] = ()
    missed: tuple[Ref, ...] = ()

    @property
    def rows(self) -> tuple[Ref, ...]:
        """All rows of the denominator, those counted first."""
        return self.counted + self.missed

    @property
    def tally(self) -> Tally:
        """The sums over the rows, which can be added to those of other units."""
        return Tally(sum((ref.weight for ref in self.counted), Decimal(0)), len(self.counted), len(self.missed))


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums of a figure: total weight of the rows counted, their number, and the number of rows missed."""

    total: Decimal = Decimal(0)
    counted: int = 0
    missed: int = 0

    @property
    def base(self) -> int:
        """The denominator: rows counted and missed."""
        return self.counted + self.missed

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.total + other.total, self.counted + other.counted, self.missed + other.missed)


def add_up(tallies: Iterable[Tally]) -> Tally:
    """The sum of the tallies, an empty tally where there are none."""
    return sum(tallies, Tally())


def percent(tally: Tally) -> Decimal | None:
    """The share counted in per cent, one decimal, rounded down so that only all rows make 100.0; None without rows."""
    if not tally.base:
        return None
    return (Decimal(tally.counted) * 100 / tally.base).quantize(Decimal("0.1"), ROUND_DOWN)


def mean(tally: Tally) -> Decimal | None:
    """The average weight of the rows counted, one decimal, rounded down; None where none was counted."""
    return (tally.total / tally.counted).quantize(Decimal("0.1"), ROUND_DOWN) if tally.counted else None
