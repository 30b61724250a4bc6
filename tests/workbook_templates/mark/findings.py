"""One finding of each sort, and a workbook marked with them, opened as another program opens it."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.workbook_templates.mark.books import SHEET, Told
from workbook_templates.mark import mark

ERROR = Told("error", SHEET, "B5", 5, "身份证号不对。", rule="F05")
WARNING = Told("warning", SHEET, "B5", 5, "像是另一个人。", rule="F08")
BLANK = Told("error", SHEET, "P6", 6, "居住地是空的。")
BELOW = Told("warning", SHEET, "V9", 9, "这里什么都没有。")
ROW = Told("info", SHEET, "", 4, "这一行只作说明。", rule="T08")
COVER = Told("error", "封面", "C5", 5, "单位代码不对。", rule="F10")
WHOLE = Told("warning", "", "", 0, "隐藏的表不见了。", rule="T02")
ALL = [WARNING, ERROR, BLANK, BELOW, ROW, COVER, WHOLE]


def opened(path: Path) -> openpyxl.Workbook:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(path)


def marked(source: Path, problems: list[Told] = ALL) -> Path:
    """A marked copy beside it."""
    target = source.with_name("marked.xlsx")
    assert mark(source, target, problems)
    return target


def colour(book: openpyxl.Workbook, cell: str, sheet: str = SHEET) -> str:
    """The plain colour of a cell of an open workbook; empty for none."""
    found = book[sheet][cell].fill
    return str(found.fgColor.rgb) if found.patternType == "solid" else ""
