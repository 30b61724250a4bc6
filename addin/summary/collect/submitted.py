"""Who was to send what, as the office tells it."""

from __future__ import annotations

from addin.submissions.status import Status, StatusLine
from addin.summary.measure.evidence import SubmittedForm
from workbook_templates.schema import form


def submitted(reported: Status) -> tuple[SubmittedForm, ...] | None:
    """Every form expected of every unit; None where nobody is told to report."""
    return tuple(_one(line) for line in reported.lines) or None


def _one(line: StatusLine) -> SubmittedForm:
    standing = [receipt for receipt in line.receipts if receipt.state == "accepted"] or list(line.receipts[-1:])
    files = "、".join(receipt.file_name for receipt in standing)
    warnings = sum(receipt.warnings for receipt in standing)
    return SubmittedForm(line.unit.code, line.unit.name, form(line.kind).title, line.state, line.when, files, warnings)
