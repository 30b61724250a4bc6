"""Each job of a unit, done in the page from its tab to the file that is saved."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.addin.doors.page.chromium import ClerksPage, texts
from tests.addin.doors.page.test_page import ROWS, SHEET, wrong_form
from tests.workbook_templates.read.forms import filled
from workbook_templates.read import read_submission

pytestmark = [pytest.mark.alone, pytest.mark.browser]


def open_tab(page: ClerksPage, name: str) -> Any:
    """The pane of a tab, once Python is there."""
    page.wait()
    page.tab.get_by_role("tab", name=name, exact=True).click()
    return page.tab.locator("section:not([hidden])")


def unpacked(archive: Path, folder: Path) -> dict[str, Path]:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    return {path.name: path for path in folder.rglob("*.xlsx")}


def old_roster(path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in (["姓名", "性别", "身份证号码"], ["张建国", "男", "530102194812310013"]):
        book.worksheets[0].append(row)
    book.save(path)
    return path


def test_the_next_period_s_form_and_the_change_form(page: ClerksPage, tmp_path: Path) -> None:
    pane = open_tab(page, "下期的表")
    pane.locator("[name=last]").set_input_files(str(filled(tmp_path / "花名册.xlsx", ROWS, 报告期="2026Q3")))
    made = unpacked(page.saved("生成下期的表", tmp_path), tmp_path / "下期")
    read = [read_submission(path) for path in made.values()]
    assert {one.form.kind for one in read if one.form} == {"roster", "change"}
    assert {str(one.cover("报告期")) for one in read} == {"2026Q4"}
    assert "带过来" in pane.locator(".said").inner_text()


@pytest.mark.parametrize(("kind", "title"), [("roster", "花名册"), ("change", "变动表")])
def test_a_blank_form_with_the_unit_on_its_cover(page: ClerksPage, tmp_path: Path, kind: str, title: str) -> None:
    pane = open_tab(page, "空白表")
    pane.locator("[name=kind]").select_option(kind)
    pane.locator("[name=unit_name]").fill("盘龙区农业农村局")
    pane.locator("[name=period]").fill("2026Q3")
    blank = page.saved("生成空白表", tmp_path)
    assert blank.name == f"{title}_盘龙区农业农村局_2026Q3.xlsx"
    assert read_submission(blank).usable


def test_what_is_due_with_its_calendar(page: ClerksPage, tmp_path: Path) -> None:
    pane = open_tab(page, "还欠哪些事")
    pane.locator("[name=forms]").set_input_files(str(filled(tmp_path / "花名册.xlsx", ROWS)))
    pane.locator("[name=calendar]").check()
    calendar = page.saved("列出来", tmp_path)
    assert calendar.name == "待办事项_2026Q3.ics"
    assert calendar.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "（" in pane.locator(".said").inner_text(), "each with its clause"


def test_an_old_roster_and_then_with_the_choices_that_were_made(page: ClerksPage, tmp_path: Path) -> None:
    pane = open_tab(page, "旧名册带进来")
    pane.locator("[name=old]").set_input_files(str(old_roster(tmp_path / "旧名册.xlsx")))
    first = unpacked(page.saved("导入成花名册", tmp_path), tmp_path / "第一次")
    (mapping,) = [path for name, path in first.items() if "映射" in name]
    assert "身份证号码" in pane.locator(".said table").inner_text()
    pane.locator("[name=mapping]").set_input_files(str(mapping))
    second = unpacked(page.saved("导入成花名册", tmp_path), tmp_path / "第二次")
    pane.locator("[name=mapping]").set_input_files([])
    form = read_submission(second["花名册_旧名册.xlsx"])
    assert form.tables[SHEET].get("姓名") == ["张建国"]


def test_on_paper_stands_the_list_and_nothing_to_click(page: ClerksPage, tmp_path: Path) -> None:
    page.drop(wrong_form(tmp_path / "错表.xlsx"))
    page.tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.tab.emulate_media(media="print")
    seen = page.tab.locator("body").inner_text()
    page.tab.emulate_media(media="screen")
    assert "错表.xlsx" in seen
    assert all(f"{SHEET}!C{row}" in seen for row in (4, 5, 6)), "the other places too"
    assert [label for label in ("选择文件", "保存标好颜色的表", "打印问题清单") if label in seen] == []
    assert texts(page.tab, "#results .message")[0] in seen
