"""Several clerks at the same moment on one database: one receipt for one file, one draft that waits, and no bug in sight."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from addin.store.connection import reading
from addin.submissions.folder import open_office
from addin.submissions.receipts import of_period
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import COUNTY, TWO, Desk, _cover

pytestmark = pytest.mark.usefixtures("machine_day")

MANY = 6


def at_once(desk: Desk, *words: object) -> list[tuple[int, str]]:
    """The command in several processes at the same time; exit status and what each said."""
    command = [sys.executable, "-m", "addin.doors.commandline.main", *map(str, words), "--office", str(desk.root)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(MANY)]
    return [(one.wait(timeout=300), said) for one in started for said in [one.communicate()[0]]]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def office(request: pytest.FixtureRequest, clerk: Clerk, tmp_path: Path) -> Desk:
    url = "" if request.param == "sqlite" else request.getfixturevalue("postgres_database").replace("+psycopg", "")
    desk = Desk(clerk, tmp_path, COUNTY, url)
    desk.standards()
    desk.rosters(TWO)
    return desk


def test_computed_at_once_one_draft_waits(office: Desk) -> None:
    for status, said in at_once(office, "allowance", "compute", "--period", "2026Q3", "--by", "李明"):
        assert status == 0, said
    assert sorted(one["state"] for one in office.ledger("show")) == ["draft", *["replaced"] * (MANY - 1)]
    office.approves()
    office.money("pay", "--by", "赵强")
    office.sound()


def test_one_file_received_at_once_has_one_receipt(office: Desk) -> None:
    cover = _cover("三局", office.code)
    roster = office.roster_of("三局", "| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 三局 | 王志强 | 书记 |")
    file = office.letter("roster", roster, "2026Q3", **cover)
    told = at_once(office, "receive", file, "--accept-with-reason", "测试")
    assert [status for status, _ in told] == [0] * MANY, told
    with reading(open_office(office.root).engine) as connection:
        received = [one for one in of_period(connection, "2026Q3") if one.key and one.key.unit == cover["单位代码"]]
    assert len(received) == 1
    assert office.ledger("verify")["problems"] == []
