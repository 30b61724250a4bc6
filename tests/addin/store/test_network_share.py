"""A database on a network share: recognised, opened without the write-ahead log, written by one computer at a time."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.store import network_share
from addin.store.connection import begin, open_store, reading, sqlite_url
from addin.store.network_share import on_mounted_share, on_windows_share, written_alone
from addin.store.schema import ensure_schema
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import TWO, Desk

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//nas/局 /mnt/\\345\\205\\261\\344\\272\\253\\040盘 cifs rw 0 0
server:/export /srv/data nfs4 rw 0 0
/dev/sdb1 /srv/data/local ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("/home/a/办公室/台账.db", False),
        ("/mnt/共享 盘/办公室/台账.db", True),
        ("/srv/data/台账.db", True),
        ("/srv/data/local/台账.db", False),
        ("/srv/database/台账.db", False),
    ],
)
def test_on_linux_by_the_mount(path: str, share: bool) -> None:
    assert on_mounted_share(path, MOUNTS) == share


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("\\\\nas\\局\\办公室\\台账.db", True),
        ("//nas/局/台账.db", True),
        ("\\\\?\\UNC\\nas\\局\\台账.db", True),
        ("Z:\\办公室\\台账.db", True),
        ("C:\\办公室\\台账.db", False),
        ("\\\\?\\C:\\办公室\\台账.db", False),
    ],
)
def test_on_windows_by_the_drive(path: str, share: bool) -> None:
    assert on_windows_share(path, {"Z:\\": 4, "C:\\": 3}.get) == share


@pytest.fixture
def on_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addin.store.connection.is_on_share", lambda _file: True)
    monkeypatch.setattr(network_share, "WAIT", 0.2)


@pytest.mark.usefixtures("on_share")
def test_an_office_works_there_and_leaves_no_log_and_no_lock(clerk: Clerk, tmp_path: Path) -> None:
    desk = Desk(clerk, tmp_path)
    desk.standards()
    desk.rosters(TWO)
    assert desk.pays() == "1530.00"
    desk.sound()
    assert [file.name for file in desk.root.glob("台账.db*")] == ["台账.db"]
    with sqlite3.connect(desk.root / "台账.db") as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    (desk.root / "台账.db.锁").write_text("会计室电脑 4711", encoding="utf-8")
    told = desk.refused("compute", "--by", "李明")
    assert "正被“会计室电脑”写着" in told
    assert "台账.db.锁" in told
    assert desk.ledger("verify")["problems"] == []


def test_a_file_that_was_local_before_is_changed_over_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.db"
    modes = []
    for share in (False, True, False):
        monkeypatch.setattr("addin.store.connection.is_on_share", lambda _file, share=share: share)
        engine = open_store(sqlite_url(file))
        ensure_schema(engine)
        with reading(engine) as connection:
            modes.append(connection.exec_driver_sql("PRAGMA journal_mode").scalar())
        engine.dispose()
    assert modes == ["wal", "delete", "wal"]


@pytest.mark.usefixtures("on_share")
def test_while_somebody_uses_the_log_nobody_joins_in(tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    other = sqlite3.connect(file)
    other.execute("PRAGMA journal_mode=WAL")
    other.execute("CREATE TABLE t (n INTEGER)")
    with pytest.raises(Refused, match="不适合共享文件夹"), reading(open_store(sqlite_url(file))):
        pass
    other.close()


def test_one_writes_at_a_time_and_the_lock_is_given_back_after_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_share, "WAIT", 0.1)
    file = tmp_path / "x.db"
    with written_alone(file), pytest.raises(Refused, match="正被"), written_alone(file):
        pass
    with pytest.raises(ZeroDivisionError), written_alone(file):
        raise ZeroDivisionError
    with written_alone(file):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("on_share")
def test_a_transaction_holds_the_lock(tmp_path: Path) -> None:
    engine = open_store(sqlite_url(tmp_path / "x.db"))
    with begin(engine):
        assert (tmp_path / "x.db.锁").is_file()
    assert not (tmp_path / "x.db.锁").exists()
    engine.dispose()
