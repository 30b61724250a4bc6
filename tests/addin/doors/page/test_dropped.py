"""What is dragged onto the page, in a real Chromium."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.addin.doors.page.chromium import ClerksPage, texts
from tests.addin.doors.page.test_page import ROWS
from tests.workbook_templates.read.forms import filled

pytestmark = [pytest.mark.alone, pytest.mark.browser]


def test_files_and_folders_are_dragged_onto_it(page: ClerksPage, tmp_path: Path) -> None:
    folder = tmp_path / "一个县"
    for place in (folder / "甲", folder / "乙"):
        place.mkdir(parents=True)
        filled(place / "花名册.xlsx", ROWS)
    (folder / "乙" / "合影.jpg").write_bytes(b"\xff\xd8\xff")
    page.drag("#drop", folder)
    page.tab.wait_for_selector(".card.file >> text=乙/花名册.xlsx")
    assert texts(page.tab, ".card.file .name") == ["乙/花名册.xlsx", "甲/花名册.xlsx"]
    assert any("合影.jpg" in one for one in texts(page.tab, ".aside"))
    page.drag("#drop", filled(tmp_path / "单独一张.xlsx", ROWS))
    page.tab.wait_for_selector(".card.file >> text=单独一张.xlsx")
    assert texts(page.tab, ".card.file .name") == ["单独一张.xlsx"]


def test_what_is_dragged_onto_a_field_is_the_field_s(page: ClerksPage, tmp_path: Path) -> None:
    page.tab.get_by_role("tab", name="合并改好的行").click()
    for name in ("original", "mended"):
        page.tab.set_input_files(f"#pane-mend [name={name}]", [])
    good = filled(tmp_path / "原表.xlsx", ROWS)
    page.drag("#pane-mend h2", good)
    page.drag(":nth-match(#pane-mend .field, 2)", good)
    page.tab.wait_for_selector("#pane-mend >> text=原表.xlsx")
    assert page.tab.evaluate("() => [...document.querySelectorAll('#pane-mend [type=file]')].map((one) => one.files.length)") == [
        0,
        1,
    ]
    assert page.tab.locator("#pane-mend").is_visible()
    page.tab.get_by_role("tab", name="校验").click()


def test_what_is_dropped_while_python_starts_waits_for_it(chromium: Any, page_file: Path, tmp_path: Path) -> None:
    early = ClerksPage(chromium.new_page(), page_file)
    assert "没有错误" in early.drop(filled(tmp_path / "花名册.xlsx", ROWS))
    early.tab.close()


def test_an_archive_is_opened(page: ClerksPage, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "一个单位.zip", "w") as archive:
        archive.write(filled(tmp_path / "花名册.xlsx", ROWS), "甲/花名册.xlsx")
        archive.writestr("说明.txt", "不是表")
    page.drop(tmp_path / "一个单位.zip")
    assert texts(page.tab, ".card.file .name") == ["一个单位.zip/甲/花名册.xlsx"], "as by the command line"
    assert any("说明.txt" in one for one in texts(page.tab, ".aside"))
