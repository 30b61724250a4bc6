"""Table of the journal: what was done besides the entries of the ledger, hash-chained and append-only."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text

from addin.store.metadata import metadata

journal = Table(
    "journal",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("kind", String(12), nullable=False),
    Column("office", String(32), nullable=False),
    Column("subject", String(100), nullable=False),  # a batch's number, a receipt's number, a table's name
    Column("digest", String(64), nullable=False),
    Column("detail", Text, nullable=False),
    Column("by", String(100), nullable=False),
    Column("at", String(32), nullable=False),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
