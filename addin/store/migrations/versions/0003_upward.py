"""The office: the consolidated workbooks it has made, so that the cover can state the submission's number."""

import sqlalchemy as sa
from alembic import op

revision = "0003_upward"
down_revision = "0002_ledger"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of upward workbooks."""
    op.create_table(
        "upward",
        sa.Column("period", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.CheckConstraint("times >= 1", name=op.f("ck_upward_times")),
        sa.PrimaryKeyConstraint("period", "kind", "times", name="pk_upward"),
    )
