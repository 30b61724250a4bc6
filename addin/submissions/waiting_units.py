"""Units whose rows in an office's consolidated workbook were returned: the workbook is in force without these rows.

The office above returns units, not the whole workbook: what is right counts, what is wrong waits for the next one. A unit is
known by the provenance of its rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from addin.submissions.rows import take
from validators.finding import Finding, Report, Severity
from workbook_templates.table import Reporting, Source, Submission, Table, Tables

if TYPE_CHECKING:
    from addin.submissions.receipts import Receipt

WAITING = "waiting"
"""What a receipt keeps: the names of the units that were returned, by code."""


@dataclass(frozen=True, slots=True)
class ReturnedUnits:
    """The units (names by code) to be returned out of a workbook, what is ``left`` of it with the report on that, and the report
    on the ``whole``.
    """

    units: Mapping[str, str]
    left: Submission
    report: Report
    whole: Report

    @property
    def findings(self) -> list[Finding]:
        """What the whole was found to have and what is left has not."""
        kept = {(one.rule, one.sheet, one.row, one.column, one.message) for one in self.report.findings}
        return [one for one in self.whole.findings if (one.rule, one.sheet, one.row, one.column, one.message) not in kept]


def waiting_in(receipt: Receipt) -> dict[str, str]:
    """The units (names by code) that were returned out of the workbook of a receipt."""
    return dict(receipt.detail.get(WAITING, {}))


def in_force_digest(receipt: Receipt) -> str:
    """What stands for that which is in force of a receipt's file, to tell whether something was made of it as it is now: the
    file's SHA-256, or one over it and the units that were returned out of it.
    """
    waiting = sorted(waiting_in(receipt))
    return hashlib.sha256("\n".join([receipt.sha256, *waiting]).encode()).hexdigest() if waiting else receipt.sha256


def still_waiting(replaced: Receipt | None, new: Submission) -> dict[str, str]:
    """The units (names by code) that were returned out of the workbook that a new one replaces and are in the new one still asked
    for. One that sent its form again, be it without rows, or that the office below asks no longer, waits for nothing.
    """
    said = new.tables.sources[0].reporting
    waiting = waiting_in(replaced) if replaced else {}
    there = units_in(new.tables)
    return {code: name for code, name in waiting.items() if code not in there and (said is None or code in said.missing)}


def without_units(submission: Submission, units: Collection[str]) -> Submission:
    """A workbook without the rows of these units (codes), which it then has not received from them."""
    if not units:
        return submission
    left = rows_without(submission.tables, units)
    return replace(submission, tables=Tables(left.values(), [_without_sender(source, units) for source in left.sources]))


def rows_without(tables: Tables, units: Collection[str]) -> Tables:
    """The tables without the rows of these units (codes)."""
    return Tables([_without(table, units) for table in tables.values()], tables.sources)


def _without(table: Table, units: Collection[str]) -> Table:
    return take(table, [i for i, code in enumerate(table.get(_CODE)) if code not in units])


def _without_sender(source: Source, units: Collection[str]) -> Source:
    said = source.reporting
    if said is None:
        return source
    gone = {code: name for code, name in said.sent.items() if code in units}
    sent = {code: name for code, name in said.sent.items() if code not in units}
    left: Reporting = said._replace(sent=sent, missing={**said.missing, **gone})
    return replace(source, reporting=left)


_CODE, _NAME = "来源单位代码", "来源单位"


def units_in(tables: Tables) -> dict[str, str]:
    """The units that a consolidated workbook has rows of: names by code."""
    return {code: name for _, _, code, name in _places(tables)}


def rows_of(tables: Tables, units: Collection[str]) -> dict[str, set[int]]:
    """The rows of these units, as Excel numbers them, by sheet."""
    found: dict[str, set[int]] = {}
    for sheet, row, code, _ in _places(tables):
        if code in units:
            found.setdefault(sheet, set()).add(row)
    return found


def _places(tables: Tables) -> Iterator[tuple[str, int, str, str]]:
    """Sheet, row, code and name of the unit of each row that names one."""
    for sheet, table in tables.items():
        for row, (code, name) in zip(table.rows, table.records(_CODE, _NAME), strict=True):
            if code:
                yield sheet, row, str(code), str(name or code)


def units_at_fault(tables: Tables, findings: Sequence[Finding]) -> dict[str, str]:
    """The units whose rows have an error; none where some error stands at no unit's row: then the whole is at fault."""
    owners = {(sheet, row): (code, name) for sheet, row, code, name in _places(tables)}
    wrong = [owners.get((one.sheet, one.row)) for one in findings if one.severity is Severity.ERROR]
    return {} if None in wrong else dict(one for one in wrong if one)
