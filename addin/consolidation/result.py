"""The result of a consolidation, and its JSON."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from addin.consolidation.identity import PersonCounts
from addin.consolidation.merge_forms import JoinedRow
from addin.consolidation.reconcile import ReconciledSheet
from addin.consolidation.upward import WrittenWorkbook
from addin.submissions.status import OWING, Status
from validators.finding import Finding, Report, Severity
from workbook_templates.values.period import Period


@dataclass(frozen=True)
class Consolidation:
    """The result of consolidating a period.

    ``outputs`` are the workbooks written, ``findings`` those of the check over all files together, ``joined`` the dropped
    duplicates, ``lines`` the reconciliation by unit and sheet, ``files`` and ``units`` how many were consolidated;
    ``reports`` are the check reports of the written workbooks, as the next level would see them, ``excused`` those of their
    warnings that are errors taken in for a reason, here or below; ``as_of`` is the day by which all judge what is overdue,
    ``signed`` the fingerprint of the key that the workbooks were signed with, empty where they were not.
    """

    period: Period
    outputs: tuple[WrittenWorkbook, ...]
    findings: tuple[Finding, ...]
    persons: PersonCounts
    joined: tuple[JoinedRow, ...]
    lines: tuple[ReconciledSheet, ...]
    status: Status
    files: int
    units: int
    reports: tuple[Report, ...]
    excused: tuple[Finding, ...]
    as_of: dt.date
    signed: str = ""

    @property
    def own_errors(self) -> tuple[Finding, ...]:
        """The errors in the written workbooks, for which the next level would return them."""
        return tuple(finding for report in self.reports for finding in report.findings if finding.severity is Severity.ERROR)

    def as_json(self) -> dict[str, Any]:
        """The object that ``yinling consolidate --json`` prints."""
        by_severity = [finding.severity.value for finding in self.findings]
        return {
            "period": str(self.period), "as_of": self.as_of.isoformat(), "outputs": [output.as_json() for output in self.outputs],
            "counts": {
                "files": self.files, "units": self.units, "rows_in": sum(line.received for line in self.lines),
                "rows_joined": sum(line.joined for line in self.lines), "rows_out": sum(line.written for line in self.lines),
                "error": by_severity.count("error"), "warning": by_severity.count("warning"), "info": by_severity.count("info"),
            },
            "rows": self.rows, "findings": [_finding(finding) for finding in self.findings],
            "persons": self.persons.as_json(), "joined": [one.as_json() for one in self.joined],
            "missing": [
                {"unit": line.unit.code, "unit_name": line.unit.name, "kind": line.kind, "state": line.state}
                for line in self.status.lines if line.state in OWING
            ],
            "reconcile": [line.as_json() for line in self.lines],
            "check": [{"file": report.file, "counts": report.counts} for report in self.reports],
        }  # fmt: skip

    @property
    def rows(self) -> dict[str, int]:
        """The number of rows written by sheet, over all workbooks."""
        found: dict[str, int] = {}
        for output in self.outputs:
            for sheet, number in output.rows.items():
                found[sheet] = found.get(sheet, 0) + number
        return found


def _finding(finding: Finding) -> dict[str, Any]:
    return {name: getattr(finding, name) for name in Finding.__slots__}
