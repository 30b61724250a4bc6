"""The forms expected of each unit, and whether they were received."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from addin.submissions.returned_errors import errors_told
from addin.submissions.status import Status, StatusLine
from addin.summary.measure.evidence import SubmittedForm
from workbook_templates.schema import form

_NO_REASONS: Mapping[int, str] = {}


def submitted_forms(reporting_status: Status, reasons: Mapping[int, str] = _NO_REASONS) -> tuple[SubmittedForm, ...] | None:
    """Every form expected of every unit with its state; None where the office expects none.

    ``reasons`` are those for which the office sent files back, by the number of the receipt.
    """
    return tuple(_submitted_form(line, reasons) for line in reporting_status.lines) or None


def _submitted_form(line: StatusLine, reasons: Mapping[int, str]) -> SubmittedForm:
    counting = [receipt for receipt in line.receipts if receipt.state == "accepted"] or list(line.receipts[-1:])
    files = "、".join(receipt.file_name for receipt in counting)
    warnings = sum(receipt.warnings for receipt in counting)
    found = SubmittedForm(line.unit.code, line.unit.name, form(line.kind).title, line.state, line.when, files, warnings)
    if line.state != "returned":
        return found
    errors, more = errors_told(counting[0])
    return replace(found, errors=tuple(errors), more_errors=more, reason=reasons.get(counting[0].id, ""))
