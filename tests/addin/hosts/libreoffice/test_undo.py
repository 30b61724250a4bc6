"""One step of undo."""

from __future__ import annotations

import pytest

from addin.hosts.libreoffice import undo_step


def titles(book):
    return book.api.getUndoManager().getAllUndoActionTitles()


def test_one_step_takes_everything_back(book, sheet):
    sheet["A1"].value = [["旧", 1], ["=B1*2", None]]
    sheet["A5"].add_note("旧注")
    before = titles(book)
    with undo_step(book, "检查本表"):
        sheet["A1"].value = [["新", 2], ["文", True]]
        sheet["A1"].color = (255, 0, 0)
        sheet["A1"].font.bold = True
        sheet["B9"].value = "=1+1"
        sheet["C1"].add_note("错")
        sheet["A1"].number_format = "0.00"
        sheet["A3"].insert("down")
    assert titles(book) == ("检查本表", *before)
    book.api.getUndoManager().undo()
    assert sheet["A1:B2"].formula == (("旧", "1"), ("=B1*2", ""))
    assert sheet["A1"].color is None
    assert sheet["A1"].font.bold is False
    assert sheet["B9"].value is None
    assert sheet["C1"].note is None
    assert sheet["A5"].note.text == "旧注"
    assert titles(book) == before
    book.api.getUndoManager().redo()
    assert sheet["A1:B2"].value == [["新", 2], ["文", True]]
    assert sheet["C1"].note.text == "错"


def _write_and_fail(book, fail):
    with undo_step(book, "步骤"):
        book.sheets[0]["A1"].value = 2
        fail()


def test_a_failed_step_is_taken_back(book, sheet):
    sheet["A1"].value = 1
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(book, lambda: 1 / 0)
    assert sheet["A1"].value == 1
    before = titles(book)
    with pytest.raises(KeyError), undo_step(book, "空步骤"):
        raise KeyError
    assert titles(book) == before


def test_the_offices_own_exceptions_pass_through(book, sheet):
    with pytest.raises(Exception, match=r".") as caught:
        _write_and_fail(book, lambda: sheet.api.getCellRangeByName("no such cell"))
    assert "RuntimeException" in type(caught.value).__name__
    assert sheet["A1"].value is None
