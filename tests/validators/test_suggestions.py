"""Suggested corrections: what a cell most likely is to hold, and nothing where only the clerk can know."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.addin.submitted_files import roster, unit, write
from tests.addin.suggested_forms import DOUBTFUL, PEOPLE, SURE, suggested_roster
from validators.suggestions import Suggestion, suggestions
from workbook_templates.read import read_submission
from workbook_templates.schema import form
from workbook_templates.table import Source, Submission, Table, Tables


def by_place(found: list[Suggestion]) -> dict[tuple[str, int], tuple[object, object]]:
    return {(one.column.name, one.place.row): (one.was, one.value) for one in found}


def test_each_cell_gets_what_is_right_there_and_no_other_cell_anything(tmp_path: Path) -> None:
    found = suggestions(read_submission(suggested_roster(tmp_path / "花名册.xlsx")))
    assert by_place(found) == SURE | DOUBTFUL
    assert by_place([one for one in found if one.sure]) == SURE
    assert all(one.place.cell.endswith(str(one.place.row)) and one.sheet == PEOPLE for one in found)


def test_a_clean_form_needs_none(tmp_path: Path) -> None:
    assert suggestions(read_submission(write(tmp_path / "花名册.xlsx", "roster", roster(1, 3), **unit(1)))) == []


@pytest.mark.parametrize("text", ["=1+1", "＝1+1", " @SUM(A1)"])
def test_nothing_a_spreadsheet_takes_for_a_formula_is_suggested(tmp_path: Path, text: str) -> None:
    path = suggested_roster(tmp_path / "花名册.xlsx")
    book = load_workbook(path)
    column = next(cell.column for cell in book[PEOPLE][3] if cell.value == "居住地")
    book[PEOPLE].cell(4, column).value = text
    book.save(path)
    assert ("居住地", 4) not in by_place(suggestions(read_submission(path)))


def _wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) for char in text)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.integers(1, 10), st.sampled_from([" ", "　", "\u200b"]))
def test_a_number_written_in_any_way_keeps_every_digit(digits: str, at: int, between: str) -> None:
    written = _wide(digits[:at]) + between + digits[at:]
    sheet = next(sheet for sheet in form("roster").sheets if sheet.name == PEOPLE)
    table = Table(sheet, {}, [4], [0])
    table.add_column("联系电话", [written])
    source = Source("花名册.xlsx", letters={PEOPLE: {"联系电话": "H"}})
    (phone,) = suggestions(Submission(source.file, tables=Tables([table], [source])))
    digits_only = "".join(char for char in unicodedata.normalize("NFKC", written) if char.isdigit())
    assert phone.value == digits == digits_only
    assert phone.sure
