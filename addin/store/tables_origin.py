"""Table of one row: the database's own number, by which an office knows its ledger again."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from addin.store.metadata import metadata

database_origin = Table(
    "database_origin",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", String(32), nullable=False),
    Column("begun_by", String(100), nullable=False, server_default=""),  # who decided to begin anew after one was lost
    Column("begun_at", String(32), nullable=False, server_default=""),
)
