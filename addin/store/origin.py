"""The number of a database, given when it is made: an office that remembers it notices when another one stands in its place."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from addin.store.tables_origin import database_origin


def number_of(connection: Connection) -> str:
    """The database's number, 32 hexadecimal digits; empty where its row was taken out."""
    return str(connection.execute(select(database_origin.c.number)).scalar() or "")


def record_beginning(connection: Connection, by: str, at: str) -> None:
    """Record that this database was begun anew by ``by`` at ``at`` (ISO 8601), after an earlier one was lost."""
    connection.execute(update(database_origin).values(begun_by=by, begun_at=at))
