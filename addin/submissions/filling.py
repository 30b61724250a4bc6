"""Fill the databases of an office with the rows of others: ids kept, counts and hashes compared table by table.

A ledger and its register may be one database (SQLite) or two (a server); where they are divided, the journal goes on in both.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine

from addin.errors import Refused
from addin.store.connection import begin, create_schema, reading
from addin.store.journal import last_event
from addin.store.schema import ensure_schema, has_schema
from addin.store.table_copy import TableDigest, copy_tables, frozen, tables_of
from addin.store.tables_journal import journal
from addin.store.tables_office import known_codes, receipts, units, upward

_OF_REGISTER = {one.name for one in (units, receipts, known_codes, upward)}


def fill_databases(source: Sequence[Engine], target: Sequence[Engine], schema: str) -> dict[str, TableDigest]:
    """Copy the ledger's database and the register's (or the one that is both) into those of ``target``, which hold nothing yet;
    the digests of what was copied. ``schema`` is where on a server the register lies.

    The ledger is written last, in one transaction: where it is there, all is. Refused where the target holds work, or where a
    copy is not what was copied.
    """
    for engine in target:
        refuse_filled(engine)
    if target[0].dialect.name == "postgresql":
        create_schema(target[0].url.render_as_string(hide_password=False), schema)
    for engine in target:
        ensure_schema(engine)
    with frozen(source[0]) as connection:
        of_ledger = {table.name for table in tables_of(connection)} - _OF_REGISTER
    copied: dict[str, TableDigest] = {}
    for n in reversed(range(len(target))):
        names = of_ledger if n == 0 else _OF_REGISTER | {journal.name}
        names = names if len(target) > 1 else set()
        with frozen(source[min(n, len(source) - 1)]) as old, begin(target[n]) as new:
            copied |= copy_tables(old, new, names)
    return copied


def refuse_filled(engine: Engine) -> None:
    """Raise Refused where a database already holds the work of an office."""
    if not has_schema(engine):
        return
    with reading(engine) as connection:
        if last_event(connection) is not None:
            raise Refused("那个数据库里已经有台账了，没有动它，什么也没有改动。请换一个空的数据库。")
