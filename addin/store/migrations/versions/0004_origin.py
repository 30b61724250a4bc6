"""The database's own number, by which an office knows it again, and who began it anew after an earlier one was lost."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0004_origin"
down_revision = "0003_upward"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and give the database its number: an older database gets one with its first upgrade."""
    origin = op.create_table(
        "database_origin",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(32), nullable=False),
        sa.Column("begun_by", sa.String(100), nullable=False, server_default=""),
        sa.Column("begun_at", sa.String(32), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id", name="pk_database_origin"),
    )
    op.get_bind().execute(origin.insert().values(id=1, number=uuid.uuid4().hex))
