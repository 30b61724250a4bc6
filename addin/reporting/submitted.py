"""Who was to send what, as the office tells it."""

from __future__ import annotations

from addin.office.status import Line, Status
from addin.reporting.evidence import Submitted
from workbook_templates.schema import form


def submitted(reported: Status) -> tuple[Submitted, ...] | None:
    """Every form expected of every unit; None where nobody is told to report."""
    return tuple(_one(line) for line in reported.lines) or None


def _one(line: Line) -> Submitted:
    standing = [receipt for receipt in line.receipts if receipt.state == "accepted"] or list(line.receipts[-1:])
    files = "、".join(receipt.file_name for receipt in standing)
    warnings = sum(receipt.warnings for receipt in standing)
    return Submitted(line.unit.code, line.unit.name, form(line.kind).title, line.state, line.when, files, warnings)
