"""补正账户通知: to each unit, whose payments the bank gave back and why, with a slip for the new accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from addin.summary.letters.letter import as_word, render
from workbook_templates.values.date import long_date


class FailedPayment(NamedTuple):
    """A row of the letter: numbers masked, months and yuan as they are read, the bank's words."""

    name: str
    number: str
    months: str
    yuan: str
    bank: str
    account: str
    why: str


class LetterHead(NamedTuple):
    """From whom a letter comes: the office's name, whom to ask, the number of the correction, its day."""

    office: str
    contact: str
    phone: str
    batch: str
    day: dt.date


class UnitReturns(NamedTuple):
    """What came back of one unit's: its code and name, the rows, and their sum in figures and in capitals."""

    unit: str
    name: str
    rows: Sequence[FailedPayment]
    yuan: str
    in_capitals: str


def account_letters(head: LetterHead, units: Sequence[UnitReturns], by: dt.date) -> Iterator[tuple[str, str, bytes]]:
    """Code, name and letter (bytes of a Word file) of each unit; ``by`` is the last day to answer."""
    for one in units:
        text = render("account_unit.j2", head=head, unit=one, by=long_date(by), today=long_date(head.day))
        yield one.unit, one.name, as_word(text)
