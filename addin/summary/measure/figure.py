"""A figure and the rows behind it: what was counted, what was not, and how two figures add up.

Only numerators and denominators are ever added; a percentage is made at the very end, from the sums.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

ONE = Decimal(1)
NOTHING = "—"


class Ref(NamedTuple):
    """A row behind a figure: sheet and row (index into the table), what to say of it, and how much it weighs.

    The weight is 1 where things are counted, the yuan where money is added, the score where scores are.
    """

    sheet: str
    row: int
    note: str = ""
    weight: Decimal = ONE


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator as measured: the rows in the numerator, and those only in the denominator."""

    counted: tuple[Ref, ...] = ()
    missed: tuple[Ref, ...] = ()

    @property
    def rows(self) -> tuple[Ref, ...]:
        """The rows of the denominator."""
        return self.counted + self.missed

    @property
    def tally(self) -> Tally:
        """The sums that may be added to those of other units."""
        return Tally(sum((ref.weight for ref in self.counted), Decimal(0)), len(self.counted), len(self.missed))


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums behind a figure: the weight of what was counted, how many that were, and how many were missed."""

    total: Decimal = Decimal(0)
    counted: int = 0
    missed: int = 0

    @property
    def base(self) -> int:
        """The denominator."""
        return self.counted + self.missed

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.total + other.total, self.counted + other.counted, self.missed + other.missed)


def add_up(tallies: Iterable[Tally]) -> Tally:
    """The sum of the parts, which is the figure of the whole."""
    return sum(tallies, Tally())


def percent(tally: Tally) -> Decimal | None:
    """Share in per cent, one decimal, rounded DOWN so that 100.0 is only ever said of all; None of nothing."""
    if not tally.base:
        return None
    return (Decimal(tally.counted) * 100 / tally.base).quantize(Decimal("0.1"), ROUND_DOWN)


def mean(tally: Tally) -> Decimal | None:
    """Average weight of what was counted, one decimal; None of nothing."""
    return (tally.total / tally.counted).quantize(Decimal("0.1"), ROUND_DOWN) if tally.counted else None
