"""Sheets."""

from __future__ import annotations

import pytest


def names(book):
    return [sheet.name for sheet in book.sheets]


def test_add_rename_move_delete(book):
    first = book.sheets[0]
    second = book.sheets.add("二", after=first)
    book.sheets.add("零", before=first)
    assert names(book) == ["零", first.name, "二"]
    assert book.sheets.active.name == "零"
    first.name = "一"
    assert book.sheets["一"].index == 2
    second.move(before=book.sheets["零"])
    assert names(book) == ["二", "零", "一"]
    second.move(after=book.sheets["一"])
    assert names(book) == ["零", "一", "二"]
    second.delete()
    assert names(book) == ["零", "一"]
    assert "二" not in book.sheets
    assert len(book.sheets) == 2
    with pytest.raises(KeyError):
        book.sheets("二")
    assert book.sheets[-1].name == "一"


def test_default_names_and_last_sheet(book):
    taken = names(book)
    book.sheets.add()
    assert len({*taken, *names(book)}) == 2
    book.sheets[0].delete()
    with pytest.raises(ValueError, match="at least one"):
        book.sheets[0].delete()


def test_copy(app, book):
    book.sheets[0]["A1"].value = "内容"
    copied = book.sheets[0].copy(name="副本")
    assert copied["A1"].value == "内容"
    assert names(book)[-1] == "副本"
    other = app.books.add()
    first = book.sheets["副本"]
    first["B1"].formula = "=LEN(A1)+1"
    first["A1"].color = (255, 217, 102)
    first["A1"].column_width = 33
    first["A1"].add_note("批注")
    first.copy(before=other.sheets[0])
    there = other.sheets["副本"]
    assert there.index == 1
    assert there["A1"].value == "内容"
    assert (there["B1"].formula, there["B1"].value) == ("=LEN(A1)+1", 3)
    assert there["A1"].color == (255, 217, 102)
    assert there["A1"].column_width == pytest.approx(33, abs=0.2)
    assert there["A1"].note.text == "批注"
    first.copy(after=there)
    assert names(other)[:2] == ["副本", "副本 (2)"]
    first.charts.add(source=first["A1:B1"], chart_type="pie")
    with pytest.raises(NotImplementedError, match="charts"):
        first.copy(after=there)


def test_visible_and_active(book):
    book.sheets.add("二")
    assert book.sheets.active.name == "二"
    book.sheets[1].activate()
    assert book.sheets.active == book.sheets[1]
    book.sheets["二"].visible = False
    assert book.sheets["二"].visible is False
    with pytest.raises(ValueError, match="visible"):
        book.sheets[1].visible = False
    book.sheets["二"].visible = True
    book.sheets["二"].select()
    assert book.sheets.active.name == "二"


def test_used_range_and_clear(sheet):
    assert sheet.used_range.address == "$A$1"
    sheet["B3"].value = [[1, 2], [3, 4]]
    sheet["B3"].color = (255, 0, 0)
    assert sheet.used_range.address == "$B$3:$C$4"
    sheet.clear_contents()
    assert sheet["B3:C4"].value == [[None, None], [None, None]]
    assert sheet["B3"].color == (255, 0, 0)
    sheet.clear_formats()
    assert sheet["B3"].color is None
    sheet["B3"].value = 1
    sheet["B3"].font.bold = True
    sheet.clear()
    assert sheet["B3"].value is None
    assert sheet["B3"].font.bold is False


def test_cells(sheet):
    assert sheet.cells[1, 2].address == "$C$2"
    assert sheet.cells(3, 1).address == "$A$3"
    assert sheet.cells.shape[0] == 1_048_576


def test_autofit(sheet):
    sheet["A1"].value = "很长很长很长很长很长很长很长很长的一段文字"
    before = sheet["A1"].column_width
    sheet.autofit()
    assert sheet["A1"].column_width > before * 1.5


def test_gridlines_belong_to_one_sheet(book):
    other = book.sheets.add(after=book.sheets[0])
    assert other.show_gridlines
    book.sheets[0].show_gridlines = False
    other.show_gridlines = True
    assert [sheet.show_gridlines for sheet in book.sheets] == [False, True]


def test_freeze_panes(book, sheet):
    controller = book.api.CurrentController
    sheet.freeze_panes.freeze_at("A1:B3")
    assert controller.hasFrozenPanes()
    assert (controller.getSplitColumn(), controller.getSplitRow()) == (2, 3)
    sheet.freeze_panes.unfreeze()
    assert not controller.hasFrozenPanes()
    sheet.freeze_panes.freeze_at("1:2")
    assert (controller.getSplitColumn(), controller.getSplitRow()) == (0, 2)
    sheet.freeze_panes.unfreeze()
    sheet.freeze_panes.freeze_at(sheet["A:A"])
    assert (controller.getSplitColumn(), controller.getSplitRow()) == (1, 0)


def test_print_area(sheet):
    assert sheet.page_setup.print_area is None
    sheet.page_setup.print_area = "A1:B3"
    assert sheet.page_setup.print_area == "$A$1:$B$3"
    sheet.page_setup.print_area = None
    assert sheet.page_setup.print_area is None
    sheet.page_setup.api.IsLandscape = True
    assert sheet.page_setup.api.IsLandscape is True


def test_html(sheet, tmp_path):
    other = sheet.book.sheets.add("别处")
    other["A1"].value = "别处的字"
    sheet["A1"].value = "网页上的字"
    sheet["B1:B4"].formula = [["='别处'!A1&\"引来\""], ["=40+2"], ["=1/0"], ["=DATE(2026,11,23)"]]
    path = tmp_path / "page.html"
    sheet.to_html(path)
    page = path.read_text(encoding="utf-8")
    for text in ("网页上的字", "42", "#DIV/0!", "2026"):
        assert text in page
    assert page.count("别处的字") == 1, "what was fetched from the other sheet, and not that sheet"
    assert "别处的字引来" in page
    assert sheet["B2"].formula == "=40+2", "the book itself stays as it was"
    other.delete()


def test_the_right_sheet(book):
    second = book.sheets.add("My sheet", after=book.sheets[0])
    second["A1"].value = 7
    assert second.range("'My sheet'!A1").value == 7
    with pytest.raises(ValueError, match="does not lie"):
        book.sheets[0].range("'My sheet'!A1")
    with pytest.raises(KeyError, match="neither"):
        second.range("nowhere")
    with pytest.raises(NotImplementedError, match="areas"):
        second.range("A1,B2")
