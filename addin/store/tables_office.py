"""Tables of the office: which unit must report what, every receipt ever issued, and the codes declared in accepted files."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text, text

from addin.store.metadata import metadata

units = Table(
    "units",
    metadata,
    Column("code", String(32), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("level", String(16), nullable=False, server_default=""),
    Column("kinds", String(100), nullable=False),  # roster,liaison: the kinds of form this unit must report
    Column("contact", String(100), nullable=False, server_default=""),
    Column("phone", String(40), nullable=False, server_default=""),
    Column("position", Integer, nullable=False),  # order of the register as the office wrote it
)

STATES = ("accepted", "returned", "superseded")

receipts = Table(
    "receipts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("received_at", String(32), nullable=False),  # ISO 8601 with offset: the same text in both databases
    Column("file_name", String(255), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("kind", String(16), nullable=False, server_default=""),
    Column("unit_code", String(32), nullable=False, server_default=""),
    Column("unit_name", String(200), nullable=False, server_default=""),
    Column("period", String(8), nullable=False, server_default=""),
    Column("part", Integer, nullable=False, server_default="1"),
    Column("rows", Integer, nullable=False, server_default="0"),
    Column("errors", Integer, nullable=False, server_default="0"),
    Column("warnings", Integer, nullable=False, server_default="0"),
    Column("stored", String(500), nullable=False, server_default=""),  # path of our copy, relative to the office's folder
    Column("accept_reason", Text, nullable=False, server_default=""),  # why a file was accepted in spite of its errors
    Column("supersedes", Integer, ForeignKey("receipts.id"), nullable=True),
    Column("detail", Text, nullable=False, server_default="{}"),  # JSON: rows by sheet, difference, findings
    CheckConstraint("state IN ('accepted', 'returned', 'superseded')", name="state"),
    CheckConstraint("part >= 1", name="part"),
)

# The database admits one accepted file per key, also when two clerks receive at once.
Index(
    "uq_receipts_accepted",
    receipts.c.kind,
    receipts.c.unit_code,
    receipts.c.period,
    receipts.c.part,
    unique=True,
    sqlite_where=text("state = 'accepted'"),
    postgresql_where=text("state = 'accepted'"),
)
Index("ix_receipts_sha256", receipts.c.sha256)
Index("ix_receipts_period_unit_code", receipts.c.period, receipts.c.unit_code)

known_codes = Table(
    "known_codes",
    metadata,
    Column("receipt_id", Integer, ForeignKey("receipts.id", ondelete="CASCADE"), primary_key=True),
    Column("target", String(60), primary_key=True),  # 党组织.党组织代码
    Column("code", String(32), primary_key=True),
)

upward = Table(
    "upward",
    metadata,
    Column("period", String(8), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("times", Integer, primary_key=True, autoincrement=False),  # 报送次数 on the cover
    Column("digest", String(64), nullable=False),  # over the SHA-256 of the accepted files it was made from
    Column("made_at", String(32), nullable=False),
    CheckConstraint("times >= 1", name="times"),
)
