"""Many cells of a sheet at once, against what the same sheet says cell by cell."""

from __future__ import annotations

from addin.doors.ribbon.live_cells import CellByCell

CELLS = [(row, column) for row in range(2, 40, 3) for column in (1, 2, 5)]


def test_fills(sheet):
    many = sheet.impl.many_cells
    assert many.colors(CELLS) == dict.fromkeys(CELLS)
    wanted = {cell: (255, n, 0) if n % 3 else None for n, cell in enumerate(CELLS)}
    sheet["A1:E40"].color = (1, 2, 3)
    many.set_colors(wanted)
    assert many.colors(CELLS) == wanted == CellByCell(sheet).colors(CELLS)
    assert many.colors([]) == {}
    assert sheet["C2"].color == (1, 2, 3)


def test_notes(sheet):
    many = sheet.impl.many_cells
    assert many.notes() == {}
    many.replace_notes([], {(2, 3): "甲\n乙", (900, 1): "丙"})
    assert many.notes() == {(2, 3): "甲\n乙", (900, 1): "丙"} == CellByCell(sheet).notes()
    many.replace_notes([(2, 3)], {(2, 3): "丁", (5, 5): "戊"})
    assert many.notes() == {(2, 3): "丁", (900, 1): "丙", (5, 5): "戊"}
    many.replace_notes(many.notes(), {})
    assert many.notes() == {}


def test_hidden_lines(sheet):
    many = sheet.impl.many_cells
    assert many.hidden(50, 10) == (set(), set())
    for row in (3, 4, 17):
        sheet.range((row, 1)).rows.hidden = True
    sheet["B1"].columns.hidden = True
    assert many.hidden(50, 10) == ({3, 4, 17}, {2}) == CellByCell(sheet).hidden(50, 10)
    assert many.hidden(3, 1) == ({3}, set())
    sheet["A1:J1"].columns.hidden = True
    assert many.hidden(50, 10) == ({3, 4, 17}, set(range(1, 11)))
