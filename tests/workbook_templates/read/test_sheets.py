"""Sheets copied, renamed, shuffled, lost and added, versions and covers: what was filled in is read, the rest is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.workbook_templates.read.forms import changed, kinds
from tests.workbook_templates.read.people import AS_FILLED, SHEET, after, names, t_rules
from workbook_templates.read import facts, read_submission


def reorder_columns(book: Workbook) -> None:
    sheet = book[SHEET]
    for row in sheet.iter_rows(min_row=3, max_row=6):
        row[0].value, row[9].value = row[9].value, row[0].value


def stars_and_blanks(book: Workbook) -> None:
    sheet = book[SHEET]
    sheet["A3"], sheet["B3"], sheet["C3"] = " 姓　名＊", "身份\n证号 *", "性别（男/女）"


def shuffle_sheets(book: Workbook) -> None:
    book.move_sheet(SHEET, -2)
    book.move_sheet("封面", 5)


def blank_around_sheet_name(book: Workbook) -> None:
    book[SHEET].title = "离退休干部 "


def sheets_shown(book: Workbook) -> None:
    book["代码表"].sheet_state = book["表单信息"].sheet_state = "visible"


@pytest.mark.parametrize("change", [reorder_columns, stars_and_blanks, shuffle_sheets, blank_around_sheet_name, sheets_shown])
def test_what_means_nothing_is_read_silently(change: Callable[[Workbook], None], tmp_path: Path) -> None:
    read = after(tmp_path, change)
    assert names(read) == AS_FILLED
    assert kinds(read) == []


def test_a_lost_hidden_sheet_is_made_up_for(tmp_path: Path) -> None:
    read = after(tmp_path, lambda book: book.remove(book["表单信息"]))
    assert names(read) == AS_FILLED
    assert kinds(read) == [facts.METADATA_LOST]


def test_another_version_is_told(tmp_path: Path) -> None:
    def version(number: int) -> Callable[[Workbook], None]:
        def change(book: Workbook) -> None:
            book["表单信息"]["B2"] = number

        return change

    assert kinds(after(tmp_path, version(0))) == [facts.OLDER_VERSION]
    assert kinds(after(tmp_path, version(9))) == [facts.NEWER_VERSION]


def test_a_renamed_sheet_is_recognised_by_its_header(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].title = "干部名单"

    read = after(tmp_path, change)
    assert names(read) == AS_FILLED
    assert [(f.kind, f.sheet, f.detail) for f in read.facts] == [(facts.SHEET_RENAMED, SHEET, "干部名单")]


def test_a_copied_sheet_is_told_and_not_read(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book.copy_worksheet(book[SHEET]).title = f"{SHEET} (2)"

    read = after(tmp_path, change)
    assert names(read) == AS_FILLED
    assert [(f.kind, f.sheet, f.value) for f in read.facts] == [(facts.SHEET_COPIED, f"{SHEET} (2)", SHEET)]


def test_a_missing_sheet_and_one_too_many(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book.remove(book["任职"])
        book.create_sheet("随手记")["A1"] = "x"
        book.create_sheet("Sheet9")

    read = after(tmp_path, change)
    assert [(f.kind, f.sheet, f.value) for f in read.facts] == [
        (facts.SHEET_EXTRA, "随手记", ""),
        (facts.SHEET_MISSING, "", "任职"),
    ]


def test_a_workbook_of_something_else(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "今日菜单"
    book.save(tmp_path / "b.xlsx")
    read = read_submission(tmp_path / "b.xlsx")
    assert read.form is None
    assert kinds(read) == [facts.UNKNOWN_FORM]


def test_labels_of_the_cover_elsewhere(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = book["封面"]
        sheet.insert_cols(1)
        sheet.insert_rows(1, 2)

    read = after(tmp_path, change)
    assert read.cover("单位代码") == "11530102015101001R"
    assert read.tables.place("封面", "单位代码", 0).cell == "D7"


COPIES = [
    f"{SHEET} (2)", f"{SHEET}(2)", f"{SHEET}（2）", f"{SHEET} 副本", f"{SHEET}_2", f"{SHEET}2", f"{SHEET}的副本",
    f"副本{SHEET}", f"复件 {SHEET}", f"{SHEET} - 副本", f"Copy of {SHEET}",
]  # fmt: skip


@pytest.mark.parametrize("title", COPIES)
def test_a_copied_sheet_under_any_name_is_told_and_never_counted(title: str, path: Path) -> None:
    def change(book: Workbook) -> None:
        book.copy_worksheet(book[SHEET]).title = title

    changed(path, change)
    read = read_submission(path)
    assert names(read) == AS_FILLED
    assert [(f.kind, f.sheet, f.value) for f in read.facts] == [(facts.SHEET_COPIED, title, SHEET)]
    assert t_rules(path) == [("T03", "warning", "")]


def test_a_sheet_copied_twice(path: Path) -> None:
    def change(book: Workbook) -> None:
        for n in (2, 3):
            book.copy_worksheet(book[SHEET]).title = f"{SHEET} ({n})"
        book.move_sheet(f"{SHEET} (2)", -9)

    changed(path, change)
    assert names(read_submission(path)) == AS_FILLED
    assert t_rules(path) == [("T03", "warning", "")] * 2


def test_all_hidden_sheets_lost(path: Path) -> None:
    def change(book: Workbook) -> None:
        for sheet in ("表单信息", "代码表"):
            book.remove(book[sheet])

    changed(path, change)
    assert names(read_submission(path)) == AS_FILLED
    assert t_rules(path) == [("T02", "warning", "")]


@pytest.mark.parametrize(
    "title",
    [
        "离退休干部表",
        "1.离退休干部",
        "离退休干部信息",
        "离退休干部\u3000",
        "离退休 干部",
        "退休干部",
        "（二）离退休干部",
        "Sheet1",
    ],
)
def test_a_sheet_renamed_a_little_is_read_by_its_header(title: str, path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].title = title

    changed(path, change)
    assert names(read_submission(path)) == AS_FILLED
    assert t_rules(path) in ([], [("T03", "error", "")])
