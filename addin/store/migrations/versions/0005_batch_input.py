"""The ledger: what each batch was made of, so that it can be told when something newer would change it."""

import sqlalchemy as sa
from alembic import op

revision = "0005_batch_input"
down_revision = "0004_origin"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; a batch of before has no inputs on record and counts as outdated until it is paid."""
    op.create_table(
        "batch_input",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("batch_id", "kind", "name", name="pk_batch_input"),
        sqlite_with_rowid=False,
    )
