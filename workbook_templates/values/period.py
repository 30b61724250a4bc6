"""Reporting periods: a quarter, a half-year or a year."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from workbook_templates.values.text import to_half_width

_PERIOD = re.compile(r"(20\d{2})(?:年?(?:Q([1-4])|第?([一二三四1-4])季度|H([12])|(上|下)半年))?(?:年|年度)?")
_QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A reporting period: the months ``first`` to ``last`` (1 to 12, both included) of ``year``."""

    year: int
    first: int
    last: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Parse 2026Q3, 2026H1 or 2026 (also 2026年第三季度, 2026年上半年, 2026年); ValueError for anything else."""
        found = _PERIOD.fullmatch(to_half_width(str(text)).upper().replace(" ", ""))
        if not found:
            raise ValueError(f"not a period: {text!r}")
        year, quarter, han, half, part = found.groups()
        if han:
            quarter = str(_QUARTERS.index(han) + 1) if han in _QUARTERS else han
        if part:
            half = "1" if part == "上" else "2"
        if quarter:
            return cls(int(year), int(quarter) * 3 - 2, int(quarter) * 3)
        return cls(int(year), int(half) * 6 - 5, int(half) * 6) if half else cls(int(year), 1, 12)

    @property
    def start(self) -> dt.date:
        """The first day of the period."""
        return dt.date(self.year, self.first, 1)

    @property
    def end(self) -> dt.date:
        """The last day of the period, which is also the as-of date where none is given."""
        return month_end(self.year, self.last)

    @property
    def label(self) -> str:
        """The period in Chinese words: 2026年第三季度, 2026年上半年, 2026年."""
        if self.last - self.first == 2:
            return f"{self.year}年第{_QUARTERS[self.last // 3 - 1]}季度"
        if self.last - self.first == 5:
            return f"{self.year}年{'上' if self.last == 6 else '下'}半年"
        return f"{self.year}年"

    def quarters(self) -> tuple[Period, ...]:
        """The quarters within the period, in order; a quarter contains itself."""
        return tuple(Period(self.year, month, month + 2) for month in range(self.first, self.last, 3))

    def parts(self) -> tuple[Period, ...]:
        """The shorter periods within the period, in order: of a year its halves and quarters, of a half its quarters."""
        spans = [Period(self.year, first, first + length - 1) for length in (6, 3) for first in range(1, 13, length)]
        return tuple(span for span in spans if span != self and self.first <= span.first and span.last <= self.last)

    def months(self) -> tuple[str, ...]:
        """The months of the period as texts in order: 2026-07, 2026-08, …"""
        return tuple(f"{self.year}-{month:02d}" for month in range(self.first, self.last + 1))

    def next(self) -> Period:
        """The period of the same length that follows."""
        length, month = self.last - self.first + 1, self.last + 1
        return Period(self.year, month, month + length - 1) if month <= 12 else Period(self.year + 1, 1, length)

    def contains(self, day: dt.date | None) -> bool:
        """Whether the day lies in the period, its first and last day included; False for None."""
        return day is not None and self.start <= day <= self.end

    def __str__(self) -> str:
        if self.last - self.first == 2:
            return f"{self.year}Q{self.last // 3}"
        return f"{self.year}H{self.last // 6}" if self.last - self.first == 5 else str(self.year)


def month_end(year: int, month: int) -> dt.date:
    """The last day of this month (1 to 12) of the year."""
    if month == 12:
        return dt.date(year, 12, 31)  # also of the last year that dates know
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def parse_period(raw: object) -> Period | None:
    """The period a cell means, or None where it means none; a year stored as a number is a whole year."""
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    try:
        return Period.parse(str(raw))
    except ValueError:
        return None
