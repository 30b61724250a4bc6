"""A recurring duty of the plan, defined once: its rule reports who fell short, the due list who still owes what by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from validators.finding import Severity
from validators.lookups.activities import ACTIVITIES
from validators.lookups.units import reporting, unit_column
from validators.rule import Context, Hit, Rows
from validators.spans import ReportedFrom, stage
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
class Asked:
    """What a rule with a deadline asks, in the words of the due list.

    ``rows`` are the persons it is asked of, counted by unit; none: it is asked once of each body the rule finds wanting.
    """

    what: str
    rows: Callable[[Tables], Sequence[int]] | None = None


class Owed(NamedTuple):
    """One thing one body owes by a day of its own."""

    owner: str
    by: dt.date
    values: Mapping[str, object] = _NOTHING


@dataclass(frozen=True)
class Appointment:
    """What is owed once, each time by a day of its own; its rule reports from the day after."""

    what: str
    owed: Callable[[Tables, Context], Iterable[Owed]]


@dataclass(frozen=True)
class Duty:
    """A duty that recurs.

    ``what`` is what has to be done, in the words of the due list, filled with a standing's values. ``sheet`` is where
    the rows of its standings stand. ``told`` says from when in the span a shortfall is told, ``after`` how severe it is
    once the span is over. ``people``: each standing is one person's, and the due list counts persons. ``evidence`` is
    the sheet that shows the deeds.
    """

    what: str
    sheet: str
    standings: Callable[[Tables, Context], Iterable[Standing]]
    told: ReportedFrom = ReportedFrom.LAST_QUARTER
    after: Severity = Severity.ERROR
    people: bool = False
    evidence: str = ACTIVITIES

    def hits(self, tables: Tables, on: Context) -> Rows:
        """What the duty's rule reports."""
        told: dict[Period, Severity | None] = {}
        for standing in self.judged(tables, on):
            if standing.have < standing.need:
                if standing.span not in told:
                    told[standing.span] = self.severity(standing.span, on)
                severity = told[standing.span]
                if severity is not None:
                    yield Hit(standing.row, _words(standing), severity=severity)

    def judged(self, tables: Tables, on: Context) -> Iterator[Standing]:
        """The standings of those whose unit sent the evidence: without it that file is missing, not the deed."""
        if self.sheet == COVER:
            yield from self.standings(tables, on)
            return
        units, heard = unit_column(tables, self.sheet), reporting(tables, self.evidence)
        for standing in self.standings(tables, on):
            if units[standing.row] in heard:
                yield standing

    def severity(self, span: Period, on: Context) -> Severity | None:
        """How severe a shortfall is on the as-of date, None where it is not told yet: a warning before the span is over."""
        when = stage(span, on)
        if when is None:
            return self.after
        return max(Severity.WARNING, self.after, key=lambda severity: severity.rank) if when >= self.told else None


@cache
def _dates(span: Period) -> dict[str, object]:
    return {"期间": span.label, "期末": span.end}


def _words(standing: Standing) -> dict[str, object]:
    return {**_dates(standing.span), "已有": standing.have, "应有": standing.need, **standing.values}
