"""The check code of a page changes with whatever is printed on it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from addin.payroll.paper_code import code_line, code_of, sealed, typed_code, version_of
from addin.payroll.printed_page import PrintedCell, PrintedLine, PrintedPage

PAGE = PrintedPage(
    "发放表",
    (10, 10),
    ("姓名", "金额"),
    [PrintedLine((PrintedCell(0, "张建国"), PrintedCell(1, Decimal("900.00")))), PrintedLine(), code_line()],
)


def with_cell(cell: PrintedCell) -> PrintedPage:
    return replace(PAGE, lines=[PrintedLine((cell, *PAGE.lines[0].cells[1:])), *PAGE.lines[1:]])


@pytest.mark.parametrize(
    "other",
    [
        with_cell(PrintedCell(0, "张建军")),
        replace(PAGE, lines=[PrintedLine((PrintedCell(0, "张建国"), PrintedCell(1, Decimal("900.01")))), *PAGE.lines[1:]]),
        replace(PAGE, lines=[PAGE.lines[1], PAGE.lines[0], PAGE.lines[2]]),
        replace(PAGE, name="单位汇总"),
    ],
)
def test_another_page_has_another_code(other: PrintedPage) -> None:
    assert code_of(other) != code_of(PAGE)


def test_the_code_itself_is_not_counted() -> None:
    assert code_of(sealed(PAGE)) == code_of(PAGE)
    assert code_of(PAGE) in str(sealed(PAGE).lines[2].cells[0].value)


def test_the_code_of_a_page_stays_as_it_is_printed_on_papers() -> None:
    """Whoever changes how it is counted makes a new version of it: papers with this code are in the cupboards of offices."""
    assert code_of(PAGE, 2) == "2-DA59-7FE9-465E-A831"
    assert code_of(PAGE) == "3-DA59-7FE9-465E-A831"


def test_the_version_is_read_from_the_page() -> None:
    assert version_of(sealed(PAGE).grid()) == 3
    assert version_of(sealed(PAGE, 2).grid()) == 2
    assert version_of(PAGE.grid()) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2-1f0a-93bc-0d11-7e25", "2-1F0A-93BC-0D11-7E25"),
        (" 2-1F0A-93BC-0D11-7E25 ", "2-1F0A-93BC-0D11-7E25"),
        ("21F0A93BC0D117E25", "2-1F0A-93BC-0D11-7E25"),
        ("2 1f0a 93bc 0d11 7e25", "2-1F0A-93BC-0D11-7E25"),
        ("２—１Ｆ０Ａ—９３ｂｃ　０Ｄ１１７ｅ２５", "2-1F0A-93BC-0D11-7E25"),
        ("2-1F0A93BC-0D117E25", "2-1F0A-93BC-0D11-7E25"),
        ("9f86d081884c7d65", ""),
        ("2-1F0A-93BC-0D11-7E2", ""),
        ("2-1F0A-93BC-0D11-7E25-0", ""),
        ("2-1F0G-93BC-0D11-7E25", ""),
        ("", ""),
    ],
)
def test_a_code_typed_from_the_paper(text: str, code: str) -> None:
    assert typed_code(text) == code
