"""F31: a row of a change form changes nothing."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups import changes
from validators.lookups.changes import change_rows
from validators.rule import Context, Rows, rule
from workbook_templates.changes.words import ACTION
from workbook_templates.table import Tables

UNPLANTED = changes.UNPLANTED
_NOTHING = {"变动": "修改", "小组名称": None, "挂联党支部代码": None, "成立日期": None, "状态": None}


@rule(
    brief="{n} 行变动没有写改什么",
    clause="",
    severity=Severity.WARNING,
    sheet="学习小组变动",
    column="变动",
    message="“变动”选的是“修改”，可是这一行没有写要改的内容。",
    fix="请在要改的格子里写上新的内容；要把原来的内容去掉，写〔清空〕；没有变动的，请删去这一行。",
    passes=[{}, _NOTHING | {"备注": "〔清空〕"}, _NOTHING | {"状态": "拟调整"}, _NOTHING | {"成立日期": "不详"}],
    fails=[_NOTHING, _NOTHING | {"备注": "　"}],
    anywhere=True,
)
def change_of_nothing(tables: Tables, on: Context) -> Rows:
    """变动表里选“修改”的一行，至少要写一格新的内容。"""
    for one in change_rows(tables):
        told = (column.name for column in one.table.sheet.own if not column.required)
        if not (one.action.adds or one.action.removes or one.action.needs) and all(map(one.is_blank, told)):
            yield one.hit(ACTION)
