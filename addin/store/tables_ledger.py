"""Tables of the ledger: batches with their lines, entries that are only ever added, and who is paid for which month."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from addin.store.metadata import metadata

# SQLite only lets an INTEGER number itself; PostgreSQL needs the room.
BIG = BigInteger().with_variant(Integer, "sqlite")
_NAME = String(100)


def _word(name: str, size: int) -> Column[str]:
    return Column(name, String(size), nullable=False, server_default="")


def _count(name: str) -> Column[int]:
    return Column(name, BIG, nullable=False, server_default="0")


batch = Table(
    "batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("office", String(32), nullable=False),
    Column("number", String(24), nullable=False),  # 2026Q3-1
    Column("period", String(8), nullable=False),
    Column("state", String(10), nullable=False),
    Column("made_by", _NAME, nullable=False),
    Column("made_at", String(32), nullable=False),  # ISO 8601 with offset: the same text in both databases
    _word("approved_by", 100),
    _word("approved_at", 32),
    _word("paid_by", 100),
    _word("paid_at", 32),
    Column("digest", String(64), nullable=False),  # of posts and lines as computed: what was approved is what is paid
    _count("pay_count"),
    _count("pay_fen"),
    _count("blocked"),
    _count("held"),
    _count("unpaid"),
    _count("head_id"),  # the last entry of the batch and its hash: a tail cut off the ledger is missed here
    _word("head_hash", 64),
    UniqueConstraint("office", "number"),
    CheckConstraint("state IN ('draft', 'approved', 'paid', 'replaced')", name="state"),
)

batch_standard = Table(
    "batch_standard",
    metadata,
    Column("batch_id", Integer, ForeignKey("batch.id"), primary_key=True),
    Column("pos", Integer, primary_key=True),
    Column("post", String(20), nullable=False),
    Column("scope", String(32), nullable=False),
    Column("fen", BIG, nullable=False),
    Column("source", Text, nullable=False),
    sqlite_with_rowid=False,
)

batch_post = Table(
    "batch_post",
    metadata,
    Column("batch_id", Integer, primary_key=True),
    Column("pos", Integer, primary_key=True),
    Column("number", String(32), nullable=False),
    Column("person", String(32), nullable=False),  # the number that stands for the person
    _word("aliases", 400),  # the person's other numbers, where some were decided to be one person
    Column("name", _NAME, nullable=False),
    Column("post", String(20), nullable=False),
    Column("code", String(32), nullable=False),
    Column("body_name", Text, nullable=False),
    Column("unit", String(32), nullable=False),
    Column("unit_name", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("row", Integer, nullable=False),
    Column("bank", Text, nullable=False),
    Column("account", String(64), nullable=False),
    sqlite_with_rowid=False,
)

batch_line = Table(
    "batch_line",
    metadata,
    Column("batch_id", Integer, primary_key=True),
    Column("pos", Integer, primary_key=True),
    Column("post_pos", Integer, nullable=False),
    Column("person", String(32), nullable=False),
    Column("month", String(7), nullable=False),
    Column("outcome", String(8), nullable=False),
    Column("fen", BIG, nullable=False),
    Column("standard_pos", Integer, nullable=False),  # -1: no standard
    Column("rule", String(8), nullable=False),
    Column("reason", Text, nullable=False),  # not paid: the sentence; paid: the other posts that are not
    sqlite_with_rowid=False,
)

entry = Table(
    "entry",
    metadata,
    Column("id", BIG, primary_key=True, autoincrement=False),
    Column("kind", String(8), nullable=False),
    Column("person", String(32), nullable=False),
    Column("month", String(7), nullable=False),
    Column("fen", BIG, nullable=False),
    Column("batch_id", Integer, nullable=False),
    Column("line_pos", Integer, nullable=False),
    Column("reverses", BIG, nullable=False),  # 0: reverses nothing
    Column("reason", Text, nullable=False),
    Column("by", _NAME, nullable=False),
    Column("at", String(32), nullable=False),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    CheckConstraint("kind IN ('batch', 'pay', 'reversal')", name="kind"),
)

# The heart of it: the database itself admits one live payment a person and month, whoever asks and however often.
live_payment = Table(
    "live_payment",
    metadata,
    Column("month", String(7), primary_key=True),
    Column("person", String(32), primary_key=True),
    Column("entry_id", BIG, nullable=False),
    sqlite_with_rowid=False,
)

# What was decided about two numbers stays decided, also when a later file no longer says so.
identity_decision = Table(
    "identity_decision",
    metadata,
    Column("one", String(32), primary_key=True),  # the lesser of the two numbers
    Column("other", String(32), primary_key=True),
    Column("result", String(10), nullable=False),
    Column("day", String(10), nullable=False),
    Column("by", _NAME, nullable=False),
    Column("basis", Text, nullable=False),
    sqlite_with_rowid=False,
)

# One row: the last entry and its hash. Payers lock it in turn, so that the chain has no forks.
ledger_head = Table(
    "ledger_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("entry_id", BIG, nullable=False),
    Column("hash", String(64), nullable=False),
)
