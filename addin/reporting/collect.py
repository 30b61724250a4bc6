"""Gather what a summary shows: the register and activities, the state of submissions, findings, subsidies, the period before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeVar

from addin.consolidation.gather import Gathered, gather
from addin.errors import Refused
from addin.office.folder import Office
from addin.office.status import Line, Status, status
from addin.reporting.change import changes, period_before
from addin.reporting.data import Change, Found, SummaryData
from addin.reporting.duplicates import duplicates
from addin.reporting.evidence import Submitted
from addin.reporting.inputs import Inputs
from addin.reporting.measure import measure_all
from addin.reporting.payments import payments_of
from addin.reporting.rollup import parents
from addin.reporting.tell import MOST_LINES, tell
from validators.catalogue import catalogue
from validators.engine import check_fields, check_tables, check_workbook
from validators.finding import Finding
from validators.rule import Context
from workbook_templates.merge import merge_tables
from workbook_templates.schema import form
from workbook_templates.table import Submission, Tables
from workbook_templates.values.period import Period

CURRENT, STANDING = ("roster", "liaison", "activity"), ("allowance", "assessment")
T = TypeVar("T")
Progress = Callable[[int, int, str], None]


def collect(
    office: Office,
    period: Period,
    as_of: dt.date | None = None,
    *,
    most_lines: int = MOST_LINES,
    progress: Progress = lambda done, total, name: None,
) -> SummaryData:
    """Everything for the summary. Without ``as_of`` the last day of the period decides."""
    gathered = gather(office, period, CURRENT, year_to_date=True, progress=progress)
    standing = gather(office, period, STANDING, latest=True, progress=progress)
    reported = status(office, period)
    if not reported.lines and not gathered.submissions:
        raise Refused(f"{period.label}既没有登记应报的下级单位，也没有收到报表，没有可汇总的内容。")
    inputs = _inputs(office, gathered, standing, reported, as_of or period.end)
    current = [*_current(gathered, period), *_current(standing, period)]
    found, not_run = _findings(inputs, current)
    return SummaryData(
        office=office.settings.name, code=office.settings.code, level=inputs.level, period=period, as_of=inputs.on.as_of,
        told=tell(measure_all(inputs), inputs, most_lines),
        units={unit: inputs.unit_name(unit) for unit in inputs.all_units}, parents=parents(inputs),
        deadline=reported.deadline, submissions=_listed(inputs.submissions), findings=found,
        rule_names={rule.code: _chinese(rule.doc) for rule in catalogue()}, not_run=not_run,
        duplicates=duplicates(inputs), payments=_listed(inputs.payments), changes=_changes(office, gathered),
        before=period_before(period),
    )  # fmt: skip


def _inputs(office: Office, gathered: Gathered, standing: Gathered, reported: Status, as_of: dt.date) -> Inputs:
    context = Context(as_of, gathered.period, office.settings.policy, complete=True)
    return Inputs(
        merge_tables([gathered.tables, standing.tables]),
        context,
        {unit.code: unit.name for unit in gathered.units},
        office.settings.level.value,
        _submitted(reported) if reported.lines else None,
        payments_of(office, gathered.period),
        reported.deadline,
        {**_files(gathered), **_files(standing)},
    )


def _files(gathered: Gathered) -> dict[str, str]:
    """The clerk's own file names, by the names the copies are kept under."""
    both = zip(gathered.submissions, gathered.receipts, strict=True)
    return {submission.file: receipt.file_name for submission, receipt in both}


def _chinese(doc: str) -> str:
    """The clause a rule speaks of, without the remark for developers that may follow it on its first line."""
    sentences = re.findall(r"[^。]+。?", doc.split("\n", maxsplit=1)[0])
    return "".join(takewhile(lambda sentence: re.search(r"[一-鿿]", sentence), sentences))


def _listed(found: Sequence[T] | None) -> tuple[T, ...] | None:
    return None if found is None else tuple(found)


def _current(gathered: Gathered, period: Period) -> list[Submission]:
    """The submissions of the period itself, without those that only lend their activities or standards."""
    both = zip(gathered.submissions, gathered.receipts, strict=True)
    return [submission for submission, receipt in both if receipt.key and receipt.key.period == str(period)]


def _findings(inputs: Inputs, current: Sequence[Submission]) -> tuple[tuple[Found, ...], tuple[str, ...]]:
    """What the rules find in the period's own files, over the very tables the indicators measure."""
    tables, on = inputs.tables, inputs.on
    more, not_run = check_tables(tables, on)
    found = [finding for submission in current for finding in check_workbook(submission, on)] + check_fields(tables, on) + more
    own = {submission.file for submission in current}
    return tuple(_with_units(inputs, [one for one in found if one.file in own])), tuple(not_run)


def _submitted(reported: Status) -> tuple[Submitted, ...]:
    return tuple(_one(line) for line in reported.lines)


def _one(line: Line) -> Submitted:
    standing = [receipt for receipt in line.receipts if receipt.state == "accepted"] or list(line.receipts[-1:])
    files = "、".join(receipt.file_name for receipt in standing)
    warnings = sum(receipt.warnings for receipt in standing)
    return Submitted(line.unit.code, line.unit.name, form(line.kind).title, line.state, line.when, files, warnings)


def _with_units(inputs: Inputs, findings: list[Finding]) -> Iterator[Found]:
    """Each finding with the unit of its row, else of its file; rows are looked up once a sheet."""
    files = {source.file: source.unit for source in inputs.tables.sources}
    units: dict[tuple[str, str, int], str] = {}
    for name in {finding.sheet for finding in findings} & set(inputs.tables):
        units |= _units_of(inputs.tables, name)
    for finding in findings:
        unit = units.get((finding.sheet, finding.file, finding.row)) or files.get(finding.file, "")
        yield Found(replace(finding, file=inputs.file_name(finding.file)), unit, inputs.unit_name(unit))


def _units_of(tables: Tables, name: str) -> dict[tuple[str, str, int], str]:
    table = tables[name]
    return {
        (name, tables.sources[source].file, row): tables.unit(name, i)
        for i, (source, row) in enumerate(zip(table.sources, table.rows, strict=True))
    }


def _changes(office: Office, now: Gathered) -> tuple[Change, ...] | None:
    before = gather(office, period_before(now.period), ("roster",))
    if not before.submissions or not now.submissions:
        return None
    names = {unit: now.name_of(unit) for unit in {receipt.key.unit for receipt in now.receipts if receipt.key}}
    return changes(before.tables, now.tables, names)
