"""Gather what the indicators of an office and period are measured from: what was received, what was paid, who has reported."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from addin.consolidation.gather import Gathered, gather, last_rosters
from addin.consolidation.moved_before import rosters_since_moves
from addin.errors import Refused
from addin.runtime.progress import Progress, no_progress
from addin.submissions.closing_day import judgement_day
from addin.submissions.folder import Office
from addin.submissions.status import Status
from addin.submissions.take_back import reasons_of_returns
from addin.summary.collect.payments import payments_of
from addin.summary.collect.reporting_status import status_of
from addin.summary.collect.submitted import submitted_forms
from addin.summary.collect.subsidy_sums import lines_from_below
from addin.summary.measure.evidence import SubsidyLine
from addin.summary.measure.inputs import Inputs
from validators.rule import Context
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

CURRENT, STANDING = ("roster", "liaison", "activity"), ("allowance", "assessment")


class Collected(NamedTuple):
    """The inputs of the indicators, and the submissions they come from: the period's own, the latest of forms that stand, and the
    rosters of the period before (None without).
    """

    inputs: Inputs
    gathered: Gathered
    standing: Gathered
    last: Tables | None


def collect_inputs(
    office: Office, period: Period, as_of: dt.date | None = None, *, progress: Progress = no_progress
) -> Collected:
    """Gather the inputs of a period, judged by ``as_of``, by default the period's closing day.

    Raises Refused where the office has neither units that must report nor submissions, or where an accepted file can no longer
    be read.
    """
    gathered = gather(office, period, CURRENT, year_to_date=True, parts=True, progress=progress)
    standing_forms = gather(office, period, STANDING, latest=True, progress=progress)
    reporting_status = status_of(office, period, (*gathered.receipts, *standing_forms.receipts))
    if not reporting_status.lines and not gathered.submissions:
        raise Refused(f"{period.label}既没有登记应报的下级单位，也没有收到报表，没有可汇总的内容。")
    last = last_rosters(office, period, progress=progress)
    day = judgement_day(office.settings, period, as_of)
    return Collected(_inputs(office, gathered, standing_forms, reporting_status, day, last), gathered, standing_forms, last)


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
        submitted_forms(reporting_status, reasons_of_returns(office)),
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
