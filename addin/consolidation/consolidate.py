"""Consolidate a period: check everything together, merge, and write the workbooks for the next level up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from addin.consolidation.cross_file_checks import cross_file_findings
from addin.consolidation.gather import Gathered, gather
from addin.consolidation.identity import PersonCounts, persons
from addin.consolidation.lost_values import excused_blanks
from addin.consolidation.merge_forms import JoinedRow, MergedSheet, merge_sheet
from addin.consolidation.reconcile import RowCounts, count_rows, reconcile
from addin.consolidation.reporting import divided, reporting_of
from addin.consolidation.result import Consolidation
from addin.consolidation.upward import WrittenWorkbook, cover_of, output_path, parts_of, write_form
from addin.errors import Refused
from addin.runtime import clock
from addin.runtime.progress import Progress, no_progress
from addin.settings import Settings
from addin.submissions.closing_day import judgement_day
from addin.submissions.explanation_events import decisions_of
from addin.submissions.explanations import excused_of
from addin.submissions.folder import Office
from addin.submissions.in_force import accepted_in
from addin.submissions.resubmission import record_times, source_digest, times_for
from addin.submissions.status import Status, status
from addin.submissions.sums_below import sums_below
from validators.engine import check
from validators.explained import excused_findings
from validators.finding import Finding, Report
from validators.policy import Policy
from workbook_templates.advice import Advice
from workbook_templates.explanations import Explanations
from workbook_templates.merge import merge_tables
from workbook_templates.read import read_submission
from workbook_templates.schema import KINDS, form
from workbook_templates.table import Reporting, Submission, SubsidySum
from workbook_templates.values.period import Period

_LONGEST_REMARK = 480


def consolidate(
    office: Office,
    period: Period,
    output: Path,
    kinds: Sequence[str] | None = None,
    *,
    as_of: dt.date | None = None,
    subsidies: Sequence[SubsidySum] = (),
    progress: Progress = no_progress,
) -> Consolidation:
    """Write the workbooks for the next level, read them back and check them. Without ``kinds``, every kind of form accepted.

    ``output`` is a folder or an .xlsx file (see ``output_path``); ``as_of`` is the day of the checks, by default the
    period's closing day; ``subsidies`` are the sums of what the office itself computed and paid: they go up with 补贴与经费,
    or with the first form where there is none. Raises Refused where nothing has been accepted, where an accepted file can no
    longer be read, or where a workbook cannot be written; AssertionError where rows were lost, which would be a bug.
    """
    day = judgement_day(office.settings, period, as_of)
    # In a function of its own, so that the tables are freed before the workbooks are read back.
    made = _write_forms(office, period, output, kinds or (), day, tuple(subsidies), progress)
    written = [read_submission(one.path, name=one.path.name) for one in made.outputs]
    reports, excused = _own_check(written, day, office.settings.policy)
    lines = reconcile(made.received, made.joined, count_rows(book.tables for book in written))
    return Consolidation(
        period=period, outputs=tuple(made.outputs), findings=made.findings, persons=made.persons, joined=tuple(made.joined),
        lines=lines, status=made.status, files=made.files, units=len({line.unit for line in lines} - {office.settings.code}),
        reports=tuple(reports), excused=tuple(excused), as_of=day,
    )  # fmt: skip


def _own_check(written: Sequence[Submission], day: dt.date, policy: Policy) -> tuple[list[Report], list[Finding]]:
    """The reports on the workbooks as the office above will have them, and what are warnings in them although they are errors:
    what this office accepted for a reason returns nothing.
    """
    reports, excused = check(written, as_of=day, policy=policy), []
    for book, report in zip(written, reports, strict=True):
        found = excused_findings(report.findings, book)
        excused += [now for was, now in zip(report.findings, found, strict=True) if was.severity is not now.severity]
        report.findings = sorted(found, key=lambda finding: finding.order)
    return reports, excused


@dataclass(frozen=True)
class _WrittenForms:
    """What is kept of the submissions once the workbooks are written, so that their tables can be freed."""

    outputs: list[WrittenWorkbook]
    joined: list[JoinedRow]
    received: RowCounts
    findings: tuple[Finding, ...]
    persons: PersonCounts
    status: Status
    files: int


def _write_forms(
    office: Office,
    period: Period,
    output: Path,
    kinds: Sequence[str],
    as_of: dt.date,
    subsidies: tuple[SubsidySum, ...],
    progress: Progress,
) -> _WrittenForms:
    gathered = gather(office, period, year_to_date=True, progress=progress)
    current = [s for s, r in zip(gathered.submissions, gathered.receipts, strict=True) if r.key and r.key.period == str(period)]
    wanted = [kind for kind in KINDS if any(_kind(s) == kind for s in current) and (not kinds or kind in kinds)]
    if not wanted:
        raise Refused(f"{period.label}还没有收下可以汇总的表。请先", Advice.RECEIVE, "，再", Advice.STATUS, "。")
    chosen = [submission for submission in current if _kind(submission) in wanted]
    reporting_status = status(office, period, wanted)
    path_of = partial(output_path, output, wanted, settings=office.settings, period=period)
    outputs: list[WrittenWorkbook] = []
    joined: list[JoinedRow] = []
    sums = (*subsidies, *(one for _, one in sums_below(accepted_in(office, period))))
    carrier = "allowance" if "allowance" in wanted else wanted[0]
    for kind in wanted:
        sheets = _merge(kind, chosen)
        paid = sums if kind == carrier else ()
        excused = _excused(office, gathered, kind, sheets, as_of)
        digest = source_digest(gathered.receipts, kind, period, map(repr, (*paid, *excused.items())))
        times = times_for(office, period, kind, digest)
        reporting = reporting_of(kind, (one for one in current if _kind(one) == kind), reporting_status)
        reporting = reporting._replace(excused=excused, subsidies=paid)
        remark = _remark(office, current, reporting_status)
        outputs += _write_parts(office.settings, period, path_of, kind, sheets, reporting, remark, times)
        record_times(office, period, kind, times, digest)
        joined += [one for sheet in sheets for one in sheet.joined]
    received = count_rows(submission.tables for submission in chosen)
    found = cross_file_findings(office, gathered, current, as_of)
    return _WrittenForms(outputs, joined, received, found, persons(gathered.tables), reporting_status, len(chosen))


def _kind(submission: Submission) -> str:
    return submission.form.kind if submission.form else ""


def _merge(kind: str, current: Iterable[Submission]) -> list[MergedSheet]:
    tables = merge_tables([submission.tables for submission in current if _kind(submission) == kind])
    return [merge_sheet(tables, sheet) for sheet in form(kind).sheets]


def _write_parts(
    settings: Settings,
    period: Period,
    path_of: Callable[[str, int], Path],
    kind: str,
    merged: list[MergedSheet],
    reporting: Reporting,
    remark: str,
    times: int,
) -> list[WrittenWorkbook]:
    day = clock.today()  # the cover's date of filling in; no check depends on it
    written: list[WrittenWorkbook] = []
    parts = list(parts_of(merged))
    for number, (units, own) in enumerate(zip(parts, divided(reporting, parts), strict=True), start=1):
        part_remark = f"第{number}部分，共{len(parts)}部分。{remark}" if len(parts) > 1 else remark
        cover = cover_of(settings, period, day, times, part_remark[:_LONGEST_REMARK])
        rows = write_form(path_of(kind, number), form(kind), merged, units if len(parts) > 1 else None, cover, own)
        written.append(WrittenWorkbook(kind, path_of(kind, number), number, rows, times))
    return written


def _excused(office: Office, gathered: Gathered, kind: str, sheets: Sequence[MergedSheet], as_of: dt.date) -> Explanations:
    """What the office accepted for a reason in the forms of a kind: it goes up with their rows."""
    receipts = [one for one in gathered.receipts if one.key and one.key.kind == kind and one.key.period == str(gathered.period)]
    settings, today = office.settings, clock.today()
    found = excused_of(receipts, decisions_of(office, gathered.period), settings.name, today)
    cover = cover_of(settings, gathered.period, today, 1, "")
    return found | excused_blanks(receipts, kind, sheets, cover, settings, as_of)


def _remark(office: Office, current: Sequence[Submission], reporting_status: Status) -> str:
    units = len({submission.tables.sources[0].unit for submission in current} - {office.settings.code})
    missing = reporting_status.missing_units
    missing_text = (
        f"尚未报齐：{'、'.join(unit.name for unit in missing[:10])}{'等' if len(missing) > 10 else ''}。" if missing else ""
    )
    return f"由{units}个单位的报表汇总。{missing_text}"
