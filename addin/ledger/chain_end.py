"""The end of the ledger's chain: locked while entries are appended to it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from addin.errors import Refused
from addin.ledger.bulk_insert import add_rows
from addin.ledger.hash_chain import EntryFields, chain_entries
from addin.store.tables_ledger import entry, ledger_head
from workbook_templates.advice import Advice


def lock_chain_end(connection: Connection) -> tuple[int, str]:
    """Id and hash of the last entry, its row locked until the transaction ends, so that the chain cannot fork.

    Raises Refused where the row is missing.
    """
    head = select(ledger_head.c.entry_id, ledger_head.c.hash).where(ledger_head.c.id == 1).with_for_update()
    found = connection.execute(head).one_or_none()
    if found is None:
        raise Refused("台账的末尾标记不见了，不能再记账。请", Advice.VERIFY_LEDGER, "，并用备份恢复。")
    return int(found[0]), str(found[1])


def append_entries(connection: Connection, entries: Sequence[EntryFields], last: str) -> tuple[int, str]:
    """Append entries after the one with the hash ``last``, and note the new end; its id and hash. ``entries`` is not empty."""
    rows = list(chain_entries(entries, last))
    add_rows(connection, entry, rows)
    end = (int(rows[-1][0]), str(rows[-1][-1]))
    connection.execute(update(ledger_head).values(entry_id=end[0], hash=end[1]))
    return end
