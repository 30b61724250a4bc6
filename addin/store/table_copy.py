"""Copy every row of a database into another one, of either kind, ids and all, and compare the two table by table."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, MetaData, Table, delete, func, insert, select, text

from addin.errors import Refused
from addin.store.connection import told_in_a_sentence

_AT_ONCE = 5_000
_OF_MIGRATIONS = "alembic_version"


class TableDigest(NamedTuple):
    """How many rows a table has, and the SHA-256 (hexadecimal) over them in the order of its primary key."""

    rows: int
    sha256: str


@contextmanager
def frozen(engine: Engine) -> Iterator[Connection]:
    """A reading transaction that sees one state of the whole database, on PostgreSQL too. Refused as in ``reading``."""
    level = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with told_in_a_sentence(), engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


def tables_of(connection: Connection) -> list[Table]:
    """The tables that the database has, of whatever version of the program, those first that others refer to."""
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name != _OF_MIGRATIONS]


def digests(connection: Connection, names: Collection[str] = ()) -> dict[str, TableDigest]:
    """The digest of each table, or of those with these names."""
    return {table.name: _digest(connection, table) for table in tables_of(connection) if not names or table.name in names}


def copy_tables(source: Connection, target: Connection, names: Collection[str] = ()) -> dict[str, TableDigest]:
    """Copy the tables, or those with these names, into a database that has the same ones and nothing in them but what its
    migrations put there; the digests of what was copied.

    ``target`` is in a writing transaction, which the caller ends. Refused where the copy is not what was copied.
    """
    tables = {table.name: table for table in tables_of(target)}
    wanted = [table for table in tables_of(source) if not names or table.name in names]
    for table in wanted:
        if target.execute(select(tables[table.name]).limit(1)).first():  # what a migration put there; guards refuse even no rows
            target.execute(delete(tables[table.name]))
        for rows in _rows(source, table):
            target.execute(insert(tables[table.name]), [dict(row) for row in rows])
        _continue_numbers(target, tables[table.name])
    before = {table.name: _digest(source, table) for table in wanted}
    after = {name: _digest(target, tables[name]) for name in before}
    if wrong := [name for name in before if before[name] != after[name]]:
        raise Refused(f"复制的内容与原来的不一致（{'、'.join(wrong)}），没有采用，什么也没有改动。请再试一次。")
    return before


def _rows(connection: Connection, table: Table) -> Iterator[list[Any]]:
    """The rows in the order of the primary key, some thousands at a time."""
    query = select(table).order_by(*table.primary_key.columns)
    result = connection.execution_options(stream_results=True).execute(query)
    for rows in result.mappings().partitions(_AT_ONCE):
        yield list(rows)


def _digest(connection: Connection, table: Table) -> TableDigest:
    found, count = sha256(), 0
    for rows in _rows(connection, table):
        count += len(rows)
        for row in rows:
            found.update(json.dumps([row[name] for name in sorted(row)], ensure_ascii=False).encode() + b"\n")
    return TableDigest(count, found.hexdigest())


def _continue_numbers(connection: Connection, table: Table) -> None:
    """On PostgreSQL, let the numbers that the database gives go on after the highest that was copied."""
    if connection.dialect.name != "postgresql":
        return
    for column in table.primary_key.columns:
        name = {"table": table.name, "column": column.name}
        counter = connection.execute(text("SELECT pg_get_serial_sequence(:table, :column)"), name).scalar()
        highest = connection.execute(select(func.max(column))).scalar()
        if counter and highest is not None:
            connection.execute(text("SELECT setval(:counter, :highest)"), {"counter": counter, "highest": highest})
