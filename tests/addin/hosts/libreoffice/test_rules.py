"""Data validation and conditional formats."""

from __future__ import annotations

import datetime as dt

import pytest
import xlsxwriter


def test_list(book, sheet):
    cells = sheet["A1:A5"].data_validation
    assert cells.type == "none"
    cells.set_list(["在册", "已故", "转出"])
    assert (cells.type, cells.source, cells.in_cell_dropdown) == ("list", "在册,已故,转出", True)
    assert cells.operator is None
    sheet["C1"].value = [["a"], ["b"]]
    cells.set_list(sheet["C1:C2"], in_cell_dropdown=False)
    assert cells.source == f"={sheet.name}!$C$1:$C$2"
    assert cells.in_cell_dropdown is False
    book.names.add("选项", f"={sheet.name}!$C$1:$C$2")
    cells.set_list(book.names["选项"])
    assert cells.source == "=选项"
    cells.delete()
    assert cells.type == "none"


def test_comparisons(sheet):
    rule = sheet["B1:B3"].data_validation
    rule.set_whole_number("between", 1, 10)
    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == ("whole_number", "between", "=1", "=10")
    rule.set_decimal("less_than_or_equal", "=$A$1*2")
    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == ("decimal", "less_than_or_equal", "=$A$1*2", None)
    rule.set_date("greater_than", dt.date(2026, 1, 1))
    assert rule.type == "date"
    assert "2026" in rule.formula1
    rule.set_time("less_than", dt.time(12, 0))
    assert rule.type == "time"
    rule.set_text_length("equal_to", 18)
    assert (rule.type, rule.formula1) == ("text_length", "=18")
    rule.set_custom("=AND(B1>0,COUNTIF($B$1:$B$9,B1)=1)")
    assert (rule.type, rule.formula) == ("custom", "=AND(B1>0,COUNTIF($B$1:$B$9,B1)=1)")
    assert rule.ignore_blank is True
    assert rule.show_error is True
    assert rule.alert_style == "stop"
    assert (rule.input_title, rule.input_message, rule.error_title, rule.error_message) == ("", "", "", "")
    assert rule.show_input in (True, False)


def test_cells_that_differ(sheet):
    sheet["A1:A2"].data_validation.set_whole_number("greater_than", 1)
    assert sheet["A1:A3"].data_validation.type == "mixed_criteria"
    sheet["A3"].data_validation.set_decimal("greater_than", 1)
    assert sheet["A1:A3"].data_validation.type == "inconsistent"
    assert sheet["A1:A3"].data_validation.formula1 is None
    with pytest.raises(ValueError, match="different"):
        sheet["A1:A3"].data_validation.set_custom("=TRUE")
    sheet["A1:A3"].data_validation.delete()
    assert sheet["A1:A3"].data_validation.type == "none"


def test_rules_survive_a_save(app, book, tmp_path):
    book.sheets[0]["A1:A3"].data_validation.set_list(["甲", "乙"])
    book.sheets[0]["B1:B3"].conditional_formats.add_cell_value("greater_than", 5, fill_color="#ff0000")
    book.save(tmp_path / "rules.xlsx")
    book.close()
    sheet = app.books.open(tmp_path / "rules.xlsx").sheets[0]
    assert sheet["A2"].data_validation.source == "甲,乙"
    rule = sheet["B1:B3"].conditional_formats[0]
    assert (rule.type, rule.operator, rule.formula1, rule.fill_color) == ("cell_value", "greater_than", "=5", (255, 0, 0))


def test_conditional_formats(sheet):
    rules = sheet["B1:B9"].conditional_formats
    assert len(rules) == 0
    rule = rules.add_cell_value(
        "between", 60, 80, fill_color=(255, 255, 0), font_color="#0000ff", font_bold=True, font_italic=True
    )
    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == ("cell_value", "between", "=60", "=80")
    assert (rule.fill_color, rule.font_color, rule.font_bold, rule.font_italic) == ((255, 255, 0), (0, 0, 255), True, True)
    assert rule.stop_if_true is True
    rule.set(operator="less_than", formula1=5, fill_color="#010203")
    assert (rule.operator, rule.formula1, rule.formula2, rule.fill_color) == ("less_than", "=5", None, (1, 2, 3))
    custom = rules.add_custom('=AND($A1="迟",B1>1)')
    assert (custom.type, custom.formula, custom.fill_color, custom.font_bold) == ("custom", '=AND($A1="迟",B1>1)', None, None)
    bar = rules.add_data_bar("#00ff00", minimum=0, maximum=90, threshold_type="percent", gradient=False, show_value=False)
    assert (bar.type, bar.bar_color, bar.gradient, bar.show_value) == ("data_bar", (0, 255, 0), False, False)
    assert (bar.threshold_types, bar.thresholds) == (("percent", "percent"), (0, 90))
    assert len(rules) == 3
    assert [each.type for each in sheet["B2"].conditional_formats] == ["cell_value", "custom", "data_bar"]
    assert len(sheet["D1"].conditional_formats) == 0
    with pytest.raises(NotImplementedError, match="add_color_scale"):
        rules.add_color_scale(["#ff0000", "#00ff00"])
    with pytest.raises(NotImplementedError, match="add_icon_set"):
        rules.add_icon_set("3_arrows")
    custom.delete()
    assert [each.type for each in rules] == ["cell_value", "data_bar"]


def test_clearing_leaves_the_rest(sheet):
    sheet["A1:A9"].conditional_formats.add_custom("=A1=1", fill_color="#ff0000")
    sheet["A3:A4"].conditional_formats.clear()
    assert len(sheet["A3:A4"].conditional_formats) == 0
    assert len(sheet["A1:A2"].conditional_formats) == 1
    assert len(sheet["A5"].conditional_formats) == 1
    sheet["A1:A9"].conditional_formats.clear()
    assert len(sheet["A1:A9"].conditional_formats) == 0


def test_scales_and_icons_of_a_file_can_be_read(app, tmp_path):
    path = tmp_path / "scales.xlsx"
    with xlsxwriter.Workbook(path) as made:
        page = made.add_worksheet()
        page.write_column("A1", range(9))
        page.write_column("B1", range(9))
        page.conditional_format(
            "A1:A9", {"type": "3_color_scale", "min_color": "#FF0000", "mid_color": "#FFFF00", "max_color": "#00FF00"}
        )
        page.conditional_format("B1:B9", {"type": "icon_set", "icon_style": "3_traffic_lights", "reverse_icons": True})
    sheet = app.books.open(path).sheets[0]
    scale, icons = sheet["A1"].conditional_formats[0], sheet["B1"].conditional_formats[0]
    assert scale.colors == ((255, 0, 0), (255, 255, 0), (0, 255, 0))
    assert scale.threshold_types == ("lowest_value", "percentile", "highest_value")
    assert scale.thresholds == (None, 50, None)
    assert (icons.type, icons.icon_set, icons.reverse_order, icons.show_value) == ("icon_set", "3_traffic_lights_1", True, True)
    assert icons.threshold_types == ("percent", "percent")
    app.books[path.name].close()
