"""An office that version 0.1.0 wrote (``office_0.1.0.zip``, two units paid for 2026Q3) is opened by this version.

The archive was written by the released program itself, from its own commit, with its own commands; nothing in it was touched.
"""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest

from addin.store.schema import revisions
from addin.submissions.ledger_identity import DATABASE
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import TWO, Desk
from tests.addin.submissions.test_backups import asked, revision_of

RELEASED = Path(__file__).with_name("office_0.1.0.zip")


class ReleasedDesk(Desk):
    """The desk of an office that is there already."""

    def found(self) -> None:
        with zipfile.ZipFile(RELEASED) as archive:
            archive.extractall(self.root.parent)


@pytest.fixture
def released(clerk: Clerk, tmp_path: Path) -> Desk:
    desk = ReleasedDesk(clerk, tmp_path)
    assert revision_of(desk.root / DATABASE) == revisions()[2], "it is what that version wrote"
    return desk


def test_it_is_backed_up_migrated_and_goes_on(released: Desk, tmp_path: Path) -> None:
    assert [one["state"] for one in released.ledger("show")] == ["paid"]
    assert revision_of(released.root / DATABASE) == revisions()[-1]
    (backup,) = (released.root / "备份").glob("升级前_530102_*.zip")
    query = "SELECT count(*), sum(fen) FROM entry WHERE kind = 'pay'"
    assert asked(backup, DATABASE, query, tmp_path / "看") == [(6, 153_000)]
    assert revision_of(tmp_path / "看" / DATABASE) == revisions()[2], "as it was"
    assert released.ledger("verify")["problems"] == []
    released.types("status", "--period", "2026Q3")
    assert released.clerk.status == 0
    assert "没有它们的回执" not in released.clerk.said


def test_nobody_whom_it_has_paid_is_paid_again(released: Desk) -> None:
    assert {line["outcome"] for line in released.computes()["lines"]} == {"blocked"}
    released.rosters(TWO, "2026Q4")
    assert released.pays("2026Q4") == "1530.00"
    assert released.ledger("verify")["problems"] == []
    with sqlite3.connect(released.root / DATABASE) as database:
        assert database.execute("SELECT count(*) FROM live_payment").fetchone() == (12,)
