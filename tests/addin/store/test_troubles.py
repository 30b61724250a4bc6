"""What keeps a database from being used is told in a sentence of its own, whenever it is met."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from addin.errors import Refused
from addin.store import connection as store
from addin.store.connection import begin, open_store, reading
from addin.store.schema import ensure_schema


def test_a_locked_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_PRAGMAS", ("PRAGMA busy_timeout=50",))
    engine = open_store(f"sqlite:///{tmp_path / 'x.db'}")
    ensure_schema(engine)
    other = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Refused, match="正被别的程序占用"), begin(engine) as connection:
        connection.execute(text("SELECT 1"))
    other.close()
    engine.dispose()


def test_a_full_disk(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'x.db'}")
    ensure_schema(engine)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (x TEXT)"))
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}").fetchall()
    with pytest.raises(Refused, match="磁盘满了"), begin(engine) as connection:
        connection.execute(text("INSERT INTO t VALUES (:x)"), {"x": "x" * 1_000_000})
    engine.dispose()


def test_a_file_damaged_in_the_middle(tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    engine = open_store(f"sqlite:///{file}")
    ensure_schema(engine)
    engine.dispose()
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(Refused, match="已损坏"), reading(open_store(f"sqlite:///{file}")) as connection:
        connection.execute(text("SELECT * FROM batch")).all()


def test_a_mistake_of_the_program_is_not_taken_for_the_disk_s(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'x.db'}")
    ensure_schema(engine)
    with pytest.raises(Exception, match="UNIQUE constraint") as raised, begin(engine) as connection:
        connection.execute(text("INSERT INTO database_origin (id, number) VALUES (1, 'x')"))
    assert not isinstance(raised.value, Refused)
    engine.dispose()
