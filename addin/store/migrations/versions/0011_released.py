"""A live payment may be taken out where nothing of it is left, or under a number that is no longer its person's."""

from collections.abc import Iterator

from alembic import op

revision = "0011_released"
down_revision = "0010_cash"
branch_labels = None
depends_on = None

_REFUSAL = "发放记录只能通过冲销撤回"
_REVERSED = "EXISTS (SELECT 1 FROM entry WHERE kind = 'reversal' AND reverses = OLD.entry_id)"
_SETTLED = (
    "EXISTS (SELECT 1 FROM entry WHERE month = OLD.month AND (id = OLD.entry_id OR reverses = OLD.entry_id) GROUP BY month "
    "HAVING SUM(CASE WHEN kind = 'due' THEN 0 ELSE fen END) = 0 "
    "AND SUM(CASE WHEN kind IN ('pay', 'reversal', 'due') THEN fen ELSE 0 END) = 0)"
)
_ANOTHER_NUMBER = (
    "(EXISTS (SELECT 1 FROM identity_decision WHERE result = '不同人') "
    "AND EXISTS (SELECT 1 FROM entry WHERE id = OLD.entry_id AND person <> OLD.person))"
)
_KEPT = f"NOT ({_REVERSED} OR {_SETTLED} OR {_ANOTHER_NUMBER})"


def upgrade() -> None:
    """Let the guard of live payments know how a payment ends besides by the reversals of old ledgers."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _sqlite() if sqlite else _postgres():
        op.get_bind().exec_driver_sql(statement)


def _sqlite() -> Iterator[str]:
    yield "DROP TRIGGER IF EXISTS live_payment_reversed"
    yield (
        f"CREATE TRIGGER live_payment_reversed BEFORE DELETE ON live_payment WHEN {_KEPT} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )


def _postgres() -> Iterator[str]:
    yield f"""CREATE OR REPLACE FUNCTION ledger_reversed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF {_KEPT} THEN RAISE EXCEPTION '{_REFUSAL}'; END IF; RETURN OLD; END $$"""
