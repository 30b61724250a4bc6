"""What stands under a list and is nobody: signatures and seals, formulas drawn down, an error value left over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.workbook_templates.read.forms import kinds, repacked, sheet_part
from tests.workbook_templates.read.people import AS_FILLED, SHEET, after, names
from validators.engine import check
from workbook_templates.read import facts, read_submission
from workbook_templates.read.sign_off import is_label, is_sign_off
from workbook_templates.table import Submission

BLOCKS: dict[str, dict[str, object]] = {
    "in one cell": {"A8": "填表人：李明　　审核人：王芳　　2026年9月28日"},
    "label and answer": {"A8": "审核人", "B8": "王芳", "E8": "填表人：", "F8": "李明"},
    "not filled in": {"C8": "单位负责人（签字）：", "H8": "填表日期：    年  月  日"},
    "seal and date": {"C8": "盘龙区农业农村局（盖章）", "C9": "2026年9月28日"},
    "a real date": {"J9": "盖章", "J10": dt.date(2026, 9, 28)},
    "three lines apart": {"A8": "说明：以上人员均已核对", "B10": "分管领导：张三", "C12": "    年   月   日"},
    "by name first": {"B8": "制表：李明", "D8": "联系电话：", "E8": "0871-63120000"},
}


def below_the_list(read: Submission) -> list[tuple[str, str]]:
    """Rule and cell of what is found below the last of the three people."""
    return [(f.rule, f.cell) for f in check([read])[0].findings if f.sheet == SHEET and f.row > AS_FILLED[-1][0]]


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_signatures_are_one_remark(block: dict[str, object], tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        for cell, value in block.items():
            book[SHEET][cell].value = value  # type: ignore[assignment]

    read = after(tmp_path, change)
    assert names(read) == AS_FILLED
    assert kinds(read) == [facts.NOTE_ROW]
    assert [rule for rule, _ in below_the_list(read)] == ["T10"]


@pytest.mark.parametrize(
    "row",
    [
        {"A7": "审核", "B7": "530102195803051234"},
        {"A7": "李红"},
        {"A7": "李红", "E7": dt.date(1958, 1, 1)},
        {"B7": "530102195803051234"},
        {"E7": dt.date(1958, 1, 1)},
    ],
)
def test_a_person_of_whom_little_was_written_is_a_person(row: dict[str, object], tmp_path: Path) -> None:
    """Also with a block of signatures close below."""

    def change(book: Workbook) -> None:
        for cell, value in {**row, "C8": "盖章：", "C9": "2026年9月28日"}.items():
            book[SHEET][cell].value = value  # type: ignore[assignment]

    read = after(tmp_path, change)
    whole = "B7" in row and "A7" in row  # a label and its answer cannot be told from a signature
    assert [n for n, _ in names(read)] == ([4, 5, 6] if whole else [4, 5, 6, 7])


def formulas(path: Path, count: int, cells: str) -> Path:
    """So many rows below the list, with these cells."""
    rows = "".join(f'<row r="{n}">{cells.format(n=n)}</row>' for n in range(7, 7 + count)).encode()
    return repacked(
        path, lambda name, xml: xml.replace(b"</sheetData>", rows + b"</sheetData>") if name == sheet_part(SHEET) else xml
    )


def test_formulas_that_show_nothing_are_nothing(path: Path) -> None:
    cells = '<c r="E{n}" t="str"><f>IF(B{n}="","",MID(B{n},7,8))</f><v></v></c><c r="C{n}" t="str"><f>""</f><v/></c>'
    read = read_submission(formulas(path, 300, cells))
    assert names(read) == AS_FILLED
    assert kinds(read) == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ('<c r="E{n}"><f>YEAR(B{n})</f><v>1900</v></c>', [facts.FORMULA]),
        ('<c r="E{n}"><f>YEAR(B{n})</f></c>', [facts.FORMULA_NO_VALUE]),
        ('<c r="E{n}" t="e"><f>MID(B{n},0,1)</f><v>#VALUE!</v></c>', [facts.ERROR_CELL]),
        ('<c r="E{n}" t="e"><v>#REF!</v></c><c r="H{n}" t="e"><v>#REF!</v></c>', [facts.ERROR_CELL] * 2),
    ],
)
def test_what_formulas_show_below_the_list_is_told_once_a_column(cells: str, expected: list[str], path: Path) -> None:
    read = read_submission(formulas(path, 300, cells))
    assert names(read) == AS_FILLED
    assert [(f.kind, f.row) for f in read.facts] == [(kind, 7) for kind in expected]


@pytest.mark.parametrize("cell", ["A9", "H7", "W30"])
def test_an_error_alone_in_its_row_is_one_finding(cell: str, tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET][cell] = "#REF!"
        book[SHEET][cell].data_type = "e"

    read = after(tmp_path, change)
    assert [n for n, _ in names(read)] == [4, 5, 6]
    assert below_the_list(read) == [("T06", cell)]


def test_a_row_linked_to_another_sheet_is_a_person(path: Path) -> None:
    cells = "".join(f'<c r="{c}{{n}}" t="str"><f>Sheet9!{c}{{n}}</f><v>张三</v></c>' for c in "ABCD")
    read = read_submission(formulas(path, 1, cells))
    assert [n for n, _ in names(read)] == [4, 5, 6, 7]
    assert kinds(read) == [facts.FORMULA] * 4


LABELS: dict[Callable[[str], bool], tuple[str, ...]] = {
    is_label: ("审核人：", "填表人:李明", "单位负责人（签字）：", "某某局（盖章）", "   年   月   日", "制表日期：2026.9.28"),
    lambda text: not is_label(text): ("会计师", "负责人民调解", "李电话", "日期不详的", "2026年9月28日", "张三", ""),
}


@pytest.mark.parametrize(("holds", "text"), [(holds, text) for holds, texts in LABELS.items() for text in texts])
def test_what_asks_for_a_signature(holds: Callable[[str], bool], text: str) -> None:
    assert holds(text)


def test_a_date_alone_signs_nothing_by_itself() -> None:
    day = ["", dt.date(2026, 9, 28)]
    assert not is_sign_off(day)
    assert is_sign_off(day, follows=True)
