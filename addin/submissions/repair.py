"""Put right what an earlier run left undone: our copy of a file, its receipt's text, the file in the inbox."""

from __future__ import annotations

from pathlib import Path

from addin.errors import Refused
from addin.store.connection import reading
from addin.submissions import receipts
from addin.submissions.change_basis import NoBasis, basis_on
from addin.submissions.change_filing import roster_file
from addin.submissions.filing import remove_from_inbox
from addin.submissions.folder import Office
from addin.submissions.incoming import Incoming
from addin.submissions.office_files import copy_atomically
from addin.submissions.receipt_note import note_of, write_note
from addin.submissions.receipts import Receipt
from addin.submissions.unit_rosters import UnitRosters
from workbook_templates.changes.changed_roster import changed_roster
from workbook_templates.read import FileBytes


def repair(office: Office, incoming: Incoming, receipt: Receipt) -> None:
    """Put right our copy and its receipt's text, where accepting was cut off or they were changed since; clear the inbox."""
    target = office.root / receipt.stored
    if receipt.stored and _hash_of(target) != receipt.sha256:
        copy_atomically(incoming.reading.content, target)
    told = _of_roster(office, receipt) if receipt.made else receipt
    if receipt.made and _hash_of(office.root / told.stored) != told.sha256:
        _make_again(office, incoming, told)
    if told.state == "accepted" and not note_of(office.root / told.stored).is_file():
        write_note(office, told)
    remove_from_inbox(office, incoming.reading.content)


def _of_roster(office: Office, change: Receipt) -> Receipt:
    """The receipt of the roster that a change form made."""
    with reading(office.engine) as connection:
        return receipts.with_number(connection, change.made or 0) or change


def _make_again(office: Office, incoming: Incoming, roster: Receipt) -> None:
    """Put back our copy of the roster of a receipt, which nobody ever sent: the change form makes the same bytes of its base.

    It stays away where the base is lost as well, or where an earlier version of this program wrote it in other bytes.
    """
    incoming.read_cover()
    change, of = incoming.reading.submission, int(roster.change.get("of", 0))
    with reading(office.engine) as connection:
        base = receipts.with_number(connection, of)
    if base is None:
        return
    try:
        basis = basis_on(UnitRosters(office, incoming.unit), change, base)
    except (NoBasis, Refused):
        return
    file = roster_file(changed_roster(change, basis.roster, basis.older))
    if file.sha256 == roster.sha256:
        copy_atomically(file, office.root / roster.stored)


def _hash_of(file: Path) -> str:
    """The SHA-256 of a file; empty where it is not there or cannot be read."""
    try:
        return FileBytes(file).sha256
    except OSError:
        return ""
