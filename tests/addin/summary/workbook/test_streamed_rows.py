"""Rows that are streamed into a sheet are, to whoever opens it, the rows that the workbook's own writer would have written."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from addin.summary.workbook.page import Col, Page
from addin.summary.workbook.writer import SummaryWriter

COLUMNS = (Col("指标", 9, "centre"), Col("说明", 20), Col("行", 7, "whole"))
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"))).filter(lambda text: "_x" not in text)
ROWS = st.lists(st.tuples(TEXTS, TEXTS, st.integers(0, 10**6) | st.just("")), min_size=1)


def book(rows: list[tuple[object, ...]], *, streamed: bool) -> Any:
    writer = SummaryWriter()
    before = Page(writer, "前一张", COLUMNS, "前一张")
    before.add("一", "二", 3)
    before.finish()
    page = Page(writer, "明细", COLUMNS, "标题")
    if streamed:
        page.add_many(lambda: rows)
    else:
        for row in rows:
            page.add(*row)
    page.finish()
    return openpyxl.load_workbook(BytesIO(writer.close()))


def seen(sheet: Any) -> list[object]:
    """Every cell with its looks, the height of every row, and what is filtered and printed."""
    cells = [
        (cell.coordinate, cell.value or "", cell.font, cell.border, cell.alignment, cell.number_format)
        for row in sheet.iter_rows() for cell in row
    ]  # fmt: skip
    return [repr(cells), {n: row.height for n, row in sheet.row_dimensions.items()}, sheet.auto_filter.ref, sheet.print_area]


@settings(max_examples=20)
@given(ROWS)
def test_nothing_tells_them_apart(rows: list[tuple[object, ...]]) -> None:
    one, other = book(rows, streamed=True), book(rows, streamed=False)
    assert one.sheetnames == other.sheetnames
    for name in one.sheetnames:
        assert seen(one[name]) == seen(other[name])


def test_private_numbers_are_masked_and_formulas_stay_text() -> None:
    sheet = book([("a", "b", 1), ("=1+1", "张三 530102195803072415", 2)], streamed=True)["明细"]
    assert (sheet["A5"].value, sheet["A5"].data_type) == ("=1+1", "s")
    assert sheet["B5"].value == "张三 530102********2415"


def test_many_rows_and_none() -> None:
    rows = [(f"{n:05d}", "文字" * (n % 30), n) for n in range(1, 2_501)]
    sheet = book(rows, streamed=True)["明细"]
    assert [tuple(cell.value or "" for cell in row) for row in sheet.iter_rows(min_row=4)] == rows
    assert sheet.dimensions == "A1:C2503"
    assert book([], streamed=True)["明细"]["A4"].value == "没有。"
