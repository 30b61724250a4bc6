"""What was read of the workbooks in 已收, kept in the office's folder 缓存, so that each is parsed once and not by every command.

Derived data: each file carries the SHA-256 of its workbook and the version of the reader that made it, and is made anew from the
workbook where it is missing, damaged or of another version; deleting the folder changes nothing but the time of the next command.
It holds what the workbooks hold, identity numbers among it, so it lies in the office's folder and goes with an accepted file that
is taken back or replaced. Backups leave it out.
"""

from __future__ import annotations

import contextlib
import re

from addin.store.connection import reading as reading_of
from addin.submissions.folder import Office
from addin.submissions.receipts import accepted
from workbook_templates.atomic_write import write_atomically
from workbook_templates.columnar.packed import packed, unpacked
from workbook_templates.read import Reading
from workbook_templates.table import Submission

CACHE = "缓存"
_OURS = re.compile(r"[0-9a-f]{64}\.tables")


def cached(office: Office, workbook: str, file: str) -> Submission | None:
    """What was read of the workbook of this SHA-256, called ``file``; None where there is nothing that can be relied on."""
    try:
        return unpacked((office.root / CACHE / _name(workbook)).read_bytes(), workbook, file)
    except OSError:
        return None


def read_through(office: Office, reading: Reading) -> Submission:
    """What stands in a workbook: as it was read before, else it is read now, and kept. OSError where the file cannot be read."""
    known = cached(office, reading.content.sha256, reading.file)
    if known is None:
        known = reading.submission
        keep(office, reading.content.sha256, known)
    return known


def keep(office: Office, workbook: str, submission: Submission) -> None:
    """Keep what was read of the workbook of this SHA-256. Where that cannot be done nothing is lost: it is read again."""
    with contextlib.suppress(OSError, ValueError, TypeError):
        content = packed(submission, workbook)
        (office.root / CACHE).mkdir(mode=0o770, exist_ok=True)  # numbers of persons: nobody but the office
        write_atomically(office.root / CACHE / _name(workbook), content)


def keep_those_in_force(office: Office) -> None:
    """Delete what was read of workbooks that are not in force any more: who takes a form back takes its persons back."""
    with reading_of(office.engine) as connection:
        kept = {_name(receipt.sha256) for receipt in accepted(connection)}
    with contextlib.suppress(OSError):
        for file in (office.root / CACHE).iterdir():
            if file.name not in kept and _OURS.fullmatch(file.name):
                file.unlink(missing_ok=True)


def _name(workbook: str) -> str:
    return f"{workbook}.tables"
