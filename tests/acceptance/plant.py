"""What a planted violation is, and what several of them change alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.acceptance.unit import (
    BRANCH,
    GROUP,
    NAME,
    Row,
    cadre,
)


@dataclass
class Plant:
    """What is changed, and what must be told. Rows are those Excel shows; `also` may be told besides."""

    rule: str
    severity: str
    sheet: str | None
    row: int | None
    column: str | None
    change: list[tuple[Any, ...]]
    as_of: str | None = None
    also: tuple[str, ...] = ()
    cover: Row = field(default_factory=dict)


P = Plant
OFF, RET, POST, GRP, RES, MOB = "党组织", "离退休干部", "任职", "学习小组", "后备书记", "流动党员"
LIA, DID, ACT, PRE = "联络员选派", "联络员履责", "活动记录", "参加人员"
STD, ACC, FUND, SAME = "补贴标准", "收款账户", "工作经费", "重复认定"
FIVE, SIX, TASK, DUTY, BEST = "五个基本", "六个好", "任务清单", "单位事项", "先进典型"


def cell(sheet: str, row: int, **cells: Any) -> tuple[Any, ...]:
    """These cells of the row that Excel shows under this number."""
    return ("cell", sheet, row, cells)


def add(sheet: str, *rows: Row) -> tuple[Any, ...]:
    """Rows below the last one."""
    return ("add", sheet, rows)


def drop(sheet: str, **match: Any) -> tuple[Any, ...]:
    """Without the rows that have these values; all rows where none is named."""
    return ("drop", sheet, match)


NEW = cadre("马建华", "1961-02-03", 211)
NEWID = NEW["身份证号"]
BRANCH_2 = {
    "党组织代码": "530102000022",
    "党组织名称": f"{NAME}第二离退休干部党支部",
    "组织形式": "党支部",
    "设置方式": "单独成立",
    "成立日期": "2015-06-01",
    "本届起始日期": "2024-09-01",
    "本届届满日期": "2027-08-31",
    "支部类别": "一般",
    "状态": "正常",
}
B2 = "530102000022"


NOTHING = [
    *(cell(RET, n, 党支部代码=None, 学习小组代码=None, 党员管理类别=None) for n in range(4, 15)),
    *map(drop, (OFF, GRP, POST, RES, MOB, LIA, DID, FUND, FIVE, SIX)),
    drop(ACT, 组织代码=BRANCH),
    drop(ACT, 组织代码=GROUP),
    *(drop(PRE, 活动编号=f"{kind}{quarter}") for kind in "XL" for quarter in (1, 2, 3)),
]
"""A unit that has neither branch nor group."""
