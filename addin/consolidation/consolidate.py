"""Consolidate a period: merge, write the workbooks for the next level up, and check everything together.

Each kind of form is merged and written by itself; then all files are checked together, and so are the workbooks written: over the
processors of the computer, or on a cluster, where there are many rows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from addin.consolidation.cross_file_checks import cross_file_findings
from addin.consolidation.gather import gather
from addin.consolidation.identity import DECISIONS, PEOPLE, PersonCounts, persons
from addin.consolidation.plan import UpwardPlan, plan_of
from addin.consolidation.reconcile import reconcile
from addin.consolidation.result import Consolidation
from addin.consolidation.upward_form import WrittenForm, read_written, sum_of, write_upward_form
from addin.runtime.gc_pause import paused_gc
from addin.runtime.pool import done_in_pool
from addin.runtime.progress import Progress, no_progress
from addin.submissions.cached_tables import keep_those_in_force
from addin.submissions.closing_day import judgement_day
from addin.submissions.folder import Office
from addin.submissions.resubmission import record_times
from addin.submissions.rows import only
from validators.engine import check
from validators.explained import excused_findings
from validators.finding import Finding, Report
from workbook_templates.merge import merge_tables
from workbook_templates.schema import form
from workbook_templates.table import SubsidySum
from workbook_templates.values.period import Period

_MANY_ROWS = 20_000  # with fewer, other processes take longer to begin than the work does


class _Checked(NamedTuple):
    """What all files together show: their findings, and the persons in them."""

    findings: tuple[Finding, ...]
    persons: PersonCounts


class _ReadBack(NamedTuple):
    """The reports on the workbooks as the office above will have them, and what are warnings in them although they are errors."""

    reports: tuple[Report, ...]
    excused: tuple[Finding, ...]


def consolidate(
    office: Office,
    period: Period,
    output: Path,
    kinds: Sequence[str] | None = None,
    *,
    as_of: dt.date | None = None,
    subsidies: Sequence[SubsidySum] = (),
    workers: int | None = None,
    progress: Progress = no_progress,
) -> Consolidation:
    """Write the workbooks for the next level, read them back and check them. Without ``kinds``, every kind of form accepted.

    ``output`` is a folder or an .xlsx file (see ``output_path``); ``as_of`` is the day of the checks, by default the
    period's closing day; ``subsidies`` are the sums of what the office itself computed and paid: they go up with 补贴与经费,
    or with the first form where there is none. ``workers`` is the number of processes, by default one for few rows, else one a
    processor. ``progress`` is called with steps done, their total and the kind of form.

    Raises Refused where nothing has been accepted, where an accepted file can no longer be read, or where a workbook cannot be
    written; AssertionError where rows were lost, which would be a bug.
    """
    day = judgement_day(office.settings, period, as_of)
    plan = plan_of(office, period, output, kinds or (), tuple(subsidies))
    workers = workers or (None if plan.rows >= _MANY_ROWS else 1)
    made = _written(office, plan, workers, progress)
    outputs = tuple(chain.from_iterable(one.outputs for one in made))
    own = partial(_own_check, office, [book.path for book in outputs], day)
    checked, read_back = done_in_pool([partial(_together, office, period, day), own], workers=workers)
    keep_those_in_force(office)  # the workbooks written are none of them
    joined = tuple(chain.from_iterable(one.joined for one in made))
    lines = reconcile(sum_of(one.received for one in made), joined, sum_of(one.written for one in made))
    return Consolidation(
        period=period, outputs=outputs, findings=checked.findings, persons=checked.persons, joined=joined, lines=lines,
        status=plan.status, files=plan.files, units=len({line.unit for line in lines} - {office.settings.code}),
        reports=read_back.reports, excused=read_back.excused, as_of=day,
    )  # fmt: skip


def _written(office: Office, plan: UpwardPlan, workers: int | None, progress: Progress) -> list[WrittenForm]:
    """All forms written. How often each was sent is noted once its workbooks are there, and not before."""
    jobs = [partial(write_upward_form, one) for one in plan.forms]
    made: list[WrittenForm] = []
    for asked, digest, done in zip(plan.forms, plan.digests, done_in_pool(jobs, workers=workers), strict=True):
        record_times(office, asked.period, asked.kind, asked.times, digest)
        made.append(done)
        progress(len(made), len(plan.forms), form(asked.kind).title)
    return made


def _together(office: Office, period: Period, day: dt.date) -> _Checked:
    with paused_gc():
        gathered = gather(office, period, year_to_date=True)
        both = zip(gathered.submissions, gathered.receipts, strict=True)
        current = [one for one, receipt in both if receipt.key and receipt.key.period == str(period)]
        people = [only(one.tables, PEOPLE, DECISIONS) for one in gathered.submissions]
        found = persons(merge_tables(people))  # freed before all is joined for the check
        return _Checked(cross_file_findings(office, gathered, current, day), found)


def _own_check(office: Office, paths: Sequence[Path], day: dt.date) -> _ReadBack:
    """What this office accepted for a reason returns nothing: it is a warning above."""
    with paused_gc():
        written = [read_written(office, path) for path in paths]
        reports, excused = check(written, as_of=day, policy=office.settings.policy), []
        for book, report in zip(written, reports, strict=True):
            found = excused_findings(report.findings, book)
            excused += [now for was, now in zip(report.findings, found, strict=True) if was.severity is not now.severity]
            report.findings = sorted(found, key=lambda finding: finding.order)
    return _ReadBack(tuple(reports), tuple(excused))
