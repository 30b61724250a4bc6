"""Collect what a summary shows: indicators, the state of submissions, findings, subsidies, changes since the last period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from addin.consolidation.gather import Gathered, gather, last_rosters
from addin.consolidation.moved_before import rosters_since_moves
from addin.errors import Refused
from addin.runtime.gc_pause import paused_gc
from addin.runtime.pool import done_in_pool
from addin.runtime.progress import Progress, no_progress
from addin.submissions.closing_day import judgement_day
from addin.submissions.folder import Office
from addin.submissions.in_force import accepted_in
from addin.submissions.status import Status
from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import MOST_LINES
from addin.summary.collect.parts import MadeHow, Material, Part, figures, lists, problems
from addin.summary.collect.payments import payments_of
from addin.summary.collect.reporting_status import status_of
from addin.summary.collect.submitted import submitted_forms
from addin.summary.collect.subsidy_sums import lines_from_below
from addin.summary.measure.evidence import SubsidyLine
from addin.summary.measure.inputs import Inputs
from validators.rule import Context
from workbook_templates.merge import merge_tables
from workbook_templates.table import Submission, Tables
from workbook_templates.values.period import Period

CURRENT, STANDING = ("roster", "liaison", "activity"), ("allowance", "assessment")
_MANY_ROWS = 100_000  # with fewer, reading the tables once for all parts is quicker than making the parts side by side
_PARTS: tuple[Part, ...] = (problems, figures, lists)


def collect(
    office: Office,
    period: Period,
    as_of: dt.date | None = None,
    *,
    most_lines: int = MOST_LINES,
    named_ranks: bool = False,
    workers: int | None = None,
    progress: Progress = no_progress,
) -> SummaryData:
    """Collect everything for the summary of a period. ``as_of`` is the day of measuring, by default the period's
    closing day. ``workers`` is the number of processes, by default one for few rows, else one a processor.

    ``named_ranks``: with the persons of the ranks, not their numbers alone. ``most_lines`` limits the rows listed for each side
    of an indicator. Raises Refused where the office has neither units that must report nor submissions, or where an accepted
    file can no longer be read.
    """
    few = sum(one.rows for one in accepted_in(office, period, year_to_date=True)) < _MANY_ROWS
    together: Sequence[Sequence[Part]] = [_PARTS] if few else [[part] for part in _PARTS]
    how = partial(_made, office, period, as_of, MadeHow(most_lines, named_ranks), progress if few else no_progress)
    jobs = [partial(how, parts) for parts in together]
    fields: dict[str, Any] = {}
    for n, found in enumerate(done_in_pool(jobs, workers=workers or (1 if few else None)), start=1):
        fields |= found
        if not few:
            progress(n, len(jobs), "")
    return SummaryData(
        office=office.settings.name, code=office.settings.code, level=office.settings.level.value, period=period, **fields
    )


def _made(
    office: Office,
    period: Period,
    as_of: dt.date | None,
    how: MadeHow,
    progress: Progress,
    parts: Sequence[Part],
) -> dict[str, Any]:
    """Some parts of the data, by the names of its fields, in this process."""
    with paused_gc():
        material = _material(office, period, as_of, progress)
        return {name: value for part in parts for name, value in part(material, how).items()}


def _material(office: Office, period: Period, as_of: dt.date | None, progress: Progress) -> Material:
    """All that the parts are made of. Raises as ``collect``."""
    gathered = gather(office, period, CURRENT, year_to_date=True, parts=True, progress=progress)
    standing_forms = gather(office, period, STANDING, latest=True, progress=progress)
    reporting_status = status_of(office, period, (*gathered.receipts, *standing_forms.receipts))
    if not reporting_status.lines and not gathered.submissions:
        raise Refused(f"{period.label}既没有登记应报的下级单位，也没有收到报表，没有可汇总的内容。")
    last = last_rosters(office, period, progress=progress)
    day = judgement_day(office.settings, period, as_of)
    inputs = _inputs(office, gathered, standing_forms, reporting_status, day, last)
    current = [*_current(gathered, period), *_current(standing_forms, period)]
    return Material(office, inputs, current, last, comparable=bool(gathered.submissions))


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


def _current(gathered: Gathered, period: Period) -> list[Submission]:
    """The submissions of the period and of its parts, without earlier ones gathered only for their activities or standards."""
    own = {str(one) for one in (period, *period.parts())}
    both = zip(gathered.submissions, gathered.receipts, strict=True)
    return [submission for submission, receipt in both if receipt.key and receipt.key.period in own]
