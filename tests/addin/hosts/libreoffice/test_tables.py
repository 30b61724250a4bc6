"""Tables and filters."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest


@pytest.fixture
def table(sheet):
    sheet["A1"].value = [["名", "分", "日"], ["甲", 3, dt.date(2026, 1, 1)], ["乙", 1, dt.date(2026, 2, 1)], ["丙", 2, None]]
    sheet["E2"].value = "beside"
    return sheet.tables.add(sheet["A1:C4"], name="成绩")


def visible(sheet, rows=4):
    return [index for index in range(1, rows + 1) if not sheet.range((index, 1)).rows.hidden]


def test_parts(sheet, table):
    assert table.name == table.display_name == "成绩"
    assert table.range.address == "$A$1:$C$4"
    assert table.header_row_range.address == "$A$1:$C$1"
    assert table.data_body_range.address == "$A$2:$C$4"
    assert table.totals_row_range is None
    assert table.insert_row_range is None
    assert table.parent == sheet
    assert sheet["B3"].table.name == "成绩"
    assert sheet["E2"].table is None
    assert "成绩" in sheet.tables
    assert len(sheet.tables) == 1
    assert sheet.tables[0] == sheet.tables["成绩"]
    assert sheet.range("成绩").address == "$A$2:$C$4"
    with pytest.raises(ValueError, match="already"):
        sheet.tables.add(sheet["G1:H2"], name="成绩")
    table.name = "新成绩"
    assert sheet.tables["新成绩"].range.address == "$A$1:$C$4"


def test_switches(table):
    assert table.show_headers is True
    assert table.show_autofilter is True
    table.show_autofilter = False
    assert table.show_autofilter is False
    table.show_totals = True
    assert table.totals_row_range.address == "$A$5:$C$5"
    assert table.data_body_range.address == "$A$2:$C$4"
    table.show_totals = False
    assert table.range.address == "$A$1:$C$4"
    table.show_headers = False
    assert table.header_row_range is None
    assert table.table_style is None
    for name in ("column_stripes", "first_column", "last_column", "row_stripes"):
        assert getattr(table, f"show_table_style_{name}") is False
        with pytest.raises(NotImplementedError, match="style"):
            setattr(table, f"show_table_style_{name}", True)
    with pytest.raises(NotImplementedError, match="style"):
        table.table_style = "TableStyleLight1"


def test_rows_and_columns(sheet, table):
    assert len(table.rows) == 3
    assert table.rows[1].range.value[0] == "乙"
    table.rows.add(["丁", 9, None])
    assert sheet["A5:B5"].value == ["丁", 9]
    table.rows.add(["零", 0, None], index=1)
    assert sheet["A2"].value == "零"
    table.rows[0].delete()
    assert sheet["A2"].value == "甲"
    assert [column.name for column in table.columns] == ["名", "分", "日"]
    assert table.columns["分"].data_body_range.address == "$B$2:$B$5"
    table.columns.add("备注", index=2)
    assert sheet["A1:D1"].value == ["名", "备注", "分", "日"]
    table.columns["备注"].delete()
    assert table.range.address == "$A$1:$C$5"
    assert sheet["E2"].value == "beside"


def test_sort_resize_update(sheet, table):
    table.sort(2, False)
    assert sheet["A1:A4"].value == ["名", "甲", "丙", "乙"]
    table.resize(sheet["A1:B4"])
    assert table.range.address == "$A$1:$B$4"
    table.update(pd.DataFrame({"名": ["戊", "己"], "分": [5.0, 6.0]}), index=False)
    assert table.range.value == [["名", "分"], ["戊", 5], ["己", 6]]


def test_filter_of_a_table(sheet, table):
    table.autofilter.apply_values(1, ["甲", "丙"])
    assert visible(sheet) == [1, 2, 4]
    assert table.autofilter.criteria[0].values == ["甲", "丙"]
    table.autofilter.apply_comparison(2, "greater_than_or_equal", 3)
    assert visible(sheet) == [1, 2]
    assert (table.autofilter.criteria[1].operator, table.autofilter.criteria[1].value1) == ("greater_than_or_equal", "3")
    table.autofilter.clear(1)
    table.autofilter.apply_comparison(2, "between", 1, 2)
    assert visible(sheet) == [1, 3, 4]
    assert table.autofilter.criteria[1].operator == "between"
    table.autofilter.clear()
    assert visible(sheet) == [1, 2, 3, 4]
    assert [each.type for each in table.autofilter.criteria] == ["none"] * 3


def test_filters_of_a_range(sheet):
    sheet["A1"].value = [["名", "分", "日"], ["甲", 3, dt.date(2026, 1, 1)], ["乙", 1, dt.date(2026, 2, 1)], ["丙", 2, None]]
    cells = sheet["A1:C4"].autofilter
    cells.apply_top_items(2, 2)
    assert visible(sheet) == [1, 2, 4]
    assert sheet["A1:C4"].autofilter.criteria[1].count == 2
    cells.apply_bottom_items(2, 1)
    assert visible(sheet) == [1, 3]
    cells.apply_top_percent(2, 40)
    assert sheet["A1:C4"].autofilter.criteria[1].type == "top_percent"
    cells.apply_bottom_percent(2, 40)
    assert sheet["A1:C4"].autofilter.criteria[1].percent == 40
    cells.clear()
    cells.apply_comparison(3, "equal_to", None)
    assert visible(sheet) == [1, 4]
    cells.apply_comparison(3, "not_equal_to", None)
    assert visible(sheet) == [1, 2, 3]
    cells.apply_comparison(3, "greater_than", dt.date(2026, 1, 15))
    assert visible(sheet) == [1, 3]
    cells.clear(3)
    assert visible(sheet) == [1, 2, 3, 4]
    cells.apply_comparison(2, "not_between", 2, 2)
    assert visible(sheet) == [1, 2, 3]
    assert len(sheet.tables) == 0
    with pytest.raises(ValueError, match="different range"):
        sheet["E1:F4"].autofilter.apply_values(1, ["x"])
