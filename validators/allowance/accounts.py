"""The bank account a person is paid to, over all identity numbers that are decided to be one person's."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.people import BankAccount


def accounts_of(book: ClaimPeriod, number: str) -> tuple[BankAccount, ...]:
    """The accounts registered under ``number``; where there is none, those under the person's other numbers, each once."""
    own = book.accounts.get(number, ())
    if own or not book.decisions:
        return own
    others = [account for other in book.decisions.numbers(number) for account in book.accounts.get(other, ())]
    return tuple({account.account: account for account in others}.values())
