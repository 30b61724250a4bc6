"""C12-4: a party member without a management class."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.once import blank, column
from validators.lookups.people import PEOPLE, party_members
from validators.owed import StandingDuty, period_end
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

CLASS = "党员管理类别"

STANDING = StandingDuty("填写党员管理类别", period_end, measure="人")


@rule(
    brief="{n} 名党员没有填管理类别",
    clause="（十二）",
    obligations=("12-4",),
    severity=Severity.WARNING,
    sheet="离退休干部",
    column="党员管理类别",
    message="{姓名}（{政治面貌}）没有填党员管理类别。",
    fix="请在“党员管理类别”选：正常参加、居家养老、长期患病、异地居住或季节性流动。",
    passes=[{}, {"党员管理类别": None, "政治面貌": "群众"}, {"党员管理类别": None, "状态": "转出"}],
    fails=[{"党员管理类别": None}, {"党员管理类别": " ", "政治面貌": "中共预备党员"}],
)
def member_without_class(tables: Tables, on: Context) -> Rows:
    """推行离退休干部党员分类管理。

    Every party member 在册.
    """
    classes = column(tables, PEOPLE, CLASS)
    yield from (Hit(i) for i in party_members(tables) if classes[i] is None and blank(tables, PEOPLE, CLASS, i))
