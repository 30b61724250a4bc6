"""The triggers that refuse changes of the ledger: whether all of them are there."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

_SQLITE = {
    "entry_no_update", "entry_no_delete", "live_payment_no_update", "live_payment_reversed", "journal_no_update",
    "journal_no_delete",
}  # fmt: skip
_POSTGRES = {"entry_only_added", "live_payment_no_update", "live_payment_reversed", "journal_only_added"}
_NAMES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
}


def guard_problems(connection: Connection) -> Iterator[str]:
    """A sentence where a trigger is missing or switched off: whoever did that could change what it protects."""
    dialect = connection.dialect.name
    found = set(connection.execute(text(_NAMES[dialect])).scalars())
    if missing := (_SQLITE if dialect == "sqlite" else _POSTGRES) - found:
        yield f"数据库里防止改动的保护被去掉了（{'、'.join(sorted(missing))}）：有人绕过程序动过台账。"
