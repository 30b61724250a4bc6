"""A database that lacks what the office's folder knows of is not used: nobody is paid a second time from it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from addin.settings import FILE_NAME
from addin.store.connection import begin
from addin.store.journal import append
from addin.submissions.folder import open_office
from addin.submissions.ledger_identity import DATABASE, MOVED
from tests.addin.money_sheets import COUNTY, TWO, Desk

COMMANDS = [
    ("status", "--period", "2026Q3"),
    ("receive",),
    ("allowance", "compute", "--period", "2026Q3", "--by", "李明"),
    ("ledger", "show"),
    ("ledger", "verify"),
]


def copied(source: Path, target: Path) -> None:
    """A copy as somebody makes it who closes the program first: the whole database in one file."""
    with sqlite3.connect(source) as one, sqlite3.connect(target) as other:
        one.backup(other)
    one.close()
    other.close()


def set_line(desk: Desk, key: str, value: str) -> None:
    file = desk.root / FILE_NAME
    written = file.read_text(encoding="utf-8")
    file.write_text(re.sub(rf'(?m)^"{key}" = "[^"]*"', f'"{key}" = "{value}"', written), encoding="utf-8")


def come_in(desk: Desk) -> None:
    (desk.root / "收件箱" / "又一份.xlsx").write_bytes(b"something came in")


def refused(desk: Desk, *words: object) -> str:
    desk.types(*words)
    assert desk.clerk.status == 2, (words, desk.clerk.said)
    return desk.clerk.scolded


@pytest.fixture
def paid(desk: Desk) -> Desk:
    desk.rosters(TWO)
    assert desk.pays() == "1530.00"
    return desk


@pytest.mark.postgres
def test_an_empty_server_does_not_stand_for_the_ledger_in_the_folder(paid: Desk, postgres_database: str) -> None:
    """The 15 months that were paid would be offered again."""
    come_in(paid)
    set_line(paid, "数据库", postgres_database.replace("+psycopg", ""))
    for words in COMMANDS:
        assert f"原来的台账还在本文件夹的“{DATABASE}”里" in refused(paid, *words)
    init = ("office", "init", paid.root, "--code", paid.code, "--name", paid.name, "--level", paid.level)
    for founding in (init, ("office", "begin-anew", paid.root, "--by", "周局长")):
        paid.clerk.types(*founding)
        assert paid.clerk.status == 2
        assert "原来的台账还在" in paid.clerk.scolded
    set_line(paid, "数据库", "")
    paid.sound()


@pytest.mark.postgres
@pytest.mark.parametrize("number", ["kept", "taken out"])
def test_a_server_that_other_offices_use_does_not_either(paid: Desk, postgres_database: str, tmp_path: Path, number: str) -> None:
    url = postgres_database.replace("+psycopg", "")
    Desk(paid.clerk, tmp_path / "别的局", ("530103", "五华区老干部局", "county", "530100"), database=url)
    set_line(paid, "数据库", url)
    if number == "taken out":
        set_line(paid, "台账", "")
    assert "原来的台账还在" in refused(paid, "ledger", "show")
    paid.clerk.types("office", "begin-anew", paid.root, "--by", "周局长")
    assert "原来的台账还在" in paid.clerk.scolded


@pytest.mark.postgres
@pytest.mark.parametrize("number", ["kept", "taken out"])
def test_a_file_of_before_does_not_stand_for_the_ledger_on_a_server(
    desk: Desk, postgres_database: str, tmp_path: Path, number: str
) -> None:
    county = Desk(desk.clerk, tmp_path / "共用", database=postgres_database.replace("+psycopg", ""))
    county.standards()
    county.rosters(TWO)
    county.pays()
    assert (county.root / DATABASE).is_file()  # it was founded here, before the server was named
    come_in(county)
    set_line(county, "数据库", "")
    if number == "taken out":
        set_line(county, "台账", "")
    for words in COMMANDS:
        assert "不是这个机构原来的那一本" in refused(county, *words)


def test_an_old_copy_put_back_can_be_looked_at_but_nothing_is_done_with_it(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(TWO)
    copied(desk.root / DATABASE, tmp_path / "备份.db")
    desk.pays()
    desk.roster_form("一局", desk.roster_of("一局", TWO), "2026Q4")
    copied(tmp_path / "备份.db", desk.root / DATABASE)
    letter = desk.roster_letter("二局", desk.roster_of("二局", TWO), "2026Q4")
    for words in (("allowance", "compute", "--period", "2026Q3", "--by", "李明"), ("receive", letter)):
        told = refused(desk, *words)
        assert "比这个文件夹里记着的旧" in told
        assert "备份" in told
    assert desk.types("status", "--period", "2026Q3")
    assert desk.clerk.status == 0
    assert desk.ledger("verify")["problems"]
    assert desk.ledger("show") == []


def test_another_ledger_is_noticed_by_the_anchors_where_the_settings_forgot_the_number(paid: Desk, tmp_path: Path) -> None:
    other = Desk(paid.clerk, tmp_path / "别处", COUNTY)
    shutil.copyfile(other.root / DATABASE, paid.root / DATABASE)
    set_line(paid, "台账", "")
    assert "不是这个机构原来的那一本" in refused(paid, "ledger", "show")


def test_a_ledger_that_was_moved_away_is_not_used(paid: Desk) -> None:
    with begin(open_office(paid.root).ledger) as connection:
        append(connection, MOVED, "x", "", at="2026-12-01T08:00:00+08:00", detail="数据库服务器", by="周局长")
    come_in(paid)
    for words in COMMANDS:
        assert "已由周局长在2026-12-01搬到数据库服务器" in refused(paid, *words)
