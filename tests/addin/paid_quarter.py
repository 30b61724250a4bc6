"""The third quarter of three units, paid: where tests of what happens to a payment afterwards begin."""

from __future__ import annotations

from pathlib import Path

from tests.addin.money_sheets import Desk

Q3 = """
| 单位 | 姓名    | 职务 |
|------|---------|------|
| 一局 | 张建国  | 书记 |
| 一局 | 赵文华  | 委员 |
| 二局 | 李秀英  | 委员 |
| 三局 | 王志强  | 书记 |
| 三局 | 赵文华* | 委员 |
"""
Q4 = """
| 单位 | 姓名    | 职务 | 状态 | 状态日期   |
|------|---------|------|------|------------|
| 一局 | 张建国  | 书记 | 在册 |            |
| 一局 | 赵文华  | 委员 | 在册 |            |
| 二局 | 李秀英  | 委员 | 在册 |            |
| 三局 | 王志强  | 书记 | 去世 | 2026-08-15 |
"""
RAISED = """
| 职务 | 适用范围代码 | 月标准 | 依据文号 | 生效日期   |
|------|--------------|--------|----------|------------|
| 书记 | 530000       | 300    | 示例1号  | 2025-01-01 |
| 书记 | 530000       | 400    | 示例9号  | 2026-07-01 |
| 委员 | 530000       | 210    | 示例1号  | 2025-01-01 |
"""
MONTHS = [f"2026-{month:02d}" for month in range(7, 13)]


def paid_quarter(desk: Desk, folder: Path) -> Path:
    """The third quarter, paid; the bank's list."""
    desk.rosters(Q3)
    assert desk.pays() == "3690.00", "three months of 300, 210, 210, 300 and 210"
    desk.types("allowance", "sheet", "--period", "2026Q3", "-o", folder / "发放表.xlsx", "--bank", folder / "清单.xlsx")
    return folder / "清单.xlsx"
