"""The files that keep the ends of an office's ledger outside its database: one beside it, one in 发放.

After every act that moves an end a line is added to both; verifying compares all that was ever written in either.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from addin.store.anchors import FILES, Anchor, anchor_problems, anchors_in, ends, line_of, read_anchors, register_end
from addin.store.connection import reading
from addin.store.origin import number_of
from addin.submissions.folder import ACCEPTED, Office
from addin.submissions.receipt_events import receipt_problems
from addin.submissions.unknown_receipts import told, unknown_receipts
from workbook_templates.atomic_write import write_atomically


def write_anchors(office: Office, at: str) -> None:
    """Add a line with the present ends, dated ``at`` (ISO 8601), to each file whose last line has others.

    A file that cannot be written is left for the next time: what was done is done, and stands in the database.
    """
    now = _ends(office)
    for file in _files(office):
        lines = read_anchors(file).splitlines()
        if now and (not lines or list(anchors_in(lines[-1])) != now):
            with suppress(OSError):
                write_atomically(file, "\n".join([*lines, line_of(at, now), ""]).encode("utf-8"))


def outside_problems(office: Office) -> Iterator[str]:
    """A sentence for each difference between the databases and what was written down outside of them, and for each receipt
    or register that is not as the journal tells.
    """
    kept = {file: read_anchors(file) for file in _files(office)}
    if any(kept.values()):
        yield from (
            f"“{file.relative_to(office.root).as_posix()}”不见了或者空了：它记着台账每次办理后的末尾。"
            for file in kept
            if not kept[file]
        )
    anchors = sorted({anchor for text in kept.values() for anchor in anchors_in(text)})
    with reading(office.ledger) as connection:
        ledger = number_of(connection)
        yield from anchor_problems(connection, ledger, anchors)
    with reading(office.engine) as connection:
        yield from anchor_problems(connection, ledger, anchors, ("收件",))
        yield from receipt_problems(connection)
        if unknown := told(unknown_receipts(connection, office.root, office.root / ACCEPTED)):
            yield unknown


def _ends(office: Office) -> list[Anchor]:
    with reading(office.ledger) as connection:
        found, ledger = ends(connection), number_of(connection)
    if office.engine is office.ledger:
        return found
    with reading(office.engine) as connection:
        return [*found, *register_end(connection, ledger)]


def _files(office: Office) -> list[Path]:
    return [office.root / file for file in FILES]
