"""C12-9: a follow-up visit recorded with the person who was visited."""

from __future__ import annotations

import datetime as dt

from validators.finding import Severity
from validators.lookups.activities import ATTENDANCE, activities
from validators.lookups.once import column, columns
from validators.lookups.units import unit_column
from validators.planting import plant
from validators.planting.site import ACTIVITY, Cells, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

KIND = "回访"
STAFF = frozenset({"书记", "委员", "联络员", "党务干部"})
_VISIT = {"活动类型": KIND}


@rule(
    brief="{n} 行回访登记写了被回访的人",
    clause="（十二）",
    obligations=("12-3",),
    severity=Severity.WARNING,
    sheet="参加人员",
    column="活动编号",
    needs=["活动记录"],
    message="“回访”活动的参加人员里写了被回访的人。",
    fix="请删去这一行。回访只报次数和完成情况：在“单位事项”的“回访”一行填“次数”，不写姓名和个人情况。",
    passes=[{}, {"活动记录": [_VISIT], "参加身份": "党务干部"}],
    fails=[{"活动记录": [_VISIT], "参加身份": "党员"}, {"活动记录": [_VISIT], "参加身份": "群众"}],
)
def follow_up_with_names(tables: Tables, on: Context) -> Rows:
    """跟踪回访受到纪律处分的离退休干部：只计次数，不登记被回访的人。

    Whoever takes part in an activity of kind 回访 other than as secretary, committee member, liaison or party-affairs
    cadre is taken for the one visited. The message names nobody.
    """
    held = activities(tables)
    visits = {key for key, one in held.items() if one.kind == KIND}
    roles = column(tables, ATTENDANCE, "参加身份")
    for i, key in enumerate(zip(unit_column(tables, ATTENDANCE), *columns(tables, ATTENDANCE, "活动编号"), strict=True)):
        if key in visits and roles[i] not in STAFF:
            yield Hit(i)


@plant()
def visited_person_named(site: Site) -> Marks:
    """回访活动里写了被回访人的姓名。"""
    person = site.bystander()
    log = site.form(person.form.unit, ACTIVITY)
    number = f"{site.period.year - 1}Q4-9{len(site.marks):03d}"
    clerk = log.cover["填报人"]
    visit: Cells = {
        "活动编号": number, "组织代码": log.unit, "活动类型": KIND, "活动主题": "跟踪回访", "主持人": clerk, "记录人": clerk,
        "活动日期": dt.date(site.period.year - 1, 12, 10), "应到人数": 1, "实到人数": 1, "活动方式": "线下", "地点": "家中",
    }  # fmt: skip
    site.add(log, "活动记录", visit)
    who: Cells = {"活动编号": number, "身份证号": person["身份证号"], "姓名": person["姓名"], "参加身份": "群众"}
    yield site.add(log, ATTENDANCE, who).at("活动编号")
