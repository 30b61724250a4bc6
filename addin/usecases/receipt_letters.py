"""Use case: receipts and return letters as Word files, each beside the plain text that tells the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from addin.runtime.progress import Progress, no_progress
from addin.store.connection import reading
from addin.submissions.filing import returned_path
from addin.submissions.folder import RETURNED, Office, open_office
from addin.submissions.receipt_note import note_of
from addin.submissions.receipt_text import judged_sentences, receipt_lines
from addin.submissions.receipts import Receipt, of_period
from addin.submissions.returned_errors import errors_told
from addin.submissions.take_back import RETURN, WORDS, BackAgain, taken_back
from addin.submissions.waiting_units import waiting_in
from addin.usecases.periods import period_of
from addin.usecases.report_files import written_to
from workbook_templates.atomic_write import write_atomically
from workbook_templates.schema import form

if TYPE_CHECKING:
    from addin.summary.letters.letter_sender import LetterSender
    from addin.summary.letters.receipt_letters import ReceivedForm


def receipt_letters(root: Path, period: str, *, progress: Progress = no_progress) -> list[Path]:
    """Write a Word file beside the text of each receipt and return of the period; their paths, in the order of the receipts.

    Refused where there is no office, the text is no period, or a letter cannot be written.
    """
    office, span = open_office(root), period_of(period)
    with reading(office.engine) as connection:
        found = of_period(connection, str(span))
    back, written = taken_back(office), []
    for n, receipt in enumerate(found, start=1):
        progress(n, len(found), receipt.unit_name)
        if note_of(office.root / receipt.stored).is_file():
            written.append(write_receipt_letter(office, receipt))
        if returned_file(office, receipt).with_suffix(".txt").is_file():
            written.append(write_return_letter(office, receipt, back))
    return written


def returned_file(office: Office, receipt: Receipt) -> Path:
    """Where what goes back of a file lies, if anything does."""
    stored = office.root / receipt.stored
    return stored if office.root / RETURNED in stored.parents else returned_path(office, receipt)


def write_receipt_letter(office: Office, receipt: Receipt) -> Path:
    """Write the receipt of an accepted file as a Word file beside its note; its path. Refused where it cannot be written."""
    from addin.summary.letters.receipt_letters import receipt_letter  # noqa: PLC0415 - Word, for what is sent out alone

    path = note_of(office.root / receipt.stored).with_suffix(".docx")
    content = receipt_letter(_sender(office), _form(receipt), receipt_lines(office, receipt))
    return written_to(path, partial(write_atomically, path, content))


def write_return_letter(office: Office, receipt: Receipt, back: Mapping[int, BackAgain]) -> Path:
    """Write the letter about what goes back of a file; its path. ``back`` is what went back after all (``taken_back``).

    Refused where it cannot be written.
    """
    from addin.summary.letters.receipt_letters import ReturnedForm, return_letter  # noqa: PLC0415 - as above

    why = back.get(receipt.id, BackAgain(WORDS[RETURN], "", receipt.received_at[:10]))
    waiting = list(waiting_in(receipt).values()) if receipt.state == "accepted" else []
    errors, more = errors_told(receipt)
    warnings = 0 if waiting or receipt.id in back else receipt.warnings
    told = ReturnedForm(why.act, why.reason, errors, more, warnings, waiting, judged_sentences(office, receipt))
    file = returned_file(office, receipt)
    path = file.with_name(f"{file.stem}_退回函.docx")  # a unit may have sent a .docx of the file's own name
    content = return_letter(_sender(office), _form(receipt), told, dt.date.fromisoformat(why.day))
    return written_to(path, partial(write_atomically, path, content))


def _sender(office: Office) -> LetterSender:
    from addin.summary.letters.letter_sender import LetterSender  # noqa: PLC0415 - as above

    return LetterSender(office.settings.name, *office.settings.whom_to_ask)


def _form(receipt: Receipt) -> ReceivedForm:
    from addin.summary.letters.receipt_letters import ReceivedForm  # noqa: PLC0415 - as above

    if receipt.key is None:
        raise ValueError("a letter is about a form whose unit is known")
    title, day = form(receipt.sent_kind).title, dt.date.fromisoformat(receipt.arrived)
    return ReceivedForm(receipt.id, receipt.unit_name, title, receipt.key.words, receipt.file_name, day)
