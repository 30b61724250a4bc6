"""What ends in the new period is coloured and noted in the next form: part of the form, and no mark of a check."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from addin.usecases.next_form import next_from_file
from tests.addin.submitted_files import roster, unit, write
from tests.workbook_templates.mark.sound import faults
from validators.engine import check
from workbook_templates.mark import clear, mark_reading, parts
from workbook_templates.mark.reminders import FILL, with_reminders
from workbook_templates.mark.shades import mark_of
from workbook_templates.read import read_file, read_submission
from workbook_templates.schema import form

VIOLET = "FFE4D7F5"
SHEET, TERM_ENDS = "党组织", "H4"


@pytest.fixture
def born(tmp_path: Path) -> Path:
    """The form of the fourth quarter, in which the branch's term ends."""
    rows = roster(1)
    rows[SHEET][0] |= {"本届起始日期": "2023-12-01", "本届届满日期": "2026-11-30"}
    last = write(tmp_path / "三季度.xlsx", "roster", rows, **unit(1), 填报日期="2026-09-30")
    return next_from_file(last, tmp_path / "四季度.xlsx").path


def page(path: Path) -> Worksheet:
    return openpyxl.load_workbook(path)[SHEET]


def looks(path: Path) -> tuple[str, str]:
    cell = page(path)[TERM_ENDS]
    return str(cell.fill.fgColor.rgb), cell.comment.text if cell.comment else ""


def test_the_cell_that_ends_in_the_period_is_coloured_and_noted(born: Path) -> None:
    assert looks(born) == (VIOLET, "本届届满日期 2026-11-30，在本期内，请核对、办理。")
    others = [cell for row in page(born)["A4:L4"] for cell in row if cell.coordinate != TERM_ENDS]
    assert not [cell.coordinate for cell in others if cell.comment or cell.fill.fgColor.rgb == VIOLET]
    assert faults(born) == []
    assert page(born)[TERM_ENDS].number_format == page(born)["G4"].number_format


def test_marks_are_put_over_it_and_come_off_again(born: Path, tmp_path: Path) -> None:
    assert mark_of(FILL) is None, "its colour is none of a mark's"
    book = openpyxl.load_workbook(born)
    book[SHEET][TERM_ENDS] = "不知道"  # an error on the very cell
    wrong, marked, cleared = tmp_path / "错.xlsx", tmp_path / "已校验.xlsx", tmp_path / "清除.xlsx"
    book.save(wrong)
    reading = read_file(wrong)
    assert mark_reading(reading, marked, check([reading.submission])[0].findings)
    fill, note = looks(marked)
    assert fill != VIOLET
    assert "本届届满日期 2026-11-30" in note
    assert "【校验】" in note
    assert clear(marked, cleared)
    assert looks(cleared) == looks(wrong) == (VIOLET, "本届届满日期 2026-11-30，在本期内，请核对、办理。")


def test_it_is_nothing_of_the_clerks_and_does_not_go_on(born: Path, tmp_path: Path) -> None:
    """It changes nothing that is read or checked, and the form after it has none unless something ends again."""
    assert not read_submission(born).facts
    book = openpyxl.load_workbook(born)
    days = [row[2] for row in book["封面"].iter_rows() if "填报日期" in str(row[1].value)]
    days[0].value = "2026-12-31"
    book[SHEET]["G4"], book[SHEET][TERM_ENDS] = "2026-11-20", "2029-11-30"
    book.save(born)
    done = next_from_file(born, tmp_path / "一季度.xlsx")
    assert done.left_out == ()
    assert looks(done.path) == ("00000000", "")


def test_a_form_without_any_is_as_it_was_written(born: Path) -> None:
    content = born.read_bytes()
    assert with_reminders(content, form("roster"), {SHEET: {}}) is content


def test_a_form_too_large_to_be_changed_is_handed_out_without(born: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = born.read_bytes()
    monkeypatch.setattr(parts, "_MOST", 100)
    assert with_reminders(content, form("roster"), {SHEET: {(4, 7): "到期"}}) is content
