"""F33: a row of a change form says one thing in its action and another in its cells."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups import changes
from validators.lookups.changes import change_rows
from validators.rule import Context, Rows, rule
from workbook_templates.changes.words import NEW_NUMBER, STATE, WHERE_TO
from workbook_templates.table import Tables

UNPLANTED = changes.UNPLANTED
_DAY = {"状态日期": "2026-08-01"}


@rule(
    brief="{n} 处变动前后矛盾",
    clause="",
    severity=Severity.ERROR,
    sheet="离退休干部变动",
    column="状态",
    message="“变动”选的是“{变动}”，“{列}”却填了“{值}”。",
    fix="请对照实际情况，改正其中一格；“{列}”用不着填的，让它空着。",
    passes=[
        {},
        {"变动": "去世", "状态": "去世"} | _DAY,
        {"变动": "去世", "状态": None} | _DAY,
        {"变动": "修改", "状态": "在册"},
    ],
    fails=[
        {"变动": "去世", "状态": "在册"} | _DAY,
        {"变动": "去世", "状态": "在册", "新身份证号": "530102196303072423"} | _DAY,
        {"变动": "转出", "状态": "去世", "转往": "昆明市五华区委老干部局"} | _DAY,
    ],
    anywhere=True,
)
def change_contradicts_itself(tables: Tables, on: Context) -> Rows:
    """变动表里选“去世”“转出”的，状态要么空着，要么与它一致；只有转出的才写转往哪里，只有更正身份证号的才写新身份证号。"""
    for one in change_rows(tables):
        state = one.table.get(STATE)[one.row]
        if one.action.state and state not in (None, one.action.state):
            yield one.hit(STATE)
        for column in (WHERE_TO, NEW_NUMBER):
            if column not in one.action.needs and one.table.get(column)[one.row] is not None:
                yield one.hit(column)
