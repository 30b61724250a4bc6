"""A ledger that was lost is never an empty one: only setting an office up makes a database, and only before its work begins."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from addin.errors import Refused
from addin.settings import FILE_NAME, Settings
from addin.store.connection import reading
from addin.store.origin import number_of
from addin.submissions.folder import Office, open_office
from addin.submissions.ledger_identity import DATABASE
from tests.addin.conftest import found
from tests.addin.money_sheets import TWO, Desk

COMMANDS = [
    ("status", "--period", "2026Q3"),
    ("receive",),
    ("consolidate", "--period", "2026Q3", "-o", "上报.xlsx"),
    ("allowance", "compute", "--period", "2026Q3", "--by", "李明"),
    ("allowance", "pay", "--period", "2026Q3", "--by", "赵强"),
    ("ledger", "show"),
    ("ledger", "verify"),
]


def settings_of(root: Path) -> str:
    return (root / FILE_NAME).read_text(encoding="utf-8")


def number_in(office: Office) -> str:
    with reading(office.ledger) as connection:
        return number_of(connection)


@pytest.mark.parametrize("lost", ["deleted", "empty", "without tables"])
def test_a_lost_ledger_stops_every_command_and_is_not_made_again(desk: Desk, lost: str) -> None:
    desk.rosters(TWO)
    assert desk.pays() == "1530.00"
    database = desk.root / DATABASE
    for beside in ("", "-wal", "-shm"):
        database.with_name(database.name + beside).unlink(missing_ok=True)
    if lost == "empty":
        database.write_bytes(b"")
    if lost == "without tables":
        engine = create_engine(f"sqlite:///{database}")
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE other (n INTEGER)"))
        engine.dispose()
    (desk.root / "收件箱" / "又一份.xlsx").write_bytes(b"something came in")
    size = database.stat().st_size if database.exists() else -1
    for words in COMMANDS:
        desk.types(*words)
        assert desk.clerk.status == 2, words
        assert "台账不见了" in desk.clerk.scolded, desk.clerk.scolded
        assert "备份" in desk.clerk.scolded
    desk.clerk.types("office", "init", desk.root, "--code", desk.code, "--name", desk.name, "--level", desk.level)
    assert desk.clerk.status == 2
    assert (database.stat().st_size if database.exists() else -1) == size


def test_a_named_person_may_begin_anew_and_what_is_left_is_kept(desk: Desk) -> None:
    desk.rosters(TWO)
    (desk.root / DATABASE).write_bytes(b"half a database" * 500)
    for beside in ("-wal", "-shm"):
        (desk.root / f"{DATABASE}{beside}").unlink(missing_ok=True)
    desk.types("ledger", "show")
    assert "已损坏" in desk.clerk.scolded
    own = ("office", "init", desk.root, "--code", desk.code, "--name", desk.name, "--level", desk.level)
    desk.clerk.types(*own)
    assert "已损坏" in desk.clerk.scolded
    desk.clerk.types("office", "begin-anew", desk.root, "--by", "周局长")
    assert desk.clerk.status == 0, desk.clerk.scolded
    with reading(open_office(desk.root).ledger) as connection:
        assert connection.execute(text("SELECT begun_by FROM database_origin")).scalar() == "周局长"
    (kept,) = desk.root.glob(f"{DATABASE}.坏-*")
    assert kept.read_bytes().startswith(b"half a database")
    desk.clerk.types("office", "begin-anew", desk.root, "--by", "周局长")
    assert "不用从头建立" in desk.clerk.scolded


def test_another_office_s_ledger_in_its_place_is_noticed(tmp_path: Path) -> None:
    one, other = found(tmp_path / "一"), found(tmp_path / "二")
    (one.root / "已收" / "回执.txt").write_text("收过", encoding="utf-8")
    for office in (one, other):
        office.engine.dispose()
    shutil.copyfile(other.root / DATABASE, one.root / DATABASE)
    with pytest.raises(Refused, match="不是这个机构原来的那一本"):
        _ = open_office(one.root).ledger
    with pytest.raises(Refused, match="不是这个机构原来的那一本"):
        found(one.root)


def test_nothing_is_lost_where_nothing_was_received(tmp_path: Path) -> None:
    """Founding was cut off, or the settings name another database before the office has begun."""
    office = found(tmp_path / "o")
    office.engine.dispose()
    (office.root / DATABASE).unlink()
    again = found(office.root)
    assert number_in(again) == again.settings.ledger != office.settings.ledger


def test_an_office_of_before_is_known_again(tmp_path: Path) -> None:
    """Its settings have no number yet: they learn it at the first use, and nothing else of them changes."""
    office = found(tmp_path / "o")
    written = settings_of(office.root)
    line = next(line for line in written.splitlines() if line.startswith('"台账"'))
    old = written.replace(f"{line}\n", "# 我们自己的说明\n")
    (office.root / FILE_NAME).write_text(old, encoding="utf-8")
    number = number_in(open_office(office.root))
    assert open_office(office.root).settings.ledger == number
    assert set(settings_of(office.root).splitlines()) - set(old.splitlines()) == {line}
    (office.root / DATABASE).unlink()
    with pytest.raises(Refused, match="台账不见了"):
        _ = open_office(office.root).engine


@pytest.mark.parametrize("before", ['"台账" = ""', '台账 = ""', "", "# 台账"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_number_is_written_once_wherever_the_settings_end(tmp_path: Path, before: str, end: str) -> None:
    lines = ['"代码" = "530102"', '"名称" = "局"', '"级别" = "county"', before]
    for tables in ([], ["", "[补贴]", '月份规则 = "半月"']):
        (tmp_path / FILE_NAME).write_bytes(end.join(lines + tables).encode())
        for number in ("a" * 32, "b" * 32, "b" * 32):
            Settings.remember_ledger(tmp_path, number)
            told = Settings.load(tmp_path)
            assert told.ledger == number
            assert told.allowance.month_rule == ("半月" if tables else "整月")


@pytest.mark.postgres
def test_on_a_shared_server_the_ledger_and_each_register_are_missed(postgres_database: str, tmp_path: Path) -> None:
    one, other = (found(tmp_path / code, code, database=postgres_database) for code in ("530102", "530103"))
    assert number_in(one) == number_in(other) == one.settings.ledger == other.settings.ledger
    (one.root / "已收" / "回执.txt").write_text("收过", encoding="utf-8")
    one.engine.dispose()
    with other.ledger.begin() as connection:
        connection.execute(text("DROP SCHEMA office_530102 CASCADE"))
    with pytest.raises(Refused, match="台账不见了"):
        _ = open_office(one.root).engine
    with other.ledger.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    for root in (one.root, other.root):
        with pytest.raises(Refused, match="台账不见了"):
            _ = open_office(root).engine
    found(other.root, "530103")  # nothing was received there
    with pytest.raises(Refused, match="台账不见了"):  # its register is still missing, whatever ledger is there by now
        _ = open_office(one.root).ledger
