"""What was written down outside the database, compared with it: from the command line, on real offices."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from addin.store.anchors import FILE_NAME
from addin.submissions.folder import open_office
from addin.submissions.register import save_units
from tests.addin.conftest import registered
from tests.addin.money_sheets import TWO, Desk

GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def altered(desk: Desk, change: str) -> None:
    """The database changed behind the program, its guards taken away and put back."""
    raw = sqlite3.connect(desk.root / "台账.db", isolation_level=None)
    guards = raw.execute(GUARDS).fetchall()
    for name, _ in guards:
        raw.execute(f"DROP TRIGGER {name}")
    assert raw.execute(change).rowcount
    for _, statement in guards:
        raw.execute(statement)
    raw.close()


def copied(source: Path, target: Path) -> None:
    with sqlite3.connect(source) as one, sqlite3.connect(target) as other:
        one.backup(other)
    one.close()
    other.close()


def problems(desk: Desk) -> list[str]:
    return list(desk.ledger("verify")["problems"])


@pytest.fixture
def paid(desk: Desk) -> Desk:
    desk.rosters(TWO)
    save_units(open_office(desk.root), registered(1, 2))
    desk.pays()
    desk.takes_back("张建国", "2026-08")
    assert problems(desk) == []
    return desk


def test_both_files_keep_every_end(paid: Desk) -> None:
    beside, in_paid = (paid.root / FILE_NAME, paid.root / "发放" / FILE_NAME)
    assert beside.read_bytes() == in_paid.read_bytes()
    lines = beside.read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 8  # founded empty; five files received, computed, approved, paid, taken back
    assert ":发放:10:" in lines[-1]  # two batches, six payments; nothing is due any more, and the money is back


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ("UPDATE receipts SET sha256 = 'x' WHERE id = 2", "第 2 号回执被改动过"),
        ("UPDATE receipts SET state = 'superseded' WHERE id = 2", "第 2 号回执被改动过"),
        ("DELETE FROM receipts WHERE id = (SELECT max(id) FROM receipts)", "号回执不见了"),
        (
            "INSERT INTO receipts (received_at, file_name, sha256, size, state) VALUES ('', 'x', 'y', 1, 'returned')",
            "不是程序写的",
        ),
        ("UPDATE units SET name = '别的局'", "登记簿在程序之外被改动过"),
        ("DELETE FROM units", "登记簿在程序之外被改动过"),
    ],
)
def test_a_receipt_or_register_changed_behind_the_program_is_found(paid: Desk, change: str, because: str) -> None:
    altered(paid, change)
    assert any(because in one for one in problems(paid))


def test_an_old_copy_put_back_is_found(desk: Desk, tmp_path: Path) -> None:
    """Everybody could be paid a second time from it."""
    desk.rosters(TWO)
    copied(desk.root / "台账.db", tmp_path / "备份.db")
    desk.pays()
    copied(tmp_path / "备份.db", desk.root / "台账.db")
    told = problems(desk)
    assert len(told) == 2
    assert all("旧备份恢复" in one for one in told)


@pytest.mark.parametrize("lost", [FILE_NAME, f"发放/{FILE_NAME}"])
def test_a_file_taken_away_is_missed_and_the_other_still_tells(paid: Desk, lost: str) -> None:
    (paid.root / lost).unlink()
    (said,) = problems(paid)
    assert "不见了" in said
    altered(paid, "DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)")
    assert any("办理记录" in one for one in problems(paid))


@pytest.mark.postgres
def test_on_a_shared_server_the_receipts_have_a_chain_of_their_own(postgres_database: str, desk: Desk, tmp_path: Path) -> None:
    url = postgres_database.replace("+psycopg", "")
    county = Desk(desk.clerk, tmp_path / "共用", database=url)
    county.standards()
    county.rosters(TWO)
    county.pays()
    assert problems(county) == []
    with open_office(county.root).engine.begin() as connection:
        connection.exec_driver_sql("UPDATE receipts SET file_name = 'x' WHERE id = 1")
    assert problems(county) == ["第 1 号回执被改动过，或者不是程序写的。"]
    with open_office(county.root).engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE journal DISABLE TRIGGER ALL")
        connection.exec_driver_sql("DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)")
    assert any("收件记录" in one for one in problems(county))
