"""Collect what a summary shows: indicators, the state of submissions, findings, subsidies, changes since the last period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from addin.consolidation.gather import Gathered, gather, last_rosters
from addin.consolidation.moved_before import rosters_since_moves
from addin.errors import Refused
from addin.runtime.progress import Progress, no_progress
from addin.submissions.closing_day import judgement_day
from addin.submissions.explanation_events import decisions_of
from addin.submissions.folder import Office
from addin.submissions.status import Status
from addin.summary.collect.change import changes, previous_period
from addin.summary.collect.data import SummaryData, UnitChange
from addin.summary.collect.dues import dues
from addin.summary.collect.duplicates import duplicates
from addin.summary.collect.indicator_view import MOST_LINES, indicator_views
from addin.summary.collect.movement import moves_of
from addin.summary.collect.payments import payments_of
from addin.summary.collect.reporting_status import status_of
from addin.summary.collect.submitted import submitted_forms
from addin.summary.collect.subsidy_sums import lines_from_below
from addin.summary.collect.trend import closed_periods
from addin.summary.collect.unit_findings import rule_names, unit_findings
from addin.summary.measure.evidence import SubsidyLine
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.measure import measure_all
from addin.summary.measure.rollup import parents
from addin.summary.ranks.people import ranks_of
from validators.not_run import missing_forms
from validators.rule import Context
from workbook_templates.merge import merge_tables
from workbook_templates.table import Submission, Tables
from workbook_templates.values.period import Period

CURRENT, STANDING = ("roster", "liaison", "activity"), ("allowance", "assessment")
T = TypeVar("T")


def collect(
    office: Office,
    period: Period,
    as_of: dt.date | None = None,
    *,
    most_lines: int = MOST_LINES,
    named_ranks: bool = False,
    progress: Progress = no_progress,
) -> SummaryData:
    """Collect everything for the summary of a period. ``as_of`` is the day of measuring, by default the period's
    closing day.

    ``named_ranks``: with the persons of the ranks, not their numbers alone. ``most_lines`` limits the rows listed for each side
    of an indicator. Raises Refused where the office has neither units that must report nor submissions, or where an accepted
    file can no longer be read.
    """
    gathered = gather(office, period, CURRENT, year_to_date=True, parts=True, progress=progress)
    standing_forms = gather(office, period, STANDING, latest=True, progress=progress)
    reporting_status = status_of(office, period, (*gathered.receipts, *standing_forms.receipts))
    if not reporting_status.lines and not gathered.submissions:
        raise Refused(f"{period.label}既没有登记应报的下级单位，也没有收到报表，没有可汇总的内容。")
    last = last_rosters(office, period, progress=progress)
    day = judgement_day(office.settings, period, as_of)
    inputs = _inputs(office, gathered, standing_forms, reporting_status, day, last)
    current = [*_current(gathered, period), *_current(standing_forms, period)]
    found, not_run = unit_findings(inputs, current, decisions_of(office, period))
    return SummaryData(
        office=office.settings.name, code=office.settings.code, level=inputs.level, period=period, as_of=inputs.on.as_of,
        indicators=indicator_views(measure_all(inputs), inputs, most_lines),
        units={unit: inputs.unit_name(unit) for unit in inputs.all_units}, parents=parents(inputs),
        deadline=reporting_status.deadline, submissions=_tuple_or_none(inputs.submissions), findings=found,
        rule_names=rule_names(), not_run=not_run, missing_forms=tuple(missing_forms(not_run, list(inputs.tables))),
        duplicates=duplicates(inputs), payments=_tuple_or_none(inputs.payments), changes=_changes(last, gathered, inputs),
        previous_period=previous_period(period), dues=dues(inputs), moves=moves_of(last, inputs),
        ranks=ranks_of(inputs, named=named_ranks), smallest_cell=office.settings.smallest_cell,
        course=closed_periods(office, period),
    )  # fmt: skip


def _inputs(
    office: Office,
    gathered: Gathered,
    standing_forms: Gathered,
    reporting_status: Status,
    as_of: dt.date,
    last: Tables | None,
) -> Inputs:
    older = rosters_since_moves(office, gathered.period)
    context = Context(as_of, gathered.period, office.settings.policy, complete=True, last=last, older=older)
    return Inputs(
        merge_tables([one.tables for one in (*gathered.submissions, *standing_forms.submissions)]),
        context,
        {unit.code: unit.name for unit in gathered.units},
        office.settings.level.value,
        submitted_forms(reporting_status),
        _payments(office, gathered.period),
        reporting_status.deadline,
        {**_files(gathered), **_files(standing_forms)},
    )


def _payments(office: Office, period: Period) -> tuple[SubsidyLine, ...] | None:
    """What the office computed and paid itself, and what the offices below sent; None where there is neither."""
    own, below = payments_of(office, period), lines_from_below(office, period)
    return (*(own or ()), *below) if own is not None or below else None


def _files(gathered: Gathered) -> dict[str, str]:
    """The senders' file names by the names the copies are stored under."""
    both = zip(gathered.submissions, gathered.receipts, strict=True)
    return {submission.file: receipt.file_name for submission, receipt in both}


def _tuple_or_none(found: Sequence[T] | None) -> tuple[T, ...] | None:
    return None if found is None else tuple(found)


def _current(gathered: Gathered, period: Period) -> list[Submission]:
    """The submissions of the period and of its parts, without earlier ones gathered only for their activities or standards."""
    own = {str(one) for one in (period, *period.parts())}
    both = zip(gathered.submissions, gathered.receipts, strict=True)
    return [submission for submission, receipt in both if receipt.key and receipt.key.period in own]


def _changes(last: Tables | None, now: Gathered, inputs: Inputs) -> tuple[UnitChange, ...] | None:
    return changes(last, inputs.tables, inputs.names, inputs.file_name) if last is not None and now.submissions else None
