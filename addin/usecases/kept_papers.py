"""The papers of every paid batch, kept as they were on that day, with their hashes in the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path

from addin.errors import Refused
from addin.ledger.batches import BatchContent, all_batches, read_content
from addin.ledger.model import KINDS, Batch
from addin.store.connection import begin, reading
from addin.store.journal import append, events
from addin.submissions.folder import PAID, Office
from addin.submissions.office_files import copy_atomically, safe_name
from addin.usecases.anchor_files import write_anchors
from workbook_templates.read import FileBytes

KEPT = "存档"
_PAPER = "paper"
SHEET = "补贴发放表_"
_HEADS = (SHEET, "银行代发_")  # with the batch's number the names of its papers


def end_act(office: Office, at: str) -> None:
    """What every act on the ledger ends with: the papers of what was paid are kept, and the ends written down outside of it."""
    keep_papers(office, at)
    write_anchors(office, at)


def keep_papers(office: Office, at: str) -> None:
    """Write the sheet and the bank's list of every paid batch into 发放/存档, once, and note their hashes.

    ``at`` is ISO 8601 with offset. Where one cannot be written the payment stands all the same; it is written at the office's
    next act, as it is where the program was cut off after the payment.
    """
    own = office.settings.code
    with reading(office.ledger) as connection:
        known = {event.subject.partition(".")[0] for event in events(connection, _PAPER) if event.office == own}
        recorded = {event.subject for event in events(connection, "paid") if event.office == own}
        paid = [one for one in all_batches(connection, own) if one.state == "paid" and one.pays and one.number in recorded]
        lacking = [one for one in paid if not {f"{head}{one.number}" for head in _HEADS} <= known]
        contents = [read_content(connection, one) for one in lacking]
    for content in contents:
        for file, write in _papers(office, content).items():
            if file.stem not in known:
                with suppress(OSError, UnicodeEncodeError):  # no room; or a character that the bank's encoding lacks
                    _keep(office, content.batch, file, write, at)


def _keep(office: Office, one: Batch, file: Path, write: Callable[[Path], None], at: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    write(file)
    digest = sha256(file.read_bytes()).hexdigest()
    with begin(office.ledger) as connection:
        append(connection, _PAPER, file.name, digest, at=at, office=one.office, detail=one.number)


def keep_original(office: Office, one: Batch, content: FileBytes, at: str, *, what: str = "") -> None:
    """Copy a paper that belongs to a batch into 发放/存档, once, and note its hash, dated ``at`` (ISO 8601).

    ``what`` names it, by default the kind of the batch that was made of it. Refused where it cannot be written; the batch
    stands, and the paper is kept when it is read again.
    """
    kind = what or KINDS[one.kind]
    name = f"{kind}_{one.number}_{content.sha256[:8]}_{safe_name(content.path.stem, 40)}{content.path.suffix.lower()[:8]}"
    with reading(office.ledger) as connection:
        if any(event.subject == name and event.office == one.office for event in events(connection, _PAPER)):
            return
    try:
        copy_atomically(content, office.folder(PAID) / KEPT / name)
    except OSError:
        raise Refused(
            f"{kind}批次 {one.number} 已登记，但是原件存不进“{PAID}/{KEPT}”。请检查磁盘空间和权限，再读一次。"
        ) from None
    with begin(office.ledger) as connection:
        append(connection, _PAPER, name, content.sha256, at=at, office=one.office, detail=one.number)


def _papers(office: Office, content: BatchContent) -> dict[Path, Callable[[Path], None]]:
    """The papers of a batch by file, each as the function that writes it."""
    from addin.payroll.allowance_sheet import sheet_of  # noqa: PLC0415 - most acts find all papers kept
    from addin.payroll.bank_file import write_bank_file  # noqa: PLC0415
    from addin.payroll.sheet_writer import write_sheet  # noqa: PLC0415

    folder, number = office.folder(PAID) / KEPT, content.batch.number
    profile, sheet = office.settings.bank, sheet_of(office.settings.name, content)
    return {
        folder / f"{_HEADS[0]}{number}.xlsx": partial(write_sheet, sheet),
        folder / f"{_HEADS[1]}{number}.{profile.kind}": partial(write_bank_file, sheet, profile=profile),
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
