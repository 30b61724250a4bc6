"""A form under a password, on every way that takes one: what opened it once opens it wherever it is needed again."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from addin.usecases.passwords import encrypt_files
from tests.acceptance.hostile import typed
from tests.addin.submitted_files import roster, unit, write
from workbook_templates.layout import PROBLEMS
from workbook_templates.read import Protection, read_file, read_submission
from workbook_templates.read.decrypt import decrypt, encrypt

SECRET = "秋天的银杏2026"
PEOPLE = "离退休干部"
ENCRYPTED = b"\xd0\xcf\x11\xe0"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A roster of four whose second person has a wrong sex, encrypted."""
    rows = roster(1)
    rows[PEOPLE][1]["性别"] = "女"
    plain = write(tmp_path / "花名册.xlsx", "roster", rows, **unit(1))
    (file,) = encrypt_files([plain], SECRET, None)
    plain.unlink()
    return file


def opened(file: Path, folder: Path) -> Path:
    """A copy without the password, for openpyxl."""
    assert file.read_bytes().startswith(ENCRYPTED), f"{file} holds persons and lies there without its password"
    plain = folder / f"明-{file.name}"
    plain.write_bytes(decrypt(file.read_bytes(), SECRET))
    return plain


def rows_of(locked: Path, folder: Path) -> Path:
    status, said = typed("check", locked, "--password", SECRET, "--bad-rows", folder)
    assert status == 1
    (rows,) = folder.iterdir()
    assert str(rows) in said
    return rows


def test_bad_rows_are_taken_out_marked_and_encrypted(locked: Path, tmp_path: Path) -> None:
    rows = rows_of(locked, tmp_path / "待改")
    assert rows.name == "花名册（加密）（待改）.xlsx"
    table = read_submission(rows, password=SECRET).tables[PEOPLE]
    assert list(table.get("来源行")) == [5]
    assert PROBLEMS in openpyxl.load_workbook(opened(rows, tmp_path)).sheetnames


def test_marked_copies_and_bad_rows_in_one_run(locked: Path, tmp_path: Path) -> None:
    folders = ("--marked", tmp_path / "标注", "--bad-rows", tmp_path / "待改")
    assert typed("check", locked, "--password", SECRET, *folders)[0] == 1
    for folder in ("标注", "待改"):
        (file,) = (tmp_path / folder).iterdir()
        assert PROBLEMS in openpyxl.load_workbook(opened(file, tmp_path)).sheetnames


def mended(rows: Path, folder: Path) -> Path:
    """The rows with the mistake put right, saved under the password again."""
    book = openpyxl.load_workbook(opened(rows, folder))
    column = next(cell.column for cell in book[PEOPLE][3] if cell.value == "性别")
    book[PEOPLE].cell(4, column).value = "男"
    book.save(folder / "改好.xlsx")
    done = folder / "改好（加密）.xlsx"
    done.write_bytes(encrypt((folder / "改好.xlsx").read_bytes(), SECRET))
    return done


def test_mended_rows_go_back_into_an_encrypted_workbook(locked: Path, tmp_path: Path) -> None:
    done, new = mended(rows_of(locked, tmp_path / "待改"), tmp_path), tmp_path / "新表.xlsx"
    status, said = typed("mend", locked, done, "-o", new, "--password", SECRET)
    assert (status, "改动 1 格" in said) == (0, True), said
    assert new.read_bytes().startswith(ENCRYPTED)
    assert list(read_submission(new, password=SECRET).tables[PEOPLE].get("性别")) == ["男"] * 4
    assert typed("check", new, "--password", SECRET)[0] == 0


@pytest.mark.parametrize(
    ("given", "reason"), [((), "加了打开密码"), (("--password", "别的密码"), "给出的密码打不开")], ids=["none", "wrong"]
)
def test_without_the_right_password_each_says_so(given: tuple[str, ...], reason: str, locked: Path, tmp_path: Path) -> None:
    for command in (("mend", locked, locked, "-o", tmp_path / "新表.xlsx"), ("due", locked), ("check", locked)):
        status, said = typed(*command, *given)
        assert (status, reason in said) == (2, True), said
    assert not (tmp_path / "新表.xlsx").exists()


def test_what_is_due_is_told_as_of_the_plain_file(locked: Path, tmp_path: Path) -> None:
    assert typed("due", locked, "--password", SECRET) == typed("due", opened(locked, tmp_path))


def test_a_reading_knows_how_its_file_stands_to_passwords(locked: Path, tmp_path: Path) -> None:
    files = ((locked, None), (locked, "别的密码"), (locked, SECRET), (opened(locked, tmp_path), SECRET))
    told = [read_file(file, password=password).protection for file, password in files]
    assert told == [Protection.NEEDED, Protection.WRONG, Protection.OPENED, Protection.NONE]
