"""Whatever is changed afterwards, in whichever table and field, is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from addin.ledger.lifecycle import reverse
from addin.store.connection import begin, reading
from addin.store.tables_ledger import batch, batch_line, batch_post, batch_standard, entry, ledger_head, live_payment
from tests.addin.ledger.books import AT, OFFICE, PAYER, TWO, ledger, problems, whole
from tests.addin.ledger.sheets import number_of

TABLES = (batch, batch_standard, batch_post, batch_line, entry, live_payment, ledger_head)
FIELDS = [pytest.param(table.name, column.name, id=f"{table.name}.{column.name}") for table in TABLES for column in table.columns]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with two batches and a reversal, its guards taken away as someone with the file could."""
    file = tmp_path_factory.mktemp("ledger") / "台账.db"
    with ledger(f"sqlite:///{file}") as engine:
        whole(engine, TWO)
        with begin(engine) as connection:
            reverse(connection, OFFICE, number_of("张建国"), "2026-08", "账号填错", PAYER, AT)
        whole(engine, TWO)
        with engine.begin() as connection:
            for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        assert problems(engine) == ()
    return file


@pytest.fixture
def opened(kept: Path, tmp_path: Path) -> Iterator[tuple[sqlite3.Connection, Engine]]:
    """A copy, open to whoever likes to change it."""
    file = tmp_path / "台账.db"
    with sqlite3.connect(kept) as source, sqlite3.connect(file) as target:
        source.backup(target)
    raw = sqlite3.connect(file, isolation_level=None)
    raw.execute("PRAGMA ignore_check_constraints = ON")
    with ledger(f"sqlite:///{file}") as engine:
        yield raw, engine
    raw.close()


@pytest.mark.parametrize("row", ["first", "last"])
@pytest.mark.parametrize(("table", "column"), FIELDS)
def test_a_changed_field_is_found(opened: tuple[sqlite3.Connection, Engine], table: str, column: str, row: str) -> None:
    raw, engine = opened
    keys = [key.name for key in next(one for one in TABLES if one.name == table).primary_key]
    order = ", ".join(f"{key} {'ASC' if row == 'first' else 'DESC'}" for key in keys)
    picked = raw.execute(f'SELECT "{column}", {", ".join(keys)} FROM {table} ORDER BY {order} LIMIT 1').fetchone()
    new = picked[0] + 1000 if isinstance(picked[0], int) else f"{picked[0]}9"
    here = " AND ".join(f"{key} = ?" for key in keys)
    assert raw.execute(f'UPDATE {table} SET "{column}" = ? WHERE {here}', (new, *picked[1:])).rowcount == 1
    assert problems(engine), f"{table}.{column}: {picked[0]!r} became {new!r} and nobody noticed"


@pytest.mark.parametrize(
    "where", ["id = 1", "id = 4", "id = (SELECT max(id) FROM entry)", "kind = 'reversal'", "batch_id = 2", "1"]
)
def test_a_deleted_entry_is_found(opened: tuple[sqlite3.Connection, Engine], where: str) -> None:
    raw, engine = opened
    assert raw.execute(f"DELETE FROM entry WHERE {where}").rowcount
    assert problems(engine)


@pytest.mark.parametrize("table", ["batch_line", "batch_post", "batch_standard", "live_payment", "ledger_head"])
def test_deleted_rows_are_found(opened: tuple[sqlite3.Connection, Engine], table: str) -> None:
    raw, engine = opened
    assert raw.execute(f"DELETE FROM {table}").rowcount
    assert problems(engine)


def test_a_ledger_rewritten_from_end_to_end_is_found_by_the_code_on_paper(opened: tuple[sqlite3.Connection, Engine]) -> None:
    """Who has the file can make a new chain; the code printed on the signed sheet is not in it."""
    raw, engine = opened
    code = raw.execute("SELECT substr(head_hash, 1, 16) FROM batch WHERE state = 'paid' ORDER BY id LIMIT 1").fetchone()[0]
    assert problems(engine, code) == ()
    for table in ("live_payment", "entry", "batch_line", "batch_post", "batch_standard", "batch_input", "batch"):
        raw.execute(f"DELETE FROM {table}")
    raw.execute("UPDATE ledger_head SET entry_id = 0, hash = ''")
    whole(engine, [TWO[0]])
    assert problems(engine) == ()
    assert problems(engine, code)


def test_numbers_are_masked_in_what_is_told(opened: tuple[sqlite3.Connection, Engine]) -> None:
    raw, engine = opened
    raw.execute("DELETE FROM live_payment")
    with reading(engine):
        said = "".join(problems(engine))
    assert number_of("张建国") not in said
    assert "可能重复发放" in said
