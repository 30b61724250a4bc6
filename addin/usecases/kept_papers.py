"""The papers of every paid batch, kept as they were on that day, with their hashes in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from addin.ledger.batches import BatchContent, read_content
from addin.ledger.model import Batch
from addin.payroll.bank_file import write_bank_file
from addin.payroll.sheet_writer import sheet_of, write_sheet
from addin.store.connection import begin, reading
from addin.store.journal import append, events
from addin.submissions.folder import PAID, Office

KEPT = "存档"
_PAPER = "paper"


def keep_papers(office: Office, one: Batch, at: str) -> None:
    """Write the sheet and the bank's list of a paid batch into 发放/存档, once, and note their hashes, dated ``at`` (ISO 8601).

    Where there is no room the payment stands all the same; the papers are written the next time somebody pays or asks.
    """
    with reading(office.ledger) as connection:
        known = {event.subject for event in events(connection, _PAPER) if event.office == one.office}
        content = read_content(connection, one)
    if one.state != "paid" or not one.pays or _sheet_name(one) in known:
        return
    with suppress(OSError, UnicodeEncodeError):
        files = _write(office, content)
        with begin(office.ledger) as connection:
            for file in files:
                digest = sha256(file.read_bytes()).hexdigest()
                append(connection, _PAPER, file.name, digest, at=at, office=one.office, detail=one.number)


def _write(office: Office, content: BatchContent) -> list[Path]:
    folder = office.folder(PAID) / KEPT
    folder.mkdir(parents=True, exist_ok=True)
    profile, sheet = office.settings.bank, sheet_of(office.settings.name, content)
    files = [folder / _sheet_name(content.batch), folder / f"银行代发_{content.batch.number}.{profile.kind}"]
    write_sheet(sheet, files[0])
    write_bank_file(sheet, files[1], profile)
    return files


def _sheet_name(one: Batch) -> str:
    return f"补贴发放表_{one.number}.xlsx"


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
