"""Which version of a roster a change form was made from: its period, its 报送次数, and a print of its content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from workbook_templates.cell_types import show
from workbook_templates.changes.words import BASE
from workbook_templates.layout import COVER
from workbook_templates.table import Submission, Table, Tables
from workbook_templates.values.period import Period, parse_period

_DIGITS = 12
_TEXT = re.compile(rf"(\d{{4}}(?:[QqHh]\d)?)\s*第\s*(\d{{1,2}})\s*次\s*([0-9A-Fa-f]{{{_DIGITS}}})?")


class RosterVersion(NamedTuple):
    """A version of a roster. ``content`` is the beginning of the SHA-256 of its rows in whatever order (hexadecimal, upper case);
    empty where it is not known.
    """

    period: Period
    times: int
    content: str = ""

    @property
    def text(self) -> str:
        """As it is written on the cover of a change form: 2026Q3第1次 3FA9C1D2E4B5."""
        return f"{self.period}第{self.times}次 {self.content}".strip()

    def may_be(self, period: str, times: int) -> bool:
        """Whether period and 报送次数 are the same, as far as they decide: a content tells more than a count."""
        return str(self.period) == period and (bool(self.content) or self.times == times)


def version_of(roster: Submission) -> RosterVersion | None:
    """The version that a roster is; None where its cover says no period."""
    period, times = roster.cover("报告期"), roster.cover("报送次数")
    if not isinstance(period, Period):
        return None
    return RosterVersion(period, times if isinstance(times, int) else 1, content_print(roster.tables))


def declared_version(change: Submission) -> RosterVersion | None:
    """The version that a change form says it was made from; None where it says none that can be understood."""
    found = _TEXT.fullmatch(show(change.cover(BASE)).strip())
    period = parse_period(found[1].upper()) if found else None
    return RosterVersion(period, int(found[2]), (found[3] or "").upper()) if found and period else None


def content_print(tables: Tables) -> str:
    """The print of all rows; the cover, the order of the rows and the layout of the workbook do not count."""
    lines = sorted(line for name, table in tables.items() if name != COVER for line in _lines(table))
    return hashlib.sha256("\n".join(lines).encode(errors="replace")).hexdigest()[:_DIGITS].upper()


def _lines(table: Table) -> Iterator[str]:
    """Each row as text, blanks left out: a column that the form gets later changes no print of the rosters that lack it."""
    names = [column.name for column in table.sheet.own]
    for i in range(len(table)):
        shown = ((name, show(table.as_written(name, i))) for name in names)
        yield "\t".join((table.sheet.name, *(f"{name}={text}" for name, text in shown if text)))
