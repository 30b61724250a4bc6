"""A filled form comes back as it was filled."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook_templates.read.forms import filled
from validators.examples import baseline
from workbook_templates.cell_types import show
from workbook_templates.read import read_submission
from workbook_templates.schema import KINDS, form


@pytest.mark.parametrize("kind", KINDS)
def test_a_filled_form_comes_back(kind: str, tmp_path: Path) -> None:
    read = read_submission(filled(tmp_path / "a.xlsx", kind=kind))
    assert read.facts == []
    assert read.form is form(kind)
    for sheet in form(kind).sheets:
        table = read.tables[sheet.name]
        assert table.rows == [4]
        assert table.unread == {}
        for column in sheet.own:
            assert show(table.get(column.name)[0]).replace(",", "") == show(baseline(sheet)[column.name]) or column.type in (
                "date", "amount", "score", "decimal", "year", "integer",
            )  # fmt: skip
        assert read.tables.place(sheet.name, sheet.columns[1].name, 0).cell == "B4"


def test_the_cover_knows_its_cells(tmp_path: Path) -> None:
    read = read_submission(filled(tmp_path / "a.xlsx"))
    source = read.tables.sources[0]
    assert (source.unit, source.unit_name, source.period) == ("11530102015101001R", "盘龙区农业农村局", "2026Q3")
    assert read.tables.place("封面", "单位代码", 0).cell == "C5"
    assert read.tables.place("封面", "单位代码", 0).row == 5
