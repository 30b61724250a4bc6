"""The ledger: batches, append-only entries, live payments; and the triggers that refuse changes."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0002_ledger"
down_revision = "0001_office"
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_ONLY_ADDED = "台账只能增加，不能修改或删除"
_REVERSE_FIRST = "发放记录只能通过冲销撤回"

_UNREVERSED = "NOT EXISTS (SELECT 1 FROM entry WHERE kind = 'reversal' AND reverses = OLD.entry_id)"


def upgrade() -> None:
    """Create the ledger's tables and their triggers."""
    _batch()
    _batch_rows()
    _entries()
    for statement in _guards(op.get_bind().dialect.name):
        op.get_bind().exec_driver_sql(statement)


def _text(name: str, size: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(size), nullable=False)


def _word(name: str, size: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(size), nullable=False, server_default="")


def _long(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _big(name: str, default: str | None = None) -> sa.Column[int]:
    return sa.Column(name, BIG, nullable=False, server_default=default)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _batch() -> None:
    op.create_table(
        "batch", _number("id"), _text("office", 32), _text("number", 24), _text("period", 8), _text("state", 10),
        _text("made_by", 100), _text("made_at", 32), _word("approved_by", 100), _word("approved_at", 32),
        _word("paid_by", 100), _word("paid_at", 32), _text("digest", 64),
        *(_big(name, "0") for name in ("pay_count", "pay_fen", "blocked", "held", "unpaid", "head_id")), _word("head_hash", 64),
        sa.CheckConstraint("state IN ('draft', 'approved', 'paid', 'replaced')", name=op.f("ck_batch_state")),
        sa.UniqueConstraint("office", "number", name="uq_batch_office_number"),
        _key("batch", "id"),
    )  # fmt: skip


def _batch_rows() -> None:
    op.create_table(
        "batch_standard", _number("batch_id"), _number("pos"), _text("post", 20), _text("scope", 32), _big("fen"),
        _long("source"), sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name="fk_batch_standard_batch_id_batch"),
        _key("batch_standard", "batch_id", "pos"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "batch_post", _number("batch_id"), _number("pos"), _text("number", 32), _text("person", 32), _word("aliases", 400),
        _text("name", 100), _text("post", 20), _text("code", 32), _long("body_name"), _text("unit", 32), _long("unit_name"),
        _long("file"), _number("row"), _long("bank"), _text("account", 64),
        _key("batch_post", "batch_id", "pos"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "batch_line", _number("batch_id"), _number("pos"), _number("post_pos"), _text("person", 32), _text("month", 7),
        _text("outcome", 8), _big("fen"), _number("standard_pos"), _text("rule", 8), _long("reason"),
        _key("batch_line", "batch_id", "pos"), sqlite_with_rowid=False,
    )  # fmt: skip


def _entries() -> None:
    op.create_table(
        "entry", _big("id"), _text("kind", 8), _text("person", 32), _text("month", 7), _big("fen"), _number("batch_id"),
        _number("line_pos"), _big("reverses"), _long("reason"), _text("by", 100), _text("at", 32), _text("prev_hash", 64),
        _text("hash", 64), sa.CheckConstraint("kind IN ('batch', 'pay', 'reversal')", name=op.f("ck_entry_kind")),
        _key("entry", "id"),
    )  # fmt: skip
    op.create_table(
        "live_payment", _text("month", 7), _text("person", 32), _big("entry_id"),
        _key("live_payment", "month", "person"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table(
        "identity_decision", _text("one", 32), _text("other", 32), _text("result", 10), _text("day", 10), _text("by", 100),
        _long("basis"), _key("identity_decision", "one", "other"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_table("ledger_head", _number("id"), _big("entry_id"), _text("hash", 64), _key("ledger_head", "id"))
    op.get_bind().exec_driver_sql("INSERT INTO ledger_head (id, entry_id, hash) VALUES (1, 0, '')")


def _guards(dialect: str) -> Iterator[str]:
    """Triggers: an entry is never changed or deleted, and a live payment is deleted only after its reversal."""
    yield from _sqlite() if dialect == "sqlite" else _postgres()


def _sqlite() -> Iterator[str]:
    for act in ("UPDATE", "DELETE"):
        yield f"CREATE TRIGGER entry_no_{act.lower()} BEFORE {act} ON entry BEGIN SELECT RAISE(ABORT, '{_ONLY_ADDED}'); END"
    yield (
        f"CREATE TRIGGER live_payment_no_update BEFORE UPDATE ON live_payment BEGIN SELECT RAISE(ABORT, '{_REVERSE_FIRST}'); END"
    )
    yield (
        f"CREATE TRIGGER live_payment_reversed BEFORE DELETE ON live_payment WHEN {_UNREVERSED} "
        f"BEGIN SELECT RAISE(ABORT, '{_REVERSE_FIRST}'); END"
    )


def _postgres() -> Iterator[str]:
    yield _refusal("ledger_only_added", _ONLY_ADDED)
    yield _refusal("ledger_reverse_first", _REVERSE_FIRST)
    yield (
        "CREATE TRIGGER entry_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_added()"
    )
    yield (
        "CREATE TRIGGER live_payment_no_update BEFORE UPDATE OR TRUNCATE ON live_payment "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_reverse_first()"
    )
    yield f"""CREATE FUNCTION ledger_reversed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF {_UNREVERSED} THEN RAISE EXCEPTION '{_REVERSE_FIRST}'; END IF; RETURN OLD; END $$"""
    yield "CREATE TRIGGER live_payment_reversed BEFORE DELETE ON live_payment FOR EACH ROW EXECUTE FUNCTION ledger_reversed()"


def _refusal(name: str, words: str) -> str:
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{words}'; END $$"
