"""The yearly work funds of party organisations: what was reported, and the least that one set up separately is to have."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from validators.lookups.bodies import ORGANISATIONS, Body
from validators.lookups.once import column, columns
from validators.policy import Policy
from workbook_templates.table import Tables

FUNDS = "工作经费"
SEPARATE = "单独成立"
_FLOOR = {"党委": "work_funds_committee", "党总支": "work_funds_general_branch", "党支部": "work_funds_branch"}


class FundSum(NamedTuple):
    """An organisation's funds of a year in yuan, its rows added up; ``row`` is the first of them."""

    row: int
    budget: Decimal
    spent: Decimal


def fund_sums(tables: Tables, year: int) -> dict[str, FundSum]:
    """The funds of each organisation in the year, by its code."""
    found: dict[str, FundSum] = {}
    rows = enumerate(zip(*columns(tables, FUNDS, "党组织代码", "年度", "预算金额", "已支出金额"), strict=True))
    for i, (code, of, budget, spent) in rows:
        if code and of == year and budget is not None:
            row, before, spent_before = found.get(code, FundSum(i, Decimal(0), Decimal(0)))
            found[code] = FundSum(row, before + budget, spent_before + (spent or 0))
    return found


def least_funds(tables: Tables, body: Body | None, policy: Policy) -> Decimal | None:
    """The least yearly budget in yuan of an organisation that is set up separately and in being; None for others."""
    if body is None or not body.exists or body.form not in _FLOOR:
        return None
    return Decimal(policy[_FLOOR[body.form]]) if column(tables, ORGANISATIONS, "设置方式")[body.row] == SEPARATE else None
