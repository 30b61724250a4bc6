"""One kind of form of a period: the rows of all files merged, the workbooks for the next level written and read back.

Needs nothing but the office's folder and what is planned, so that each kind can be done by another process or machine.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from addin.consolidation.gather import each_activity_once
from addin.consolidation.lost_values import excused_blanks
from addin.consolidation.merge_forms import JoinedRow, MergedSheet, merge_sheet
from addin.consolidation.reconcile import RowCounts, count_rows
from addin.consolidation.reporting import divided, reporting_of
from addin.consolidation.upward import WrittenWorkbook, cover_of, parts_of, write_form
from addin.runtime.gc_pause import paused_gc
from addin.submissions.accepted_copy import read_copy
from addin.submissions.cached_tables import read_through
from addin.submissions.closing_day import judgement_day
from addin.submissions.folder import Office
from addin.submissions.receipts import Receipt
from addin.submissions.status import Status
from workbook_templates.explanations import Explanations
from workbook_templates.merge import merge_tables
from workbook_templates.read import read_file
from workbook_templates.schema import form
from workbook_templates.table import Reporting, Submission, SubsidySum
from workbook_templates.values.period import Period

_LONGEST_REMARK = 480


@dataclass(frozen=True)
class FormToWrite:
    """One kind of form to be written for the next level.

    ``receipts`` are the files to be read, of the period and, for the year's activities, of those before it; ``path_of`` gives the
    path of the part of a kind; ``times`` is its 报送次数, ``day`` the cover's date of filling in; ``remark``, ``excused`` and
    ``subsidies`` go up with it.
    """

    office: Office
    period: Period
    kind: str
    receipts: Sequence[Receipt]
    status: Status
    path_of: Callable[[str, int], Path]
    times: int
    day: dt.date
    remark: str
    excused: Explanations
    subsidies: tuple[SubsidySum, ...]


@dataclass(frozen=True)
class WrittenForm:
    """What was written: the workbooks, the rows joined as duplicates, and how many rows of each unit and sheet were received and
    stand in the workbooks as they are read back.
    """

    outputs: Sequence[WrittenWorkbook]
    joined: Sequence[JoinedRow]
    received: RowCounts
    written: RowCounts


def write_upward_form(asked: FormToWrite) -> WrittenForm:
    """Merge, write and read back. Raises Refused where an accepted file can no longer be read, or a workbook not be written."""
    with paused_gc():
        sheets, reporting, received = _merged(asked)  # a function of its own: the tables are freed before all is read back
        outputs = _write_parts(asked, sheets, reporting)
        joined = [one for sheet in sheets for one in sheet.joined]
        del sheets
        written = sum_of(count_rows([read_written(asked.office, book.path).tables]) for book in outputs)
    return WrittenForm(outputs, joined, received, written)


def read_written(office: Office, path: Path) -> Submission:
    """A workbook that was written, read from the disk as the next level reads it; once, whoever asks again."""
    return read_through(office, read_file(path, name=path.name))


def sum_of(counts: Iterable[RowCounts]) -> RowCounts:
    """The counts added up."""
    found: RowCounts = Counter()
    for one in counts:
        found.update(one)
    return found


def _merged(asked: FormToWrite) -> tuple[list[MergedSheet], Reporting, RowCounts]:
    """The sheets merged, whose forms they are made of, and how many rows were received."""
    submissions = each_activity_once([read_copy(asked.office, receipt) for receipt in asked.receipts])
    both = zip(submissions, asked.receipts, strict=True)
    current = [one for one, receipt in both if receipt.key and receipt.key.period == str(asked.period)]
    tables = merge_tables([one.tables for one in current])
    sheets = [merge_sheet(tables, sheet) for sheet in form(asked.kind).sheets]
    return sheets, reporting_of(asked.kind, current, asked.status), count_rows([tables])


def _write_parts(asked: FormToWrite, merged: list[MergedSheet], reporting: Reporting) -> list[WrittenWorkbook]:
    excused = {**asked.excused, **_blanks(asked, merged, asked.day)}
    reporting = reporting._replace(excused=excused, subsidies=asked.subsidies)
    written: list[WrittenWorkbook] = []
    parts = list(parts_of(merged))
    for number, (units, own) in enumerate(zip(parts, divided(reporting, parts), strict=True), start=1):
        remark = f"第{number}部分，共{len(parts)}部分。{asked.remark}" if len(parts) > 1 else asked.remark
        cover = cover_of(asked.office.settings, asked.period, asked.day, asked.times, remark[:_LONGEST_REMARK])
        path = asked.path_of(asked.kind, number)
        rows = write_form(path, form(asked.kind), merged, units if len(parts) > 1 else None, cover, own)
        written.append(WrittenWorkbook(asked.kind, path, number, rows, asked.times))
    return written


def _blanks(asked: FormToWrite, merged: list[MergedSheet], day: dt.date) -> Explanations:
    """What was accepted for a reason and is a blank here."""
    settings, period = asked.office.settings, asked.period
    receipts = [one for one in asked.receipts if one.key and one.key.period == str(period)]
    cover = cover_of(settings, period, day, asked.times, "")
    return excused_blanks(receipts, asked.kind, merged, cover, settings, judgement_day(settings, period))
