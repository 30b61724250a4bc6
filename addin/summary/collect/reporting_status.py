"""Who has reported for a period, also for one that is reported in parts: a year over its quarters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from addin.submissions.folder import Office
from addin.submissions.receipts import Receipt
from addin.submissions.status import Status, status
from workbook_templates.schema import REPORTED_KINDS
from workbook_templates.values.period import Period


def status_of(office: Office, period: Period, receipts: Iterable[Receipt]) -> Status:
    """The status of the period; a form that was sent for parts of it alone stands as in the last part.

    ``receipts`` are those of the accepted submissions. A form that nobody sent is asked of the last part that anything was
    sent for.
    """
    if not period.parts():
        return status(office, period)
    sent: dict[str, set[Period]] = defaultdict(set)
    for receipt in receipts:
        if receipt.key and (span := Period.parse(receipt.key.period)) in (period, *period.parts()):
            sent[receipt.key.kind].add(span)
    last = {kind: max(spans, key=lambda span: (span.end, span == period)) for kind, spans in sent.items()}
    otherwise = max(last.values(), key=lambda span: span.end, default=period)
    found = [status(office, last.get(kind, otherwise), (kind,)) for kind in REPORTED_KINDS]
    lines = tuple(line for one in found for line in one.lines)
    unasked = tuple(receipt for one in found for receipt in one.unasked)
    return Status(period, max(one.deadline for one in found), lines, unasked)
