"""The papers that wait in an office's folders for one unit: what goes back, receipts, letters, and the next forms.

Whose a paper is, is known by the register, never by what a file is called alone: a returned workbook by its receipt, whose cover
must name the unit as the register does, a form by its own cover, a letter by the path under which the program writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from addin.submissions.explanation_letter import LETTER as ANSWER
from addin.submissions.folder import HANDED_OUT, PAID, REPORTS, RETURNED, Office
from addin.submissions.office_files import safe_name, unit_file_name
from addin.submissions.outgoing_events import Paper
from addin.submissions.receipt_note import note_of
from addin.submissions.receipts import Receipt
from addin.submissions.regions import short_name
from addin.submissions.register import Subordinate
from addin.submissions.take_back import BackAgain
from addin.submissions.waiting_units import waiting_in
from addin.usecases.account_letters import ACCOUNT_LETTER, FOLDER_PREFIX
from addin.usecases.handout import LETTER as ANNOUNCEMENT
from addin.usecases.next_form import CHANGES
from addin.usecases.receipt_letters import returned_file, write_receipt_letter, write_return_letter
from addin.usecases.reports import NOTICE, OF_EACH
from workbook_templates.cell_types import show
from workbook_templates.read import FileBytes, Reading, read_file
from workbook_templates.schema import form
from workbook_templates.values.period import Period
from workbook_templates.values.text import tidy


class PaperSearch(NamedTuple):
    """Where papers are looked for: the office, the period, and the period's receipts in any state, oldest first; ``sent`` are the
    SHA-256 of what each unit (code) has been sent before; ``back`` is what went back after all (``taken_back``).
    """

    office: Office
    period: Period
    receipts: Sequence[Receipt]
    sent: Mapping[str, frozenset[str]]
    back: Mapping[int, BackAgain]

    def of(self, unit: Subordinate) -> list[Receipt]:
        """The unit's receipts."""
        return [one for one in self.receipts if one.key and one.key.unit == unit.code]


def papers_of(search: PaperSearch, unit: Subordinate) -> Iterator[Paper]:
    """The papers for a unit that it has not been sent before. OSError where one cannot be read."""
    sent = search.sent.get(unit.code, frozenset())
    for receipt in search.of(unit):
        if names_agree(receipt, unit):
            yield from (one for one in _of_receipt(search, receipt, unit) if one.sha256 not in sent)
    yield from (one for one in _letters(search, unit) if one.sha256 not in sent)
    yield from _forms(search, unit, sent)


def names_agree(receipt: Receipt, unit: Subordinate) -> bool:
    """Whether the cover's name is the unit's, or one is a part of the other: a wrong code alone must send nobody's persons
    to another unit.
    """
    said, known = (short_name((tidy(text) or "").replace(" ", "")) for text in (receipt.unit_name, unit.name))
    return bool(said) and (said in known or known in said)


def _of_receipt(search: PaperSearch, receipt: Receipt, unit: Subordinate) -> Iterator[Paper]:
    """The receipt; of what went back, the whole file or some of its units, and is not made good, the file and why."""
    key, office, sent = receipt.key, search.office, search.sent.get(unit.code, frozenset())
    if key is None:
        return
    called = unit_file_name(unit.name, unit.code, form(receipt.sent_kind).title, key.period, f"第{receipt.id}号")
    if receipt.state != "returned":
        note, letter = note_of(office.root / receipt.stored), partial(write_receipt_letter, office, receipt)
        yield from _with_letter(note, letter, (f"{called}回执.txt", f"{called}回执.docx"), sent)
    if (receipt.state == "accepted" and waiting_in(receipt)) or _still_wrong(search, receipt):
        marked, letter = returned_file(office, receipt), partial(write_return_letter, office, receipt, search.back)
        yield from _paper(marked, f"{called}退回{marked.suffix}")
        yield from _with_letter(marked.with_suffix(".txt"), letter, (f"{called}退回说明.txt", f"{called}退回函.docx"), sent)


def _with_letter(note: Path, letter: Callable[[], Path], names: tuple[str, str], sent: frozenset[str]) -> Iterator[Paper]:
    """A note and the letter that tells the same, written now; neither where the unit has had the note."""
    for one in _paper(note, names[0]):
        if one.sha256 not in sent:
            yield one
            yield from _paper(letter(), names[1])


def _still_wrong(search: PaperSearch, receipt: Receipt) -> bool:
    """Whether a file went back and no later one has made it good."""
    later = (one for one in search.receipts if one.id > receipt.id and one.key == receipt.key)
    return receipt.state == "returned" and not any(one.state == "accepted" for one in later)


def _letters(search: PaperSearch, unit: Subordinate) -> Iterator[Paper]:
    """The office's answer to reasons that were given, its notice about the period, its letters about accounts to be corrected."""
    root, period = search.office.root, str(search.period)
    places = (
        (f"{RETURNED}/{safe_name(period)}", f"*_{unit.code}_{ANSWER}.txt", ANSWER),
        (REPORTS, f"*{OF_EACH}/*_{unit.code}_{NOTICE}_{period}.docx", NOTICE),
        (PAID, f"{FOLDER_PREFIX}*/*_{unit.code}_{ACCOUNT_LETTER}.docx", ACCOUNT_LETTER),
    )
    for folder, pattern, what in places:
        for n, file in enumerate(sorted((root / folder).glob(pattern))):
            number = f"-{n + 1}" if n else ""
            yield from _paper(file, f"{unit_file_name(unit.name, unit.code, what, period)}{number}{file.suffix}")


def _forms(search: PaperSearch, unit: Subordinate, sent: frozenset[str]) -> Iterator[Paper]:
    """The next period's forms, and this period's for a unit that has sent nothing yet."""
    periods = [search.period.next()] if search.of(unit) else [search.period, search.period.next()]
    for period in periods:
        folder = search.office.root / HANDED_OUT / str(period) / unit_file_name(unit.name, unit.code)
        for file in sorted(folder.glob("*.xlsx")):
            yield from _form(file, unit, sent)
        letter = _paper(folder / ANNOUNCEMENT, f"{unit_file_name(unit.name, unit.code, str(period))}_{ANNOUNCEMENT}")
        yield from (one for one in letter if one.sha256 not in sent)


def _form(file: Path, unit: Subordinate, sent: frozenset[str]) -> Iterator[Paper]:
    """A form whose cover has the unit's code, and the list of what was not carried into it: somebody may have put another unit's
    form into the folder.
    """
    reading = read_file(file)
    if file.name.startswith(f"{CHANGES}_") or reading.content.sha256 in sent or _code_on(reading) != unit.code:
        return
    yield Paper(file, reading.content.sha256, file.name)
    beside = file.with_name(f"{CHANGES}_{file.name}")
    yield from _paper(beside, beside.name)


def _code_on(reading: Reading) -> str:
    read = reading.submission
    return show(read.cover("单位代码")) if read.form else ""


def _paper(file: Path, name: str) -> Iterator[Paper]:
    if file.is_file():
        yield Paper(file, FileBytes(file).sha256, name)
