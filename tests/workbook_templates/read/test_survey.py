"""What is meant by a folder or an archive: the forms in it, and by name everything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import archive
from tests.workbook_templates.read.test_bombs import lying
from workbook_templates.read import Reading
from workbook_templates.read.archive import ArchivedFile, archived_files, bytes_of
from workbook_templates.read.survey import Survey, survey
from workbook_templates.read.troubles import (
    ARCHIVE,
    ARCHIVE_PASSWORD,
    BOMB,
    CLIMBING,
    DAMAGED,
    ENTRIES,
    TRUNCATED,
    Trouble,
    Unusable,
)  # fmt: skip

# The second byte of 縗 in GBK is a backslash; the two bytes of 一 are a letter in UTF-8.
NAMES = ["甲单位.xlsx", "花名册/乙单位.xlsx", "縗縗.xlsx", "a.xls", "一.xlsx"]


def forms(found: Survey, root: Path) -> list[str]:
    paths = (form.path if isinstance(form, ArchivedFile) else form for form in found.forms)
    return [path.relative_to(root).as_posix() for path in paths]


def passed_over(found: Survey, root: Path) -> dict[str, str]:
    return {one.path.relative_to(root).as_posix(): one.what for one in found.passed_over}


@pytest.fixture
def folder(tmp_path: Path, good: bytes) -> Path:
    ours = ("已校验/甲（已校验）.xlsx", "已校验/旧.docx")
    hidden = ("~$甲.xlsx", ".~甲.xlsx", ".~lock.甲.xlsx#", ".隐藏.xlsx", "Thumbs.db", "desktop.ini", ".git/x.jpg")
    others = ("照片.jpg", "通知.docx", "盖章.pdf", "说明.txt", "怪.abc")
    for name in ("甲.xlsx", "乙.XLS", "丙.csv", "丁.et", "戊.rar", "下级/己.xlsx", *others, *hidden, *ours):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def test_tables_are_read_and_everything_else_is_named(folder: Path) -> None:
    found = survey([folder], without=[folder / "已校验"])
    assert forms(found, folder) == ["丁.et", "丙.csv", "乙.XLS", "戊.rar", "甲.xlsx", "下级/己.xlsx"]
    assert passed_over(found, folder) == {
        "照片.jpg": "图片", "通知.docx": "Word 文档", "盖章.pdf": "PDF", "说明.txt": "文本", "怪.abc": "不是表格",
    }  # fmt: skip


def test_a_file_that_was_named_is_read_whatever_it_is(folder: Path) -> None:
    assert forms(survey([folder / "照片.jpg"]), folder) == ["照片.jpg"]


def test_links_are_named_where_they_do_not_count(folder: Path) -> None:
    (folder / "链.xlsx").symlink_to(folder / "甲.xlsx")
    assert "链.xlsx" in forms(survey([folder]), folder)
    found = survey([folder], links=False)
    assert "链.xlsx" not in forms(found, folder)
    assert "快捷方式" in passed_over(found, folder)["链.xlsx"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "gb18030"])
def test_an_archive_is_the_files_in_it(encoding: str, good: bytes, tmp_path: Path) -> None:
    packed = archive(tmp_path / "表.zip", dict.fromkeys(NAMES, good), encoding)
    found = survey([tmp_path])
    assert sorted(forms(found, packed)) == sorted(NAMES)
    for form in found.forms:
        assert bytes_of(form).data == good
        assert Reading("x", bytes_of(form)).submission.form is not None


def test_what_lies_in_an_archive_beside_the_forms_is_named(good: bytes, tmp_path: Path) -> None:
    inside = {
        "甲.xlsx": good,
        "照.png": b"",
        "里.zip": good,
        "里.rar": b"",
        "__MACOSX/._甲.xlsx": b"",
        ".DS_Store": b"",
        "~$甲.xlsx": b"",
    }
    found = survey([archive(tmp_path / "表.zip", inside)])
    assert forms(found, tmp_path) == ["表.zip/甲.xlsx"]
    assert {one.path.name: one.may_hold_forms for one in found.passed_over} == {"照.png": False, "里.zip": True, "里.rar": True}


def test_a_file_in_an_archive_is_known_by_what_it_held(good: bytes, tmp_path: Path) -> None:
    packed = archive(tmp_path / "表.zip", {"甲.xlsx": good})
    (form,) = survey([packed]).forms
    content = bytes_of(form)
    hash_then = content.sha256
    content.let_go()
    assert content.data == good
    content.let_go()
    assert not content.changed_since
    archive(packed, {"甲.xlsx": good[:-1] + b"\1"})
    assert content.changed_since
    with pytest.raises(Unusable):
        _ = content.data
    assert content.sha256 == hash_then


def test_two_files_of_one_name_are_two(good: bytes, tmp_path: Path) -> None:
    packed = archive(tmp_path / "表.zip", {"甲.xlsx": good, "甲/甲.xlsx": good, "甲.XLSX": good})
    assert len(survey([packed]).forms) == 3


def locked(data: bytes) -> bytes:
    """Both headers of the first entry say that it is encrypted."""
    at = data.index(b"PK\x01\x02")
    return data[:6] + bytes([data[6] | 1]) + data[7 : at + 8] + bytes([data[at + 8] | 1]) + data[at + 9 :]


def otherwise_packed(data: bytes) -> bytes:
    at = data.index(b"PK\x01\x02")
    return data[: at + 10] + b"\x0e" + data[at + 11 :]


@pytest.mark.parametrize(
    ("files", "change", "trouble"),
    [
        ({"甲.xlsx": b"x" * 100}, locked, ARCHIVE_PASSWORD),
        ({"甲.xlsx": b"x" * 100}, otherwise_packed, ARCHIVE),
        ({"甲.xlsx": b"x" * 100}, lambda data: data[:-30], TRUNCATED),
        ({"甲.xlsx": bytes(130_000_000)}, lambda data: data, BOMB),
        ({"../甲.xlsx": b"x"}, lambda data: data, CLIMBING),
        ({"C:/甲.xlsx": b"x"}, lambda data: data, CLIMBING),
        ({f"{n}.xlsx": b"" for n in range(2_001)}, lambda data: data, ENTRIES),
    ],
    ids=lambda value: value.name if isinstance(value, Trouble) else "",
)
def test_an_archive_that_is_not_opened_says_why(files: dict[str, bytes], change, trouble: Trouble, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    packed = archive(tmp_path / "表.zip", files)
    packed.write_bytes(change(packed.read_bytes()))
    with pytest.raises(Unusable) as told:
        archived_files(packed)
    assert told.value.trouble == trouble
    assert survey([packed]).forms == [packed], "its report says it too"


def test_a_damaged_file_in_an_archive_does_not_keep_the_others_waiting(good: bytes, tmp_path: Path) -> None:
    packed = archive(tmp_path / "表.zip", {"a.xlsx": good, "b.xlsx": good})
    packed.write_bytes(lying(packed.read_bytes(), "b.xlsx", 1000))
    found = survey([packed])
    assert forms(found, tmp_path) == ["表.zip/a.xlsx"]
    assert [(one.path.name, one.what, one.may_hold_forms) for one in found.passed_over] == [("b.xlsx", DAMAGED.name, True)]


def test_a_workbook_called_zip_is_a_workbook(good: bytes, tmp_path: Path) -> None:
    (tmp_path / "表.zip").write_bytes(good)
    found = survey([tmp_path])
    assert found.forms == [tmp_path / "表.zip"] or forms(found, tmp_path) == ["表.zip"]
    assert Reading("x", bytes_of(found.forms[0])).submission.form is not None


def test_an_archive_without_a_table_has_its_report(tmp_path: Path) -> None:
    packed = archive(tmp_path / "表.zip", {"照.png": b"x"})
    found = survey([packed])
    assert found.forms == [packed]
    assert passed_over(found, packed) == {"照.png": "图片"}
