"""C15-2: a unit without co-building with a community in the year."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.matters import DONE, matters
from validators.lookups.unit_duties import UnitDutyProgress
from validators.planting import plant
from validators.planting.activities import drop_activities
from validators.planting.site import ACTIVITY, ASSESSMENT, Mark, Marks, Site
from validators.rule import Context, Rows, rule
from workbook_templates.layout import COVER
from workbook_templates.table import Tables

KIND = "社区共建"
_HELD = {"活动类型": KIND, "活动日期": "2026-05-10"}
_YEAR_END = {"period": "2026Q4"}
_activities = UnitDutyProgress({KIND: "co_buildings_per_year"})


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each unit: its activities with communities in the year; a matter reported as done stands for them all."""
    known = matters(tables)
    for standing in _activities(tables, on):
        said = known.get((standing.owner, KIND, standing.span.year))
        yield standing._replace(have=max(standing.have, standing.need)) if said and said.state == DONE else standing


DUTY = Duty("与社区党组织融合共建", COVER, standings, after=Severity.INFO)


@rule(
    brief="本年没有与社区共建的记录",
    clause="（十五）",
    obligations=("15-2",),
    thresholds=("co_buildings_per_year",),
    severity=Severity.INFO,
    sheet="封面",
    column="单位代码",
    needs=["活动记录"],
    message="{单位}在{期间}没有与社区共建的记录。",
    fix="如已开展组织融合、活动联办、阵地共享，请在“活动记录”登记，活动类型选“社区共建”，或在“单位事项”填报“社区共建”。",
    passes=[{}, _YEAR_END | {"活动记录": [_HELD]}, _YEAR_END | {"单位事项": [{"事项": KIND}]}],
    fails=[_YEAR_END, _YEAR_END | {"单位事项": [{"事项": KIND, "完成情况": "进行中"}]}],
    also=["C01-1", "C11-1", "C12-1", "C12-2", "C03-1", "C11-2"],
)
def unit_without_co_building(tables: Tables, on: Context) -> Rows:
    """推进机关事业单位离退休干部党组织与社区党组织融合共建。

    Each unit whose 活动记录 are at hand: an activity of kind 社区共建, or a 单位事项 社区共建 reported as 已完成, in the
    calendar year of the period. Told from the year's last quarter on, for information only.
    """
    yield from DUTY.hits(tables, on)


@plant()
def no_co_building(site: Site) -> Marks:
    """没有与社区共建的记录。"""
    form = site.file("C15-2", ACTIVITY)
    drop_activities(site, form.unit, lambda cells: cells["活动类型"] == "社区共建")
    for other in site.forms:
        if other.unit == form.unit and other.kind == ASSESSMENT and not site.is_closed(other):
            site.remove(other, "单位事项", lambda cells: cells["事项"] == "社区共建")
    yield Mark(form, COVER, column="单位代码")
