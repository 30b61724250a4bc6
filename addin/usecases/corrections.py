"""Use cases of corrections: annul a payment, say that money came back. Each is a batch that a second person approves.

Every function that takes the folder ``root`` of an office raises Refused where there is no office in it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from addin.errors import Refused
from addin.ledger.batches import BatchContent, find_batch, read_content
from addin.ledger.corrections import (
    Payee,
    annulled,
    last_annulled,
    payee,
    record_correction,
    recovered,
    restored,
    returned,
)
from addin.ledger.lifecycle import cancel
from addin.ledger.model import Batch, ChangeRow, LineRow
from addin.ledger.queries import payee_of
from addin.people import CLERK
from addin.store.connection import begin, reading
from addin.submissions.folder import open_office
from addin.usecases.allowances import month_of, now, number_of_person
from addin.usecases.kept_papers import end_act
from addin.usecases.signatory import signatory
from workbook_templates.advice import Advice
from workbook_templates.values.amount import fen_of
from workbook_templates.values.number import parse_decimal
from workbook_templates.values.text import tidy

Correct = Callable[[Payee, int], tuple[LineRow, ChangeRow]]
"""Makes the line of a correction from a payment and the fen that were last annulled of it."""


def reverse_payment(root: Path, *, person: str, month: str, entry: int, reason: str, by: str, voucher: str = "") -> BatchContent:
    """Propose that nothing is due for one payment, named by person and month or, where it is not 0, by its ledger ``entry``.

    ``voucher`` says how the money came back; without one the person still holds it, and only what comes back later may be
    paid again. Refused without a reason, or where there is no such payment.
    """
    why = _said(reason)
    return _correct(root, person, month, entry, by, lambda paid, _: annulled(paid, why, tidy(voucher) or ""))


def restore_payment(root: Path, *, person: str, month: str, entry: int, reason: str, by: str) -> BatchContent:
    """Propose that a payment was annulled wrongly: it is due again. Refused without a reason, or where it was not annulled."""
    why = _said(reason)
    return _correct(root, person, month, entry, by, lambda paid, took: restored(paid, took, why))


def recover_payment(root: Path, *, person: str, month: str, entry: int, amount: str, voucher: str, by: str) -> BatchContent:
    """Propose that money paid too much has come back on a ``voucher``: ``amount`` in yuan, empty for all of it.

    Refused without a voucher, or where the person holds less too much.
    """
    on, yuan = tidy(voucher), parse_decimal(amount)
    if not on:
        raise Refused("请", Advice.SAY_VOUCHER, "。")
    if amount and (yuan is None or yuan <= 0):
        raise Refused(f"“{amount}”不是金额，请写元，如 300.00。")
    fen = fen_of(yuan) if yuan else 0
    return _correct(root, person, month, entry, by, lambda paid, _: recovered(paid, fen, on))


def return_payment(root: Path, *, person: str, month: str, entry: int, reason: str, by: str) -> BatchContent:
    """Propose that the bank gave a payment back because it could not pay it out; it stays due and is ordered anew.

    Refused without a reason, or where nothing is held.
    """
    why = _said(reason)
    return _correct(root, person, month, entry, by, lambda paid, _: returned(paid, paid.holding.cash, why))


def content_of(root: Path, number: str) -> BatchContent:
    """A batch with its lines, to be shown before something is done to it. Refused where there is no such batch."""
    office = open_office(root)
    with reading(office.ledger) as connection:
        return read_content(connection, find_batch(connection, office.settings.code, number=number))


def cancel_correction(root: Path, number: str, reason: str, by: str) -> Batch:
    """Cancel a correction that nobody has approved yet. Refused without a reason, or where there is no such correction."""
    office, why = open_office(root), _said(reason)
    by = signatory(office.settings, by)
    with begin(office.ledger) as connection:
        one = cancel(connection, find_batch(connection, office.settings.code, number=number), by, now(), why)
    end_act(office, now())
    return one


def _said(reason: str) -> str:
    why = tidy(reason)
    if not why:
        raise Refused("请", Advice.SAY_REASON, "。")
    return why


def _correct(root: Path, person: str, month: str, entry: int, by: str, make: Correct) -> BatchContent:
    office = open_office(root)
    by = signatory(office.settings, by, CLERK)
    with begin(office.ledger) as connection:
        if entry:
            found = payee_of(connection, entry)
            if found is None:
                raise Refused(f"台账里没有第 {entry} 号发放记录。")
            person, month = found
        paid = payee(connection, office.settings.code, number_of_person(person), month_of(month))
        line = make(paid, last_annulled(connection, paid))
        batch = record_correction(connection, office.settings.code, [(paid, line)], by, now())
        made = read_content(connection, batch)
    end_act(office, now())
    return made
