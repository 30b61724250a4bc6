"""A duty of the plan that recurs, defined once: its rule reports who fell short, the due list who has still to do it by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from validators.duty_progress import DutyProgress, is_year, made_up, this_span
from validators.finding import Severity
from validators.lookups.activities import ACTIVITIES
from validators.lookups.once import column
from validators.lookups.reasons import NotDone, reason_of_body, reason_of_person
from validators.lookups.units import unit_column, units_reporting, units_reporting_for
from validators.owed import Described
from validators.rule import Context, Hit, Rows
from validators.spans import ReportedFrom, stage
from workbook_templates.layout import COVER
from workbook_templates.table import Tables
from workbook_templates.values.date import long_date
from workbook_templates.values.period import Period


@dataclass(frozen=True)
class Duty(Described):
    """A duty that recurs in every span of time.

    ``what`` is filled with the values of a DutyProgress. ``sheet`` is the sheet its rows belong
    to, ``progress`` computes them. ``reported_from`` says from when in the span a shortfall is reported, ``after`` how
    severe it is once the span is over. ``people``: each progress is one person's, and the due list counts persons.
    ``evidence`` is the sheet in which the duty's fulfilment is recorded, ``made_up`` the word for doing it afterwards,
    ``measure`` what deeds are counted in. ``province``: only the province's office owes it. ``by_name``: a reason for not doing
    it is one that names it, for the owner owes other things in the same span.
    """

    sheet: str
    progress: Callable[[Tables, Context], Iterable[DutyProgress]]
    reported_from: ReportedFrom = ReportedFrom.LAST_QUARTER
    after: Severity = Severity.ERROR
    people: bool = False
    evidence: str = ACTIVITIES
    made_up: str = "补办"
    measure: str = "次"
    province: bool = False
    by_name: bool = False

    def overdue_from_before(self, tables: Tables, on: Context) -> Iterator[DutyProgress]:
        """What is still not done of the year's spans that ended before the period: overdue until it is made up for.

        Only spans of which the unit's own files of evidence are at hand are judged; of others nobody knows.
        """
        if on.period.first == 1:
            return
        year_to_date = replace(on, period=Period(on.period.year, 1, on.period.last))
        known = (one for one in self._of_reporting(tables, year_to_date) if self._is_known(tables, one, on.period.start))
        yield from (one for one in made_up(known) if one.span.end < on.period.start and one.owed)

    def _is_known(self, tables: Tables, progress: DutyProgress, start: dt.date) -> bool:
        """Whether a span that ended before ``start`` is known from the files of the unit that answers for it."""
        if progress.span.end >= start:
            return True
        unit = progress.owner if self.sheet == COVER else unit_column(tables, self.sheet)[progress.row]
        return unit in units_reporting_for(tables, self.evidence, progress.span.end)

    def hits(self, tables: Tables, on: Context) -> Rows:
        """The hits of the duty's rule: one for each shortfall that is to be reported on the as-of date."""
        told: dict[Period, tuple[Severity | None, str]] = {}
        for progress in self.progress_of_reporting(tables, on):
            if progress.have < progress.need:
                if progress.span not in told:
                    told[progress.span] = self.severity(progress.span, on), self.deadline(progress.span, on)
                severity, deadline = told[progress.span]
                if severity is not None:
                    shown = Severity.INFO if progress.excused else _at_most_a_warning(severity) if progress.reason else severity
                    yield Hit(progress.row, progress.words | {"期限": progress.until(on.as_of) or deadline}, severity=shown)

    def progress_of_reporting(self, tables: Tables, on: Context) -> Iterator[DutyProgress]:
        """The progress of those whose unit sent the sheet of evidence; without it only the file is known to be missing.

        Where a span was missed, what is done beyond the need of a later one makes up for it.
        """
        return made_up(self._of_reporting(tables, on))

    def _of_reporting(self, tables: Tables, on: Context) -> Iterator[DutyProgress]:
        units, reporting_units = unit_column(tables, self.sheet), units_reporting(tables, self.evidence)
        for progress in self.progress(tables, on):
            if self.sheet == COVER or units[progress.row] in reporting_units:
                reason = self._reason(tables, progress)
                yield progress._replace(reason=reason) if reason else progress

    def _reason(self, tables: Tables, progress: DutyProgress) -> str:
        """Why it was not done, where the unit recorded that. What is owed once a year is owed whatever the reason."""
        if progress.have >= progress.need or is_year(progress.span):
            return ""
        find = reason_of_person if self.people else reason_of_body
        whose = column(tables, self.sheet, "身份证号")[progress.row] if self.people else progress.owner
        return find(tables, whose, progress.span, NotDone(progress.names, self.by_name))

    def deadline(self, span: Period, on: Context) -> str:
        """By when it is to be done, in Chinese; that it is to be made up for, once the span is over on the as-of date."""
        if on.as_of <= span.end:
            return f"应在{long_date(span.end)}（含）前完成"
        return f"{this_span(span)}已过，请{self.made_up}并说明"

    def severity(self, span: Period, on: Context) -> Severity | None:
        """The severity of a shortfall on the as-of date: at most a warning before the span is over; None: not reported yet."""
        reached = stage(span, on)
        if reached is None:
            return self.after
        return _at_most_a_warning(self.after) if reached >= self.reported_from else None


def _at_most_a_warning(severity: Severity) -> Severity:
    return max(Severity.WARNING, severity, key=lambda one: one.rank)
