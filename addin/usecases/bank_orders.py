"""What was ordered from the bank and what came back, read from the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from addin.ledger.batches import all_batches, read_content
from addin.ledger.model import CORRECTION, Draft
from addin.payroll.returned_payments import RETURNED, ReturnedPayment, reference_in, returned_payments
from addin.payroll.sheet_rows import PaidRow, paid_rows, reference_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from addin.ledger.batches import BatchContent

_UNMENDED = "收款账号与银行退回的账号相同，请先核实。"


def returned_by(connection: Connection, office: str, correction: BatchContent) -> list[ReturnedPayment]:
    """The payments that a correction of the office says came back from the bank, on the accounts that they were ordered to."""
    references = {reference_in(line.reason) for line in correction.lines if line.outcome == RETURNED} - {""}
    numbers = {one.rpartition("-")[0] for one in references}
    rows: dict[str, PaidRow] = {}
    for batch in all_batches(connection, office):
        if batch.number in numbers:
            ordered = paid_rows(read_content(connection, batch))
            rows |= {reference_of(batch.number, n): row for n, row in enumerate(ordered, start=1)}
    return list(returned_payments(correction, rows))


def accounts_returned(connection: Connection, office: str) -> set[tuple[str, str]]:
    """Person and account of every payment that the bank gave back by now."""
    posted = [one for one in all_batches(connection, office) if one.kind == CORRECTION and one.state == "paid"]
    back = (one for batch in posted for one in returned_by(connection, office, read_content(connection, batch)))
    return {(one.person, one.account) for one in back}


def told_unmended(draft: Draft, back: set[tuple[str, str]]) -> Draft:
    """The draft of an adjustment, whose sentences say where a payment goes to the account from which it came back.

    It is not held: the bank may have been wrong, and would only give it back once more; the reviewer decides.
    """
    accounts = [draft.posts[line.post_pos].account if line.outcome == "pay" else "" for line in draft.lines]
    lines = [
        line._replace(reason=f"{line.reason}{_UNMENDED}") if (line.person, account) in back else line
        for line, account in zip(draft.lines, accounts, strict=True)
    ]
    return replace(draft, lines=lines)
