"""Where cells are, and moving them about."""

from __future__ import annotations

import datetime as dt

import pytest


def test_addresses(sheet):
    cells = sheet["B2:C4"]
    assert (cells.row, cells.column, cells.shape, len(cells)) == (2, 2, (3, 2), 6)
    assert cells.address == "$B$2:$C$4"
    assert cells.get_address(False, True) == "$B2:$C4"
    assert cells.get_address(external=True) == f"'[{sheet.book.name}]{sheet.name}'!$B$2:$C$4"
    assert sheet["A:C"].address == "$A:$C"
    assert sheet["2:3"].address == "$2:$3"
    assert sheet.range("B2", "C3").address == "$B$2:$C$3"
    assert sheet.range((2, 2), (3, 3)).address == "$B$2:$C$3"
    assert sheet.range(sheet["B2"], sheet["C3"]).address == "$B$2:$C$3"
    assert cells.last_cell.address == "$C$4"
    assert cells[0, 1].address == "$C$2"
    assert cells(3).address == "$B$3"
    assert cells.offset(1, 1).address == "$C$3:$D$5"
    assert cells.resize(1, 1).address == "$B$2"
    assert [row.address for row in cells.rows] == ["$B$2:$C$2", "$B$3:$C$3", "$B$4:$C$4"]
    assert [column.address for column in cells.columns] == ["$B$2:$B$4", "$C$2:$C$4"]
    with pytest.raises(IndexError):
        sheet.range((0, 1))


def test_end_expand_region(sheet):
    sheet["B2"].value = [[1, 2, 3], [4, None, 6], [7, 8, 9]]
    sheet["B8"].value = 1
    assert sheet["B2"].end("down").address == "$B$4"
    assert sheet["B4"].end("down").address == "$B$8"
    assert sheet["B8"].end("down").address == "$B$1048576"
    assert sheet["B8"].end("up").address == "$B$4"
    assert sheet["A1"].end("up").address == "$A$1"
    assert sheet["B2"].end("right").address == "$D$2"
    assert sheet["B3"].end("right").address == "$D$3"
    assert sheet["F2"].end("left").address == "$D$2"
    assert sheet["B2"].expand().address == "$B$2:$D$4"
    assert sheet["B2"].expand("down").address == "$B$2:$B$4"
    assert sheet["B2"].expand("right").address == "$B$2:$D$2"
    assert sheet["C3"].current_region.address == "$B$2:$D$4"


def test_insert_and_delete(sheet):
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["A1"].insert("down")
    assert sheet["A1:B3"].value == [[None, 2], [1, 4], [3, None]]
    sheet["A1"].delete("up")
    assert sheet["A1:B2"].value == [[1, 2], [3, 4]]
    sheet["A1"].insert("right")
    assert sheet["A1:C1"].value == [None, 1, 2]
    sheet["A1"].delete("left")
    sheet["1:1"].insert("down")
    assert sheet["A2:B2"].value == [1, 2]
    sheet["1:1"].delete()
    sheet["A:A"].insert("right")
    assert sheet["B1:C1"].value == [1, 2]
    sheet["A:A"].delete()
    sheet["A1:A2"].delete()
    assert sheet["A1:A2"].value == [2, 4]


def test_copy_and_move(book, sheet):
    sheet["A1"].value = [[1, "=A1*2"]]
    sheet["A1"].color = (1, 2, 3)
    sheet["A1:B1"].copy(sheet["A3"])
    assert sheet["A3"].color == (1, 2, 3)
    assert sheet["B3"].formula == "=A3*2"
    sheet["A1"].copy(sheet["D1:D3"])
    assert sheet["D1:D3"].value == [1, 1, 1]
    other = book.sheets.add()
    sheet["A1:B1"].copy(other["C5"])
    assert other["D5"].formula == "=C5*2"
    sheet["F1"].value = "=A1"
    sheet["A1"].move(sheet["A9"])
    assert sheet["A1"].value is None
    assert sheet["F1"].formula == "=A9"


def test_copy_to_another_book(app, sheet):
    sheet["A1"].value = [["字", 5]]
    other = app.books.add().sheets[0]
    sheet["A1:B1"].copy(other["B2"])
    assert other["B2:C2"].value == ["字", 5]


def test_paste(app, sheet):
    sheet["A1"].value = [[1, 2], [None, "=A1+B1"]]
    sheet["A1"].color = (9, 9, 9)
    sheet["B2"].add_note("注")
    sheet["A1:B2"].copy()
    assert app.cut_copy_mode == "copy"
    sheet["D1"].paste("values")
    assert sheet["D1:E2"].value == [[1, 2], [None, 3]]
    assert sheet["E2"].formula == "3"
    assert sheet["D1"].color is None
    sheet["D4"].paste("formulas")
    assert sheet["E5"].formula == "=D4+E4"
    sheet["D7"].paste("formats")
    assert (sheet["D7"].value, sheet["D7"].color) == (None, (9, 9, 9))
    sheet["D9"].paste("comments")
    assert sheet["E10"].note.text == "注"
    sheet["D1"].paste("values", operation="add")
    assert sheet["D1"].value == 2
    sheet["G1"].value = [[7, 7], [7, 7]]
    sheet["G1"].paste("values", skip_blanks=True)
    assert sheet["G2"].value == 7
    sheet["J1"].paste(transpose=True)
    assert sheet["J1:J2"].value == [1, 2]
    sheet["A:A"].column_width = 30
    sheet["A1:B2"].copy()
    sheet["M1"].paste("column_widths")
    assert sheet["M1"].column_width == pytest.approx(30, abs=0.3)
    with pytest.raises(NotImplementedError, match="validation"):
        sheet["A1"].paste("validation")
    app.cut_copy_mode = False
    assert app.cut_copy_mode is None


def test_copy_from(sheet):
    sheet["A1"].value = [[1, "=A1*3"]]
    sheet["D1"].copy_from(sheet["A1:B1"], "values")
    assert sheet["E1"].formula == "3"
    sheet["D2"].copy_from(sheet["A1:B1"])
    assert sheet["E2"].formula == "=D2*3"
    sheet["D3"].copy_from(sheet["A1:B1"], "link")
    assert sheet["D3"].formula.endswith("$A$1")
    sheet["G1"].copy_from(sheet["A1:B1"], "values", transpose=True)
    assert sheet["G1:G2"].value == [1, 3]


def test_autofill(sheet):
    sheet["A1"].value = [[1], [2]]
    sheet["A1:A2"].autofill(sheet["A1:A5"])
    assert sheet["A1:A5"].value == [1, 2, 3, 4, 5]
    sheet["B1"].value = 7
    sheet["B1"].autofill(sheet["B1:B3"])
    assert sheet["B1:B3"].value == [7, 7, 7]
    sheet["C1"].value = dt.date(2026, 1, 30)
    sheet["C1"].autofill(sheet["C1:C3"], "fill_days")
    assert sheet["C3"].value == dt.datetime(2026, 2, 1)
    sheet["D1"].value = dt.date(2026, 1, 31)
    sheet["D1"].autofill(sheet["D1:D2"], "fill_months")
    assert sheet["D2"].value == dt.datetime(2026, 2, 28)
    sheet["E1"].value = "=A1*2"
    sheet["E1"].autofill(sheet["E1:E3"])
    assert sheet["E3"].formula == "=A3*2"
    sheet["F1"].color = (5, 5, 5)
    sheet["F1"].autofill(sheet["F1:F3"], "fill_formats")
    assert sheet["F3"].color == (5, 5, 5)
    with pytest.raises(NotImplementedError, match="flash_fill"):
        sheet["A1"].autofill(sheet["A1:A5"], "flash_fill")
    with pytest.raises(ValueError, match="include"):
        sheet["A1"].autofill(sheet["B1:B5"])


def test_merge(sheet):
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["A1:B2"].merge()
    assert sheet["B2"].merge_cells
    assert sheet["B2"].merge_area.address == "$A$1:$B$2"
    sheet["A1:B2"].unmerge()
    assert not sheet["A1"].merge_cells
    assert sheet["A1:B2"].value == [[1, None], [None, None]]
    sheet["D1:E2"].merge(across=True)
    assert sheet["D2"].merge_area.address == "$D$2:$E$2"
    assert sheet["G1"].merge_area.address == "$G$1"


def test_sizes(sheet):
    sheet["B:C"].column_width = 20
    assert sheet["B1"].column_width == pytest.approx(20, abs=0.15)
    sheet["C:C"].column_width = 0.5
    assert sheet["C1"].column_width == pytest.approx(0.5, abs=0.05)
    assert sheet["B1:C1"].column_width is None
    sheet["2:2"].row_height = 30
    assert sheet["A2"].row_height == pytest.approx(30, abs=0.1)
    assert sheet["A1:A2"].row_height is None
    assert sheet["A2"].height == pytest.approx(30, abs=0.1)
    assert sheet["B1"].left == pytest.approx(sheet["A1"].width, abs=0.1)
    assert sheet["A3"].top == pytest.approx(sheet["A1:A2"].height, abs=0.1)
    sheet["A2"].rows.autofit()
    assert sheet["A2"].row_height < 30


def test_hidden_rows_and_columns(sheet):
    sheet["2:3"].rows.hidden = True
    assert sheet["A2"].rows.hidden is True
    assert sheet["A1:A2"].rows.hidden is None
    sheet["2:3"].rows.hidden = False
    assert sheet["A1:A3"].rows.hidden is False
    sheet["B:B"].columns.hidden = True
    assert sheet["B1"].columns.hidden is True


def test_group(sheet):
    sheet["2:4"].group()
    sheet["B:C"].group()
    sheet.api.hideDetail(sheet["2:4"].api.RangeAddress)
    assert sheet["A3"].rows.hidden is True
    sheet.api.showDetail(sheet["2:4"].api.RangeAddress)
    sheet["2:4"].ungroup()
    sheet["B:C"].ungroup()


def test_find_and_replace(sheet):
    sheet["A1"].value = [["Draft", "x"], ["draft report", 12], ["终稿", "=A1&1"]]
    assert sheet["A1:B3"].find("report").address == "$A$2"
    assert sheet["A1:B3"].find("draft", match_case=True).address == "$A$2"
    assert sheet["A1:B3"].find("draft", whole=True).address == "$A$1"
    assert sheet["A1:B3"].find("draft", direction="backward").address == "$B$3"
    assert sheet["A1:B3"].find("draft", direction="backward", order="columns").address == "$B$3"
    assert sheet["A1:B3"].find("dra*port").address == "$A$2"
    assert sheet["A1:B3"].find("没有") is None
    sheet["A1:A2"].replace_all("draft", "Final")
    assert sheet["A1:A3"].value == ["Final", "Final report", "终稿"]


def test_special_cells(sheet):
    sheet["A1"].value = [[1, "x", True], [None, "=1+1", "=1/0"], ['=""', "=TRUE()", 5]]
    found = lambda *kind: [area.address for area in sheet["A1:C3"].get_special_cells(*kind)]  # noqa: E731
    assert found("blanks") == ["$A$2"]
    assert found("constants", "text") == ["$B$1"]
    assert found("constants", "numbers") == ["$A$1", "$C$3"]
    assert found("constants", "logical") == ["$C$1"]
    assert found("formulas", "errors") == ["$C$2"]
    assert found("formulas", "text") == ["$A$3"]
    sheet["2:2"].rows.hidden = True
    assert found("visible") == ["$A$1:$C$1", "$A$3:$C$3"]
    assert found("constants", "errors") == []


def test_sort(sheet):
    sheet["A1"].value = [["名", "分"], ["乙", 2], ["甲", 3], ["丙", 2], ["丁", 1]]
    sheet["A1:B5"].sort([2, 1], [False, True], has_headers=True)
    assert sheet["B1:B5"].value == ["分", 3, 2, 2, 1]
    assert sheet["A1"].value == "名"
    sheet["D1"].value = [[3], [1], [2]]
    sheet["D1:D3"].sort(1)
    assert sheet["D1:D3"].value == [1, 2, 3]


def test_remove_duplicates(sheet):
    sheet["A1"].value = [["k", "v"], ["a", 1], ["A", 2], ["b", 1], ["a", 1]]
    sheet["C5"].value = "beside"
    sheet["A1:B5"].remove_duplicates(1, has_headers=True)
    assert sheet["A1:B5"].value == [["k", "v"], ["a", 1], ["b", 1], [None, None], [None, None]]
    assert sheet["C5"].value == "beside"


def test_pictures_and_pdf_of_cells(sheet, tmp_path):
    sheet["A1"].value = [["图", 1], ["片", 2]]
    sheet["A1:B2"].to_pdf(tmp_path / "cells.pdf")
    assert (tmp_path / "cells.pdf").read_bytes().startswith(b"%PDF")
    sheet["A1:B2"].impl.to_png(str(tmp_path / "cells.png"))
    assert (tmp_path / "cells.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(NotImplementedError, match="copy_picture"):
        sheet["A1"].copy_picture()
