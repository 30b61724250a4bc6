"""Copies that an earlier version marked are still cleared: ``earlier/marked.xlsx`` is ``filled.xlsx`` as it was marked then."""

from __future__ import annotations

from pathlib import Path

from tests.workbook_templates.mark.same import differences
from workbook_templates.mark import clear
from workbook_templates.read import read_file, read_submission

HERE = Path(__file__).parent / "earlier"


def test_an_earlier_versions_marks_are_taken_off(tmp_path: Path) -> None:
    assert not read_file(HERE / "marked.xlsx").sheets.earlier.memory.prints, "it did not yet remember what it wrote"
    assert clear(HERE / "marked.xlsx", tmp_path / "back.xlsx")
    assert differences(HERE / "filled.xlsx", tmp_path / "back.xlsx") == []


def test_an_earlier_versions_results_are_left_out() -> None:
    assert read_submission(HERE / "marked.xlsx").facts == read_submission(HERE / "filled.xlsx").facts
