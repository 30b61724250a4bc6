"""Notes, links and names."""

from __future__ import annotations

import pytest


def test_notes(book, sheet):
    assert sheet["B2"].note is None
    note = sheet["B2"].add_note("请核对")
    assert note.text == "请核对"
    assert sheet["B2"].note.location.address == "$B$2"
    note.text = "已核对"
    assert sheet["B2"].note.text == "已核对"
    assert isinstance(note.author, str)
    sheet["A9"].add_note("另一条")
    assert [each.text for each in sheet.notes] == ["已核对", "另一条"]
    assert len(book.notes) == 2
    assert sheet.notes["A9"].text == "另一条"
    with pytest.raises(ValueError, match="already"):
        sheet["B2"].add_note("again")
    note.delete()
    assert sheet["B2"].note is None
    sheet["A9"].clear()
    assert sheet.notes.count == 0


def test_notes_stay_when_values_are_written(sheet):
    sheet["A2"].add_note("留下")
    sheet["D4"].add_note("别处")
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["A1:A2"].formula = "=1+1"
    sheet["A1:B2"].clear_contents()
    assert sheet["A2"].note.text == "留下"
    assert sheet.notes.count == 2


def test_threads_do_not_exist(sheet):
    assert sheet["A1"].comment is None
    assert len(sheet.comments) == 0
    with pytest.raises(NotImplementedError, match="notes"):
        sheet["A1"].add_comment("x")


def test_hyperlinks(sheet):
    sheet["A1"].add_hyperlink("www.example.org", "网站")
    assert sheet["A1"].value == "网站"
    assert sheet["A1"].hyperlink == "http://www.example.org"
    sheet["A2"].formula = '=HYPERLINK("https://example.org/x","x")'
    assert sheet["A2"].hyperlink == "https://example.org/x"
    with pytest.raises(ValueError, match="hyperlink"):
        _ = sheet["A3"].hyperlink


def test_names_of_the_book(book, sheet):
    sheet["A1:B2"].name = "名册"
    assert sheet["A1:B2"].name.name == "名册"
    assert sheet["A1"].name is None
    assert book.names["名册"].refers_to == f"={sheet.name}!$A$1:$B$2"
    assert book.names["名册"].refers_to_range.address == "$A$1:$B$2"
    assert sheet.range("名册").address == "$A$1:$B$2"
    book.names.add("标准", "=120")
    assert book.names["标准"].refers_to == "=120"
    sheet["D1"].value = "=标准*2"
    assert sheet["D1"].value == 240
    with pytest.raises(ValueError, match="range"):
        _ = book.names["标准"].refers_to_range
    book.names["标准"].refers_to = "=SUM(1,2)"
    assert sheet["D1"].value == 6
    book.names["标准"].name = "新标准"
    assert "新标准" in book.names
    assert "标准" not in book.names
    assert len(book.names) == 2
    assert sorted(name.name for name in book.names) == ["名册", "新标准"]
    del book.names["名册"]
    assert len(book.names) == 1
    with pytest.raises(KeyError):
        book.names("没有")


def test_names_of_a_sheet(book, sheet):
    second = book.sheets.add("My sheet")
    second.names.add("局部", "='My sheet'!$C$3")
    assert [name.name for name in second.names] == ["'My sheet'!局部"]
    assert len(sheet.names) == 0
    assert "局部" in second.names
    assert second.range("局部").address == "$C$3"
    assert book.names["'My sheet'!局部"].refers_to == "='My sheet'!$C$3"
    book.names.add(f"{sheet.name}!也是", f"={sheet.name}!$A$1")
    assert len(sheet.names) == 1
