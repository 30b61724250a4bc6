"""What was wrong with what went back, a file or some of its units: kept with its receipt for letters written weeks later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from addin.submissions.receipts import Receipt
from validators.finding import Finding, Severity
from workbook_templates.cell_types import mask_in_text

TOLD, UNTOLD = "told", "untold"
MOST_KEPT = 300
_FIELDS = ("rule", "clause", "sheet", "cell", "row", "column", "message", "fix")


def errors_kept(findings: Iterable[Finding]) -> dict[str, object]:
    """What the receipt of a returned file keeps of its errors: the first MOST_KEPT in words, and how many more there were.

    Identity numbers are masked.
    """
    errors = [one for one in findings if one.severity is Severity.ERROR]
    told = [[_kept(getattr(one, name)) for name in _FIELDS] for one in errors[:MOST_KEPT]]
    return {TOLD: told, UNTOLD: len(errors) - len(told)} if told else {}


def _kept(value: object) -> object:
    return mask_in_text(str(value)) if isinstance(value, str) else value


def errors_told(receipt: Receipt) -> tuple[Sequence[Finding], int]:
    """The errors that the receipt of what went back keeps, and how many more there were; none where it went back without."""
    told = [dict(zip(_FIELDS, one, strict=True)) for one in receipt.detail.get(TOLD, ())]
    findings = [Finding(severity=Severity.ERROR, file=receipt.file_name, value="", **one) for one in told]
    return findings, int(receipt.detail.get(UNTOLD, 0))
