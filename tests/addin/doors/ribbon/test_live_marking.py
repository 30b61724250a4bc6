"""Marks in an open workbook are read by whoever clicked: their advice names buttons."""

from __future__ import annotations

from pathlib import Path

from addin.doors.ribbon.live_marking import mark_open, unmark_open
from addin.doors.ribbon.live_workbook import read_live_workbook
from addin.usecases.live_form import check_open_form
from tests.addin.memory_host import App
from tests.addin.submitted_files import roster, unit, write
from validators.finding import Finding, Severity
from workbook_templates.advice import Advice, Sentence
from workbook_templates.layout import PROBLEMS

PEOPLE = "离退休干部"


def test_the_note_and_the_list_name_the_button(tmp_path: Path) -> None:
    book = App().books.open(str(write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))))
    fix = Sentence("请改好后", Advice.CHECK_AGAIN, "。")
    found = Finding("F99", Severity.ERROR, None, "花名册.xlsx", PEOPLE, "A5", 5, "姓名", "", "不对。", fix)
    mark_open(book, read_live_workbook(book), [found])
    assert book.wb[PEOPLE]["A5"].comment.text.endswith("不对。请改好后再点一次“校验本表”。")
    listed = [cell.value for row in book.wb[PROBLEMS].iter_rows() for cell in row]
    assert "请改好后再点一次“校验本表”。" in listed
    assert unmark_open(book)
    assert book.wb[PEOPLE]["A5"].comment is None
    assert not check_open_form(read_live_workbook(book).submission).counts["error"]
