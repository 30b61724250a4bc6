"""Numbers of persons and accounts stand in forms and allowance sheets, and nowhere else, wherever someone typed them."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from addin.doors.commandline import main
from addin.ledger.verify import verify
from addin.store.connection import open_store, reading, sqlite_url
from tests.acceptance.hostile import texts, typed, whole_way
from tests.addin.submitted_files import activity, person, roster, unit, unit_code, write
from workbook_templates.atomic_write import clear_leftovers
from workbook_templates.cell_types import mask_in_text

ACCOUNT = "6223690000000000015"
MISPLACED = "530102196203151124"
OLD = "530102620315112"
OTHER_ACCOUNT = "6228480012345678901"
SEEN_IN_FULL = (
    "发放表.xlsx",
    "补贴发放表_",
    "银行.csv",
    "银行代发_",
    "上报",
)  # what finance signs, what the bank gets, what goes up


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that is written of a unit whose clerk typed numbers into names, notes, subjects and dates."""
    root = tmp_path_factory.mktemp("privacy")
    people, log = roster(1), activity(1, [("2026Q3-1", "2026-08-12")])
    people["离退休干部"][0] |= {"备注": f"原身份证{OLD}", "居住地": f"见{MISPLACED}"}
    people["离退休干部"][1] |= {"姓名": MISPLACED, "联系电话": MISPLACED}
    people["离退休干部"][2] |= {"身份证号": person(102)["姓名"], "姓名": person(102)["身份证号"], "民族": OTHER_ACCOUNT}
    people["党组织"][0]["备注"] = f"账号{OTHER_ACCOUNT}"
    log["活动记录"][0] |= {"活动主题": f"慰问{MISPLACED}", "记录人": MISPLACED, "地点": OTHER_ACCOUNT}
    account = {key: person(100)[key] for key in ("姓名", "身份证号")} | {"账号": ACCOUNT, "备注": OTHER_ACCOUNT}
    money = {"补贴标准": [{"适用范围代码": unit_code(1)}], "收款账户": [account], "工作经费": [], "重复认定": []}
    sheets = {"roster": people, "activity": log, "allowance": money}
    files = [write(root / "来件" / f"{kind}.xlsx", kind, rows, **unit(1)) for kind, rows in sheets.items()]
    whole_way(root / "办", files, root / "写出")
    return root


def secrets() -> list[str]:
    return [MISPLACED, OLD, ACCOUNT, OTHER_ACCOUNT, *(str(person(100 + n)["身份证号"]) for n in range(4))]


def told(root: Path) -> list[Path]:
    """What is written for people to read, and what programs get."""
    files = [path for folder in ("写出", "办") for path in (root / folder).rglob("*") if path.is_file()]
    return [path for path in files if path.suffix in (".txt", ".csv", ".html", ".docx", ".xlsx", ".log") and not _in_full(path)]


def _in_full(path: Path) -> bool:
    return path.name.startswith(SEEN_IN_FULL)


def test_no_number_stands_in_full_where_it_is_not_needed(written: Path) -> None:
    files = told(written)
    assert {path.suffix for path in files} == {".txt", ".csv", ".html", ".docx", ".xlsx"}
    leaks = {path.name: found for path in files if (found := [secret for secret in secrets() if secret in texts(path)])}
    assert leaks == {}


def test_the_search_above_is_able_to_find(written: Path) -> None:
    """The same numbers are there where they belong, and masked where people read of them."""
    assert ACCOUNT in texts(written / "写出" / "银行.csv")
    assert MISPLACED[:6] + "********" + MISPLACED[-4:] in "".join(texts(path) for path in told(written))


def test_no_number_stands_in_a_file_name(written: Path) -> None:
    assert [path.name for path in written.rglob("*") if any(secret in path.name for secret in secrets())] == []


def test_a_masked_number_cannot_be_found_by_trying(written: Path) -> None:
    """The whole of two hashes of the chain would tell which date of birth stands behind the stars."""
    with sqlite3.connect(written / "办" / "台账.db") as ledger:
        hashes = [found[0] for found in ledger.execute("SELECT hash FROM entry UNION SELECT digest FROM batch")]
    assert len(hashes) > 4
    everything = "".join(texts(path) for path in told(written))
    assert [one for one in hashes if one in everything] == []
    assert any(one[:16] in everything for one in hashes), "as much as finds an entry again is told"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("见530102196203151124。", "见530102********1124。"),
        ("53010219620315112x", "530102********112x"),
        ("老号530102620315112", "老号530102*****5112"),
        ("卡6228480012345678901", "卡622848*********8901"),
        ("11530102015101001R", "11530102015101001R"),
        ("115301020151010017", "115301020151010017"),
        ("530102000011，2026-08-12，13888000001", "530102000011，2026-08-12，13888000001"),
        ("9851c8236e07f64c3a70b6dae52e4c15", "9851c8236e07f64c3a70b6dae52e4c15"),
    ],
)
def test_running_text_is_shown_without_numbers_of_persons(text: str, shown: str) -> None:
    assert mask_in_text(text) == shown


def test_a_bug_is_told_in_a_sentence_and_noted_without_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> int:
        raise ValueError(f"bad {MISPLACED}")

    monkeypatch.setattr(main, "_run", broken)
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    status, said = typed("check", f"{MISPLACED}.xlsx")
    (log,) = tmp_path.rglob("*.log")
    noted = log.read_text(encoding="utf-8")
    assert (status, "程序出了错" in said, "ValueError" in noted) == (2, True, True)
    assert not [text for text in (said, noted) if MISPLACED in text or "Traceback" in text]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 的权限由文件夹继承")
def test_an_offices_folder_is_closed_to_others(written: Path) -> None:
    assert stat.S_IMODE((written / "办").stat().st_mode) & 0o007 == 0


def test_what_a_killed_run_left_half_written_is_taken_away(tmp_path: Path) -> None:
    old, young, other = (tmp_path / name for name in (".12ab.tmp", ".56cd.tmp", "名册.tmp"))
    for file in (old, young, other):
        file.write_text(MISPLACED)
    for file in (old, other):
        os.utime(file, (0, 0))
    clear_leftovers(tmp_path)
    assert [file.exists() for file in (old, young, other)] == [False, True, True]


CHANGES = {
    "someone else counts as paid": "INSERT INTO live_payment SELECT month, '53010219550101', entry_id FROM live_payment LIMIT 1",
    "somebody counts as unpaid": "DELETE FROM live_payment WHERE month = (SELECT min(month) FROM live_payment)",
    "a payment for another": "UPDATE entry SET person = '530102195501011239' WHERE id = 2",
    "an amount": "UPDATE entry SET fen = fen + 1 WHERE id = 3",
    "an entry is gone": "DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)",
    "an account": "UPDATE batch_post SET account = '1' WHERE pos = 0",
    "a reason": "UPDATE batch_line SET reason = 'x' WHERE pos = 0",
    "who paid": "UPDATE batch SET paid_by = 'x'",
    "a sum": "UPDATE batch SET pay_fen = pay_fen + 1",
    "the end": "UPDATE ledger_head SET entry_id = entry_id - 1",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whoever_changes_the_file_itself_is_found_out(written: Path, tmp_path: Path, change: str) -> None:
    with sqlite3.connect(written / "办" / "台账.db") as old, sqlite3.connect(tmp_path / "台账.db") as new:
        old.backup(new)
    assert _problems(tmp_path / "台账.db") == ()
    with sqlite3.connect(tmp_path / "台账.db") as ledger:
        for (trigger,) in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            ledger.execute(f'DROP TRIGGER "{trigger}"')
        changed = ledger.execute(change).rowcount
    assert changed >= 1
    problems = _problems(tmp_path / "台账.db")
    assert problems
    assert not re.search(r"\d{15,}", "".join(problems))


def _problems(file: Path) -> tuple[str, ...]:
    engine = open_store(sqlite_url(file))
    with reading(engine) as connection:
        found = verify(connection).problems
    engine.dispose()
    return found
