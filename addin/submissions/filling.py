"""Fill the databases of an office with the rows of others: ids kept, counts and hashes compared table by table.

A ledger and its register may be one database (SQLite) or two (a server); where they are divided, the journal goes on in both.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine

from addin.errors import Refused
from addin.store.connection import begin, create_schema, offices_beside, reading
from addin.store.journal import last_event
from addin.store.schema import ensure_schema, has_schema
from addin.store.table_copy import TableDigest, copy_tables, frozen, tables_of
from addin.store.tables_journal import journal
from addin.store.tables_office import known_codes, receipts, units, upward
from addin.submissions.ledger_identity import ARRIVED

_OF_REGISTER = {one.name for one in (units, receipts, known_codes, upward)}


def fill_databases(source: Sequence[Engine], target: Sequence[Engine], schema: str) -> dict[str, TableDigest]:
    """Copy the ledger's database and the register's (or the one that is both) into those of ``target``, which hold nothing yet
    but what an attempt that was cut off has copied; the digests of what was copied. ``schema`` is where on a server the register
    lies.

    The ledger is written last, in one transaction: where it is there, all is. Refused where the target holds other work, or where
    a copy is not what was copied.
    """
    require_room(source, target, schema)
    pairs = _pairs(source, target)
    if target[0].dialect.name == "postgresql":
        create_schema(target[0].url.render_as_string(hide_password=False), schema)
    copied: dict[str, TableDigest] = {}
    for n, (old, new) in reversed(list(enumerate(pairs))):
        if not _ends(new):
            ensure_schema(new)
            with frozen(old) as rows, begin(new) as connection:
                copied |= copy_tables(rows, connection, _names(rows, n) if len(target) > 1 else ())
    return copied


def require_room(source: Sequence[Engine], target: Sequence[Engine], schema: str) -> None:
    """Raise Refused where ``target`` holds anything but what an attempt that was cut off has copied of ``source``."""
    for old, new in _pairs(source, target):
        if (_ends(new) and not _ends(new) & _ends(old)) or offices_beside(new, schema):
            raise Refused("那个数据库里已经有台账了，没有动它，什么也没有改动。请换一个空的数据库。")


def _pairs(source: Sequence[Engine], target: Sequence[Engine]) -> list[tuple[Engine, Engine]]:
    """Each database of the target with that which it is filled from."""
    return [(source[min(n, len(source) - 1)], engine) for n, engine in enumerate(target)]


def _names(rows: Connection, n: int) -> set[str]:
    """The tables of the ledger's database (0), or of the register's, where the two are apart."""
    return {table.name for table in tables_of(rows)} - _OF_REGISTER if n == 0 else _OF_REGISTER | {journal.name}


def _ends(engine: Engine) -> set[str]:
    """The hash of the last event of a database's journal, and of the one before where with the last the journal has arrived
    there; empty where it has none.
    """
    if not has_schema(engine):
        return set()
    with reading(engine) as connection:
        last = last_event(connection)
    if last is None:
        return set()
    return {last.hash, last.prev_hash} if last.kind == ARRIVED else {last.hash}
