"""Duties of the plan, each defined once: its rule reports who fell short, the due list who has still to do what by when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from validators.finding import Severity
from validators.lookups.activities import ACTIVITIES
from validators.lookups.once import column
from validators.lookups.reasons import reason_of_body, reason_of_person
from validators.lookups.units import unit_column, units_reporting, units_reporting_for
from validators.rule import Context, Hit, Rows
from validators.spans import ReportedFrom, stage
from workbook_templates.layout import COVER
from workbook_templates.table import Tables
from workbook_templates.values.date import long_date
from workbook_templates.values.period import Period

_MONTHS_OF_A_YEAR = 12
_NO_VALUES: Mapping[str, object] = {}
_THIS_SPAN = {3: "本季度", 6: "本半年", 12: "本年度"}  # by its months


class DutyProgress(NamedTuple):
    """One owner's progress in a duty within one span: how many times it was done and how many times it is required.

    ``owner`` is the code of the body or unit; ``row`` is where a shortfall is reported (index into the duty's sheet);
    ``values`` are words for the rule's message and for the due list. ``excused`` says that a shortfall is only told, as an
    information: it is neither due nor missed. ``reason`` is why it was not done, in the unit's own words: the shortfall is
    a warning at most and no longer due, but it is missed.
    """

    owner: str
    row: int
    have: int
    need: int
    span: Period
    values: Mapping[str, object] = _NO_VALUES
    excused: bool = False
    reason: str = ""

    @property
    def short(self) -> bool:
        """Whether it falls short and nothing excuses it."""
        return self.have < self.need and not self.excused

    @property
    def owed(self) -> bool:
        """Whether it has still to be done: it falls short, and no reason was recorded."""
        return self.short and not self.reason


@dataclass(frozen=True)
class Described:
    """The words of something owed: ``what`` is owed, in the due list, with holes for the values of a case; ``title`` the same
    in general, needed where ``what`` has holes.
    """

    what: str
    title: str = field(default="", kw_only=True)

    @property
    def name(self) -> str:
        """What is owed, in general words."""
        return self.title or self.what


@dataclass(frozen=True)
class DeadlineDuty(Described):
    """A duty with a deadline in the plan, whose rule has a WarningUntil.

    ``rows`` gives the rows of the persons it concerns, counted by unit; None: each body the rule finds lacking is listed.
    """

    rows: Callable[[Tables], Sequence[int]] | None = None


@dataclass(frozen=True)
class StandingDuty(Described):
    """A demand on how things stand, which its rule finds broken at a row: the row's body or unit owes the mending.

    ``what`` is filled with the row's columns and the hit's values. ``by`` gives the last day, ``column`` limits it to the
    hits at that column, ``measure`` is what cases are counted in.
    """

    by: Callable[[Context], dt.date]
    column: str = ""
    measure: str = "项"


class OneOffDue(NamedTuple):
    """One body's duty with a last day of its own: the body's code, the day, and values for the words of the due list."""

    owner: str
    by: dt.date
    values: Mapping[str, object] = _NO_VALUES


@dataclass(frozen=True)
class OneOffDuty(Described):
    """A duty that arises case by case, each with a last day of its own; its rule reports it from the day after.

    ``owed`` lists the cases not yet done, with values for the words; ``measure`` is what a case is counted in.
    """

    owed: Callable[[Tables, Context], Iterable[OneOffDue]]
    measure: str = "次"


@dataclass(frozen=True)
class Duty(Described):
    """A duty that recurs in every span of time.

    ``what`` is filled with the values of a DutyProgress. ``sheet`` is the sheet its rows belong
    to, ``progress`` computes them. ``reported_from`` says from when in the span a shortfall is reported, ``after`` how
    severe it is once the span is over. ``people``: each progress is one person's, and the due list counts persons.
    ``evidence`` is the sheet in which the duty's fulfilment is recorded, ``made_up`` the word for doing it afterwards,
    ``measure`` what deeds are counted in. ``province``: only the province's office owes it.
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
                    yield Hit(progress.row, _words(progress) | {"期限": _when(progress, on) or deadline}, severity=shown)

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
        if progress.have >= progress.need or _is_year(progress.span):
            return ""
        if self.people:
            return reason_of_person(tables, column(tables, self.sheet, "身份证号")[progress.row], progress.span)
        return reason_of_body(tables, progress.owner, progress.span)

    def deadline(self, span: Period, on: Context) -> str:
        """By when it is to be done, in Chinese; that it is to be made up for, once the span is over on the as-of date."""
        if on.as_of <= span.end:
            return f"应在{long_date(span.end)}（含）前完成"
        return f"{_THIS_SPAN[span.last - span.first + 1]}已过，请{self.made_up}并说明"

    def severity(self, span: Period, on: Context) -> Severity | None:
        """The severity of a shortfall on the as-of date: at most a warning before the span is over; None: not reported yet."""
        reached = stage(span, on)
        if reached is None:
            return self.after
        return _at_most_a_warning(self.after) if reached >= self.reported_from else None


def _when(progress: DutyProgress, on: Context) -> str:
    """What stands in the place of the last day where nothing more is asked of the owner; else empty."""
    if progress.reason:
        return f"单位说明：{progress.reason.rstrip('。')}"
    over = progress.excused and on.as_of > progress.span.end
    return f"{_THIS_SPAN[progress.span.last - progress.span.first + 1]}已过" if over else ""


def _at_most_a_warning(severity: Severity) -> Severity:
    return max(Severity.WARNING, severity, key=lambda one: one.rank)


def _is_year(span: Period) -> bool:
    return span.last - span.first >= _MONTHS_OF_A_YEAR - 1


def period_end(on: Context) -> dt.date:
    """The last day of the files' period."""
    return on.period.end


def year_end(on: Context) -> dt.date:
    """The last day of the year of the files' period."""
    return dt.date(on.period.year, 12, 31)


def deadline(parameter: str) -> Callable[[Context], dt.date]:
    """The day that the policy's parameter holds, as a function of the context."""

    def day(on: Context) -> dt.date:
        found: dt.date = on.policy[parameter]
        return found

    return day


def made_up(found: Iterable[DutyProgress]) -> Iterator[DutyProgress]:
    """The same progress, with what was done beyond the need of a later span counted for the earliest one missed before it.

    A year is never made up for: the next one is in other files.
    """
    waiting: dict[object, list[DutyProgress]] = defaultdict(list)
    for progress in found:
        if _is_year(progress.span):
            yield progress
        else:
            waiting[progress.owner, progress.row, *sorted(progress.values.items())].append(progress)
    for spans in waiting.values():
        spans.sort(key=lambda progress: progress.span)
        for n, later in enumerate(spans):
            surplus = later.have - later.need
            for m, earlier in enumerate(spans[:n]):
                taken = min(surplus, earlier.need - earlier.have)
                if taken > 0:
                    spans[m], surplus = earlier._replace(have=earlier.have + taken), surplus - taken
        yield from spans


@cache
def _dates(span: Period) -> dict[str, object]:
    return {"期间": span.label}


def _words(progress: DutyProgress) -> dict[str, object]:
    return {**_dates(progress.span), "已有": progress.have, "应有": progress.need, **progress.values}
