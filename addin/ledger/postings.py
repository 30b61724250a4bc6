"""Post the lines of corrections and adjustments: cash and entitlement each by entries of their own, checked against the ledger.

Runs within the caller's single transaction.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from addin.errors import Refused
from addin.ledger.batches import BatchContent
from addin.ledger.hash_chain import EntryFields
from addin.ledger.holdings import Holding, holdings
from addin.ledger.model import OFFSET, ChangeRow

CASH = {"pay": ("more", 1), "returned": ("returned", -1), "recover": ("recover", -1), OFFSET: ("recover", -1)}
"""By the outcome of a line: the kind of entry that moves its cash, and the sign. Other outcomes move none."""


def require_unchanged(connection: Connection, content: BatchContent) -> None:
    """Raise Refused where somebody's cash or entitlement is no longer what the batch was made from."""
    months = sorted({content.lines[change.line_pos].month for change in content.changes})
    now = {(one.person, one.month): one for one in holdings(connection, content.batch.office, months)} if months else {}
    for change in content.changes:
        line = content.lines[change.line_pos]
        found = now.get((line.person, line.month), Holding(line.person, line.month, 0, 0, 0))
        if (found.cash, found.due) != (change.cash, change.due) or (change.entry_id and found.entry_id != change.entry_id):
            name = content.posts[line.post_pos].name
            raise Refused(f"批次 {content.batch.number} 计算之后，{name} {line.month} 的发放又有变动，请重新计算、复核。")


def change_entries(content: BatchContent, by: str, at: str, first_id: int) -> list[EntryFields]:
    """The entries of a batch's changes, numbered from ``first_id``; lines without an earlier payment are left out."""
    fields = (one for change in content.changes if change.entry_id for one in _entries(content, change))
    return [(first_id + n, *one, by, at) for n, one in enumerate(fields)]


def _entries(content: BatchContent, change: ChangeRow) -> Iterator[tuple[str, str, str, int, int, int, int, str]]:
    line = content.lines[change.line_pos]
    place = (content.batch.id, change.line_pos, change.entry_id, line.reason)
    if change.due_after != change.due:
        yield ("due", line.person, line.month, change.due_after - change.due, *place)
    if line.outcome in CASH and line.fen:
        kind, sign = CASH[line.outcome]
        yield (kind, line.person, line.month, sign * line.fen, *place)
