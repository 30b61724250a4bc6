"""Filing a judged file so that receiving again completes what a power cut interrupted at any point (idempotent).

Order of steps: our copy is durable on the disk; then the database commits; only then is the file removed from the inbox.
Copies are named by content, so repeating a step makes the same file again.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from addin.errors import Refused
from addin.runtime import clock
from addin.store.connection import begin, take_turns
from addin.submissions import receipts
from addin.submissions.folder import ACCEPTED, INBOX, RETURNED, Office
from addin.submissions.incoming import Incoming
from addin.submissions.judged_file import JudgedFile
from addin.submissions.office_files import copy_atomically, readable, safe_name, unit_file_name, write_text_atomically
from addin.submissions.part_decision import PartDecision
from addin.submissions.receipt_note import write_note
from addin.submissions.receipt_text import returned_text
from addin.submissions.receipts import Receipt, SubmissionKey
from addin.submissions.returned_errors import errors_kept
from addin.submissions.settled import record_held
from addin.submissions.unchanged_units import SINCE
from addin.submissions.units_back import write_units_back
from workbook_templates.read import FileBytes
from workbook_templates.read.archive import ArchivedBytes
from workbook_templates.read.survey import OWN_ENDINGS
from workbook_templates.schema import form

UNRECOGNISED = "未识别"


def now() -> str:
    """The moment of receipt as ISO 8601 with the UTC offset. An office may read the clock; a check may not."""
    return clock.stamp()


def accept(office: Office, judged: JudgedFile, decision: PartDecision) -> tuple[Receipt, bool]:
    """Copy the file to 已收, commit its receipt and codes, write the receipt's text, then remove the file from the inbox.

    Returns the receipt, and whether somebody else accepted the same bytes meanwhile (their receipt then stays). Refused where
    another clerk accepted the same report meanwhile; ChangedSinceRead where the file's bytes are lost; OSError where nothing can
    be written.
    """
    receipt = judged.receipt("accepted", decision.part)
    differs: dict[str, object] = {"difference": [one.as_json() for one in decision.difference]}
    differs |= {SINCE: dict(decision.kept)} if decision.kept else {}
    differs |= errors_kept(judged.split.findings) if judged.split else {}
    replaced = decision.replaces.id if decision.replaces else None
    target = accepted_path(office, receipt)
    stored = target.relative_to(office.root).as_posix()
    receipt = replace(receipt, stored=stored, supersedes=replaced, detail={**receipt.detail, **differs})
    copy_atomically(judged.incoming.reading.content, target)
    if judged.split:
        write_units_back(office, judged.incoming.reading, receipt, judged.split, returned_path(office, receipt))
    try:
        with begin(office.engine) as connection:
            take_turns(connection)
            before = receipts.with_hash(connection, receipt.sha256)
            again = before is not None and before.state != "returned"
            receipt = before if before and again else _add_accepted(connection, receipt, judged)
    except IntegrityError:
        raise Refused("这份报表同时有别人在收，请稍后再收一次。") from None
    write_note(office, receipt)
    remove_from_inbox(office, judged.incoming.reading.content)
    return receipt, again


def _add_accepted(connection: Connection, receipt: Receipt, judged: JudgedFile) -> Receipt:
    """Insert the receipt of an accepted file, and its codes, in place of the one it supersedes; the receipt with its number."""
    if receipt.supersedes is not None:
        receipts.supersede(connection, receipt.supersedes)
    receipt = replace(receipt, id=receipts.add(connection, receipt))
    receipts.add_codes(connection, receipt.id, judged.codes)
    return receipt


def send_back(office: Office, judged: JudgedFile) -> tuple[Receipt, bool]:
    """Write a marked copy and the findings to 退回, commit the receipt, then remove the file from the inbox.

    Returns the receipt, and whether the same bytes had been returned before (their receipt then stays). ChangedSinceRead
    where the file's bytes are lost, OSError where nothing can be written.
    """
    incoming = judged.incoming
    receipt = judged.receipt("returned")
    receipt = replace(receipt, detail={**receipt.detail, **errors_kept(judged.report.findings)})
    target = returned_path(office, receipt)
    receipt = replace(receipt, stored=target.relative_to(office.root).as_posix())
    _marked_copy(judged, target)
    write_text_atomically(target.with_suffix(".txt"), returned_text(office, receipt, judged.report))
    with begin(office.engine) as connection:
        take_turns(connection)
        before = receipts.with_hash(connection, incoming.sha256)
        again = before is not None and before.state == "returned"
        if before and again:
            receipt = replace(before, errors=receipt.errors, warnings=receipt.warnings)
        else:
            receipt = replace(receipt, id=receipts.add(connection, receipt))
    remove_from_inbox(office, incoming.reading.content)
    return receipt, again


def hold(office: Office, incoming: Incoming, key: SubmissionKey) -> None:
    """Leave a file in the inbox, or put a copy of it there where it came from elsewhere, and note in the journal that it waits.

    ChangedSinceRead where the file's bytes are lost, OSError where nothing can be written.
    """
    content = incoming.reading.content
    if not _in_inbox(office, content):
        file = Path(readable(incoming.file.name))
        copy_atomically(content, office.folder(INBOX) / f"{safe_name(file.stem, 60)}_{incoming.sha256[:8]}{_ending(file)}")
    with begin(office.engine) as connection:
        take_turns(connection)
        record_held(connection, office, incoming, key, now())


def remove_from_inbox(office: Office, received: FileBytes) -> None:
    """Delete a received file from the inbox; files in other places are left alone.

    A file that Excel holds open stays: the next run recognises its hash and deletes it. One that was rewritten meanwhile
    stays too, for its new content was not received. One in an archive
    stays there: see ``clear_archives``.
    """
    if _in_inbox(office, received) and not received.changed_since:
        with contextlib.suppress(PermissionError):
            received.path.unlink(missing_ok=True)


def _in_inbox(office: Office, received: FileBytes) -> bool:
    """Whether a file lies in the inbox by itself, not in an archive."""
    return not isinstance(received, ArchivedBytes) and (office.root / INBOX) in received.path.resolve().parents


def _ending(file: Path) -> str:
    """The ending for our copy of a form."""
    suffix = file.suffix.lower()
    return suffix if suffix in OWN_ENDINGS else ".xlsx"


def accepted_path(office: Office, receipt: Receipt) -> Path:
    """Where in 已收 an accepted file is kept."""
    key = receipt.key
    if key is None:
        raise ValueError("an accepted file has a key")
    part = f"_第{key.part}部分" if key.part > 1 else "_变动表并成" if receipt.change else ""
    name = safe_name(f"{key.unit}_{receipt.unit_name[:40]}_{form(key.kind).title}{part}")
    return office.folder(ACCEPTED) / safe_name(key.period) / f"{name}_{receipt.sha256[:8]}{_ending(Path(receipt.file_name))}"


def returned_path(office: Office, receipt: Receipt) -> Path:
    """Where in 退回 a file that goes back to its sender is put: sixty units send 花名册.xlsx, so it is named by whose it is."""
    key, original = receipt.key, Path(receipt.file_name)
    folder = safe_name(key.period) if key else UNRECOGNISED
    suffix = safe_name(original.suffix.removeprefix(".") or "bin", 8)
    whose = unit_file_name(receipt.unit_name, key.unit, form(receipt.sent_kind).title) if key else safe_name(original.stem, 60)
    return office.folder(RETURNED) / folder / f"{whose}_退回_{receipt.sha256[:8]}.{suffix}"


def _marked_copy(judged: JudgedFile, target: Path) -> None:
    """Write the clerk's workbook with the findings marked in it; one that cannot be opened or marked is copied unchanged."""
    from workbook_templates.mark import mark_reading  # noqa: PLC0415 - only files that go back need it

    target.parent.mkdir(parents=True, exist_ok=True)
    reading, report = judged.incoming.reading, judged.report
    if not report.usable or not mark_reading(reading, target, report.findings, judged.answers):
        copy_atomically(reading.content, target)
