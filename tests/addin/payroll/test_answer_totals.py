"""What a bank's answer says in sum, and whether it answers what was ordered."""

from __future__ import annotations

import pytest

from addin.payroll.answer_totals import StatedTotal, range_problems, stated_problems, stated_total

ORDERED = {f"2026Q3-1-{n:04d}": 90000 for n in range(1, 6)} | {"2026Q3-2-0001": 40000}


@pytest.mark.parametrize(
    ("row", "amount", "stated"),
    [
        (["合计", "", "1300"], 2, StatedTotal(None, 130000)),
        (["合计", "2", "1,300.00", "", ""], 2, StatedTotal(None, 130000)),
        (["合计", "2", "1300.00", "某局", "530102001"], 1, StatedTotal(2, 130000)),
        (["合计", "2", "1300.00", "某局", "530102001"], 4, StatedTotal(2, 130000)),
        (["合计 2 笔 1,300.00 元", "", ""], 2, StatedTotal(2, 130000)),
        (["总笔数：2", "总金额：1300.00", ""], None, StatedTotal(2, 130000)),
        (["总笔数", "2", "总金额", "1300"], None, StatedTotal(2, 130000)),
        (["总计共2笔"], None, StatedTotal(2, None)),
        (["合计：成功 1 笔 900.00 元，失败 1 笔 400.00 元"], None, None),
        (["代发结果", "2026-10-08"], None, None),
        (["", "", ""], 1, None),
    ],
)
def test_the_total_that_a_row_states(row: list[str], amount: int | None, stated: StatedTotal | None) -> None:
    assert stated_total(row, amount) == stated


def test_a_stated_total_is_told_with_both_figures() -> None:
    assert list(stated_problems([StatedTotal(2, 130000)], 2, 130000)) == []
    assert list(stated_problems([StatedTotal(3, 130001)], 2, 130000)) == [
        "回盘自己写的合计是 3 笔，逐行数是 2 笔",
        "回盘自己写的合计是 1,300.01 元，逐行加是 1,300.00 元",
    ]


def test_a_gap_in_the_references_is_told_with_both_figures() -> None:
    whole = {one: fen for one, fen in ORDERED.items() if one.startswith("2026Q3-1")}
    assert list(range_problems(whole, ORDERED)) == []
    assert list(range_problems({one: whole[one] for one in ("2026Q3-1-0002", "2026Q3-1-0003")}, ORDERED)) == []
    lacking = {one: fen for one, fen in whole.items() if one != "2026Q3-1-0003"}
    assert list(range_problems(lacking, ORDERED)) == [
        "批次 2026Q3-1 从 0001 号到 0005 号，清单上是 5 笔 4,500.00 元，回盘里是 4 笔 3,600.00 元"
    ]
