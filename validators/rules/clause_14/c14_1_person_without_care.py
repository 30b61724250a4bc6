"""C14-1: someone who should be cared for one by one, without a record of it in the year."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.activities import by_person, count
from validators.lookups.once import columns
from validators.lookups.people import PEOPLE, present
from validators.lookups.units import unit_column
from validators.planting import plant
from validators.planting.activities import leave_out
from validators.planting.site import Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import years
from workbook_templates.table import Tables

CARE = "走访慰问"
_VISIT = {"活动类型": CARE, "活动日期": "2026-01-20"}
_OLD = {"人员类别": "离休", "period": "2026Q4"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Everybody who is to be visited: the visits of the year."""
    need, visited = on.policy["care_visits_per_year"], by_person(tables).get(CARE, {})
    states, units = frozenset(on.policy["care_health_states"]), unit_column(tables, PEOPLE)
    classes, health, numbers = columns(tables, PEOPLE, "人员类别", "健康状况", "身份证号")
    owed = [i for i in present(tables) if classes[i] == "离休" or health[i] in states]
    for year in years(on):
        for i in owed:
            whom = {"对象": "离休干部" if classes[i] == "离休" else f"退休干部，{health[i]}"}
            yield DutyProgress(units[i], i, count(visited.get(numbers[i], ()), year, on), need, year, whom)


DUTY = Duty("走访慰问离休干部和失能、住院的退休干部", PEOPLE, standings, after=Severity.WARNING, people=True)


@rule(
    brief="{n} 名重点关怀对象本年没有走访慰问",
    clause="（十四）",
    obligations=("1-1", "14-1"),
    thresholds=("care_visits_per_year", "care_health_states"),
    severity=Severity.WARNING,
    sheet="离退休干部",
    column="姓名",
    needs=["活动记录", "参加人员"],
    message="{姓名}（{对象}）在{期间}有走访慰问记录 {已有} 次，每年至少 {应有} 次，{期限}。",
    fix="请走访慰问，在“活动记录”登记，活动类型选“走访慰问”，在“参加人员”填写本人；已经走访的，请补登记。",
    passes=[
        {"人员类别": "离休"},
        {"period": "2026Q4"},
        _OLD | {"活动记录": [_VISIT]},
        _OLD | {"状态": "去世"},
    ],
    fails=[
        _OLD,
        _OLD | {"人员类别": "退休", "健康状况": "失能半失能"},
        _OLD | {"活动记录": [_VISIT], "参加人员": []},
        _OLD | {"as_of": "2027-01-01", "活动记录": [_VISIT | {"活动日期": "2025-12-31"}]},
    ],
    also=["C04-1", "F13"],
)
def person_without_care(tables: Tables, on: Context) -> Rows:
    """精准服务离休干部，分级分类服务退休干部。

    Everyone 离休, and those 退休 whose 健康状况 is among ``care_health_states`` (失能半失能, 长期住院): at least one
    activity of kind 走访慰问 in the calendar year of the period with the person among 参加人员. Told from the year's
    last quarter on, and always a warning.
    """
    yield from DUTY.hits(tables, on)


@plant()
def nobody_called(site: Site) -> Marks:
    """离休干部全年没有人走访慰问。"""
    row = site.take("离退休干部", lambda one: one["人员类别"] == "离休" and one["状态"] == "在册")
    leave_out(site, row.form.unit, row["身份证号"], "走访慰问")
    yield row.at("姓名")
