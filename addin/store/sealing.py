"""Seal a database whose ledger was moved to another one: whoever still has it open can add nothing any more."""

from __future__ import annotations

from sqlalchemy import Connection

SEALED = "台账已经搬走"
_SQLITE = (f"CREATE TRIGGER IF NOT EXISTS journal_sealed BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, '{SEALED}'); END",)
_POSTGRES = (
    f"CREATE OR REPLACE FUNCTION journal_sealed() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SEALED}'; END $$",
    "DROP TRIGGER IF EXISTS journal_sealed ON journal",
    "CREATE TRIGGER journal_sealed BEFORE INSERT ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_sealed()",
)


_UNSEAL = {"sqlite": "DROP TRIGGER IF EXISTS journal_sealed", "postgresql": "DROP TRIGGER IF EXISTS journal_sealed ON journal"}


def unseal(connection: Connection) -> None:
    """Let the database be written to again, after a move that was not carried out."""
    connection.exec_driver_sql(_UNSEAL[connection.dialect.name])


def seal(connection: Connection) -> None:
    """Let the database refuse every further event of its journal, and so every act: none is done without one."""
    for statement in _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.exec_driver_sql(statement)
