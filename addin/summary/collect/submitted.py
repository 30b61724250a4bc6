"""The forms expected of each unit, and whether they were received."""

from __future__ import annotations

from addin.submissions.status import Status, StatusLine
from addin.summary.measure.evidence import SubmittedForm
from workbook_templates.schema import form


def submitted_forms(reporting_status: Status) -> tuple[SubmittedForm, ...] | None:
    """Every form expected of every unit with its state; None where the office expects none."""
    return tuple(_submitted_form(line) for line in reporting_status.lines) or None


def _submitted_form(line: StatusLine) -> SubmittedForm:
    counting = [receipt for receipt in line.receipts if receipt.state == "accepted"] or list(line.receipts[-1:])
    files = "、".join(receipt.file_name for receipt in counting)
    warnings = sum(receipt.warnings for receipt in counting)
    return SubmittedForm(line.unit.code, line.unit.name, form(line.kind).title, line.state, line.when, files, warnings)
