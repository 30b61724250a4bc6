"""``yinling check`` of a folder or an archive: one report a form, and every other file by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addin.doors.commandline.commands.check import run
from tests.archives import archive
from tests.workbook_templates.read.forms import filled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    good = filled(tmp_path / "in" / "甲.xlsx").read_bytes()
    archive(tmp_path / "in" / "一县.zip", {"乙.xlsx": good, "表/丙.xlsx": good})
    (tmp_path / "in" / "丁.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    for name in ("照片.jpg", "请示.docx", ".隐藏.jpg", "~$甲.xlsx"):
        (tmp_path / "in" / name).write_bytes(b"x")
    return tmp_path / "in"


def test_one_report_a_form_and_the_others_by_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(folder)]) == 2
    said = capsys.readouterr().out
    for name in ("甲.xlsx　《花名册》", "一县.zip/乙.xlsx　《花名册》", "一县.zip/表/丙.xlsx　《花名册》", "丁.xls　不能使用"):
        assert name in said
    assert "另有 2 个文件没有检查" in said
    assert "照片.jpg（图片）" in said
    assert "请示.docx（Word 文档）" in said
    assert "隐藏" not in said
    assert "~$" not in said


def test_for_a_program_the_reports_alone_stand_on_the_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([str(folder), "--json"])
    out, err = capsys.readouterr()
    assert [report["file"] for report in json.loads(out)] == ["一县.zip/乙.xlsx", "一县.zip/表/丙.xlsx", "丁.xls", "甲.xlsx"]
    assert "照片.jpg" in err


def test_a_form_in_an_archive_is_found_to_have_what_it_has_outside(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([str(folder / "甲.xlsx"), "--json"])
    alone = json.loads(capsys.readouterr().out)["findings"]
    run([str(archive(folder / "二县.zip", {"表/甲.xlsx": (folder / "甲.xlsx").read_bytes()})), "--json"])
    assert json.loads(capsys.readouterr().out)["findings"] == alone


def test_marked_copies_of_what_lies_in_an_archive(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([str(folder / "一县.zip"), "--marked", str(tmp_path / "标")])
    assert sorted(path.name for path in (tmp_path / "标").iterdir()) == ["丙（已校验）.xlsx", "乙（已校验）.xlsx"]
    capsys.readouterr()
    run([str(folder / "一县.zip"), str(tmp_path), "--marked", str(tmp_path / "标")])
    assert "已校验" not in capsys.readouterr().out.split("另有")[-1].split("已标注")[-1]


def test_a_nested_archive_is_no_clean_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = filled(tmp_path / "甲.xlsx").read_bytes()
    packed = archive(tmp_path / "一县.zip", {"甲.xlsx": good, "里面.zip": good})
    assert run([str(packed)]) == 2
    assert "里面.zip（压缩包里的压缩包" in capsys.readouterr().out
