"""Cells that programs store as dates in ways of their own: a moment in ISO 8601, and a zero under a date's format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.workbook_templates.read.forms import changed, filled, repacked, sheet_part, told
from validators.engine import check
from workbook_templates.read import read_submission

SHEET = "离退休干部"


def stored(path: Path, cell: str, content: bytes) -> Path:
    """The roster with one cell's XML replaced, its style kept."""

    def change(name: str, xml: bytes) -> bytes:
        if name != sheet_part(SHEET):
            return xml
        start = xml.index(b'<c r="%s"' % cell.encode())
        end = xml.index(b">", start) + 1
        end = end if xml[end - 2 : end] == b"/>" else xml.index(b"</c>", start) + 4
        style = xml[start:end].partition(b' s="')[2].partition(b'"')[0]
        return xml[:start] + b'<c r="%s" s="%s"%s' % (cell.encode(), style, content) + xml[end:]

    return repacked(path, change)


@pytest.mark.parametrize(
    "text",
    ["1948-03-05T00:00:00.000Z", "1948-03-05T00:00:00Z", "1948-03-05T00:00Z", "1948-03-05T00:00:00+08:00", "1948-03-05"],
)
def test_a_day_as_programs_write_it(text: str, tmp_path: Path) -> None:
    path = stored(filled(tmp_path / "a.xlsx"), "E4", b' t="d"><v>%s</v></c>' % text.encode())
    assert read_submission(path).tables[SHEET].get("出生日期")[0] == date(1948, 3, 5)


@pytest.mark.parametrize("text", ["1948-03-04T16:00:00.000Z", "1948-03-05T24:61:00Z", "1948-02-30T00:00:00Z"])
def test_a_moment_of_which_nobody_knows_the_day_here(text: str, tmp_path: Path) -> None:
    path = stored(filled(tmp_path / "a.xlsx"), "E4", b' t="d"><v>%s</v></c>' % text.encode())
    read = read_submission(path)
    assert read.tables[SHEET].get("出生日期")[0] is None
    assert [rule for rule, place, _ in told(read) if place.endswith("!E4")] == ["F03"]


@pytest.mark.parametrize("content", [b"><v>0</v></c>", b' t="str"><v>1900-01-00</v></c>', b' t="str"><v>0</v></c>'])
@pytest.mark.parametrize(("cell", "may_be_blank"), [("E4", False), ("H4", True)])
def test_a_zero_is_an_empty_date(cell: str, may_be_blank: bool, content: bytes, tmp_path: Path) -> None:
    read = read_submission(stored(filled(tmp_path / "a.xlsx"), cell, content))
    (finding,) = [f for f in check([read])[0].findings if f.cell == cell]
    assert finding.rule == "F03"
    assert "空的日期" in finding.message
    assert ("清空" in finding.fix) is may_be_blank


def test_a_zero_typed_as_a_number(tmp_path: Path) -> None:
    def change(book: object) -> None:
        book[SHEET]["E4"].value = 0  # type: ignore[index]
        book[SHEET]["E4"].number_format = "General"  # type: ignore[index]

    told_of = told(read_submission(changed(filled(tmp_path / "a.xlsx"), change)))
    assert any("空的日期" in message for _, place, message in told_of if place.endswith("!E4"))
