"""C08-1: a branch that no liaison serves."""

from __future__ import annotations

from validators.lookups.bodies import branches
from validators.lookups.liaisons import assignments
from validators.owed import DeadlineDuty
from validators.planting import plant
from validators.planting.rows import is_branch
from validators.planting.site import LIAISON, FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, WarningUntil, rule
from workbook_templates.table import Tables

DUE = DeadlineDuty("选派党建联络员")


@rule(
    brief="{n} 个党支部没有联络员",
    clause="（八）",
    obligations=("0-4", "8-4"),
    severity=WarningUntil("liaison_coverage_deadline"),
    sheet="党组织",
    column="党组织代码",
    needs=["联络员选派"],
    message="{党组织名称}没有在任的党建联络员。",
    fix="请选派一名在职党员担任联络员，并在“联络员选派”登记，“联系党组织代码”填 {党组织代码}。",
    passes=[
        {},
        {"联络员选派": [{"结束日期": "2026-09-30"}]},
        {"联络员选派": [], "状态": "已撤销"},
        {"联络员选派": [], "组织形式": "党总支"},
        {"联络员选派": [], "成立日期": "2026-10-01"},
    ],
    fails=[
        {"联络员选派": []},
        {"联络员选派": [], "as_of": "2025-12-31"},
        {"联络员选派": [], "as_of": "2026-01-01"},
        {"联络员选派": [{"结束日期": "2026-09-29"}]},
        {"联络员选派": [{"选派日期": "2026-10-01"}]},
        {"联络员选派": [{"联系党组织代码": "530102000002"}], "状态": "拟调整", "状态日期": "2026-08-01"},
    ],
    also=["F13", "C08-4"],
)
def branch_without_liaison(tables: Tables, on: Context) -> Rows:
    """2025年底，全省离退休干部党支部党建联络员选派实现全覆盖。

    Every 党支部 in being on the as-of date, judged by the liaisons in force on that day; 结束日期 is the last day of
    service. The plan asks it of branches; 党总支 and 党委 may have a liaison and need not.
    """
    served = {a.body for a in assignments(tables) if a.in_force(on.state_day)}
    for body in branches(tables):
        if body.code not in served and (body.founded is None or body.founded <= on.state_day):
            yield Hit(body.row)


@plant()
def liaison_struck_off(site: Site) -> Marks:
    """党支部没有联络员。"""

    def links(row: FormRow) -> list[FormRow]:
        return [one for one in site.rows(row.form.unit, "联络员选派") if one["联系党组织代码"] == row["党组织代码"]]

    def alone(row: FormRow) -> bool:
        return is_branch(row) and len(links(row)) == 1 and not site.is_used(links(row)[0].cells)

    row = site.beside("C08-1", "党组织", alone)
    code = row["党组织代码"]
    site.remove(site.form(row.form.unit, LIAISON), "联络员选派", lambda cells: cells["联系党组织代码"] == code)
    yield row.at("党组织代码")
