"""The button 导入旧表: on the old roster, then on the workbook of choices that it opens."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from addin.bringing.importing.mapping import sheet_reader
from addin.doors.ribbon.click import click
from addin.doors.ribbon.user_settings import UserSettings
from tests.addin.memory_host import App
from workbook_templates.read import read_grids, read_submission

NUMBER = "530302195401111007"


def test_two_clicks_bring_a_roster_in(tmp_path: Path) -> None:
    host, memory = App(), UserSettings(tmp_path / "config")
    old = Workbook()
    for row in (["姓名", "身份证号码", "性别", "出生年月", "职级"], ["吴秀军", NUMBER, "女", "1954.01", "主任科员"]):
        old.active.append(row)
    old.save(tmp_path / "旧名册.xlsx")
    click("fill_import", host.books.open(str(tmp_path / "旧名册.xlsx")), memory)
    mapping = host.books[-1]
    assert mapping.name == "花名册_旧名册_映射.xlsx"
    told = "".join(str(row[0].value) for book in host.books if "导入结果" in book.wb.sheetnames for row in book.wb["导入结果"])
    assert "在映射表里核对、选定，再点一次“导入旧表”" in told
    values = mapping.wb["值"]
    [line] = [row for row in values.iter_rows(min_row=4) if row[1].value == "主任科员"]
    line[3].value = "乡科级正职"
    click("fill_import", mapping, memory)
    assert host.books[-1].name == "花名册_旧名册.xlsx", host.said[-1]
    person = read_submission(tmp_path / "花名册_旧名册.xlsx").tables["离退休干部"].row(0)
    assert (person["退休时职级"], str(person["出生日期"])) == ("乡科级正职", "1954-01-11")
    click("fill_import", host.books[0], memory)
    again = host.books[-1]
    assert again.name == "花名册_旧名册-2_映射.xlsx", "nobody has said which unit this is: what was answered is proposed"
    [line] = [row for row in again.wb["值"].iter_rows(min_row=4) if row[1].value == "主任科员"]
    assert (line[3].value, line[4].value) == ("乡科级正职", "建议")
    click("fill_import", again, memory)
    assert host.books[-1].name == "花名册_旧名册-2.xlsx", "nothing is overwritten"


def test_a_mapping_that_excel_has_open_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows nobody can replace a file that Excel has open: the roster is made all the same, and no answer is lost."""
    host, memory = App(), UserSettings(tmp_path / "config")
    old = Workbook()
    for row in (["姓名", "身份证号码", "性别", "职级"], ["吴秀军", NUMBER, "女", "主任科员"]):
        old.active.append(row)
    old.save(tmp_path / "旧名册.xlsx")
    click("fill_import", host.books.open(str(tmp_path / "旧名册.xlsx")), memory)
    mapping = host.books[-1]
    [line] = [row for row in mapping.wb["值"].iter_rows(min_row=4) if row[1].value == "主任科员"]
    line[3].value = "乡科级正职"
    mapping.save()
    replace, opened = Path.replace, tmp_path / mapping.name

    def refused_where_open(self: Path, target: Path) -> Path:
        if target == opened:
            raise PermissionError(13, "in use", str(target))
        return replace(self, target)

    before = opened.read_bytes()
    monkeypatch.setattr(Path, "replace", refused_where_open)
    monkeypatch.setattr(mapping, "save", lambda: None)
    click("fill_import", mapping, memory)
    assert host.books[-1].name == "花名册_旧名册.xlsx", host.said
    assert opened.read_bytes() == before
    assert read_submission(tmp_path / "花名册_旧名册.xlsx").tables["离退休干部"].row(0)["退休时职级"] == "乡科级正职"
    assert (tmp_path / "花名册_旧名册_映射-2.xlsx").is_file()
    assert "“花名册_旧名册_映射.xlsx”正开着" in "".join(host.said)


def test_the_workbook_of_choices_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host, memory, read = App(), UserSettings(tmp_path / "config"), []
    old = Workbook()
    for row in (["姓名", "身份证号码", "性别"], ["吴秀军", NUMBER, "女"]):
        old.active.append(row)
    old.save(tmp_path / "旧名册.xlsx")
    click("fill_import", host.books.open(str(tmp_path / "旧名册.xlsx")), memory)
    monkeypatch.setattr(sheet_reader, "read_grids", lambda path: (read.append(path), read_grids(path))[1])
    click("fill_import", host.books[-1], memory)
    assert host.books[-1].name == "花名册_旧名册.xlsx", host.said
    assert [path.name for path in read] == ["花名册_旧名册_映射.xlsx"]


def test_a_workbook_that_was_never_saved_is_refused(tmp_path: Path) -> None:
    host = App()
    click("fill_import", host.books.add(), UserSettings(tmp_path / "config"))
    assert "还没有保存" in host.said[-1]
