"""An office restored from a backup: verified first, nothing lost of what stood before, nobody paid twice by it unsaid."""

from __future__ import annotations

import gc
import hashlib
import shutil
from pathlib import Path

import pytest

from addin.submissions.ledger_identity import DATABASE
from tests.acceptance.test_killed import asked, killed_at
from tests.addin.money_sheets import TWO, Desk
from tests.addin.submissions.test_ledger_identity import copied

ONE_MORE = "| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 三局 | 王小红 | 书记 |"


def backed_up(desk: Desk, folder: Path, *words: str) -> Path:
    desk.types("office", "backup", "--to", folder, *words)
    assert desk.clerk.status == 0, desk.clerk.scolded
    return max(folder.iterdir(), key=lambda file: file.name)


def restored(desk: Desk, backup: Path, *words: str) -> str:
    gc.collect()  # the commands before this one ran in this process too, and left their connections to it
    desk.types("office", "restore", backup, "--by", "周局长", *words)
    assert desk.clerk.status == 0, desk.clerk.scolded
    return desk.clerk.said


def refused(desk: Desk, backup: Path, *words: str) -> str:
    """What is said, and that nothing was changed."""
    before = state(desk.root)
    desk.types("office", "restore", backup, "--by", "周局长", *words)
    assert desk.clerk.status == 2, desk.clerk.said
    assert state(desk.root) == before
    return desk.clerk.scolded


def state(root: Path) -> dict[str, str]:
    """Every file of the office by its content; the database by what is in it."""
    files = [file for file in root.rglob("*") if file.is_file() and not file.name.startswith(DATABASE)]
    found = {file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    journal = asked(root, "SELECT max(id), max(hash) FROM journal") if (root / DATABASE).is_file() else None
    return found | {DATABASE: str(journal)}


@pytest.fixture
def paid(desk: Desk) -> Desk:
    desk.rosters(TWO)
    assert desk.pays() == "1530.00"
    return desk


@pytest.mark.parametrize("password", ["", "银杏2026"])
def test_an_office_that_is_gone_comes_back_as_it_was(paid: Desk, tmp_path: Path, password: str) -> None:
    words = ("--password", password) if password else ()
    backup = backed_up(paid, tmp_path / "U盘", *words)
    before = {name: digest for name, digest in state(paid.root).items() if not name.startswith(("备份/", "缓存/"))}
    shutil.rmtree(paid.root)
    said = restored(paid, backup, *words)
    assert "台账核验过" in said
    assert "原来的都留着" not in said
    after = state(paid.root)
    same = {name for name in before if name != DATABASE and not name.endswith("台账末尾.txt")}  # the restoring is an event
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    paid.sound()
    assert {line["outcome"] for line in paid.computes()["lines"]} == {"blocked"}


def test_a_backup_older_than_the_last_payment_needs_a_reason(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(TWO)
    backup = backed_up(desk, tmp_path / "U盘")
    desk.pays()
    told = refused(desk, backup)
    assert "2026Q3-1" in told
    assert "会被当成没有发过" in told
    said = restored(desk, backup, "--reason", "硬盘坏了，只有这一份")
    assert "2026Q3-1" in said
    (kept,) = (desk.root / "备份").glob("恢复前_*")
    assert asked(kept, "SELECT count(*) FROM entry WHERE kind = 'pay'") == [(6,)], "the ledger of before is kept whole"
    assert asked(desk.root, "SELECT \"by\", detail FROM journal WHERE kind = 'restored'") == [("周局长", "硬盘坏了，只有这一份")]
    assert desk.types("ledger", "verify")
    assert desk.clerk.status in (0, 1)


@pytest.mark.parametrize("gone", ["nothing", "the database", "all but the anchors"])
def test_that_something_was_paid_since_is_known_from_what_is_left(desk: Desk, tmp_path: Path, gone: str) -> None:
    desk.rosters(TWO)
    backup = backed_up(desk, tmp_path / "U盘")
    desk.pays()
    if gone != "nothing":
        for beside in ("", "-wal", "-shm"):
            (desk.root / f"{DATABASE}{beside}").unlink(missing_ok=True)
    if gone == "all but the anchors":
        shutil.rmtree(desk.root / "发放" / "存档")
    assert "旧" in refused(desk, backup)


def test_what_was_received_since_is_put_into_the_inbox_again(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(TWO)
    backup = backed_up(desk, tmp_path / "U盘")
    desk.rosters(ONE_MORE)
    said = restored(desk, backup)
    assert "2 份表已经放回" in said
    assert len(list((desk.root / "收件箱").iterdir())) == 2
    assert any("没有它们的回执" in one for one in desk.ledger("verify")["problems"])
    desk.types("receive", "--accept-with-reason", "测试")
    assert desk.clerk.status == 0, desk.clerk.said
    assert list((desk.root / "收件箱").iterdir()) == []
    assert desk.pays() == "2430.00"
    desk.sound()


def test_a_database_put_back_by_hand_that_is_older_than_what_was_received_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(TWO)
    copied(desk.root / DATABASE, tmp_path / "旧.db")
    desk.rosters(ONE_MORE)
    copied(tmp_path / "旧.db", desk.root / DATABASE)
    for words in (("status", "--period", "2026Q3"), ("ledger", "verify")):
        assert "“已收”里有 2 份表，台账里没有它们的回执" in desk.types(*words)


def test_a_copy_of_the_database_alone_can_be_restored(paid: Desk, tmp_path: Path) -> None:
    copied(paid.root / DATABASE, tmp_path / "另存的台账.db")
    (paid.root / DATABASE).write_bytes(b"broken" * 1000)
    for beside in ("-wal", "-shm"):
        (paid.root / f"{DATABASE}{beside}").unlink(missing_ok=True)
    restored(paid, tmp_path / "另存的台账.db")
    paid.sound()
    (kept,) = (paid.root / "备份").glob("恢复前_*")
    assert (kept / DATABASE).read_bytes().startswith(b"broken"), "somebody may still mend it"


def test_what_is_no_whole_backup_changes_nothing(paid: Desk, tmp_path: Path) -> None:
    backup = backed_up(paid, tmp_path / "U盘")
    whole = backup.read_bytes()
    for wrong in (whole[:-100], whole[:5000] + b"\0" * 500 + whole[5500:], b"", b"a letter"):
        backup.write_bytes(wrong)
        refused(paid, backup)
    refused(paid, tmp_path / "没有这个文件.zip")
    other = Desk(paid.clerk, tmp_path / "别的局", ("530103", "五华区老干部局", "county", "530100"))
    other.standards()
    assert "是 530103 的备份" in refused(paid, backed_up(other, tmp_path / "别的U盘"))


def test_a_ledger_that_was_changed_is_not_restored_unsaid(paid: Desk, tmp_path: Path) -> None:
    from tests.addin.usecases.test_anchor_files import altered  # noqa: PLC0415 - next door

    altered(paid, "UPDATE entry SET fen = 99900 WHERE id = 2")
    backup = backed_up(paid, tmp_path / "U盘")
    assert "核验不过" in refused(paid, backup)
    assert "核验不过" in restored(paid, backup, "--reason", "没有更早的")


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="这个系统不能复制进程")
def test_killed_anywhere_and_run_again(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(TWO)
    backup = backed_up(desk, tmp_path / "U盘")
    desk.rosters(ONE_MORE)
    desk.pays()
    words = ("office", "restore", backup, "--by", "周局长", "--reason", "硬盘坏了")
    for step in range(0, 200, 3):
        root = tmp_path / str(step) / desk.root.name
        shutil.copytree(desk.root, root)
        killed = killed_at(step, *words, "--office", root)
        gc.collect()
        desk.clerk.types(*words, "--office", root)
        assert desk.clerk.status == 0, (step, desk.clerk.scolded)
        assert asked(root, "SELECT count(*) FROM entry") == [(0,)]
        assert len(list((root / "收件箱").glob("[!.]*"))) == 2
        kept = [
            file
            for file in (root / "备份").glob(f"恢复前_*/{DATABASE}")
            if asked(file.parent, "SELECT count(*) FROM entry") != [(0,)]
        ]
        assert kept, "what was paid is not lost"
        assert not (root / ".恢复.tmp").exists()
        if not killed:
            assert step > 10
            return
    raise AssertionError


@pytest.mark.postgres
def test_an_empty_server_is_filled_from_a_backup_and_a_full_one_left_alone(
    postgres_database: str, desk: Desk, tmp_path: Path
) -> None:
    county = Desk(desk.clerk, tmp_path / "共用", database=postgres_database.replace("+psycopg", ""))
    county.standards()
    county.rosters(TWO)
    county.pays()
    backup = backed_up(county, tmp_path / "U盘")
    assert "已经有台账了" in refused(county, backup)
    empty_server(postgres_database)
    restored(county, backup)
    county.sound()
    county.rosters(ONE_MORE)
    assert county.pays() == "900.00"
    county.sound()


def empty_server(url: str) -> None:
    """As after a crash whose administrator has made the database anew."""
    from sqlalchemy import create_engine, text  # noqa: PLC0415 - here alone

    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public", "DROP SCHEMA office_530102 CASCADE"):
            connection.execute(text(statement))
    engine.dispose()
