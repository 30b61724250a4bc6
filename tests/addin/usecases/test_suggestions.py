"""Suggested corrections, written into a copy of the file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.usecases.suggestions import suggestions_for, write_corrected
from benchmarks.messy import messy_books
from benchmarks.messy import write as write_books
from tests.addin.suggested_forms import DOUBTFUL, NUMBER_WRONG, PEOPLE, SURE, suggested_roster
from validators.engine import check
from workbook_templates.read import Reading, read_file


def shown(path: Path, places: dict[tuple[str, int], tuple[object, object]]) -> dict[tuple[str, int], str]:
    table = read_file(path).submission.tables[PEOPLE]
    at = {row: i for i, row in enumerate(table.rows)}
    return {(column, row): str(table.raw(column, at[row])) for column, row in places}


def test_what_was_chosen_stands_in_the_copy_and_nothing_else_changed(tmp_path: Path) -> None:
    source, target = suggested_roster(tmp_path / "花名册.xlsx"), tmp_path / "改好.xlsx"
    before = source.read_bytes()
    reading = read_file(source)
    write_corrected(reading, [one for one in suggestions_for(reading) if one.sure], target)
    assert source.read_bytes() == before
    expected = {place: str(value) for place, (_, value) in SURE.items()} | {("退休日期", 6): "2023-03"}
    assert {place: text[:7] if place[0] == "退休日期" else text for place, text in shown(target, SURE).items()} == expected
    assert shown(target, DOUBTFUL) == {place: str(was) for place, (was, _) in DOUBTFUL.items()}
    left = {(one.column.name, one.place.row) for one in suggestions_for(read_file(target))}
    assert left == set(DOUBTFUL)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target) as new:
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert len([name for name in changed if "worksheets" in name]) == 1


def test_all_of_them_leave_only_what_nobody_can_know(tmp_path: Path) -> None:
    source, target = suggested_roster(tmp_path / "花名册.xlsx"), tmp_path / "改好.xlsx"
    reading = read_file(source)
    write_corrected(reading, suggestions_for(reading), target)
    again = read_file(target)
    assert suggestions_for(again) == []
    table = again.submission.tables[PEOPLE]
    assert [row for row, sex in zip(table.rows, table.get("性别"), strict=True) if sex is None] == [NUMBER_WRONG]


def test_refused_where_the_target_exists_or_the_file_is_no_form(tmp_path: Path) -> None:
    source = suggested_roster(tmp_path / "花名册.xlsx")
    reading = read_file(source)
    with pytest.raises(Refused, match="已经有了"):
        write_corrected(reading, suggestions_for(reading), source)
    other = tmp_path / "别的.xlsx"
    other.write_bytes(b"PK")
    with pytest.raises(Refused):
        suggestions_for(read_file(other))


@pytest.mark.parametrize("seed", [11, 2026])
def test_in_spoiled_forms_every_suggestion_settles_its_cell(tmp_path: Path, seed: int) -> None:
    made = 0
    for path in write_books(messy_books(seed, units=1, persons=40, share=0.1), tmp_path):
        before = read_file(path)
        found = suggestions_for(before)
        target = tmp_path / "改好.xlsx"
        write_corrected(before, found, target, overwrite=True)
        after = read_file(target)
        assert suggestions_for(after) == []
        touched = {(one.place.sheet, one.place.cell) for one in found}
        new = places(after) - places(before)
        assert not {one for one in new if one[1:] in touched}
        made += len(found)
    assert made > 10


def places(reading: Reading) -> set[tuple[str, str, str]]:
    return {(one.rule, one.sheet, one.cell) for one in check([reading.submission])[0].findings}
