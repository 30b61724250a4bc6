"""F32: a change form empties a cell that has to be filled in."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups import changes
from validators.lookups.changes import change_rows
from validators.rule import Context, Rows, rule
from workbook_templates.table import Tables

UNPLANTED = changes.UNPLANTED


@rule(
    brief="{n} 处必填项写了清空",
    clause="",
    severity=Severity.ERROR,
    sheet="离退休干部变动",
    column="居住地",
    message="“{列}”在花名册里必须填，不能清空。",
    fix="请写上新的内容；没有变的，让这一格空着。",
    passes=[{}, {"联系电话": "〔清空〕"}, {"变动": "修改", "专长": " [清空] "}, {"备注": "请清空"}],
    fails=[{"变动": "修改", "居住地": "〔清空〕"}, {"变动": "修改", "居住地": "清空", "退休日期": "【清空】"}],
    anywhere=True,
)
def emptied_though_required(tables: Tables, on: Context) -> Rows:
    """变动表里的〔清空〕只能用在花名册可以不填的栏目。"""
    for one in change_rows(tables):
        for column in one.table.sheet.own:
            if not column.clearable and one.clears(column.name):
                yield one.hit(column.name)
