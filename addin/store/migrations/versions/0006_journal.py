"""The journal of batches, receipts, decisions and registers; what is there already is entered into it as it stands."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from addin.store.journal import append, digest_of

revision = "0006_journal"
down_revision = "0005_batch_input"
branch_labels = None
depends_on = None

_ONLY_ADDED = "办理记录只能增加，不能修改或删除"
_RECEIPT = (
    "id, received_at, file_name, sha256, size, state, kind, unit_code, unit_name, period, part, rows, errors, warnings, stored, "
    "accept_reason, supersedes, detail"
)
_UNITS = "code, name, level, kinds, contact, phone, position"
_DECISIONS = 'one, other, result, day, "by", basis'


def upgrade() -> None:
    """Create the table with its triggers, and append an event for every row of before."""
    op.create_table(
        "journal",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        *(sa.Column(name, sa.String(size), nullable=False) for name, size in (("kind", 12), ("office", 32), ("subject", 100))),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        *(sa.Column(name, sa.String(size), nullable=False) for name, size in (("by", 100), ("at", 32))),
        *(sa.Column(name, sa.String(64), nullable=False) for name in ("prev_hash", "hash")),
        sa.PrimaryKeyConstraint("id", name="pk_journal"),
    )
    connection = op.get_bind()
    _batches(connection)
    _receipts(connection)
    for table, columns, order in (("units", _UNITS, "position"), ("identity_decision", _DECISIONS, "one, other")):
        rows = connection.exec_driver_sql(f"SELECT {columns} FROM {table} ORDER BY {order}").fetchall()  # noqa: S608 - our own names
        if rows:
            append(connection, "table", table, digest_of(map(tuple, rows)), at="", detail="升级时已有")
    for statement in _guards(connection.dialect.name):
        connection.exec_driver_sql(statement)


def _batches(connection: Any) -> None:
    for one in connection.execute(sa.text("SELECT * FROM batch ORDER BY id")).mappings().all():
        hands = {"draft": ("made_by", "made_at"), "approved": ("approved_by", "approved_at"), "paid": ("paid_by", "paid_at")}
        for kind, (by, at) in hands.items():
            if one[by]:
                detail = f"{one['period']} {digest_of([])}"
                append(
                    connection, kind, one["number"], one["digest"], at=one[at], office=one["office"], detail=detail, by=one[by]
                )


def _receipts(connection: Any) -> None:
    for one in connection.exec_driver_sql(f"SELECT {_RECEIPT} FROM receipts ORDER BY id").fetchall():  # noqa: S608 - our own names
        append(connection, "receipt", str(one[0]), digest_of([tuple(one)]), at=str(one[1]))


def _guards(dialect: str) -> Iterator[str]:
    if dialect == "sqlite":
        for act in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER journal_no_{act.lower()} BEFORE {act} ON journal BEGIN SELECT RAISE(ABORT, '{_ONLY_ADDED}'); END"
            )
        return
    yield (
        "CREATE FUNCTION journal_only_added() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_ONLY_ADDED}'; END $$"
    )
    yield (
        "CREATE TRIGGER journal_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON journal "
        "FOR EACH STATEMENT EXECUTE FUNCTION journal_only_added()"
    )
