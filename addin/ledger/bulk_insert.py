"""Insert and read many rows by each database's fastest way (executemany, COPY); all values are texts and whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table
from sqlalchemy.dialects import postgresql, sqlite


def add_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows; each is a tuple with a value for every column of the table, in the table's order."""
    if not rows:
        return
    quote = connection.dialect.identifier_preparer.quote
    target = f"{quote(table.name)} ({', '.join(quote(column.name) for column in table.columns)})"
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(table.columns))
        connection.exec_driver_sql(f"INSERT INTO {target} VALUES ({marks})", list(rows))  # noqa: S608 - our own names
        return
    cursor: Any = connection.connection.cursor()
    with cursor.copy(f"COPY {target} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def read_rows(connection: Connection, query: Select[Any]) -> list[tuple[Any, ...]]:
    """All rows of a query as plain tuples of the driver's values."""
    result = connection.execute(query)
    try:
        return list(map(tuple, result.cursor.fetchall())) if result.cursor else []
    finally:
        result.close()


def dialect_insert(connection: Connection, table: Table) -> Any:
    """An INSERT statement of the connection's dialect, to which the caller adds ``on_conflict_do_nothing()``."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
