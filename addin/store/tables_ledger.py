"""Tables of the ledger: batches with their lines, append-only entries, and the live payments by month and person."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from addin.store.metadata import metadata

# SQLite numbers rows only in an INTEGER column; PostgreSQL needs 64 bits for sums and ids.
BIG = BigInteger().with_variant(Integer, "sqlite")
_NAME = String(100)


def _text_column(name: str, size: int) -> Column[str]:
    return Column(name, String(size), nullable=False, server_default="")


def _count_column(name: str) -> Column[int]:
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
    _text_column("approved_by", 100),
    _text_column("approved_at", 32),
    _text_column("paid_by", 100),
    _text_column("paid_at", 32),
    Column("digest", String(64), nullable=False),  # over standards, posts and lines: what was approved is what is paid
    _count_column("pay_count"),
    _count_column("pay_fen"),
    _count_column("blocked"),
    _count_column("held"),
    _count_column("unpaid"),
    _count_column("head_id"),  # the batch's last entry and its hash: shows when the end of the ledger was deleted
    _text_column("head_hash", 64),
    Column("kind", String(8), nullable=False, server_default="pay"),
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
    Column("person", String(32), nullable=False),  # the identity number under which payments are entered
    _text_column("aliases", 400),  # the person's other numbers, separated by blanks, where some were decided to be one person
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
    Column("reason", Text, nullable=False),  # not paid: why; paid: the concurrent posts that are not
    sqlite_with_rowid=False,
)

# What a batch was made of: the receipts by number with their SHA-256, and digests of the decisions and settings.
batch_input = Table(
    "batch_input",
    metadata,
    Column("batch_id", Integer, primary_key=True),
    Column("kind", String(12), primary_key=True),
    Column("name", String(32), primary_key=True),
    Column("digest", String(64), nullable=False),
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
    CheckConstraint("kind IN ('batch', 'pay', 'reversal', 'due', 'more', 'returned', 'recover')", name="kind"),
    Index("ix_entry_month", "month", "person"),
)

# What a line of a correction or an adjustment changes. Before: fen held and due by the payment ``entry_id`` (0: none yet).
batch_change = Table(
    "batch_change",
    metadata,
    Column("batch_id", Integer, primary_key=True),
    Column("line_pos", Integer, primary_key=True),
    Column("entry_id", BIG, nullable=False),
    Column("cash", BIG, nullable=False),
    Column("due", BIG, nullable=False),
    Column("due_after", BIG, nullable=False),
    sqlite_with_rowid=False,
)

# The primary key makes sure that a person is paid once for a month, whoever asks and however often.
live_payment = Table(
    "live_payment",
    metadata,
    Column("month", String(7), primary_key=True),
    Column("person", String(32), primary_key=True),
    Column("entry_id", BIG, nullable=False),
    sqlite_with_rowid=False,
)

# Whether two identity numbers belong to one person; kept also when a later file no longer contains the decision.
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

# One row: the last entry and its hash. Whoever appends locks it, so that the chain has no forks.
ledger_head = Table(
    "ledger_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("entry_id", BIG, nullable=False),
    Column("hash", String(64), nullable=False),
)

# The line that an entry was made of, and the post of a line: the joins from an entry to whose it is.
line_of_entry = (batch_line.c.batch_id == entry.c.batch_id) & (batch_line.c.pos == entry.c.line_pos)
post_of_line = (batch_post.c.batch_id == batch_line.c.batch_id) & (batch_post.c.pos == batch_line.c.post_pos)
