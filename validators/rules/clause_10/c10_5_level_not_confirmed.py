"""C10-5: an honour of a level that its author cannot confirm."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.honours import HONOURS, unconfirmed
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

_COUNTY, _PROVINCE = {COVER: [{"单位代码": "530102"}]}, {COVER: [{"单位代码": "530000"}]}


@rule(
    brief="{n} 个先进典型的级别没有上级登记",
    clause="（十）",
    obligations=("7-3", "8-6", "10-2"),
    severity=Severity.WARNING,
    sheet=HONOURS,
    column="级别",
    message="{名称}（{类别}）的级别是“{级别}”，要由{级别}级的老干部局在自己的表里登记，这一行没有计入。",
    fix="请核对级别；确是上级命名的，请上级在自己的“先进典型”表里登记，这里可以保留。",
    passes=[
        {},
        {"级别": "县"} | _COUNTY,
        {"级别": "省"} | _PROVINCE,
        {"级别": "县"} | _PROVINCE,
        {"级别": "县级"},
        {HONOURS: [{"级别": "省"}, {"级别": "省", "来源单位代码": "530000"}]} | _PROVINCE,
    ],
    fails=[
        {"级别": "省"},
        {"级别": "县"},
        {"级别": "州市"} | _COUNTY,
        {"级别": "省"} | _COUNTY,
        {"级别": "省", "来源单位代码": "530000"} | _COUNTY,
    ],
)
def level_not_confirmed(tables: Tables, on: Context) -> Rows:
    """哪一级命名的先进典型，由哪一级在自己的表里登记。

    At provincial level (clauses （七）, （八） and （十）: 省级层面) that is the province's office by its own form. A unit that
    writes 省 may have been told of the honour: a warning, but the row does not count before an office of that level states
    it. A county's workbook cannot speak for the province.
    """
    for one in unconfirmed(tables):
        yield Hit(one.row)


@plant()
def honour_of_the_province(site: Site) -> Marks:
    """单位自己把级别填成省。"""
    yield from put(site.take(HONOURS), "级别", "省")
