"""What the offices below computed and paid, as the receipts of their books keep it: sums by unit, state and month."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from addin.submissions.receipts import Receipt
from workbook_templates.table import Submission, SubsidySum

SUMS = "subsidies"


def sums_kept(submission: Submission) -> list[list[object]]:
    """The sums in an office's book, as its receipt keeps them."""
    reporting = submission.tables.sources[0].reporting if submission.tables.sources else None
    return [[*one[:6], f"{one.yuan:.2f}"] for one in reporting.subsidies] if reporting else []


def sums_below(receipts: Iterable[Receipt]) -> list[tuple[Receipt, SubsidySum]]:
    """The sums in accepted receipts, each with the receipt it came with.

    An office may send them with any form and more than once: its newest book that has any counts for the period, alone.
    """
    newest: dict[tuple[str, str], Receipt] = {}
    for receipt in sorted(receipts, key=lambda one: one.id):
        if receipt.key and receipt.detail.get(SUMS):
            newest[receipt.key.unit, receipt.key.period] = receipt
    return [(receipt, _sum(told)) for receipt in newest.values() for told in receipt.detail[SUMS]]


def _sum(told: list[str]) -> SubsidySum:
    unit, name, state, month, people, lines, yuan = told
    return SubsidySum(unit, name, state, month, int(people), int(lines), Decimal(yuan))
