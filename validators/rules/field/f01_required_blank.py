"""F01: a required field is blank."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.activities import HEADCOUNTS, WITHOUT_ATTENDANCE
from validators.planting import plant
from validators.planting.activities import outing
from validators.planting.rows import put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, View, field_rule
from validators.told_by_number import told_by_number

_FROM_ELSEWHERE = {"流出党支部代码": None, "流出党组织名称": "四川省成都市青羊区农业农村局退休干部党支部"}


@field_rule(
    brief="{n} 处必填项没有填",
    applies=lambda column: column.required,
    severity=Severity.ERROR,
    sheet="离退休干部",
    column="居住地",
    message="“{列}”是必填项，这一格是空的。",
    fix="请填写{列}。{怎样填}",
    suggest=told_by_number,
    passes=[{}, {"居住地": "大理市"}, {"流动党员": [_FROM_ELSEWHERE]}],
    fails=[{"居住地": None}, {"居住地": ""}, {"居住地": "　"}, {"居住地": "\u200b"}],
)
def required_blank(view: View, on: Context) -> Rows:
    """必填项不能为空；队伍状况分析、回访、走访慰问、流动党员联系、领导调研、未开展说明没有应到、实到人数的，可以不填。

    A cell that holds something not understood is judged by the rule of its type, not here. A column that names another which
    may be filled instead (``unless``) may be empty where that one is filled.
    """
    if None not in view.distinct:
        return
    kinds = view.table.get("活动类型") if view.column.name in HEADCOUNTS else ()
    instead = view.table.get(view.column.unless) if view.column.unless else ()
    unread = view.unread
    for i, value in enumerate(view.values):
        if value is None and i not in unread:
            excused = (kinds and kinds[i] in WITHOUT_ATTENDANCE) or (instead and instead[i])
            if not excused:
                yield Hit(i, {"怎样填": view.column.help})


@plant()
def home_left_blank(site: Site) -> Marks:
    """必填项空着。"""
    yield from put(site.bystander(), "居住地", None)


@plant()
def recorder_left_blank(site: Site) -> Marks:
    """活动没有记录人。"""
    yield from put(outing(site), "记录人", None)


@plant()
def bank_left_blank(site: Site) -> Marks:
    """没有写开户银行，只敲了空格。"""
    yield from put(site.take("收款账户"), "开户银行", "　 ")
