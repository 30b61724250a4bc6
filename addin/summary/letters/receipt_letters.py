"""Receipts and return letters as official papers, with places for the number of the paper and the seal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from addin.summary.letters.folded import fold
from addin.summary.letters.letter import as_word, render
from addin.summary.letters.letter_sender import LetterSender
from validators.finding import Finding
from workbook_templates.values.date import long_date


class ReceivedForm(NamedTuple):
    """The form that a letter is about: the number of its receipt, the unit's name, the form's title and what it is in words
    (花名册 2026年第三季度), the file's name, and the day it arrived.
    """

    number: int
    unit: str
    title: str
    words: str
    file: str
    day: dt.date


class ReturnedForm(NamedTuple):
    """Why a form goes back: ``act`` is 退回 or 撤回, ``reason`` the office's own; the errors, how many ``more`` there were, the
    number of ``warnings``; ``waiting`` are the names of the units that alone go back; ``judged`` says what was overdue by when.
    """

    act: str
    reason: str
    errors: Sequence[Finding]
    more: int
    warnings: int
    waiting: Sequence[str]
    judged: Sequence[str]


def receipt_letter(sender: LetterSender, form: ReceivedForm, lines: Sequence[tuple[str, str]]) -> bytes:
    """The receipt as the bytes of a Word file; ``lines`` are what it tells, each with what it is about."""
    return as_word(render("receipt.j2", sender=sender, form=form, lines=lines, day=long_date(form.day)))


def return_letter(sender: LetterSender, form: ReceivedForm, back: ReturnedForm, day: dt.date) -> bytes:
    """The letter that a form, or some units of it, goes back, as the bytes of a Word file; ``day`` is its own day."""
    arrived, today = long_date(form.day), long_date(day)
    return as_word(
        render("returned.j2", sender=sender, form=form, back=back, errors=fold(back.errors), arrived=arrived, today=today)
    )
