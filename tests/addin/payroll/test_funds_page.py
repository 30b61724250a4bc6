"""The table of work funds: what was to be had, given and spent; sums by unit; what is missing in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from addin.payroll.funds_page import OrganisationFunds, funds_page
from addin.payroll.printed_page import PrintedPage


def of(
    name: str, least: int | None, budget: int | None, spent: int, unit: str = "甲局", *, seen: bool = True
) -> OrganisationFunds:
    """Amounts in yuan."""
    fen = (None if least is None else least * 100, None if budget is None else budget * 100)
    return OrganisationFunds(unit, unit, name, "党支部", *fen, spent * 100, seen)


def amounts(page: PrintedPage, what: str) -> list[object]:
    line = next(one for one in page.lines if one.what == what)
    return [cell.value for cell in line.cells if isinstance(cell.value, Decimal)]


@pytest.mark.parametrize(
    ("funds", "state"),
    [
        (of("甲支部", 3000, 3000, 3000), "达到"),
        (of("甲支部", 3000, 2999, 0), "不足，差 1.00 元"),
        (of("甲支部", 3000, 3000, 3001), "超支 1.00 元"),
        (of("甲支部", 3000, 2000, 2001), "不足，差 1,000.00 元；超支 1.00 元"),
        (of("甲支部", 3000, None, 0), "没有登记"),
        (of("甲支部", 3000, None, 0, seen=False), "单位还没有报"),
        (of("甲支部", None, 100, 0), "没有规定最低标准"),
    ],
)
def test_how_the_funds_stand(funds: OrganisationFunds, state: str) -> None:
    assert funds.state == state


def test_units_and_the_whole_add_up() -> None:
    page = funds_page("某局", 2026, [of("甲一", 3000, 3000, 1000), of("甲二", 5000, 4000, 0), of("乙一", 3000, None, 0, "乙局")])
    assert amounts(page, "甲局小计") == [8000, 7000, 1000, 6000]
    assert amounts(page, "合计（3 个党组织）") == [
        Decimal("11000.00"),
        Decimal("7000.00"),
        Decimal("1000.00"),
        Decimal("6000.00"),
    ]
    text = "\n".join(cell for row in page.grid() for cell in row)
    for words in ("2026年离退休干部党组织工作经费表", "人民币柒仟元整", "负责人（签字、盖章）"):
        assert words in text
    assert "乙局小计" not in text, "one organisation is its own sum"


def test_without_organisations_the_page_says_so() -> None:
    assert any("没有。" in row for row in funds_page("某局", 2026, []).grid())
