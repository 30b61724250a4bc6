"""A form whose cover says one period and whose titles say another is told, once."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.addin.submitted_files import roster, unit, write
from validators.engine import check
from workbook_templates.read import read_submission


def told(file: Path) -> list[tuple[str, str, str]]:
    (report,) = check([read_submission(file)])
    return [(one.severity.value, one.cell, one.message) for one in report.findings if one.rule == "T09"]


def _title_of(sheet: Worksheet) -> Cell:
    """The one cell above the headers' reminder that says something."""
    (cell,) = (cell for cell in sheet[1] if cell.value)
    return cell


def form_with(tmp_path: Path, title: str, period: str = "2026Q4") -> Path:
    file = write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1), 报告期=period, 填报日期="2026-12-31")
    book = openpyxl.load_workbook(file)
    for name in ("党组织", "离退休干部"):
        _title_of(book[name]).value = title
    book.save(file)
    return file


def test_the_titles_of_the_last_period_are_told_once(tmp_path: Path) -> None:
    (one,) = told(form_with(tmp_path, "盘龙区第一局花名册（2026年第三季度）"))
    assert one[0] == "warning"
    assert one[2] == "封面的报告期是 2026Q4，“党组织”、“离退休干部”的标题写的是2026年第三季度。"


@pytest.mark.parametrize(
    "title", ["花名册（2026年第四季度）", "2026年花名册", "花名册2026Q4", "花名册", "2026年下半年花名册", "2026H3花名册"]
)
def test_a_title_that_agrees_or_names_no_period_is_fine(tmp_path: Path, title: str) -> None:
    assert told(form_with(tmp_path, title)) == []


def test_a_form_as_it_was_handed_out_is_fine(tmp_path: Path) -> None:
    assert told(write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))) == []
