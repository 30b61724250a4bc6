"""Transactions: committed whole or not at all, and SQLite set up so that money survives a power cut."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from addin.errors import Refused
from addin.store.connection import begin, open_store, reading


def test_an_exception_rolls_everything_back(database_url: str) -> None:
    engine = open_store(database_url)
    with begin(engine) as connection:
        connection.execute(text("CREATE TABLE t (n INTEGER)"))

    def insert_and_fail() -> None:
        with begin(engine) as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        insert_and_fail()
    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM t")).scalar() == 0
    engine.dispose()


def test_sqlite_is_durable_and_strict(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'x.db'}")
    with reading(engine) as connection:
        told = [connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("journal_mode", "synchronous", "foreign_keys")]
    assert told == ["wal", 2, 1]


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'x.db'}")
    with begin(engine) as connection:
        connection.execute(text("CREATE TABLE t (n INTEGER)"))
    with begin(engine) as writer:
        writer.execute(text("INSERT INTO t VALUES (1)"))
        with reading(engine) as reader:
            assert reader.execute(text("SELECT count(*) FROM t")).scalar() == 0


def test_a_missing_driver_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver for PostgreSQL is an extra; None in ``sys.modules`` is Python's own word for a module not to be had."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(Refused, match=r"PostgreSQL.*附加组件“postgres”"):
        open_store("postgresql://clerk:secret@server/office")
