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
    for row in (["姓名", "性别", "身份证号码", "近况"], ["张建国", "男", "530102194812310013", "照旧"]):
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


def test_an_old_roster_with_the_choices_made_in_the_page(page: ClerksPage, tmp_path: Path) -> None:
    pane = open_tab(page, "旧名册带进来")
    pane.locator("[name=old]").set_input_files(str(old_roster(tmp_path / "旧名册.xlsx")))
    pane.get_by_role("button", name="导入成花名册").click()
    asked = pane.locator(".choices")
    asked.wait_for()
    assert pane.locator(".said").inner_text().startswith("已导入：离退休干部 1 行。")
    answer(asked, "“近况”", "离退休干部.状态")
    asked.get_by_role("button", name="选好了，导入").click()
    asked.locator(".choice.asked", has_text="“照旧”").wait_for()
    answer(asked, "“照旧”", "在册")
    saved = unpacked(page.saved("选好了，导入", tmp_path), tmp_path / "结果")
    assert pane.locator(".choices").count() == 0, "nothing is open any more"
    table = read_submission(saved["花名册_旧名册.xlsx"]).tables[SHEET]
    assert (table.get("姓名"), table.get("状态")) == (["张建国"], ["在册"])
    pane.locator("[name=mapping]").set_input_files(str(saved["花名册_旧名册_映射.xlsx"]))
    again = unpacked(page.saved("导入成花名册", tmp_path), tmp_path / "第二次")
    pane.locator("[name=mapping]").set_input_files([])
    assert read_submission(again["花名册_旧名册.xlsx"]).tables[SHEET].get("状态") == ["在册"], "and is not asked again"


def test_an_old_roster_saved_with_open_choices(page: ClerksPage, tmp_path: Path) -> None:
    pane = open_tab(page, "旧名册带进来")
    pane.locator("[name=old]").set_input_files(str(old_roster(tmp_path / "旧名册.xlsx")))
    pane.get_by_role("button", name="导入成花名册").click()
    saved = unpacked(page.saved("先保存，以后再选", tmp_path), tmp_path / "先保存")
    assert read_submission(saved["花名册_旧名册.xlsx"]).tables[SHEET].get("状态") == [None]


def answer(asked: Any, question: str, chosen: str) -> None:
    asked.locator(".choice", has_text=question).locator("select").select_option(chosen)


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
