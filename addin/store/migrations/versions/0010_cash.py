"""The ledger knows where the cash is: corrections are batches of their own kind, with entries for cash and for entitlement."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0010_cash"
down_revision = "0006_journal"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_KINDS = "kind IN ('batch', 'pay', 'reversal', 'due', 'more', 'returned', 'recover')"
_REVERSE_FIRST = "发放记录只能通过冲销撤回"
_UNREVERSED = "NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'reversal' AND reverses = OLD.entry_id)"
_ONLY_ADDED = "台账只能增加，不能修改或删除"


def upgrade() -> None:
    """Add the kind of a batch and the changes of its lines, and let entries be of the new kinds."""
    op.add_column("batch", sa.Column("kind", sa.String(8), nullable=False, server_default="pay"))
    op.create_table(
        "batch_change",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line_pos", sa.Integer(), nullable=False),
        sa.Column("entry_id", BIG, nullable=False),
        sa.Column("cash", BIG, nullable=False),
        sa.Column("due", BIG, nullable=False),
        sa.Column("due_after", BIG, nullable=False),
        sa.PrimaryKeyConstraint("batch_id", "line_pos", name="pk_batch_change"),
        sqlite_with_rowid=False,
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _sqlite() if sqlite else _postgres():
        op.get_bind().exec_driver_sql(statement)


def _sqlite() -> Iterator[str]:
    """SQLite cannot alter a check: the table is made anew with the same rows, and its guards with it."""
    columns = 'id, kind, person, month, fen, batch_id, line_pos, reverses, reason, "by", at, prev_hash, hash'
    yield "DROP TRIGGER IF EXISTS live_payment_reversed"
    yield (
        "CREATE TABLE entry_new (id INTEGER NOT NULL, kind VARCHAR(8) NOT NULL, person VARCHAR(32) NOT NULL, "
        "month VARCHAR(7) NOT NULL, fen INTEGER NOT NULL, batch_id INTEGER NOT NULL, line_pos INTEGER NOT NULL, "
        'reverses INTEGER NOT NULL, reason TEXT NOT NULL, "by" VARCHAR(100) NOT NULL, at VARCHAR(32) NOT NULL, '
        "prev_hash VARCHAR(64) NOT NULL, hash VARCHAR(64) NOT NULL, CONSTRAINT pk_entry PRIMARY KEY (id), "
        f"CONSTRAINT ck_entry_kind CHECK ({_KINDS}))"
    )
    yield f"INSERT INTO entry_new ({columns}) SELECT {columns} FROM entry"  # noqa: S608 - our own names
    yield "DROP TABLE entry"
    yield "ALTER TABLE entry_new RENAME TO entry"
    yield "CREATE INDEX ix_entry_month ON entry (month, person)"
    for act in ("UPDATE", "DELETE"):
        yield f"CREATE TRIGGER entry_no_{act.lower()} BEFORE {act} ON entry BEGIN SELECT RAISE(ABORT, '{_ONLY_ADDED}'); END"
    yield (
        f"CREATE TRIGGER live_payment_reversed BEFORE DELETE ON live_payment WHEN {_UNREVERSED} "
        f"BEGIN SELECT RAISE(ABORT, '{_REVERSE_FIRST}'); END"
    )


def _postgres() -> Iterator[str]:
    yield "ALTER TABLE entry DROP CONSTRAINT ck_entry_kind"
    yield f"ALTER TABLE entry ADD CONSTRAINT ck_entry_kind CHECK ({_KINDS})"
    yield "CREATE INDEX ix_entry_month ON entry (month, person)"
