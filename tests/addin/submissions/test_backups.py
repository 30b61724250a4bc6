"""An office backs itself up: once a day before it writes, before every migration, and when somebody asks."""

from __future__ import annotations

import datetime as dt
import sqlite3
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.store.archive import opened_backup, read_manifest, verify_backup
from addin.store.connection import open_store, sqlite_url
from addin.store.schema import current_revision, revisions, upgrade
from addin.submissions.backups import outlived
from addin.submissions.ledger_identity import DATABASE
from tests.addin.money_sheets import TWO, Desk
from tests.conftest import OfficeClock


def backups(desk: Desk) -> list[str]:
    return sorted(file.name for file in (desk.root / "备份").glob("*"))


def asked(file: Path, name: str, query: str, folder: Path) -> list[tuple[object, ...]]:
    """The answer of a database in a backup."""
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(file) as archive:
        archive.extract(name, folder)
    database = sqlite3.connect(folder / name)
    try:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return database.execute(query).fetchall()
    finally:
        database.close()


def test_once_a_day_before_the_first_write_and_not_by_looking(desk: Desk, office_clock: OfficeClock, tmp_path: Path) -> None:
    desk.rosters(TWO)
    assert backups(desk) == ["每日_530102_2026-12-31.zip"]
    office_clock.set("2027-01-04")
    for words in (("status", "--period", "2026Q3"), ("ledger", "show"), ("ledger", "verify")):
        desk.types(*words)
    assert len(backups(desk)) == 1
    desk.pays()
    desk.takes_back("张建国", "2026-08")
    assert backups(desk) == ["每日_530102_2026-12-31.zip", "每日_530102_2027-01-04.zip"]
    made = desk.root / "备份" / "每日_530102_2027-01-04.zip"
    assert asked(made, DATABASE, "SELECT count(*) FROM batch", tmp_path / "看") == [(0,)], "as it was before the first write"
    assert asked(made, DATABASE, "SELECT count(*) FROM receipts", tmp_path / "看") == [(5,)]
    with opened_backup(made) as archive:
        found = read_manifest(archive)
        verify_backup(archive, found)
    assert set(found.files) == {DATABASE, "设置.toml", "台账末尾.txt", "发放/台账末尾.txt"}
    assert found.about["code"] == "530102"
    desk.types("status", "--period", "2026Q3")
    assert "最近一次自动备份：2027-01-04" in desk.clerk.said


def test_the_settings_say_where_and_how_many_and_whether(desk: Desk, office_clock: OfficeClock, tmp_path: Path) -> None:
    settings = desk.root / "设置.toml"
    written = settings.read_text(encoding="utf-8")
    usb = (tmp_path / "U盘").as_posix()
    settings.write_text(
        written.replace('"文件夹" = ""', f'"文件夹" = "{usb}"').replace('"每日" = 7', '"每日" = 2'), encoding="utf-8"
    )
    for day in ("2027-01-04", "2027-01-05", "2027-02-01", "2027-02-02", "2027-02-03"):
        office_clock.set(day)
        desk.unit_form("一局")
    names = [file.stem[-10:] for file in sorted((tmp_path / "U盘").iterdir())]
    assert names == ["2027-01-04", "2027-02-01", "2027-02-02", "2027-02-03"], "the last two, and the first of each month"
    settings.write_text(written.replace('"每日" = 7', '"每日" = 0'), encoding="utf-8")
    office_clock.set("2027-02-04")
    desk.unit_form("一局")
    assert not any("2027-02-04" in name for name in backups(desk))


def test_a_backup_that_cannot_be_written_does_not_stop_the_work(desk: Desk, office_clock: OfficeClock) -> None:
    desk.rosters(TWO)
    settings = desk.root / "设置.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"文件夹" = ""', '"文件夹" = "台账.db"'), encoding="utf-8")
    office_clock.set("2027-01-04")
    assert desk.pays() == "1530.00"
    desk.sound()
    desk.types("office", "backup")
    assert desk.clerk.status == 2
    assert "备份写不到" in desk.clerk.scolded


@given(st.sets(st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31)), max_size=80), st.integers(1, 9), st.integers(0, 15))
def test_what_is_cleared_out_is_neither_recent_nor_the_first_of_a_month(days: set[dt.date], daily: int, monthly: int) -> None:
    files = [Path(f"每日_530102_{day}.zip") for day in sorted(days)]
    gone = outlived(files, daily, monthly)
    kept = [file for file in files if file not in gone]
    months = sorted({day.strftime("%Y-%m") for day in days})[::-1][:monthly]
    assert set(files[-daily:]) <= set(kept)
    assert {file.stem[-10:-3] for file in kept} >= set(months)
    assert len(kept) <= daily + monthly


def older(file: Path, revision: str) -> None:
    """An empty database as an earlier version made it."""
    engine = open_store(sqlite_url(file))
    upgrade(engine, revision)
    engine.dispose()


def revision_of(file: Path) -> str | None:
    engine = open_store(sqlite_url(file))
    with engine.connect() as connection:
        found = current_revision(connection)
    engine.dispose()
    return found


def test_an_older_database_is_migrated_after_a_backup_of_it_as_it_was(desk: Desk, tmp_path: Path) -> None:
    (desk.root / DATABASE).unlink()
    older(desk.root / DATABASE, revisions()[2])
    settings = desk.root / "设置.toml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    settings.write_text("\n".join(line for line in lines if not line.startswith('"台账"')), encoding="utf-8")
    for file in desk.root.rglob("台账末尾.txt"):
        file.unlink()
    desk.types("ledger", "show")
    assert desk.clerk.status == 0, desk.clerk.scolded
    assert revision_of(desk.root / DATABASE) == revisions()[-1]
    (made,) = (desk.root / "备份").glob("升级前_*.zip")
    assert asked(made, DATABASE, "SELECT version_num FROM alembic_version", tmp_path / "看") == [(revisions()[2],)]


def test_no_database_is_migrated_that_cannot_be_backed_up(desk: Desk) -> None:
    (desk.root / DATABASE).unlink()
    older(desk.root / DATABASE, revisions()[2])
    (desk.root / "备份").write_text("a file where the folder should be", encoding="utf-8")
    desk.types("ledger", "show")
    assert desk.clerk.status == 2
    assert "没有升级" in desk.clerk.scolded
    assert revision_of(desk.root / DATABASE) == revisions()[2]


def test_by_hand_everything_is_in_it_and_it_was_read_again(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(TWO)
    desk.pays()
    told = desk.types("office", "backup", "--to", tmp_path / "U盘")
    assert desk.clerk.status == 0, desk.clerk.scolded
    assert "是完好的" in told
    (made,) = (tmp_path / "U盘").iterdir()
    with opened_backup(made) as archive:
        names = set(read_manifest(archive).files)
    files = [file for folder in ("已收", "发放") for file in (desk.root / folder).rglob("*") if file.is_file()]
    kept = {file.relative_to(desk.root).as_posix() for file in files}
    assert kept | {DATABASE, "设置.toml"} <= names
    assert not any(name.startswith("备份/") for name in names)


def test_a_password_keeps_others_out(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(TWO)
    desk.types("office", "backup", "--to", tmp_path / "U盘", "--password", "短")
    assert "密码太短" in desk.clerk.scolded
    desk.types("office", "backup", "--to", tmp_path / "U盘", "--password", "银杏2026")
    (made,) = (tmp_path / "U盘").iterdir()
    assert not zipfile.is_zipfile(made)
    with opened_backup(made, "银杏2026") as archive:
        assert DATABASE in read_manifest(archive).files


@pytest.mark.postgres
def test_on_a_server_a_backup_holds_the_same_rows(postgres_database: str, desk: Desk, tmp_path: Path) -> None:
    county = Desk(desk.clerk, tmp_path / "共用", database=postgres_database.replace("+psycopg", ""))
    county.standards()
    county.rosters(TWO)
    county.pays()
    county.types("office", "backup", "--to", tmp_path / "U盘")
    assert county.clerk.status == 0, county.clerk.scolded
    (made,) = (tmp_path / "U盘").iterdir()
    assert asked(made, DATABASE, "SELECT count(*), sum(fen) FROM entry WHERE kind = 'pay'", tmp_path / "看") == [(6, 153_000)]
    assert asked(made, "收件.db", "SELECT count(*) FROM receipts", tmp_path / "看") == [(5,)]
