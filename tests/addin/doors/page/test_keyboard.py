"""The page without a mouse: from the forms to what is saved, and the focus where the next step is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.addin.doors.page.chromium import ClerksPage
from tests.addin.doors.page.test_page import ROWS, SHEET, wrong_form
from tests.workbook_templates.read.forms import changed, filled

pytestmark = [pytest.mark.alone, pytest.mark.browser]
FOCUS = "document.activeElement.textContent.trim()"


def walk_to(tab: Any, text: str) -> None:
    """Press Tab until what has this text has the focus."""
    for _ in range(40):
        tab.keyboard.press("Tab")
        if tab.evaluate(FOCUS) == text:
            return
    raise AssertionError(f"{text} is not reached")


def choose(tab: Any, *files: Path) -> None:
    """Choose files by the button that has the focus."""
    with tab.expect_file_chooser() as asked:
        tab.keyboard.press("Enter")
    asked.value.set_files([str(file) for file in files])


def saved(tab: Any, folder: Path) -> Path:
    """The file that the button with the focus saves."""
    with tab.expect_download() as waiting:
        tab.keyboard.press("Enter")
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def correct(book: openpyxl.Workbook) -> None:
    for row, name, sex in zip((4, 5, 6), ("张建国", "李红", "王强"), "男女男", strict=True):
        book[SHEET][f"A{row}"], book[SHEET][f"C{row}"] = name, sex


def test_the_tabs_go_by_keyboard(page: ClerksPage) -> None:
    page.tab.get_by_role("tab", name="校验", exact=True).focus()
    page.tab.keyboard.press("ArrowRight")
    assert page.tab.evaluate("() => document.activeElement.id") == "tab-mend"
    assert page.tab.locator("#pane-mend").is_visible()
    page.tab.keyboard.press("ArrowLeft")


def test_from_choosing_to_saving_and_merging(page: ClerksPage, tmp_path: Path) -> None:
    tab, wrong = page.tab, wrong_form(tmp_path / "错表.xlsx")
    page.wait()
    tab.get_by_role("tab", name="校验", exact=True).focus()
    walk_to(tab, "选择文件")
    choose(tab, wrong)
    tab.wait_for_selector("#results:focus")
    page.wait()
    walk_to(tab, "保存标好颜色的表")
    assert saved(tab, tmp_path).name == "错表（已校验）.xlsx"
    assert tab.evaluate(FOCUS) == "保存标好颜色的表", "the focus stays where it was"
    walk_to(tab, "只保存有问题的行")
    rows = changed(saved(tab, tmp_path), correct)
    walk_to(tab, f"{SHEET}!A6")
    tab.keyboard.press("Enter")
    tab.wait_for_selector(".row")
    assert tab.evaluate("document.activeElement.ariaExpanded") == "true"
    tab.locator("#tab-check").focus()
    tab.keyboard.press("ArrowRight")
    for file in (wrong, rows):
        walk_to(tab, "选择文件")
        choose(tab, file)
        tab.wait_for_selector(f"#pane-mend .names >> text={file.name}")
    walk_to(tab, "合并成新表")
    mended = saved(tab, tmp_path)
    tab.wait_for_selector("#pane-mend .said >> text=改动 4 格")
    assert tab.evaluate(FOCUS) == "合并成新表"
    tab.locator("#tab-mend").focus()
    tab.keyboard.press("ArrowLeft")
    assert "没有错误，可以报送" in page.drop(mended)


def test_a_folder_is_chosen_by_its_button(page: ClerksPage, tmp_path: Path) -> None:
    folder = tmp_path / "一个单位"
    folder.mkdir()
    filled(folder / "花名册.xlsx", ROWS)
    filled(folder / "活动记录.xlsx", kind="activity")
    (folder / "说明.txt").write_text("不是表", encoding="utf-8")
    page.wait()
    page.tab.locator("#choose").focus()
    walk_to(page.tab, "选择文件夹")
    with page.tab.expect_file_chooser() as asked:
        page.tab.keyboard.press("Enter")
    asked.value.set_files(str(folder))
    page.tab.wait_for_selector(".card.file >> nth=1")
    assert sorted(page.tab.locator(".card.file .name").all_inner_texts()) == ["活动记录.xlsx", "花名册.xlsx"]
    assert page.tab.locator(".aside >> text=说明.txt").count() == 1
