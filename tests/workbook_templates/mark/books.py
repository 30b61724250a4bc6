"""Workbooks to be marked: what a clerk has in one, findings as small as marks need them, and what stands in a cell."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from workbook_templates.layout import letters
from workbook_templates.mark.shades import shade_of
from workbook_templates.schema import form

SHEET = "离退休干部"
_WIDTH = len(form("roster").sheet(SHEET).columns)
LAST = letters(form("roster").sheet(SHEET).own_columns - 1)  # the last column that a unit fills
RESULTS = letters(_WIDTH)  # where the column of results is put: after all others
BESIDE = [letters(_WIDTH + i) for i in range(5)]  # that column and the next ones, where a clerk may have jottings
PEOPLE = [{"姓名": "张建国"}, {"姓名": "李红"}, {"姓名": "王强"}, {"姓名": "赵敏"}, {"姓名": "钱进"}]

needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


@dataclass(frozen=True)
class Told:
    """A finding."""

    severity: str
    sheet: str
    cell: str
    row: int
    message: str
    fix: str = "请改正。"
    rule: str = "F01"


def error(cell: str, message: str = "不对。", sheet: str = SHEET) -> Told:
    """An error in a cell."""
    return Told("error", sheet, cell, int("".join(filter(str.isdecimal, cell))), message)


def fill(path: Path, cell: str, sheet: str = SHEET) -> str:
    """The plain colour of a cell (a theme's by its number); empty for none."""
    found = openpyxl.load_workbook(path)[sheet][cell].fill
    if found.fill_type != "solid":
        return str(found.fill_type or "")
    color = found.fgColor
    return str(color.rgb) if color.type == "rgb" else f"{color.type} {color.value} {color.tint:.2f}"


def level(path: Path, cell: str, sheet: str = SHEET) -> str:
    """Which level's mark a cell bears; empty for none."""
    color = fill(path, cell, sheet)
    shade = shade_of(int(color[2:], 16)) if len(color) == 8 and color.isalnum() else None
    return shade.level if shade else ""


def parts(path: Path) -> dict[str, bytes]:
    """The package's parts."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def saved_by_libreoffice(path: Path, home: Path) -> Path:
    """The workbook as LibreOffice saves it, beside the old one."""
    out = path.parent / "lo"
    command = ["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run([*command, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=180)
    return out / path.name


def moved(path: Path, change: Any) -> Path:
    """Rows moved through openpyxl; its own row insertion leaves notes where they were, so cells are carried whole."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def carry(sheet: Any, order: dict[int, int]) -> None:
    """Each row of ``order`` to its new number, with values, formats and notes, as Excel moves them."""
    taken = {row: [(cell.column, cell.value, cell._style, cell.comment) for cell in sheet[row]] for row in order}
    for row in order:
        for cell in sheet[row]:
            cell.value, cell.comment = None, None
            cell._style = sheet.cell(200, 1)._style
    for row, cells in taken.items():
        for column, value, style, comment in cells:
            cell = sheet.cell(order[row], column)
            cell.value, cell._style = value, style
            if comment is not None:
                cell.comment = Comment(comment.text, comment.author)
