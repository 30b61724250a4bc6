"""C13-5: a member said to live elsewhere (异地居住) who is not among the mobile members."""

from __future__ import annotations

import datetime as dt

from validators.finding import Severity
from validators.lookups.mobile import MOBILE
from validators.lookups.once import columns
from validators.lookups.people import PEOPLE, party_members
from validators.planting import plant
from validators.planting.rows import is_member, put
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

ELSEWHERE = "异地居住"
_AWAY = {"党员管理类别": ELSEWHERE}


@rule(
    brief="{n} 名异地居住党员没有登记为流动党员",
    clause="（十三）",
    obligations=("13-1",),
    severity=Severity.WARNING,
    sheet="离退休干部",
    column="党员管理类别",
    needs=[MOBILE],
    message="{姓名} 的党员管理类别是“异地居住”，“流动党员”表里没有本人现在在外的记录。",
    fix="请在“流动党员”登记本人；已经回来的，把党员管理类别改为现在的情况。",
    passes=[
        {},
        _AWAY,
        _AWAY | {"流动党员": [{"返回日期": "2026-10-08"}], "as_of": "2026-10-10"},
        _AWAY | {"政治面貌": "群众", "流动党员": []},
        _AWAY | {"状态": "转出", "流动党员": []},
    ],
    fails=[
        _AWAY | {"流动党员": []},
        _AWAY | {"流动党员": [{"身份证号": "530102196001010012"}]},
        _AWAY | {"流动党员": [{"返回日期": "2026-09-30"}]},
    ],
)
def living_away_not_listed(tables: Tables, on: Context) -> Rows:
    """流出地、流入地分别对流出党员、流入党员进行登记：登记为异地居住的党员，也在流动党员之列。

    Every party member 在册 of the class 异地居住 without a row in 流动党员 for an absence that lasts at the end of the period
    (or on an earlier as-of date), whichever side wrote it. 季节性流动 is not asked for: who moves with the seasons may be at
    home.
    """
    numbers, classes = columns(tables, PEOPLE, "身份证号", "党员管理类别")
    rows = zip(*columns(tables, MOBILE, "身份证号", "返回日期"), strict=True)
    away = {number for number, back in rows if not isinstance(back, dt.date) or back > on.state_day}
    for i in party_members(tables):
        if classes[i] == ELSEWHERE and numbers[i] not in away:
            yield Hit(i)


@plant()
def not_among_the_mobile(site: Site) -> Marks:
    """异地居住的党员没有登记为流动党员。"""
    yield from put(site.bystander(is_member), "党员管理类别", ELSEWHERE)
