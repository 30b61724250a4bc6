"""What somebody confirms before money moves: the batch that is next in turn, or one payment. Nothing is written.

Both functions raise Refused where there is no office in the folder ``root``.
"""

from __future__ import annotations

from pathlib import Path

from addin.ledger.batches import BatchContent, find_batch, read_content
from addin.ledger.corrections import Payee, payee
from addin.store.connection import reading
from addin.submissions.folder import open_office
from addin.usecases.allowances import month_of, number_of_person, period_text_of


def batch_in_turn(root: Path, period_text: str, state: str) -> BatchContent:
    """The period's batch in a ``state`` (draft: to be approved; approved: to be paid), else its last one.

    Whoever confirms it has to name it by its number: another may be in turn a moment later. Refused where there is none.
    """
    office = open_office(root)
    with reading(office.ledger) as connection:
        found = find_batch(connection, office.settings.code, period=period_text_of(period_text), states=(state,))
        return read_content(connection, found)


def payment_in_question(root: Path, person: str, month: str) -> Payee:
    """The payment to a person (identity number) for a month. Refused where there is none, or another office paid it."""
    office = open_office(root)
    with reading(office.ledger) as connection:
        return payee(connection, office.settings.code, number_of_person(person), month_of(month))
