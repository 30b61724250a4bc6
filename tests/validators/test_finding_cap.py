"""The same mistake in thousands of rows is told in full so far, then counted; each file for itself."""

from __future__ import annotations

from validators.engine import check_fields
from validators.examples import example_context, table_of
from validators.finding_cap import MOST
from workbook_templates.merge import merge_tables
from workbook_templates.table import Source, Tables

SHEET = "离退休干部"


def tables(count: int, file: str) -> Tables:
    return Tables([table_of(SHEET, [{"居住地": None}] * count)], [Source(file, letters={SHEET: {"居住地": "P"}})])


def test_as_many_as_are_told_in_full() -> None:
    found = check_fields(tables(MOST, "a.xlsx"), example_context({}))
    assert len(found) == MOST
    assert len({f.message for f in found}) == 1


def test_the_rest_is_one_line_with_its_number() -> None:
    found = check_fields(tables(MOST + 7, "a.xlsx"), example_context({}))
    assert len(found) == MOST + 1
    assert "还有 7 处" in found[-1].message
    assert (found[-1].rule, found[-1].cell, found[-1].row) == ("F01", f"P{MOST + 4}", MOST + 4)


def test_each_file_is_counted_for_itself() -> None:
    both = merge_tables([tables(MOST - 1, "a.xlsx"), tables(MOST + 2, "b.xlsx")])
    found = check_fields(both, example_context({}))
    assert [sum(f.file == file for f in found) for file in ("a.xlsx", "b.xlsx")] == [MOST - 1, MOST + 1]
