"""Charts."""

from __future__ import annotations

import pytest
import xlwings as xw

from addin.hosts.libreoffice.chart_types import EXPLODED, TYPES

STOCK = {"stock_hlc", "stock_ohlc", "stock_vhlc", "stock_vohlc"}


@pytest.fixture
def chart(sheet):
    sheet["A1"].value = [["月", "甲", "乙"], ["一月", 1, 2], ["二月", 3, 4], ["三月", 5, 6]]
    return sheet.charts.add(10, 20, 300, 200, chart_type="column_clustered", source=sheet["A1:C4"], name="图")


def test_add_and_find(sheet, chart):
    assert chart.name == "图"
    assert chart.chart_type == "column_clustered"
    assert chart.parent == sheet
    assert (chart.left, chart.top, chart.width, chart.height) == pytest.approx((10, 20, 300, 200), abs=0.1)
    assert len(sheet.charts) == 1
    assert sheet.charts["图"].name == sheet.charts[0].name
    assert "图" in sheet.charts
    assert [series.name for series in chart.series] == ["甲", "乙"]
    chart.left, chart.top, chart.width, chart.height = 50, 60, 250, 150
    assert (chart.left, chart.top, chart.width, chart.height) == pytest.approx((50, 60, 250, 150), abs=0.1)
    chart.name = "新图"
    assert sheet.charts["新图"].left == pytest.approx(50, abs=0.1)
    anchored = sheet.charts.add(anchor=sheet["E5"])
    assert (anchored.left, anchored.top) == pytest.approx((sheet["E5"].left, sheet["E5"].top), abs=0.1)
    assert len(sheet.shapes) == 2
    assert sheet.shapes[0].type == "chart"
    chart.delete()
    assert len(sheet.charts) == 1


def test_every_type_comes_back_as_it_was_set(chart):
    for name in sorted({*TYPES, *EXPLODED} - STOCK):
        chart.chart_type = name
        assert chart.chart_type == name


def test_types_calc_lacks(chart):
    for name in ("surface", "pie_of_pie", "bubble_3d_effect"):
        with pytest.raises(NotImplementedError, match=name):
            chart.chart_type = name


def test_stock(sheet):
    sheet["A1"].value = [["日", "量", "开", "高", "低", "收"], ["1", 9, 2, 5, 1, 3], ["2", 8, 3, 6, 2, 4]]
    columns = {"stock_hlc": "A1:D3", "stock_ohlc": "A1:E3", "stock_vhlc": "A1:E3", "stock_vohlc": "A1:F3"}
    for name, cells in columns.items():
        assert sheet.charts.add(source=sheet[cells], chart_type=name).chart_type == name


def test_title_legend_style(chart):
    assert chart.title is None
    chart.title = "补贴"
    assert chart.title == "补贴"
    chart.title = None
    assert chart.title is None
    for side in ("top", "bottom", "left", "right"):
        chart.legend.position = side
        assert (chart.legend.visible, chart.legend.position) == (True, side)
    chart.legend.visible = False
    assert chart.legend.position is None
    assert chart.legend.api is None
    with pytest.raises(NotImplementedError, match="corner"):
        chart.legend.position = "corner"
    with pytest.raises(NotImplementedError, match="style"):
        _ = chart.style
    with pytest.raises(NotImplementedError, match="style"):
        chart.style = 5


def test_axes(chart):
    axis = chart.value_axis
    assert axis.title is None
    axis.set(
        title="元", minimum_scale=0, maximum_scale=10, major_unit=2.5, number_format="0.0", reverse_order=True, crosses="maximum"
    )
    assert (axis.title, axis.minimum_scale, axis.maximum_scale, axis.major_unit) == ("元", 0, 10, 2.5)
    assert (axis.number_format, axis.reverse_order, axis.crosses) == ("0.0", True, "maximum")
    axis.set(maximum_scale=None, title=None)
    assert axis.maximum_scale != 10
    assert axis.title is None
    category = chart.category_axis
    category.set(visible=False)
    assert category.visible is False
    assert category.api is None
    with pytest.raises(xw.XlwingsError, match="visible"):
        _ = category.minimum_scale
    with pytest.raises(xw.XlwingsError, match="secondary"):
        _ = chart.secondary_value_axis.visible
    chart.series[1].set(axis_group="secondary")
    assert chart.secondary_value_axis.visible is True
    chart.secondary_value_axis.set(title="右")
    assert chart.secondary_value_axis.title == "右"
    assert chart.series[1].axis_group == "secondary"
    assert chart.series[0].axis_group == "primary"
    assert chart.secondary_category_axis.visible in (True, False)


def test_series(chart):
    first = chart.series[0]
    first.set(fill_color="#ff0000", line_color=(0, 0, 255))
    assert (first.fill_color, first.line_color) == ((255, 0, 0), (0, 0, 255))
    assert first.chart_type == "column_clustered"
    with pytest.raises(NotImplementedError, match="heading"):
        first.set(name="x")
    chart.chart_type = "line_markers"
    line = chart.series[1]
    for style in ("square", "diamond", "triangle", "circle", "star", "x", "plus", "dash", "dot", "none", "automatic"):
        line.set(marker_style=style)
        assert line.marker_style == style
    line.set(
        marker_style="circle",
        marker_size=9,
        marker_foreground_color="#010203",
        marker_background_color="#040506",
        line_color="#070809",
    )
    assert (line.marker_size, line.marker_foreground_color, line.line_color) == (9, (1, 2, 3), (7, 8, 9))
    assert line.marker_background_color == (4, 5, 6)
    assert line.fill_color is None
    with pytest.raises(NotImplementedError, match="fill"):
        line.set(fill_color="#000000")
    assert len(chart.series) == 2
    with pytest.raises(KeyError):
        chart.series(3)


def test_combination(chart):
    chart.series[1].set(chart_type="line")
    assert sorted(series.chart_type for series in chart.series) == ["column_clustered", "line"]
    assert chart.chart_type == "combination"
    with pytest.raises(NotImplementedError, match="pie"):
        chart.series[0].set(chart_type="pie")


def test_data(sheet, chart):
    assert chart.plot_by == "columns"
    chart.plot_by = "rows"
    assert chart.plot_by == "rows"
    assert [series.name for series in chart.series] == ["一月", "二月", "三月"]
    chart.plot_by = "columns"
    chart.set_source_data(sheet["A1:B4"])
    assert [series.name for series in chart.series] == ["甲"]
    chart.set_source_data(sheet["A1:C4"], plot_by="rows")
    assert len(chart.series) == 3
    chart.plot_by = "columns"
    sheet["E2"].value = [["Q1"], ["Q2"], ["Q3"]]
    chart.set_x_axis_values(sheet["E2:E4"])
    assert "$E$2:$E$4" in "".join(chart.api[1].getUsedRangeRepresentations())
    chart.chart_type = "xy_scatter"
    sheet["F2"].value = [[1], [2], [3]]
    chart.set_x_axis_values(sheet["F2:F4"])
    assert "$F$2:$F$4" in "".join(chart.api[1].getUsedRangeRepresentations())


def test_files(chart, tmp_path):
    chart.to_png(tmp_path / "chart.png")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
    chart.to_pdf(tmp_path / "chart.pdf")
    assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF")
