"""The note beside an accepted file: the receipt as text, signed where the office has a key."""

from __future__ import annotations

from pathlib import Path

from addin.errors import Refused
from addin.submissions.folder import Office
from addin.submissions.office_files import write_text_atomically
from addin.submissions.receipt_text import receipt_text
from addin.submissions.receipts import Receipt
from addin.submissions.signing_keys import KEY_FILE, public_key_of, signing_key


def note_of(stored: Path) -> Path:
    """Where the note of an accepted file lies."""
    return stored.with_name(f"{stored.stem}_回执.txt")


def write_note(office: Office, receipt: Receipt) -> None:
    """Write the note of a receipt. OSError where it cannot be written."""
    write_text_atomically(note_of(office.root / receipt.stored), _signed(office, receipt_text(office, receipt)))


def _signed(office: Office, text: str) -> str:
    """The text signed; as it is where the key cannot be used: what was taken in stands, and its receipt is owed."""
    if not (office.root / KEY_FILE).exists():
        return text
    from addin.submissions.signatures import sign_text  # noqa: PLC0415 - for offices that sign alone

    try:
        key = signing_key(office)
    except Refused:
        return text
    return sign_text(text, key, public_key_of(office, key)) if key else text
