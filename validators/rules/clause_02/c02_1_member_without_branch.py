"""C02-1: a party member who belongs to no branch in being."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.bodies import BRANCH, Body, organisations
from validators.lookups.people import misplaced, newly_retired, party_members
from validators.owed import DeadlineDuty
from validators.planting import plant
from validators.planting.rows import is_member
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, WarningUntil, rule
from workbook_templates.table import Tables

DUE = DeadlineDuty("把党员编入党支部", party_members)


@rule(
    brief="{n} 名党员未编入党支部",
    clause="（二）",
    obligations=("2-2",),
    thresholds=("placement_grace_months",),
    severity=WarningUntil("branch_coverage_deadline"),
    sheet="离退休干部",
    column="党支部代码",
    needs=["党组织"],
    message="{姓名}（{政治面貌}）{怎样}。每名离退休干部党员都要编入党支部。",
    fix="请在“党支部代码”填本人所在离退休干部党支部的12位代码；还没有编入的，请先编入一个党支部。",
    passes=[
        {},
        {"政治面貌": "群众", "党支部代码": None, "学习小组代码": "X530102000001"},
        {"状态": "去世", "党支部代码": None},
        {"党支部代码": "530102000999"},
        {"党组织": [{"状态": "拟调整"}]},
    ],
    fails=[
        {"党支部代码": None, "党组织": []},
        {"党支部代码": None, "党组织": [], "as_of": "2025-12-31"},
        {"党支部代码": None, "党组织": [], "as_of": "2026-01-01"},
        {"党支部代码": None, "政治面貌": "中共预备党员", "状态": None, "党组织": []},
        {"党组织": [{"状态": "已撤销"}]},
        {"党支部代码": None, "退休日期": "2026-09-28", "党组织": []},
        {"党支部代码": None, "退休日期": "2026-08-20", "党组织": []},
        {"党组织": [{"组织形式": "党总支", "党组织名称": "盘龙区农业农村局离退休干部党总支"}]},
    ],
    also=["C06-6"],
)
def member_without_branch(tables: Tables, on: Context) -> Rows:
    """2025年底前，确保每名离退休干部党员都纳入党组织的有效服务管理。

    Members are 中共党员 and 中共预备党员 who are 在册. A blank code, one of a dissolved organisation, or one of a
    党总支 or 党委 is a hit: a member belongs to a branch. A code nobody knows is F13's matter. Who has retired within the
    month is a reminder: membership takes time to be moved.
    """
    wrong = {code: said for code, body in organisations(tables).items() if (said := _what_is_wrong(body))}
    new = newly_retired(tables, on)
    for i, said in misplaced(tables, party_members(tables), "党支部代码", wrong):
        yield Hit(i, {"怎样": said}, severity=Severity.WARNING if i in new else None)


def _what_is_wrong(body: Body) -> str:
    if not body.exists:
        return f"所填的{body.name}（{body.code}）已撤销"
    return "" if body.form in ("", BRANCH) else f"所填的{body.name}（{body.code}）是{body.form}，不是党支部"


@plant()
def member_of_no_branch(site: Site) -> Marks:
    """党员没有编入党支部。"""
    row = site.bystander(is_member)
    site.sizes[row["党支部代码"]] -= 1
    row["党支部代码"] = None
    yield row.at("党支部代码")
