"""A recurring duty of the plan, defined once: its rule reports who fell short, the due list who still owes what by when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from validators.finding import Severity
from validators.lookups.activities import ACTIVITIES
from validators.lookups.units import reporting, unit_column
from validators.rule import Context, Hit, Rows
from validators.spans import Told, stage
from workbook_templates.layout import COVER
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

_NOTHING: Mapping[str, object] = {}


class Standing(NamedTuple):
    """How one that owes stands in one span: who, at which row a shortfall is reported, what was done and what is asked."""

    owner: str
    row: int
    have: int
    need: int
    span: Period
    values: Mapping[str, object] = _NOTHING


@dataclass(frozen=True)
class Duty:
    """A duty that recurs.

    ``what`` is what has to be done, in the words of the due list, filled with a standing's values. ``sheet`` is where
    the rows of its standings stand. ``told`` says from when in the span a shortfall is told, ``after`` how severe it is
    once the span is over. ``people``: each standing is one person's, and the due list counts persons.
    """

    what: str
    sheet: str
    standings: Callable[[Tables, Context], Iterable[Standing]]
    told: Told = Told.LAST_QUARTER
    after: Severity = Severity.ERROR
    people: bool = False

    def hits(self, tables: Tables, on: Context) -> Rows:
        """What the duty's rule reports."""
        for standing in self.short(tables, on):
            severity = self.severity(standing.span, on)
            if severity is not None:
                yield Hit(standing.row, _words(standing), severity=severity)

    def short(self, tables: Tables, on: Context) -> Iterator[Standing]:
        """Those who fell short so far. Whose unit sent no 活动记录 cannot be judged: that file is missing, not the deed."""
        units = unit_column(tables, self.sheet)
        judged = None if self.sheet == COVER else reporting(tables, ACTIVITIES)
        for standing in self.standings(tables, on):
            if standing.have < standing.need and (judged is None or units[standing.row] in judged):
                yield standing

    def severity(self, span: Period, on: Context) -> Severity | None:
        """How severe a shortfall is on the as-of date, None where it is not told yet: a warning before the span is over."""
        when = stage(span, on)
        if when is None:
            return self.after
        return max(Severity.WARNING, self.after, key=lambda severity: severity.rank) if when >= self.told else None


def _words(standing: Standing) -> dict[str, object]:
    words = {"期间": standing.span.label, "已有": standing.have, "应有": standing.need, "期末": standing.span.end}
    return words | dict(standing.values)
