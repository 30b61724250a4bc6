"""F30: a row of a change form lacks what its action needs."""

from __future__ import annotations

from collections.abc import Iterator

from validators.finding import Severity
from validators.lookups import changes
from validators.lookups.changes import ChangeFormRow, change_rows
from validators.rule import Context, Rows, rule
from workbook_templates.table import Tables

UNPLANTED = changes.UNPLANTED
_DEAD = {"变动": "去世", "状态": None, "状态日期": "2026-08-01"}
_LEFT = {"变动": "转出", "状态": None, "状态日期": "2026-08-01", "转往": "昆明市五华区委老干部局"}
_RIGHT = {"变动": "更正身份证号", "新身份证号": "530102196303072423"}
_FROM_ELSEWHERE = {"流出党支部代码": None, "流出党组织名称": "四川省成都市青羊区农业农村局退休干部党支部"}


@rule(
    brief="{n} 处变动没有写全",
    clause="",
    severity=Severity.ERROR,
    sheet="离退休干部变动",
    column="状态日期",
    message="“变动”选的是“{变动}”，没有填“{列}”。",
    fix="请填写{列}。{怎样填}“变动”选错的，请改正。",
    passes=[
        {},
        _DEAD,
        _LEFT,
        _RIGHT,
        {"变动": "修改", "居住地": None},
        {"任职变动": [{"变动": "免职", "免职日期": "2026-08-01"}]},
        {"流动党员变动": [_FROM_ELSEWHERE]},
    ],
    fails=[
        _DEAD | {"状态日期": None},
        _LEFT | {"状态日期": "　", "转往": None},
        _LEFT | {"状态日期": "〔清空〕"},
    ],
    anywhere=True,
)
def change_says_too_little(tables: Tables, on: Context) -> Rows:
    """变动表里，新增、任职的一行要写齐花名册的必填项，去世、转出要写状态日期，转出要写转往哪里，更正身份证号要写姓名和新号码，免职要写免职日期。"""
    for one in change_rows(tables):
        for column in _needed(one):
            if one.is_blank(column) or one.clears(column):
                yield one.hit(column, 怎样填=one.table.sheet.column(column).help)


def _needed(one: ChangeFormRow) -> Iterator[str]:
    """The columns that the row has to fill besides those required of every row."""
    yield from one.action.needs
    if one.action.adds:
        for column in one.changed.own:
            instead = column.unless and not one.is_blank(column.unless)
            if column.required and not instead and not one.table.sheet.column(column.name).required:
                yield column.name
