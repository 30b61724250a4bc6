"""The office: register of units, receipts, and the codes declared in accepted files."""

import sqlalchemy as sa
from alembic import op

revision = "0001_office"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the office's tables."""
    _units()
    _receipts()
    op.create_table(
        "known_codes",
        sa.Column("receipt_id", sa.Integer(), nullable=False),
        sa.Column("target", sa.String(60), nullable=False),
        sa.Column("code", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipts.id"], name="fk_known_codes_receipt_id_receipts", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("receipt_id", "target", "code", name="pk_known_codes"),
    )


def _units() -> None:
    op.create_table(
        "units",
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("level", sa.String(16), nullable=False, server_default=""),
        sa.Column("kinds", sa.String(100), nullable=False),
        sa.Column("contact", sa.String(100), nullable=False, server_default=""),
        sa.Column("phone", sa.String(40), nullable=False, server_default=""),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_units"),
    )


def _receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.String(32), nullable=False),
        sa.Column("file_name", sa.String(255), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False, server_default=""),
        sa.Column("unit_code", sa.String(32), nullable=False, server_default=""),
        sa.Column("unit_name", sa.String(200), nullable=False, server_default=""),
        sa.Column("period", sa.String(8), nullable=False, server_default=""),
        sa.Column("part", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("rows", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("errors", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("warnings", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("stored", sa.String(500), nullable=False, server_default=""),
        sa.Column("accept_reason", sa.Text(), nullable=False, server_default=""),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False, server_default="{}"),
        sa.CheckConstraint("state IN ('accepted', 'returned', 'superseded')", name=op.f("ck_receipts_state")),
        sa.CheckConstraint("part >= 1", name=op.f("ck_receipts_part")),
        sa.ForeignKeyConstraint(["supersedes"], ["receipts.id"], name="fk_receipts_supersedes_receipts"),
        sa.PrimaryKeyConstraint("id", name="pk_receipts"),
    )
    accepted = sa.text("state = 'accepted'")
    op.create_index(
        "uq_receipts_accepted", "receipts", ["kind", "unit_code", "period", "part"],
        unique=True, sqlite_where=accepted, postgresql_where=accepted,
    )  # fmt: skip
    op.create_index("ix_receipts_sha256", "receipts", ["sha256"])
    op.create_index("ix_receipts_period_unit_code", "receipts", ["period", "unit_code"])
