"""A ledger moved to a server and back: nothing lost, nothing twice, and nobody goes on in the old one."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.store.connection import begin, open_store
from addin.store.journal import append
from addin.store.table_copy import digests, frozen
from addin.submissions.folder import open_office
from addin.submissions.ledger_identity import DATABASE, REGISTER
from tests.acceptance.test_killed import killed_at
from tests.addin.money_sheets import TWO, Desk
from tests.addin.usecases.test_restore import ONE_MORE, empty_server

pytestmark = pytest.mark.postgres
REPEATED = {"journal", "database_origin", "ledger_head"}


@pytest.fixture
def server(postgres_database: str) -> str:
    return postgres_database.replace("+psycopg", "")


@pytest.fixture
def paid(desk: Desk) -> Desk:
    desk.rosters(TWO)
    assert desk.pays() == "1530.00"
    desk.takes_back("张建国", "2026-08")
    return desk


def moves(desk: Desk, to: str) -> str:
    gc.collect()  # the commands before this one ran in this process too, and left their connections to it
    desk.types("office", "move", "--to", to, "--by", "周局长")
    assert desk.clerk.status == 0, desk.clerk.scolded
    return desk.clerk.said


def refused(desk: Desk, to: str) -> str:
    desk.types("office", "move", "--to", to, "--by", "周局长")
    assert desk.clerk.status == 2, desk.clerk.said
    return desk.clerk.scolded


def rows(root: Path) -> dict[str, object]:
    """The digest of every table of the office but those that move on by the moving itself."""
    found: dict[str, object] = {}
    for engine in dict.fromkeys(open_office(root).databases):
        with frozen(engine) as connection:
            told = digests(connection)
        found |= {name: one for name, one in told.items() if one.rows and name not in REPEATED}
        engine.dispose()
    return found


def test_there_and_back_again(paid: Desk, server: str) -> None:
    before = rows(paid.root)
    said = moves(paid, server)
    assert "逐张核对过" in said
    assert server not in said, "it may hold a password"
    assert rows(paid.root) == before
    paid.sound()
    assert not (paid.root / DATABASE).exists()
    assert len(list(paid.root.glob(f"{DATABASE}.已搬走-*"))) == 1
    paid.rosters(ONE_MORE)
    assert paid.pays() == "900.00", "nobody is paid again"
    paid.sound()
    before = rows(paid.root)
    moves(paid, "sqlite")
    assert rows(paid.root) == before
    paid.sound()
    paid.takes_back("李秀英", "2026-08")
    paid.sound()
    assert "原来" not in refused(paid, "sqlite")
    assert "已经有台账了" in refused(paid, server), "the one that was left is no empty one"
    (paid.root / REGISTER).rename(paid.root / "藏起来")
    paid.types("status", "--period", "2026Q3")
    assert paid.clerk.status == 2
    assert f"台账不见了（{REGISTER}）" in paid.clerk.scolded


def test_nobody_goes_on_in_the_old_one(paid: Desk, server: str) -> None:
    """Neither by the settings nor in a program that had it open all the while."""
    old = open_office(paid.root)
    engine = old.ledger
    with engine.connect() as held:  # an idle connection keeps the file from being set aside on some systems
        held.rollback()
        moves(paid, server)
    aside = next(iter(paid.root.glob(f"{DATABASE}.已搬走-*")), paid.root / DATABASE)
    sealed = open_store(f"sqlite:///{aside}")
    with pytest.raises(Refused, match="已经搬到别的数据库"), begin(sealed) as connection:
        append(connection, "paid", "x", "", at="2026-12-31T09:00:00+08:00")
    sealed.dispose()
    if aside.name != DATABASE:
        shutil.copyfile(aside, paid.root / DATABASE)
    settings = paid.root / "设置.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(server, ""), encoding="utf-8")
    paid.types("ledger", "show")
    assert "已由周局长在2026-12-31搬到数据库服务器" in paid.clerk.scolded


def test_what_is_not_moved(paid: Desk, server: str, tmp_path: Path) -> None:
    assert "已经在那个数据库里" in refused(paid, "sqlite")
    assert "只能搬到" in refused(paid, "mysql://x/y")
    other = Desk(paid.clerk, tmp_path / "别的局", ("530103", "五华区老干部局", "county", "530100"), database=server)
    other.standards()
    assert "已经有台账了" in refused(paid, server)
    paid.types("ledger", "show")
    assert paid.clerk.status == 0, "nothing has begun"


@pytest.mark.parametrize("how", ["fails", "is killed"])
def test_a_move_that_is_not_carried_out_leaves_the_office_where_it_was(
    paid: Desk, server: str, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    def broken(*_args: object) -> None:
        if how == "is killed":
            os._exit(9)
        raise Refused("数据库服务器的磁盘满了")

    before = rows(paid.root)
    child = os.fork() if how == "is killed" else 0
    if not child:
        with monkeypatch.context() as patched:
            patched.setattr("addin.usecases.move.fill_databases", broken)
            assert "磁盘满了" in refused(paid, server)
    else:
        os.waitpid(child, 0)
        paid.types("ledger", "show")
        assert "搬到一半断了的" in paid.clerk.scolded
        assert "台账没有搬" in moves(paid, "sqlite")
    assert rows(paid.root) == before
    paid.sound()
    paid.takes_back("李秀英", "2026-08")
    moves(paid, server)
    paid.sound()


def test_a_ledger_that_others_use_too_is_not_taken_away(desk: Desk, server: str, tmp_path: Path) -> None:
    one, other = (
        Desk(desk.clerk, tmp_path / code, (code, name, "county", "530100"), database=server)
        for code, name in (("530102", "盘龙区老干部局"), ("530103", "五华区老干部局"))
    )
    for each in (one, other):
        each.standards()
        each.rosters(TWO)
        each.computes()
    assert "还有别的机构在用（530103）" in refused(one, "sqlite")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="这个系统不能复制进程")
def test_killed_anywhere_and_run_again(paid: Desk, server: str, tmp_path: Path) -> None:
    before = rows(paid.root)
    for step in range(0, 200, 9):
        root = tmp_path / str(step) / paid.root.name
        shutil.copytree(paid.root, root)
        words = ("office", "move", "--to", server, "--by", "周局长", "--office", root)
        killed = killed_at(step, *words)
        paid.clerk.types(*words)
        assert paid.clerk.status == 0 or "已经在那个数据库里" in paid.clerk.scolded, (step, paid.clerk.scolded)
        assert rows(root) == before, step
        paid.clerk.types("ledger", "verify", "--office", root)
        assert paid.clerk.status == 0, paid.clerk.said
        empty_server(server.replace("postgresql:", "postgresql+psycopg:"))
        if not killed:
            assert step > 10
            return
    raise AssertionError
