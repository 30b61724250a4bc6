"""How cells look."""

from __future__ import annotations

import pytest


def test_font(sheet):
    font = sheet["A1:B2"].font
    font.bold, font.italic, font.size, font.color, font.name = True, True, 16, (1, 2, 3), "SimHei"
    again = sheet["B2"].font
    assert (again.bold, again.italic, again.size, again.color, again.name) == (True, True, 16, (1, 2, 3), "SimHei")
    for script in ("", "Asian", "Complex"):
        assert getattr(sheet["A1"].api, f"CharWeight{script}") == 150
        assert getattr(sheet["A1"].api, f"CharFontName{script}") == "SimHei"
        assert getattr(sheet["A1"].api, f"CharHeight{script}") == 16
    mixed = sheet["A1:C1"].font
    assert (mixed.bold, mixed.italic, mixed.size, mixed.color, mixed.name) == (None,) * 5
    font.bold = False
    assert sheet["A1"].font.bold is False
    font.color = "#ff0000"
    assert font.color == (255, 0, 0)
    assert sheet["F9"].font.color == (0, 0, 0)


def test_characters(sheet):
    sheet["A1"].value = "银龄工程"
    part = sheet["A1"].characters[1:3]
    assert part.text == "龄工"
    part.font.bold = True
    part.font.color = (200, 0, 0)
    assert [sheet["A1"].characters[i].font.bold for i in range(4)] == [False, True, True, False]
    assert sheet["A1"].characters[-1].text == "程"
    assert sheet["A1"].characters[1].font.color == (200, 0, 0)
    assert sheet["A1"].characters.text == "银龄工程"
    with pytest.raises(IndexError):
        sheet["A1"].characters[9]


def test_fill(sheet):
    cells = sheet["A1:B2"]
    assert cells.color is None
    cells.color = (10, 20, 30)
    assert cells.color == (10, 20, 30)
    sheet["A1"].color = "#0000ff"
    assert sheet["A1"].color == (0, 0, 255)
    assert cells.color is None
    cells.color = None
    assert sheet["B2"].color is None
    sheet["D1:E2"].impl.set_colors([[(1, 1, 1), ...], [None, "#020202"]])
    assert [sheet[a].color for a in ("D1", "E1", "D2", "E2")] == [(1, 1, 1), None, None, (2, 2, 2)]


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "@",
        "0",
        "0.00",
        "#,##0.00",
        "0%",
        "yyyy-mm-dd",
        "yyyy/m/d",
        "hh:mm:ss",
        "m/d/yyyy h:mm",
        "[h]:mm",
        '0.00"元"',
        "#,##0;[Red]-#,##0",
        "000000",
        "0.00E+00",
    ],
)
def test_number_formats(sheet, code):
    sheet["A1"].number_format = code
    assert sheet["A1"].number_format.lower() == code.lower()


def test_number_formats_of_several_cells(sheet):
    sheet["A1"].number_format = "0.00"
    assert sheet["A1:A2"].number_format is None
    sheet["A1:A2"].number_format = "0%"
    assert sheet["A1:A2"].number_format == "0%"
    sheet["B1"].value = True
    assert sheet["B1"].number_format == "General"


def test_wrap_and_alignment(sheet):
    cells = sheet["A1:A2"]
    assert cells.wrap_text is False
    sheet["A1"].wrap_text = True
    assert cells.wrap_text is None
    for name in ("left", "center", "right", "fill", "justify", "distributed", "general"):
        cells.horizontal_alignment = name
        assert cells.horizontal_alignment == name
    for name in ("top", "center", "bottom", "justify", "distributed"):
        cells.vertical_alignment = name
        assert cells.vertical_alignment == name
    sheet["A1"].horizontal_alignment = "right"
    sheet["A1"].vertical_alignment = "top"
    assert cells.horizontal_alignment is None
    assert cells.vertical_alignment is None
    with pytest.raises(NotImplementedError, match="center_across_selection"):
        cells.horizontal_alignment = "center_across_selection"


def test_indent(sheet):
    sheet["A1"].adjust_indent(2)
    assert sheet["A1"].api.ParaIndent == 706
    sheet["A1"].adjust_indent(-5)
    assert sheet["A1"].api.ParaIndent == 0


def test_borders(sheet):
    cells = sheet["B2:D4"]
    assert cells.borders["edge_top"].line_style == "none"
    cells.borders.set("outside", line_style="continuous", weight="medium", color="#ff0000")
    edge = sheet["B2"].borders["edge_left"]
    assert (edge.line_style, edge.weight, edge.color) == ("continuous", "medium", (255, 0, 0))
    assert sheet["C3"].borders["edge_left"].line_style == "none"
    cells.borders.set("inside", weight="thin", color=(0, 0, 255))
    assert sheet["C3"].borders["edge_top"].color == (0, 0, 255)
    assert cells.borders["inside_vertical"].weight == "thin"
    assert cells.borders.line_style == "continuous"
    assert cells.borders.weight is None
    for style in ("dash", "dot", "dash_dot", "dash_dot_dot", "double"):
        sheet["F6"].borders["edge_bottom"].line_style = style
        assert sheet["F6"].borders["edge_bottom"].line_style == style
    for weight in ("hairline", "thin", "medium", "thick"):
        sheet["H8"].borders["edge_top"].weight = weight
        assert sheet["H8"].borders["edge_top"].weight == weight
    sheet["J2"].borders["diagonal_down"].color = (0, 128, 0)
    assert sheet["J2"].borders["diagonal_down"].line_style == "continuous"
    cells.borders.clear()
    assert cells.borders.line_style == "none"
    sheet["J2"].borders.clear()
    assert sheet["J2"].borders["diagonal_down"].line_style == "none"
    sheet["L2:M3"].borders.color = (7, 7, 7)
    assert sheet["L2:M3"].borders.color == (7, 7, 7)
    with pytest.raises(NotImplementedError, match="slant"):
        sheet["A1"].borders["edge_top"].line_style = "slant_dash_dot"
