"""Pivot tables."""

from __future__ import annotations

import pytest


@pytest.fixture
def pivot(book, sheet):
    sheet["A1"].value = [["县", "类", "元"], ["甲", "党", 1], ["甲", "群", 2], ["乙", "党", 4], ["乙", "党", 8]]
    return sheet.pivot_tables.add(sheet["A1:C5"], sheet["F1"], name="汇总")


def test_build(sheet, pivot):
    assert pivot.name == "汇总"
    assert pivot.parent == sheet
    assert pivot.field_names == ["县", "类", "元"]
    assert pivot.data_body_range is None
    pivot.rows.add("县")
    pivot.columns.add("类")
    value = pivot.values.add("元", function="sum", number_format="0.00")
    assert [field.name for field in pivot.rows] == ["县"]
    assert "类" in pivot.columns
    assert (value.name, value.source_field, value.function) == ("元", "元", "sum")
    numbers = pivot.data_body_range
    flat = [cell for row in numbers.options(ndim=2).value for cell in row if cell is not None]
    assert sorted(flat)[-1] == 15
    assert value.number_format == "0.00"
    assert pivot.range.shape[0] >= 4
    pivot.values[0].function = "count"
    assert pivot.values[0].function == "count"
    pivot.show_row_grand_totals = False
    pivot.show_column_grand_totals = False
    assert (pivot.show_row_grand_totals, pivot.show_column_grand_totals) == (False, False)
    assert pivot.layout == "tabular"
    with pytest.raises(NotImplementedError, match="compact"):
        pivot.layout = "compact"


def test_change_and_remove(sheet, pivot):
    pivot.rows.add("县")
    pivot.filters.add("类")
    pivot.values.add("元")
    assert len(pivot.filters) == 1
    sheet["C2"].value = 100
    pivot.refresh()
    assert pivot.data_body_range.value[-1] == 114
    pivot.rows["县"].remove()
    assert len(pivot.rows) == 0
    pivot.filters[0].remove()
    pivot.values[0].remove()
    assert len(pivot.values) == 0
    with pytest.raises(KeyError):
        pivot.rows.add("没有")
    with pytest.raises(NotImplementedError, match="heading"):
        pivot.values.add("元", name="合计")
    pivot.name = "新"
    assert "新" in sheet.pivot_tables
    assert sheet.pivot_tables[0].name == "新"
    pivot.delete()
    assert len(sheet.pivot_tables) == 0
    with pytest.raises(KeyError):
        sheet.pivot_tables("新")
