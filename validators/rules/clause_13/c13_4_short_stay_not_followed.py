"""C13-4: a member away for a season or under six months, of whom nothing is recorded."""

from __future__ import annotations

import datetime as dt

from validators.finding import Severity
from validators.lookups.activities import by_person, count
from validators.lookups.mobile import MOBILE, absences
from validators.lookups.once import column
from validators.planting import plant
from validators.planting.activities import in_period
from validators.planting.rows import is_member
from validators.planting.site import Cells, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from validators.spans import quarters
from workbook_templates.table import Tables

SHORT = {"季节性": "季节性流动", "不足六个月": "流动时间不足6个月"}
_SHORT = {"流动类型": "季节性", "外出日期": "2026-09-10"}


@rule(
    brief="{n} 名流动党员本季度没有活动记录",
    clause="（十三）",
    obligations=("13-4", "13-6"),
    severity=Severity.INFO,
    sheet="流动党员",
    column="流动类型",
    needs=["党组织", "活动记录", "参加人员"],
    message="{姓名} {怎样}，{期间}没有联系或参加活动的记录。",
    fix="如已联系，或本人在流入地参加了活动，请在“活动记录”“参加人员”登记，流入地的活动同样算数。",
    passes=[
        {"流动类型": "长期", "外出日期": "2026-09-10"},
        _SHORT | {"参加人员": [{}]},
        _SHORT | {"已转组织关系": "是", "参加人员": []},
        _SHORT | {"返回日期": "2026-09-15", "外出日期": "2026-06-20", "参加人员": [{}]},
    ],
    fails=[
        _SHORT | {"参加人员": []},
        _SHORT | {"流动类型": "不足六个月", "活动记录": [{"活动日期": "2026-06-30"}]},
        _SHORT | {"外出日期": "2026-07-10", "参加人员": []},
    ],
    also=["F13", "C13-3"],
)
def short_stay_not_followed(tables: Tables, on: Context) -> Rows:
    """季节性流动或者流动时间不足6个月的，流出地党组织要做好跟踪管理；探索建立双向反馈、结果互认机制。

    Told where the quarter shows no activity of any kind with the member among 参加人员, be the absence ever so short;
    whether the home branch made contact each quarter is C13-3's. What the receiving side recorded counts here, and in every other
    rule that asks what a person took part in, because persons are matched over all files at hand.
    """
    kinds = column(tables, MOBILE, "流动类型")
    seen = by_person(tables).values()
    for absence in absences(tables):
        if kinds[absence.row] not in SHORT or absence.transferred or absence.left > on.state_day:
            continue
        for quarter in quarters(on):
            away = absence.left <= quarter.end and (absence.returned is None or absence.returned > quarter.start)
            if away and not any(count(p.get(absence.number, ()), quarter, on) for p in seen):
                yield Hit(absence.row, {"期间": quarter.label, "怎样": SHORT[kinds[absence.row]]})


@plant()
def short_stay(site: Site) -> Marks:
    """季末外出不满一个月，本季度没有任何活动记录。"""
    seen = _seen_in_period(site)
    person = site.bystander(lambda one: is_member(one) and one["身份证号"] not in seen)
    absence: Cells = {
        "身份证号": person["身份证号"], "姓名": person["姓名"], "流出党支部代码": person["党支部代码"],
        "流动类型": "不足六个月", "流入地": "云南省大理市", "外出日期": site.period.end - dt.timedelta(days=20),
        "已转组织关系": "否", "流出登记": "是", "流入登记": "是",
    }  # fmt: skip
    yield site.add(person.form, "流动党员", absence).at("流动类型")


def _seen_in_period(site: Site) -> set[object]:
    """Everybody who took part in something in the period."""
    found: set[object] = set()
    for form in site.forms:
        events = form.sheets.get("活动记录", ())
        now = {cells["活动编号"] for cells in events if cells.get("活动编号") and in_period(site, cells)}
        found |= {cells["身份证号"] for cells in form.sheets.get("参加人员", ()) if cells["活动编号"] in now}
    return found
