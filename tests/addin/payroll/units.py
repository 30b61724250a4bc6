"""An allowance sheet of invented persons in several units, made without a ledger."""

from __future__ import annotations

from collections.abc import Mapping

from addin.ledger.batches import BatchContent
from addin.ledger.model import Batch, LineRow, PostRow, StandardRow
from addin.payroll.allowance_sheet import AllowanceSheet, sheet_of
from tests.addin.ledger.sheets import number_of

_AT = "2026-09-30T10:00:00+08:00"
_MONTHS = ("2026-07", "2026-08", "2026-09")
YUAN = 300


def many_units(paid: Mapping[str, int], unpaid: Mapping[str, int] | None = None, body: str = "第一支部") -> AllowanceSheet:
    """So many persons paid 900 yuan for a quarter in each unit, and so many held in all three months."""
    posts: list[PostRow] = []
    lines: list[LineRow] = []
    for outcome, counts in (("pay", paid), ("held", unpaid or {})):
        for n, (unit, count) in enumerate(counts.items(), start=1):
            for _ in range(count):
                lines += [_line(len(posts), outcome, month) for month in _MONTHS]
                posts.append(_post(len(posts), f"1153010201510{n:04d}A", unit, body))
    count, fen = sum(line.outcome == "pay" for line in lines), sum(line.fen for line in lines)
    batch = Batch(
        1, "530102", "2026Q3-1", "2026Q3", "paid", "李明", _AT, "王芳", _AT, "赵强", _AT, "d" * 64, count, fen, 0,
        len(lines) - count, 0, count + 1, "ab" * 32,
    )  # fmt: skip
    standard = StandardRow("书记", "530000", YUAN * 100, "示例1号")
    return sheet_of("盘龙区委老干部局", BatchContent(batch, [standard], posts, lines))


def _post(n: int, unit: str, unit_name: str, body: str) -> PostRow:
    number = number_of(f"某{n}")
    where = (f"530102{n:06d}", f"{unit_name}{body}", unit, unit_name, "花名册.xlsx", n)
    return PostRow(number, number, "", f"某{n}", "书记", *where, "某银行昆明分行盘龙支行", f"6223{n:015d}")


def _line(post: int, outcome: str, month: str) -> LineRow:
    if outcome == "pay":
        return LineRow(post, number_of(f"某{post}"), month, outcome, YUAN * 100, 0, "", "")
    reason = f"某{post} {month} 没有收款账户，暂缓发放。请单位补报收款账户。"
    return LineRow(post, number_of(f"某{post}"), month, outcome, 0, -1, "S09", reason)
