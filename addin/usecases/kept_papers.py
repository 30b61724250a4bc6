"""The papers of every paid batch, kept as they were on that day, with their hashes in the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path

from addin.ledger.batches import BatchContent, read_content
from addin.ledger.model import KINDS, Batch
from addin.payroll.allowance_sheet import sheet_of
from addin.payroll.bank_file import write_bank_file
from addin.payroll.sheet_writer import write_sheet
from addin.store.connection import begin, reading
from addin.store.journal import append, events
from addin.submissions.folder import PAID, Office
from addin.submissions.office_files import copy_atomically, safe_name
from workbook_templates.read import FileBytes

KEPT = "存档"
_PAPER = "paper"


def keep_papers(office: Office, one: Batch, at: str) -> None:
    """Write the sheet and the bank's list of a paid batch into 发放/存档, once, and note their hashes, dated ``at`` (ISO 8601).

    Where one cannot be written the payment stands all the same; it is written when the batch is paid once more, which pays
    nobody.
    """
    if one.state != "paid" or not one.pays:
        return
    with reading(office.ledger) as connection:
        known = {event.subject for event in events(connection, _PAPER) if event.office == one.office}
        content = read_content(connection, one)
    for file, write in _papers(office, content).items():
        if file.name not in known:
            with suppress(OSError, UnicodeEncodeError):  # no room; or a character that the bank's encoding lacks
                file.parent.mkdir(parents=True, exist_ok=True)
                write(file)
                digest = sha256(file.read_bytes()).hexdigest()
                with begin(office.ledger) as connection:
                    append(connection, _PAPER, file.name, digest, at=at, office=one.office, detail=one.number)


def keep_original(office: Office, one: Batch, content: FileBytes, at: str) -> None:
    """Copy a paper from which a batch was made into 发放/存档, and note its hash, dated ``at`` (ISO 8601). OSError where it
    cannot be written.
    """
    kind = KINDS[one.kind]
    name = f"{kind}_{one.number}_{content.sha256[:8]}_{safe_name(content.path.stem, 40)}{content.path.suffix.lower()[:8]}"
    copy_atomically(content, office.folder(PAID) / KEPT / name)
    with begin(office.ledger) as connection:
        append(connection, _PAPER, name, content.sha256, at=at, office=one.office, detail=one.number)


def _papers(office: Office, content: BatchContent) -> dict[Path, Callable[[Path], None]]:
    """The papers of a batch by file, each as the function that writes it."""
    folder, number = office.folder(PAID) / KEPT, content.batch.number
    profile, sheet = office.settings.bank, sheet_of(office.settings.name, content)
    return {
        folder / f"补贴发放表_{number}.xlsx": partial(write_sheet, sheet),
        folder / f"银行代发_{number}.{profile.kind}": partial(write_bank_file, sheet, profile=profile),
    }


def paper_problems(office: Office) -> Iterator[str]:
    """A sentence for each kept paper that is gone or no longer as it was."""
    with reading(office.ledger) as connection:
        noted = [event for event in events(connection, _PAPER) if event.office == office.settings.code]
    for event in noted:
        file = office.root / PAID / KEPT / event.subject
        if not file.is_file():
            yield f"“{PAID}/{KEPT}/{event.subject}”不见了。"
        elif sha256(file.read_bytes()).hexdigest() != event.digest:
            yield f"“{PAID}/{KEPT}/{event.subject}”被改动过，与发放当日存档的不一样。"
