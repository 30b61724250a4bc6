"""The page in a real Chromium: the command line's findings and copies, no request, and a new start after a death.

One test drives one browser from drop to clean: a start of Python takes a browser longer than all the rest.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from addin.doors.page.advice import with_page_words
from addin.usecases.check_files import check_and_write, check_files
from tests.addin.doors.page.chromium import ClerksPage, texts
from tests.workbook_templates.read.forms import changed, filled
from tests.workbook_templates.read.hostile import LAUGHS, XXE, bomb, zipped

pytestmark = [pytest.mark.alone, pytest.mark.browser]
SHEET = "离退休干部"
ROWS = {
    SHEET: [
        {"姓名": "张建国"},
        {"姓名": "李红", "身份证号": "530103195504120024", "性别": "女", "出生日期": "1955-04-12", "退休日期": "2010-04-30"},
        {"姓名": "王强", "身份证号": "530102194812310013", "出生日期": "1948-12-31", "退休日期": "2009-01-31"},
    ],
    "任职": [{"姓名": "王强", "身份证号": "530102194812310013"}],
}


def wrong_form(path: Path) -> Path:
    """Two mistakes in rows, of which one is repeated."""

    def spoil(book: openpyxl.Workbook) -> None:
        for row in (4, 5, 6):
            book[SHEET][f"C{row}"] = "不男不女"
        book[SHEET]["A6"] = None

    return changed(filled(path, ROWS), spoil)


def sample(folder: Path) -> list[Path]:
    """Good, wrong, broken and hostile files."""
    good, activity = filled(folder / "花名册.xlsx", ROWS), filled(folder / "活动记录.xlsx", kind="activity")
    whole = good.read_bytes()
    files = {
        "半个文件.xlsx": b"PK\x03\x04 half a file",
        "空.xlsx": b"",
        "图片.xlsx": b"\x89PNG\r\n\x1a\n",
        "笑.xlsx": bomb(whole, LAUGHS),
        "外来.xlsx": bomb(whole, XXE),
        "炸弹.xlsx": bomb(whole, b"0" * 300_000_000),
        "别的.xlsx": zipped(a=b"b"),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [good, activity, wrong_form(folder / "错表.xlsx"), *(folder / name for name in files)]


def parts(path: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as opened:
        return [(name, opened.read(name)) for name in opened.namelist()]


def test_findings_are_those_of_the_command_line(page: ClerksPage, tmp_path: Path) -> None:
    files = sorted(sample(tmp_path))
    found = page.program(*files)
    assert found == [with_page_words(report).as_json() for report in check_files(files)]
    assert [bool(one["findings"]) for one in found].count(True) >= 8


def test_the_marked_copy_is_the_command_line_s(page: ClerksPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = wrong_form(tmp_path / "错表.xlsx")
    said = page.drop(wrong)
    assert "有错误，请改正后再报送" in said
    saved = page.saved("保存标好颜色的表", tmp_path)
    assert saved.name == "错表（已校验）.xlsx"
    (by_command,) = check_and_write([wrong], marked=tmp_path / "命令行")
    assert by_command.marked
    assert parts(saved) == parts(by_command.marked), "the same parts, packed by zlib and not by isal"
    monkeypatch.setattr("workbook_templates.write.package.zlib", __import__("zlib"))
    (by_zlib,) = check_and_write([wrong], marked=tmp_path / "同样压缩")
    assert by_zlib.marked
    assert saved.read_bytes() == by_zlib.marked.read_bytes()


def test_from_drop_to_clean(page: ClerksPage, tmp_path: Path) -> None:
    wrong = wrong_form(tmp_path / "错表.xlsx")
    page.drop(wrong)
    page.tab.get_by_role("button", name=f"{SHEET}!A6").first.click()
    page.tab.wait_for_selector(".row")
    assert texts(page.tab, ".cell.bad dd") == ["（空）"]
    assert "530102********" in page.tab.inner_text(".row"), "no identity number in full on a screen"
    rows = page.saved("只保存有问题的行", tmp_path)

    def correct(book: openpyxl.Workbook) -> None:
        for row, name, sex in zip((4, 5, 6), ("张建国", "李红", "王强"), "男女男", strict=True):
            book[SHEET][f"A{row}"], book[SHEET][f"C{row}"] = name, sex

    changed(rows, correct)
    page.tab.get_by_role("tab", name="合并改好的行").click()
    page.tab.set_input_files("[name=original]", str(wrong))
    page.tab.set_input_files("[name=mended]", str(rows))
    mended = page.saved("合并成新表", tmp_path)
    assert "改动 4 格" in page.tab.inner_text("#pane-mend .said")
    page.tab.get_by_role("tab", name="校验", exact=True).click()
    assert "没有错误，可以报送" in page.drop(mended)


def test_a_form_that_is_saved_again_stays_as_it_was_checked(page: ClerksPage, tmp_path: Path) -> None:
    wrong = wrong_form(tmp_path / "错表.xlsx")
    page.drop(wrong)
    before = page.saved("保存标好颜色的表", tmp_path).read_bytes()
    filled(wrong, ROWS)
    page.tab.get_by_role("button", name=f"{SHEET}!A6").first.click()
    page.tab.wait_for_selector(".row")
    assert texts(page.tab, ".cell.bad dd") == ["（空）"]
    assert page.saved("保存标好颜色的表", tmp_path).read_bytes() == before


def test_what_was_checked_is_saved_again_after_something_else_was_done(page: ClerksPage, tmp_path: Path) -> None:
    """Merging puts other files where Python looks; the result that still stands there is that of the form that was checked."""
    wrong = wrong_form(tmp_path / "错表.xlsx")
    page.drop(wrong)
    before = page.saved("保存标好颜色的表", tmp_path).read_bytes()
    rows = page.saved("只保存有问题的行", tmp_path)
    page.tab.get_by_role("tab", name="合并改好的行").click()
    page.tab.set_input_files("[name=original]", str(wrong))
    page.tab.set_input_files("[name=mended]", str(rows))
    page.saved("合并成新表", tmp_path)
    page.tab.get_by_role("tab", name="校验", exact=True).click()
    assert page.saved("保存标好颜色的表", tmp_path).read_bytes() == before


def test_a_form_that_was_changed_since_it_was_chosen_is_chosen_again(page: ClerksPage, tmp_path: Path) -> None:
    good = filled(tmp_path / "花名册.xlsx", ROWS)
    page.tab.get_by_role("tab", name="合并改好的行").click()
    for name in ("original", "mended"):
        page.tab.set_input_files(f"#pane-mend [name={name}]", str(good))
    wrong_form(good)
    page.tab.get_by_role("button", name="合并成新表").click()
    page.tab.wait_for_selector("#pane-mend .said .wrong >> text=请重新选一次")
    page.tab.get_by_role("tab", name="校验", exact=True).click()
    assert "没有错误" in page.drop(filled(tmp_path / "好表.xlsx", ROWS)), "and Python lives"


def test_several_files_say_what_was_not_run(page: ClerksPage, tmp_path: Path) -> None:
    page.drop(filled(tmp_path / "花名册.xlsx", ROWS), filled(tmp_path / "活动记录.xlsx", kind="activity"))
    assert len(texts(page.tab, ".card.file")) == 2
    assert any(one.startswith("未运行的检查") for one in texts(page.tab, ".aside"))


def test_the_line_at_the_top_covers_nothing_of_the_result(page: ClerksPage, tmp_path: Path) -> None:
    """It stays where it is while the result, which is longer than the screen, is scrolled to its beginning below it."""
    page.drop(*[wrong_form(tmp_path / f"错表{n}.xlsx") for n in range(6)])
    top = "document.querySelector('#results h2').getBoundingClientRect().top"
    assert page.tab.evaluate(f"{top} >= document.querySelector('#status').getBoundingClientRect().bottom")


def test_a_worker_that_dies_is_told_of_and_started_again(page: ClerksPage, tmp_path: Path) -> None:
    good = filled(tmp_path / "花名册.xlsx", ROWS)
    page.wait()
    page.tab.workers[0].evaluate("() => self.close()")
    page.tab.wait_for_selector("#status[data-state=starting]")
    assert "校验程序意外停了" in page.wait()
    assert "没有错误" in page.drop(good)


def test_a_check_is_stopped_by_a_button(page: ClerksPage, tmp_path: Path) -> None:
    good = filled(tmp_path / "花名册.xlsx", ROWS)
    page.program(good)  # the field with the file stays
    stopping = (
        "async () => { const going = yinling.check(document.getElementById('program').files);"
        " const button = document.getElementById('cancel');"
        " if (button.hidden) return 'no button'; button.click(); return going.catch((error) => error.message); }"
    )
    stopped = page.tab.evaluate(stopping)
    assert stopped == "已停止。"
    assert "没有错误" in page.drop(good), "and Python is there again"
