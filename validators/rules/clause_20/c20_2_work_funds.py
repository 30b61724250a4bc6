"""C20-2: work funds below the floor, overspent, or not provided at all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from validators.finding import Severity
from validators.lookups.bodies import ORGANISATIONS, Body, organisations
from validators.lookups.units import unit_column, units_reporting
from validators.lookups.work_funds import FUNDS, fund_sums, least_funds
from validators.owed import StandingDuty, year_end
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_MEND_SHORT = "按标准落实经费，核对预算金额；暂时达不到的，可以照报，这条提醒会保留"
_MEND_OVERSPENT = "核对预算金额和已支出金额；确实超支的，可以照报，这条提醒会保留"
_COMMITTEE = [{"组织形式": "党委", "党组织名称": "盘龙区农业农村局离退休干部党委"}]
_GENERAL = [{"组织形式": "党总支", "党组织名称": "盘龙区农业农村局离退休干部党总支"}]

STANDING = StandingDuty("落实 {哪一年} 年工作经费：{怎样}", year_end, title="落实党组织工作经费")


@rule(
    brief="{n} 个党组织的工作经费不足或超支",
    clause="七",
    obligations=("20-2",),
    thresholds=("work_funds_committee", "work_funds_general_branch", "work_funds_branch"),
    severity=Severity.WARNING,
    sheet="工作经费",
    column="预算金额",
    needs=["党组织"],
    message="{组织} {哪一年} 年的工作经费：{怎样}。",
    fix="请{怎样改}。",
    passes=[
        {},
        {"预算金额": "5000", "党组织": _COMMITTEE},
        {"预算金额": "4000", "党组织": _GENERAL},
        {"预算金额": "2999.99", "党组织": [{"设置方式": "联合成立"}]},
        {"预算金额": "2999.99", "年度": "2025", "党组织": []},
        {"工作经费": [], "党组织": [{"状态": "已撤销"}]},
        {"工作经费": [{"预算金额": "1000", "已支出金额": "0"}, {"预算金额": "2000", "已支出金额": "2000"}]},
    ],
    fails=[
        {"预算金额": "2999.99"},
        {"预算金额": "2000", "已支出金额": "2000.01", "党组织": [{}, {"党组织代码": "530102000002"}]},
        {"预算金额": "4999", "党组织": _COMMITTEE},
        {"预算金额": "3999", "党组织": _GENERAL},
    ],
    also=["C06-4"],
)
def work_funds(tables: Tables, on: Context) -> Rows:
    """健全离退休干部党组织工作经费保障机制，管好用好党组织工作经费：单独成立的达到最低标准，不超预算支出。

    In the year of the period, per organisation (several rows are added up): the budget of one 单独成立 and in being
    reaches the floor of its form; no more is spent than was budgeted; one whose unit sent 工作经费 without a row for it
    has none. Floors are parameters, by 德老发〔2018〕59号.
    """
    year, known = on.period.year, organisations(tables)
    sums = fund_sums(tables, year)
    for code, (row, budget, spent) in sums.items():
        body = known.get(code)
        said = {"组织": body.name if body else code, "哪一年": year}
        floor = least_funds(tables, body, on.policy)
        if floor is not None and budget < floor:
            yield Hit(row, said | {"怎样": f"预算 {budget:,.2f} 元，不足 {floor:,.2f} 元", "怎样改": _MEND_SHORT})
        if spent > budget:
            over = {"怎样": f"支出 {spent:,.2f} 元，超过预算 {budget:,.2f} 元", "怎样改": _MEND_OVERSPENT}
            yield Hit(row, said | over, column="已支出金额")
    without = (body for body in known.values() if body.code not in sums)
    yield from _without(tables, on, [body for body in without if least_funds(tables, body, on.policy)])


def _without(tables: Tables, on: Context, bodies: list[Body]) -> Iterator[Hit]:
    units, judged = unit_column(tables, ORGANISATIONS), units_reporting(tables, FUNDS)
    for body in bodies:
        if units[body.row] in judged:
            mend = f"在“工作经费”填写一行：党组织代码 {body.code}，年度 {on.period.year}"
            values = {"组织": body.name, "哪一年": on.period.year, "怎样": "没有登记", "怎样改": mend}
            yield Hit(body.row, values, sheet=ORGANISATIONS, column="党组织代码")


@plant()
def funds_below_the_floor(site: Site) -> Marks:
    """工作经费低于规定的数额。"""

    def separate(row: FormRow) -> bool:
        bodies = (one for one in site.rows(row.form.unit, "党组织") if one["党组织代码"] == row["党组织代码"])
        return any(one["设置方式"] == "单独成立" and one["状态"] != "已撤销" for one in bodies)

    row = site.take("工作经费", separate)
    row["已支出金额"] = Decimal("860.50")
    yield from put(row, "预算金额", Decimal(2000))
    yield row.follows("S11", stage="money")


@plant()
def more_spent_than_budgeted(site: Site) -> Marks:
    """工作经费支出超过预算。"""
    row = site.take("工作经费")
    yield from put(row, "已支出金额", Decimal(str(row["预算金额"])) + Decimal("12.30"))
    yield row.follows("S11", stage="money")
